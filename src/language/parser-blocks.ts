/** Script blocks with their param and named blocks, statement blocks, and lists of statements. */
import type {
  NamedBlockAst,
  NamedBlockKind,
  ParamBlockAst,
  ScriptBlockAst,
  StatementAst,
  StatementBlockAst,
  TrapStatementAst,
  UsingStatementAst,
} from './ast.ts';
import { Extent } from './extent.ts';
import { CommandParser } from './parser-commands.ts';
import { after, before, type Placed, spanning } from './parser-core.ts';
import { kindText, type Token, TokenFlags, type TokenKind } from './token.ts';
import { typeNameText } from './type-name.ts';

/** Rules for blocks. */
export abstract class BlockParser extends CommandParser {
  protected abstract usingRule(token: Token): StatementAst;

  // ------------------------------------------------------------ script blocks

  /**
   * A script, or what stands between braces (of which `lCurly` is past). `firstStatement` is put before the others: the
   * call of the base constructor.
   */
  protected override scriptBlockRule(
    lCurly: Token | null,
    isFilter: boolean,
    firstStatement: StatementAst | null = null,
  ): ScriptBlockAst {
    this.skipNewlines();
    const usingStatements = lCurly === null ? this.usingStatementsRule() : [];
    const start = this.restorePoint;
    const paramBlock = this.paramBlockRule();
    // Attributes that did not belong to a param block are something else.
    if (paramBlock === null) this.resync(start);
    this.skipNewlinesAndSemicolons();
    if (this.peek().has(TokenFlags.BlockName)) return this.namedBlocksRule(lCurly, usingStatements, paramBlock);
    return this.unnamedBodyRule(lCurly, usingStatements, paramBlock, isFilter, firstStatement);
  }

  private usingStatementsRule(): UsingStatementAst[] {
    const statements: UsingStatementAst[] = [];
    for (let token = this.peek(); token.kind === 'Using'; token = this.peek()) {
      this.skip();
      const statement = this.usingRule(token);
      this.skipNewlinesAndSemicolons();
      if (statement.kind === 'UsingStatement') statements.push(statement);
    }
    this.resync(this.restorePoint);
    return statements;
  }

