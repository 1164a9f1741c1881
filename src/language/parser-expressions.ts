/** Expressions: operators by precedence, literals, member access, hashtables, subexpressions. */
import type {
  Ast,
  AttributeBaseAst,
  BinaryOperator,
  ExpressionAst,
  StatementAst,
  StringConstantType,
  TrapStatementAst,
  TypeNameAst,
  UnaryOperator,
} from './ast.ts';
import { Extent } from './extent.ts';
import {
  after,
  before,
  errorExpression,
  errorStatement,
  type Placed,
  spanning,
  variableExpression,
} from './parser-core.ts';
import { TypeParser } from './parser-types.ts';
import { binaryPrecedence, Token, TokenFlags } from './token.ts';
import { typeNameText } from './type-name.ts';

type HashtableEntry = readonly [ExpressionAst, StatementAst];

const STRING_TYPES: ReadonlyMap<string, StringConstantType> = new Map([
  ['StringLiteral', 'SingleQuoted'],
  ['HereStringLiteral', 'SingleQuotedHereString'],
  ['StringExpandable', 'DoubleQuoted'],
  ['HereStringExpandable', 'DoubleQuotedHereString'],
  ['Generic', 'BareWord'],
]);

/** Rules for expressions. */
export abstract class ExpressionParser extends TypeParser {
  // ------------------------------------------------------------ operators

  /**
   * An expression, which may be a ternary one. Where only an expression can stand, `endNumberAtTernary` makes `1?2:3` a
   * ternary expression and not a word.
   */
  protected override expressionRule(endNumberAtTernary = false): ExpressionAst | null {
    const oldMode = this.mode;
    this.mode = 'Expression';
    const condition = this.binaryExpressionRule(endNumberAtTernary);
    const expression =
      condition !== null && this.peek().kind === 'QuestionMark' ? this.ternaryRule(condition) : condition;
    this.mode = oldMode;
    return expression;
  }

  private ternaryRule(condition: ExpressionAst): ExpressionAst {
    const question = this.next();
    this.skipNewlines();
    const ifTrue = this.ternaryOperand(question);
    this.skipNewlines();
    const colon = this.next();
    if (colon.kind !== 'Colon') {
      this.unget(colon);
      const nested: Ast[] = [condition];
      if (ifTrue.kind !== 'ErrorExpression') {
        nested.push(ifTrue);
        this.reportIncomplete(colon, 'MissingColonInTernaryExpression');
      }
      return errorExpression(spanning(condition, before(colon)), nested);
    }
    this.skipNewlines();
    const ifFalse = this.ternaryOperand(colon);
    return { kind: 'TernaryExpression', extent: spanning(condition, ifFalse), condition, ifTrue, ifFalse };
  }

  private ternaryOperand(operator: Token): ExpressionAst {
    const operand = this.expressionRule(true);
    if (operand !== null) return operand;
    const missing = after(operator);
    this.reportIncomplete(missing, 'ExpectedValueExpression', operator.text);
    return errorExpression(missing);
  }

  private binaryExpressionRule(endNumberAtTernary: boolean): ExpressionAst | null {
    const first = this.arrayLiteralRule(endNumberAtTernary);
    if (first === null) return null;
    const expression = this.peek().has(TokenFlags.BinaryOperator) ? this.binaryOperators(first) : first;
    const token = this.peek();
    return token.kind === 'Parameter' ? this.recoverFromParameter(token, expression) : expression;
  }

