/** Where a repository may lie, as the cmdlets that register and change one take it: an address, or a folder that is there. */
import type { CmdletActions, ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { isFolder } from '../packages/installed-resources.ts';
import { isAddress, PROVIDER } from './module-repositories.ts';
import { refuse } from './version-limits.ts';

const location = { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }] } as const satisfies ParameterDeclaration;

export const locationParameters = {
  PublishLocation: { ...location, help: 'Where modules are published, if elsewhere.' },
  ScriptSourceLocation: { ...location, help: 'Where scripts come from, if from elsewhere.' },
  ScriptPublishLocation: { ...location, help: 'Where scripts are published, if elsewhere.' },
} as const;

export const sourceLocationParameter = { ...location, help: 'An address, or a folder that is there.' } as const;

export const policyParameter = {
  type: 'string',
  validate: [{ kind: 'set', values: ['Trusted', 'Untrusted'], ignoreCase: true }],
  help: 'Whether nobody is asked before something is installed from it.',
} as const satisfies ParameterDeclaration;

export const providerParameter = {
  type: 'string',
  validate: [{ kind: 'notNullOrEmpty' }],
  help: 'The provider that speaks to it; there is one, NuGet.',
} as const satisfies ParameterDeclaration;

/** The address, or the path of the folder; ends the cmdlet for a folder that is not there. */
export function locationOf(ps: CmdletActions, given: unknown): string {
  const text = given instanceof NetUri ? given.originalString : String(given);
  if (isAddress(text)) return NetUri.parse(text, 'absolute').toString();
  const missing = (): never =>
    refuse(ps, 'PathNotFound', `Cannot find the path '${text}' because it does not exist.`, text);
  try {
    const { path } = drivesOf(ps).findOne(text);
    return isFolder(path) ? path : missing();
  } catch (error) {
    if (error instanceof NetException) return missing();
    throw error;
  }
}

export function checkProvider(ps: CmdletActions, given: string | undefined): void {
  if (given === undefined || given.toLowerCase() === PROVIDER.toLowerCase()) return;
  refuse(
    ps,
    'InvalidPackageManagementProviderValue',
    `The PackageManagementProvider value cannot be '${given}'. Valid values for provider names include '${PROVIDER}', and the default value for this parameter is '${PROVIDER}'.`,
    given,
  );
}
