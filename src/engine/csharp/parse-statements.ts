/** Statements of C#. */
import { ExpressionParser } from './parse-expressions.ts';
import { parseType } from './parse-types.ts';
import { isText, type TokenReader } from './token-reader.ts';
import type { Block, Expression, Statement, TypeSyntax } from './tree.ts';

const NOT_READ = new Set(['goto', 'yield', 'fixed', 'unsafe', 'checked', 'unchecked', 'await']);

export class StatementParser {
  readonly expressions: ExpressionParser;

  constructor(private readonly reader: TokenReader) {
    this.expressions = new ExpressionParser(reader, () => this.block());
  }

  block(): Block {
    const { line, column } = this.reader.expect('{');
    const statements: Statement[] = [];
    while (!this.reader.isNext('}')) statements.push(this.statement());
    this.reader.expect('}');
    return { kind: 'block', statements, line, column };
  }

  private statement(): Statement {
    const { reader } = this;
    const { line, column, text, kind } = reader.next;
    if (kind === 'end') reader.fail('The source ends too early.');
    if (reader.isNext('{')) return this.block();
    if (reader.takeIf(';')) return { kind: 'empty', line, column };
    if (kind !== 'name' || reader.next.value === '@') return this.simple();
    if (NOT_READ.has(text)) reader.fail(`'${text}' is not read.`);
    const at = { line, column };
    switch (text) {
      case 'if':
        return this.choice(at);
      case 'while':
        reader.take();
        return { kind: 'while', test: this.condition(), body: this.statement(), first: true, ...at };
      case 'do':
        return this.doLoop(at);
      case 'for':
        return this.forLoop(at);
      case 'foreach':
        return this.foreachLoop(at);
      case 'return': {
        reader.take();
        const value = reader.isNext(';') ? null : this.expressions.expression();
        reader.expect(';');
        return { kind: 'return', value, ...at };
      }
      case 'throw': {
        reader.take();
        const value = reader.isNext(';') ? null : this.expressions.expression();
        reader.expect(';');
        return { kind: 'throw', value, ...at };
      }
      case 'break':
      case 'continue':
        reader.take();
        reader.expect(';');
        return { kind: text, ...at };
      case 'try':
        return this.tryStatement(at);
      case 'switch':
        return this.switchStatement(at);
      case 'lock':
        reader.take();
        this.condition();
        return this.statement();
      case 'using':
        return this.usingStatement(at);
    }
    return this.simple();
  }

  private condition(): Expression {
    this.reader.expect('(');
    const test = this.expressions.expression();
    this.reader.expect(')');
    return test;
  }

  private choice(at: { line: number; column: number }): Statement {
    this.reader.take();
    const test = this.condition();
    const yes = this.statement();
    return { kind: 'if', test, yes, no: this.reader.takeIf('else') ? this.statement() : null, ...at };
  }

  private doLoop(at: { line: number; column: number }): Statement {
    this.reader.take();
    const body = this.statement();
    this.reader.expect('while');
    const test = this.condition();
    this.reader.expect(';');
    return { kind: 'while', test, body, first: false, ...at };
  }

  private forLoop(at: { line: number; column: number }): Statement {
    const { reader } = this;
    reader.take();
    reader.expect('(');
    const start = reader.isNext(';') ? [] : [this.declarationOrExpression()];
    reader.expect(';');
    const test = reader.isNext(';') ? null : this.expressions.expression();
    reader.expect(';');
    const step: Expression[] = [];
    while (!reader.isNext(')')) {
      step.push(this.expressions.expression());
      if (!reader.takeIf(',')) break;
    }
    reader.expect(')');
    return { kind: 'for', start, test, step, body: this.statement(), ...at };
  }

  private foreachLoop(at: { line: number; column: number }): Statement {
    const { reader } = this;
    reader.take();
    reader.expect('(');
    const type = this.localType();
    const name = reader.name();
    reader.expect('in');
    const of = this.expressions.expression();
    reader.expect(')');
    return { kind: 'foreach', type, name, of, body: this.statement(), ...at };
  }

