/** -Identity and -Filter of the cmdlets that list what has an identity, and -LocalStore and -Tenant that many have. */
import type { CmdletWith, ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import type { DataObject } from '../../src/types/values/data-object.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

/** -Identity and -Filter of the cmdlets that list what has an identity. */
export const identityParameters = {
  Identity: {
    type: 'other',
    typeName: 'Microsoft.Rtc.Management.Xds.XdsGlobalRelativeIdentity',
    in: { Identity: { position: 0 } },
    help: 'Only the one with this identity.',
  },
  Filter: { type: 'string', in: ['Filter'], wildcards: true, help: 'Only those whose identity fits this pattern.' },
} as const satisfies Record<string, ParameterDeclaration>;

export const localStoreParameter = {
  LocalStore: {
    type: 'switch',
    help: 'Reads the replica of this computer instead of the Central Management store.',
    noEffect: 'the topology of a lab is the same in the Central Management store and in its replicas',
  },
} as const;

/** -Tenant: a deployment of one's own has no tenants. */
export const hostedParameters = {
  Tenant: {
    type: 'guid',
    help: 'The tenant of a hosted deployment.',
    noEffect: "a deployment of one's own has no tenants",
  },
} as const satisfies Record<string, ParameterDeclaration>;

/**
 * Writes those of the objects that -Identity or -Filter ask for; an identity that is not among them is an error.
 * @param otherName another name by which an object can be asked for
 */
export function writeSelected(
  ps: CmdletWith<{ Identity?: unknown; Filter?: string | null }>,
  kind: string,
  objects: readonly DataObject[],
  otherName: (object: DataObject) => string = identityOf,
): void {
  const { Identity: identity, Filter: filter } = ps.parameters;
  if (filter !== undefined && filter !== null) {
    const pattern = WildcardPattern.of(filter, true);
    for (const object of objects) if (pattern.isMatch(identityOf(object))) ps.write(object);
    return;
  }
  const wanted = identity === undefined || identity === null ? '*' : toText(identity);
  const found = objects.filter((object) => isNamed(identityOf(object), wanted) || isNamed(otherName(object), wanted));
  for (const object of found) ps.write(object);
  if (found.length > 0 || hasWildcards(wanted)) return;
  ps.error('ItemNotFound', 'ObjectNotFound', `Cannot find "${kind}" "${wanted}" because it does not exist.`, {
    target: wanted,
    exception: 'System.Management.Automation.ItemNotFoundException',
  });
}

function identityOf(object: DataObject): string {
  return String(object.get('Identity'));
}

/** `Site:Redmond` is also found as `Redmond`, a service with the leading word `service:`. */
function isNamed(known: string, wanted: string): boolean {
  const identity = known.toLowerCase();
  const name = wanted.toLowerCase();
  if (hasWildcards(wanted)) return WildcardPattern.of(wanted, true).isMatch(known);
  return identity === name || identity === `site:${name}` || `service:${identity}` === name;
}
