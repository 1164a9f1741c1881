/**
 * Scopes and their variables. A scope keeps values in slots; which name has which slot is its `Layout`, shared by all
 * scopes that got the same names in the same order (a hidden class). Code that reads a variable remembers layout and slot
 * and so finds the value by one comparison, while names stay open to every other part of the shell (Get-Variable,
 * dynamic scoping, dot-sourcing).
 */

import type { NetType } from '../types/net-type.ts';
import { OrderedNames, SHARED_LENGTH } from '../types/values/ordered-names.ts';
import type { CommandInfo } from './command-info.ts';
import type { SessionState } from './session-state.ts';
import { PSVariable, type VariableOptions } from './variable.ts';

/** Stands in a slot whose variable does not exist (yet) in this scope. */
export const UNSET: unique symbol = Symbol('unset');

/** Stands in a slot whose variable works its value out when it is read. (Symbols are never PowerShell values.) */
export const COMPUTED: unique symbol = Symbol('computed');

/** The slot that `$_` has in every layout. */
export const UNDERSCORE_SLOT = 0;

export class Layout {
  private readonly transitions = new Map<string, Layout>();

  private constructor(private readonly list: OrderedNames) {}

  static readonly root = new Layout(OrderedNames.of(['_']));

  /** How many slots there are. */
  get length(): number {
    return this.list.length;
  }

  /** Names as first written, by slot. */
  get names(): readonly string[] {
    return this.list.all;
  }

  /** The layout with one more name; the same object for the same name, unless there are very many. */
  with(name: string): Layout {
    if (this.list.length >= SHARED_LENGTH) return new Layout(this.list.with(name));
    const key = name.toLowerCase();
    let next = this.transitions.get(key);
    if (!next) this.transitions.set(key, (next = new Layout(this.list.with(name))));
    return next;
  }

  /** The layout that has all the names, in the order given. */
  static of(names: Iterable<string>): Layout {
    let layout = Layout.root;
    for (const name of names) if (layout.slotOf(name.toLowerCase()) < 0) layout = layout.with(name);
    return layout;
  }

  /** Slot of a lower-case name, or -1. */
  slotOf(key: string): number {
    return this.list.placeOfFolded(key);
  }

  /** The name of a slot, as it was first written. */
  nameAt(slot: number): string {
    return this.list.at(slot);
  }
}

export class Scope {
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
    return value === COMPUTED ? this.variables![slot]!.compute!() : value;
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

/** What a running script block offers under automatic names; read by name when no variable of that name exists. */
export interface AutomaticValues {
  automaticValue(key: string): unknown;
}
