/** Which domain or forest is meant: a lab has one, which has several names. */
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { type Directory, notFoundNamed } from './ad-connection.ts';
import type { AdObject } from './ad-object.ts';
import { guidOfBytes } from './directory-identifiers.ts';
import { domainFacts } from './domain-facts.ts';
import { valuesOf } from './ldap-schema.ts';

export const domainParameters = {
  Current: {
    type: 'enum',
    values: ['LocalComputer', 'LoggedOnUser'],
    in: ['Current'],
    help: 'That of the computer or of whoever is logged on.',
    noEffect: 'both are in the same domain',
  },
  Identity: {
    type: 'object',
    in: { Identity: { mandatory: true, position: 0, pipeline: 'value' } },
    help: 'Which one, by its name in DNS; a domain also by distinguished name, GUID, SID or NetBIOS name.',
  },
} as const satisfies ParameterDeclarations;

/** Writes the domain or the forest, if the identity means it. */
export function writeNamed(
  ps: CmdletActions,
  { Identity: identity }: { readonly Identity?: unknown },
  directory: Directory,
  object: (directory: Directory) => AdObject,
  type: 'ADDomain' | 'ADForest',
): void {
  if (identity === undefined || isNamed(toText(identity), directory, type)) ps.write(object(directory));
  else notFoundNamed(ps, toText(identity), type, directory);
}

function isNamed(identity: string, { deployment, objects }: Directory, type: 'ADDomain' | 'ADForest'): boolean {
  const { root, dnsName, netbiosName } = domainFacts(deployment);
  const found = objects.find(({ dn }) => dn === root);
  const own =
    type === 'ADForest' || !found ? [] : [root, netbiosName, toText(guidOfBytes(valuesOf(found, 'objectGUID')[0]))];
  return [dnsName, ...own].some((name) => name.toLowerCase() === identity.toLowerCase());
}
