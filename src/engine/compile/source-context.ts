/** What the compiler knows of the text around the node that it compiles. */
import type { UsingStatementAst } from '../../language/ast.ts';
import type { ScriptClasses } from './script-classes.ts';

export interface SourceContext {
  /** Namespaces of `using namespace`, for type names. */
  readonly namespaces: readonly string[];
  /** Classes and enums that this text (or an outer one) defines, found by name before .NET types. */
  readonly classes: ScriptClasses | null;
  /** Statements of `using module`, carried out before the text runs. */
  readonly usings: readonly UsingStatementAst[];
  /** Directory of the file, `''` at the prompt: `$PSScriptRoot`. */
  readonly scriptRoot: string;
  /** The class whose method is compiled, for `$this`, `[Name]` and base calls; null outside of classes. */
  readonly inClass: string | null;
  /** Whether what is compiled reports to the debugger: see `watch-points.ts`. */
  readonly isWatched?: boolean;
  /** Whether the statement stands in a list with traps, not only in a block inside of one. */
  readonly isTrapped?: boolean;
}

export const PROMPT_CONTEXT: SourceContext = {
  namespaces: [],
  classes: null,
  usings: [],
  scriptRoot: '',
  inClass: null,
};
