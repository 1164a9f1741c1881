/** Sort-Object: puts objects into order. */
import { type CmdletActions, type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { PARAMETER_KEYS } from '../../src/formatting/property-parameters.ts';
import { introspectiveSort } from './introspective-sort.ts';
import { cultureOfArgument, OrderKeys } from './order-keys.ts';
import { type SortColumn, sortColumn } from './sort-column.ts';

export default cmdlet({
  verb: 'Sort',
  noun: 'Object',
  aliases: ['sort'],
  defaultParameterSet: 'Default',
  help: {
    synopsis: 'Puts objects into order, by themselves or by their properties.',
    description:
      'Numbers are compared as numbers, dates as dates, texts by the rules of the language. A table @{ Expression = …; Descending = $true } gives one key its own direction.',
    examples: [
      { title: 'Numbers', transcript: 'PS> 3, 1, 2 | Sort-Object\n1\n2\n3' },
      {
        title: 'By a property, then by the text',
        transcript: "PS> 'ccc', 'b', 'a' | Sort-Object Length, { $_ }\na\nb\nccc",
      },
      { title: 'The two largest', transcript: 'PS> 5, 9, 3 | Sort-Object -Descending -Top 2\n9\n5' },
    ],
    links: ['Group-Object', 'Select-Object', 'Get-Unique'],
  },
  parameters: {
    Property: {
      type: 'Object[]',
      position: 0,
      wildcards: true,
      help: 'The keys, the most important first: names, script blocks, or tables with Expression and Descending or Ascending.',
    },
    Stable: {
      type: 'switch',
      in: ['Default'],
      help: 'Objects whose keys are equal keep the order in which they came.',
    },
    Top: {
      type: 'int',
      mandatory: true,
      in: ['Top'],
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'Gives only that many objects from the beginning of the order.',
    },
    Bottom: {
      type: 'int',
      mandatory: true,
      in: ['Bottom'],
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'Gives only that many objects from the end of the order.',
    },
    Descending: { type: 'switch', help: 'From high to low.' },
    Unique: { type: 'switch', help: 'Gives only the first of several objects with equal keys.' },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    Culture: { type: 'string', help: 'The language whose rules apply to texts.' },
    CaseSensitive: { type: 'switch', help: 'Lets capital and small letters count as different.' },
  },
  run(ps) {
    const objects: unknown[] = [];
    return {
      process() {
        const { InputObject: item } = ps.parameters;
        if (item !== undefined && item !== null) objects.push(item);
      },
      end() {
        if (objects.length > 0) writeSorted(ps, objects);
      },
    };
  },
});

interface Given {
  Property?: unknown[];
  Descending?: boolean;
  CaseSensitive?: boolean;
  Culture?: string;
  Stable?: boolean;
  Unique?: boolean;
  Top?: number;
  Bottom?: number;
}

function writeSorted(ps: CmdletWith<Given>, objects: readonly unknown[]): void {
  const given = ps.parameters;
  const compare = comparisonOfRows(columnsOf(ps, objects, given));
  const order = sortedRows(objects.length, compare, given);
  for (const row of chosenRows(order, compare, given)) ps.write(objects[row]);
}

function columnsOf(ps: CmdletActions, objects: readonly unknown[], given: Given): SortColumn[] {
  const keys = OrderKeys.of(ps, given.Property, PARAMETER_KEYS.sort, objects[0]).expandedFor(objects);
  const options = { ignoreCase: !given.CaseSensitive, culture: cultureOfArgument(given.Culture) };
  return Array.from({ length: keys.count }, (_, key) => {
    const values = objects.map((object) => keys.valueOf(object, key));
    return sortColumn(values, options, keys.isDescending(key, given.Descending ?? false));
  });
}

function comparisonOfRows(columns: readonly SortColumn[]): (a: number, b: number) => number {
  const [first, ...others] = columns as [SortColumn, ...SortColumn[]];
  if (others.length === 0) return (a, b) => first.compare(a, b);
  return (a, b) => {
    let order = first.compare(a, b);
    for (let i = 0; order === 0 && i < others.length; i++) order = others[i]?.compare(a, b) ?? 0;
    return order;
  };
}

/** -Top, -Bottom and -Stable keep the order of equals; a plain sort does what .NET's does. */
function sortedRows(
  count: number,
  compare: (a: number, b: number) => number,
  { Stable, Top, Bottom }: Given,
): Int32Array {
  const rows = Int32Array.from({ length: count }, (_, row) => row);
  if (Stable || Top || Bottom) rows.sort((a, b) => compare(a, b) || a - b);
  else introspectiveSort(rows, compare);
  return rows;
}

function chosenRows(
  order: Int32Array,
  compare: (a: number, b: number) => number,
  { Unique, Top, Bottom }: Given,
): Int32Array {
  const rows = Unique ? order.filter((row, i) => i === 0 || compare(order[i - 1] ?? row, row) !== 0) : order;
  if (Top) return rows.subarray(0, Top);
  return Bottom ? rows.subarray(Math.max(0, rows.length - Bottom)) : rows;
}
