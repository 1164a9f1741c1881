/** PSModuleInfo: a module with its exports and what its manifest says of it. */
import { convertTo, toText } from '../../../types/conversion/conversion.ts';
import { joinPaths } from '../../../types/files/path-text.ts';
import { genericTypeOf, typeNamed } from '../../../types/net-type.ts';
import { defineType, type PropertyDeclaration } from '../../../types/type-declaration.ts';
import { StringComparer } from '../../../types/values/comparer.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import { listOf } from '../../../types/values/list-of.ts';
import { NetDictionary } from '../../../types/values/net-dictionary.ts';
import { oneOrAll } from '../../block-outputs.ts';
import { currentRunspace } from '../../current-runspace.ts';
import { SessionStateView } from '../../execution-context.ts';
import type { ModuleInfo } from '../../module-info.ts';
import { dynamicModule } from '../../modules/dynamic-module.ts';
import { dataFilesOf } from '../../modules/module-data.ts';
import { moduleAsObject } from '../../modules/module-object.ts';
import type { ScriptBlock } from '../../runspace.ts';
import type { PSVariable } from '../../variable.ts';

const N = 'System.Management.Automation.';

/** A dictionary by names, in any case of letters. */
function dictionaryOf(valueType: string, entries: Iterable<readonly [string, unknown]>): NetDictionary {
  const types = [typeNamed('System.String'), typeNamed(valueType)];
  const type = genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), types);
  const table = new NetDictionary(type, StringComparer.ordinalIgnoreCase);
  for (const [name, value] of entries) table.set(name, value);
  return table;
}

function exportsOf(
  name: string,
  type: string,
  entriesOf: (module: ModuleInfo) => Iterable<readonly [string, unknown]>,
): PropertyDeclaration {
  return [
    `System.Collections.Generic.Dictionary[string,${type}] ${name} {get;}`,
    (self: ModuleInfo) => dictionaryOf(type, entriesOf(self)),
  ];
}

function* named(commands: Iterable<{ readonly name: string }>): Iterable<readonly [string, unknown]> {
  for (const command of commands) yield [command.name, command];
}

const commandsOf = (self: ModuleInfo) => [...self.exportedCommands.values()];

const exportProperties: readonly PropertyDeclaration[] = [
  exportsOf('ExportedFunctions', `${N}FunctionInfo`, (self) =>
    named(commandsOf(self).filter(({ commandType }) => commandType !== 'Cmdlet')),
  ),
  exportsOf('ExportedCmdlets', `${N}CmdletInfo`, (self) =>
    named(commandsOf(self).filter(({ commandType }) => commandType === 'Cmdlet')),
  ),
  exportsOf('ExportedCommands', `${N}CommandInfo`, (self) =>
    named([...commandsOf(self), ...self.exportedAliases.values()]),
  ),
  exportsOf('ExportedAliases', `${N}AliasInfo`, (self) => named(self.exportedAliases.values())),
  exportsOf('ExportedVariables', `${N}PSVariable`, (self) =>
    self.exportedVariables.flatMap((name) => {
      const variable = self.session?.findVariable(name, self.session.top);
      return variable ? [[name, variable] as const] : [];
    }),
  ),
];

/** A key of the manifest, or of the PSData in its PrivateData; null when the manifest does not say. */
function said(self: ModuleInfo, key: string): unknown {
  return self.manifest?.value(key) ?? self.manifest?.galleryValue(key) ?? null;
}

function textOf(name: string, key = name): PropertyDeclaration {
  return [
    `string ${name} {get;}`,
    (self: ModuleInfo) => {
      const value = said(self, key);
      return value === null ? null : toText(value);
    },
  ];
}

function convertedOf(type: string, typeName: string, name: string, key = name): PropertyDeclaration {
  return [
    `${type} ${name} {get;}`,
    (self: ModuleInfo) => {
      const value = said(self, key);
      return value === null || value === '' ? null : convertTo(value, typeNamed(typeName));
    },
  ];
}

/** A list of texts; those that are files are named from the module's folder on. */
function textsOf(name: string, key = name, isFile = false): PropertyDeclaration {
  return [
    `System.Collections.Generic.IEnumerable[string] ${name} {get;}`,
    (self: ModuleInfo) => {
      const texts = (self.manifest?.listOf(key) ?? []).map((item) => toText(item));
      const items = isFile ? texts.map((file) => joinPaths([self.moduleBase, file])) : texts;
      return listOf(typeNamed('System.String'), items);
    },
  ];
}

/** Parts that no module here has. */
function none(type: string, name: string): PropertyDeclaration {
  return [`${type} ${name} {get;}`, () => listOf(typeNamed('System.Object'), [])];
}

/** The type or format files of its manifest. */
function dataFiles(name: string, key: 'TypesToProcess' | 'FormatsToProcess'): PropertyDeclaration {
  return [
    `${TEXTS} ${name} {get;}`,
    ({ manifest, moduleBase }: ModuleInfo) =>
      listOf(typeNamed('System.String'), manifest ? dataFilesOf(manifest, key, moduleBase) : []),
  ];
}

const TEXTS = 'System.Collections.ObjectModel.ReadOnlyCollection[string]';

const manifestProperties: readonly PropertyDeclaration[] = [
  textOf('Author'),
  textOf('CompanyName'),
  textOf('Copyright'),
  textOf('HelpInfoUri', 'HelpInfoURI'),
  textOf('PowerShellHostName'),
  textOf('Prefix', 'DefaultCommandPrefix'),
  textOf('ReleaseNotes'),
  ['string RootModule {get;}', (self: ModuleInfo) => (self.manifest ? self.rootModule : null)],
  convertedOf('version', 'System.Version', 'ClrVersion', 'CLRVersion'),
  convertedOf('version', 'System.Version', 'DotNetFrameworkVersion'),
  convertedOf('version', 'System.Version', 'PowerShellHostVersion'),
  convertedOf('version', 'System.Version', 'PowerShellVersion'),
  convertedOf('uri', 'System.Uri', 'IconUri'),
  convertedOf('uri', 'System.Uri', 'LicenseUri'),
  convertedOf('uri', 'System.Uri', 'ProjectUri'),
  ['uri RepositorySourceLocation {get;}', () => null],
  textsOf('CompatiblePSEditions'),
  textsOf('FileList', 'FileList', true),
  textsOf('Scripts', 'ScriptsToProcess', true),
  textsOf('Tags'),
  textsOf('RequiredAssemblies'),
  textsOf('ModuleList'),
  none(TEXTS, 'ExportedDscResources'),
  dataFiles('ExportedFormatFiles', 'FormatsToProcess'),
  dataFiles('ExportedTypeFiles', 'TypesToProcess'),
  none('System.Collections.Generic.IEnumerable[System.Object]', 'ExperimentalFeatures'),
  ['System.Reflection.Assembly ImplementingAssembly {get;}', () => null],
];

export default [
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
          return EnumValue.named(type, self.accessMode);
        },
        (self: ModuleInfo, value: EnumValue) => {
          self.accessMode = String(value) as ModuleInfo['accessMode'];
        },
      ],
      ...exportProperties,
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] NestedModules {get;}',
        (self: ModuleInfo) => [...self.nestedModules],
      ],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] RequiredModules {get;}',
        (self: ModuleInfo) => [...self.requiredModules],
      ],
      ...manifestProperties,
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
