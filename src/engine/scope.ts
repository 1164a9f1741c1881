/**
 * Scopes and their variables, and the session states that scopes belong to. A scope keeps values in slots; which name has
 * which slot is its `Layout`. Code that reads a variable remembers layout and slot and so finds the value by one
 * comparison, while names stay open to every other part of the shell (Get-Variable, dynamic scoping, dot-sourcing).
 */

import { runtimeException } from '../types/net-exception.ts';
import type { NetType } from '../types/net-type.ts';
import type { AliasInfo, CommandInfo, OwningModule } from './command-info.ts';
import { COMPUTED, Layout, UNSET } from './layout.ts';
import { PSVariable, type VariableHome, type VariableOptions } from './variable.ts';

export class Scope implements VariableHome {
  readonly slots: unknown[];
  /** Variables that are more than a value (type, attributes, options), by slot; null while there are none. */
  variables: (PSVariable | undefined)[] | null = null;
  /** Types and checks of parameters, by slot; shared by all calls of a function. */
  constraints: readonly (VariableOptions | undefined)[] | null = null;
  /** Functions and aliases defined here, by lower-case name; made when the first is defined. */
  functions: Map<string, CommandInfo> | null = null;
  aliases: Map<string, CommandInfo> | null = null;
  /** Strict mode set in this scope; null inherits. */
  strictMode: number | null = null;
  /** Automatic values of the script block that runs here: `args`, `input`, `psboundparameters`, `myinvocation`, … */
  automatic: AutomaticValues | null = null;

  private classes: Map<string, NetType> | null = null;

  constructor(
    public layout: Layout,
    readonly parent: Scope | null,
    readonly session: SessionState,
    /** The scope that `$script:` means; itself for a script, module or the global scope. */
    script?: Scope,
  ) {
    const { length } = layout;
    const slots = new Array<unknown>(length);
    for (let i = 0; i < length; i++) slots[i] = UNSET;
    this.slots = slots;
    this.script = script ?? this;
  }

  readonly script: Scope;

  /** The module whose variables live here; null for the shell's own. */
  get module(): OwningModule | null {
    return this.session.module;
  }

  /** The slot of a name here, made when there is none. */
  slotFor(name: string): number {
    const slot = this.layout.slotOf(name.toLowerCase());
    if (slot >= 0) return slot;
    this.layout = this.layout.with(name);
    this.slots.push(UNSET);
    return this.slots.length - 1;
  }

  /** Makes a class known to texts that are compiled later and run here. */
  defineClass(name: string, type: NetType): void {
    this.classes ??= new Map();
    this.classes.set(name.toLowerCase(), type);
    this.session.runspace.hasScriptClasses = true;
  }

  removeClass(name: string): void {
    this.classes?.delete(name.toLowerCase());
  }

  /** The class of a name that code of this scope or an outer one has defined. */
  findClass(name: string): NetType | undefined {
    if (!this.session.runspace.hasScriptClasses) return undefined;
    const key = name.toLowerCase();
    for (let scope: Scope | null = this; scope; scope = scope.parent) {
      const type = scope.classes?.get(key);
      if (type) return type;
    }
    return undefined;
  }

  /** Whether this scope itself has the variable. */
  has(key: string): boolean {
    const slot = this.layout.slotOf(key);
    return slot >= 0 && this.slots[slot] !== UNSET;
  }

  /** Finds the scope that has a variable, from here outwards; private variables of outer scopes are passed over. */
  find(key: string): Scope | null {
    for (let scope: Scope | null = this; scope; scope = scope.parent) {
      const slot = scope.layout.slotOf(key);
      if (slot < 0 || scope.slots[slot] === UNSET) continue;
      if (scope !== this && scope.variables?.[slot]?.isPrivate) continue;
      return scope;
    }
    return null;
  }

  /** The value of a variable seen from here; UNSET when there is none. */
  lookup(key: string): unknown {
    const scope = this.find(key);
    return scope ? scope.read(scope.layout.slotOf(key)) : UNSET;
  }

  /** The value in a slot, computed variables included. */
  read(slot: number): unknown {
    const value = this.slots[slot];
    return value === COMPUTED ? this.variables?.[slot]?.compute?.() : value;
  }

  /** Assigns in this scope, making the variable when it is new; checks type, attributes and options of an existing one. */
  assign(name: string, value: unknown): void {
    this.assignSlot(this.slotFor(name), value);
  }

  /** Assigns to a slot known to be this name's. */
  assignSlot(slot: number, value: unknown): void {
    const variable = this.specialVariable(slot);
    if (variable) variable.assign(value);
    else this.slots[slot] = value;
  }

