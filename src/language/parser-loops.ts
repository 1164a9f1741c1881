/** Loops and switch, with their labels. */
import type {
  Ast,
  ErrorStatementAst,
  ExpressionAst,
  PipelineBaseAst,
  StatementAst,
  StatementBlockAst,
  SwitchClause,
  SwitchFlagPart,
  SwitchFlags,
} from './ast.ts';
import { BlockParser } from './parser-blocks.ts';
import { after, bareWord, errorStatement, type Placed, spanning, variableExpression } from './parser-core.ts';
import { kindText, type Token } from './token.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** True when a parameter of a statement is written in full or abbreviated. */
export function isParameterNamed(token: Token, name: string): boolean {
  return name.startsWith(token.value.toLowerCase());
}

/** Rules for loops and switch. */
export abstract class LoopParser extends BlockParser {
  // ------------------------------------------------------------ loops

  /** A label, and the loop or switch after it; a label before anything else is a command. */
  protected labelRule(label: Token): StatementAst | null {
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

  protected labeledRule(label: Token | null, token: Token): StatementAst {
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
      file: null,
      named: new Map(),
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
      return badSwitch(start, token, state);
    }
    const body = this.switchBodyRule(state, lCurly);
    if (state.isError || state.condition === null || body.rCurly === null) {
      return badSwitch(start, token, state);
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
        state.named.set('regex', { token, argument: null });
        flags.regex = true;
        flags.wildcard = false;
      } else if (isParameterNamed(token, 'wildcard')) {
        state.named.set('wildcard', { token, argument: null });
        flags.wildcard = true;
        flags.regex = false;
      } else if (isParameterNamed(token, 'exact')) {
        state.named.set('exact', { token, argument: null });
        flags.exact = true;
        flags.regex = false;
        flags.wildcard = false;
      } else if (isParameterNamed(token, 'casesensitive')) {
        state.named.set('casesensitive', { token, argument: null });
        flags.caseSensitive = true;
      } else if (isParameterNamed(token, 'parallel')) {
        state.named.set('parallel', { token, argument: null });
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
    state.named.set('file', { token, argument: null });
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
    state.file = state.condition;
    state.named.set('file', { token, argument: state.condition });
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
}

/** What was read of a `switch` that is not whole. */
function badSwitch(
  start: Token,
  keyword: Token,
  { end, condition, file, named, parts }: SwitchState,
): ErrorStatementAst {
  const own = condition === file ? null : condition;
  const statement = errorStatement(spanning(start, end), file, own, parts);
  const conditions = own === null ? [] : [own];
  return { ...statement, switchParts: { keyword, flags: named, conditions, bodies: parts } };
}

interface SwitchState {
  readonly flags: Writable<SwitchFlags>;
  /** What is switched on: what stands in parentheses, or the file of -file. */
  condition: PipelineBaseAst | null;
  file: PipelineBaseAst | null;
  /** The flags that are written. */
  readonly named: Map<string, SwitchFlagPart>;
  /** The last thing read. */
  end: Placed;
  isError: boolean;
  /** More input was asked for, so that further complaints would be idle. */
  isIncomplete: boolean;
  readonly parts: Ast[];
}
