/**
 * The methods that interfaces ask for, as listings show them behind the public ones of a type: PowerShell takes each
 * interface's methods into the group of their name (`int IComparable.CompareTo(System.Object obj)`).
 */
import type { NetType } from '../net-type.ts';
import { splitOutsideBrackets } from './signature.ts';

const PROVIDER = 'System.IFormatProvider provider';

/** By the interface, type parameters left out; `{0}` and `{1}` are the type arguments. */
const METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  ['System.IComparable', ['int CompareTo(System.Object obj)']],
  ['System.IComparable[]', ['int CompareTo({0} other)']],
  ['System.IEquatable[]', ['bool Equals({0} other)']],
  ['System.ICloneable', ['System.Object Clone()']],
  ['System.IConvertible', [`string ToString(${PROVIDER})`]],
  ['System.IDisposable', ['void Dispose()']],
  ['System.IFormattable', ['string ToString(string format, System.IFormatProvider formatProvider)']],
  [
    'System.ISpanFormattable',
    [
      `bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, ${PROVIDER})`,
    ],
  ],
  ['System.Collections.IEnumerable', ['System.Collections.IEnumerator GetEnumerator()']],
  ['System.Collections.ICollection', ['void CopyTo(array array, int index)']],
  [
    'System.Collections.IList',
    [
      'int Add(System.Object value)',
      'bool Contains(System.Object value)',
      'void Clear()',
      'int IndexOf(System.Object value)',
      'void Insert(int index, System.Object value)',
      'void Remove(System.Object value)',
      'void RemoveAt(int index)',
    ],
  ],
  [
    'System.Collections.IDictionary',
    [
      'bool Contains(System.Object key)',
      'void Add(System.Object key, System.Object value)',
      'void Clear()',
      'System.Collections.IDictionaryEnumerator GetEnumerator()',
      'void Remove(System.Object key)',
    ],
  ],
  [
    'System.Collections.Specialized.IOrderedDictionary',
    [
      'System.Collections.IDictionaryEnumerator GetEnumerator()',
      'void Insert(int index, System.Object key, System.Object value)',
      'void RemoveAt(int index)',
    ],
  ],
  ['System.Collections.Generic.IEnumerable[]', ['System.Collections.Generic.IEnumerator[{0}] GetEnumerator()']],
  [
    'System.Collections.Generic.ICollection[]',
    [
      'void Add({0} item)',
      'void Clear()',
      'bool Contains({0} item)',
      'void CopyTo({0}[] array, int arrayIndex)',
      'bool Remove({0} item)',
    ],
  ],
  [
    'System.Collections.Generic.IList[]',
    ['int IndexOf({0} item)', 'void Insert(int index, {0} item)', 'void RemoveAt(int index)'],
  ],
  [
    'System.Collections.Generic.IDictionary[]',
    [
      'bool ContainsKey({0} key)',
      'void Add({0} key, {1} value)',
      'bool Remove({0} key)',
      'bool TryGetValue({0} key, [ref] {1} value)',
    ],
  ],
  [
    'System.Collections.Generic.IReadOnlyDictionary[]',
    ['bool ContainsKey({0} key)', 'bool TryGetValue({0} key, [ref] {1} value)'],
  ],
]);

/** The definitions of a method's name that the interfaces of a type give, in the order of the interfaces. */
export function interfaceDefinitions(type: NetType, methodName: string): string[] {
  const interfaces = new Set([...type.lineage()].flatMap((one) => one.declaredInterfaces()));
  return [...interfaces].flatMap((name) => definitionsOf(name, type, methodName));
}

function definitionsOf(interfaceName: string, type: NetType, methodName: string): string[] {
  const open = interfaceName.indexOf('[');
  // PowerShell cannot ask which methods of an array stand for those of a generic interface.
  if (open >= 0 && type.isArray) return [];
  const plain = open < 0 ? interfaceName : interfaceName.slice(0, open);
  const args = open < 0 ? [] : splitOutsideBrackets(interfaceName.slice(open + 1, -1), ',');
  const shown = interfaceName.slice(plain.lastIndexOf('.') + 1);
  const start = ` ${methodName}(`.toLowerCase();
  return (METHODS.get(open < 0 ? plain : `${plain}[]`) ?? [])
    .filter((text) => text.toLowerCase().includes(start))
    .map((text) =>
      text
        .replace(new RegExp(` (?=${methodName}\\()`, 'i'), ` ${shown}.`)
        .replace(/\{(\d)\}/g, (_, position) => args[Number(position)] ?? ''),
    );
}
