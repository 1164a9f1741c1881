/** Script blocks, statement lists, and every statement but type definitions and using. */
import type {
  Ast,
  AttributeBaseAst,
  CatchClauseAst,
  ExpressionAst,
  IfClause,
  NamedBlockAst,
  NamedBlockKind,
  ParamBlockAst,
  PipelineBaseAst,
  ScriptBlockAst,
  StatementAst,
  StatementBlockAst,
  SwitchClause,
  SwitchFlags,
  TrapStatementAst,
  TypeConstraintAst,
  UsingStatementAst,
} from './ast.ts';
import { Extent } from './extent.ts';
import { CommandParser } from './parser-commands.ts';
import {
  after,
  bareWord,
  before,
  errorStatement,
  extentOfPlaced,
  type Placed,
  spanning,
  variableExpression,
} from './parser-core.ts';
import { kindText, type Token, TokenFlags, type TokenKind } from './token.ts';
import { typeNameText } from './type-name.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function isParameterNamed(token: Token, name: string): boolean {
  return name.startsWith(token.value.toLowerCase());
}

/** Rules for blocks and statements. */
export abstract class StatementParser extends CommandParser {
  protected abstract classRule(attributes: readonly AttributeBaseAst[], token: Token): StatementAst;
  protected abstract enumRule(attributes: readonly AttributeBaseAst[], token: Token): StatementAst;
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

  protected override statementRule(): StatementAst | null {
    this.enter();
    const statement = this.statementAtToken(this.next());
    this.leave();
    return statement;
  }

  private statementAtToken(firstToken: Token): StatementAst | null {
    if (
      firstToken.kind === 'Generic' &&
      this.tokenizer.source.text.charCodeAt(firstToken.extent.startOffset) === 0x5b
    ) {
      return this.statementAfterAttributes(firstToken);
    }
    return this.statementWithAttributes(firstToken, []);
  }

  /** What begins with a bracket is an expression, unless a keyword follows the attributes. */
  private statementAfterAttributes(firstToken: Token): StatementAst | null {
    const { start } = firstToken;
    this.resync(start);
    const attributes = this.attributeListRule(false);
    const token = this.next();
    const type = attributes.find((attribute) => attribute.kind === 'TypeConstraint');
    const first = attributes[0];
    const isStatement =
      first !== undefined &&
      token.has(TokenFlags.Keyword) &&
      !(token.has(TokenFlags.NoAttributesBefore) && type !== undefined);
    if (!isStatement) {
      this.resync(start);
      return this.pipelineChainRule();
    }
    if (token.has(TokenFlags.NoAttributesBefore)) {
      this.report(first, 'UnexpectedAttribute', typeNameText(first.typeName));
    } else if (type !== undefined) {
      this.report(type, 'TypeNotAllowedBeforeStatement', typeNameText(type.typeName));
    }
    return this.statementWithAttributes(token, attributes, start);
  }

  private statementWithAttributes(
    token: Token,
    attributes: readonly AttributeBaseAst[],
    start = token.start,
  ): StatementAst | null {
    switch (token.kind) {
      case 'If':
        return this.ifRule(token);
      case 'Switch':
      case 'Foreach':
      case 'For':
      case 'While':
      case 'Do':
        return this.labeledRule(null, token);
      case 'Function':
      case 'Filter':
      case 'Workflow':
        return this.functionRule(token);
      case 'Return':
        return this.exitingRule('ReturnStatement', token);
      case 'Throw':
        return this.exitingRule('ThrowStatement', token);
      case 'Exit':
        return this.exitingRule('ExitStatement', token);
      case 'Break':
        return this.loopExitRule('BreakStatement', token);
      case 'Continue':
        return this.loopExitRule('ContinueStatement', token);
      case 'Trap':
        return this.trapRule(token);
      case 'Try':
        return this.tryRule(token);
      case 'Data':
        return this.dataRule(token);
      case 'Parallel':
      case 'Sequence':
        return this.workflowBlockRule(token);
      case 'Configuration':
        return this.configurationRule(token);
      case 'From':
      case 'Define':
      case 'Var':
        this.report(token, 'ReservedKeywordNotAllowed', kindText(token.kind));
        return errorStatement(token.extent);
      case 'Label':
        return this.labelRule(token);
      case 'Class':
        return this.classRule(attributes, token);
      case 'Enum':
        return this.enumRule(attributes, token);
      case 'Using': {
        const statement = this.usingRule(token);
        this.report(statement, 'UsingMustBeAtStartOfScript');
        return statement;
      }
      case 'EndOfInput':
        this.unget(token);
        return null;
      case 'Else':
      case 'ElseIf':
      case 'Catch':
      case 'Until':
        if (this.hasErrors) {
          // It belongs to the statement which had the error; as a command it would only make more.
          this.skipNewlines();
          return this.statementRule();
        }
        break;
      default:
        break;
    }
    if (attributes.length > 0) this.resync(start);
    else this.unget(token);
    return this.pipelineChainRule();
  }

