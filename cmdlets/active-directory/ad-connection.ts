/** What all cmdlets of Active Directory share: whom they ask, and the errors of what is not found. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { AdObject } from './ad-object.ts';
import { AD_KINDS, type AdKind, propertyValue } from './ad-properties.ts';
import { domainFacts, isDirectoryServer } from './domain-facts.ts';
import { ldapObjects } from './ldap-objects.ts';
import { type LdapObject, plainName, valuesOf } from './ldap-schema.ts';

const N = 'Microsoft.ActiveDirectory.Management.';
const EVERYBODY = { noEffect: 'everyone in a lab may read its directory' } as const;

/** Parameters that say which directory to ask, and as whom. */
export const connectionParameters = {
  AuthType: { type: 'enum', values: ['Negotiate', 'Basic'], help: 'How to log on.', ...EVERYBODY },
  Credential: { type: 'pscredential', help: 'Who asks.', ...EVERYBODY },
  Server: {
    type: 'string',
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'The domain or its controller; a port may stand behind it.',
  },
} as const satisfies ParameterDeclarations;

/** A directory that answers, with all of its objects. */
export interface Directory {
  readonly deployment: Deployment;
  readonly objects: readonly LdapObject[];
}

/** Asks the directory of the lab; what is not the domain's, and an Edge Server, which is in no domain, finds none. */
export function withDirectory(
  ps: CmdletActions,
  { Server: server }: { readonly Server?: string },
  work: (directory: Directory) => void,
): void {
  withDeployment(ps, (deployment) => {
    requireAnswer(ps, server, deployment);
    work({ deployment, objects: ldapObjects(deployment) });
  });
}

function requireAnswer(ps: CmdletActions, server: string | undefined, deployment: Deployment): void {
  const isInDomain = deployment.session.machine.role !== 'Edge';
  if (server === undefined ? isInDomain : isDirectoryServer(server, deployment)) return;
  const message =
    server === undefined
      ? 'Unable to find a default server with Active Directory Web Services running.'
      : 'Unable to contact the server. This may be because this server does not exist, it is currently down, or it does not have the Active Directory Web Services running.';
  ps.fail(`ActiveDirectoryServer:${server === undefined ? 1355 : 0}`, 'ResourceUnavailable', message, {
    exception: `${N}ADServerDownException`,
    ...(server !== undefined && { target: server }),
  });
}

/** By what an object is named: the distinguished name and the GUID do for all, the others for those who have them. */
const IDENTITIES = ['DistinguishedName', 'ObjectGUID', 'SID', 'SamAccountName'];

/** The object of an identity, a text or an object that a cmdlet gave. */
export function findNamed(identity: unknown, kind: AdKind, { deployment, objects }: Directory): LdapObject | undefined {
  const wanted = plainName(identityText(identity));
  const names = namesOf(kind);
  return ofKind(objects, kind).find((one) =>
    names.some((name) => {
      const own = plainName(toText(propertyValue(one, name, kind, deployment) ?? ''));
      // The account of a computer ends in a dollar sign, which may be left out.
      return own !== '' && (own === wanted || (kind === AD_KINDS.computer && own === `${wanted}$`));
    }),
  );
}

function namesOf(kind: AdKind): readonly string[] {
  if (kind === AD_KINDS.object) return IDENTITIES.slice(0, 2);
  return kind.isOfConfiguration ? [...IDENTITIES.slice(0, 2), 'Name'] : IDENTITIES;
}

export function identityText(identity: unknown): string {
  return toText(getMember(identity, 'DistinguishedName') ?? identity);
}

/** Those whose class is the kind's. */
export function ofKind(objects: readonly LdapObject[], { objectClass }: AdKind): readonly LdapObject[] {
  return objectClass === '' ? objects : objects.filter((one) => valuesOf(one, 'objectClass').at(-1) === objectClass);
}

/** The group of an identity by the name that the deployment has for it; null where the domain has none. */
export function groupNamed(identity: unknown, directory: Directory): string | null {
  const found = findNamed(identity, AD_KINDS.group, directory);
  return found ? toText(valuesOf(found, 'sAMAccountName')[0]) : null;
}

/** Says that there is no object of an identity. */
export function notFound(ps: CmdletActions, identity: unknown, kind: AdKind, directory: Directory): void {
  notFoundNamed(ps, identityText(identity), kind.typeName.slice(N.length), directory);
}

/** The same of what is named by other things than the objects of the directory. */
export function notFoundNamed(ps: CmdletActions, text: string, type: string, { deployment }: Directory): void {
  const exception = `${N}ADIdentityNotFoundException`;
  const message = `Cannot find an object with identity: '${text}' under: '${domainFacts(deployment).root}'.`;
  ps.error(`ActiveDirectoryCmdlet:${exception}`, 'ObjectNotFound', message, {
    target: new AdObject(`${N}${type}`, [['DistinguishedName', text]]),
    exception,
  });
}
