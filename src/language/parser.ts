/** The front door of the language room: text in, tree, tokens and errors out. */
import type { NamedBlockAst, ScriptBlockAst, ScriptRequirements } from './ast.ts';
import { walkAst } from './ast-walk.ts';
import { checkClassAttributes } from './class-attribute-checks.ts';
import { Extent, SourceText } from './extent.ts';
import { checkMembers } from './method-checks.ts';
import type { ParseError } from './parse-error.ts';
import { ClassParser } from './parser-classes.ts';
import { TooComplicatedError } from './parser-core.ts';
import type { ReportError } from './parser-messages.ts';
import { RequirementsReader } from './requires.ts';
import { checkSemantics } from './semantic-checks.ts';
import type { Token } from './token.ts';

export type { ParseError } from './parse-error.ts';
export type { Token } from './token.ts';

/** What parsing a text gives; there is always a tree, errors or not. */
export interface ParseResult {
  readonly ast: ScriptBlockAst;
  readonly tokens: readonly Token[];
  readonly errors: readonly ParseError[];
}

/** Parses one text. */
class Parser extends ClassParser {
  parse(): ParseResult {
    const { tokenizer } = this;
    let ast: ScriptBlockAst;
    try {
      ast = this.parseAndCheck();
    } catch (error) {
      // A chain of thousands of operators is not deep for the parser, but for whoever goes down its tree.
      if (!(error instanceof TooComplicatedError || error instanceof RangeError)) throw error;
      const { source, position } = tokenizer;
      this.report(new Extent(source, position, position), 'ScriptTooComplicated');
      ast = emptyScript(source);
    }
    return { ast, tokens: tokenizer.tokens ?? [], errors: tokenizer.errors };
  }

  private parseAndCheck(): ScriptBlockAst {
    let ast = this.scriptBlockRule(null, false);
    const report: ReportError = (extent, errorId, ...args) => this.tokenizer.report(extent, errorId, ...args);
    if (this.tokenizer.requiresComments.length > 0) ast = { ...ast, scriptRequirements: this.requirements(report) };
    walkAst(ast, (node) => {
      if (node.kind !== 'TypeDefinition') return;
      checkMembers(node, report);
      checkClassAttributes(node, report);
    });
    checkSemantics(ast, report);
    return ast;
  }

  private requirements(report: ReportError): ScriptRequirements {
    const reader = new RequirementsReader(report);
    const { tokenizer } = this;
    const { tokens } = tokenizer;
    tokenizer.tokens = null;
    this.skip();
    for (const comment of [...tokenizer.requiresComments]) {
      // The comment without its # is read as a command.
      const base = comment.extent.startOffset + 1;
      const extent = new Extent(tokenizer.source, base, comment.extent.endOffset);
      const saved = tokenizer.startNested({
        kind: 'UnscannedSubExpression',
        text: extent.text,
        extent,
        base,
        map: null,
      });
      const command = this.requiresCommandRule();
      this.skip();
      tokenizer.finishNested(saved);
      if (command !== null) reader.add(command);
    }
    tokenizer.tokens = tokens;
    return reader.requirements;
  }
}

function emptyScript(source: SourceText): ScriptBlockAst {
  const extent = new Extent(source, 0, source.text.length);
  const endBlock: NamedBlockAst = {
    kind: 'NamedBlock',
    extent,
    blockKind: 'End',
    unnamed: true,
    statements: [],
    traps: [],
  };
  return {
    kind: 'ScriptBlock',
    extent,
    usingStatements: [],
    attributes: [],
    paramBlock: null,
    dynamicParamBlock: null,
    beginBlock: null,
    processBlock: null,
    endBlock,
    cleanBlock: null,
    scriptRequirements: null,
  };
}

/** Parses a script; never throws, whatever the text. `file` is where it came from, null for a prompt. */
export function parse(text: string, file: string | null = null): ParseResult {
  const source = new SourceText(text, file);
  const result = new Parser(source).parse();
  roots.set(source, result.ast);
  return result;
}

const roots = new WeakMap<SourceText, ScriptBlockAst>();

/** The root of the tree that a text was parsed to; null for a text that was not. */
export function rootOf(source: SourceText): ScriptBlockAst | null {
  return roots.get(source) ?? null;
}
