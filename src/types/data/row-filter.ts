/**
 * The filter expressions of DataTable.Select, in the part that scripts use: comparisons, LIKE, IN, IS NULL, AND, OR, NOT,
 * arithmetic, columns and constants. Functions, parents and children are refused by name. A comparison with DBNull is
 * neither true nor false, as in SQL.
 */
import { toDouble } from '../conversion/conversion.ts';
import { scanNumber } from '../conversion/number-text.ts';
import { isNumber } from '../conversion/to-number.ts';
import { NetException, netException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { add, divide, multiply, negate, remainder, subtract } from '../operations/arithmetic.ts';
import { compareForSort, compareValues } from '../operations/comparison.ts';
import { changeType } from '../operations/system-convert.ts';
import { typeOf } from '../type-of.ts';
import { DBNull } from '../values/db-null.ts';
import { escapeWildcards, WildcardPattern } from '../wildcard.ts';
import { type DataRow, type DataTable, dataException, RowState } from './data-table.ts';

/** A part of an expression: its value for a row; DBNull where it has none. */
type Term = (row: DataRow) => unknown;

interface Token {
  readonly kind: 'name' | 'quoted' | 'text' | 'date' | 'number' | 'sign' | 'end';
  readonly text: string;
}

const END: Token = { kind: 'end', text: '' };

const TOKEN =
  /\s*(?:(?<quoted>\[(?:\\.|[^\]\\])*\]|`[^`]*`)|'(?<text>(?:[^']|'')*)'|#(?<date>[^#]*)#|(?<number>\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+)|(?<name>[\p{L}_][\p{L}\p{N}_.]*)|(?<sign><>|<=|>=|[=<>+\-*/%(),]))/uy;

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const start = TOKEN.lastIndex;
    const found = TOKEN.exec(expression);
    if (!found?.groups) throw unreadable(expression, start);
    for (const kind of ['quoted', 'text', 'date', 'number', 'name', 'sign'] as const) {
      const text = found.groups[kind] as string | undefined;
      if (text !== undefined) tokens.push({ kind, text });
    }
  }
  return tokens;
}

function unreadable(expression: string, start: number): NetException {
  const rest = expression.slice(start).trimStart();
  if (rest.startsWith("'")) return syntaxError(`The expression contains an invalid string constant: ${rest}.`);
  if (rest.startsWith('#')) return syntaxError(`The expression contains invalid date constant '${rest}'.`);
  return syntaxError(`Cannot interpret token '${rest[0]}' at position ${expression.length - rest.length + 1}.`);
}

const syntaxError = (message: string) => dataException('SyntaxErrorException', message);
const evaluateError = (message: string) => dataException('EvaluateException', message);

/** Both sides of an operation; DBNull on either makes DBNull of it. A text beside a number counts as one. */
function combined(left: Term, right: Term, sign: string, of: (a: unknown, b: unknown) => unknown): Term {
  return (row) => {
    const a = left(row);
    const b = right(row);
    if (a === DBNull.value || b === DBNull.value) return DBNull.value;
    try {
      if (isNumber(a) && typeof b === 'string') return of(a, toDouble(b) as unknown);
      if (isNumber(b) && typeof a === 'string') return of(toDouble(a) as unknown, b);
      const type = typeOf(a);
      return of(a, typeof b === 'string' && type && typeof a !== 'string' ? changeType(b, type, '') : b);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      const names = [a, b].map((value) => typeOf(value)?.fullName);
      throw evaluateError(`Cannot perform '${sign}' operation on ${names[0]} and ${names[1]}.`);
    }
  };
}

const COMPARISON_SIGNS = ['=', '<>', '<', '<=', '>', '>='] as const;
type ComparisonSign = (typeof COMPARISON_SIGNS)[number];

const COMPARISONS: Readonly<Record<ComparisonSign, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0 && !Number.isNaN(order),
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};
const SUMS = { '+': add, '-': subtract };
const PRODUCTS = { '*': multiply, '/': divide, '%': remainder };

class FilterParser {
  private readonly tokens: Token[];
  private position = 0;

  constructor(
    private readonly table: DataTable,
    expression: string,
  ) {
    this.tokens = tokensOf(expression);
  }

  whole(): Term {
    const term = this.either();
    const { kind, text } = this.token;
    if (text === ')') throw syntaxError('The expression has too many closing parentheses.');
    if (kind !== 'end') throw syntaxError(`Syntax error: Missing operand after '${text}' operator.`);
    return term;
  }

  private get token(): Token {
    return this.tokens[this.position] ?? END;
  }

  private word(word: string): boolean {
    if (this.token.kind !== 'name' || this.token.text.toLowerCase() !== word) return false;
    this.position++;
    return true;
  }

  private sign<Sign extends string>(...signs: readonly Sign[]): Sign | null {
    const { kind, text } = this.token;
    const sign = kind === 'sign' ? signs.find((one) => one === text) : undefined;
    if (sign === undefined) return null;
    this.position++;
    return sign;
  }

  private either(): Term {
    let term = this.both();
    while (this.word('or')) {
      const [left, right] = [term, this.both()];
      term = (row) => {
        const a = left(row);
        if (a === true) return true;
        const b = right(row);
        return b === true ? true : a === DBNull.value ? a : b;
      };
    }
    return term;
  }

  private both(): Term {
    let term = this.negation();
    while (this.word('and')) {
      const [left, right] = [term, this.negation()];
      term = (row) => {
        const a = left(row);
        if (a === false) return false;
        const b = right(row);
        return b === false ? false : a === DBNull.value ? a : b;
      };
    }
    return term;
  }

  private negation(): Term {
    if (!this.word('not')) return this.comparison();
    const term = this.negation();
    return (row) => {
      const value = term(row);
      return value === DBNull.value ? value : value !== true;
    };
  }

  private comparison(): Term {
    const left = this.sum();
    const sign = this.sign(...COMPARISON_SIGNS);
    if (sign !== null) return this.compared(left, sign, this.sum(sign));
    if (this.word('is')) {
      const isNot = this.word('not');
      if (!this.word('null')) throw syntaxError("Syntax error: The 'Is' operator needs Null after it.");
      return (row) => (left(row) === DBNull.value) !== isNot;
    }
    const isNot = this.word('not');
    let term: Term | null = null;
    if (this.word('like')) term = this.likeness(left, this.sum('Like'));
    else if (this.word('in')) term = this.membership(left);
    if (term === null) return left;
    const found = term;
    return isNot ? (row) => (found(row) === DBNull.value ? DBNull.value : found(row) !== true) : found;
  }

  private compared(left: Term, sign: ComparisonSign, right: Term): Term {
    const holds = COMPARISONS[sign];
    return combined(left, right, sign, (a, b) => holds(compareValues(a, b, !this.table.caseSensitive)));
  }

  private membership(left: Term): Term {
    if (this.sign('(') === null)
      throw syntaxError(
        'Syntax error: The items following the IN keyword must be separated by commas and be enclosed in parentheses.',
      );
    const equals: Term[] = [];
    do equals.push(this.compared(left, '=', this.sum('In')));
    while (this.sign(',') !== null);
    if (this.sign(')') === null) throw syntaxError('The expression is missing the closing parenthesis.');
    return (row) => (left(row) === DBNull.value ? DBNull.value : equals.some((equal) => equal(row) === true));
  }

  /** LIKE: `*` and `%` at the ends only. */
  private likeness(left: Term, right: Term): Term {
    return (row) => {
      const [value, pattern] = [left(row), right(row)];
      if (value === DBNull.value || pattern === DBNull.value) return DBNull.value;
      if (typeof value !== 'string' || typeof pattern !== 'string') {
        const names = [value, pattern].map((side) => typeOf(side)?.fullName);
        throw evaluateError(`Cannot perform 'Like' operation on ${names[0]} and ${names[1]}.`);
      }
      const [, before = '', middle = '', after = ''] = /^([*%]?)(.*?)([*%]?)$/s.exec(pattern) ?? [];
      if (/[*%]/.test(middle.replace(/\[[*%]\]/g, ''))) {
        throw evaluateError(`Error in Like operator: the string pattern '${pattern}' is invalid.`);
      }
      const plain = escapeWildcards(middle.replace(/\[(.)\]/gs, '$1'));
      const wildcard = `${before && '*'}${plain}${after && '*'}`;
      return WildcardPattern.of(wildcard, !this.table.caseSensitive).isMatch(value);
    };
  }

  private sum(after = ''): Term {
    let term = this.product(after);
    for (let sign = this.sign('+', '-'); sign !== null; sign = this.sign('+', '-')) {
      term = combined(term, this.product(sign), sign, SUMS[sign]);
    }
    return term;
  }

  private product(after: string): Term {
    let term = this.operand(after);
    for (let sign = this.sign('*', '/', '%'); sign !== null; sign = this.sign('*', '/', '%')) {
      term = combined(term, this.operand(sign), sign, PRODUCTS[sign]);
    }
    return term;
  }

  private operand(after: string): Term {
    if (this.sign('-') !== null) {
      const term = this.operand('-');
      return (row) => (term(row) === DBNull.value ? DBNull.value : negate(term(row)));
    }
    if (this.sign('(') !== null) {
      const term = this.either();
      if (this.sign(')') === null) throw syntaxError('The expression is missing the closing parenthesis.');
      return term;
    }
    const { kind, text } = this.token;
    if (kind === 'end') throw syntaxError(`Syntax error: Missing operand after '${after}' operator.`);
    if (kind === 'sign') throw syntaxError(`Syntax error: Missing operand before '${text}' operator.`);
    this.position++;
    return kind === 'name'
      ? this.named(text)
      : kind === 'quoted'
        ? this.column(text.slice(1, -1))
        : constant(kind, text);
  }

  private named(name: string): Term {
    const lower = name.toLowerCase();
    if (lower === 'true' || lower === 'false') return () => lower === 'true';
    if (lower === 'null') return () => DBNull.value;
    if (this.token.text === '(' || /^(parent|child)\b/.test(lower)) {
      throw netException(
        'System.NotSupportedException',
        `lyncshell's filters of a DataTable have no '${name}': columns, constants, comparisons, LIKE, IN, IS NULL, AND, OR, NOT and arithmetic are what they know.`,
      );
    }
    return this.column(name);
  }

  private column(name: string): Term {
    const column = this.table.columns.find(name.replace(/\\(.)/gs, '$1'));
    if (!column) throw evaluateError(`Cannot find column [${name}].`);
    return (row) => row.get(column);
  }
}

