/** WQL, as far as scripts use it: `SELECT Name, State FROM Win32_Service WHERE Name LIKE 'RTC%' AND State <> 'Running'`. */
import { toText } from '../types/conversion/conversion.ts';

export interface WqlQuery {
  readonly className: string;
  /** null for all. */
  readonly properties: readonly string[] | null;
  readonly condition: WqlCondition;
}

/** Gets the properties of an instance by name. */
export type WqlCondition = (property: (name: string) => unknown) => boolean;

/** A text that is no WQL. */
export class WqlError extends Error {}

const TOKEN = /\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(<>|!=|<=|>=|[=<>(),*])|([\w.:-]+))/y;

export function parseQuery(text: string): WqlQuery {
  const parser = new WqlParser(text);
  return parser.query();
}

export function parseCondition(text: string): WqlCondition {
  const parser = new WqlParser(text);
  const condition = parser.anyOf();
  parser.end();
  return condition;
}

class WqlParser {
  private readonly tokens: string[] = [];
  private at = 0;

  constructor(text: string) {
    const trimmed = text.trimEnd();
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < trimmed.length) {
      const match = TOKEN.exec(trimmed);
      if (!match) throw new WqlError(text);
      this.tokens.push(match[0].trim());
    }
  }

  query(): WqlQuery {
    this.require('select');
    const properties: string[] = [];
    do properties.push(this.next());
    while (this.take(','));
    this.require('from');
    const className = this.next();
    const condition = this.take('where') ? this.anyOf() : () => true;
    this.end();
    return { className, properties: properties.includes('*') ? null : properties, condition };
  }

  end(): void {
    if (this.at < this.tokens.length) throw new WqlError(this.tokens[this.at]);
  }

  anyOf(): WqlCondition {
    const parts = [this.allOf()];
    while (this.take('or')) parts.push(this.allOf());
    return (property) => parts.some((part) => part(property));
  }

  private allOf(): WqlCondition {
    const parts = [this.one()];
    while (this.take('and')) parts.push(this.one());
    return (property) => parts.every((part) => part(property));
  }

  private one(): WqlCondition {
    if (this.take('not')) {
      const inner = this.one();
      return (property) => !inner(property);
    }
    if (this.take('(')) {
      const inner = this.anyOf();
      this.require(')');
      return inner;
    }
    return this.comparison();
  }

  private comparison(): WqlCondition {
    const name = this.next();
    const operator = this.next().toLowerCase();
    if (operator === 'is') {
      const negated = this.take('not');
      this.require('null');
      return (property) => isMissing(property(name)) !== negated;
    }
    const wanted = literal(this.next());
    const test = comparisonOf(operator, wanted);
    return (property) => {
      const value = property(name);
      return wanted === null ? isMissing(value) === (operator === '=') : !isMissing(value) && test(toText(value));
    };
  }

  private next(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new WqlError('end');
    return token;
  }

  private take(word: string): boolean {
    if (this.tokens[this.at]?.toLowerCase() !== word) return false;
    this.at++;
    return true;
  }

  private require(word: string): void {
    if (!this.take(word)) throw new WqlError(word);
  }
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined;
}

function literal(token: string): string | null {
  if (/^['"]/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, '$1');
  return token.toLowerCase() === 'null' ? null : token;
}

function comparisonOf(operator: string, wanted: string | null): (text: string) => boolean {
  const other = wanted ?? '';
  if (operator === 'like') {
    const pattern = likePattern(other);
    return (text) => pattern.test(text);
  }
  const sign = (text: string) => compare(text, other);
  switch (operator) {
    case '=':
      return (text) => sign(text) === 0;
    case '<>':
    case '!=':
      return (text) => sign(text) !== 0;
    case '<':
      return (text) => sign(text) < 0;
    case '>':
      return (text) => sign(text) > 0;
    case '<=':
      return (text) => sign(text) <= 0;
    case '>=':
      return (text) => sign(text) >= 0;
  }
  throw new WqlError(operator);
}

/** Numbers as numbers, the rest as texts in any letter case; truth values are written as 0 and 1 too. */
function compare(left: string, right: string): number {
  const [a, b] = [left, right].map((text) =>
    /^(true|false)$/i.test(text) ? String(Number(/^t/i.test(text))) : text,
  ) as [string, string];
  if (a.trim() !== '' && b.trim() !== '' && !Number.isNaN(Number(a)) && !Number.isNaN(Number(b)))
    return Number(a) - Number(b);
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** `%` any text, `_` any character, `[a-z]` a set. */
function likePattern(text: string): RegExp {
  const source = text
    .replace(/[.*+?^${}()|\\]/g, '\\$&')
    .replaceAll('%', '[\\s\\S]*')
    .replaceAll('_', '[\\s\\S]');
  return new RegExp(`^${source}$`, 'i');
}
