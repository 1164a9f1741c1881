/** Types behind `$ExecutionContext`. */

import { convertTo } from '../../../types/conversion/conversion.ts';
import { netException } from '../../../types/net-exception.ts';
import { genericTypeOf, typeNamed } from '../../../types/net-type.ts';
import { defineType, type PropertyDeclaration } from '../../../types/type-declaration.ts';
import { StringComparer } from '../../../types/values/comparer.ts';
import type { EnumValue } from '../../../types/values/enum-value.ts';
import { NetDictionary } from '../../../types/values/net-dictionary.ts';
import { completersOf } from '../../argument-completers.ts';
import { currentRunspace } from '../../current-runspace.ts';
import {
  CommandAccess,
  type ExecutionContext,
  InternalContext,
  internalOf,
  ProviderAccess,
  type SessionStateInternal,
  SessionStateView,
  VariableAccess,
} from '../../execution-context.ts';
import type { ScriptBlock } from '../../runspace.ts';
import type { PSVariable } from '../../variable.ts';

const invokeCommand: PropertyDeclaration = [
  'System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}',
  (self: ExecutionContext | SessionStateView) => new CommandAccess(self.session),
];

const invokeProvider: PropertyDeclaration = [
  'System.Management.Automation.ProviderIntrinsics InvokeProvider {get;}',
  (self: ExecutionContext | SessionStateView) => new ProviderAccess(self.session),
];

function notBuilt(what: string): never {
  throw netException('System.NotImplementedException', `${what} is not built.`);
}

