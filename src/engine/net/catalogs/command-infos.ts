/** CommandInfo and its kinds, and PSModuleInfo. */

import { convertTo } from '../../../types/conversion/conversion.ts';
import { NativeScript } from '../../../types/members/native-script.ts';
import { ScriptProperty } from '../../../types/members/ps-member.ts';
import { findType, genericTypeOf, typeNamed } from '../../../types/net-type.ts';
import { Assembly } from '../../../types/reflection/assembly.ts';
import { defineType, type PropertyDeclaration } from '../../../types/type-declaration.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import { Hashtable } from '../../../types/values/hashtable.ts';
import { NetList } from '../../../types/values/net-list.ts';
import { oneOrAll } from '../../block-outputs.ts';
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
import { SessionStateView } from '../../execution-context.ts';
import type { ModuleInfo } from '../../module-info.ts';
import { modulesOf } from '../../module-table.ts';
import { dynamicModule } from '../../modules/dynamic-module.ts';
import { moduleAsObject } from '../../modules/module-object.ts';
import type { ScriptBlock } from '../../runspace.ts';
import { scopedOptions } from '../../scoped-options.ts';
import type { ExternalScriptInfo, FunctionInfo, ScriptInfo } from '../../script-command-info.ts';
import type { PSVariable } from '../../variable.ts';
import { PSTypeName } from '../ps-type-name.ts';

const common: readonly PropertyDeclaration[] = [
  [
    'System.Management.Automation.CommandTypes CommandType {get;}',
    (self: CommandInfo) => {
      const type = typeNamed('System.Management.Automation.CommandTypes');
      return EnumValue.of(type, type.declaration.members![self.commandType]!);
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
  defineType<ModuleInfo>({
    name: 'System.Management.Automation.PSModuleInfo',
    accelerators: ['psmoduleinfo'],
    toText: (self) => self.name,
    properties: [
      ['string Name {get;}', (self: ModuleInfo) => self.name],
      ['string Path {get;}', (self: ModuleInfo) => self.path],
      ['string Description {get;set;}', (self: ModuleInfo) => self.description],
      ['guid Guid {get;}', (self: ModuleInfo) => convertTo(self.guid, typeNamed('System.Guid'))],
      ['string ModuleBase {get;}', (self: ModuleInfo) => self.moduleBase],
      ['System.Object PrivateData {get;set;}', (self: ModuleInfo) => self.privateData],
      ['version Version {get;}', (self: ModuleInfo) => convertTo(self.version, typeNamed('System.Version'))],
      [
        'System.Management.Automation.ModuleType ModuleType {get;}',
        (self: ModuleInfo) => convertTo(self.moduleType, typeNamed('System.Management.Automation.ModuleType')),
      ],
      [
        'System.Management.Automation.ModuleAccessMode AccessMode {get;set;}',
        (self: ModuleInfo) => {
          const type = typeNamed('System.Management.Automation.ModuleAccessMode');
          return EnumValue.of(type, type.declaration.members![self.accessMode]!);
        },
        (self: ModuleInfo, value: EnumValue) => {
          self.accessMode = String(value) as ModuleInfo['accessMode'];
        },
      ],
      ['string Author {get;}', (self: ModuleInfo) => self.author],
      ['string CompanyName {get;}', (self: ModuleInfo) => self.companyName],
      ['string Copyright {get;}', (self: ModuleInfo) => self.copyright],
      [
        'System.Collections.Generic.Dictionary[string,System.Management.Automation.FunctionInfo] ExportedFunctions {get;}',
        (self: ModuleInfo) =>
          tableOf(new Map([...self.exportedCommands].filter(([, c]) => c.commandType !== 'Cmdlet'))),
      ],
      [
        'System.Collections.Generic.Dictionary[string,System.Management.Automation.CmdletInfo] ExportedCmdlets {get;}',
        (self: ModuleInfo) =>
          tableOf(new Map([...self.exportedCommands].filter(([, c]) => c.commandType === 'Cmdlet'))),
      ],
      [
        'System.Collections.Generic.Dictionary[string,System.Management.Automation.CommandInfo] ExportedCommands {get;}',
        (self: ModuleInfo) => tableOf(new Map([...self.exportedCommands, ...self.exportedAliases])),
      ],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] NestedModules {get;}',
        (self: ModuleInfo) => [...self.nestedModules],
      ],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] RequiredModules {get;}',
        (self: ModuleInfo) => [...self.requiredModules],
      ],
      ['string RootModule {get;}', (self: ModuleInfo) => self.rootModule],
      [
        'System.Collections.Generic.Dictionary[string,System.Management.Automation.AliasInfo] ExportedAliases {get;}',
        (self: ModuleInfo) => tableOf(self.exportedAliases),
      ],
      [
        'System.Management.Automation.SessionState SessionState {get;set;}',
        (self: ModuleInfo) => (self.session ? new SessionStateView(self.session) : null),
      ],
      [
        'scriptblock OnRemove {get;set;}',
        (self: ModuleInfo) => self.onRemove,
        (self: ModuleInfo, value: ScriptBlock | null) => {
          self.onRemove = value;
        },
      ],
    ],
    constructors: [
      ['(scriptblock scriptBlock)', (block: ScriptBlock) => dynamicModule(currentRunspace(), null, block, []).module],
    ],
    methods: [
      ['System.Management.Automation.PSObject AsCustomObject()', (self: ModuleInfo) => moduleAsObject(self)],
      [
        'psvariable GetVariableFromCallersModule(string variableName)',
        (_self: ModuleInfo, name: string) => variableOfCaller(name),
      ],
      [
        'System.Object Invoke(scriptblock sb, Params System.Object[] args)',
        (self: ModuleInfo, block: ScriptBlock, args: unknown[]) =>
          oneOrAll(
            currentRunspace().invokeBlock(boundTo(self, block), { caller: currentRunspace().activeFrame, args }),
          ),
      ],
      ['scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)', boundTo],
      ['string ToString()', (self: ModuleInfo) => self.name],
    ],
  }),
];

/** The same code, run in the session state of a module; a module of cmdlets has none of its own. */
function boundTo(module: ModuleInfo, block: ScriptBlock): ScriptBlock {
  return module.session ? block.boundTo(module.session) : block;
}

/** The variable that the caller of the running function sees, where the caller is of another session state. */
function variableOfCaller(name: string): PSVariable | null {
  const runspace = currentRunspace();
  const running = runspace.activeFrame?.scope.session;
  let frame = runspace.activeFrame;
  while (frame && frame.scope.session === running) frame = frame.caller;
  return frame ? frame.scope.session.findVariable(name, frame.scope) : null;
}

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

function tableOf(commands: ReadonlyMap<string, CommandInfo>): Hashtable {
  const table = new Hashtable();
  for (const command of commands.values()) table.set(command.name, command);
  return table;
}
