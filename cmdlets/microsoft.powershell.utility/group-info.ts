/** GroupInfo: what Group-Object gives for each group. */

import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { NetList } from '../../src/types/values/net-list.ts';

export class GroupInfo extends NetObject {
  count = 0;
  readonly group: NetList | null;

  constructor(
    readonly name: string,
    /** The values that the objects of the group have in common, one for each -Property. */
    readonly values: readonly unknown[],
    /** False under -NoElement. */
    withElements: boolean,
  ) {
    super();
    const collection = typeNamed('System.Collections.ObjectModel.Collection`1');
    this.group = withElements
      ? new NetList(genericTypeOf(collection, [typeNamed('System.Management.Automation.PSObject')]))
      : null;
  }

  netType(): NetType {
    return typeNamed(`Microsoft.PowerShell.Commands.GroupInfo${this.group ? '' : 'NoElement'}`);
  }

  add(item: unknown): void {
    this.count++;
    this.group?.items.push(item);
  }
}
