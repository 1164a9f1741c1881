/** CommandInfo and its kinds. */
import { convertTo } from '../../../types/conversion/conversion.ts';
import { FileVersionInfo } from '../../../types/files/file-version-info.ts';
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
import type { ScriptBlock } from '../../runspace.ts';
import { scopedOptions } from '../../scoped-options.ts';
import type { ExternalScriptInfo, FunctionInfo, ScriptInfo } from '../../script-command-info.ts';
import { PSTypeName } from '../ps-type-name.ts';

/** What each kind of command has of its base class, by name. */
const inherited = {
  name: ['string Name {get;}', (self: CommandInfo) => self.name],
  commandType: [
    'System.Management.Automation.CommandTypes CommandType {get;}',
    (self: CommandInfo) => EnumValue.named(typeNamed('System.Management.Automation.CommandTypes'), self.commandType),
  ],
  source: ['string Source {get;}', (self: CommandInfo) => self.moduleName],
  version: ['version Version {get;}', (self: CommandInfo) => versionOf(self)],
  visibility: [
    'System.Management.Automation.SessionStateEntryVisibility Visibility {get;set;}',
    (self: CommandInfo) =>
      EnumValue.of(
        typeNamed('System.Management.Automation.SessionStateEntryVisibility'),
        self.visibility === 'Private' ? 1 : 0,
      ),
  ],
  definition: ['string Definition {get;}', (self: CommandInfo) => definitionOf(self)],
  outputType: [
    'System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName] OutputType {get;}',
    outputTypesOf,
  ],
  moduleName: ['string ModuleName {get;}', (self: CommandInfo) => self.moduleName],
  module: ['psmoduleinfo Module {get;}', (self: CommandInfo) => self.module],
  remotingCapability: [
    'System.Management.Automation.RemotingCapability RemotingCapability {get;}',
    (self: CommandInfo) =>
      EnumValue.named(
        typeNamed('System.Management.Automation.RemotingCapability'),
        metadataOf(self)?.remotingCapability ?? 'PowerShell',
      ),
  ],
  parameters: [
    'System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters {get;}',
    (self: CommandInfo) => parametersOf(self),
  ],
  parameterSets: [
    'System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo] ParameterSets {get;}',
    (self: CommandInfo) => parameterSetsOf(self),
  ],
} satisfies Record<string, PropertyDeclaration>;

type Inherited = keyof typeof inherited;

/** The properties of a kind, its own and those of the base class, in the order in which PowerShell lists them. */
function inOrder(...properties: readonly (Inherited | PropertyDeclaration)[]): PropertyDeclaration[] {
  const given = new Set(properties.map((one) => (typeof one === 'string' ? inherited[one] : one)[0]));
  const rest = (Object.keys(inherited) as Inherited[]).filter((name) => !given.has(inherited[name][0]));
  return [...properties, ...rest].map((one) => (typeof one === 'string' ? inherited[one] : one));
}

const defaultParameterSet: PropertyDeclaration = [
  'string DefaultParameterSet {get;}',
  (self: CommandInfo) => metadataOf(self)?.defaultParameterSet ?? null,
];

const options: PropertyDeclaration = [
  'System.Management.Automation.ScopedItemOptions Options {get;set;}',
  (self: CmdletInfo | FunctionInfo | AliasInfo) => scopedOptions(self.options),
];

const description: PropertyDeclaration = [
  'string Description {get;set;}',
  (self: FunctionInfo | AliasInfo) => self.description,
  (self: FunctionInfo | AliasInfo, value: string) => {
    self.description = value;
  },
];

const ofFunctions = inOrder(
  ['scriptblock ScriptBlock {get;}', (self: FunctionInfo) => self.scriptBlock],
  ['bool CmdletBinding {get;}', (self: FunctionInfo) => metadataOf(self)?.isAdvanced ?? false],
  defaultParameterSet,
  'definition',
  options,
  description,
  ['string Verb {get;}', (self: FunctionInfo) => (self.name.includes('-') ? self.name.split('-')[0] : '')],
  ['string Noun {get;}', (self: FunctionInfo) => self.name.split('-')[1] ?? ''],
  ['string HelpFile {get;}', () => ''],
  'outputType',
);

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
const fileSource: PropertyDeclaration = [
  'string Source {get;}',
  (self: ExternalScriptInfo | ApplicationInfo) => self.path,
];

function scriptOf(self: ExternalScriptInfo): ScriptBlock {
  return (self.scriptBlock ??= currentRunspace().scripts.load(self));
}

