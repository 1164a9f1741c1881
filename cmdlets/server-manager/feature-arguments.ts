/** What the cmdlets of ServerManager share: the machine that is meant, and features by their names. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { deploymentOf } from '../deployment/deployment-service.ts';
import { reachableMachine } from '../deployment/machine-selection.ts';
import { type WindowsFeature, windowsFeatures } from './windows-features.ts';

export const computerParameters = {
  ComputerName: { type: 'string', aliases: ['Cn'], help: 'The machine; by default that of the session.' },
  Credential: {
    type: 'pscredential',
    help: 'The account to do it as.',
    noEffect: 'every account of a lab may log on to every machine',
  },
  LogPath: {
    type: 'string',
    help: 'Where to write a log.',
    noEffect: 'nothing is logged that the result does not say',
  },
} as const;

/** The machine, where it answers. @throws an error of the cmdlet */
export function machineMeant(
  ps: CmdletActions,
  name: string | undefined,
): { deployment: Deployment; machine: Machine } {
  const deployment = deploymentOf(ps);
  const machine = name === undefined ? deployment.session.machine : reachableMachine(deployment, name);
  if (machine) return { deployment, machine };
  return ps.fail(
    'DISMAPI_Error__Failed_To_Reach_Target',
    'ConnectionError',
    `The WinRM client cannot process the request: the computer "${name}" cannot be reached.`,
    { target: name ?? null },
  );
}

/** Features by names, with wildcards; a name that fits none is reported. */
export function featuresNamed(ps: CmdletActions, names: readonly string[]): WindowsFeature[] {
  return names.flatMap((name) => {
    const pattern = WildcardPattern.of(name, true);
    const found = windowsFeatures.filter((feature) => pattern.isMatch(feature.name));
    if (found.length === 0)
      ps.error(
        'NameDoesNotExist',
        'InvalidArgument',
        `ArgumentNotValid: The role, role service, or feature name is not valid: '${name}'. The name was not found.`,
        { target: name },
      );
    return found;
  });
}
