/** Group-Object: gathers objects that have the same value of a property. */

import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { PARAMETER_KEYS } from '../../src/formatting/property-parameters.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { currentText } from '../../src/types/conversion/to-text.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { netException } from '../../src/types/net-exception.ts';
import { compareValues } from '../../src/types/operations/comparison.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { Hashtable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { GroupInfo } from './group-info.ts';
import { cultureOfArgument, OrderKeys } from './order-keys.ts';
import { NO_KEY, type SortColumn, sortColumn } from './sort-column.ts';

export default cmdlet({
  verb: 'Group',
  noun: 'Object',
  aliases: ['group'],
  outputTypes: ['System.Collections.Hashtable', 'Microsoft.PowerShell.Commands.GroupInfo'],
  help: {
    synopsis: 'Gathers objects that have the same value of a property.',
    description:
      'Each group has a Name, a Count and the objects as Group. With -AsHashTable the groups come as a table that is asked by the value.',
    examples: [
      {
        title: 'Count by length',
        transcript:
          "PS> 'a', 'b', 'cc' | Group-Object Length -NoElement | ForEach-Object { \"$($_.Name): $($_.Count)\" }\n1: 2\n2: 1",
      },
      {
        title: 'A table of groups',
        transcript: "PS> $byLength = 'a', 'b', 'cc' | Group-Object Length -AsHashTable; $byLength[1] -join ','\na,b",
      },
    ],
    links: ['Sort-Object', 'Measure-Object'],
  },
  parameters: {
    Property: {
      type: 'Object[]',
      position: 0,
      wildcards: true,
      help: 'What the objects of a group have in common: names, script blocks, or tables with Expression.',
    },
    NoElement: { type: 'switch', help: 'Counts only; the groups do not hold their objects.' },
    AsHashTable: {
      type: 'switch',
      in: ['HashTable'],
      aliases: ['AHT'],
      help: 'Gives one table: the value is the key, the objects are the value.',
    },
    AsString: { type: 'switch', in: ['HashTable'], help: 'The keys of the table are texts.' },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    Culture: { type: 'string', help: 'The language whose rules apply to texts.' },
    CaseSensitive: { type: 'switch', help: 'Lets capital and small letters count as different.' },
  },
  run(ps) {
    return new Grouping(ps);
  },
});

interface Given {
  InputObject?: unknown;
  Property?: unknown[];
  AsHashTable?: boolean;
  AsString?: boolean;
  CaseSensitive?: boolean;
  Culture?: string;
  NoElement?: boolean;
}

class Grouping {
  private readonly given: Given;
  private readonly objects: unknown[] = [];
  /** Values of each key, by object. */
  private readonly columns: unknown[][] = [];
  private keys: OrderKeys | null = null;

  constructor(private readonly ps: CmdletWith<Given>) {
    this.given = ps.parameters;
  }

  process(): void {
    const item = this.given.InputObject;
    if (item === undefined || item === null) return;
    const keys = (this.keys ??= this.start(item));
    this.objects.push(item);
    for (const [key, column] of this.columns.entries()) column.push(keys.valueOf(item, key));
  }

  private start(first: unknown): OrderKeys {
    const { Property, AsString, AsHashTable } = this.given;
    const keys = OrderKeys.of(this.ps, Property, PARAMETER_KEYS.group, first).expandedFor([first]);
    if (AsString && !AsHashTable)
      this.refuse(
        'Group-Object requires the -AsHashTable parameter when the -AsString parameter is used. Add the -AsHashTable parameter and try the operation again.',
        AsString,
      );
    if (AsHashTable && !AsString && keys.count > 1)
      this.refuse(
        'The -AsHashTable parameter can be used with only one property. To use more than one property, add the -AsString parameter.',
        Property,
      );
    for (let key = 0; key < keys.count; key++) this.columns.push([]);
    return keys;
  }

  private refuse(message: string, target: unknown): never {
    return this.ps.fail('ArgumentException', 'InvalidArgument', message, {
      target,
      exception: 'System.ArgumentException',
    });
  }

