/** Enums of the registry. */
import { defineType } from '../../../../src/types/type-declaration.ts';

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
];
