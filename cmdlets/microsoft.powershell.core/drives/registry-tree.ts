/**
 * Keys of a registry as scripts see them (Microsoft.Win32.RegistryKey), and the tree that they are of: looked up, and given
 * anew with what changes.
 */
import type { RegistryEntry, RegistryStore, RegistryTree, RegistryValueKind } from '../../../src/machine/registry.ts';
import { convertTo, toText } from '../../../src/types/conversion/conversion.ts';
import { enumerate } from '../../../src/types/enumeration.ts';
import { netException, runtimeException } from '../../../src/types/net-exception.ts';
import { arrayTypeOf, NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { Int64 } from '../../../src/types/values/numbers.ts';
import { asTypedArray } from '../../../src/types/values/typed-array.ts';

export const HIVES = ['HKEY_CURRENT_USER', 'HKEY_LOCAL_MACHINE', 'HKEY_USERS'];

/** A key as scripts see it: what was there when it was opened, and what has been done by it since. */
export class RegistryKey extends NetObject {
  constructor(
    readonly store: RegistryStore,
    readonly path: string,
    private entries: readonly RegistryEntry[],
    private names: readonly string[],
    /** Whether it was opened to be written to. */
    readonly isWritable = false,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.Win32.RegistryKey');
  }

  get values(): readonly RegistryEntry[] {
    return this.entries;
  }

  get subKeys(): readonly string[] {
    return this.names;
  }

  /** The key below, null where there is none. */
  open(name: string, isWritable: boolean): RegistryKey | null {
    const found = registryKeyAt(this.store, this.below(name));
    return found && new RegistryKey(this.store, found.path, found.values, found.subKeys, isWritable);
  }

  /** The path of a key below this one. */
  below(name: string): string {
    const inner = name.replaceAll('/', '\\').replace(/^\\+|\\+$/g, '');
    return inner === '' ? this.path : `${this.path}\\${inner}`;
  }

  entry(name: string): RegistryEntry | undefined {
    return this.entries.find((one) => same(one.name, name));
  }

  /** The value of a name; null when there is none. */
  getValue(name: string): unknown {
    const entry = this.entry(name);
    return entry ? valueOfEntry(entry) : null;
  }

  /** Changes the registry. @throws NetException for a key that was opened to be read */
  edit(work: (keys: Keys) => Keys): void {
    if (!this.isWritable) {
      throw netException('System.UnauthorizedAccessException', 'Cannot write to the registry key.');
    }
    this.store.change(({ keys }) => ({ keys: work(keys) }));
    const now = registryKeyAt(this.store, this.path);
    this.entries = now?.values ?? [];
    this.names = now?.subKeys ?? [];
  }

  override toString(): string {
    return this.path;
  }
}

/** The key at a path, in the letters in which it is kept; null where there is none. */
export function registryKeyAt(store: RegistryStore, path: string): RegistryKey | null {
  if (path === '') return new RegistryKey(store, '', [], HIVES);
  const { keys } = store.read();
  const below = `${path.toLowerCase()}\\`;
  const own = keys.find((key) => same(key.path, path));
  const deeper = keys.filter((key) => key.path.toLowerCase().startsWith(below));
  if (!own && deeper.length === 0 && !HIVES.includes(path.toUpperCase())) return null;
  const names = new Map<string, string>();
  for (const key of deeper) {
    const name = key.path.slice(below.length).split('\\', 1)[0] as string;
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  const shown = own?.path ?? (deeper[0] ? deeper[0].path.slice(0, path.length) : path.toUpperCase());
  return new RegistryKey(
    store,
    shown,
    own?.values ?? [],
    [...names.values()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  );
}

export type Keys = RegistryTree['keys'];

function keyAt(keys: Keys, path: string): Keys[number] | undefined {
  return keys.find((key) => same(key.path, path));
}

export function isThere(keys: Keys, path: string): boolean {
  const below = `${path.toLowerCase()}\\`;
  return keys.some((key) => same(key.path, path) || key.path.toLowerCase().startsWith(below));
}

export function valuesAt(keys: Keys, path: string): readonly RegistryEntry[] {
  return keyAt(keys, path)?.values ?? [];
}

/** The keys, with these values at a path. */
export function withValues(keys: Keys, path: string, values: readonly RegistryEntry[]): Keys {
  const known = keyAt(keys, path);
  if (!known) return [...keys, { path, values }];
  return keys.map((key) => (key === known ? { path: known.path, values } : key));
}

export function withEntry(keys: Keys, path: string, entry: RegistryEntry): Keys {
  if (!isThere(keys, path)) {
    throw netException('System.ArgumentException', 'The registry key at the specified path does not exist.');
  }
  return withValues(keys, path, [...without(valuesAt(keys, path), entry.name), entry]);
}

export function without(values: readonly RegistryEntry[], name: string): RegistryEntry[] {
  return values.filter((entry) => !same(entry.name, name));
}

/** @throws NetException when the key has such a value already */
export function requireNoValue(keys: Keys, path: string, name: string): void {
  if (valuesAt(keys, path).some((entry) => same(entry.name, plainName(name)))) {
    throw netException('System.IO.IOException', 'The property already exists.');
  }
}

/** @throws NetException when the key has no such value */
export function requireEntry(keys: Keys, path: string, name: string): RegistryEntry {
  const entry = valuesAt(keys, path).find((one) => same(one.name, plainName(name)));
  if (entry) return entry;
  throw runtimeException(
    'System.Management.Automation.PSArgumentException',
    'InvalidArgument',
    `Property ${name} does not exist at path ${path}.`,
    { target: name, typeName: 'System.Management.Automation.PSArgumentException' },
  );
}

export function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** The value of a key itself has no name. */
export function plainName(name: string): string {
  return same(name, '(default)') ? '' : name;
}

export function kindNamed(type: string | null): RegistryValueKind | null {
  if (type === null) return null;
  const kinds: readonly RegistryValueKind[] = ['String', 'ExpandString', 'Binary', 'DWord', 'MultiString', 'QWord'];
  const found = kinds.find((kind) => same(kind, type));
  if (!found) {
    throw netException(
      'System.Management.Automation.PSArgumentException',
      `Cannot bind parameter "PropertyType". Cannot convert value "${type}" to type "Microsoft.Win32.RegistryValueKind".`,
    );
  }
  return found;
}

/** Without a kind it is that of the value: numbers are DWord, lists of texts MultiString, bytes Binary. */
export function entryOf(name: string, given: RegistryValueKind | null, value: unknown): RegistryEntry {
  const kind = given ?? kindOf(value);
  switch (kind) {
    case 'DWord':
      return { name, kind, data: convertTo(value, typeNamed('System.Int32')) as number };
    case 'QWord':
      return { name, kind, data: toText(convertTo(value, typeNamed('System.Int64'))) };
    case 'MultiString':
      return { name, kind, data: Array.from(enumerate(value) ?? [value], (item) => toText(item)) };
    case 'Binary':
      return { name, kind, data: [...(convertTo(value, arrayTypeOf(typeNamed('System.Byte'))) as Uint8Array)] };
    default:
      return { name, kind, data: toText(value) };
  }
}

function kindOf(value: unknown): RegistryValueKind {
  if (typeof value === 'number') return 'DWord';
  if (value instanceof Int64) return 'QWord';
  if (value instanceof Uint8Array) return 'Binary';
  return Array.isArray(value) ? 'MultiString' : 'String';
}

export function valueOfEntry({ kind, data }: RegistryEntry): unknown {
  switch (kind) {
    case 'QWord':
      return new Int64(BigInt(data as string));
    case 'MultiString':
      return asTypedArray([...(data as readonly string[])], typeNamed('System.String'));
    case 'Binary':
      return Uint8Array.from(data as readonly number[]);
    default:
      return data;
  }
}