  // ------------------------------------------------------------ leaving

  private exitingRule(kind: 'ReturnStatement' | 'ThrowStatement' | 'ExitStatement', token: Token): StatementAst {
    const pipeline = this.pipelineChainRule();
    return { kind, extent: spanning(token, pipeline ?? token), pipeline };
  }

  private loopExitRule(kind: 'BreakStatement' | 'ContinueStatement', token: Token): StatementAst {
    const label = this.labelOrKeyRule();
    return { kind, extent: spanning(token, label ?? token), label };
  }

  // ------------------------------------------------------------ if

  private ifRule(ifToken: Token): StatementAst {
    const clauses: IfClause[] = [];
    const parts: Ast[] = [];
    let elseClause: StatementBlockAst | null = null;
    let keyword = ifToken;
    for (;;) {
      const clause = this.ifClauseRule(ifToken, keyword, parts);
      if ('kind' in clause) return clause;
      clauses.push(clause);
      // Line ends are put back when no else follows: in a hashtable they end the entry.
      const position = this.restorePoint;
      this.skipNewlines();
      keyword = this.peek();
      if (keyword.kind === 'ElseIf') {
        this.skip();
        continue;
      }
      if (keyword.kind === 'Else') {
        this.skip();
        elseClause = this.statementBlockRule();
        if (elseClause === null) {
          this.reportIncomplete(after(keyword), 'MissingStatementBlockAfterElse');
          return errorStatement(spanning(ifToken, keyword), parts);
        }
      } else {
        this.resync(position);
      }
      break;
    }
    const last = elseClause ?? (clauses.at(-1) as IfClause).body;
    return { kind: 'IfStatement', extent: spanning(ifToken, last), clauses, elseClause };
  }

