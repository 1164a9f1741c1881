/** How values of SQL compare and are calculated with: NULL makes NULL, texts compare as the default collation has it. */
import { compareDateTimes, DateTime } from '../../../../src/types/values/date-time.ts';
import { SqlFault, type SqlValue } from './sql-syntax.ts';

const text = (value: SqlValue): string => String(value);

/** A text beside a number is made one. @throws SqlFault for one that is none */
export function numberOf(value: SqlValue): number {
  const number = typeof value === 'string' ? Number(value.trim()) : Number(value);
  if (!Number.isNaN(number)) return number;
  throw new SqlFault(`Conversion failed when converting the varchar value '${text(value)}' to data type int.`);
}

/** A comparison, AND, OR or a calculation; AND and OR look at the right side only where it counts. */
export function operate(operator: string, left: SqlValue, right: () => SqlValue): SqlValue {
  if (operator === 'AND') return left === false ? false : both(left, right());
  if (operator === 'OR') return left === true ? true : either(left, right());
  const other = right();
  if (left === null || other === null) return null;
  switch (operator) {
    case '=':
      return orderOf(left, other) === 0;
    case '<>':
    case '!=':
      return orderOf(left, other) !== 0;
    case '<':
      return orderOf(left, other) < 0;
    case '<=':
      return orderOf(left, other) <= 0;
    case '>':
      return orderOf(left, other) > 0;
    case '>=':
      return orderOf(left, other) >= 0;
    case 'LIKE':
      return likePattern(text(other)).test(text(left));
    case '+':
      return typeof left === 'number' || typeof other === 'number'
        ? numberOf(left) + numberOf(other)
        : text(left) + text(other);
    default:
      return calculate(operator, ...operandsOf(operator, left, other));
  }
}

function both(left: SqlValue, right: SqlValue): SqlValue {
  if (right === false) return false;
  return left === null || right === null ? null : true;
}

function either(left: SqlValue, right: SqlValue): SqlValue {
  if (right === true) return true;
  return left === null || right === null ? null : false;
}

const OPERATORS: Readonly<Record<string, string>> = { '-': 'subtract', '*': 'multiply', '/': 'divide', '%': 'modulo' };

function operandsOf(operator: string, left: SqlValue, right: SqlValue): [number, number] {
  if (typeof left === 'string' && typeof right === 'string')
    throw new SqlFault(`Operand data type varchar is invalid for ${OPERATORS[operator]} operator.`);
  return [numberOf(left), numberOf(right)];
}

function calculate(operator: string, left: number, right: number): number {
  if ((operator === '/' || operator === '%') && right === 0) throw new SqlFault('Divide by zero error encountered.');
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  if (operator === '%') return left % right;
  // Whole numbers are divided without a rest.
  const isWhole = Number.isInteger(left) && Number.isInteger(right);
  return isWhole ? Math.trunc(left / right) : left / right;
}

/** The order of two values: texts without regard to letter case and blanks at the end, as the default collation has it. */
export function orderOf(left: SqlValue, right: SqlValue): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (left instanceof DateTime && right instanceof DateTime) return compareDateTimes(left, right);
  if (typeof left === 'number' || typeof right === 'number') return numberOf(left) - numberOf(right);
  const [a, b] = [keyOf(left), keyOf(right)];
  return a < b ? -1 : Number(a > b);
}

/** What values that are equal have in common. */
export function keyOf(value: SqlValue): string {
  if (value === null) return '\u0001';
  return text(value).trimEnd().toLowerCase();
}

/** `%` and `_` of LIKE, and sets in brackets. */
function likePattern(pattern: string): RegExp {
  const parts = [...pattern.matchAll(/\[([^\]]*)\]|[\s\S]/gu)].map(([part, set]) => {
    if (part === '%') return '[\\s\\S]*';
    if (part === '_') return '[\\s\\S]';
    if (set !== undefined) return setPattern(set);
    return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'iu');
}

/** `a-z`, `^0-9`: a range that runs backwards holds nothing. */
function setPattern(set: string): string {
  const isNot = set.startsWith('^');
  const members = [...(isNot ? set.slice(1) : set).matchAll(/([\s\S])-([\s\S])|[\s\S]/gu)].flatMap(
    ([all, from, to]) => {
      if (from === undefined || to === undefined) return [codeOf(all)];
      return from <= to ? [`${codeOf(from)}-${codeOf(to)}`] : [];
    },
  );
  if (members.length === 0) return isNot ? '[\\s\\S]' : '(?!)';
  return `[${isNot ? '^' : ''}${members.join('')}]`;
}

function codeOf(sign: string): string {
  return `\\u{${sign.codePointAt(0)?.toString(16)}}`;
}
