/**
 * Members that hold no value (AutomationNull), which only assigning leaves in them: `@{ Users = Get-Foo }` where Get-Foo
 * gave nothing. What reads members for .NET's sake takes that as $null; a script that reads one gets no value again, so
 * that `$h.Users | ForEach-Object { }` does not run.
 */

import { MemberView } from '../types/members/psobject-view.ts';
import { PSCustomObject } from '../types/values/custom-object.ts';
import { DictionaryEntry, KeyedTable } from '../types/values/hashtable.ts';
import { KeyValuePair } from '../types/values/net-dictionary.ts';
import { PSVariable } from './variable.ts';

/** Whether a member that reads as $null holds no value at all. */
export function holdsNothing(owner: unknown, name: string): boolean {
  if (owner instanceof PSCustomObject) {
    const slot = owner.shape.slotOf(name);
    return slot >= 0 && owner.values[slot] === undefined;
  }
  if (owner instanceof KeyedTable) {
    const entry = owner.entryOf(name);
    return entry !== undefined && entry.value === undefined;
  }
  return name.toLowerCase() === 'value' && isEmptyHolder(owner);
}

function isEmptyHolder(owner: unknown): boolean {
  if (owner instanceof DictionaryEntry || owner instanceof KeyValuePair || owner instanceof PSVariable) {
    return owner.value === undefined;
  }
  return owner instanceof MemberView && holdsNothing(owner.owner, owner.member.name);
}