  private ifClauseRule(ifToken: Token, keyword: Token, parts: Ast[]): IfClause | StatementAst {
    this.skipNewlines();
    const lParen = this.next();
    if (lParen.kind !== 'LParen') {
      this.unget(lParen);
      this.reportIncomplete(after(keyword), 'MissingOpenParenthesisInIfStatement', keyword.text);
      return errorStatement(spanning(ifToken, keyword), parts);
    }
    this.skipNewlines();
    let condition = this.pipelineChainRule();
    if (condition === null) {
      const missing = after(lParen);
      this.reportIncomplete(missing, 'IfStatementMissingCondition', keyword.text);
      condition = errorStatement(missing);
    } else {
      parts.push(condition);
    }
    this.skipNewlines();
    const rParen = this.next();
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      if (condition.kind !== 'ErrorStatement') {
        this.reportIncomplete(rParen, 'MissingEndParenthesisAfterStatement', keyword.text);
      }
      return errorStatement(spanning(ifToken, before(rParen)), parts);
    }
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(rParen, 'MissingStatementBlock', keyword.text);
      return errorStatement(spanning(ifToken, rParen), parts);
    }
    parts.push(body);
    return { condition, body };
  }

  // ------------------------------------------------------------ loops

  /** A label, and the loop or switch after it; a label before anything else is a command. */
  private labelRule(label: Token): StatementAst | null {
    this.skipNewlines();
    const token = this.next();
    switch (token.kind) {
      case 'Switch':
      case 'Foreach':
      case 'For':
      case 'While':
      case 'Do':
        return this.labeledRule(label, token);
      default:
        this.resync(label.start);
        return this.pipelineChainRule();
    }
  }

  private labeledRule(label: Token | null, token: Token): StatementAst {
    switch (token.kind) {
      case 'Switch':
        return this.switchRule(label, token);
      case 'Foreach':
        return this.foreachRule(label, token);
      case 'For':
        return this.forRule(label, token);
      case 'While':
        return this.whileRule(label, token);
      default:
        return this.doRule(label, token);
    }
  }

  private whileRule(label: Token | null, token: Token): StatementAst {
    const start = label ?? token;
    this.skipNewlines();
    const lParen = this.next();
    if (lParen.kind !== 'LParen') {
      this.unget(lParen);
      this.reportIncomplete(after(token), 'MissingOpenParenthesisAfterKeyword', token.text);
      return errorStatement(spanning(start, token));
    }
    this.skipNewlines();
    const found = this.pipelineChainRule();
    if (found === null) this.reportIncomplete(after(lParen), 'MissingExpressionAfterKeyword', kindText(token.kind));
    const condition = found ?? errorStatement(after(lParen));
    this.skipNewlines();
    const rParen = this.next();
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      if (condition.kind !== 'ErrorStatement') {
        this.reportIncomplete(after(condition), 'MissingEndParenthesisAfterStatement', kindText(token.kind));
      }
      return errorStatement(spanning(start, condition), found);
    }
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(after(rParen), 'MissingLoopStatement', kindText(token.kind));
      return errorStatement(spanning(start, rParen), found);
    }
    return { kind: 'WhileStatement', extent: spanning(start, body), label: label?.value ?? null, condition, body };
  }

  private doRule(label: Token | null, token: Token): StatementAst {
    const start = label ?? token;
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(after(token), 'MissingLoopStatement', 'do');
      return errorStatement(spanning(start, token));
    }
    this.skipNewlines();
    const keyword = this.next();
    if (keyword.kind !== 'While' && keyword.kind !== 'Until') {
      this.unget(keyword);
      this.reportIncomplete(after(body), 'MissingWhileOrUntilInDoWhile');
      return errorStatement(spanning(start, body), body);
    }
    this.skipNewlines();
    const lParen = this.next();
    if (lParen.kind !== 'LParen') {
      this.unget(lParen);
      this.reportIncomplete(after(keyword), 'MissingOpenParenthesisAfterKeyword', kindText(keyword.kind));
      return errorStatement(spanning(start, keyword), body);
    }
    this.skipNewlines();
    const condition = this.pipelineChainRule();
    if (condition === null) {
      this.reportIncomplete(after(lParen), 'MissingExpressionAfterKeyword', kindText(keyword.kind));
    }
    this.skipNewlines();
    const rParen = this.next();
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      if (condition !== null) {
        this.reportIncomplete(after(condition), 'MissingEndParenthesisAfterStatement', kindText(keyword.kind));
      }
    }
    if (condition === null || rParen.kind !== 'RParen') {
      return errorStatement(spanning(start, condition ?? lParen), body, condition);
    }
    const kind = keyword.kind === 'Until' ? 'DoUntilStatement' : 'DoWhileStatement';
    return { kind, extent: spanning(start, rParen), label: label?.value ?? null, condition, body };
  }

  private forRule(label: Token | null, token: Token): StatementAst {
    const start = label ?? token;
    this.skipNewlines();
    const lParen = this.next();
    if (lParen.kind !== 'LParen') {
      this.unget(lParen);
      this.reportIncomplete(after(token), 'MissingOpenParenthesisAfterKeyword', kindText(token.kind));
      return errorStatement(spanning(start, token));
    }
    let end: Placed = lParen;
    const part = (isLast: boolean): PipelineBaseAst | null => {
      this.skipNewlines();
      const pipeline = this.pipelineChainRule();
      if (pipeline !== null) end = pipeline;
      if (!isLast && this.peek().kind === 'Semi') end = this.next();
      return pipeline;
    };
    const initializer = part(false);
    const condition = part(false);
    const iterator = part(true);
    this.skipNewlines();
    const rParen = this.next();
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      this.reportIncomplete(after(end), 'MissingEndParenthesisAfterStatement', kindText(token.kind));
      return errorStatement(spanning(start, end), initializer, condition, iterator);
    }
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(after(rParen), 'MissingLoopStatement', kindText(token.kind));
      return errorStatement(spanning(start, rParen), initializer, condition, iterator);
    }
    return {
      kind: 'ForStatement',
      extent: spanning(start, body),
      label: label?.value ?? null,
      initializer,
      condition,
      iterator,
      body,
    };
  }

  private foreachRule(label: Token | null, token: Token): StatementAst {
    const start = label ?? token;
    this.skipNewlines();
    const { parallel, throttleLimit, badFlag } = this.foreachFlagsRule();
    const lParen = this.next();
    if (lParen.kind !== 'LParen') {
      this.unget(lParen);
      this.reportIncomplete(after(token), 'MissingOpenParenthesisAfterKeyword', kindText(token.kind));
      return errorStatement(spanning(start, token));
    }
    this.skipNewlines();
    const variableToken = this.next();
    if (variableToken.kind !== 'Variable' && variableToken.kind !== 'SplattedVariable') {
      this.unget(variableToken);
      this.reportIncomplete(after(lParen), 'MissingVariableNameAfterForeach');
      return errorStatement(spanning(start, lParen));
    }
    const splatted = variableToken.kind === 'SplattedVariable';
    const variable = variableExpression(variableToken.extent, variableToken.value, splatted);
    this.skipNewlines();
    const inToken = this.next();
    if (inToken.kind !== 'In') {
      this.unget(inToken);
      this.reportIncomplete(after(variable), 'MissingInInForeach');
      return errorStatement(spanning(start, variable), variable);
    }
    this.skipNewlines();
    const condition = this.pipelineChainRule();
    if (condition === null) {
      this.reportIncomplete(after(inToken), 'MissingForeachExpression');
      return errorStatement(spanning(start, inToken), variable);
    }
    this.skipNewlines();
    const rParen = this.next();
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      this.reportIncomplete(after(condition), 'MissingEndParenthesisAfterForeach');
      return errorStatement(spanning(start, condition), variable, condition);
    }
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(after(rParen), 'MissingForeachStatement');
      return errorStatement(spanning(start, rParen), variable, condition);
    }
    if (badFlag !== null) return errorStatement(spanning(start, badFlag), variable, condition, body);
    return {
      kind: 'ForEachStatement',
      extent: spanning(start, body),
      label: label?.value ?? null,
      flags: { parallel },
      throttleLimit,
      variable,
      condition,
      body,
    };
  }

  private foreachFlagsRule(): { parallel: boolean; throttleLimit: ExpressionAst | null; badFlag: Token | null } {
    let parallel = false;
    let throttleLimit: ExpressionAst | null = null;
    let badFlag: Token | null = null;
    for (let token = this.peek(); token.kind === 'Parameter'; token = this.peek()) {
      this.skip();
      if (isParameterNamed(token, 'parallel')) {
        parallel = true;
      } else if (isParameterNamed(token, 'throttlelimit')) {
        this.skipNewlines();
        throttleLimit = this.singleCommandArgument('CommandArgument');
        if (throttleLimit === null) this.reportIncomplete(after(token), 'MissingThrottleLimit');
      } else {
        badFlag = token;
        this.report(token, 'InvalidForeachFlag', token.value);
      }
      this.skipNewlines();
    }
    return { parallel, throttleLimit, badFlag };
  }

  // ------------------------------------------------------------ switch

  private switchRule(label: Token | null, token: Token): StatementAst {
    const start = label ?? token;
    const state: SwitchState = {
      flags: { file: false, regex: false, wildcard: false, exact: false, caseSensitive: false, parallel: false },
      condition: null,
      end: start,
      isError: false,
      isIncomplete: false,
      parts: [],
    };
    this.skipNewlines();
    this.switchFlagsRule(state);
    this.switchConditionRule(state);
    this.skipNewlines();
    const lCurly = this.next();
    if (lCurly.kind !== 'LCurly') {
      this.unget(lCurly);
      if (!state.isIncomplete) {
        this.reportIncomplete(after(state.end), 'MissingCurlyBraceInSwitchStatement');
      }
      return errorStatement(spanning(start, state.end), state.condition);
    }
    const body = this.switchBodyRule(state, lCurly);
    if (state.isError || state.condition === null || body.rCurly === null) {
      return errorStatement(spanning(start, state.end), state.condition, state.parts);
    }
    return {
      kind: 'SwitchStatement',
      extent: spanning(start, body.rCurly),
      label: label?.value ?? null,
      flags: state.flags,
      condition: state.condition,
      clauses: body.clauses,
      defaultClause: body.defaultClause,
    };
  }

  private switchFlagsRule(state: SwitchState): void {
    const { flags } = state;
    for (let token = this.peek(); token.kind === 'Parameter'; token = this.peek()) {
      this.skip();
      state.end = token;
      if (isParameterNamed(token, 'regex')) {
        flags.regex = true;
        flags.wildcard = false;
      } else if (isParameterNamed(token, 'wildcard')) {
        flags.wildcard = true;
        flags.regex = false;
      } else if (isParameterNamed(token, 'exact')) {
        flags.exact = true;
        flags.regex = false;
        flags.wildcard = false;
      } else if (isParameterNamed(token, 'casesensitive')) {
        flags.caseSensitive = true;
      } else if (isParameterNamed(token, 'parallel')) {
        flags.parallel = true;
      } else if (isParameterNamed(token, 'file')) {
        this.switchFileRule(state, token);
      } else {
        state.isError = true;
        this.report(token, 'InvalidSwitchFlag', token.value);
      }
    }
  }

  private switchFileRule(state: SwitchState, token: Token): void {
    state.flags.file = true;
    this.skipNewlines();
    const expression = this.singleCommandArgument('FileName');
    if (expression === null) {
      state.isError = true;
      state.isIncomplete = this.reportIncomplete(after(token), 'MissingFilenameOption');
      return;
    }
    const { extent } = expression;
    state.end = extent;
    state.condition = {
      kind: 'Pipeline',
      extent,
      pipelineElements: [{ kind: 'CommandExpression', extent, expression, redirections: [] }],
      background: false,
    };
  }

  private switchConditionRule(state: SwitchState): void {
    const lParen = this.peek();
    if (lParen.kind !== 'LParen') {
      if (state.condition === null && !state.flags.file) {
        state.isError = true;
        state.isIncomplete = this.reportIncomplete(after(state.end), 'PipelineValueRequired');
      }
      return;
    }
    state.end = lParen;
    this.skip();
    if (state.flags.file) {
      state.isError = true;
      this.report(lParen, 'PipelineValueRequired');
    }
    this.skipNewlines();
    state.condition = this.pipelineChainRule();
    if (state.condition === null) {
      state.isError = true;
      state.isIncomplete = this.reportIncomplete(after(lParen), 'PipelineValueRequired');
    } else {
      state.end = state.condition;
    }
    this.skipNewlines();
    const rParen = this.next();
    if (rParen.kind === 'RParen') {
      state.end = rParen;
      return;
    }
    this.unget(rParen);
    if (!state.isIncomplete) {
      state.isError = true;
      state.isIncomplete = this.reportIncomplete(after(state.end), 'MissingEndParenthesisInSwitchStatement');
    }
  }

  private switchBodyRule(
    state: SwitchState,
    lCurly: Token,
  ): { clauses: SwitchClause[]; defaultClause: StatementBlockAst | null; rCurly: Token | null } {
    const clauses: SwitchClause[] = [];
    let defaultClause: StatementBlockAst | null = null;
    state.end = lCurly;
    this.skipNewlines();
    for (;;) {
      const first = this.peek();
      const isDefault = first.kind === 'Default';
      if (isDefault) this.skip();
      const condition = isDefault ? bareWord(first, first.text) : this.singleCommandArgument('SwitchCondition');
      if (condition === null) {
        state.isError = true;
        this.reportIncomplete(after(state.end), 'MissingSwitchConditionExpression');
        if (this.peek().kind === 'RCurly') this.skip();
        return { clauses, defaultClause, rCurly: null };
      }
      state.parts.push(condition);
      state.end = condition;
      const body = this.statementBlockRule();
      if (body === null) {
        state.isError = true;
        state.isIncomplete = this.reportIncomplete(after(state.end), 'MissingSwitchStatementClause');
      } else {
        state.parts.push(body);
        state.end = body;
        if (!isDefault) {
          clauses.push({ condition, body });
        } else {
          if (defaultClause !== null) {
            state.isError = true;
            this.report(condition, 'MultipleSwitchDefaultClauses');
          }
          defaultClause = body;
        }
      }
      this.skipNewlinesAndSemicolons();
      const token = this.peek();
      if (token.kind === 'RCurly') {
        this.skip();
        return { clauses, defaultClause, rCurly: token };
      }
      if (token.kind === 'EndOfInput') {
        if (!state.isIncomplete) {
          state.isError = true;
          this.reportIncompleteAt(lCurly, token, 'MissingEndCurlyBrace');
        }
        return { clauses, defaultClause, rCurly: null };
      }
    }
  }

  // ------------------------------------------------------------ try, trap, data

  private trapRule(token: Token): StatementAst {
    const position = this.restorePoint;
    this.skipNewlines();
    const type = this.attributeRule();
    // An attribute does not belong to the trap.
    if (type !== null && type.kind !== 'TypeConstraint') this.resync(position);
    const trapType = type?.kind === 'TypeConstraint' ? type : null;
    const body = this.statementBlockRule();
    if (body === null) {
      const end = trapType ?? token;
      this.reportIncomplete(after(end), 'MissingTrapStatement');
      return errorStatement(spanning(token, end), trapType);
    }
    return { kind: 'TrapStatement', extent: spanning(token, body), trapType, body };
  }

  private tryRule(token: Token): StatementAst {
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(after(token), 'MissingTryStatementBlock');
      return errorStatement(token.extent);
    }
    const catchClauses: CatchClauseAst[] = [];
    const errors: CatchErrors = { end: null, types: [] };
    for (let clause = this.catchRule(errors); clause !== null; clause = this.catchRule(errors)) {
      catchClauses.push(clause);
    }
    this.skipNewlines();
    const finallyToken = this.peek();
    let finallyBlock: StatementBlockAst | null = null;
    if (finallyToken.kind === 'Finally') {
      this.skip();
      finallyBlock = this.statementBlockRule();
      if (finallyBlock === null) {
        errors.end = finallyToken.extent;
        this.reportIncomplete(after(finallyToken), 'MissingFinallyStatementBlock', kindText(finallyToken.kind));
      }
    }
    const last = finallyBlock ?? catchClauses.at(-1);
    if (last === undefined && errors.end === null) {
      errors.end = body.extent;
      this.reportIncomplete(after(body), 'MissingCatchOrFinally');
    }
    if (errors.end !== null || last === undefined) {
      return errorStatement(spanning(token, errors.end ?? body), body, catchClauses, errors.types);
    }
    return { kind: 'TryStatement', extent: spanning(token, last), body, catchClauses, finally: finallyBlock };
  }

  private catchRule(errors: CatchErrors): CatchClauseAst | null {
    this.skipNewlines();
    const catchToken = this.next();
    if (catchToken.kind !== 'Catch') {
      this.unget(catchToken);
      return null;
    }
    const catchTypes: TypeConstraintAst[] = [];
    let missingType = false;
    let comma: Token | null = null;
    for (;;) {
      const position = this.restorePoint;
      this.skipNewlines();
      const type = this.attributeRule();
      if (type === null) {
        if (comma !== null) {
          missingType = true;
          errors.end = comma.extent;
          this.reportIncomplete(after(comma), 'MissingTypeLiteralToken');
        }
        break;
      }
      if (type.kind !== 'TypeConstraint') {
        this.resync(position);
        break;
      }
      catchTypes.push(type);
      this.skipNewlines();
      comma = this.peek();
      if (comma.kind !== 'Comma') break;
      this.skip();
    }
    const body = this.statementBlockRule();
    if (body !== null) return { kind: 'CatchClause', extent: spanning(catchToken, body), catchTypes, body };
    if (!missingType) {
      errors.end = extentOfPlaced(catchTypes.at(-1) ?? catchToken);
      this.reportIncomplete(after(errors.end), 'MissingCatchHandlerBlock');
    }
    errors.types.push(...catchTypes);
    return null;
  }

  private dataRule(token: Token): StatementAst {
    this.skipNewlines();
    const name = this.simpleNameRule();
    this.skipNewlines();
    const commandsAllowed: ExpressionAst[] = [];
    const supported = this.peek();
    if (supported.kind === 'Parameter') {
      const errorEnd = this.dataCommandsRule(supported, commandsAllowed);
      if (errorEnd !== null) return errorStatement(spanning(token, errorEnd), commandsAllowed);
    }
    const body = this.statementBlockRule();
    if (body === null) {
      const end = commandsAllowed.at(-1) ?? name ?? token;
      this.reportIncomplete(after(end), 'MissingStatementBlockForDataSection');
      return errorStatement(spanning(token, end), commandsAllowed);
    }
    return {
      kind: 'DataStatement',
      extent: spanning(token, body),
      variable: name?.value ?? null,
      commandsAllowed,
      body,
    };
  }

  private dataCommandsRule(parameter: Token, commands: ExpressionAst[]): Extent | null {
    this.skip();
    let errorEnd: Extent | null = null;
    if (!isParameterNamed(parameter, 'supportedcommand')) {
      errorEnd = parameter.extent;
      this.report(parameter, 'InvalidParameterForDataSectionStatement', parameter.value);
    }
    let before = parameter;
    for (;;) {
      this.skipNewlines();
      const command = this.singleCommandArgument('CommandName');
      if (command === null) {
        if (errorEnd === null) {
          this.reportIncomplete(after(before), 'MissingValueForSupportedCommandInDataSectionStatement');
        }
        return before.extent;
      }
      commands.push(command);
      const comma = this.peek();
      if (comma.kind !== 'Comma') return errorEnd;
      before = comma;
      this.skip();
    }
  }

  // ------------------------------------------------------------ functions and what is no more

  private functionRule(token: Token): StatementAst {
    this.skipNewlines();
    const name = this.next();
    if (!this.isFunctionName(name)) {
      this.unget(name);
      this.reportIncomplete(after(token), 'MissingNameAfterKeyword', token.text);
      return errorStatement(token.extent);
    }
    name.flags &= ~TokenFlags.Keyword;
    const { parameters, rParen, errorEnd } = this.functionParametersRule();
    const lCurly = this.next();
    let end = errorEnd;
    if (lCurly.kind !== 'LCurly') {
      this.unget(lCurly);
      if (end === null) {
        end = extentOfPlaced(rParen ?? name);
        this.reportIncomplete(after(end), 'MissingFunctionBody');
      }
    }
    if (end !== null) return errorStatement(spanning(token, end), parameters);
    const body = this.scriptBlockRule(lCurly, token.kind === 'Filter');
    return {
      kind: 'FunctionDefinition',
      extent: spanning(token, body),
      name: name.kind === 'Generic' ? name.value : name.text,
      nameExtent: name.extent,
      isFilter: token.kind === 'Filter',
      isWorkflow: token.kind === 'Workflow',
      parameters,
      body,
    };
  }

  /** Anything that could be a command's name; punctuation, variables and strings could not. */
  private isFunctionName(token: Token): boolean {
    switch (token.kind) {
      case 'Pipe':
      case 'LParen':
      case 'LCurly':
      case 'AtParen':
      case 'AtCurly':
      case 'RCurly':
      case 'RParen':
      case 'EndOfInput':
      case 'Semi':
      case 'Redirection':
      case 'RedirectInStd':
      case 'AndAnd':
      case 'OrOr':
      case 'Ampersand':
      case 'Variable':
      case 'SplattedVariable':
      case 'HereStringExpandable':
      case 'HereStringLiteral':
      case 'StringLiteral':
      case 'StringExpandable':
        return false;
      default:
        return true;
    }
  }

  /** `parallel { }` and `sequence { }` belonged to workflows. */
  private workflowBlockRule(token: Token): StatementAst {
    const body = this.statementBlockRule();
    if (body === null) {
      this.reportIncomplete(after(token), 'MissingStatementAfterKeyword', token.text);
      return errorStatement(token.extent);
    }
    this.report(token, 'UnexpectedKeyword', token.text);
    return errorStatement(spanning(token, body), body);
  }

  /** DSC configurations are not part of this shell; the whole statement is read and refused. */
  private configurationRule(token: Token): StatementAst {
    this.report(token, 'ConfigurationNotSupportedInPowerShellCore');
    this.skipNewlines();
    const name = this.peek().kind === 'LCurly' ? null : this.singleCommandArgument('CommandName');
    const body = this.statementBlockRule();
    return errorStatement(spanning(token, body ?? name ?? token), name, body);
  }
}

interface SwitchState {
  readonly flags: Writable<SwitchFlags>;
  condition: PipelineBaseAst | null;
  /** The last thing read. */
  end: Placed;
  isError: boolean;
  /** More input was asked for, so that further complaints would be idle. */
  isIncomplete: boolean;
  readonly parts: Ast[];
}

interface CatchErrors {
  /** End of the part that could be read, once something was missing. */
  end: Extent | null;
  readonly types: TypeConstraintAst[];
}

function innerExtent(lCurly: Token | null, whole: Extent): Extent {
  if (lCurly === null) return new Extent(whole.source, whole.startOffset, whole.startOffset);
  const start = lCurly.extent.endOffset;
  return new Extent(whole.source, start, Math.max(start, whole.endOffset - 1));
}
