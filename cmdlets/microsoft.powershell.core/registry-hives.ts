/** The roots of registries as .NET's classes reach them, and what is written below. Messages are those of .NET on Windows. */
import { currentRunspace } from '../../src/engine/current-runspace.ts';
import { COMPUTERS } from '../../src/machine/machine-sources.ts';
import { REGISTRY, type RegistryStore } from '../../src/machine/registry.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { argumentException, NetException, netException } from '../../src/types/net-exception.ts';
import type { EnumValue } from '../../src/types/values/enum-value.ts';
import {
  entryOf,
  HIVES,
  isThere,
  kindNamed,
  RegistryKey,
  registryKeyAt,
  same,
  valuesAt,
  without,
  withValues,
} from './drives/registry-tree.ts';

/** The hives that a machine of a lab has, by the names of RegistryHive. */
const HIVE_NAMES: ReadonlyMap<string, string> = new Map([
  ['LocalMachine', 'HKEY_LOCAL_MACHINE'],
  ['CurrentUser', 'HKEY_CURRENT_USER'],
  ['Users', 'HKEY_USERS'],
]);

function hiveIn(store: RegistryStore, path: string): RegistryKey {
  const { values, subKeys } = registryKeyAt(store, path) ?? { values: [], subKeys: [] };
  return new RegistryKey(store, path, values, subKeys, true);
}

/** A hive of the session's machine; null where that has no registry. */
export function ownHive(path: string): RegistryKey | null {
  const store = currentRunspace().services.find(REGISTRY);
  return store ? hiveIn(store, path) : null;
}

/** @throws NetException for a hive that a machine of a lab does not have, and for a machine without a registry */
export function openHive(hive: unknown): RegistryKey {
  const path = hiveNamed(hive);
  const key = path === undefined ? null : ownHive(path);
  if (key) return key;
  throw noHive(hive);
}

/** @throws NetException where no machine of that name answers */
export function openRemoteHive(hive: unknown, machine: string | null): RegistryKey {
  const name = (machine ?? '').replace(/^\\\\/, '');
  if (name === '' || name === '.' || name.toLowerCase() === 'localhost') return openHive(hive);
  const computer = currentRunspace().services.find(COMPUTERS)?.reach(name);
  if (!computer) throw netException('System.IO.IOException', 'The network path was not found.');
  const path = hiveNamed(hive);
  if (path === undefined || path === 'HKEY_CURRENT_USER') throw noHive(hive);
  return hiveIn(computer.registry, path);
}

function hiveNamed(hive: unknown): string | undefined {
  return HIVE_NAMES.get(toText(hive));
}

function noHive(hive: unknown): NetException {
  return netException('System.PlatformNotSupportedException', `The registry has no hive ${toText(hive)} here.`);
}

/** The hive that a path begins with. @throws NetException */
export function rootOf(path: string | null): RegistryKey {
  if (path === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'keyName');
  const root = path.split('\\', 1)[0] ?? '';
  const hive = HIVES.find((one) => same(one, root));
  const key = hive === undefined ? null : ownHive(hive);
  if (key) return key;
  if (!currentRunspace().services.find(REGISTRY)) {
    throw netException('System.PlatformNotSupportedException', 'Registry is not supported on this platform.');
  }
  throw argumentException('ArgumentException', 'Registry key name must start with a valid base key name.', 'keyName');
}

/** What stands behind the hive of a path. */
export function belowRoot(path: string): string {
  return path.includes('\\') ? path.slice(path.indexOf('\\') + 1) : '';
}

/** The key below, made where there is none. */
export function createKey(key: RegistryKey, name: string): RegistryKey {
  const path = key.below(name);
  key.edit((keys) => (isThere(keys, path) ? keys : [...keys, { path, values: [] }]));
  return key.open(name, true) ?? key;
}

export function putValue(key: RegistryKey, name: string | null, value: unknown, kind: EnumValue | null): void {
  if (value === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'value');
  const wanted = kind === null || /^(?:Unknown|None)$/.test(kind.toString()) ? null : kindNamed(kind.toString());
  const entry = matching(() => entryOf(name ?? '', wanted, value));
  key.edit((keys) => withValues(keys, key.path, [...without(valuesAt(keys, key.path), entry.name), entry]));
}

function matching<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw argumentException(
      'ArgumentException',
      'The type of the value object did not match the specified RegistryValueKind or the object could not be properly converted.',
      null,
    );
  }
}

export function removeValue(key: RegistryKey, name: string, mustBeThere: boolean): void {
  if (mustBeThere && !key.entry(name)) {
    throw argumentException('ArgumentException', 'No value exists with that name.', null);
  }
  key.edit((keys) => withValues(keys, key.path, without(valuesAt(keys, key.path), name)));
}

export function removeKey(key: RegistryKey, name: string, withTree: boolean, mustBeThere: boolean): void {
  const found = key.open(name, false);
  if (!found) {
    if (!mustBeThere) return;
    const what = withTree ? 'a subkey tree' : 'a subkey';
    throw argumentException('ArgumentException', `Cannot delete ${what} because the subkey does not exist.`, null);
  }
  if (!withTree && found.subKeys.length > 0) {
    throw netException(
      'System.InvalidOperationException',
      'Registry key has subkeys and recursive removes are not supported by this method.',
    );
  }
  const below = `${found.path.toLowerCase()}\\`;
  key.edit((keys) => keys.filter(({ path }) => !same(path, found.path) && !path.toLowerCase().startsWith(below)));
}
