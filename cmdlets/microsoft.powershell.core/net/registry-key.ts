/** Microsoft.Win32.RegistryKey, as Get-Item and Get-ChildItem give keys, and as .NET opens them. */

import { netException } from '../../../src/types/net-exception.ts';
import { requireValue } from '../../../src/types/text/argument-checks.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../src/types/values/enum-value.ts';
import type { RegistryKey } from '../drives/registry-tree.ts';
import { createKey, openHive, openRemoteHive, putValue, removeKey, removeValue } from '../registry-hives.ts';

const names = ({ values }: RegistryKey) => values.map(({ name }) => name);
const opened = (self: RegistryKey, name: string | null, isWritable: boolean) =>
  self.open(requireValue(name, 'name'), isWritable);
const forWriting = (check: EnumValue) => check.toString() === 'ReadWriteSubTree';

function kindOf(self: RegistryKey, name: string | null): string {
  const entry = self.entry(name ?? '');
  if (entry) return entry.kind;
  throw netException('System.IO.IOException', 'The specified registry key does not exist.');
}

export default defineType<RegistryKey>({
  name: 'Microsoft.Win32.RegistryKey',
  base: 'System.MarshalByRefObject',
  interfaces: ['System.IDisposable'],
  properties: [
    ['int SubKeyCount {get;}', (self: RegistryKey) => self.subKeys.length],
    ['int ValueCount {get;}', (self: RegistryKey) => self.values.length],
    ['string Name {get;}', (self: RegistryKey) => self.path],
    ['string[] Property {get;}', names],
  ],
  staticMethods: [
    [
      'Microsoft.Win32.RegistryKey OpenBaseKey(Microsoft.Win32.RegistryHive hKey, Microsoft.Win32.RegistryView view)',
      (hive: unknown) => openHive(hive),
    ],
    [
      'Microsoft.Win32.RegistryKey OpenRemoteBaseKey(Microsoft.Win32.RegistryHive hKey, string machineName)',
      openRemoteHive,
    ],
    [
      'Microsoft.Win32.RegistryKey OpenRemoteBaseKey(Microsoft.Win32.RegistryHive hKey, string machineName, Microsoft.Win32.RegistryView view)',
      openRemoteHive,
    ],
  ],
  methods: [
    [
      'Microsoft.Win32.RegistryKey OpenSubKey(string name)',
      (self: RegistryKey, name: string | null) => opened(self, name, false),
    ],
    ['Microsoft.Win32.RegistryKey OpenSubKey(string name, bool writable)', opened],
    [
      'Microsoft.Win32.RegistryKey OpenSubKey(string name, Microsoft.Win32.RegistryKeyPermissionCheck permissionCheck)',
      (self: RegistryKey, name: string | null, check: EnumValue) => opened(self, name, forWriting(check)),
    ],
    [
      'Microsoft.Win32.RegistryKey CreateSubKey(string subkey)',
      (self: RegistryKey, name: string | null) => createKey(self, requireValue(name, 'subkey')),
    ],
    [
      'Microsoft.Win32.RegistryKey CreateSubKey(string subkey, bool writable)',
      (self: RegistryKey, name: string | null, isWritable: boolean) => {
        const made = createKey(self, requireValue(name, 'subkey'));
        return isWritable ? made : self.open(requireValue(name, 'subkey'), false);
      },
    ],
    [
      'void DeleteSubKey(string subkey)',
      (self: RegistryKey, name: string | null) => removeKey(self, requireValue(name, 'subkey'), false, true),
    ],
    [
      'void DeleteSubKey(string subkey, bool throwOnMissingSubKey)',
      (self: RegistryKey, name: string | null, strict: boolean) =>
        removeKey(self, requireValue(name, 'subkey'), false, strict),
    ],
    [
      'void DeleteSubKeyTree(string subkey)',
      (self: RegistryKey, name: string | null) => removeKey(self, requireValue(name, 'subkey'), true, true),
    ],
    [
      'void DeleteSubKeyTree(string subkey, bool throwOnMissingSubKey)',
      (self: RegistryKey, name: string | null, strict: boolean) =>
        removeKey(self, requireValue(name, 'subkey'), true, strict),
    ],
    ['void DeleteValue(string name)', (self: RegistryKey, name: string | null) => removeValue(self, name ?? '', true)],
    [
      'void DeleteValue(string name, bool throwOnMissingValue)',
      (self: RegistryKey, name: string | null, strict: boolean) => removeValue(self, name ?? '', strict),
    ],
    ['string[] GetSubKeyNames()', (self: RegistryKey) => [...self.subKeys]],
    ['string[] GetValueNames()', names],
    ['System.Object GetValue(string name)', (self: RegistryKey, name: string | null) => self.getValue(name ?? '')],
    [
      'System.Object GetValue(string name, System.Object defaultValue)',
      (self: RegistryKey, name: string | null, otherwise: unknown) => self.getValue(name ?? '') ?? otherwise,
    ],
    [
      'System.Object GetValue(string name, System.Object defaultValue, Microsoft.Win32.RegistryValueOptions options)',
      (self: RegistryKey, name: string | null, otherwise: unknown) => self.getValue(name ?? '') ?? otherwise,
    ],
    ['Microsoft.Win32.RegistryValueKind GetValueKind(string name)', kindOf],
    [
      'void SetValue(string name, System.Object value)',
      (self: RegistryKey, name: string | null, value: unknown) => putValue(self, name, value, null),
    ],
    ['void SetValue(string name, System.Object value, Microsoft.Win32.RegistryValueKind valueKind)', putValue],
    ['void Close()', () => undefined],
    ['void Dispose()', () => undefined],
    ['void Flush()', () => undefined],
    ['string ToString()', (self: RegistryKey) => self.path],
  ],
  toText: (self) => self.path,
});