  /** Operators and operands after the first operand, put together by precedence; all bind to the left. */
  private binaryOperators(first: ExpressionAst): ExpressionAst {
    const operands: ExpressionAst[] = [first];
    const operators: Token[] = [];
    const combine = (): void => {
      const right = operands.pop() as ExpressionAst;
      const left = operands.pop() as ExpressionAst;
      const operator = operators.pop() as Token;
      operands.push({
        kind: 'BinaryExpression',
        extent: spanning(left, right),
        operator: operator.kind as BinaryOperator,
        left,
        right,
        errorPosition: operator.extent,
      });
    };
    for (;;) {
      const operator = this.peek();
      if (!operator.has(TokenFlags.BinaryOperator)) break;
      this.skip();
      const precedence = binaryPrecedence(operator.kind);
      for (let top = operators.at(-1); top !== undefined; top = operators.at(-1)) {
        if (binaryPrecedence(top.kind) < precedence) break;
        combine();
      }
      operators.push(operator);
      this.skipNewlines();
      let operand = this.arrayLiteralRule(true);
      if (operand === null) {
        const missing = after(operator);
        this.reportIncomplete(missing, 'ExpectedValueExpression', operator.text);
        operand = errorExpression(missing);
      }
      operands.push(operand);
    }
    while (operators.length > 0) combine();
    return operands[0] as ExpressionAst;
  }

  /** A word with a dash after an operand is an operator that does not exist, or not yet. */
  private recoverFromParameter(parameter: Token, expression: ExpressionAst): ExpressionAst {
    this.report(parameter, 'UnexpectedToken', parameter.text);
    this.skip();
    return errorExpression(spanning(expression, parameter), [
      expression,
      {
        kind: 'CommandParameter',
        extent: parameter.extent,
        parameterName: parameter.value,
        argument: null,
        errorPosition: parameter.extent,
      },
    ]);
  }

  private arrayLiteralRule(endNumberAtTernary: boolean): ExpressionAst | null {
    const first = this.unaryExpressionRule(endNumberAtTernary);
    if (first === null || this.commaDisabled || this.peek().kind !== 'Comma') return first;
    const elements = [first];
    let last = first;
    for (let comma = this.peek(); comma.kind === 'Comma'; comma = this.peek()) {
      this.skip();
      this.skipNewlines();
      const element = this.unaryExpressionRule(true);
      if (element === null) {
        this.reportIncomplete(after(comma), 'MissingExpressionAfterToken', comma.text);
        last = errorExpression(comma.extent);
        elements.push(last);
        break;
      }
      last = element;
      elements.push(element);
    }
    return { kind: 'ArrayLiteral', extent: spanning(first, last), elements };
  }

  private unaryExpressionRule(endNumberAtTernary: boolean): ExpressionAst | null {
    this.enter();
    const token = this.peekOperand(endNumberAtTernary);
    let expression: ExpressionAst | null;
    if (token.has(TokenFlags.UnaryOperator)) {
      if (this.commaDisabled && token.kind === 'Comma') {
        this.leave();
        return null;
      }
      expression = this.unaryOperator(token);
    } else if (token.kind === 'LBracket') {
      expression = this.castOrTypeRule(token);
    } else {
      expression = this.primaryExpressionRule(true);
    }
    this.leave();
    if (expression === null || expression.kind === 'ErrorExpression') return expression;
    const postfix = this.peek();
    if (postfix.kind !== 'PlusPlus' && postfix.kind !== 'MinusMinus') return expression;
    this.skip();
    const operator: UnaryOperator = postfix.kind === 'PlusPlus' ? 'PostfixPlusPlus' : 'PostfixMinusMinus';
    return { kind: 'UnaryExpression', extent: spanning(expression, postfix), operator, child: expression };
  }

  /** The next token, where signs belong to numbers; scanned again if it was scanned under other rules. */
  private peekOperand(endNumberAtTernary: boolean): Token {
    const { tokenizer } = this;
    const oldSigned = tokenizer.allowSignedNumbers;
    const oldTernary = tokenizer.endNumberAtTernary;
    tokenizer.allowSignedNumbers = true;
    tokenizer.endNumberAtTernary = endNumberAtTernary;
    const ahead = this.lookahead;
    if (ahead !== null) {
      const rescan =
        ahead.kind === 'Minus' || ahead.kind === 'Plus' || (endNumberAtTernary && ahead.kind === 'Generic');
      if (rescan) this.resync(ahead.start);
    }
    const token = this.peek();
    tokenizer.allowSignedNumbers = oldSigned;
    tokenizer.endNumberAtTernary = oldTernary;
    return token;
  }

