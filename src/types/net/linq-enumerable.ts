/**
 * System.Linq.Enumerable, as PowerShell can call it: with typed arrays and collections, and delegates made of script
 * blocks. What is lazy in .NET is done at once here and comes back as an array, but for Range and Repeat, of which only
 * as much is made as is asked for.
 */

import { callDelegate } from '../collections/delegates.ts';
import { elementsOf } from '../collections/enumerators.ts';
import { conversion } from '../members/conversion-port.ts';
import { netException } from '../net-exception.ts';
import { genericTypeOf, type NetType, typeNamed } from '../net-type.ts';
import { add, divide } from '../operations/arithmetic.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import type { Delegate } from '../values/delegate.ts';
import { hashKeyOf } from '../values/hash-key.ts';
import { LazySequence } from '../values/lazy-sequence.ts';
import { listOf } from '../values/list-of.ts';
import { addNewKey, type NetDictionary } from '../values/net-dictionary.ts';
import { netCompare, netEquals, netSort } from '../values/net-equality.ts';
import { NetList } from '../values/net-list.ts';
import { asTypedArray, elementTypeOf, isNetArray } from '../values/typed-array.ts';

const SOURCE = 'System.Collections.IEnumerable source';
const MANY = 'System.Collections.IEnumerable';

const objectType = () => typeNamed('System.Object');
const items = (source: unknown) => elementsOf(source, 'source');

/** The elements one by one, for what may not need all of them. */
const each = (source: unknown): Iterable<unknown> => (source instanceof LazySequence ? source : items(source));

/** The first elements, at most so many. */
function firstOf(source: unknown, most: number): unknown[] {
  const found: unknown[] = [];
  if (most <= 0) return found;
  for (const item of each(source)) if (found.push(item) >= most) break;
  return found;
}

function firstWhere(source: unknown, fits: (item: unknown) => boolean): { readonly item: unknown } | null {
  for (const item of each(source)) if (fits(item)) return { item };
  return null;
}

const countOf = (source: unknown) => (source instanceof LazySequence ? source.count : items(source).length);

/** What the elements of a source are declared to be. */
function elementType(source: unknown): NetType {
  if (isNetArray(source)) return elementTypeOf(source);
  return source instanceof NetList || source instanceof LazySequence
    ? (source.netType().genericArguments[0] ?? objectType())
    : objectType();
}

const like = (source: unknown, list: unknown[]) => asTypedArray(list, elementType(source));
const ofResult = (code: Delegate, list: unknown[]) => asTypedArray(list, resultType(code));

function resultType(code: Delegate): NetType {
  return code.netType().genericArguments.at(-1) ?? objectType();
}

/** A selector: what it gives is of the type that its delegate says. */
function select(code: Delegate): (...args: unknown[]) => unknown {
  const type = resultType(code);
  return (...args) => conversion().convertTo(callDelegate(code, ...args), type);
}

const test = (code: Delegate) => (item: unknown) => conversion().toBool(callDelegate(code, item));

function requireElement(list: readonly unknown[], index: number): unknown {
  if (list.length === 0) throw netException('System.InvalidOperationException', 'Sequence contains no elements');
  return list.at(index);
}

/** The value that a type has without being given one: 0, false, or nothing. */
function defaultOf(type: NetType): unknown {
  return conversion().tryConvertTo(type.declaration.kind === 'struct' ? 0 : null, type)?.value ?? null;
}

function distinct(list: readonly unknown[]): unknown[] {
  const seen = new Map<unknown, unknown>();
  for (const item of list) if (!seen.has(hashKeyOf(item))) seen.set(hashKeyOf(item), item);
  return [...seen.values()];
}

function keysOf(source: unknown): Set<unknown> {
  return new Set(items(source).map(hashKeyOf));
}

function only(list: readonly unknown[]): unknown {
  if (list.length <= 1) return requireElement(list, 0);
  throw netException('System.InvalidOperationException', 'Sequence contains more than one element');
}

function ordered(source: unknown, code: Delegate, sign: 1 | -1): unknown[] {
  const key = select(code);
  const keyed = items(source).map((item) => ({ item, key: key(item) }));
  netSort(keyed, (a, b) => sign * netCompare((a as { key: unknown }).key, (b as { key: unknown }).key));
  return like(
    source,
    keyed.map(({ item }) => item),
  );
}

function dictionary(source: unknown, keyOf: Delegate, elementOf?: Delegate): unknown {
  const valueType = elementOf ? resultType(elementOf) : elementType(source);
  const definition = typeNamed('System.Collections.Generic.Dictionary`2');
  const type = genericTypeOf(definition, [resultType(keyOf), valueType]);
  const make = definition.declaration.constructors?.find(([signature]) => signature === '()')?.[1];
  const table = make?.(type as never) as NetDictionary;
  for (const item of items(source)) {
    const value = elementOf ? select(elementOf)(item) : item;
    addNewKey(
      table,
      select(keyOf)(item),
      value,
      (key) => `An item with the same key has already been added. Key: ${key}`,
    );
  }
  return table;
}

