/** System.Tuple`1 to System.Tuple`7, and Tuple.Create. */
import { conversion } from '../../members/conversion-port.ts';
import { genericTypeOf, type NetType, typeNamed } from '../../net-type.ts';
import { defineType, type PropertyDeclaration } from '../../type-declaration.ts';
import { typeOf } from '../../type-of.ts';
import { netEquals } from '../../values/net-equality.ts';
import { NetTuple } from '../../values/net-tuple.ts';

function create(...items: unknown[]): NetTuple {
  const types = items.map((item) => typeOf(item) ?? typeNamed('System.Object'));
  return new NetTuple(genericTypeOf(typeNamed(`System.Tuple\`${items.length}`), types), items);
}

const made = (type: NetType, ...items: unknown[]) => new NetTuple(type, items);

/** Item1 to ItemN, and what tuples have in common. */
const common = (count: number) => ({
  properties: Array.from(
    { length: count },
    (_, i): PropertyDeclaration => [`T${i + 1} Item${i + 1} {get;}`, (tuple: NetTuple) => tuple.items[i]],
  ),
  equals: (a: NetTuple, b: NetTuple) => a.items.every((item, i) => netEquals(item, b.items[i])),
  toText: (tuple: NetTuple) => `(${tuple.items.map((item) => conversion().toText(item)).join(', ')})`,
});

export default [
  defineType({
    name: 'System.Tuple',
    abstract: true,
    staticMethods: [
      ['System.Tuple[T1] Create[T1](T1 item1)', create],
      ['System.Tuple[T1,T2] Create[T1,T2](T1 item1, T2 item2)', create],
      ['System.Tuple[T1,T2,T3] Create[T1,T2,T3](T1 item1, T2 item2, T3 item3)', create],
      ['System.Tuple[T1,T2,T3,T4] Create[T1,T2,T3,T4](T1 item1, T2 item2, T3 item3, T4 item4)', create],
      ['System.Tuple[T1,T2,T3,T4,T5] Create[T1,T2,T3,T4,T5](T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)', create],
      [
        'System.Tuple[T1,T2,T3,T4,T5,T6] Create[T1,T2,T3,T4,T5,T6](T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6)',
        create,
      ],
      [
        'System.Tuple[T1,T2,T3,T4,T5,T6,T7] Create[T1,T2,T3,T4,T5,T6,T7](T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7)',
        create,
      ],
    ],
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`1',
    generic: ['T1'],
    constructors: [['(T1 item1)', made]],
    ...common(1),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`2',
    generic: ['T1', 'T2'],
    constructors: [['(T1 item1, T2 item2)', made]],
    ...common(2),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`3',
    generic: ['T1', 'T2', 'T3'],
    constructors: [['(T1 item1, T2 item2, T3 item3)', made]],
    ...common(3),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`4',
    generic: ['T1', 'T2', 'T3', 'T4'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4)', made]],
    ...common(4),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`5',
    generic: ['T1', 'T2', 'T3', 'T4', 'T5'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)', made]],
    ...common(5),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`6',
    generic: ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6)', made]],
    ...common(6),
  }),
  defineType<NetTuple>({
    name: 'System.Tuple`7',
    generic: ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
    constructors: [['(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7)', made]],
    ...common(7),
  }),
];
