/** What running code asks for by name: commands, and the modules that they are in. */
import type { UsingStatementAst } from '../language/ast.ts';
import type { AliasInfo, CommandInfo, OwningModule } from './command-info.ts';
import type { CommandPlace } from './command-place.ts';
import type { ScriptClasses } from './compile/script-classes.ts';
import type { ModuleSpecification } from './modules/module-specification.ts';
import type { Scope } from './scope.ts';

/** Finds files that a name may mean: scripts and programs. Given by the host, since only it knows paths and PATH. */
export interface ExternalCommands {
  /** The script or program for a name or path, or null. */
  find(name: string): CommandInfo | null;
  /** All that match a wildcard, for Get-Command. */
  matching(pattern: string): Iterable<CommandInfo>;
}

/** Commands by name. */
export interface Commands {
  /** Changes whenever a command is defined or removed; remembered look-ups are valid while it stays the same. */
  readonly version: number;
  /** Whether a look-up from one scope holds for every scope of the same script. */
  readonly cacheable: boolean;
  /** By name in small letters. */
  readonly cmdlets: { get(key: string): CommandInfo | undefined; values(): Iterable<CommandInfo> };
  /** Scripts and programs; given by the host, since only it knows paths and PATH. */
  external: ExternalCommands | null;
  /** The command that a name means from a scope, aliases followed to their end; null when there is none. */
  find(name: string, scope: Scope): CommandInfo | null;
  /** As `find`, but an alias stays an alias. */
  findDirect(name: string, scope: Scope): CommandInfo | null;
  /** As `findDirect`, of some kinds only: what hides the command in other kinds is passed over. */
  findOfKinds(name: string, kinds: ReadonlySet<string>, scope: Scope): CommandInfo | null;
  /** What an alias stands for. @throws NetException when it leads nowhere or in a circle. */
  resolveAlias(alias: AliasInfo, scope: Scope, place: CommandPlace): CommandInfo;
}

/** What compiled code asks of the modules that are loaded. */
export interface UsedModules {
  /** Whether a module of the name is loaded, or could be. */
  knows(name: string): boolean;
  /** A loaded module by name, in any letter case. */
  find(name: string): OwningModule | undefined;
  /** Whether a name, in any letter case, is that of a module, or another by which scripts import it. */
  isNameOf(name: string, moduleName: string): boolean;
  /** Loads a module and makes its exports names of a scope. */
  import(specification: ModuleSpecification, scope: Scope): unknown;
  /** Classes of a module that a text uses; the module is loaded when the text is compiled. */
  classesOfUsing(using: UsingStatementAst): ScriptClasses | null;
}
