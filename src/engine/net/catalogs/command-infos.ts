/** CommandInfo and its kinds. */
import { convertTo } from '../../../types/conversion/conversion.ts';
import { NativeScript } from '../../../types/members/native-script.ts';
import { ScriptProperty } from '../../../types/members/ps-member.ts';
import { findType, genericTypeOf, typeNamed } from '../../../types/net-type.ts';
import { Assembly } from '../../../types/reflection/assembly.ts';
import { defineType, type PropertyDeclaration } from '../../../types/type-declaration.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import { NetList } from '../../../types/values/net-list.ts';
import type { CmdletInfo } from '../../cmdlet-info.ts';
import {
  definitionOf,
  metadataOf,
  parameterSetsOf,
  parametersOf,
  resolvedCommandOf,
} from '../../command-description.ts';
import type { AliasInfo, ApplicationInfo, CommandInfo } from '../../command-info.ts';
import { currentRunspace } from '../../current-runspace.ts';
import { modulesOf } from '../../module-table.ts';
import { scopedOptions } from '../../scoped-options.ts';
import type { ExternalScriptInfo, FunctionInfo, ScriptInfo } from '../../script-command-info.ts';
import { PSTypeName } from '../ps-type-name.ts';

const common: readonly PropertyDeclaration[] = [
  [
    'System.Management.Automation.CommandTypes CommandType {get;}',
    (self: CommandInfo) => {
      const type = typeNamed('System.Management.Automation.CommandTypes');
      return EnumValue.named(type, self.commandType);
    },
  ],
  ['string Definition {get;}', (self: CommandInfo) => definitionOf(self)],
  ['psmoduleinfo Module {get;}', (self: CommandInfo) => self.module],
  ['string ModuleName {get;}', (self: CommandInfo) => self.moduleName],
  ['string Name {get;}', (self: CommandInfo) => self.name],
  [
    'System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters {get;}',
    (self: CommandInfo) => parametersOf(self),
  ],
  [
    'System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo] ParameterSets {get;}',
    (self: CommandInfo) => parameterSetsOf(self),
  ],
  ['version Version {get;}', (self: CommandInfo) => versionOf(self)],
  [
    'System.Management.Automation.SessionStateEntryVisibility Visibility {get;set;}',
    (self: CommandInfo) =>
      EnumValue.of(
        typeNamed('System.Management.Automation.SessionStateEntryVisibility'),
        self.visibility === 'Private' ? 1 : 0,
      ),
  ],
  ['string Source {get;}', (self: CommandInfo) => self.moduleName],
  [
    'System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName] OutputType {get;}',
    outputTypesOf,
  ],
];

const helpUri = () => [new ScriptProperty('HelpUri', new NativeScript(HELP_URI_SCRIPT, helpUriOf))];

/** The start of the script that PowerShell's type table has there, which Get-Member shows. */
const HELP_URI_SCRIPT = '$oldProgressPreference = $ProgressPreference\n';

function helpUriOf(self: CommandInfo): string {
  return metadataOf(self)?.helpUri ?? '';
}