  private unaryOperator(token: Token): ExpressionAst {
    this.skip();
    this.skipNewlines();
    const child = this.unaryExpressionRule(true);
    if (child === null) {
      this.reportIncomplete(after(token), 'MissingExpressionAfterOperator', token.text);
      return errorExpression(token.extent);
    }
    const extent = spanning(token, child);
    if (token.kind === 'Comma') return { kind: 'ArrayLiteral', extent, elements: [child] };
    return { kind: 'UnaryExpression', extent, operator: token.kind as UnaryOperator, child };
  }

  /** `[type]value`, `[type]::member`, `[type]`, `[Attribute()]$x`. */
  private castOrTypeRule(token: Token): ExpressionAst | null {
    const attributes = this.attributeListRule(true);
    const last = attributes.pop();
    if (last === undefined) return null;
    let expression: ExpressionAst;
    if (last.kind === 'Attribute') {
      this.skipNewlines();
      const child = this.unaryExpressionRule(true);
      if (child === null) {
        this.reportIncomplete(last, 'UnexpectedAttribute', typeNameText(last.typeName));
        return errorExpression(spanning(token, last), [...attributes, last]);
      }
      expression = applyAttribute(last, child);
    } else {
      expression = this.afterTypeRule(last);
    }
    for (let attribute = attributes.pop(); attribute !== undefined; attribute = attributes.pop()) {
      expression = applyAttribute(attribute, expression);
    }
    return expression;
  }

  private afterTypeRule(type: AttributeBaseAst): ExpressionAst {
    const typeExpression: ExpressionAst = { kind: 'TypeExpression', extent: type.extent, typeName: type.typeName };
    const access = this.nextMemberAccess(false);
    if (access !== null) return this.memberAccessesRule(access, typeExpression);
    const token = this.peek();
    if (token.kind === 'NewLine' || token.kind === 'Comma') return typeExpression;
    const child = this.unaryExpressionRule(true);
    return child === null ? typeExpression : applyAttribute(type, child);
  }

  // ------------------------------------------------------------ primary expressions

  /** A literal, variable or bracketed expression, with the members and indexes after it if wanted; else null. */
  protected primaryExpressionRule(withMemberAccess: boolean): ExpressionAst | null {
    this.enter();
    const expression = this.primaryWithMembers(withMemberAccess);
    this.leave();
    return expression;
  }

  private primaryWithMembers(withMemberAccess: boolean): ExpressionAst | null {
    const token = this.next();
    let expression: ExpressionAst;
    switch (token.kind) {
      case 'Variable':
      case 'SplattedVariable':
        expression = this.variableRule(token, withMemberAccess);
        break;
      case 'Number':
        expression = {
          kind: 'ConstantExpression',
          extent: token.extent,
          value: token.number ?? { type: 'int', value: 0 },
        };
        break;
      case 'StringExpandable':
      case 'HereStringExpandable':
      case 'StringLiteral':
      case 'HereStringLiteral':
        expression = this.stringRule(token);
        break;
      case 'LParen':
        expression = this.parenthesizedRule(token);
        break;
      case 'AtParen':
      case 'DollarParen':
        expression = this.subExpressionRule(token);
        break;
      case 'AtCurly':
        expression = this.hashtableRule(token);
        break;
      case 'LCurly':
        expression = this.scriptBlockExpressionRule(token);
        break;
      default:
        this.unget(token);
        return null;
    }
    return withMemberAccess ? this.memberAccessesRule(this.nextMemberAccess(true), expression) : expression;
  }

  private variableRule(token: Token, withMemberAccess: boolean): ExpressionAst {
    const splatted = token.kind === 'SplattedVariable';
    const variable = variableExpression(token.extent, token.value, splatted);
    if (variable.scope !== 'using' || variable.name === '') return variable;
    const inner = variableExpression(token.extent, variable.name, splatted);
    const subExpression = withMemberAccess ? this.memberAccessesRule(this.nextMemberAccess(true), inner) : inner;
    return { kind: 'UsingExpression', extent: subExpression.extent, subExpression };
  }