  private tryStatement(at: { line: number; column: number }): Statement {
    const { reader } = this;
    reader.take();
    const body = this.block();
    const handlers: Extract<Statement, { kind: 'try' }>['handlers'][number][] = [];
    while (reader.takeIf('catch')) {
      let type: TypeSyntax | null = null;
      let name: string | null = null;
      if (reader.takeIf('(')) {
        type = parseType(reader);
        if (!reader.isNext(')')) name = reader.name();
        reader.expect(')');
      }
      const when = reader.takeIf('when') ? this.condition() : null;
      handlers.push({ type, name, when, body: this.block() });
    }
    return { kind: 'try', body, handlers, last: reader.takeIf('finally') ? this.block() : null, ...at };
  }

  private switchStatement(at: { line: number; column: number }): Statement {
    const { reader } = this;
    reader.take();
    const value = this.condition();
    reader.expect('{');
    const sections: { labels: (Expression | null)[]; body: Statement[] }[] = [];
    while (!reader.takeIf('}')) {
      const labels: (Expression | null)[] = [];
      while (reader.isNext('case') || reader.isNext('default')) {
        if (reader.take().text === 'default') labels.push(null);
        else labels.push(this.expressions.expression());
        reader.expect(':');
      }
      if (labels.length === 0) reader.fail("'case' is expected.");
      const body: Statement[] = [];
      while (!reader.isNext('case') && !reader.isNext('default') && !reader.isNext('}')) body.push(this.statement());
      sections.push({ labels, body });
    }
    return { kind: 'switch', value, sections, ...at };
  }

  /** `using (var x = …) …`, and `using var x = …;`, which lasts to the end of the block. */
  private usingStatement(at: { line: number; column: number }): Statement {
    const { reader } = this;
    reader.take();
    if (reader.takeIf('(')) {
      const resource = this.declarationOrExpression();
      reader.expect(')');
      return { kind: 'using', resource, body: this.statement(), ...at };
    }
    const resource = this.declarationOrExpression();
    reader.expect(';');
    const statements: Statement[] = [];
    while (!reader.isNext('}')) statements.push(this.statement());
    return { kind: 'using', resource, body: { kind: 'block', statements, ...at }, ...at };
  }

  private simple(): Statement {
    const statement = this.declarationOrExpression();
    this.reader.expect(';');
    return statement;
  }

  private localType(): TypeSyntax | null {
    const { reader } = this;
    if (reader.isNext('var') && reader.ahead(1).kind === 'name') {
      reader.take();
      return null;
    }
    return parseType(reader);
  }

  private declarationOrExpression(): Statement {
    const { reader } = this;
    const { line, column } = reader.next;
    reader.takeIf('const');
    const declared = reader.attempt(() => {
      const type = this.localType();
      if (reader.next.kind !== 'name' || !/^(?:[=;,)]|in)$/.test(reader.ahead(1).text)) return null;
      if (isText(reader.ahead(1), '==')) return null;
      return { type };
    });
    if (!declared) return { kind: 'expression', value: this.expressions.expression(), line, column };
    const names: { name: string; value: Expression | null }[] = [];
    do {
      const name = reader.name();
      names.push({ name, value: reader.takeIf('=') ? this.initialValue(declared.type) : null });
    } while (reader.takeIf(','));
    return { kind: 'local', type: declared.type, names, line, column };
  }

  /** An array may leave out `new int[]`. */
  initialValue(type: TypeSyntax | null): Expression {
    const { reader } = this;
    const { line, column } = reader.next;
    if (!reader.isNext('{') || !type || type.ranks.length === 0) return this.expressions.expression();
    return {
      kind: 'newArray',
      type: { ...type, ranks: type.ranks.slice(1) },
      sizes: [],
      elements: this.expressions.elements(),
      line,
      column,
    };
  }
}
