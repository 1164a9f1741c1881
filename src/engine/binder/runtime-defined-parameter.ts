/** RuntimeDefinedParameter: how a dynamicparam block declares a parameter. */

import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { DictionaryEntrySlot } from '../../types/values/dictionary-entry-slot.ts';
import { KeyedTable } from '../../types/values/hashtable.ts';
import { NetList } from '../../types/values/net-list.ts';

export class RuntimeDefinedParameter extends NetObject {
  /** The value that it was bound to. */
  value: unknown = null;
  isSet = false;

  constructor(
    public name = '',
    public type: NetType = typeNamed('System.Object'),
    /** A Collection[Attribute]. */
    public attributes: NetList = newAttributeCollection(),
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.RuntimeDefinedParameter');
  }
}

/** An empty Collection[Attribute]. */
export function newAttributeCollection(items: unknown[] = []): NetList {
  const definition = typeNamed('System.Collections.ObjectModel.Collection`1');
  return new NetList(genericTypeOf(definition, [typeNamed('System.Attribute')]), items);
}

/** Parameters by name, as a dynamicparam block puts them out. */
export class RuntimeDefinedParameterDictionary extends KeyedTable {
  netType(): NetType {
    return typeNamed('System.Management.Automation.RuntimeDefinedParameterDictionary');
  }

  override get pairTypes(): readonly [NetType, NetType] {
    return [typeNamed('System.String'), typeNamed('System.Management.Automation.RuntimeDefinedParameter')];
  }

  slots(): Iterable<DictionaryEntrySlot> {
    return this.entries.values();
  }
}