  /** A string token as a constant or, when something in it is to be expanded, with its pieces parsed. */
  protected stringRule(token: Token): ExpressionAst {
    const stringConstantType = STRING_TYPES.get(token.kind) as StringConstantType;
    if (token.parts === null) {
      return { kind: 'StringConstantExpression', extent: token.extent, value: token.value, stringConstantType };
    }
    const parts: (string | ExpressionAst)[] = [];
    const nestedExpressions: ExpressionAst[] = [];
    const nestedTokens: Token[] = [];
    for (const part of token.parts) {
      if (typeof part === 'string') {
        parts.push(part);
        continue;
      }
      let nested: ExpressionAst;
      if (part instanceof Token) {
        nested = this.variableRule(part, false);
        nestedTokens.push(part);
      } else {
        const saved = this.tokenizer.startNested(part);
        const oldMode = this.mode;
        this.tokenizer.mode = 'Expression';
        nested = this.primaryExpressionRule(true) ?? errorExpression(part.extent);
        this.skip();
        nestedTokens.push(...(this.tokenizer.tokens ?? []));
        this.tokenizer.finishNested(saved);
        this.tokenizer.mode = oldMode;
      }
      parts.push(nested);
      nestedExpressions.push(nested);
    }
    token.nestedTokens = nestedTokens;
    return {
      kind: 'ExpandableStringExpression',
      extent: token.extent,
      value: token.value,
      stringConstantType,
      parts,
      nestedExpressions,
    };
  }

