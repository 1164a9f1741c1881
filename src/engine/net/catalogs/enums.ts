/** Enums and other small types of System.Management.Automation that scripts see. */
import { defineType } from '../../../types/type-declaration.ts';

export default [
  defineType<object>({
    name: 'System.Management.Automation.Internal.InternalCommand',
    abstract: true,
  }),
  defineType<object>({
    name: 'System.Management.Automation.Cmdlet',
    base: 'System.Management.Automation.Internal.InternalCommand',
    abstract: true,
  }),
  defineType({ name: 'System.Management.Automation.IDynamicParameters', kind: 'interface' }),
  defineType<object>({
    name: 'System.Management.Automation.PSCmdlet',
    base: 'System.Management.Automation.Cmdlet',
    abstract: true,
  }),
  defineType<object>({
    name: 'System.Management.Automation.Language.TypeName',
    toText: (self) => String(self),
  }),
  defineType({
    name: 'System.Management.Automation.ActionPreference',
    kind: 'enum',
    members: { SilentlyContinue: 0, Stop: 1, Continue: 2, Inquire: 3, Ignore: 4, Suspend: 5, Break: 6 },
  }),
  defineType({
    name: 'System.Management.Automation.WriteStreamType',
    kind: 'enum',
    members: { None: 0, Output: 1, Error: 2, Warning: 3, Verbose: 4, Debug: 5, Information: 6 },
  }),
  defineType({
    name: 'System.Management.Automation.ConfirmImpact',
    kind: 'enum',
    members: { None: 0, Low: 1, Medium: 2, High: 3 },
  }),
  defineType({
    name: 'System.Management.Automation.ScopedItemOptions',
    kind: 'enum',
    flags: true,
    members: { None: 0, ReadOnly: 1, Constant: 2, Private: 4, AllScope: 8, Unspecified: 16 },
  }),
  defineType({
    name: 'System.Management.Automation.CommandTypes',
    kind: 'enum',
    flags: true,
    members: {
      Alias: 1,
      Function: 2,
      Filter: 4,
      Cmdlet: 8,
      ExternalScript: 16,
      Application: 32,
      Script: 64,
      Configuration: 256,
      All: 383,
    },
  }),
  defineType({
    name: 'System.Management.Automation.ModuleType',
    kind: 'enum',
    members: { Script: 0, Binary: 1, Manifest: 2, Cim: 3, Workflow: 4 },
  }),
  defineType({
    name: 'System.Management.Automation.SessionStateEntryVisibility',
    kind: 'enum',
    members: { Public: 0, Private: 1 },
  }),
  defineType({
    name: 'System.Management.Automation.CommandOrigin',
    kind: 'enum',
    members: { Runspace: 0, Internal: 1 },
  }),
];
