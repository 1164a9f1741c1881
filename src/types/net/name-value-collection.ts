/** System.Collections.Specialized.NameValueCollection: texts by name, several to a name. */
import { enumeratorOf } from '../collections/enumerators.ts';
import { argumentException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { urlEncode } from '../text/url-text.ts';
import { defineType } from '../type-declaration.ts';
import { NameValueCollection } from '../values/name-value-collection.ts';
import { CollectionView } from '../values/net-collections.ts';

function nameAt(self: NameValueCollection, index: number): string | null {
  const name = self.nameAt(index);
  if (name !== undefined) return name;
  throw argumentException(
    'ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than the size of the collection.',
    'index',
  );
}

function copyOf(source: NameValueCollection): NameValueCollection {
  const copy = new NameValueCollection();
  addAll(copy, source);
  return copy;
}

function addAll(target: NameValueCollection, source: NameValueCollection): void {
  for (const name of source.names) for (const value of source.values(name) ?? [null]) target.add(name, value);
}

const keys = (self: NameValueCollection) =>
  new CollectionView(
    typeNamed('System.Collections.Hashtable+KeyCollection'),
    () => self.names,
    () => self.count,
  );

/** `a=1&a=2&b=x+y`; a value without a name stands alone. */
function queryText(self: NameValueCollection): string {
  return self.names
    .flatMap((name) =>
      (self.values(name) ?? ['']).map((value) =>
        name === null ? urlEncode(value, true) : `${urlEncode(name, true)}=${urlEncode(value, true)}`,
      ),
    )
    .join('&');
}

export default defineType<NameValueCollection>({
  name: 'System.Collections.Specialized.NameValueCollection',
  interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
  constructors: [
    ['()', () => new NameValueCollection()],
    ['(int capacity)', () => new NameValueCollection()],
    ['(System.Collections.Specialized.NameValueCollection col)', copyOf],
  ],
  properties: [
    ['string[] AllKeys {get;}', (self: NameValueCollection) => self.names],
    ['int Count {get;}', (self: NameValueCollection) => self.count],
    ['System.Collections.ICollection Keys {get;}', keys],
  ],
  methods: [
    ['void Add(System.Collections.Specialized.NameValueCollection c)', addAll],
    ['void Add(string name, string value)', (self: NameValueCollection, n: string, v: string | null) => self.add(n, v)],
    ['void Clear()', (self: NameValueCollection) => self.clear()],
    ['string Get(string name)', (self: NameValueCollection, name: string) => self.get(name)],
    ['string Get(int index)', (self: NameValueCollection, index: number) => self.get(nameAt(self, index))],
    ['System.Collections.IEnumerator GetEnumerator()', (self: NameValueCollection) => enumeratorOf(() => self.names)],
    ['string GetKey(int index)', nameAt],
    ['string[] GetValues(string name)', (self: NameValueCollection, name: string) => self.values(name)],
    ['string[] GetValues(int index)', (self: NameValueCollection, index: number) => self.values(nameAt(self, index))],
    ['bool HasKeys()', (self: NameValueCollection) => self.names.some((name) => name !== null)],
    ['void Remove(string name)', (self: NameValueCollection, name: string) => self.remove(name)],
    ['void Set(string name, string value)', (self: NameValueCollection, n: string, v: string | null) => self.set(n, v)],
  ],
  toText: (self) => (self.isQuery ? queryText(self) : self.netType().fullName),
  enumerate: (self) => self.names,
  count: (self) => self.count,
  index: {
    get: (self: NameValueCollection, key: unknown) =>
      self.get(typeof key === 'number' ? nameAt(self, key) : key === null ? null : String(key)),
    set: (self: NameValueCollection, value: unknown, key: unknown) =>
      self.set(key === null ? null : String(key), value === null ? null : String(value)),
    signature: 'string Item(string name) {get;set;}',
  },
});