  private parenthesizedRule(lParen: Token): ExpressionAst {
    const oldMode = this.mode;
    const oldCommaDisabled = this.commaDisabled;
    this.mode = 'Command';
    this.commaDisabled = false;
    this.skipNewlines();
    let pipeline = this.pipelineChainRule();
    if (pipeline === null) {
      const missing = after(lParen);
      this.reportIncomplete(missing, 'ExpectedExpression');
      pipeline = errorStatement(missing);
    }
    this.skipNewlines();
    const rParen = this.next();
    let end: Placed = rParen;
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      this.reportIncomplete(after(pipeline), 'MissingEndParenthesisInExpression');
      end = pipeline;
    }
    this.commaDisabled = oldCommaDisabled;
    this.mode = oldMode;
    return { kind: 'ParenExpression', extent: spanning(lParen, end), pipeline };
  }

  private subExpressionRule(first: Token): ExpressionAst {
    const oldMode = this.mode;
    const oldCommaDisabled = this.commaDisabled;
    this.mode = 'Command';
    this.commaDisabled = false;
    this.skipNewlines();
    const statements: StatementAst[] = [];
    const traps: TrapStatementAst[] = [];
    const listExtent = this.statementListRule(statements, traps);
    this.skipNewlines();
    const rParen = this.next();
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      this.reportIncomplete(rParen, 'MissingEndParenthesisInSubexpression');
    }
    this.commaDisabled = oldCommaDisabled;
    this.mode = oldMode;
    const extent = spanning(first, rParen.kind === 'RParen' ? rParen : (listExtent ?? first));
    // Statements that are not there have PowerShell's empty extent.
    const inner = listExtent ?? new Extent(extent.source, 0, 0);
    return {
      kind: first.kind === 'DollarParen' ? 'SubExpression' : 'ArrayExpression',
      extent,
      subExpression: { kind: 'StatementBlock', extent: inner, statements, traps },
    };
  }

  protected scriptBlockExpressionRule(lCurly: Token): ExpressionAst {
    const oldMode = this.mode;
    const oldCommaDisabled = this.commaDisabled;
    this.mode = 'Command';
    this.commaDisabled = false;
    this.skipNewlines();
    const scriptBlock = this.scriptBlockRule(lCurly, false);
    this.commaDisabled = oldCommaDisabled;
    this.mode = oldMode;
    return { kind: 'ScriptBlockExpression', extent: scriptBlock.extent, scriptBlock };
  }

  // ------------------------------------------------------------ hashtables

  private hashtableRule(atCurly: Token): ExpressionAst {
    this.skipNewlines();
    const keyValuePairs: HashtableEntry[] = [];
    for (;;) {
      const entry = this.hashtableEntryRule();
      if (entry === null) break;
      keyValuePairs.push(entry);
      const { kind } = this.peek();
      if (kind !== 'NewLine' && kind !== 'Semi') break;
      this.skipNewlinesAndSemicolons();
    }
    const rCurly = this.next();
    let end: Placed = rCurly;
    if (rCurly.kind !== 'RCurly') {
      this.unget(rCurly);
      this.reportIncompleteAt(after(atCurly), rCurly, 'MissingEndCurlyBrace');
      end = before(rCurly);
    }
    return { kind: 'Hashtable', extent: spanning(atCurly, end), keyValuePairs };
  }

  private hashtableEntryRule(): HashtableEntry | null {
    const oldMode = this.mode;
    this.mode = 'Expression';
    const key = this.labelOrKeyRule();
    const equals = key === null ? null : this.next();
    this.mode = oldMode;
    if (key === null || equals === null) return null;
    if (equals.kind !== 'Equals') {
      this.unget(equals);
      const missing = after(key);
      this.report(missing, 'MissingEqualsInHashLiteral');
      this.syncOnError(false, 'RCurly', 'Semi', 'NewLine');
      return [key, errorStatement(missing)];
    }
    this.mode = 'Command';
    this.skipNewlines();
    let statement = this.statementRule();
    if (statement === null) {
      const missing = after(equals);
      this.reportIncomplete(missing, 'MissingStatementInHashLiteral');
      statement = errorStatement(missing);
    }
    this.mode = oldMode;
    return [key, statement];
  }

  /** A plain name or a unary expression: a hashtable's key, the label of break and continue. */
  protected labelOrKeyRule(): ExpressionAst | null {
    const name = this.simpleNameRule();
    if (name !== null) return name;
    const { kind } = this.peek();
    if (kind === 'NewLine' || kind === 'Semi') return null;
    const oldCommaDisabled = this.commaDisabled;
    this.commaDisabled = true;
    const expression = this.unaryExpressionRule(false);
    this.commaDisabled = oldCommaDisabled;
    return expression;
  }

  // ------------------------------------------------------------ members and indexes

  /** All members, calls and indexes that follow, the first operator of which is `access`. */
  protected memberAccessesRule(access: Token | null, target: ExpressionAst): ExpressionAst {
    let expression = target;
    for (let operator = access; operator !== null; operator = this.nextMemberAccess(true)) {
      // The operator may end a line.
      this.skipNewlines();
      expression =
        operator.kind === 'LBracket' || operator.kind === 'QuestionLBracket'
          ? this.elementAccessRule(expression, operator)
          : this.memberAccessRule(expression, operator);
    }
    return expression;
  }

  private memberNameRule(): ExpressionAst | null {
    const name = this.simpleNameRule();
    if (name !== null) return name;
    const token = this.peek();
    if (token.has(TokenFlags.UnaryOperator) || token.kind === 'LBracket') return this.unaryExpressionRule(false);
    return this.primaryExpressionRule(false);
  }

  private memberAccessRule(expression: ExpressionAst, operator: Token): ExpressionAst {
    let member = this.memberNameRule();
    if (member === null) {
      this.reportIncomplete(after(operator), 'MissingPropertyName');
      member = this.singleCommandArgument('CommandArgument') ?? errorExpression(spanning(expression, operator));
    } else if (!this.hasLookahead) {
      const position = this.tokenizer.position;
      const { types, hadBracket } = this.genericMethodArgumentsRule(position);
      const opening = this.nextInvokeOpening();
      if (opening !== null) return this.memberInvokeRule(expression, operator, member, opening, types);
      // Brackets without a call after them are an index.
      if (hadBracket) this.resync(position);
    }
    return {
      kind: 'MemberExpression',
      extent: spanning(expression, member),
      expression,
      member,
      static: operator.kind === 'ColonColon',
      nullConditional: operator.kind === 'QuestionDot',
    };
  }

  /** `[int]` between a method's name and its arguments; it may as well be an index, then nothing is consumed. */
  private genericMethodArgumentsRule(position: number): { types: readonly TypeNameAst[]; hadBracket: boolean } {
    const none = { types: [], hadBracket: false };
    const lBracket = this.next();
    if (lBracket.kind !== 'LBracket') {
      this.resync(position);
      return none;
    }
    const oldMode = this.mode;
    this.mode = 'TypeName';
    this.skipNewlines();
    const first = this.next();
    if (first.kind !== 'Identifier') {
      this.mode = oldMode;
      this.resync(position);
      return none;
    }
    const { types, last } = this.genericArgumentsRule(first);
    this.mode = oldMode;
    if (last.kind === 'RBracket') return { types, hadBracket: true };
    this.unget(last);
    this.reportIncomplete(before(last), 'EndSquareBracketExpectedAtEndOfType');
    return { types, hadBracket: false };
  }

  private memberInvokeRule(
    expression: ExpressionAst,
    operator: Token,
    member: ExpressionAst,
    opening: Token,
    genericTypeArguments: readonly TypeNameAst[],
  ): ExpressionAst {
    let args: ExpressionAst[];
    let end: Placed;
    if (opening.kind === 'LParen') {
      ({ args, end } = this.invokeArgumentsRule(opening));
    } else {
      // $x.ForEach{ … } is $x.ForEach({ … }).
      this.skipNewlines();
      const block = this.scriptBlockExpressionRule(opening);
      args = [block];
      end = block;
    }
    return {
      kind: 'InvokeMemberExpression',
      extent: spanning(expression, end),
      expression,
      member,
      static: operator.kind === 'ColonColon',
      nullConditional: operator.kind === 'QuestionDot',
      arguments: args,
      genericTypeArguments,
    };
  }

  /** The arguments of a method call, of which the opening parenthesis is past. */
  protected invokeArgumentsRule(lParen: Token): { args: ExpressionAst[]; end: Extent } {
    const args: ExpressionAst[] = [];
    const oldCommaDisabled = this.commaDisabled;
    this.commaDisabled = true;
    let comma: Token | null = null;
    let reported = false;
    for (;;) {
      this.skipNewlines();
      const argument = this.expressionRule();
      if (argument === null) {
        if (comma !== null) {
          this.reportIncomplete(after(comma), 'MissingExpressionAfterToken', ',');
          reported = true;
        }
        break;
      }
      args.push(argument);
      this.skipNewlines();
      comma = this.next();
      if (comma.kind !== 'Comma') {
        this.unget(comma);
        comma = null;
        break;
      }
    }
    this.skipNewlines();
    const rParen = this.next();
    let end: Placed = rParen;
    if (rParen.kind !== 'RParen') {
      this.unget(rParen);
      if (!reported) this.reportIncomplete(after(args.at(-1) ?? lParen), 'MissingEndParenthesisInMethodCall');
      end = comma ?? args.at(-1) ?? lParen;
    }
    this.commaDisabled = oldCommaDisabled;
    return { args, end: spanning(end, end) };
  }

  private elementAccessRule(target: ExpressionAst, lBracket: Token): ExpressionAst {
    this.skipNewlines();
    const oldCommaDisabled = this.commaDisabled;
    this.commaDisabled = false;
    let index = this.expressionRule();
    this.commaDisabled = oldCommaDisabled;
    if (index === null) {
      this.reportIncomplete(after(lBracket), 'MissingArrayIndexExpression');
      index = errorExpression(lBracket.extent);
    }
    this.skipNewlines();
    const rBracket = this.next();
    let end: Placed = rBracket;
    if (rBracket.kind !== 'RBracket') {
      this.unget(rBracket);
      if (index.kind !== 'ErrorExpression') this.reportIncomplete(after(index), 'MissingEndSquareBracket');
      end = index;
    }
    return {
      kind: 'IndexExpression',
      extent: spanning(target, end),
      target,
      index,
      nullConditional: lBracket.kind === 'QuestionLBracket',
    };
  }
}

function applyAttribute(attribute: AttributeBaseAst, child: ExpressionAst): ExpressionAst {
  const extent = spanning(attribute, child);
  if (attribute.kind === 'TypeConstraint') return { kind: 'ConvertExpression', extent, type: attribute, child };
  return { kind: 'AttributedExpression', extent, attribute, child };
}
