/** Makes the cmdlets of this folder: those that read and change the published topology, its services and applications. */
import { type CmdletDefinition, cmdlet, type ParameterDeclarations } from '../../../src/engine/cmdlet.ts';
import { asksBefore, defaultSetOf, parametersOf } from '../cmdlet-data.ts';
import {
  getApplicationPool,
  newApplicationPool,
  removeApplicationPool,
  setApplicationPool,
} from './application-pools.ts';
import {
  getApplication,
  getApplicationComputer,
  newApplication,
  newApplicationComputer,
  removeApplication,
  removeApplicationComputer,
  setApplication,
} from './applications.ts';
import managementStore from './management-store.json' with { type: 'json' };
import {
  enableReplica,
  getConfigurationStoreLocation,
  getManagementConnection,
  moveManagementServer,
  testReplica,
} from './management-store.ts';
import { publishTopology, testTopology } from './publishing.ts';
import serviceSetters from './service-setters.json' with { type: 'json' };
import { serviceSetter } from './service-setters.ts';
import simpleUrls from './simple-urls.json' with { type: 'json' };
import { newSimpleUrlConfiguration, removeSimpleUrlConfiguration, setSimpleUrlConfiguration } from './simple-urls.ts';
import { getNetworkInterface, getTrunk, setSite } from './sites-and-trunks.ts';
import { testComputer } from './test-computer.ts';
import topology from './topology.json' with { type: 'json' };
import type { TopologyAction, TopologyNoun } from './topology-cmdlet.ts';
import trustedApplications from './trusted-applications.json' with { type: 'json' };

const nouns = [
  ...serviceSetters,
  ...trustedApplications,
  ...topology,
  ...managementStore,
  ...simpleUrls,
] as unknown as readonly TopologyNoun[];

const actions: Readonly<Record<string, TopologyAction>> = {
  'Get-CsTrustedApplicationPool': getApplicationPool,
  'New-CsTrustedApplicationPool': newApplicationPool,
  'Set-CsTrustedApplicationPool': setApplicationPool,
  'Remove-CsTrustedApplicationPool': removeApplicationPool,
  'Get-CsTrustedApplicationComputer': getApplicationComputer,
  'New-CsTrustedApplicationComputer': newApplicationComputer,
  'Remove-CsTrustedApplicationComputer': removeApplicationComputer,
  'Get-CsTrustedApplication': getApplication,
  'New-CsTrustedApplication': newApplication,
  'Set-CsTrustedApplication': setApplication,
  'Remove-CsTrustedApplication': removeApplication,
  'Set-CsSite': setSite,
  'Get-CsTrunk': getTrunk,
  'Get-CsNetworkInterface': getNetworkInterface,
  'Enable-CsReplica': enableReplica,
  'Test-CsReplica': testReplica,
  'Test-CsComputer': testComputer,
  'Get-CsConfigurationStoreLocation': getConfigurationStoreLocation,
  'Get-CsManagementConnection': getManagementConnection,
  'Move-CsManagementServer': moveManagementServer,
  'New-CsSimpleUrlConfiguration': newSimpleUrlConfiguration,
  'Set-CsSimpleUrlConfiguration': setSimpleUrlConfiguration,
  'Remove-CsSimpleUrlConfiguration': removeSimpleUrlConfiguration,
  'Publish-CsTopology': publishTopology,
  'Test-CsTopology': testTopology,
};

/** @throws Error for a cmdlet that the data do not have */
export default function topologyCmdlet(verb: string, noun: string): CmdletDefinition {
  const entry = nouns.find((one) => one.noun === noun && one.cmdlets[verb]);
  if (!entry) throw new Error(`The topology has no cmdlet ${verb}-${noun}.`);
  const action = entry.role === undefined ? actions[`${verb}-${noun}`] : serviceSetter(entry);
  if (!action) throw new Error(`Nothing does ${verb}-${noun}.`);
  const { synopsis, description, example, outputs = [], className, run } = action;
  const defaultSet = defaultSetOf(entry, verb);
  return cmdlet<ParameterDeclarations>({
    verb,
    noun,
    className: className ?? `Microsoft.Rtc.Management.Xds.${verb}${noun.slice('Cs'.length)}Cmdlet`,
    ...(defaultSet === undefined ? {} : { defaultParameterSet: defaultSet }),
    ...(asksBefore(entry, verb) ? { supportsShouldProcess: true } : {}),
    outputTypes: [...outputs],
    help: {
      synopsis,
      ...(description === undefined ? {} : { description }),
      examples: [example],
      links: ['Get-CsTopology', 'Get-CsService'],
    },
    parameters: withReasons(parametersOf(entry, verb), action),
    run: (ps) => run(ps, entry),
  });
}

function withReasons(
  parameters: ParameterDeclarations,
  { noEffect = {}, refused = {} }: TopologyAction,
): ParameterDeclarations {
  const reasons: Readonly<Record<string, string>> = {
    Force: 'nothing here asks before it works, and every error that is shown matters',
    ...noEffect,
  };
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      {
        ...parameter,
        ...(reasons[name] === undefined ? {} : { noEffect: reasons[name] }),
        ...(refused[name] === undefined ? {} : { refused: refused[name] }),
      },
    ]),
  );
}