  private paramBlockRule(): ParamBlockAst | null {
    this.skipNewlines();
    const candidates = this.attributeListRule(false);
    this.skipNewlines();
    const param = this.peek();
    if (param.kind !== 'Param') return null;
    this.skip();
    this.skipNewlines();
    const lParen = this.next();
    if (lParen.kind !== 'LParen') {
      // Without a parenthesis it is a command named param.
      this.unget(lParen);
      return null;
    }
    const parameters = this.parameterListRule();
    this.skipNewlines();
    const rParen = this.next();
    let end: Placed = rParen;
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      end = before(rParen);
      this.reportIncomplete(after(parameters.at(-1) ?? lParen), 'MissingEndParenthesisInFunctionParameterList');
    }
    const attributes = candidates.filter((attribute) => {
      if (attribute.kind === 'Attribute') return true;
      this.report(attribute, 'TypeNotAllowedBeforeParam', typeNameText(attribute.typeName));
      return false;
    });
    return { kind: 'ParamBlock', extent: spanning(param, end), attributes, parameters };
  }

  private unnamedBodyRule(
    lCurly: Token | null,
    usingStatements: readonly UsingStatementAst[],
    paramBlock: ParamBlockAst | null,
    isFilter: boolean,
    firstStatement: StatementAst | null,
  ): ScriptBlockAst {
    const statements: StatementAst[] = firstStatement === null ? [] : [firstStatement];
    const traps: TrapStatementAst[] = [];
    let listExtent: Extent | null = paramBlock?.extent ?? null;
    let extent: Extent | null = null;
    while (extent === null) {
      const found = this.statementListRule(statements, traps);
      if (found !== null) listExtent = listExtent === null ? found : spanning(listExtent, found);
      extent = this.finishScriptBlock(lCurly, listExtent);
    }
    const block: NamedBlockAst = {
      kind: 'NamedBlock',
      extent: listExtent ?? innerExtent(lCurly, extent),
      blockKind: isFilter ? 'Process' : 'End',
      unnamed: true,
      statements,
      traps,
    };
    return {
      kind: 'ScriptBlock',
      extent,
      usingStatements,
      attributes: [],
      paramBlock,
      dynamicParamBlock: null,
      beginBlock: null,
      processBlock: isFilter ? block : null,
      endBlock: isFilter ? null : block,
      cleanBlock: null,
      scriptRequirements: null,
    };
  }

  /**
   * Takes the closing brace, or in a script the end of input. Returns the extent of the whole; null when there is more
   * of a script after something that should not be there.
   */
  private finishScriptBlock(lCurly: Token | null, bodyExtent: Extent | null): Extent | null {
    const token = this.next();
    if (lCurly === null) {
      if (token.kind === 'EndOfInput') {
        this.unget(token);
        return this.tokenizer.scriptExtent;
      }
      this.report(token, 'UnexpectedToken', token.text);
      return null;
    }
    if (token.kind === 'RCurly') return spanning(lCurly, token);
    this.unget(token);
    this.reportIncompleteAt(lCurly, token, 'MissingEndCurlyBrace');
    return spanning(lCurly, bodyExtent ?? lCurly);
  }

  private namedBlocksRule(
    lCurly: Token | null,
    usingStatements: readonly UsingStatementAst[],
    paramBlock: ParamBlockAst | null,
  ): ScriptBlockAst {
    const blocks = new Map<TokenKind, NamedBlockAst>();
    const start = lCurly ?? paramBlock ?? this.peek();
    let end: Placed = start;
    let extent: Extent | null = null;
    while (extent === null) {
      const token = this.next();
      if (token.has(TokenFlags.BlockName)) {
        end = this.namedBlockRule(token, blocks);
      } else if (token.kind === 'RCurly' || token.kind === 'EndOfInput') {
        this.unget(token);
        // A brace too many in a script was reported; what follows it is read and dropped.
        extent = this.finishScriptBlock(lCurly, spanning(start, end)) ?? this.tokenizer.scriptExtent;
      } else {
        if (lCurly !== null) this.unget(token);
        this.report(token, 'MissingNamedBlocks', token.text);
        extent = lCurly === null ? this.tokenizer.scriptExtent : spanning(start, end);
      }
    }
    return {
      kind: 'ScriptBlock',
      extent,
      usingStatements,
      attributes: [],
      paramBlock,
      dynamicParamBlock: blocks.get('Dynamicparam') ?? null,
      beginBlock: blocks.get('Begin') ?? null,
      processBlock: blocks.get('Process') ?? null,
      endBlock: blocks.get('End') ?? null,
      cleanBlock: blocks.get('Clean') ?? null,
      scriptRequirements: null,
    };
  }

  private namedBlockRule(name: Token, blocks: Map<TokenKind, NamedBlockAst>): Placed {
    const body = this.statementBlockRule();
    if (body === null) this.reportIncomplete(after(name), 'MissingNamedStatementBlock', kindText(name.kind));
    const extent = spanning(name, body ?? name);
    if (blocks.has(name.kind)) {
      this.report(extent, 'DuplicateScriptCommandClause', kindText(name.kind));
    } else {
      blocks.set(name.kind, {
        kind: 'NamedBlock',
        extent,
        blockKind: name.kind as NamedBlockKind,
        unnamed: false,
        statements: body?.statements ?? [],
        traps: body?.traps ?? [],
      });
    }
    this.skipNewlinesAndSemicolons();
    return body ?? name;
  }

  // ------------------------------------------------------------ statement lists

  /** `{ … }` after line ends; null when there is no brace. */
  protected statementBlockRule(): StatementBlockAst | null {
    this.skipNewlines();
    const lCurly = this.next();
    if (lCurly.kind !== 'LCurly') {
      this.unget(lCurly);
      return null;
    }
    const statements: StatementAst[] = [];
    const traps: TrapStatementAst[] = [];
    const listExtent = this.statementListRule(statements, traps);
    const rCurly = this.next();
    let end: Placed = rCurly;
    if (rCurly.kind !== 'RCurly') {
      this.unget(rCurly);
      end = listExtent ?? lCurly;
      this.reportIncompleteAt(lCurly, rCurly, 'MissingEndCurlyBrace');
    }
    return { kind: 'StatementBlock', extent: spanning(lCurly, end), statements, traps };
  }

  protected override statementListRule(statements: StatementAst[], traps: TrapStatementAst[]): Extent | null {
    let first: StatementAst | null = null;
    let last: StatementAst | null = null;
    this.skipNewlinesAndSemicolons();
    for (;;) {
      const statement = this.statementRule();
      if (statement === null) break;
      this.tokenizer.checkBeforeSignature(statement.extent);
      if (statement.kind === 'TrapStatement') traps.push(statement);
      else statements.push(statement);
      first ??= statement;
      last = statement;
      this.skipNewlinesAndSemicolons();
      const { kind } = this.peek();
      if (kind === 'RParen' || kind === 'RCurly') break;
    }
    return first === null || last === null ? null : spanning(first, last);
  }
}

function innerExtent(lCurly: Token | null, whole: Extent): Extent {
  if (lCurly === null) return new Extent(whole.source, whole.startOffset, whole.startOffset);
  const start = lCurly.extent.endOffset;
  const end = whole.endOffset - 2;
  return end < start ? new Extent(whole.source, 0, 0) : new Extent(whole.source, start, end);
}
