/**
 * SessionState: the scopes in which a script's variables, functions and aliases live. The global session state is the
 * shell's; each script module has one of its own, whose scopes end at the global scope.
 */
import { runtimeException } from '../types/net-exception.ts';
import type { AliasInfo, CommandInfo, FunctionInfo } from './command-info.ts';
import type { ModuleInfo } from './module-info.ts';
import type { Runspace } from './runspace.ts';
import { Layout, Scope, UNSET } from './scope.ts';
import type { PSVariable } from './variable.ts';

export class SessionState {
  /** The outermost scope of this session state: global, or the module's. */
  readonly top: Scope;
  /** The scope in which code of this session state runs now. */
  current: Scope;
  /** Whether any variable has the option AllScope, so that plain assignments must look for it. */
  hasAllScopeVariables = false;

  constructor(
    readonly runspace: Runspace,
    /** The module whose state this is; null for the shell's own. */
    readonly module: ModuleInfo | null,
    parent: Scope | null,
  ) {
    this.top = new Scope(Layout.root, parent, this);
    this.current = this.top;
    if (parent) this.hasAllScopeVariables = parent.session.hasAllScopeVariables;
  }

  /** The value of a variable seen from the current scope; undefined when there is none. */
  getVariable(name: string): unknown {
    const value = this.current.lookup(name.toLowerCase());
    return value === UNSET ? undefined : value;
  }

  /** Assigns in the current scope. */
  setVariable(name: string, value: unknown): void {
    this.current.assign(name, value);
  }

  /**
   * The scope that a -Scope argument names: Global, Local, Script, Private, or a number of levels outwards.
   * @throws NetException as PowerShell does for numbers beyond the outermost scope and unknown names.
   */
  scopeNamed(scope: string | null | undefined): Scope {
    if (scope === null || scope === undefined || scope === '') return this.current;
    switch (scope.toLowerCase()) {
      case 'global':
        return this.runspace.globalSession.top;
      case 'local':
      case 'private':
        return this.current;
      case 'script':
        return this.current.script;
    }
    if (!/^[-+]?\d+$/.test(scope)) {
      throw runtimeException(
        'Argument',
        'InvalidArgument',
        'Cannot process argument because the value of parameter "Scope" is not valid. Valid values are "Global", "Local", or "Script", or a number relative to the current scope (0 through the number of scopes where 0 is the current scope and 1 is its parent). Change the value of the "Scope" parameter and run the operation again.',
        { typeName: 'System.Management.Automation.PSArgumentException' },
      );
    }
    const levels = Number(scope);
    const found = levels < 0 ? null : this.current.ancestor(levels);
    if (found) return found;
    const problem =
      levels < 0
        ? 'Cannot process argument because the value of argument "Scope" is out of range. Change argument "Scope" to a value that is within range.'
        : `The scope number '${levels}' exceeds the number of active scopes.`;
    throw runtimeException(
      'ArgumentOutOfRange',
      'InvalidArgument',
      `${problem} (Parameter 'Scope')\nActual value was ${levels}.`,
      { typeName: 'System.Management.Automation.PSArgumentOutOfRangeException' },
    );
  }

  /** The variable seen from a scope, or null. */
  findVariable(name: string, from: Scope = this.current): PSVariable | null {
    const key = name.toLowerCase();
    return from.find(key)?.variable(key) ?? null;
  }

  /** The function or alias seen from a scope, or null. */
  findFunction(name: string, from: Scope = this.current): FunctionInfo | null {
    const key = name.toLowerCase();
    for (let scope: Scope | null = from; scope; scope = scope.parent) {
      const found = scope.functions?.get(key);
      if (found && !(scope !== from && found.options.has('Private'))) return found as FunctionInfo;
    }
    return null;
  }

  findAlias(name: string, from: Scope = this.current): AliasInfo | null {
    const key = name.toLowerCase();
    for (let scope: Scope | null = from; scope; scope = scope.parent) {
      const found = scope.aliases?.get(key);
      if (found && !(scope !== from && found.options.has('Private'))) return found as AliasInfo;
    }
    return null;
  }

  /** Defines a function in a scope; refuses to replace a read-only or constant one. */
  setFunction(info: FunctionInfo, scope: Scope = this.current, force = false): void {
    const key = info.name.toLowerCase();
    this.refuseReadOnly(scope.functions?.get(key), 'function', force);
    scope.functions ??= new Map();
    scope.functions.set(key, info);
    this.runspace.commandsChanged();
  }

  setAlias(info: AliasInfo, scope: Scope = this.current, force = false): void {
    const key = info.name.toLowerCase();
    this.refuseReadOnly(scope.aliases?.get(key), 'alias', force);
    scope.aliases ??= new Map();
    scope.aliases.set(key, info);
    this.runspace.commandsChanged();
  }

  private refuseReadOnly(existing: CommandInfo | undefined, kind: 'function' | 'alias', force: boolean): void {
    if (!existing) return;
    const constant = existing.options.has('Constant');
    if (!constant && (force || !existing.options.has('ReadOnly'))) return;
    const id = kind === 'alias' ? 'AliasNotWritable' : 'FunctionNotWritable';
    const message =
      kind === 'alias'
        ? `Alias is not writeable because alias ${existing.name} is read-only or constant and cannot be written to.`
        : `Cannot write to function ${existing.name} because it is read-only or constant.`;
    throw runtimeException(id, 'WriteError', message, {
      target: existing.name,
      typeName: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
    });
  }
}
