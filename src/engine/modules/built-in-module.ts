/**
 * A module that the program brings: `cmdlets/<module>/module.ts` declares it. Its cmdlets, types, views and topics are
 * the files beside; what stands here is what they cannot say of themselves. Modules are found by the generated index.
 */

import type { Runspace } from '../runspace.ts';
import type { ScopedItemOption } from '../scoped-options.ts';

/** The cmdlets of a module declare their aliases; this says which options those have. Every other one is read-only. */
export interface BuiltInAliases {
  /** Those that scripts may change. */
  readonly plain?: readonly string[];
  /** Those that may be changed and are seen in every scope. */
  readonly allScope?: readonly string[];
  readonly readOnlyAllScope?: readonly string[];
  /**
   * Aliases that a shell on Windows has and one on Unix leaves to programs of those names (`ls`, `ps`), with what they
   * stand for. The options are as Windows PowerShell lists them.
   */
  readonly windows?: Readonly<Record<string, readonly [command: string, ...options: ScopedItemOption[]]>>;
}

/** What a runspace is like that a module is connected to. */
export interface RunspaceTraits {
  /** Whether the session is on a machine that runs Windows: then it has Windows' aliases and programs. */
  readonly onWindows: boolean;
}

export interface BuiltInModule {
  /** `Microsoft.PowerShell.Utility`, `Lync`, … */
  readonly name: string;
  readonly version: string;
  /** Other names by which scripts import it. */
  readonly alsoNamed?: readonly string[];
  /** Where the real module's file lies, for scripts that import it by its path. */
  readonly file?: string;
  readonly moduleType: 'Manifest' | 'Binary' | 'Script';
  /** The folder of its pages at learn.microsoft.com; null for a module that has none. */
  readonly pages: string | null;
  readonly aliases?: BuiltInAliases;
  /** Functions that every session has from its start, by name. They are compiled when first called. */
  readonly functions?: Readonly<Record<string, string>>;
  /** Functions that only a shell on Windows has, or has in another form. */
  readonly windowsFunctions?: Readonly<Record<string, string>>;
  /** Gives a new runspace services that other modules may use. */
  readonly provide?: (runspace: Runspace) => void;
  /** Gives a new runspace what the module has beside commands: drives, programs. All modules have provided by then. */
  readonly connect?: (runspace: Runspace, traits: RunspaceTraits) => void;
  /** Gives a runspace what is there only after the module was imported: a drive that sessions do not start with. */
  readonly imported?: (runspace: Runspace) => void;
}

/** Declares a module. */
export function builtInModule(declaration: BuiltInModule): BuiltInModule {
  return declaration;
}

/** Options of an alias that a cmdlet of some module declares. */
export function aliasOptions(modules: readonly BuiltInModule[]): (alias: string) => ReadonlySet<ScopedItemOption> {
  const known = new Map<string, ReadonlySet<ScopedItemOption>>();
  for (const { aliases = {} } of modules) {
    for (const alias of aliases.plain ?? []) known.set(alias, NONE);
    for (const alias of aliases.allScope ?? []) known.set(alias, ALL_SCOPE);
    for (const alias of aliases.readOnlyAllScope ?? []) known.set(alias, READ_ONLY_ALL_SCOPE);
  }
  return (alias) => known.get(alias) ?? READ_ONLY;
}

const NONE: ReadonlySet<ScopedItemOption> = new Set();
const ALL_SCOPE: ReadonlySet<ScopedItemOption> = new Set(['AllScope']);
const READ_ONLY: ReadonlySet<ScopedItemOption> = new Set(['ReadOnly']);
const READ_ONLY_ALL_SCOPE: ReadonlySet<ScopedItemOption> = new Set(['ReadOnly', 'AllScope']);