  /** Throws when the variable that a slot's name stands for may not be written. */
  checkWritable(slot: number): void {
    this.specialVariable(slot)?.checkWritable();
  }

  /** The variable object of a slot when it is more than a value: typed, with options, or of option AllScope further out. */
  private specialVariable(slot: number): PSVariable | undefined {
    const own = this.variables?.[slot];
    if (own) return own;
    const constraint = this.constraints?.[slot];
    if (constraint) {
      const variable = new PSVariable(this, slot, constraint);
      this.adopt(variable);
      return variable;
    }
    return this.slots[slot] === UNSET ? this.allScopeVariable(this.layout.nameAt(slot)) : undefined;
  }

  /** A variable with option AllScope further out stands for the name in every scope. */
  allScopeVariable(name: string): PSVariable | undefined {
    if (!this.session.hasAllScopeVariables) return undefined;
    const key = name.toLowerCase();
    for (let scope = this.parent; scope; scope = scope.parent) {
      const slot = scope.layout.slotOf(key);
      const variable = slot < 0 ? undefined : scope.variables?.[slot];
      if (variable?.isAllScope && scope.slots[slot] !== UNSET) return variable;
    }
    return undefined;
  }

  /** Removes a variable from this scope. */
  remove(key: string): void {
    const slot = this.layout.slotOf(key);
    if (slot < 0) return;
    this.slots[slot] = UNSET;
    if (this.variables) this.variables[slot] = undefined;
  }

  /** The variable as an object (Get-Variable, [ref]), or null when this scope has none of the name. */
  variable(key: string): PSVariable | null {
    const slot = this.layout.slotOf(key);
    if (slot < 0 || this.slots[slot] === UNSET) return null;
    return this.specialVariable(slot) ?? new PSVariable(this, slot);
  }

  /** Defines a variable with options, type or attributes. */
  define(name: string, value: unknown, options: VariableOptions = {}): PSVariable {
    const slot = this.slotFor(name);
    this.slots[slot] = options.compute ? COMPUTED : value;
    const variable = new PSVariable(this, slot, options);
    this.adopt(variable);
    return variable;
  }

  /** Makes a variable object made for a slot of this scope the one that its name has from now on. */
  adopt(variable: PSVariable): void {
    this.variables ??= [];
    this.variables[variable.slot] = variable;
    if (variable.isAllScope) this.session.hasAllScopeVariables = true;
  }

  /** The variables of this scope, in order of their making. */
  *ownVariables(): Generator<PSVariable> {
    for (let slot = 0; slot < this.slots.length; slot++) {
      if (this.slots[slot] !== UNSET) yield this.specialVariable(slot) ?? new PSVariable(this, slot);
    }
  }

  /** The scope `depth` levels out (0 is this one), or null. */
  ancestor(depth: number): Scope | null {
    let scope: Scope | null = this;
    for (let i = 0; i < depth && scope; i++) scope = scope.parent;
    return scope;
  }
}

/** What scopes and session states know of the runspace that they belong to. */
export interface SessionOwner {
  readonly globalSession: SessionState;
  /** Whether any script has defined a class or enum: spares the search for them. */
  hasScriptClasses: boolean;
  /** Look-ups of commands that are remembered hold no longer. */
  commandsChanged(scope?: Scope): void;
}

/**
 * The scopes in which a script's variables, functions and aliases live. The global session state is the shell's; each
 * script module has one of its own, whose scopes end at the global scope.
 */
export class SessionState {
  /** The outermost scope of this session state: global, or the module's. */
  readonly top: Scope;
  /** The scope in which code of this session state runs now. */
  current: Scope;
  /** Whether any variable has the option AllScope, so that plain assignments must look for it. */
  hasAllScopeVariables = false;

  constructor(
    readonly runspace: SessionOwner,
    /** The module whose state this is; null for the shell's own. */
    readonly module: OwningModule | null,
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
  findFunction(name: string, from: Scope = this.current): CommandInfo | null {
    const key = name.toLowerCase();
    for (let scope: Scope | null = from; scope; scope = scope.parent) {
      const found = scope.functions?.get(key);
      if (found && !(scope !== from && found.options.has('Private'))) return found;
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
  setFunction(info: CommandInfo, scope: Scope = this.current, force = false): void {
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

/** What a running script block offers under automatic names; read by name when no variable of that name exists. */
export interface AutomaticValues {
  automaticValue(key: string): unknown;
}
