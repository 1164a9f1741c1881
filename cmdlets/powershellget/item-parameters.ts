/** Parameters that the cmdlets have alike. */
import type { ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { repositoryNames } from './module-repositories.ts';

const NO_PROXY = 'what is asked is asked by the host, as it is set up';

export const proxyParameters = {
  Proxy: {
    type: 'uri',
    pipeline: 'name',
    validate: [{ kind: 'notNullOrEmpty' }],
    noEffect: NO_PROXY,
    help: 'A server in between.',
  },
  ProxyCredential: { type: 'pscredential', pipeline: 'name', noEffect: NO_PROXY, help: 'Who asks it.' },
} as const satisfies Record<string, ParameterDeclaration>;

export const credentialParameter = {
  type: 'pscredential',
  pipeline: 'name',
  help: 'Who asks, for servers that want to know.',
} as const satisfies ParameterDeclaration;

export const repositoryParameter = {
  type: 'string[]',
  validate: [{ kind: 'notNullOrEmpty' }],
  complete: repositoryNames,
  help: 'The repositories to ask; all if omitted.',
} as const satisfies ParameterDeclaration;

export const acceptLicenseParameter = {
  type: 'switch',
  help: 'Accepts the licenses of packages that want it.',
} as const satisfies ParameterDeclaration;

export const prereleaseParameter = {
  type: 'switch',
  help: 'Also what comes before a release.',
} as const satisfies ParameterDeclaration;

const version = {
  type: 'string',
  pipeline: 'name',
  validate: [{ kind: 'notNull' }],
} as const satisfies ParameterDeclaration;

export const minimumVersion = { ...version, help: 'The least version.' } as const;
export const maximumVersion = { ...version, help: 'The greatest version.' } as const;
export const requiredVersion = { ...version, help: 'The version, and no other.' } as const;

export const scopeParameter = {
  type: 'string',
  validate: [{ kind: 'set', values: ['CurrentUser', 'AllUsers'], ignoreCase: true }],
  help: 'For the user alone, or for all users; for the user if omitted.',
} as const satisfies ParameterDeclaration;

/** What the cmdlets that find something have alike. */
export const findingParameters = {
  Name: {
    type: 'string[]',
    position: 0,
    pipeline: 'name',
    wildcards: true,
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'Names, or patterns of them; all if omitted.',
  },
  MinimumVersion: minimumVersion,
  MaximumVersion: maximumVersion,
  RequiredVersion: requiredVersion,
  AllVersions: { type: 'switch', help: 'All versions, the newest first.' },
  IncludeDependencies: { type: 'switch', help: 'Also what they need.' },
  Filter: {
    type: 'string',
    validate: [{ kind: 'notNull' }],
    help: 'A text in the name or the description, or a tag.',
  },
  Tag: { type: 'string[]', validate: [{ kind: 'notNull' }], help: 'Tags, of which one must be there.' },
  Command: {
    type: 'string[]',
    validate: [{ kind: 'notNull' }],
    help: 'Commands, of which a package must say that it has one.',
  },
  ...proxyParameters,
  Repository: repositoryParameter,
  Credential: credentialParameter,
  AllowPrerelease: prereleaseParameter,
} as const satisfies Record<string, ParameterDeclaration>;

const BY_NAME = ['NameParameterSet'] as const;

/** What the cmdlets that install something have alike. */
export const installingParameters = {
  Name: {
    type: 'string[]',
    position: 0,
    mandatory: true,
    pipeline: 'name',
    in: BY_NAME,
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'Names; no patterns.',
  },
  InputObject: {
    type: 'psobject[]',
    position: 0,
    mandatory: true,
    pipeline: 'both',
    in: ['InputObject'],
    validate: [{ kind: 'notNull' }],
    help: 'What the cmdlets that find something give.',
  },
  MinimumVersion: { ...minimumVersion, in: BY_NAME },
  MaximumVersion: { ...maximumVersion, in: BY_NAME },
  RequiredVersion: { ...requiredVersion, in: BY_NAME },
  Repository: { ...repositoryParameter, in: BY_NAME },
  Credential: credentialParameter,
  Scope: scopeParameter,
  ...proxyParameters,
  Force: { type: 'switch', help: 'Asks nobody, and puts in its place what is there already.' },
  AllowPrerelease: { ...prereleaseParameter, in: BY_NAME },
  AcceptLicense: acceptLicenseParameter,
  PassThru: { type: 'switch', help: 'Writes what was installed.' },
} as const satisfies Record<string, ParameterDeclaration>;

const NAMED = ['NameAndPathParameterSet', 'NameAndLiteralPathParameterSet'] as const;

/** What the cmdlets that save something have alike. */
export const savingParameters = {
  Name: {
    type: 'string[]',
    position: 0,
    mandatory: true,
    pipeline: 'name',
    in: NAMED,
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'Names; no patterns.',
  },
  InputObject: {
    type: 'psobject[]',
    position: 0,
    mandatory: true,
    pipeline: 'both',
    in: ['InputObjectAndPathParameterSet', 'InputObjectAndLiteralPathParameterSet'],
    validate: [{ kind: 'notNull' }],
    help: 'What the cmdlets that find something give.',
  },
  MinimumVersion: { ...minimumVersion, in: NAMED },
  MaximumVersion: { ...maximumVersion, in: NAMED },
  RequiredVersion: { ...requiredVersion, in: NAMED },
  Repository: { ...repositoryParameter, pipeline: 'name', in: NAMED },
  Path: {
    type: 'string',
    position: 1,
    mandatory: true,
    pipeline: 'name',
    wildcards: true,
    in: ['NameAndPathParameterSet', 'InputObjectAndPathParameterSet'],
    help: 'A folder that is there.',
  },
  LiteralPath: {
    type: 'string',
    mandatory: true,
    pipeline: 'name',
    aliases: ['PSPath'],
    in: ['NameAndLiteralPathParameterSet', 'InputObjectAndLiteralPathParameterSet'],
    help: 'A folder that is there; no character is a wildcard.',
  },
  ...proxyParameters,
  Credential: credentialParameter,
  Force: { type: 'switch', help: 'Asks nobody.' },
  AllowPrerelease: { ...prereleaseParameter, in: NAMED },
  AcceptLicense: acceptLicenseParameter,
} as const satisfies Record<string, ParameterDeclaration>;

/** What the cmdlets that update something have alike. */
export const updatingParameters = {
  Name: {
    type: 'string[]',
    position: 0,
    pipeline: 'name',
    wildcards: true,
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'Names, or patterns of them; all if omitted.',
  },
  RequiredVersion: requiredVersion,
  MaximumVersion: maximumVersion,
  Credential: credentialParameter,
  ...proxyParameters,
  Force: { type: 'switch', help: 'Asks nobody, and puts in its place what is there already.' },
  AllowPrerelease: prereleaseParameter,
  AcceptLicense: acceptLicenseParameter,
  PassThru: { type: 'switch', help: 'Writes what was installed.' },
} as const satisfies Record<string, ParameterDeclaration>;

/** What the cmdlets that take something away have alike. */
export const uninstallingParameters = {
  Name: { ...installingParameters.Name, help: 'Names.' },
  InputObject: { ...installingParameters.InputObject, help: 'What the cmdlets that list what is installed give.' },
  MinimumVersion: { ...minimumVersion, in: BY_NAME },
  RequiredVersion: { ...requiredVersion, in: BY_NAME },
  MaximumVersion: { ...maximumVersion, in: BY_NAME },
  Force: { type: 'switch', help: 'Also what others need.' },
  AllowPrerelease: { ...prereleaseParameter, in: BY_NAME },
} as const satisfies Record<string, ParameterDeclaration>;
