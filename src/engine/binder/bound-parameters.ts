/** `$PSBoundParameters`: the parameters that were given, by name, in the order of binding. */

import { type NetType, typeNamed } from '../../types/net-type.ts';
import type { DictionaryEntrySlot } from '../../types/values/dictionary-entry-slot.ts';
import { KeyedTable } from '../../types/values/hashtable.ts';

/** System.Management.Automation.PSBoundParametersDictionary. */
export class BoundParametersDictionary extends KeyedTable {
  netType(): NetType {
    return typeNamed('System.Management.Automation.PSBoundParametersDictionary');
  }

  override get pairTypes(): readonly [NetType, NetType] {
    return [typeNamed('System.String'), typeNamed('System.Object')];
  }

  slots(): Iterable<DictionaryEntrySlot> {
    return this.entries.values();
  }
}

/** A dictionary of bound parameters with the entries given. */
export function boundParametersDictionary(entries: Iterable<readonly [string, unknown]>): BoundParametersDictionary {
  const dictionary = new BoundParametersDictionary();
  for (const [name, value] of entries) dictionary.set(name, value);
  return dictionary;
}
