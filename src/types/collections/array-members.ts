/** Instance methods of arrays, IList's included: an array has a fixed size, so Add and its kind refuse. */
import { conversion } from '../members/conversion-port.ts';
import { netException } from '../net-exception.ts';
import type { MethodDeclaration } from '../type-declaration.ts';
import { MultiArray } from '../values/multi-array.ts';
import { Byte } from '../values/numbers.ts';
import { arrayItems, asTypedArray, elementTypeOf } from '../values/typed-array.ts';
import { clear, indexOf, lengthOfDimension, type NetArray } from './array-operations.ts';
import { copyItems } from './copying.ts';
import { enumeratorOf } from './enumerators.ts';

type AnyArray = NetArray | MultiArray;

function outside(): never {
  throw netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}

function getValue(array: AnyArray, ...indices: number[]): unknown {
  if (array instanceof MultiArray) return array.get(sameRank(array, indices));
  const [index = -1] = sameRank(array, indices);
  if (array instanceof Uint8Array) return Byte.of(array[index] ?? outside());
  return index >= 0 && index < array.length ? array[index] : outside();
}

function setValue(array: AnyArray, value: unknown, ...indices: number[]): void {
  const at = sameRank(array, indices);
  const [index = -1] = at;
  const element = array instanceof MultiArray ? array.elementType : elementTypeOf(array);
  const converted = element.fullName === 'System.Object' ? value : conversion().convertTo(value, element);
  if (array instanceof MultiArray) array.set(at, converted);
  else if (index < 0 || index >= array.length) outside();
  else if (array instanceof Uint8Array) array[index] = (converted as Byte).value;
  else array[index] = converted;
}

function sameRank(array: AnyArray, indices: readonly number[]): readonly number[] {
  const rank = array instanceof MultiArray ? array.rank : 1;
  if (indices.length === rank) return indices;
  const message =
    rank === 1
      ? 'Array was not a one-dimensional array.'
      : `Array was not a ${rank === 2 ? 'two' : 'three'}-dimensional array.`;
  throw netException('System.ArgumentException', message);
}

function cloneOf(array: AnyArray): AnyArray {
  if (array instanceof MultiArray) return array.clone();
  return array instanceof Uint8Array ? array.slice() : asTypedArray([...array], elementTypeOf(array));
}

function refuse(): never {
  throw netException('System.NotSupportedException', 'Collection was of a fixed size.');
}

/** Instance methods. */
export const arrayMethods: readonly MethodDeclaration[] = [
  ['System.Object Clone()', cloneOf],
  [
    'void CopyTo(array array, int index)',
    (self: NetArray, target: NetArray, at: number) => copyItems(self, 0, target, at, self.length),
  ],
  ['int GetLength(int dimension)', lengthOfDimension],
  ['long GetLongLength(int dimension)', lengthOfDimension],
  ['int GetLowerBound(int dimension)', (self: AnyArray, dimension: number) => lengthOfDimension(self, dimension) * 0],
  ['int GetUpperBound(int dimension)', (self: AnyArray, dimension: number) => lengthOfDimension(self, dimension) - 1],
  ['System.Object GetValue(int index)', getValue],
  ['System.Object GetValue(int index1, int index2)', getValue],
  ['System.Object GetValue(int index1, int index2, int index3)', getValue],
  ['System.Object GetValue(int[] indices)', (self: AnyArray, indices: number[]) => getValue(self, ...indices)],
  ['void SetValue(System.Object value, int index)', setValue],
  ['void SetValue(System.Object value, int index1, int index2)', setValue],
  ['void SetValue(System.Object value, int index1, int index2, int index3)', setValue],
  [
    'void SetValue(System.Object value, int[] indices)',
    (self: AnyArray, value: unknown, indices: number[]) => setValue(self, value, ...indices),
  ],
  [
    'System.Collections.IEnumerator GetEnumerator()',
    (self: AnyArray) => enumeratorOf(() => (self instanceof MultiArray ? self.items : arrayItems(self))),
  ],
  ['void Initialize()', () => undefined],
  ['int IList.Add(System.Object value)', refuse],
  ['void IList.Insert(int index, System.Object value)', refuse],
  ['void IList.Remove(System.Object value)', refuse],
  ['void IList.RemoveAt(int index)', refuse],
  ['void IList.Clear()', (self: NetArray) => clear(self, 0, self.length)],
  ['bool IList.Contains(System.Object value)', (self: NetArray, value: unknown) => indexOf(self, value) >= 0],
  ['int IList.IndexOf(System.Object value)', (self: NetArray, value: unknown) => indexOf(self, value)],
];
