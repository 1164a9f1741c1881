/** Parameters that the cmdlets have alike that take packages out of repositories. */
import type { ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { CLASSES, SCOPES } from '../packages/resources.ts';
import { repositoryNames } from './repository-names.ts';

export const wantedVersionParameter = {
  type: 'string',
  wildcards: true,
  validate: [{ kind: 'notNullOrEmpty' }],
  help: 'A version, or a range of them as NuGet writes it (`[1.0,2.0)`); the newest if omitted.',
} as const satisfies ParameterDeclaration;

export const repositoryParameter = {
  type: 'string[]',
  wildcards: true,
  validate: [{ kind: 'notNullOrEmpty' }],
  complete: repositoryNames,
  help: 'The repositories to ask; all if omitted.',
} as const satisfies ParameterDeclaration;

export const scopeParameter = {
  type: 'enum',
  typeName: `${CLASSES}.ScopeType`,
  values: SCOPES,
  help: 'For the user alone, or for all users.',
} as const satisfies ParameterDeclaration;

/** What each of them has in all of its sets. */
export const commonInstalling = {
  Credential: { type: 'pscredential', help: 'Who asks, for servers that want to know.' },
  TemporaryPath: {
    type: 'string',
    validate: [{ kind: 'notNullOrEmpty' }],
    noEffect: 'packages are unpacked in memory',
    help: 'A folder for what is unpacked on the way.',
  },
  TrustRepository: { type: 'switch', help: 'Nobody is asked whether a repository is trusted.' },
  Quiet: { type: 'switch', noEffect: 'no progress is shown', help: 'Shows no progress.' },
  AcceptLicense: { type: 'switch', help: 'Accepts the licenses of packages that want it.' },
  SkipDependencyCheck: { type: 'switch', help: 'Leaves out what the packages need.' },
  AuthenticodeCheck: {
    type: 'switch',
    noEffect: 'it checks signatures on Windows alone',
    help: 'Checks the signatures of what is taken.',
  },
  PassThru: { type: 'switch', help: 'Writes what was put in its place.' },
} as const satisfies Record<string, ParameterDeclaration>;
