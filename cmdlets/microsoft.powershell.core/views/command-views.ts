/** Views of commands, modules, variables, history, drives and providers. */

import { column, item, list, table, type View, wide } from '../../../src/formatting/view-definition.ts';
import { byModuleFolder, durationText, editionsOf, gigabytes, valueAt } from '../../../src/formatting/view-values.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';

const isAlias = (command: unknown): boolean => toText(valueAt(command, 'CommandType')) === 'Alias';

const views: readonly View[] = [
  table(
    'history',
    ['Microsoft.PowerShell.Commands.HistoryInfo'],
    [
      column('Id', { width: 4, align: 'Right' }),
      column((entry) => durationText(valueAt(entry, 'Duration')), { label: 'Duration', width: 12, align: 'Right' }),
      'CommandLine',
    ],
  ),
  wide('history', ['Microsoft.PowerShell.Commands.HistoryInfo'], 'CommandLine'),
  table('Variable', ['System.Management.Automation.PSVariable'], [column('Name', { width: 30 }), 'Value']),
  table('PathInfo', ['System.Management.Automation.PathInfo'], ['Path']),
  table('CommandInfo', ['System.Management.Automation.CommandInfo'], [column('CommandType', { width: 15 }), 'Name']),
  table(
    'CommandInfo',
    [
      'System.Management.Automation.AliasInfo',
      'System.Management.Automation.ApplicationInfo',
      'System.Management.Automation.CmdletInfo',
      'System.Management.Automation.ExternalScriptInfo',
      'System.Management.Automation.FilterInfo',
      'System.Management.Automation.FunctionInfo',
      'System.Management.Automation.ScriptInfo',
    ],
    [
      column('CommandType', { width: 15 }),
      column((command) => valueAt(command, isAlias(command) ? 'DisplayName' : 'Name'), { label: 'Name', width: 50 }),
      column('Version', { width: 10 }),
      'Source',
    ],
  ),
  table('TypeData', ['System.Management.Automation.Runspaces.TypeData'], ['TypeName', 'Members']),
  table(
    'ApplicationInfo',
    ['System.Management.Automation.ApplicationInfo'],
    [column('CommandType', { width: 15 }), 'Name', 'Path'],
  ),
  list(
    'System.Management.Automation.ApplicationInfo',
    ['System.Management.Automation.ApplicationInfo'],
    ['Name', 'CommandType', 'Definition', 'Extension', 'Path', 'FileVersionInfo'],
  ),
  table(
    'ScriptInfo',
    ['System.Management.Automation.ScriptInfo'],
    [column('CommandType', { width: 15 }), 'Name', 'Definition'],
  ),
  list(
    'System.Management.Automation.ScriptInfo',
    ['System.Management.Automation.ScriptInfo'],
    ['Name', 'CommandType', 'Definition', 'Path'],
  ),
  table(
    'ExternalScriptInfo',
    ['System.Management.Automation.ExternalScriptInfo'],
    [column('CommandType', { width: 15 }), 'Name', 'Path'],
  ),
  table(
    'FunctionInfo',
    ['System.Management.Automation.FunctionInfo'],
    [column('CommandType', { width: 15 }), 'Name', 'Function'],
  ),
  table(
    'FilterInfo',
    ['System.Management.Automation.FilterInfo'],
    [column('CommandType', { width: 15 }), 'Name', 'Filter'],
  ),
  table('AliasInfo', ['System.Management.Automation.AliasInfo'], [column('CommandType', { width: 15 }), 'DisplayName']),
  list(
    'System.Management.Automation.AliasInfo',
    ['System.Management.Automation.AliasInfo'],
    ['DisplayName', 'CommandType', 'Definition', 'ReferencedCommand', 'ResolvedCommand'],
  ),
  table(
    'memberinfo',
    ['Microsoft.PowerShell.Commands.ListCommand+MemberInfo'],
    [column('MemberClass', { label: 'Class', width: 11 }), column('Name', { width: 25 }), 'MemberData'],
  ),
  list(
    'Microsoft.PowerShell.Commands.ListCommand+MemberInfo',
    ['Microsoft.PowerShell.Commands.ListCommand+MemberInfo'],
    ['Name', 'MemberClass', 'MemberData'],
  ),
  table(
    'drive',
    ['Microsoft.PowerShell.Commands.ActiveDirectoryProvider+ADPSDriveInfo', 'System.Management.Automation.PSDriveInfo'],
    [
      column('Name', { width: 10 }),
      column((drive) => gigabytes(drive, 'Used'), { label: 'Used (GB)', width: 13, rowAlign: 'Right' }),
      column((drive) => gigabytes(drive, 'Free'), { label: 'Free (GB)', width: 13, rowAlign: 'Right' }),
      column((drive) => valueAt(drive, 'Provider.Name'), { label: 'Provider', width: 13 }),
      column((drive) => valueAt(drive, 'DisplayRoot') ?? valueAt(drive, 'Root'), { label: 'Root', width: 35 }),
      column('CurrentLocation', { rowAlign: 'Right' }),
    ],
  ),
  table(
    'provider',
    ['System.Management.Automation.ProviderInfo'],
    [column('Name', { width: 20 }), 'Capabilities', 'Drives'],
  ),
  list(
    'provider',
    ['System.Management.Automation.ProviderInfo'],
    ['Name', 'Drives', 'Path', 'Home', 'Description', 'Capabilities', 'ImplementingType'],
  ),
  list(
    'System.Management.Automation.CmdletInfo',
    ['System.Management.Automation.CmdletInfo'],
    [
      'Name',
      'CommandType',
      'Definition',
      'Path',
      'DLL',
      'HelpFile',
      'ParameterSets',
      'ImplementingType',
      'Verb',
      'Noun',
    ],
  ),
  list(
    'System.Management.Automation.CommandInfo',
    ['System.Management.Automation.FilterInfo', 'System.Management.Automation.FunctionInfo'],
    ['Name', 'CommandType', 'Definition'],
  ),
  list(
    'System.Management.Automation.PSDriveInfo',
    ['System.Management.Automation.PSDriveInfo'],
    ['Name', 'Description', 'Provider', 'Root', 'CurrentLocation'],
  ),
  table(
    'System.Management.Automation.Subsystem.SubsystemInfo',
    ['System.Management.Automation.Subsystem.SubsystemInfo'],
    [
      column('Kind', { width: 17, align: 'Left' }),
      column((subsystem) => valueAt(subsystem, 'SubsystemType.Name'), {
        label: 'SubsystemType',
        width: 18,
        align: 'Left',
      }),
      column('IsRegistered', { width: 12, align: 'Right' }),
      column('Implementations', { align: 'Left' }),
    ],
  ),
  list(
    'System.Management.Automation.Subsystem.SubsystemInfo+ImplementationInfo',
    ['System.Management.Automation.Subsystem.SubsystemInfo+ImplementationInfo'],
    ['Id', 'Kind', 'Name', 'Description', 'ImplementationType'],
  ),
  list('ShellVariable', ['System.Management.Automation.ShellVariable'], ['Name', 'Value']),
  table(
    'Module',
    ['ModuleInfoGrouping'],
    [
      column('ModuleType', { width: 10, align: 'Left' }),
      column('Version', { width: 10, align: 'Left' }),
      column((module) => valueAt(module, 'PrivateData.PSData.PreRelease'), {
        label: 'PreRelease',
        width: 10,
        align: 'Left',
      }),
      column('Name', { width: 35, align: 'Left' }),
      column((module) => editionsOf(module), { label: 'PSEdition', width: 9, align: 'Left' }),
      column((module) => valueAt(module, 'ExportedCommands.Keys'), { label: 'ExportedCommands', align: 'Left' }),
    ],
    { groupBy: byModuleFolder },
  ),
  table(
    'Module',
    ['System.Management.Automation.PSModuleInfo'],
    [
      column('ModuleType', { width: 10, align: 'Left' }),
      column('Version', { width: 10, align: 'Left' }),
      column((module) => valueAt(module, 'PrivateData.PSData.PreRelease'), {
        label: 'PreRelease',
        width: 10,
        align: 'Left',
      }),
      column('Name', { width: 35, align: 'Left' }),
      column((module) => valueAt(module, 'ExportedCommands.Keys'), { label: 'ExportedCommands', align: 'Left' }),
    ],
  ),
  wide('Module', ['System.Management.Automation.PSModuleInfo'], 'Name'),
  list(
    'Module',
    ['System.Management.Automation.PSModuleInfo'],
    [
      'Name',
      'Path',
      'Description',
      'ModuleType',
      'Version',
      item('PreRelease', (module) => valueAt(module, 'PrivateData.PSData.PreRelease')),
      'NestedModules',
      item('ExportedFunctions', (module) => valueAt(module, 'ExportedFunctions.Keys')),
      item('ExportedCmdlets', (module) => valueAt(module, 'ExportedCmdlets.Keys')),
      item('ExportedVariables', (module) => valueAt(module, 'ExportedVariables.Keys')),
      item('ExportedAliases', (module) => valueAt(module, 'ExportedAliases.Keys')),
    ],
  ),
  table(
    'ExperimentalFeature',
    ['System.Management.Automation.ExperimentalFeature'],
    [
      column('Name', { width: 35, align: 'Left' }),
      column('Enabled', { width: 7, align: 'Right' }),
      column('Source', { width: 35, align: 'Left' }),
      column('Description', { align: 'Left' }),
    ],
  ),
  list(
    'ExperimentalFeature',
    ['System.Management.Automation.ExperimentalFeature'],
    ['Name', 'Enabled', 'Source', 'Description'],
  ),
];

export default views;
