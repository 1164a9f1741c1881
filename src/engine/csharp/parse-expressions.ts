/** Expressions of C#. */
import { Char } from '../../types/values/char.ts';
import { NetDecimal } from '../../types/values/decimal.ts';
import { Double, Int64, Single, UInt32, UInt64 } from '../../types/values/numbers.ts';
import { PREDEFINED, parseType, typeArgumentsInExpression } from './parse-types.ts';
import { isText, TokenReader } from './token-reader.ts';
import { type Token, tokensOf } from './tokens.ts';
import type { Argument, Block, Expression, TypeSyntax } from './tree.ts';

/** From weakest to strongest; each group is left-associative. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>=', 'is', 'as'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '??=']);

const NOT_READ = new Set(['stackalloc', 'await', 'from', 'checked', 'unchecked', 'sizeof']);

export class ExpressionParser {
  constructor(
    readonly reader: TokenReader,
    /** Reads the block of a lambda. */
    private readonly block: () => Block,
  ) {}

  expression(): Expression {
    const { reader } = this;
    const lambda = this.lambda();
    if (lambda) return lambda;
    const { line, column } = reader.next;
    if (reader.takeIf('throw')) return { kind: 'throw', value: this.expression(), line, column };
    const target = this.conditional();
    const operator = reader.next.text;
    if (reader.next.kind === 'sign' && ASSIGNMENTS.has(operator)) {
      reader.take();
      return { kind: 'assign', operator, target, value: this.expression(), line, column };
    }
    return target;
  }

  /** `x => …`, `(x, y) => …`, `(int x) => …`. */
  private lambda(): Expression | null {
    const { reader } = this;
    const { line, column } = reader.next;
    const parameters = reader.attempt(() => {
      if (reader.next.kind === 'name' && isText(reader.ahead(1), '=>')) return [reader.name()];
      if (!reader.isNext('(')) return null;
      const names: string[] = [];
      reader.take();
      while (!reader.isNext(')')) {
        if (reader.next.kind === 'name' && /^[,)]$/.test(reader.ahead(1).text)) names.push(reader.name());
        else {
          parseType(reader);
          names.push(reader.name());
        }
        if (!reader.takeIf(',')) break;
      }
      reader.expect(')');
      return reader.isNext('=>') ? names : null;
    });
    if (!parameters) return null;
    reader.expect('=>');
    const body = reader.isNext('{') ? this.block() : this.expression();
    return { kind: 'lambda', parameters, body, line, column };
  }

  /** `delegate (object sender, EventArgs e) { … }`; one without parameters takes any. */
  private anonymousMethod(line: number, column: number): Expression {
    const { reader } = this;
    const parameters: string[] = [];
    if (reader.takeIf('(')) {
      while (!reader.isNext(')')) {
        parseType(reader);
        parameters.push(reader.name());
        if (!reader.takeIf(',')) break;
      }
      reader.expect(')');
    }
    return { kind: 'lambda', parameters, body: this.block(), line, column };
  }

  private conditional(): Expression {
    const { reader } = this;
    const { line, column } = reader.next;
    const test = this.coalescing();
    if (!reader.takeIf('?')) return test;
    const yes = this.expression();
    reader.expect(':');
    return { kind: 'conditional', test, yes, no: this.expression(), line, column };
  }

  private coalescing(): Expression {
    const { line, column } = this.reader.next;
    const left = this.binary(0);
    if (!this.reader.takeIf('??')) return left;
    const right = this.reader.isNext('throw') ? this.expression() : this.coalescing();
    return { kind: 'binary', operator: '??', left, right, line, column };
  }

  private binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.unary();
    const { reader } = this;
    let left = this.binary(level + 1);
    for (;;) {
      const { line, column } = reader.next;
      const operator = this.operatorOf(operators);
      if (operator === null) return left;
      if (operator === 'is') left = this.typeTest(left, line, column);
      else if (operator === 'as') left = { kind: 'as', operand: left, type: parseType(reader), line, column };
      else left = { kind: 'binary', operator, left, right: this.binary(level + 1), line, column };
    }
  }

  private operatorOf(operators: readonly string[]): string | null {
    const { reader } = this;
    if (operators.includes('>>') && reader.isNext('>') && isText(reader.ahead(1), '>') && !reader.ahead(1).spaced) {
      reader.take();
      reader.take();
      return '>>';
    }
    const found = operators.find((one) => reader.isNext(one));
    if (found === undefined) return null;
    if (found === '>' && isText(reader.ahead(1), '>') && !reader.ahead(1).spaced) return null;
    reader.take();
    return found;
  }

  private typeTest(operand: Expression, line: number, column: number): Expression {
    const { reader } = this;
    const negated = reader.takeIf('not');
    const constant = reader.next.kind !== 'name' || ['null', 'true', 'false'].includes(reader.next.text);
    if (constant && !reader.isNext('{')) {
      return { kind: 'is', operand, type: null, constant: this.unary(), negated, name: null, line, column };
    }
    const type = parseType(reader);
    const isNamed = reader.next.kind === 'name' && !['and', 'or'].includes(reader.next.text);
    const name = isNamed ? reader.name() : null;
    return { kind: 'is', operand, type, constant: null, negated, name, line, column };
  }

  private unary(): Expression {
    const { reader } = this;
    const { line, column } = reader.next;
    for (const operator of ['-', '+', '!', '~']) {
      if (reader.isNext(operator)) {
        reader.take();
        return { kind: 'unary', operator, operand: this.unary(), line, column };
      }
    }
    for (const operator of ['++', '--'] as const) {
      if (reader.takeIf(operator))
        return { kind: 'step', operator, operand: this.unary(), postfix: false, line, column };
    }
    return this.cast() ?? this.postfix();
  }

  private cast(): Expression | null {
    const { reader } = this;
    if (!reader.isNext('(')) return null;
    const { line, column } = reader.next;
    const type = reader.attempt(() => {
      reader.take();
      const isPredefined = PREDEFINED.has(reader.next.text);
      const read = parseType(reader);
      reader.expect(')');
      return isPredefined || startsOperand(reader.next) ? read : null;
    });
    return type && { kind: 'cast', type, operand: this.unary(), line, column };
  }

  private postfix(): Expression {
    const { reader } = this;
    let value = this.primary();
    for (;;) {
      const { line, column } = reader.next;
      if (reader.isNext('.') || reader.isNext('?.')) {
        const conditional = reader.take().text === '?.';
        const name = reader.name();
        value = {
          kind: 'member',
          target: value,
          name,
          typeArgs: typeArgumentsInExpression(reader),
          conditional,
          line,
          column,
        };
      } else if (reader.isNext('(')) {
        value = { kind: 'call', target: value, args: this.arguments(), line, column };
      } else if (reader.isNext('[') || reader.isNext('?[')) {
        const conditional = reader.take().text === '?[';
        const args = this.list(']');
        value = { kind: 'index', target: value, args, conditional, line, column };
      } else if (reader.isNext('++') || reader.isNext('--')) {
        const operator = reader.take().text as '++' | '--';
        value = { kind: 'step', operator, operand: value, postfix: true, line, column };
      } else if (reader.isNext('!') && !/^[=(]/.test(reader.ahead(1).text)) {
        reader.take();
      } else return value;
    }
  }

  /** Expressions up to a closing sign, which is taken. */
  private list(close: string): Expression[] {
    const { reader } = this;
    const found: Expression[] = [];
    while (!reader.isNext(close)) {
      found.push(this.expression());
      if (!reader.takeIf(',')) break;
    }
    reader.expect(close);
    return found;
  }

  arguments(): Argument[] {
    const { reader } = this;
    const found: Argument[] = [];
    reader.expect('(');
    while (!reader.isNext(')')) {
      found.push(this.argument());
      if (!reader.takeIf(',')) break;
    }
    reader.expect(')');
    return found;
  }

  private argument(): Argument {
    const { reader } = this;
    const isNamed = reader.next.kind === 'name' && isText(reader.ahead(1), ':');
    const name = isNamed ? reader.name() : null;
    if (isNamed) reader.expect(':');
    for (const passing of ['ref', 'out', 'in'] as const) {
      if (!reader.takeIf(passing)) continue;
      const { line, column } = reader.next;
      const declares = reader.attempt(() => {
        parseType(reader);
        return reader.next.kind === 'name' ? reader.name() : null;
      });
      const value: Expression =
        declares === null ? this.expression() : { kind: 'name', name: declares, typeArgs: [], line, column };
      return { name, passing, declares, value };
    }
    return { name, passing: '', declares: null, value: this.expression() };
  }

  private primary(): Expression {
    const { reader } = this;
    const token = reader.next;
    const { line, column } = token;
    switch (token.kind) {
      case 'number':
        reader.take();
        return { kind: 'literal', value: numberOf(token), line, column };
      case 'string':
        reader.take();
        return { kind: 'literal', value: token.value, line, column };
      case 'char':
        reader.take();
        return { kind: 'literal', value: Char.of(token.value.charCodeAt(0)), line, column };
      case 'interpolated':
        reader.take();
        return { kind: 'interpolated', parts: token.parts.map((part) => this.interpolationPart(part)), line, column };
      case 'sign':
        return this.parenthesized();
      case 'name':
        return token.value === '@' ? this.name() : this.keyword();
      default:
        return reader.fail('The source ends too early.');
    }
  }

  private interpolationPart(part: Token['parts'][number]): string | { value: Expression; format: string } {
    if (part.kind === 'text') return part.text;
    const inner = new ExpressionParser(new TokenReader(tokensOf(part.source, part.line, part.column)), this.block);
    return { value: inner.expression(), format: part.format };
  }

  private parenthesized(): Expression {
    const { reader } = this;
    if (!reader.takeIf('(')) reader.fail(`An expression is expected where '${reader.next.text}' stands.`);
    const value = this.expression();
    if (reader.isNext(',')) reader.fail('Tuples are not read.');
    reader.expect(')');
    return value;
  }

  private name(): Expression {
    const { line, column } = this.reader.next;
    const name = this.reader.name();
    return { kind: 'name', name, typeArgs: typeArgumentsInExpression(this.reader), line, column };
  }

  private keyword(): Expression {
    const { reader } = this;
    const { text, line, column } = reader.next;
    if (NOT_READ.has(text)) reader.fail(`'${text}' is not read.`);
    switch (text) {
      case 'null':
      case 'true':
      case 'false':
        reader.take();
        return { kind: 'literal', value: text === 'null' ? null : text === 'true', line, column };
      case 'this':
      case 'base':
        reader.take();
        return { kind: text, line, column };
      case 'new':
        reader.take();
        return this.creation(line, column);
      case 'delegate':
        reader.take();
        return this.anonymousMethod(line, column);
      case 'typeof':
      case 'nameof':
        reader.take();
        return this.ofType(text, line, column);
      case 'default':
        reader.take();
        if (!reader.takeIf('(')) return { kind: 'default', type: null, line, column };
        return { kind: 'default', type: this.closedType(), line, column };
    }
    if (!PREDEFINED.has(text)) return this.name();
    reader.take();
    const type = { name: text, args: [], ranks: [], nullable: false, line, column };
    return { kind: 'predefined', type, line, column };
  }

  private closedType(): TypeSyntax {
    const type = parseType(this.reader);
    this.reader.expect(')');
    return type;
  }

  private ofType(keyword: 'typeof' | 'nameof', line: number, column: number): Expression {
    this.reader.expect('(');
    if (keyword === 'typeof') return { kind: 'typeof', type: this.closedType(), line, column };
    const named = this.expression();
    this.reader.expect(')');
    if (named.kind !== 'name' && named.kind !== 'member') this.reader.fail('nameof takes a name.', named);
    return { kind: 'literal', value: named.name, line, column };
  }

  private creation(line: number, column: number): Expression {
    const { reader } = this;
    if (reader.isNext('{')) reader.fail('Anonymous types are not read.');
    if (reader.isNext('[')) {
      reader.take();
      while (reader.takeIf(','));
      reader.expect(']');
      return { kind: 'newArray', type: null, sizes: [], elements: this.elements(), line, column };
    }
    if (reader.isNext('(')) {
      return { kind: 'new', type: null, args: this.arguments(), ...this.initializer(), line, column };
    }
    const type = parseType(reader, false);
    if (reader.takeIf('[')) return this.arrayCreation(type, line, column);
    const args = reader.isNext('(') ? this.arguments() : [];
    return { kind: 'new', type, args, ...this.initializer(), line, column };
  }

  private arrayCreation(element: TypeSyntax, line: number, column: number): Expression {
    const { reader } = this;
    const sizes: Expression[] = [];
    let rank = 1;
    while (!reader.isNext(']')) {
      if (reader.takeIf(',')) rank++;
      else sizes.push(this.expression());
    }
    reader.expect(']');
    const ranks = [...element.ranks];
    while (reader.isNext('[')) {
      reader.take();
      reader.expect(']');
      ranks.push(1);
    }
    if (rank > 1 && reader.isNext('{')) reader.fail('Elements of arrays with several dimensions are not read.');
    const elements = reader.isNext('{') ? this.elements() : null;
    return { kind: 'newArray', type: { ...element, ranks }, sizes, elements, line, column };
  }

  /** `{ 1, 2 }` */
  elements(): Expression[] {
    this.reader.expect('{');
    return this.list('}');
  }

  /** `{ Name = value }`, `{ 1, 2 }`, `{ { key, value } }`, or nothing. */
  private initializer(): Pick<Extract<Expression, { kind: 'new' }>, 'members' | 'elements'> {
    const { reader } = this;
    const members: { name: string; value: Expression }[] = [];
    const elements: Expression[][] = [];
    if (!reader.takeIf('{')) return { members, elements };
    while (!reader.isNext('}')) {
      if (reader.isNext('{')) elements.push(this.elements());
      else if (reader.isNext('[')) reader.fail('An initializer with an index is not read.');
      else if (reader.next.kind === 'name' && isText(reader.ahead(1), '=')) {
        const name = reader.name();
        reader.expect('=');
        members.push({ name, value: this.expression() });
      } else elements.push([this.expression()]);
      if (!reader.takeIf(',')) break;
    }
    reader.expect('}');
    return { members, elements };
  }
}

