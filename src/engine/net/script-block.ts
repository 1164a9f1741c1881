/** System.Management.Automation.ScriptBlock. */

import { checkScriptBlock, refusals } from '../../language/data-section-checks.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { netException } from '../../types/net-exception.ts';
import { typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';
import { KeyedTable } from '../../types/values/hashtable.ts';
import { listOf } from '../../types/values/list-of.ts';
import type { NetList } from '../../types/values/net-list.ts';
import { arrayItems, asTypedArray } from '../../types/values/typed-array.ts';
import { attributesOfBlock } from '../binder/metadata-from-script.ts';
import { newClosure } from '../closure.ts';
import { currentRunspace } from '../current-runspace.ts';
import { internalOf, type SessionStateInternal, SessionStateView } from '../execution-context.ts';
import { SteppablePipeline } from '../pipeline/steppable-pipeline.ts';
import { ScriptBlock } from '../runspace.ts';
import type { Scope } from '../scope.ts';
import { powerShellOf } from '../script-block-power-shell.ts';
import { FunctionInfo } from '../script-command-info.ts';
import { parseException } from '../script-loader.ts';
import { astObjectOf } from '../syntax-tree/ast-object.ts';
import { PSVariable } from '../variable.ts';

function steppable(block: ScriptBlock, args: readonly unknown[]): SteppablePipeline {
  const runspace = currentRunspace();
  return new SteppablePipeline(block, runspace.activeFrame ?? runspace.topFrame(), args);
}

/** A block made of text belongs to no session state: it runs in that of whoever calls it. */
function newFromText(text: string): ScriptBlock {
  return currentRunspace().scripts.fromText(text, null);
}

/** The names in a list; null when there is none. */
function namesIn(list: unknown): string[] | null {
  return list === null ? null : [...(enumerate(list) ?? [])].map((name) => toText(name));
}

/** Fails for what the restricted language does not have; a list of commands that is not given allows all. */
function checkRestrictedLanguage(
  { ast }: ScriptBlock,
  commands: readonly string[] | null,
  variables: readonly string[],
  environment: boolean,
): void {
  const allowed = commands && new Set(commands.map((name) => name.toLowerCase()));
  const rules = { commands: allowed, variables, environment };
  const errors = refusals((report) => checkScriptBlock(ast, rules, report));
  if (errors.length > 0) throw parseException(errors);
}

/** Outputs as the collection that Invoke returns. */
function collectionOf(outputs: unknown[]): unknown {
  return asTypedArray(outputs, typeNamed('System.Object'));
}

/** The attributes above the parameters, made anew each time, as their arguments are evaluated. */
function attributesOf({ code }: ScriptBlock): NetList {
  const runspace = currentRunspace();
  return listOf(typeNamed('System.Attribute'), attributesOfBlock(code, runspace.activeFrame ?? runspace.topFrame()));
}

/** Runs with functions and variables that only this call sees. */
function invokeWithContext(self: ScriptBlock, functions: unknown, variables: unknown, args: unknown[]): unknown {
  const runspace = currentRunspace();
  const prepare = (scope: Scope) => {
    if (functions instanceof KeyedTable) {
      for (const { key, value } of functions.slots()) {
        if (value instanceof ScriptBlock) scope.session.setFunction(new FunctionInfo(toText(key), value), scope);
      }
    }
    for (const variable of variables === null ? [] : (enumerate(variables) ?? [variables])) {
      if (variable instanceof PSVariable) scope.assign(variable.name, variable.value);
    }
  };
  return collectionOf(runspace.invokeBlock(self, { caller: runspace.activeFrame, args, prepare, fromNet: true }));
}

export default defineType<ScriptBlock>({
  name: 'System.Management.Automation.ScriptBlock',
  accelerators: ['scriptblock'],
  toText: (self) => self.toString(),
  properties: [
    ['System.Collections.Generic.List[System.Attribute] Attributes {get;}', attributesOf],
    ['string File {get;}', (self: ScriptBlock) => self.file],
    [
      'bool IsFilter {get;set;}',
      (self: ScriptBlock) => self.isFilter,
      (self: ScriptBlock, value: boolean) => {
        self.isFilter = value;
      },
    ],
    ['bool IsConfiguration {get;set;}', () => false, () => {}],
    ['psmoduleinfo Module {get;}', (self: ScriptBlock) => self.module],
    [
      'System.Management.Automation.PSToken StartPosition {get;}',
      () => {
        throw netException('System.NotImplementedException', 'ScriptBlock.StartPosition is not built yet.');
      },
    ],
    ['bool DebuggerHidden {get;set;}', () => false, () => {}],
    ['guid Id {get;}', (self: ScriptBlock) => self.id],
    [
      'System.Management.Automation.Language.Ast Ast {get;}',
      (self: ScriptBlock) => astObjectOf(self.code.definition ?? self.ast),
    ],
  ],
  nonPublic: {
    properties: [
      [
        'System.Management.Automation.SessionStateInternal SessionStateInternal {get;set;}',
        (self: ScriptBlock) => self.session && internalOf(self.session),
        (self: ScriptBlock, value: SessionStateInternal | null) => {
          self.session = value?.session ?? null;
        },
      ],
      [
        'System.Management.Automation.SessionState SessionState {get;set;}',
        (self: ScriptBlock) => self.session && new SessionStateView(self.session),
        (self: ScriptBlock, value: SessionStateView | null) => {
          self.session = value?.session ?? null;
        },
      ],
    ],
  },
  methods: [
    [
      'System.Collections.ObjectModel.Collection[psobject] Invoke(Params System.Object[] args)',
      (self: ScriptBlock, args: unknown[]) =>
        collectionOf(
          currentRunspace().invokeBlock(self, { caller: currentRunspace().activeFrame, args, fromNet: true }),
        ),
    ],
    [
      'System.Object InvokeReturnAsIs(Params System.Object[] args)',
      (self: ScriptBlock, args: unknown[]) => {
        const outputs = currentRunspace().invokeBlock(self, {
          caller: currentRunspace().activeFrame,
          args,
          fromNet: true,
        });
        return outputs.length === 1 ? outputs[0] : outputs.length === 0 ? undefined : outputs;
      },
    ],
    [
      'System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Collections.IDictionary functionsToDefine, System.Collections.Generic.List[psvariable] variablesToDefine, Params System.Object[] args)',
      invokeWithContext,
    ],
    [
      'powershell GetPowerShell(Params System.Object[] args)',
      (self: ScriptBlock, args: unknown[]) => powerShellOf(self, args),
    ],
    [
      'System.Management.Automation.SteppablePipeline GetSteppablePipeline()',
      (self: ScriptBlock) => steppable(self, []),
    ],
    [
      'System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin)',
      (self: ScriptBlock) => steppable(self, []),
    ],
    [
      'System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin, System.Object[] args)',
      (self: ScriptBlock, _origin: unknown, args: unknown[]) => steppable(self, arrayItems(args)),
    ],
    ['scriptblock GetNewClosure()', (self: ScriptBlock) => newClosure(self)],
    ['string ToString()', (self: ScriptBlock) => self.toString()],
    [
      'void CheckRestrictedLanguage(System.Collections.Generic.IEnumerable[string] allowedCommands, System.Collections.Generic.IEnumerable[string] allowedVariables, bool allowEnvironmentVariables)',
      (self: ScriptBlock, commands: unknown, variables: unknown, environment: boolean) =>
        checkRestrictedLanguage(self, namesIn(commands), namesIn(variables) ?? [], environment),
    ],
  ],
  staticMethods: [['scriptblock Create(string script)', (script: string) => newFromText(script)]],
});
