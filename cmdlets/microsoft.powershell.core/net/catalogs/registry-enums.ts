/** Enums of the registry, and its roots. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { belowRoot, createKey, ownHive, putValue, rootOf } from '../../registry-hives.ts';

export default [
  defineType({
    name: 'Microsoft.Win32.RegistryHive',
    kind: 'enum',
    members: {
      ClassesRoot: -2147483648,
      CurrentUser: -2147483647,
      LocalMachine: -2147483646,
      Users: -2147483645,
      PerformanceData: -2147483644,
      CurrentConfig: -2147483643,
    },
  }),
  defineType({
    name: 'Microsoft.Win32.RegistryView',
    kind: 'enum',
    members: { Default: 0, Registry64: 256, Registry32: 512 },
  }),
  defineType({
    name: 'Microsoft.Win32.RegistryValueKind',
    kind: 'enum',
    members: { Unknown: 0, String: 1, ExpandString: 2, Binary: 3, DWord: 4, MultiString: 7, QWord: 11, None: -1 },
  }),
  defineType({
    name: 'Microsoft.Win32.RegistryValueOptions',
    kind: 'enum',
    flags: true,
    members: { None: 0, DoNotExpandEnvironmentNames: 1 },
  }),
  defineType({
    name: 'Microsoft.Win32.RegistryKeyPermissionCheck',
    kind: 'enum',
    members: { Default: 0, ReadSubTree: 1, ReadWriteSubTree: 2 },
  }),
  defineType({
    name: 'Microsoft.Win32.Registry',
    abstract: true,
    staticProperties: [
      ['Microsoft.Win32.RegistryKey CurrentUser {get;}', () => ownHive('HKEY_CURRENT_USER')],
      ['Microsoft.Win32.RegistryKey LocalMachine {get;}', () => ownHive('HKEY_LOCAL_MACHINE')],
      ['Microsoft.Win32.RegistryKey Users {get;}', () => ownHive('HKEY_USERS')],
    ],
    staticMethods: [
      [
        'System.Object GetValue(string keyName, string valueName, System.Object defaultValue)',
        (path: string, name: string | null, otherwise: unknown) => {
          const key = rootOf(path).open(belowRoot(path), false);
          return key && (key.getValue(name ?? '') ?? otherwise);
        },
      ],
      [
        'void SetValue(string keyName, string valueName, System.Object value)',
        (path: string, name: string | null, value: unknown) =>
          putValue(createKey(rootOf(path), belowRoot(path)), name, value, null),
      ],
      [
        'void SetValue(string keyName, string valueName, System.Object value, Microsoft.Win32.RegistryValueKind valueKind)',
        (path: string, name: string | null, value: unknown, kind: EnumValue) =>
          putValue(createKey(rootOf(path), belowRoot(path)), name, value, kind),
      ],
    ],
  }),
];