function constant(kind: Token['kind'], text: string): Term {
  if (kind === 'date') {
    const date = changeType(text, typeNamed('System.DateTime'), '');
    return () => date;
  }
  const value = kind === 'number' ? scanNumber(text) : text.replaceAll("''", "'");
  return () => value;
}

/** `a DESC, [b c]`: the columns to sort by and which way; IndexOutOfRangeException for a column that is not there. */
function sortKeys(table: DataTable, sort: string) {
  return sort
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, name = '', direction = ''] = /^(.*?)(?:\s+(asc|desc))?$/is.exec(part.trim()) ?? [];
      const column = table.columns.find(name.replace(/^\[(.*)\]$/s, '$1'));
      if (!column) throw netException('System.IndexOutOfRangeException', `Cannot find column ${part.trim()}.`);
      return { column, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
    });
}

function compareStored(a: unknown, b: unknown, ignoreCase: boolean): number {
  if (a === DBNull.value || b === DBNull.value) return Number(a !== DBNull.value) - Number(b !== DBNull.value);
  return compareForSort(a, b, { ignoreCase, culture: '' });
}

/** DataTable.Select: the rows that a filter names, in the order of a sort or of the table. */
export function selectRows(table: DataTable, filter: string, sort: string): DataRow[] {
  const keys = sortKeys(table, sort);
  const holds = filter.trim() === '' ? () => true : new FilterParser(table, filter).whole();
  const rows = table.rows.items.filter((row) => {
    if (row.state === RowState.Deleted) return false;
    const value = holds(row);
    if (typeof value !== 'boolean' && value !== DBNull.value) {
      throw evaluateError(`Filter expression '${filter}' does not evaluate to a Boolean term.`);
    }
    return value === true;
  });
  if (keys.length === 0) return rows;
  return rows.sort((a, b) => {
    for (const { column, sign } of keys) {
      const order = compareStored(a.get(column), b.get(column), !table.caseSensitive);
      if (order !== 0) return sign * order;
    }
    return 0;
  });
}
