/**
 * Finds commands by name in PowerShell's order: alias, function, cmdlet, script, program; then modules that export the
 * name (autoloading), then `Get-` in front of a noun.
 */

import type { CmdletDefinition } from './cmdlet.ts';
import { CmdletInfo } from './cmdlet-info.ts';
import { commandNotFound } from './command-errors.ts';
import { AliasInfo, type CommandInfo } from './command-info.ts';
import type { Commands, ExternalCommands } from './command-lookup.ts';
import type { CommandPlace } from './command-place.ts';
import type { Runspace } from './runspace.ts';
import type { Scope } from './scope.ts';
import type { ScopedItemOption } from './scoped-options.ts';
import { traceDiscovery } from './tracing/discovery-trace.ts';

/** Where cmdlets come from: the index that the build makes. */
export interface CommandSource {
  readonly name: string;
  /** The module that it belongs to. */
  readonly module: string;
  readonly aliases: readonly string[];
  readonly load: () => CmdletDefinition;
}

/** Gives what runs instead of a command that was found, or not found; itself where nothing stands in for it. */
export type CommandStandIns = (found: CommandInfo | null, name: string) => CommandInfo | null;

/** The cmdlets by name in small letters. There are a thousand, so what is known of one is made when it is asked for. */
class CmdletTable {
  private readonly entries = new Map<string, CommandSource | CmdletInfo>();

  add(source: CommandSource): void {
    this.entries.set(source.name.toLowerCase(), source);
  }

  get(key: string): CmdletInfo | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry instanceof CmdletInfo) return entry;
    const info = new CmdletInfo(entry.name, entry.module, entry.load);
    this.entries.set(key, info);
    return info;
  }

  *values(): Generator<CmdletInfo> {
    for (const key of this.entries.keys()) yield this.get(key) as CmdletInfo;
  }
}

export class CommandDiscovery implements Commands {
  /** Changes whenever a command is defined or removed; remembered look-ups are valid while it stays the same. */
  version = 0;
  /** Definitions in scopes that end (inside functions): while there are any, look-ups depend on the scope. */
  private scopedDefinitions = 0;
  readonly cmdlets = new CmdletTable();
  external: ExternalCommands | null = null;
  /** Loads the module that exports a name, if any; set by the module part. */
  autoload: ((name: string) => CommandInfo | null) | null = null;

  private standIns: CommandStandIns | null = null;

  constructor(private readonly runspace: Runspace) {}

  /** From now on some commands are others, whoever calls them; null lets all be themselves again. */
  replaceCommands(standIns: CommandStandIns | null): void {
    if (standIns === this.standIns) return;
    this.standIns = standIns;
    this.version++;
  }

  /** Makes cmdlets known; their declarations load when first used. */
  registerCmdlets(sources: Iterable<CommandSource>, optionsOf: (alias: string) => ReadonlySet<ScopedItemOption>): void {
    const { top } = this.runspace.globalSession;
    top.aliases ??= new Map();
    for (const source of sources) {
      const { name, aliases } = source;
      this.cmdlets.add(source);
      for (const alias of aliases) {
        const info = new AliasInfo(alias, name);
        info.options = optionsOf(alias);
        top.aliases.set(alias.toLowerCase(), info);
      }
    }
    this.version++;
  }

  changed(scope: Scope): void {
    this.version++;
    if (scope.parent !== null && scope.script !== scope) this.scopedDefinitions++;
  }

  /** Whether a look-up from one scope holds for every scope of the same script; none does that somebody wants to hear of. */
  get cacheable(): boolean {
    return this.scopedDefinitions === 0 && this.runspace.tracing === null;
  }

  /**
   * The command that a name means from a scope, aliases followed to their end; null when there is none. An alias that leads
   * nowhere stays itself: whoever calls it is told.
   */
  find(name: string, scope: Scope): CommandInfo | null {
    const found = this.findDirect(name, scope);
    const end = found instanceof AliasInfo ? (this.endOf(found, scope).command ?? found) : found;
    const trace = this.runspace.tracing?.discovery;
    if (trace) traceDiscovery(trace, name, found, end);
    return end;
  }