/** Sum, Average, Min and Max over the kinds of numbers that .NET has them for. */
const NUMBERS: readonly (readonly [name: string, average: string])[] = [
  ['int', 'double'],
  ['long', 'double'],
  ['double', 'double'],
  ['float', 'float'],
  ['decimal', 'decimal'],
];

function total(source: unknown, type: string): unknown {
  const { convertTo } = conversion();
  return convertTo(
    items(source).reduce((sum, item) => add(sum, item), 0),
    typeNamed(type),
  );
}

const FULL_NAMES: Readonly<Record<string, string>> = {
  int: 'System.Int32',
  long: 'System.Int64',
  double: 'System.Double',
  float: 'System.Single',
  decimal: 'System.Decimal',
};

function fullName(name: string): string {
  return FULL_NAMES[name] ?? name;
}

const numberMethods: readonly MethodDeclaration[] = NUMBERS.flatMap(([name, average]): MethodDeclaration[] => [
  [
    `System.Object Sum(System.Collections.Generic.IEnumerable[${name}] source)`,
    (source: unknown) => total(source, fullName(name)),
  ],
  [
    `System.Object Average(System.Collections.Generic.IEnumerable[${name}] source)`,
    (source: unknown) => {
      requireElement(items(source), 0);
      const { convertTo } = conversion();
      const sum = convertTo(total(source, fullName(name)), typeNamed(fullName(average)));
      return convertTo(divide(sum, items(source).length), typeNamed(fullName(average)));
    },
  ],
]);

const extreme = (sign: 1 | -1) => (source: unknown) => {
  const list = items(source);
  requireElement(list, 0);
  return list.reduce((best, item) => (sign * netCompare(item, best) > 0 ? item : best));
};