export default [
  defineType<ExecutionContext>({
    name: 'System.Management.Automation.EngineIntrinsics',
    properties: [
      [
        'System.Management.Automation.Host.PSHost Host {get;}',
        (self: ExecutionContext) => self.runspace.globalSession.getVariable('Host') ?? null,
      ],
      ['System.Management.Automation.PSEventManager Events {get;}', () => null],
      invokeProvider,
      [
        'System.Management.Automation.SessionState SessionState {get;}',
        (self: ExecutionContext) => new SessionStateView(self.session),
      ],
      invokeCommand,
    ],
    nonPublic: {
      fields: [
        [
          'System.Management.Automation.ExecutionContext _context {get;}',
          (self: ExecutionContext) => new InternalContext(self.session),
        ],
      ],
    },
  }),
  defineType<InternalContext>({
    name: 'System.Management.Automation.ExecutionContext',
    nonPublic: {
      properties: [
        [
          'System.Management.Automation.SessionStateInternal EngineSessionState {get;}',
          (self: InternalContext) => internalOf(self.session),
        ],
        [
          'System.Management.Automation.SessionStateInternal TopLevelSessionState {get;}',
          (self: InternalContext) => internalOf(self.runspace.globalSession),
        ],
        [
          'System.Collections.Generic.Dictionary[string,scriptblock] CustomArgumentCompleters {get;}',
          (self: InternalContext) => completerTable(self),
        ],
      ],
    },
  }),
  defineType({
    name: 'System.Management.Automation.Runspaces.LocalPipeline',
    nonPublic: {
      staticMethods: [
        [
          'System.Management.Automation.ExecutionContext GetExecutionContextFromTLS()',
          () => new InternalContext(currentRunspace().globalSession),
        ],
      ],
    },
  }),
  defineType<SessionStateInternal>({
    name: 'System.Management.Automation.SessionStateInternal',
    nonPublic: {
      properties: [['psmoduleinfo Module {get;}', (self: SessionStateInternal) => self.session.module]],
    },
  }),
  defineType<SessionStateView>({
    name: 'System.Management.Automation.SessionState',
    nonPublic: {
      properties: [
        [
          'System.Management.Automation.SessionStateInternal Internal {get;}',
          (self: SessionStateView) => internalOf(self.session),
        ],
      ],
    },
    properties: [
      ['System.Management.Automation.PathIntrinsics Path {get;}', (self: SessionStateView) => self.runspace.paths],
      [
        'System.Management.Automation.PSVariableIntrinsics PSVariable {get;}',
        (self: SessionStateView) => new VariableAccess(self.session),
      ],
      [
        'System.Management.Automation.PSLanguageMode LanguageMode {get;set;}',
        () => convertTo('FullLanguage', typeNamed('System.Management.Automation.PSLanguageMode')),
        () => notBuilt('Changing the language mode'),
      ],
      ['bool UseFullLanguageModeInDebugger {get;}', () => false],
      ['System.Collections.Generic.List[string] Scripts {get;}', () => ['*']],
      ['System.Collections.Generic.List[string] Applications {get;}', () => ['*']],
      ['psmoduleinfo Module {get;}', (self: SessionStateView) => self.session.module],
      invokeProvider,
      invokeCommand,
    ],
  }),
  defineType<VariableAccess>({
    name: 'System.Management.Automation.PSVariableIntrinsics',
    methods: [
      [
        'psvariable Get(string name)',
        (self: VariableAccess, name: string) => {
          const place = self.place(name);
          return self.session.findVariable(place.name, place.scope);
        },
      ],
      ['System.Object GetValue(string name)', (self: VariableAccess, name: string) => variableValue(self, name, null)],
      ['System.Object GetValue(string name, System.Object defaultValue)', variableValue],
      [
        'void Set(string name, System.Object value)',
        (self: VariableAccess, name: string, value: unknown) => {
          const place = self.place(name);
          place.scope.assign(place.name, value);
        },
      ],
      [
        'void Set(psvariable variable)',
        (self: VariableAccess, variable: PSVariable) => self.session.current.assign(variable.name, variable.value),
      ],
      [
        'void Remove(string name)',
        (self: VariableAccess, name: string) => {
          const place = self.place(name);
          place.scope.find(place.name.toLowerCase())?.remove(place.name.toLowerCase());
        },
      ],
    ],
  }),
  defineType<CommandAccess>({
    name: 'System.Management.Automation.CommandInvocationIntrinsics',
    properties: [['bool HasErrors {get;}', () => false]],
    methods: [
      ['string ExpandString(string source)', (self: CommandAccess, text: string) => self.expandString(text)],
      [
        'scriptblock NewScriptBlock(string scriptText)',
        (self: CommandAccess, text: string) => self.newScriptBlock(text),
      ],
      [
        'System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type)',
        (self: CommandAccess, name: string, types: EnumValue) => self.find(name, kindsOf(types)),
      ],
      [
        'System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type, System.Object[] arguments)',
        (self: CommandAccess, name: string, types: EnumValue) => self.find(name, kindsOf(types)),
      ],
      [
        'System.Management.Automation.CmdletInfo GetCmdlet(string commandName)',
        (self: CommandAccess, name: string) => self.runspace.commands.cmdlets.get(name.toLowerCase()) ?? null,
      ],
      [
        'System.Collections.Generic.List[System.Management.Automation.CmdletInfo] GetCmdlets()',
        (self: CommandAccess) => [...self.runspace.commands.cmdlets.values()],
      ],
      [
        'System.Collections.Generic.List[string] GetCommandName(string name, bool nameIsPattern, bool returnFullName)',
        (self: CommandAccess, name: string, isPattern: boolean) =>
          self.findAll(name, isPattern).map((command) => command.name),
      ],
      [
        'System.Collections.Generic.IEnumerable[System.Management.Automation.CommandInfo] GetCommands(string name, System.Management.Automation.CommandTypes commandTypes, bool nameIsPattern)',
        (self: CommandAccess, name: string, _types: unknown, isPattern: boolean) => self.findAll(name, isPattern),
      ],
      [
        'System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script)',
        (self: CommandAccess, text: string) => self.invokeScript(text, []),
      ],
      [
        'System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script, Params System.Object[] args)',
        (self: CommandAccess, text: string, args: unknown[]) => self.invokeScript(text, args),
      ],
      [
        'System.Collections.ObjectModel.Collection[psobject] InvokeScript(bool useLocalScope, scriptblock scriptBlock, System.Collections.IList input, Params System.Object[] args)',
        (self: CommandAccess, newScope: boolean, block: ScriptBlock, input: unknown, args: unknown[]) =>
          self.runspace.invokeBlock(block, {
            caller: self.runspace.activeFrame,
            newScope,
            args,
            input: Array.isArray(input) ? input : [],
          }),
      ],
      [
        'System.Collections.ObjectModel.Collection[psobject] InvokeScript(System.Management.Automation.SessionState sessionState, scriptblock scriptBlock, Params System.Object[] args)',
        (self: CommandAccess, state: SessionStateView, block: ScriptBlock, args: unknown[]) =>
          self.invokeIn(state.session, block, args),
      ],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.PSLanguageMode',
    kind: 'enum',
    members: { FullLanguage: 0, RestrictedLanguage: 1, NoLanguage: 2, ConstrainedLanguage: 3 },
  }),
];

/** The kinds of commands that flags ask for, as commands say them; null for all. */
function kindsOf(types: EnumValue): ReadonlySet<string> | null {
  const text = String(types);
  return text === 'All' ? null : new Set(text.split(', '));
}

function completerTable({ runspace }: InternalContext): NetDictionary {
  const types = [typeNamed('System.String'), typeNamed('System.Management.Automation.ScriptBlock')];
  const type = genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), types);
  const table = new NetDictionary(type, StringComparer.ordinalIgnoreCase);
  for (const [name, block] of completersOf(runspace).byName()) table.set(name, block);
  return table;
}

function variableValue(self: VariableAccess, name: string, fallback: unknown): unknown {
  const place = self.place(name);
  const value = place.scope.lookup(place.name.toLowerCase());
  return typeof value === 'symbol' ? fallback : value;
}
