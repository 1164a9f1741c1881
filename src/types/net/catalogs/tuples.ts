/** System.Tuple and System.ValueTuple of one to seven items, and their Create. */
import { conversion } from '../../members/conversion-port.ts';
import { genericTypeOf, type NetType, typeNamed } from '../../net-type.ts';
import { defineType, type MethodDeclaration, type PropertyDeclaration } from '../../type-declaration.ts';
import { typeOf } from '../../type-of.ts';
import { netEquals } from '../../values/net-equality.ts';
import { NetTuple } from '../../values/net-tuple.ts';

type Family = 'System.Tuple' | 'System.ValueTuple';

function tuple(family: Family, items: unknown[]): NetTuple {
  const types = items.map((item) => typeOf(item) ?? typeNamed('System.Object'));
  return new NetTuple(genericTypeOf(typeNamed(`${family}\`${items.length}`), types), items);
}

/** Create for each number of items. */
function creators(family: Family): MethodDeclaration[] {
  return Array.from({ length: 7 }, (_, last) => {
    const names = Array.from({ length: last + 1 }, (_, i) => `T${i + 1}`);
    const parameters = names.map((name, i) => `${name} item${i + 1}`).join(', ');
    return [
      `${family}[${names.join(',')}] Create[${names.join(',')}](${parameters})`,
      (...items: unknown[]) => tuple(family, items),
    ] as const;
  });
}

const made = (type: NetType, ...items: unknown[]) => new NetTuple(type, items);

/** What tuples have in common. */
const common = {
  interfaces: ['System.Runtime.CompilerServices.ITuple'],
  equals: (a: NetTuple, b: NetTuple) => a.items.every((item, i) => netEquals(item, b.items[i])),
  /** ITuple's indexer. */
  index: { get: (tuple: NetTuple, at: number) => tuple.items[at] ?? null },
  count: (tuple: NetTuple) => tuple.items.length,
  toText: (tuple: NetTuple) => `(${tuple.items.map((item) => conversion().toText(item)).join(', ')})`,
};

/** Item1 to ItemN of a Tuple, which cannot change. */
const fixed = (count: number) => ({
  properties: Array.from(
    { length: count },
    (_, i): PropertyDeclaration => [`T${i + 1} Item${i + 1} {get;}`, (tuple: NetTuple) => tuple.items[i]],
  ),
  ...common,
});

/** The fields of a ValueTuple. */
const variable = (count: number) => ({
  kind: 'struct' as const,
  properties: Array.from(
    { length: count },
    (_, i): PropertyDeclaration => [
      `T${i + 1} Item${i + 1} {get;set;}`,
      (tuple: NetTuple) => tuple.items[i],
      (tuple: NetTuple, value: unknown) => {
        tuple.items[i] = value;
      },
    ],
  ),
  ...common,
});

export default [
  defineType({
    name: 'System.Tuple',
    abstract: true,
    staticMethods: creators('System.Tuple'),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`1',
    generic: ['T1'],
    constructors: [['(T1 item1)', made]],
    ...fixed(1),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`2',
    generic: ['T1', 'T2'],
    constructors: [['(T1 item1, T2 item2)', made]],
    ...fixed(2),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`3',
    generic: ['T1', 'T2', 'T3'],
    constructors: [['(T1 item1, T2 item2, T3 item3)', made]],
    ...fixed(3),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`4',
    generic: ['T1', 'T2', 'T3', 'T4'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4)', made]],
    ...fixed(4),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`5',
    generic: ['T1', 'T2', 'T3', 'T4', 'T5'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)', made]],
    ...fixed(5),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`6',
    generic: ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6)', made]],
    ...fixed(6),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`7',
    generic: ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7)', made]],
    ...fixed(7),
  }),
  defineType({ name: 'System.ValueTuple', kind: 'struct', staticMethods: creators('System.ValueTuple') }),
  defineType<NetTuple>({
    name: 'System.ValueTuple`1',
    generic: ['T1'],
    constructors: [['(T1 item1)', made]],
    ...variable(1),
  }),
  defineType<NetTuple>({
    name: 'System.ValueTuple`2',
    generic: ['T1', 'T2'],
    constructors: [['(T1 item1, T2 item2)', made]],
    ...variable(2),
  }),
  defineType<NetTuple>({
    name: 'System.ValueTuple`3',
    generic: ['T1', 'T2', 'T3'],
    constructors: [['(T1 item1, T2 item2, T3 item3)', made]],
    ...variable(3),
  }),
  defineType<NetTuple>({
    name: 'System.ValueTuple`4',
    generic: ['T1', 'T2', 'T3', 'T4'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4)', made]],
    ...variable(4),
  }),
  defineType<NetTuple>({
    name: 'System.ValueTuple`5',
    generic: ['T1', 'T2', 'T3', 'T4', 'T5'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)', made]],
    ...variable(5),
  }),
  defineType<NetTuple>({
    name: 'System.ValueTuple`6',
    generic: ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6)', made]],
    ...variable(6),
  }),
  defineType<NetTuple>({
    name: 'System.ValueTuple`7',
    generic: ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7)', made]],
    ...variable(7),
  }),
];