export default defineType({
  name: 'System.Linq.Enumerable',
  abstract: true,
  staticMethods: [
    ...numberMethods,
    [`System.Object Max(${SOURCE})`, extreme(1)],
    [`System.Object Min(${SOURCE})`, extreme(-1)],
    [
      `System.Object Aggregate(${SOURCE}, System.Delegate func)`,
      (source: unknown, code: Delegate) => {
        requireElement(items(source), 0);
        return items(source).reduce((sum, item) => select(code)(sum, item));
      },
    ],
    [
      `System.Object Aggregate(${SOURCE}, System.Object seed, System.Delegate func)`,
      (source: unknown, seed: unknown, code: Delegate) =>
        items(source).reduce((sum, item) => select(code)(sum, item), seed),
    ],
    [
      `bool All(${SOURCE}, System.Delegate predicate)`,
      (source: unknown, code: Delegate) => items(source).every(test(code)),
    ],
    [`bool Any(${SOURCE})`, (source: unknown) => firstOf(source, 1).length > 0],
    [
      `bool Any(${SOURCE}, System.Delegate predicate)`,
      (source: unknown, code: Delegate) => firstWhere(source, test(code)) !== null,
    ],
    [
      `System.Object Concat(${MANY} first, ${MANY} second)`,
      (first: unknown, second: unknown) => like(first, [...items(first), ...items(second)]),
    ],
    [
      `bool Contains(${SOURCE}, System.Object value)`,
      (source: unknown, value: unknown) => firstWhere(source, (item) => netEquals(item, value)) !== null,
    ],
    [`int Count(${SOURCE})`, countOf],
    [
      `int Count(${SOURCE}, System.Delegate predicate)`,
      (source: unknown, code: Delegate) => items(source).filter(test(code)).length,
    ],
    [`System.Object Distinct(${SOURCE})`, (source: unknown) => like(source, distinct(items(source)))],
    [
      `System.Object ElementAt(${SOURCE}, int index)`,
      (source: unknown, index: number) => {
        const list = firstOf(source, index + 1);
        if (index >= 0 && index < list.length) return list[index];
        throw netException(
          'System.ArgumentOutOfRangeException',
          "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
        );
      },
    ],
    [
      `System.Object Except(${MANY} first, ${MANY} second)`,
      (first: unknown, second: unknown) => {
        const others = keysOf(second);
        return like(
          first,
          distinct(items(first)).filter((item) => !others.has(hashKeyOf(item))),
        );
      },
    ],
    [`System.Object First(${SOURCE})`, (source: unknown) => requireElement(firstOf(source, 1), 0)],
    [
      `System.Object First(${SOURCE}, System.Delegate predicate)`,
      (source: unknown, code: Delegate) => (firstWhere(source, test(code)) ?? noMatch()).item,
    ],
    [
      `System.Object FirstOrDefault(${SOURCE})`,
      (source: unknown) => firstOf(source, 1)[0] ?? defaultOf(elementType(source)),
    ],
    [
      `System.Object FirstOrDefault(${SOURCE}, System.Delegate predicate)`,
      (source: unknown, code: Delegate) => firstWhere(source, test(code))?.item ?? defaultOf(elementType(source)),
    ],
    [
      `System.Object Intersect(${MANY} first, ${MANY} second)`,
      (first: unknown, second: unknown) => {
        const others = keysOf(second);
        return like(
          first,
          distinct(items(first)).filter((item) => others.has(hashKeyOf(item))),
        );
      },
    ],
    [`T[] Cast[T](${SOURCE})`, (source: unknown) => items(source)],
    [`System.Object Last(${SOURCE})`, (source: unknown) => requireElement(items(source), -1)],
    [
      `System.Object Last(${SOURCE}, System.Delegate predicate)`,
      (source: unknown, code: Delegate) => {
        const found = items(source).filter(test(code));
        return found.length > 0 ? found.at(-1) : noMatch();
      },
    ],
    [
      `System.Object LastOrDefault(${SOURCE})`,
      (source: unknown) => items(source).at(-1) ?? defaultOf(elementType(source)),
    ],
    [`long LongCount(${SOURCE})`, (source: unknown) => BigInt(countOf(source))],
    [
      `System.Object OrderBy(${SOURCE}, System.Delegate keySelector)`,
      (source: unknown, code: Delegate) => ordered(source, code, 1),
    ],
    [
      `System.Object OrderByDescending(${SOURCE}, System.Delegate keySelector)`,
      (source: unknown, code: Delegate) => ordered(source, code, -1),
    ],
    [
      'System.Object Range(int start, int count)',
      (start: number, count: number) => {
        const length = requireCount(start + count - 1 > 0x7fffffff ? -1 : count);
        return lazy('RangeIterator', typeNamed('System.Int32'), length, (index) => start + index);
      },
    ],
    [
      'System.Object Repeat(System.Object element, int count)',
      (element: unknown, count: number) =>
        lazy('RepeatIterator', typeOf(element) ?? objectType(), requireCount(count), () => element),
    ],
    [`System.Object Reverse(${SOURCE})`, (source: unknown) => like(source, items(source).reverse())],
    [
      `System.Object Select(${SOURCE}, System.Delegate selector)`,
      (source: unknown, code: Delegate) =>
        ofResult(
          code,
          items(source).map((item) => select(code)(item)),
        ),
    ],
    [
      `System.Object SelectMany(${SOURCE}, System.Delegate selector)`,
      (source: unknown, code: Delegate) => items(source).flatMap((item) => items(callDelegate(code, item))),
    ],
    [
      `bool SequenceEqual(${MANY} first, ${MANY} second)`,
      (first: unknown, second: unknown) => {
        const [left, right] = [items(first), items(second)];
        return left.length === right.length && left.every((item, index) => netEquals(item, right[index]));
      },
    ],
    [`System.Object Single(${SOURCE})`, (source: unknown) => only(items(source))],
    [
      `System.Object Skip(${SOURCE}, int count)`,
      (source: unknown, count: number) => like(source, items(source).slice(Math.max(0, count))),
    ],
    [
      `System.Object Take(${SOURCE}, int count)`,
      (source: unknown, count: number) => like(source, firstOf(source, count)),
    ],
    [`System.Object ToArray(${SOURCE})`, (source: unknown) => like(source, [...items(source)])],
    [`System.Object ToDictionary(${SOURCE}, System.Delegate keySelector)`, dictionary],
    [`System.Object ToDictionary(${SOURCE}, System.Delegate keySelector, System.Delegate elementSelector)`, dictionary],
    [`System.Object ToList(${SOURCE})`, (source: unknown) => listOf(elementType(source), [...items(source)])],
    [
      `System.Object Union(${MANY} first, ${MANY} second)`,
      (first: unknown, second: unknown) => like(first, distinct([...items(first), ...items(second)])),
    ],
    [
      `System.Object Where(${SOURCE}, System.Delegate predicate)`,
      (source: unknown, code: Delegate) => like(source, items(source).filter(test(code))),
    ],
    [
      `System.Object Zip(${MANY} first, ${MANY} second, System.Delegate resultSelector)`,
      (first: unknown, second: unknown, code: Delegate) => {
        const right = items(second);
        const pairs = items(first).slice(0, right.length);
        return ofResult(
          code,
          pairs.map((item, index) => select(code)(item, right[index])),
        );
      },
    ],
  ],
});

function noMatch(): never {
  throw netException('System.InvalidOperationException', 'Sequence contains no matching element');
}

function lazy(name: string, element: NetType, count: number, at: (index: number) => unknown): LazySequence {
  const definition = typeNamed(`System.Linq.Enumerable+${name}\`1`);
  return new LazySequence(genericTypeOf(definition, [element]), count, at);
}

function requireCount(count: number): number {
  if (count >= 0) return count;
  throw netException(
    'System.ArgumentOutOfRangeException',
    "Specified argument was out of the range of valid values. (Parameter 'count')",
  );
}
