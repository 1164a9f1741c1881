/**
 * The Registry provider: `HKLM:\SOFTWARE\…`, `HKCU:\…`. Keys are containers, values are properties of their keys. What is
 * in the registry is given by whoever simulates the machine.
 */

import type { Runspace } from '../../../src/engine/runspace.ts';
import {
  REGISTRY,
  type RegistryEntry,
  type RegistryStore,
  type RegistryTree,
  type RegistryValueKind,
} from '../../../src/machine/registry.ts';
import { DRIVES } from '../../../src/providers/drive-table.ts';
import {
  type NewItemOptions,
  Provider,
  type ProviderCall,
  type ProviderItem,
  PSDriveInfo,
} from '../../../src/providers/provider.ts';
import { convertTo, toText } from '../../../src/types/conversion/conversion.ts';
import { enumerate } from '../../../src/types/enumeration.ts';
import { netException, runtimeException } from '../../../src/types/net-exception.ts';
import { arrayTypeOf, NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { PSCustomObject } from '../../../src/types/values/custom-object.ts';
import { Int64 } from '../../../src/types/values/numbers.ts';
import { asTypedArray } from '../../../src/types/values/typed-array.ts';

/** A key as scripts see it. */
export class RegistryKey extends NetObject {
  constructor(
    readonly path: string,
    readonly values: readonly RegistryEntry[],
    readonly subKeys: readonly string[],
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.Win32.RegistryKey');
  }

  /** The value of a name; null when there is none. */
  getValue(name: string): unknown {
    const entry = this.values.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return entry ? valueOfEntry(entry) : null;
  }

  override toString(): string {
    return this.path;
  }
}

/** Gives a session whose machine has a registry the drives HKLM: and HKCU:. */
export function connectRegistry({ services }: Runspace): void {
  const registry = services.find(REGISTRY);
  if (registry) services.require(DRIVES).registerProvider(new RegistryProvider(registry));
}

const HIVES = ['HKEY_CURRENT_USER', 'HKEY_LOCAL_MACHINE', 'HKEY_USERS'];

export class RegistryProvider extends Provider {
  override readonly separator = '\\';
  override readonly isNavigable = true;

  constructor(private readonly store: RegistryStore) {
    super('Registry', 'Microsoft.PowerShell.Core', 'Microsoft.PowerShell.Commands.RegistryProvider', ['ShouldProcess']);
  }

  initialDrives(): PSDriveInfo[] {
    const drive = (name: string, root: string) =>
      new PSDriveInfo(
        name,
        this,
        root,
        `The registry settings for ${name === 'HKLM' ? 'the local computer' : 'the current user'}`,
      );
    return [drive('HKCU', 'HKEY_CURRENT_USER'), drive('HKLM', 'HKEY_LOCAL_MACHINE')];
  }

  override normalize(path: string): string {
    return path
      .replaceAll('/', '\\')
      .replace(/\\{2,}/g, '\\')
      .replace(/^\\+|\\+$/g, '');
  }

  exists(path: string): boolean {
    return this.find(path) !== null;
  }

  isContainer(path: string): boolean {
    return this.exists(path);
  }

  getItem(path: string): ProviderItem | null {
    const key = this.find(path);
    return key && { value: key, path: key.path, isContainer: true };
  }

  *childNames(path: string): Iterable<string> {
    const key = this.find(path);
    if (key) yield* key.subKeys;
  }

  override newItem(path: string, { value, hasValue }: NewItemOptions, call: ProviderCall): ProviderItem | null {
    const requireFree = (keys: Keys) => {
      if (!call.force && (isThere(keys, path) || HIVES.includes(path.toUpperCase()))) {
        throw netException('System.IO.IOException', 'A key in this path already exists.');
      }
    };
    requireFree(this.store.read().keys);
    if (!call.shouldProcess(`Item: ${path}`, 'New Item')) return null;
    const values = hasValue ? [entryOf('', null, value)] : [];
    this.change((keys) => {
      requireFree(keys);
      return [...keys.filter((key) => !same(key.path, path)), { path, values }];
    });
    return this.getItem(path);
  }

  override removeItem(path: string, recurse: boolean, call: ProviderCall): void {
    void recurse;
    if (!call.shouldProcess(`Item: ${path}`, 'Remove Key')) return;
    const below = `${path.toLowerCase()}\\`;
    this.change((keys) => keys.filter((key) => !same(key.path, path) && !key.path.toLowerCase().startsWith(below)));
  }

  override propertyHolder(path: string): unknown {
    const key = this.find(path);
    return PSCustomObject.from(
      (key?.values ?? []).map((entry) => [entry.name === '' ? '(default)' : entry.name, valueOfEntry(entry)]),
    );
  }

  override setProperty(path: string, name: string, value: unknown, call: ProviderCall): void {
    this.putValue(path, name, null, value, 'Set Property', call);
  }

  override newProperty(path: string, name: string, type: string | null, value: unknown, call: ProviderCall): unknown {
    if (!call.force) requireNoValue(this.store.read().keys, path, name);
    this.putValue(path, name, kindNamed(type), value, 'New Property', call, !call.force);
    return PSCustomObject.from([[name, this.find(path)?.getValue(name) ?? null]]);
  }

  override removeProperty(path: string, name: string, call: ProviderCall): void {
    if (!call.shouldProcess(`Item: ${path} Property: ${name}`, 'Remove Property')) return;
    this.change((keys) => withValues(keys, path, without(valuesAt(keys, path), plainName(name))));
  }

  override clearProperty(path: string, name: string, call: ProviderCall): void {
    this.putValue(path, name, null, '', 'Clear Property', call);
  }

  override renameProperty(path: string, name: string, newName: string, call: ProviderCall): void {
    requireEntry(this.store.read().keys, path, name);
    if (!call.shouldProcess(`Item: ${path} SourceProperty: ${name} DestinationProperty: ${newName}`, 'Rename Property'))
      return;
    this.change((keys) => {
      const entry = requireEntry(keys, path, name);
      requireNoValue(keys, path, newName);
      const renamed = valuesAt(keys, path).map((one) => (one === entry ? { ...entry, name: newName } : one));
      return withValues(keys, path, renamed);
    });
  }

  override copyProperty(path: string, name: string, target: string, call: ProviderCall): void {
    requireEntry(this.store.read().keys, path, name);
    if (!call.shouldProcess(transferTarget(path, name, target), 'Copy Property')) return;
    this.change((keys) => withEntry(keys, target, requireEntry(keys, path, name)));
  }

  override moveProperty(path: string, name: string, target: string, call: ProviderCall): void {
    requireEntry(this.store.read().keys, path, name);
    if (!call.shouldProcess(transferTarget(path, name, target), 'Move Property')) return;
    this.change((keys) => {
      const entry = requireEntry(keys, path, name);
      return withEntry(withValues(keys, path, without(valuesAt(keys, path), entry.name)), target, entry);
    });
  }

  private putValue(
    path: string,
    name: string,
    kind: RegistryValueKind | null,
    value: unknown,
    action: string,
    call: ProviderCall,
    isNew = false,
  ): void {
    if (!call.shouldProcess(`Item: ${path} Property: ${name}`, action)) return;
    const plain = plainName(name);
    this.change((keys) => {
      if (isNew) requireNoValue(keys, path, name);
      const values = valuesAt(keys, path);
      const known = values.find((entry) => same(entry.name, plain));
      const entry = entryOf(known?.name ?? plain, kind ?? (known ? known.kind : null), value);
      return withValues(keys, path, known ? values.map((one) => (one === known ? entry : one)) : [...values, entry]);
    });
  }

  /** Whatever decides on what is written is looked at in `work`: other sessions write to the same registry. */
  private change(work: (keys: Keys) => Keys): void {
    this.store.change(({ keys }) => ({ keys: work(keys) }));
  }

  private find(path: string): RegistryKey | null {
    return registryKeyAt(this.store, path);
  }
}

/** The key at a path, in the letters in which it is kept; null where there is none. */
export function registryKeyAt(store: RegistryStore, path: string): RegistryKey | null {
  if (path === '') return new RegistryKey('', [], HIVES);
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
    shown,
    own?.values ?? [],
    [...names.values()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  );
}

type Keys = RegistryTree['keys'];

function keyAt(keys: Keys, path: string): Keys[number] | undefined {
  return keys.find((key) => same(key.path, path));
}

function isThere(keys: Keys, path: string): boolean {
  const below = `${path.toLowerCase()}\\`;
  return keys.some((key) => same(key.path, path) || key.path.toLowerCase().startsWith(below));
}

function valuesAt(keys: Keys, path: string): readonly RegistryEntry[] {
  return keyAt(keys, path)?.values ?? [];
}

/** The keys, with these values at a path. */
function withValues(keys: Keys, path: string, values: readonly RegistryEntry[]): Keys {
  const known = keyAt(keys, path);
  if (!known) return [...keys, { path, values }];
  return keys.map((key) => (key === known ? { path: known.path, values } : key));
}

function withEntry(keys: Keys, path: string, entry: RegistryEntry): Keys {
  if (!isThere(keys, path)) {
    throw netException('System.ArgumentException', 'The registry key at the specified path does not exist.');
  }
  return withValues(keys, path, [...without(valuesAt(keys, path), entry.name), entry]);
}

function without(values: readonly RegistryEntry[], name: string): RegistryEntry[] {
  return values.filter((entry) => !same(entry.name, name));
}

/** @throws NetException when the key has such a value already */
function requireNoValue(keys: Keys, path: string, name: string): void {
  if (valuesAt(keys, path).some((entry) => same(entry.name, plainName(name)))) {
    throw netException('System.IO.IOException', 'The property already exists.');
  }
}

/** @throws NetException when the key has no such value */
function requireEntry(keys: Keys, path: string, name: string): RegistryEntry {
  const entry = valuesAt(keys, path).find((one) => same(one.name, plainName(name)));
  if (entry) return entry;
  throw runtimeException(
    'System.Management.Automation.PSArgumentException',
    'InvalidArgument',
    `Property ${name} does not exist at path ${path}.`,
    { target: name, typeName: 'System.Management.Automation.PSArgumentException' },
  );
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function transferTarget(path: string, name: string, target: string): string {
  return `Item: ${path} Property: ${name} Destination: ${target}`;
}

/** The value of a key itself has no name. */
function plainName(name: string): string {
  return same(name, '(default)') ? '' : name;
}

function kindNamed(type: string | null): RegistryValueKind | null {
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
function entryOf(name: string, given: RegistryValueKind | null, value: unknown): RegistryEntry {
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

function valueOfEntry({ kind, data }: RegistryEntry): unknown {
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
