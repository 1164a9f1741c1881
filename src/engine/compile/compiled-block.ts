/**
 * A script block after compilation: its named blocks as closures, the layout of its variables. Made once for each
 * ScriptBlockAst; the parts are compiled when they are first needed, so that a long script whose functions are not all
 * called does not pay for them.
 */

import type { FunctionDefinitionAst, NamedBlockAst, ParameterAst, ScriptBlockAst } from '../../language/ast.ts';
import type { NetException } from '../../types/net-exception.ts';
import { ScriptType } from '../classes/script-type.ts';
import type { CommandMetadata } from '../command-metadata.ts';
import { currentRunspace, runspaceOf } from '../current-runspace.ts';
import { Layout } from '../layout.ts';
import type { BlockCode, Runspace, ScriptBlock } from '../runspace.ts';
import { assignedNames } from './assigned-names.ts';
import { contextWithin, typesDefinedBy, typesUsedBy } from './classes-of-block.ts';
import type { Stmt } from './code.ts';
import { markSilentPoint } from './silent-points.ts';
import type { SourceContext } from './source-context.ts';
import { compileStatementList } from './statement-list.ts';
import { watchedBlock } from './watch-points.ts';

export class CompiledBlock implements BlockCode {
  /** Parameters and attributes, read by the binder when first called. */
  metadata: CommandMetadata | null = null;
  /** The function statement that it is the body of; for comment-based help and the text that `Get-Command` shows. */
  definition: FunctionDefinitionAst | null = null;
  /** What the binder prepared for calls with positional arguments only; see `pipeline/function-call.ts`. */
  fastCall: unknown = undefined;

  constructor(
    readonly ast: ScriptBlockAst,
    context: SourceContext,
    /** Parameters written in parentheses behind a function's name. */
    readonly headParameters: readonly ParameterAst[] | null = null,
    /** Name for error messages and stack traces; '' for a bare script block. */
    readonly name = '',
  ) {
    this.context = contextWithin(ast, context);
  }

  /** The text around, with the classes that this block itself defines. */
  readonly context: SourceContext;

  get parameters(): readonly ParameterAst[] {
    // Empty parentheses behind the name leave the parameters to a param block.
    if (this.headParameters && this.headParameters.length > 0) return this.headParameters;
    return this.ast.paramBlock?.parameters ?? [];
  }

  private layoutMade: Layout | null = null;

  /** Parameters and every name that the block assigns, so that its scope has all slots from the start. */
  get layout(): Layout {
    this.layoutMade ??= Layout.of([...this.parameters.map((p) => p.name.name), ...assignedNames(this.ast)]);
    return this.layoutMade;
  }

  /** Why the text cannot run: its classes cannot be made. */
  refuse: (() => NetException) | null = null;

  private readonly compiled = new Map<NamedBlockAst, Stmt>();

  private code(block: NamedBlockAst | null): Stmt | null {
    if (!block) return null;
    if (this.refuse) throw this.refuse();
    const isWatched = this.context.isWatched || currentRunspace().debugger.active;
    if (isWatched !== this.isWatched) {
      this.isWatched = isWatched;
      this.compiled.clear();
    }
    let code = this.compiled.get(block);
    if (!code) {
      if (this.compiled.size === 0) markSilentPoint(this.ast);
      code = this.withTypes(this.compile(block, isWatched));
      this.compiled.set(block, code);
    }
    return code;
  }

  /** Whether the code was compiled with watch points. */
  private isWatched = false;

  private compile({ statements, traps, unnamed }: NamedBlockAst, isWatched: boolean): Stmt {
    if (!isWatched) return compileStatementList(statements, traps, this.context);
    const context = { ...this.context, isWatched };
    const code = compileStatementList(statements, traps, context);
    return unnamed ? watchedBlock(code, this.name, this.ast.extent, context) : code;
  }

  /** The types that the block defines or uses are known by name in its scope before the first statement runs. */
  private withTypes(code: Stmt): Stmt {
    const own = typesDefinedBy(this.ast);
    const used = typesUsedBy(this.ast);
    if (own.length + used.length === 0) return code;
    return (f) => {
      const { scope } = f;
      for (const type of own) if (type instanceof ScriptType) type.session = scope.session;
      for (const type of [...used, ...own]) scope.defineClass(type.name, type);
      return code(f);
    };
  }

  get begin(): Stmt | null {
    return this.code(this.ast.beginBlock);
  }

  get process(): Stmt | null {
    return this.code(this.ast.processBlock);
  }

  get end(): Stmt | null {
    return this.code(this.ast.endBlock);
  }

  get clean(): Stmt | null {
    return this.code(this.ast.cleanBlock);
  }

  get dynamicParam(): Stmt | null {
    return this.code(this.ast.dynamicParamBlock);
  }

  /** Text between the braces, or the whole text of a script. */
  get sourceText(): string {
    const { text } = this.ast.extent;
    return text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
  }

  get scriptRoot(): string {
    return this.context.scriptRoot;
  }

  /** The runspace that a script block runs in when it is called from TypeScript. */
  runspaceOf(block: ScriptBlock): Runspace {
    return block.session ? runspaceOf(block.session) : currentRunspace();
  }
}
