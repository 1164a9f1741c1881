/** Roles as scripts see them, and what New- and Set-CsAdminRole take for their lists. */
import type { AdminRole } from '../../src/deployment/admin-roles.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';

/** Where the security identifiers of the roles' groups start in a lab's domain. */
const FIRST_RID = 1150;

/** Roles with those of the cmdlets that each may run. */
export function roleObjects(roles: readonly AdminRole[], cmdlets: readonly string[]): DataObject[] {
  const all = cmdlets.toSorted();
  return roles.map(
    (role, index) =>
      new DataObject('Microsoft.Rtc.Management.WritableConfig.Settings.Roles.Role', {
        Identity: role.name,
        SID: `S-1-5-21-1244062140-1183362120-2114482010-${FIRST_RID + index}`,
        IsStandardRole: role.isStandard,
        Cmdlets: textArray(all.filter((cmdlet) => role.mayRun(cmdlet))),
        ScriptModules: textArray([...(role.scriptModules ?? [])]),
        ConfigScopes: textArray([...role.configScopes]),
        UserScopes: textArray([...role.userScopes]),
        Template: role.template,
      }),
  );
}

/**
 * A list as -ConfigScopes, -UserScopes, -Cmdlets and -ScriptModules take it: values that replace what there is, or a hashtable with Add,
 * Remove or Replace.
 */
export function changedList(before: readonly string[], given: unknown): string[] {
  if (given === undefined) return [...before];
  const changes = changesIn(given);
  if (!changes) return textsOf(given);
  const base = changes.replace ?? before;
  const removed = new Set(changes.remove.map((one) => one.toLowerCase()));
  return [
    ...base.filter((one) => !removed.has(one.toLowerCase())),
    ...changes.add.filter((one) => !base.includes(one)),
  ];
}

interface ListChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly replace?: readonly string[];
}

function changesIn(given: unknown): ListChange | undefined {
  if (!(given instanceof KeyedTable)) return undefined;
  const parts = new Map([...given.slots()].map(({ key, value }) => [toText(key).toLowerCase(), textsOf(value)]));
  const replace = parts.get('replace');
  return { add: parts.get('add') ?? [], remove: parts.get('remove') ?? [], ...(replace && { replace }) };
}

function textsOf(value: unknown): string[] {
  const items = typeof value === 'string' ? [value] : [...(enumerate(value) ?? [value])];
  // A list may be one text; the commas of a distinguished name belong to it.
  return items.flatMap((one) => toText(one).split(/,(?!\s*[A-Za-z]+=)/)).map((one) => one.trim());
}