  end(): void {
    if (this.objects.length === 0) return;
    const options = { ignoreCase: !this.given.CaseSensitive, culture: cultureOfArgument(this.given.Culture) };
    const columns = this.columns.map((values) => sortColumn(values, options, false));
    for (const values of this.columns) refuseWithoutOrder(values);
    const groups = this.columns.every(haveOneType) ? this.orderedGroups(columns) : this.groupsAsTheyCome(columns);
    if (this.given.AsHashTable) this.writeTable(groups);
    else for (const group of groups) this.ps.write(group);
  }

  /** Values of one type can be sorted: the groups come in order. */
  private orderedGroups(columns: readonly SortColumn[]): GroupInfo[] {
    const [single] = columns;
    if (single && columns.length === 1 && single.keyOf(0) !== undefined) return this.groupsByNumber(single);
    const rows = Int32Array.from({ length: this.objects.length }, (_, row) => row);
    rows.sort((a, b) => compareRows(columns, a, b) || a - b);
    const groups: GroupInfo[] = [];
    let before = -1;
    let group: GroupInfo | null = null;
    for (const row of rows) {
      if (!group || compareRows(columns, before, row) !== 0) {
        groups.push((group = this.newGroup(row)));
        before = row;
      }
      group.add(this.objects[row]);
    }
    return groups;
  }

  private groupsByNumber(column: SortColumn): GroupInfo[] {
    const groups = new Map<number, GroupInfo>();
    for (let row = 0; row < this.objects.length; row++) {
      const key = column.keyOf(row) ?? Number.NaN;
      let group = groups.get(key);
      if (!group) groups.set(key, (group = this.newGroup(row)));
      group.add(this.objects[row]);
    }
    return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
  }

  /** Values of several types have no common order: groups come in the order of their first objects. */
  private groupsAsTheyCome(columns: readonly SortColumn[]): GroupInfo[] {
    const groups: { readonly row: number; readonly group: GroupInfo }[] = [];
    for (let row = 0; row < this.objects.length; row++) {
      let known = groups.find((one) => compareRows(columns, one.row, row) === 0);
      if (!known) groups.push((known = { row, group: this.newGroup(row) }));
      known.group.add(this.objects[row]);
    }
    return groups.map(({ group }) => group);
  }

  private newGroup(row: number): GroupInfo {
    const values = this.columns.map((column) => (column[row] === NO_KEY ? null : column[row]));
    return new GroupInfo(groupName(values), values, !this.given.NoElement);
  }

  private writeTable(groups: readonly GroupInfo[]): void {
    const table = new Hashtable(!this.given.CaseSensitive);
    for (const group of groups) {
      const key = this.given.AsString ? group.name : baseOf(group.values[0]);
      if (key === null || table.has(key)) {
        this.reportKey(key);
        return;
      }
      table.set(key, group.group);
    }
    this.ps.write(table);
  }

  private reportKey(key: unknown): void {
    const inner =
      key === null
        ? netException('System.ArgumentNullException', "Key cannot be null. (Parameter 'key')")
        : netException(
            'System.ArgumentException',
            `Item has already been added. Key in dictionary: '${toText(key)}'  Key being added: '${toText(key)}'`,
          );
    const message =
      'The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid value for the property, and then try again.';
    this.ps.error(message, 'InvalidArgument', message, { exception: netException('System.Exception', message, inner) });
  }
}

function compareRows(columns: readonly SortColumn[], a: number, b: number): number {
  for (const column of columns) {
    const order = column.compare(a, b);
    if (order !== 0) return order;
  }
  return 0;
}

/** Custom objects have no order: comparing two that are not the same one throws. */
function refuseWithoutOrder(values: readonly unknown[]): void {
  const custom = values.filter((value) => value instanceof PSCustomObject);
  const other = custom.find((value) => value !== custom[0]);
  if (other) compareValues(custom[0], other, true);
}

function haveOneType(values: readonly unknown[]): boolean {
  let type: unknown = null;
  for (const value of values) {
    if (value === null || value === NO_KEY) continue;
    const own = typeof value === 'object' ? typeOf(baseOf(value)) : typeof value;
    if (type !== null && own !== type) return false;
    type = own;
  }
  return true;
}

/** The values joined by commas; a collection in braces. */
function groupName(values: readonly unknown[]): string {
  return values
    .filter((value) => value !== null && value !== undefined)
    .map((value) => {
      const items = enumerate(value);
      return items ? `{${Array.from(items, (item) => currentText(item)).join(', ')}}` : currentText(value);
    })
    .join(', ');
}
