/** Entries of the directory as the objects that cmdlets give out, and their types. */
import type { DirectoryEntry, DirectoryKind } from '../../../src/deployment/directory-entry.ts';
import type { Topology } from '../../../src/deployment/topology.ts';
import { convertTo, toText } from '../../../src/types/conversion/conversion.ts';
import { genericTypeOf, typeNamed } from '../../../src/types/net-type.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { NetList } from '../../../src/types/values/net-list.ts';
import { declareType } from '../declared-types.ts';
import type { EntryObject } from './nouns.ts';

interface EntryProperty {
  readonly name: string;
  /** The name of the value that it shows. */
  readonly value: string;
  readonly type: string;
  readonly fallback: string | null;
}

/** `Enabled:bool=False`, `Pool@RegistrarPool` */
function propertyOf(text: string): EntryProperty {
  const [, name = '', value = name, type = 'string', fallback = null] =
    /^(\w+)(?:@(\w+))?(?::([\w?]+))?(?:=(.*))?$/.exec(text) ?? [];
  return { name, value, type, fallback };
}

const properties = new WeakMap<EntryObject, ReadonlyMap<string, EntryProperty>>();

function propertiesOf(object: EntryObject): ReadonlyMap<string, EntryProperty> {
  let found = properties.get(object);
  if (!found) {
    const all = [...object.shown, ...object.further].map(propertyOf);
    properties.set(object, (found = new Map(all.map((property) => [property.name, property]))));
  }
  return found;
}

/** The names of the properties, for filters. */
export function propertyNames(object: EntryObject): string[] {
  return [...propertiesOf(object).keys()];
}

/** Makes the type of a noun's objects known. */
export function registerEntryType(object: EntryObject): void {
  const { type, shown } = object;
  declareType(type, () =>
    dataType(
      type,
      [...propertiesOf(object).values()].map(({ name, type: of }) => `${NET_TYPES[of] ?? 'string'} ${name} {get;set;}`),
      {
        listed: true,
        defaultDisplay: shown.map((text) => propertyOf(text).name),
        toText: (self) => toText(self.get('Identity')),
      },
    ),
  );
}

const NET_TYPES: Readonly<Record<string, string>> = {
  bool: 'bool',
  'bool?': 'System.Nullable[bool]',
  guid: 'guid',
  list: 'System.Collections.Generic.List[string]',
};

/** An entry as an object of a noun. Of ten thousand most properties are never looked at: each is made when it is. */
class EntryData extends DataObject {
  private readonly read: (name: string) => unknown;
  private readonly known = new Set<string>();

  constructor(object: EntryObject, entry: DirectoryEntry, topology: Topology) {
    super(object.type, {});
    this.read = entryReader(object, entry, topology);
  }

  override get(name: string): unknown {
    if (!this.known.has(name)) this.set(name, this.read(name));
    return super.get(name);
  }

  override set(name: string, value: unknown): void {
    this.known.add(name);
    super.set(name, value);
  }
}

/** An entry as an object of a noun. */
export function entryObject(object: EntryObject, entry: DirectoryEntry, topology: Topology): DataObject {
  return new EntryData(object, entry, topology);
}

/** Gives the values of an entry by the names of an object's properties, as the object would show them. */
export function entryReader(object: EntryObject, entry: DirectoryEntry, topology: Topology): (name: string) => unknown {
  const known = propertiesOf(object);
  return (name) => {
    const property = known.get(name);
    return property ? shownValue(property, entry, topology) : null;
  };
}

/** What an entry shows under a name; null where it has nothing. */
export function entryValue(entry: DirectoryEntry, name: string, topology: Topology): unknown {
  const made = MADE[name];
  return made ? made(entry, topology) : (entry.values[name] ?? null);
}

function shownValue(
  { value: name, type, fallback }: EntryProperty,
  entry: DirectoryEntry,
  topology: Topology,
): unknown {
  const value = entryValue(entry, name, topology) ?? fallback;
  if (type === 'bool') return value === true || value === 'True';
  if (type === 'guid') return convertTo(value, typeNamed('System.Guid'));
  if (type === 'list') return new NetList(textList(), ((value ?? []) as readonly unknown[]).map(String));
  return value;
}

function textList() {
  return genericTypeOf(typeNamed('System.Collections.Generic.List`1'), [typeNamed('System.String')]);
}

/** Properties that follow from what an entry is. */
const MADE: Readonly<Record<string, (entry: DirectoryEntry, topology: Topology) => unknown>> = {
  Identity: ({ dn }) => dn,
  DistinguishedName: ({ dn }) => dn,
  Name: ({ dn }) => /^CN=((?:\\.|[^,])*)/i.exec(dn)?.[1] ?? dn,
  Guid: ({ guid }) => guid,
  ObjectClass: ({ kind }) => OBJECT_CLASSES[kind],
  ObjectCategory: ({ kind }, topology) => `CN=${CATEGORIES[kind]},CN=Schema,CN=Configuration,${rootOf(topology)}`,
  OriginatingServer: (_, { document }) => document.certificationAuthority.computer,
  HomeServer: ({ values }, topology) => homeServer(values.RegistrarPool, topology),
};

const OBJECT_CLASSES: Readonly<Record<DirectoryKind, string>> = {
  user: 'user',
  meetingRoom: 'user',
  contact: 'contact',
  commonAreaPhone: 'contact',
  analogDevice: 'contact',
  exUmContact: 'contact',
  accessNumber: 'contact',
  trustedEndpoint: 'contact',
  hybridEndpoint: 'contact',
  chatEndpoint: 'contact',
  audioTest: 'contact',
};

const CATEGORIES: Readonly<Record<DirectoryKind, string>> = {
  user: 'Person',
  meetingRoom: 'Person',
  contact: 'Person',
  commonAreaPhone: 'ms-RTC-SIP-ApplicationContact',
  analogDevice: 'ms-RTC-SIP-ApplicationContact',
  exUmContact: 'ms-RTC-SIP-ApplicationContact',
  accessNumber: 'ms-RTC-SIP-ApplicationContact',
  trustedEndpoint: 'ms-RTC-SIP-ApplicationContact',
  hybridEndpoint: 'ms-RTC-SIP-ApplicationContact',
  chatEndpoint: 'ms-RTC-SIP-ApplicationContact',
  audioTest: 'ms-RTC-SIP-ApplicationContact',
};

function rootOf({ document }: Topology): string {
  return document.domain
    .split('.')
    .map((part) => `DC=${part}`)
    .join(',');
}

/** `CN=Lc Services,CN=Microsoft,CN=1:6,…`: the pool by its number (lync-console.md, C). */
function homeServer(pool: unknown, topology: Topology): string | null {
  const pools = topology.document.sites.flatMap((site) => site.pools);
  const at = pools.findIndex(({ fqdn }) => fqdn === pool);
  if (at < 0) return null;
  return `CN=Lc Services,CN=Microsoft,CN=1:${at + 1},CN=Pools,CN=RTC Service,CN=Services,CN=Configuration,${rootOf(topology)}`;
}
