/** Reads commands in T-SQL: SELECT with joins, conditions, groups and order; USE; SET of options, which change nothing here. */
import {
  type SqlExpression,
  SqlFault,
  type SqlItem,
  SqlNotBuilt,
  type SqlSelect,
  type SqlSource,
  type SqlStatement,
} from './sql-syntax.ts';
import { type Token, tokensOf } from './sql-tokens.ts';

/** Words that end a name's alias: they begin the next part of a statement. */
const RESERVED = new Set(
  'AS ON INNER LEFT RIGHT FULL OUTER CROSS JOIN WHERE GROUP HAVING ORDER UNION EXCEPT INTERSECT AND OR NOT IN IS LIKE BETWEEN NULL CASE WHEN THEN ELSE END SELECT FROM TOP DISTINCT USE SET WITH GO ASC DESC EXISTS FOR OPTION INSERT UPDATE DELETE EXEC EXECUTE DECLARE'.split(
    ' ',
  ),
);

/** Statements that change or run something. */
const NOT_READING =
  /^(?:INSERT|UPDATE|DELETE|EXEC|EXECUTE|DECLARE|CREATE|ALTER|DROP|TRUNCATE|MERGE|BACKUP|RESTORE|DBCC|GRANT|IF|WHILE|BEGIN|WITH|PRINT|KILL|SHUTDOWN|WAITFOR)$/;

/** How long a chain of operations may be; a tenth of it is how deep one may be in another. */
const MOST_LINKS = 1000;

/** The statements of a command. @throws SqlFault, SqlNotBuilt */
export function parseSql(text: string): SqlStatement[] {
  return new SqlParser(text).statements();
}

class SqlParser {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(text: string) {
    this.tokens = tokensOf(text);
  }

  statements(): SqlStatement[] {
    const found: SqlStatement[] = [];
    for (;;) {
      while (this.takeSign(';') || this.takeWord('GO'));
      const token = this.peek();
      if (!token) return found;
      found.push(this.statement(token));
    }
  }

  private statement(token: Token): SqlStatement {
    const word = token.kind === 'word' ? token.text.toUpperCase() : '';
    if (NOT_READING.test(word)) throw new SqlNotBuilt(word);
    if (this.takeWord('USE')) return { kind: 'use', database: this.name() };
    if (this.takeWord('SET')) {
      // SET NOCOUNT ON, SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED: a lab's rows are read at one moment.
      while (this.peek()?.kind === 'word' && !this.isWord('SELECT', 'USE', 'SET', 'GO')) this.next++;
      return { kind: 'set' };
    }
    if (!this.isWord('SELECT')) return this.fail();
    return { kind: 'select', query: this.select() };
  }

  private select(): SqlSelect {
    this.requireWord('SELECT');
    const isDistinct = this.takeWord('DISTINCT');
    this.takeWord('ALL');
    const top = this.takeWord('TOP') ? this.count() : null;
    const items = this.list(() => this.item());
    const sources = this.takeWord('FROM') ? this.sources() : [];
    const where = this.takeWord('WHERE') ? this.condition() : null;
    const groupBy = this.takeWords('GROUP', 'BY') ? this.list(() => this.sum()) : [];
    const having = this.takeWord('HAVING') ? this.condition() : null;
    const orderBy = this.takeWords('ORDER', 'BY')
      ? this.list(() => {
          const by = this.sum();
          const isDescending = this.takeWord('DESC');
          if (!isDescending) this.takeWord('ASC');
          return { by, isDescending };
        })
      : [];
    for (const word of ['UNION', 'EXCEPT', 'INTERSECT', 'FOR', 'OPTION']) {
      if (this.isWord(word)) throw new SqlNotBuilt(word);
    }
    return { isDistinct, top, items, sources, where, groupBy, having, orderBy };
  }

  private count(): number {
    const isBracketed = this.takeSign('(');
    const token = this.peek();
    if (token?.kind !== 'number') return this.fail();
    this.next++;
    if (isBracketed) this.requireSign(')');
    return Number(token.text);
  }

  private item(): SqlItem {
    if (this.takeSign('*')) return { expression: { kind: 'column', parts: ['*'] }, alias: null };
    const expression = this.sum();
    return { expression, alias: this.alias() };
  }

  private alias(): string | null {
    if (this.takeWord('AS')) return this.peek()?.kind === 'text' ? String(this.tokens[this.next++]?.text) : this.name();
    const token = this.peek();
    const isAlias = token?.kind === 'name' || (token?.kind === 'word' && !RESERVED.has(token.text.toUpperCase()));
    return isAlias ? this.name() : null;
  }