  /** As `find`, but an alias stays an alias. */
  findDirect(name: string, scope: Scope): CommandInfo | null {
    return this.standingIn(this.locate(name, scope), name);
  }

  private standingIn(found: CommandInfo | null, name: string): CommandInfo | null {
    return this.standIns === null || found instanceof AliasInfo ? found : this.standIns(found, name);
  }

  private locate(name: string, scope: Scope): CommandInfo | null {
    const session = scope.session;
    const own = session.findAlias(name, scope) ?? session.findFunction(name, scope) ?? this.qualified(name);
    if (own) return own;
    const key = name.toLowerCase();
    const cmdlet = this.cmdlets.get(key);
    if (cmdlet) return cmdlet;
    const external = this.external?.find(name);
    if (external) return external;
    const loaded = this.autoload?.(name);
    if (loaded) return loaded;
    return key.includes('-') ? null : (this.cmdlets.get(`get-${key}`) ?? session.findFunction(`get-${key}`, scope));
  }

  /** As `findDirect`, of some kinds only: what hides the command in other kinds is passed over. */
  findOfKinds(name: string, kinds: ReadonlySet<string>, scope: Scope): CommandInfo | null {
    const found = this.findDirect(name, scope);
    if (!found || kinds.has(found.commandType)) return found;
    const { session } = scope;
    const candidates = [
      () => session.findAlias(name, scope),
      () => session.findFunction(name, scope),
      () => this.cmdlets.get(name.toLowerCase()) ?? null,
      () => this.external?.find(name) ?? null,
    ];
    for (const candidate of candidates) {
      const one = this.standingIn(candidate(), name);
      if (one && kinds.has(one.commandType)) return one;
    }
    return null;
  }

  /** `Module\Name`. */
  private qualified(name: string): CommandInfo | null {
    const slash = name.lastIndexOf('\\');
    if (slash <= 0) return null;
    const moduleName = name.slice(0, slash).toLowerCase();
    const command = name.slice(slash + 1).toLowerCase();
    const cmdlet = this.cmdlets.get(command);
    if (cmdlet && this.runspace.modules.isNameOf(moduleName, cmdlet.moduleName)) return cmdlet;
    const loaded = this.runspace.modules.find(moduleName);
    return loaded?.exportedCommands.get(command) ?? null;
  }

  /** What an alias stands for. @throws NetException when it leads nowhere or in a circle; it names what the last alias means. */
  resolveAlias(alias: AliasInfo, scope: Scope, place: CommandPlace): CommandInfo {
    const { command, name } = this.endOf(alias, scope);
    if (!command) throw commandNotFound(name, place.extent, place.name);
    return command;
  }

  /** The command at the end of a chain of aliases, null where there is none, and the name by which it was looked for. */
  private endOf(alias: AliasInfo, scope: Scope): { command: CommandInfo | null; name: string } {
    const seen = new Set<string>();
    let name = alias.name;
    let current: CommandInfo | null = alias;
    while (current instanceof AliasInfo) {
      const key = current.definition.toLowerCase();
      if (seen.has(key)) return { command: null, name };
      seen.add(key);
      name = current.definition;
      current =
        seen.has(alias.name.toLowerCase()) && key === alias.name.toLowerCase()
          ? this.findDirectSkippingAliases(name, scope)
          : this.findDirect(name, scope);
    }
    return { command: current, name };
  }

  private findDirectSkippingAliases(name: string, scope: Scope): CommandInfo | null {
    const found =
      scope.session.findFunction(name, scope) ??
      this.cmdlets.get(name.toLowerCase()) ??
      this.external?.find(name) ??
      null;
    return this.standingIn(found, name);
  }
}
