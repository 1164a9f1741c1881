/** `$ExecutionContext`: what scripts reach of the engine through objects. */
import { convertTo, toText } from '../types/conversion/conversion.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { WildcardOption, WildcardPattern } from '../types/wildcard.ts';
import type { CommandInfo } from './command-info.ts';
import { runspaceOf } from './current-runspace.ts';
import type { Runspace, ScriptBlock } from './runspace.ts';
import type { Scope, SessionState } from './scope.ts';
import { psVersion } from './version-table.ts';

/** An object of the engine that only gives access to a session state. */
class SessionView extends NetObject {
  constructor(
    readonly session: SessionState,
    private readonly typeName: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  get runspace(): Runspace {
    return runspaceOf(this.session);
  }
}

/** System.Management.Automation.EngineIntrinsics. */
export class ExecutionContext extends SessionView {
  constructor(session: SessionState) {
    super(session, 'System.Management.Automation.EngineIntrinsics');
  }
}

/** System.Management.Automation.SessionState, as scripts see a session state. */
export class SessionStateView extends SessionView {
  constructor(session: SessionState) {
    super(session, 'System.Management.Automation.SessionState');
  }
}

/** What a session state is inside of PowerShell: scripts find it by reflection, to bind script blocks to it. */
export class SessionStateInternal extends SessionView {
  constructor(session: SessionState) {
    super(session, 'System.Management.Automation.SessionStateInternal');
  }
}

const internals = new WeakMap<SessionState, SessionStateInternal>();

/** The same object each time. */
export function internalOf(session: SessionState): SessionStateInternal {
  let internal = internals.get(session);
  if (!internal) internals.set(session, (internal = new SessionStateInternal(session)));
  return internal;
}

/** System.Management.Automation.ExecutionContext, which nothing but reflection reaches. */
export class InternalContext extends SessionView {
  constructor(session: SessionState) {
    super(session, 'System.Management.Automation.ExecutionContext');
  }
}

/** `.SessionState.PSVariable`. */
export class VariableAccess extends SessionView {
  constructor(session: SessionState) {
    super(session, 'System.Management.Automation.PSVariableIntrinsics');
  }

  /** The scope and plain name that a name with a scope in front means. */
  place(name: string): { scope: Scope; name: string } {
    const scoped = /^(global|script|local|private|variable):(.+)$/i.exec(name);
    if (!scoped) return { scope: this.session.current, name };
    const scope = scoped[1]?.toLowerCase() === 'variable' ? this.session.current : this.session.scopeNamed(scoped[1]);
    return { scope, name: scoped[2] ?? '' };
  }
}

/** `.InvokeProvider`. */
export class ProviderAccess extends SessionView {
  constructor(session: SessionState) {
    super(session, 'System.Management.Automation.ProviderIntrinsics');
  }
}

/** `.InvokeProvider.Item` and its kind. */
export class ProviderPart extends SessionView {}

/** `.InvokeCommand`. */
export class CommandAccess extends SessionView {
  constructor(session: SessionState) {
    super(session, 'System.Management.Automation.CommandInvocationIntrinsics');
  }

  /** The text with its variables and subexpressions replaced, as in a double-quoted string. */
  expandString(text: string): string {
    const block = this.runspace.scripts.fromText(`@"\n${text}\n"@`, null);
    return toText(this.runspace.invokeBlock(block, { caller: this.runspace.activeFrame, newScope: false })[0]);
  }

  /** A block made of text: it belongs to the module in which it is made; made elsewhere, to nobody. */
  newScriptBlock(text: string): ScriptBlock {
    return this.runspace.scripts.fromText(text, this.session.module ? this.session : null);
  }

  /** A command by name; of some kinds, or of any. */
  find(name: string, kinds: ReadonlySet<string> | null = null): CommandInfo | null {
    const { commands } = this.runspace;
    const scope = this.session.current;
    return kinds ? commands.findOfKinds(name, kinds, scope) : commands.findDirect(name, scope);
  }

  /** Commands of a name or pattern. */
  findAll(name: string, isPattern: boolean): CommandInfo[] {
    if (!isPattern) {
      const found = this.find(name);
      return found ? [found] : [];
    }
    const pattern = new WildcardPattern(name, WildcardOption.IgnoreCase);
    return allCommands(this.runspace, this.session.current).filter((command) => pattern.isMatch(command.name));
  }

  invokeScript(text: string, args: readonly unknown[]): unknown[] {
    return this.runspace.invokeBlock(this.runspace.scripts.fromText(text, null), {
      caller: this.runspace.activeFrame,
      args,
    });
  }

  /** Runs a block in the current scope of a session state; one that belongs to another runs there nevertheless. */
  invokeIn(session: SessionState, block: ScriptBlock, args: readonly unknown[]): unknown[] {
    const { runspace } = this;
    const frame = runspace.frameIn(session);
    return runspace.invokeBlock(block, { caller: frame, args, newScope: false });
  }
}

/** Aliases and functions seen from a scope, nearest first, and all cmdlets; a name that another hides comes once a kind. */
export function allCommands(runspace: Runspace, from: Scope): CommandInfo[] {
  const aliases = new Map<string, CommandInfo>();
  const functions = new Map<string, CommandInfo>();
  for (let scope: Scope | null = from; scope; scope = scope.parent) {
    for (const [key, alias] of scope.aliases ?? []) if (!aliases.has(key)) aliases.set(key, alias);
    for (const [key, info] of scope.functions ?? []) if (!functions.has(key)) functions.set(key, info);
  }
  return [...aliases.values(), ...functions.values(), ...runspace.commands.cmdlets.values()];
}

/** The version of the engine as a System.Version. */
export function engineVersion(): unknown {
  return convertTo(psVersion(), typeNamed('System.Version'));
}