/** Of a program, its lines. */
function outputTypesOf(self: CommandInfo): NetList {
  const names = self.commandType === 'Application' ? ['System.String'] : (metadataOf(self)?.outputTypes ?? []);
  const element = typeNamed('System.Management.Automation.PSTypeName');
  const list = new NetList(genericTypeOf(typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1'), [element]));
  for (const name of names) {
    const type = findType(name) ?? null;
    list.items.push(new PSTypeName(type?.toString() ?? name, type));
  }
  return list;
}

/** Scripts and programs come from their file. */
const withSource: readonly PropertyDeclaration[] = [
  ...common.filter(([definition]) => !definition.startsWith('string Source ')),
  ['string Source {get;}', (self: ExternalScriptInfo | ApplicationInfo) => self.path],
];

export default [
  defineType<CommandInfo>({
    name: 'System.Management.Automation.CommandInfo',
    abstract: true,
    toText: (self) => self.name,
    properties: common,
    extended: helpUri,
  }),
  defineType<CmdletInfo>({
    name: 'System.Management.Automation.CmdletInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: [
      ...common,
      ['string DefaultParameterSet {get;}', (self: CmdletInfo) => self.definition.defaultParameterSet ?? null],
      ['type ImplementingType {get;}', (self: CmdletInfo) => self.implementingType],
      ['string HelpFile {get;}', (self: CmdletInfo) => `${Assembly.of(self.implementingType).name}.dll-Help.xml`],
      ['string Noun {get;}', (self: CmdletInfo) => self.definition.noun],
      ['string Verb {get;}', (self: CmdletInfo) => self.definition.verb],
      [
        'System.Management.Automation.ScopedItemOptions Options {get;set;}',
        (self: CmdletInfo) => scopedOptions(self.options),
      ],
    ],
  }),
  defineType<FunctionInfo>({
    name: 'System.Management.Automation.FunctionInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: [
      ...common,
      ['bool CmdletBinding {get;}', (self: FunctionInfo) => self.metadata?.isAdvanced ?? false],
      [
        'string Description {get;set;}',
        (self: FunctionInfo) => self.description,
        (self: FunctionInfo, value: string) => {
          self.description = value;
        },
      ],
      ['string Noun {get;}', (self: FunctionInfo) => self.name.split('-')[1] ?? ''],
      ['string Verb {get;}', (self: FunctionInfo) => (self.name.includes('-') ? self.name.split('-')[0] : '')],
      [
        'System.Management.Automation.ScopedItemOptions Options {get;set;}',
        (self: FunctionInfo) => scopedOptions(self.options),
      ],
      ['scriptblock ScriptBlock {get;}', (self: FunctionInfo) => self.scriptBlock],
    ],
  }),
  defineType<FunctionInfo>({
    name: 'System.Management.Automation.FilterInfo',
    base: 'System.Management.Automation.FunctionInfo',
    toText: (self) => self.name,
    properties: common,
  }),
  defineType<AliasInfo>({
    name: 'System.Management.Automation.AliasInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: [
      ...common,
      [
        'string Description {get;set;}',
        (self: AliasInfo) => self.description,
        (self: AliasInfo, value: string) => {
          self.description = value;
        },
      ],
      [
        'System.Management.Automation.ScopedItemOptions Options {get;set;}',
        (self: AliasInfo) => scopedOptions(self.options),
      ],
      ['string DisplayName {get;}', (self: AliasInfo) => `${self.name} -> ${self.definition}`],
      [
        'System.Management.Automation.CommandInfo ReferencedCommand {get;}',
        (self: AliasInfo) => resolvedCommandOf(self, currentRunspace()),
      ],
      [
        'System.Management.Automation.CommandInfo ResolvedCommand {get;}',
        (self: AliasInfo) => resolvedCommandOf(self, currentRunspace()),
      ],
    ],
  }),
  defineType<ScriptInfo>({
    name: 'System.Management.Automation.ScriptInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.scriptBlock?.toString() ?? self.name,
    properties: [...common, ['scriptblock ScriptBlock {get;}', (self: ScriptInfo) => self.scriptBlock]],
  }),
  defineType<ExternalScriptInfo>({
    name: 'System.Management.Automation.ExternalScriptInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: [
      ...withSource,
      ['string Path {get;}', (self: ExternalScriptInfo) => self.path],
      [
        'scriptblock ScriptBlock {get;}',
        (self: ExternalScriptInfo) => (self.scriptBlock ??= currentRunspace().scripts.load(self)),
      ],
    ],
  }),
  defineType<ApplicationInfo>({
    name: 'System.Management.Automation.ApplicationInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: [...withSource, ['string Path {get;}', (self: ApplicationInfo) => self.path]],
  }),
];

/** Of a cmdlet that of its module; programs of this host carry none. */
function versionOf(info: CommandInfo): unknown {
  const text =
    info.module?.version ??
    (info.commandType === 'Cmdlet'
      ? modulesOf(currentRunspace()).loader.builtIn(info.moduleName)?.version
      : info.commandType === 'Application'
        ? '0.0.0.0'
        : null);
  return text === null || text === undefined ? null : convertTo(text, typeNamed('System.Version'));
}
