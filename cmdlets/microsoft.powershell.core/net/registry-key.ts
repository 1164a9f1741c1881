/** Microsoft.Win32.RegistryKey, as Get-Item and Get-ChildItem give keys. */

import { defineType } from '../../../src/types/type-declaration.ts';
import type { RegistryKey } from '../drives/registry-provider.ts';

const names = ({ values }: RegistryKey) => values.map(({ name }) => name);

export default defineType<RegistryKey>({
  name: 'Microsoft.Win32.RegistryKey',
  properties: [
    ['string Name {get;}', (self: RegistryKey) => self.path],
    ['int SubKeyCount {get;}', (self: RegistryKey) => self.subKeys.length],
    ['int ValueCount {get;}', (self: RegistryKey) => self.values.length],
    ['string[] Property {get;}', names],
  ],
  methods: [
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
