/** Microsoft.Win32.RegistryKey, as Get-Item and Get-ChildItem give keys. */

import { currentRunspace } from '../../../src/engine/current-runspace.ts';
import { COMPUTERS } from '../../../src/machine/machine-sources.ts';
import { REGISTRY } from '../../../src/machine/registry.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { netException } from '../../../src/types/net-exception.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { type RegistryKey, registryKeyAt } from '../drives/registry-provider.ts';

const names = ({ values }: RegistryKey) => values.map(({ name }) => name);

/** The hives that a machine of a lab has. */
const HIVES: ReadonlyMap<string, string> = new Map([
  ['LocalMachine', 'HKEY_LOCAL_MACHINE'],
  ['CurrentUser', 'HKEY_CURRENT_USER'],
]);

/** The key at a path of the session's machine; null where there is none. */
function keyAt(path: string): RegistryKey | null {
  const registry = currentRunspace().services.find(REGISTRY);
  return registry ? registryKeyAt(registry, path) : null;
}

/** @throws NetException for a hive that a machine of a lab does not have */
function openHive(hive: unknown): RegistryKey {
  const name = HIVES.get(toText(hive));
  const key = name === undefined ? null : keyAt(name);
  if (key) return key;
  throw netException('System.PlatformNotSupportedException', `The registry has no hive ${toText(hive)} here.`);
}

/** The hive of another machine is reached only by logging on there. @throws NetException */
function openRemoteHive(hive: unknown, machine: unknown): RegistryKey {
  const wanted = toText(machine ?? '').toLowerCase();
  const own = currentRunspace().services.find(COMPUTERS)?.reach('.');
  const names = ['', '.', 'localhost', own?.name, own?.fqdn].map((name) => name?.toLowerCase());
  if (!names.includes(wanted)) throw netException('System.IO.IOException', 'The network path was not found.');
  return openHive(hive);
}

export default defineType<RegistryKey>({
  name: 'Microsoft.Win32.RegistryKey',
  properties: [
    ['string Name {get;}', (self: RegistryKey) => self.path],
    ['int SubKeyCount {get;}', (self: RegistryKey) => self.subKeys.length],
    ['int ValueCount {get;}', (self: RegistryKey) => self.values.length],
    ['string[] Property {get;}', names],
  ],
  staticMethods: [
    [
      'Microsoft.Win32.RegistryKey OpenBaseKey(Microsoft.Win32.RegistryHive hKey, Microsoft.Win32.RegistryView view)',
      (hive: unknown) => openHive(hive),
    ],
    [
      'Microsoft.Win32.RegistryKey OpenRemoteBaseKey(Microsoft.Win32.RegistryHive hKey, string machineName)',
      (hive: unknown, machine: unknown) => openRemoteHive(hive, machine),
    ],
  ],
  methods: [
    [
      'Microsoft.Win32.RegistryKey OpenSubKey(string name)',
      (self: RegistryKey, name: string) => keyAt(`${self.path}\\${name.replace(/^\\+|\\+$/g, '')}`),
    ],
    ['string[] GetSubKeyNames()', (self: RegistryKey) => [...self.subKeys]],
    ['string[] GetValueNames()', names],
    ['System.Object GetValue(string name)', (self: RegistryKey, name: string) => self.getValue(name)],
    [
      'System.Object GetValue(string name, System.Object defaultValue)',
      (self: RegistryKey, name: string, otherwise: unknown) => self.getValue(name) ?? otherwise,
    ],
    ['void Close()', () => undefined],
  ],
  toText: (self) => self.path,
});