/** Whether a token can begin what is cast. */
function startsOperand(token: Token): boolean {
  if (token.kind === 'end') return false;
  if (token.kind === 'sign') return /^[(!~]$/.test(token.text);
  return token.kind !== 'name' || !['is', 'as'].includes(token.text);
}

/** A number as C# types it: by its suffix, else the first of int, uint, long, ulong that holds it, or double. */
function numberOf(token: Token): unknown {
  const text = token.text.replaceAll('_', '').toLowerCase();
  const isHex = /^0[xb]/.test(text);
  if (!isHex && /[.efdm]/.test(text)) {
    const digits = text.replace(/[fdm]$/, '');
    if (text.endsWith('m')) return NetDecimal.fromText(digits);
    return text.endsWith('f') ? new Single(Number(digits)) : new Double(Number(digits));
  }
  const suffix = /[ul]*$/.exec(text)?.[0] ?? '';
  const value = BigInt(text.slice(0, text.length - suffix.length));
  const [isUnsigned, isLong] = [suffix.includes('u'), suffix.includes('l')];
  if (!isUnsigned && !isLong && value <= 0x7fffffffn) return Number(value);
  if (!isLong && value <= 0xffffffffn) return new UInt32(Number(value));
  if (!isUnsigned && value <= 0x7fffffffffffffffn) return new Int64(value);
  return new UInt64(value);
}