  private sources(): SqlSource[] {
    const found = [this.source('cross')];
    for (;;) {
      if (this.takeSign(',')) found.push(this.source('cross'));
      else if (this.takeWords('CROSS', 'JOIN')) found.push(this.source('cross'));
      else if (this.takeWord('JOIN') || this.takeWords('INNER', 'JOIN')) found.push(this.source('inner'));
      else if (this.takeWord('LEFT')) {
        this.takeWord('OUTER');
        this.requireWord('JOIN');
        found.push(this.source('left'));
      } else if (this.isWord('RIGHT', 'FULL')) throw new SqlNotBuilt(`${this.peek()?.text.toUpperCase()} JOIN`);
      else return found;
    }
  }

  private source(join: SqlSource['join']): SqlSource {
    if (this.isSign('(')) throw new SqlNotBuilt('A query in FROM');
    const name = this.path();
    const alias = this.alias() ?? String(name.at(-1));
    // WITH (NOLOCK): nobody writes while a lab's rows are read.
    if (this.takeWord('WITH')) this.skipBrackets();
    let on: SqlExpression | null = null;
    if (join !== 'cross') {
      this.requireWord('ON');
      on = this.condition();
    }
    return { name, alias, join, on };
  }

  private skipBrackets(): void {
    this.requireSign('(');
    while (this.peek() && !this.takeSign(')')) this.next++;
  }