export default [
  defineType<CommandInfo>({
    name: 'System.Management.Automation.CommandInfo',
    abstract: true,
    toText: (self) => self.name,
    properties: inOrder(),
    extended: helpUri,
  }),
  defineType<CmdletInfo>({
    name: 'System.Management.Automation.CmdletInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: inOrder(
      ['string DLL {get;}', (self: CmdletInfo) => Assembly.of(self.implementingType).location],
      ['string Verb {get;}', (self: CmdletInfo) => self.definition.verb],
      ['string Noun {get;}', (self: CmdletInfo) => self.definition.noun],
      ['string HelpFile {get;}', (self: CmdletInfo) => `${Assembly.of(self.implementingType).name}.dll-Help.xml`],
      // Snap-ins went with Windows PowerShell; no cmdlet here comes from one.
      ['System.Management.Automation.PSSnapInInfo PSSnapIn {get;}', () => null],
      'version',
      ['type ImplementingType {get;}', (self: CmdletInfo) => self.implementingType],
      'definition',
      defaultParameterSet,
      'outputType',
      options,
    ),
  }),
  defineType<FunctionInfo>({
    name: 'System.Management.Automation.FunctionInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: ofFunctions,
  }),
  defineType<FunctionInfo>({
    name: 'System.Management.Automation.FilterInfo',
    base: 'System.Management.Automation.FunctionInfo',
    toText: (self) => self.name,
    properties: ofFunctions,
  }),
  defineType<AliasInfo>({
    name: 'System.Management.Automation.AliasInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: inOrder(
      ['System.Management.Automation.CommandInfo ReferencedCommand {get;}', referencedCommand],
      ['System.Management.Automation.CommandInfo ResolvedCommand {get;}', referencedCommand],
      'definition',
      options,
      description,
      'outputType',
    ),
    extended: () => [
      ...helpUri(),
      new ScriptProperty('ResolvedCommandName', new NativeScript('$this.ResolvedCommand.Name', resolvedName)),
      new ScriptProperty('DisplayName', new NativeScript(DISPLAY_NAME_SCRIPT, displayName)),
    ],
  }),
  defineType<ScriptInfo>({
    name: 'System.Management.Automation.ScriptInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.scriptBlock?.toString() ?? self.name,
    properties: inOrder(
      ['scriptblock ScriptBlock {get;}', (self: ScriptInfo) => self.scriptBlock],
      'definition',
      'outputType',
    ),
  }),
  defineType<ExternalScriptInfo>({
    name: 'System.Management.Automation.ExternalScriptInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: inOrder(
      ['string Path {get;}', (self: ExternalScriptInfo) => self.path],
      'definition',
      fileSource,
      'visibility',
      ['scriptblock ScriptBlock {get;}', scriptOf],
      'outputType',
      ['string ScriptContents {get;}', (self: ExternalScriptInfo) => scriptOf(self).toString()],
    ),
  }),
  defineType<ApplicationInfo>({
    name: 'System.Management.Automation.ApplicationInfo',
    base: 'System.Management.Automation.CommandInfo',
    toText: (self) => self.name,
    properties: inOrder(
      ['string Path {get;}', (self: ApplicationInfo) => self.path],
      ['string Extension {get;}', ({ path }: ApplicationInfo) => /\.[^.\\/]*$/.exec(path)?.[0] ?? ''],
      'definition',
      fileSource,
      'version',
      'visibility',
      'outputType',
    ),
    extended: () => [
      ...helpUri(),
      new ScriptProperty(
        'FileVersionInfo',
        new NativeScript(
          '[System.Diagnostics.FileVersionInfo]::getversioninfo( $this.Path );',
          (self: ApplicationInfo) => new FileVersionInfo(self.path),
        ),
      ),
    ],
  }),
];

function referencedCommand(self: AliasInfo): CommandInfo | null {
  return resolvedCommandOf(self, currentRunspace());
}

/** As PowerShell's type table has it, which Get-Member shows the first line of. */
const DISPLAY_NAME_SCRIPT =
  'if ($null -ne $this.ResolvedCommand)\n{ $this.Name + " -> " + $this.ResolvedCommand.Name }\nelse { $this.Name + " -> " + $this.Definition }';

function displayName(self: AliasInfo): string {
  return `${self.name} -> ${resolvedName(self) ?? self.definition}`;
}

function resolvedName(self: AliasInfo): string | null {
  return referencedCommand(self)?.name ?? null;
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
