/**
 * The Registry provider: `HKLM:\SOFTWARE\…`, `HKCU:\…`. Keys are containers, values are properties of their keys. What is
 * in the registry is given by whoever simulates the machine.
 */

import type { Runspace } from '../../../src/engine/runspace.ts';
import { REGISTRY, type RegistryStore, type RegistryValueKind } from '../../../src/machine/registry.ts';
import { DRIVES } from '../../../src/providers/drive-table.ts';
import {
  type NewItemOptions,
  Provider,
  type ProviderCall,
  type ProviderItem,
  PSDriveInfo,
} from '../../../src/providers/provider.ts';
import { netException } from '../../../src/types/net-exception.ts';
import { PSCustomObject } from '../../../src/types/values/custom-object.ts';
import {
  entryOf,
  HIVES,
  isThere,
  type Keys,
  kindNamed,
  plainName,
  type RegistryKey,
  registryKeyAt,
  requireEntry,
  requireNoValue,
  same,
  valueOfEntry,
  valuesAt,
  withEntry,
  without,
  withValues,
} from './registry-tree.ts';

/** Gives a session whose machine has a registry the drives HKLM: and HKCU:. */
export function connectRegistry({ services }: Runspace): void {
  const registry = services.find(REGISTRY);
  if (registry) services.require(DRIVES).registerProvider(new RegistryProvider(registry));
}

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

function transferTarget(path: string, name: string, target: string): string {
  return `Item: ${path} Property: ${name} Destination: ${target}`;
}