  private condition(): SqlExpression {
    let left = this.conjunction();
    for (let length = 0; this.takeWord('OR'); length++)
      left = this.within(length) && { kind: 'operation', operator: 'OR', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): SqlExpression {
    let left = this.negation();
    for (let length = 0; this.takeWord('AND'); length++)
      left = this.within(length) && { kind: 'operation', operator: 'AND', left, right: this.negation() };
    return left;
  }

  private negation(): SqlExpression {
    if (this.takeWord('NOT')) return { kind: 'not', inner: this.deeper(() => this.negation()) };
    return this.comparison();
  }

  private comparison(): SqlExpression {
    if (this.takeWord('EXISTS')) {
      this.requireSign('(');
      const query = this.select();
      this.requireSign(')');
      return { kind: 'exists', query };
    }
    const left = this.sum();
    if (this.takeWord('IS')) {
      const isNot = this.takeWord('NOT');
      this.requireWord('NULL');
      return negatedIf(isNot, { kind: 'isNull', inner: left });
    }
    const isNot = this.takeWord('NOT');
    if (this.takeWord('IN')) return negatedIf(isNot, { kind: 'in', inner: left, among: this.among() });
    if (this.takeWord('LIKE')) {
      return negatedIf(isNot, { kind: 'operation', operator: 'LIKE', left, right: this.sum() });
    }
    if (this.takeWord('BETWEEN')) {
      const least: SqlExpression = { kind: 'operation', operator: '>=', left, right: this.sum() };
      this.requireWord('AND');
      const most: SqlExpression = { kind: 'operation', operator: '<=', left, right: this.sum() };
      return negatedIf(isNot, { kind: 'operation', operator: 'AND', left: least, right: most });
    }
    if (isNot) return this.fail();
    const operator = ['<>', '!=', '<=', '>=', '=', '<', '>'].find((sign) => this.takeSign(sign));
    return operator === undefined ? left : { kind: 'operation', operator, left, right: this.sum() };
  }

  private among(): readonly SqlExpression[] | SqlSelect {
    this.requireSign('(');
    const among = this.isWord('SELECT') ? this.select() : this.list(() => this.sum());
    this.requireSign(')');
    return among;
  }

  private sum(): SqlExpression {
    return this.deeper(() => this.terms());
  }

  private terms(): SqlExpression {
    let left = this.product();
    for (let length = 0; this.within(length); length++) {
      const operator = ['+', '-'].find((sign) => this.takeSign(sign));
      if (operator === undefined) return left;
      left = { kind: 'operation', operator, left, right: this.product() };
    }
    return left;
  }

  /** Refuses what is nested deeper than anybody writes it; the answer's stack has an end. */
  private deeper<T>(read: () => T): T {
    this.depth++;
    this.within(this.depth * 10);
    const made = read();
    this.depth--;
    return made;
  }

  private within(length: number): true {
    if (length < MOST_LINKS) return true;
    throw new SqlFault(
      'Some part of your SQL statement is nested too deeply. Rewrite the query or break it up into smaller queries.',
    );
  }

  private product(): SqlExpression {
    let left = this.operand();
    for (let length = 0; this.within(length); length++) {
      const operator = ['*', '/', '%'].find((sign) => this.takeSign(sign));
      if (operator === undefined) return left;
      left = { kind: 'operation', operator, left, right: this.operand() };
    }
    return left;
  }

  private operand(): SqlExpression {
    const token = this.peek() ?? this.fail();
    if (this.takeSign('(')) {
      const inner: SqlExpression = this.isWord('SELECT') ? { kind: 'query', query: this.select() } : this.condition();
      this.requireSign(')');
      return inner;
    }
    if (this.takeSign('-')) {
      return {
        kind: 'operation',
        operator: '-',
        left: { kind: 'value', value: 0 },
        right: this.deeper(() => this.operand()),
      };
    }
    if (token.kind === 'text' || token.kind === 'number') {
      this.next++;
      return { kind: 'value', value: token.kind === 'number' ? Number(token.text) : token.text };
    }
    if (token.kind === 'parameter') {
      this.next++;
      return { kind: 'parameter', name: token.text };
    }
    if (this.takeWord('NULL')) return { kind: 'value', value: null };
    if (this.takeWord('CASE')) return this.cases();
    if (token.kind !== 'word' && token.kind !== 'name') return this.fail();
    const isCall = token.kind === 'word' && this.tokens[this.next + 1]?.text === '(';
    // LEFT is a function too, where a bracket follows.
    const isFunction = isCall && /^left$/i.test(token.text);
    if (token.kind === 'word' && RESERVED.has(token.text.toUpperCase()) && !isFunction) return this.fail();
    if (isCall) return this.call();
    const parts = this.path(true);
    // `dbo.FormatMacAddr(…)`: a function that a database has of its own.
    if (this.isSign('(')) throw new SqlNotBuilt(`The function ${parts.join('.')}`);
    return { kind: 'column', parts };
  }

  private cases(): SqlExpression {
    const subject = this.isWord('WHEN') ? null : this.sum();
    const cases: { when: SqlExpression; result: SqlExpression }[] = [];
    while (this.takeWord('WHEN')) {
      const asked = subject ? this.sum() : this.condition();
      const when: SqlExpression = subject ? { kind: 'operation', operator: '=', left: subject, right: asked } : asked;
      this.requireWord('THEN');
      cases.push({ when, result: this.sum() });
    }
    const otherwise = this.takeWord('ELSE') ? this.sum() : null;
    this.requireWord('END');
    return cases.length === 0 ? this.fail() : { kind: 'case', cases, otherwise };
  }

  private call(): SqlExpression {
    const name = this.name().toUpperCase();
    this.requireSign('(');
    if (name === 'CAST') {
      const inner = this.sum();
      this.requireWord('AS');
      const type = this.type();
      this.requireSign(')');
      return { kind: 'cast', inner, type };
    }
    if (name === 'CONVERT') {
      const type = this.type();
      this.requireSign(',');
      const inner = this.sum();
      if (this.isSign(',')) throw new SqlNotBuilt('CONVERT with a style');
      this.requireSign(')');
      return { kind: 'cast', inner, type };
    }
    const isDistinct = this.takeWord('DISTINCT');
    if (this.takeSign('*')) {
      this.requireSign(')');
      return { kind: 'call', name, isDistinct, arguments: [{ kind: 'star' }] };
    }
    const given = this.isSign(')') ? [] : this.list(() => this.sum());
    this.requireSign(')');
    return { kind: 'call', name, isDistinct, arguments: given };
  }

  /** `varchar(100)`: how long is not looked at. */
  private type(): string {
    const type = this.name().toLowerCase();
    if (this.isSign('(')) this.skipBrackets();
    return type;
  }

  /** Names with dots between; `a..b` leaves the schema out, and a star may be the last. */
  private path(isStarTaken = false): string[] {
    const parts = [this.name()];
    while (this.takeSign('.')) {
      if (this.takeSign('.')) parts.push('');
      if (isStarTaken && this.takeSign('*')) return [...parts, '*'];
      parts.push(this.name());
    }
    return parts;
  }

  private name(): string {
    const token = this.peek();
    if (token?.kind !== 'word' && token?.kind !== 'name') return this.fail();
    this.next++;
    return token.text;
  }

  private list<T>(read: () => T): T[] {
    const found = [read()];
    while (this.takeSign(',')) found.push(read());
    return found;
  }

  private peek(): Token | undefined {
    return this.tokens[this.next];
  }

  private isWord(...words: readonly string[]): boolean {
    const token = this.peek();
    return token?.kind === 'word' && words.includes(token.text.toUpperCase());
  }

  private takeWord(word: string): boolean {
    const isIt = this.isWord(word);
    if (isIt) this.next++;
    return isIt;
  }

  private takeWords(first: string, second: string): boolean {
    if (!this.takeWord(first)) return false;
    this.requireWord(second);
    return true;
  }

  private requireWord(word: string): void {
    if (!this.takeWord(word)) this.fail();
  }

  private isSign(sign: string): boolean {
    const token = this.peek();
    return token?.kind === 'sign' && token.text === sign;
  }

  private takeSign(sign: string): boolean {
    const isIt = this.isSign(sign);
    if (isIt) this.next++;
    return isIt;
  }

  private requireSign(sign: string): void {
    if (!this.takeSign(sign)) this.fail();
  }

  private fail(): never {
    const token = this.peek() ?? this.tokens.at(-1);
    throw new SqlFault(`Incorrect syntax near '${token?.text ?? ''}'.`);
  }
}

function negatedIf(isNot: boolean, inner: SqlExpression): SqlExpression {
  return isNot ? { kind: 'not', inner } : inner;
}
