/** `-like`, `-match`, `-replace`, `-split`, `-join` and `-f`. */

import { ambient } from '../ambient.ts';
import { convertTo, toInt32, toText } from '../conversion/conversion.ts';
import { toBool } from '../conversion/to-boolean.ts';
import { currentText, joinItems } from '../conversion/to-text.ts';
import { enumerate } from '../enumeration.ts';
import { compositeFormat } from '../format/composite-format.ts';
import { netText } from '../format/format-value.ts';
import { BoundMethod } from '../members/bound-method.ts';
import { type Invocable, isInvocable } from '../members/ps-member.ts';
import { NetException, runtimeException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { escapeRegex, Regex, type RegexMatch } from '../regex/regex.ts';
import { RegexOption } from '../regex/regex-node.ts';
import { Delegate } from '../values/delegate.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { Hashtable } from '../values/hashtable.ts';
import { baseOf } from '../values/ps-object.ts';
import { asTypedArray } from '../values/typed-array.ts';
import { WildcardPattern } from '../wildcard.ts';

interface MatchingOptions {
  readonly ignoreCase: boolean;
  readonly negate: boolean;
}

/** The elements of a left operand: no value (AutomationNull) has none; null for a scalar. */
function operandItems(left: unknown): Iterable<unknown> | null {
  return left === undefined ? [] : enumerate(left);
}

// ---- -like and -match

/** `-like`: a boolean, or of a collection the texts of the elements that fit. */
export function like(left: unknown, pattern: unknown, { ignoreCase, negate }: MatchingOptions): unknown {
  const base = baseOf(pattern);
  const wildcard = base instanceof WildcardPattern ? base : WildcardPattern.of(toText(base), ignoreCase);
  const items = operandItems(left);
  try {
    if (!items) return wildcard.isMatch(toText(left)) !== negate;
    return Array.from(items, (item) => toText(item)).filter((text) => wildcard.isMatch(text) !== negate);
  } catch (error) {
    throw asOperatorError(error);
  }
}

/** What an operand is not fit for is an error of the operator, without an id of its own. */
function asOperatorError(error: unknown): unknown {
  if (!(error instanceof NetException) || error.identity === null) return error;
  return runtimeException('RuntimeException', 'NotSpecified', error.message, { inner: error });
}

function regexOf(pattern: unknown, ignoreCase: boolean): Regex {
  const base = baseOf(pattern);
  if (base instanceof Regex) return base;
  return Regex.of(toText(base), ignoreCase ? RegexOption.IgnoreCase : RegexOption.None);
}

/** `-match`: `groups` is the new `$Matches` where a scalar matched, null where it keeps its value. */
export function match(
  left: unknown,
  pattern: unknown,
  { ignoreCase, negate }: MatchingOptions,
): { result: unknown; groups: Hashtable | null } {
  const regex = regexOf(pattern, ignoreCase);
  const items = operandItems(left);
  if (items) {
    return { result: Array.from(items).filter((item) => regex.isMatch(toText(item)) !== negate), groups: null };
  }
  const found = regex.match(toText(left));
  return { result: found.success !== negate, groups: found.success ? groupsTable(found) : null };
}

/** The groups that matched, by name, or by number where they have none. */
function groupsTable(found: RegexMatch): Hashtable {
  const table = new Hashtable();
  const keys = found.regex?.groupKeys ?? [];
  // The whole match is what a table of .NET lists last.
  for (let i = keys.length - 1; i >= 0; i--) {
    const text = found.textOf(i);
    if (text !== null) table.set(keys[i], text);
  }
  return table;
}

// ---- -replace

/** `-replace`: the right operand is a pattern, or a pattern and a replacement (a text or a script block). */
export function replace(left: unknown, right: unknown, ignoreCase: boolean): unknown {
  const [pattern, substitute] = replaceArguments(right, ignoreCase);
  const regex = statedPattern(pattern, ignoreCase);
  const replacement = replacementOf(substitute);
  const items = operandItems(left);
  if (!items) return regex.replace(toText(left), replacement);
  return Array.from(items, (item) => regex.replace(toText(item), replacement));
}

/** A text, or what code makes of each match: a script block of `$_`, a delegate or a method of its argument. */
function replacementOf(substitute: unknown): string | ((found: RegexMatch) => string) {
  if (substitute instanceof BoundMethod) return (found) => toText(substitute.invoke([found]));
  if (!isInvocable(substitute)) return toText(substitute);
  const args = (found: RegexMatch) => (substitute instanceof Delegate ? [found] : []);
  return (found) => toText(substitute.invokeInScope(found, args(found)));
}

function replaceArguments(right: unknown, ignoreCase: boolean): [pattern: unknown, substitute: unknown] {
  const items = enumerate(right);
  if (!items) return [baseOf(right), ''];
  const args = [...items];
  if (args.length > 2) {
    const message = `The ${ignoreCase ? '-replace' : '-creplace'} operator allows only two elements to follow it, not ${args.length}.`;
    throw runtimeException('BadReplaceArgument', 'InvalidOperation', message, { target: right });
  }
  return [args[0] ?? '', args.length > 1 ? baseOf(args[1]) : ''];
}

/** The pattern of `-replace` and of `switch -Regex`, whose errors name it; `-match` and `-split` hand .NET's own on. */
export function statedPattern(pattern: unknown, ignoreCase: boolean): Regex {
  try {
    return regexOf(pattern, ignoreCase);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw runtimeException(
      'InvalidRegularExpression',
      'InvalidOperation',
      `The regular expression pattern ${currentText(pattern)} is not valid.`,
      { target: pattern, inner: error },
    );
  }
}

// ---- -split

/** The bits of System.Management.Automation.SplitOptions. */
const SplitOption = { SimpleMatch: 1, RegexMatch: 2, IgnoreCase: 64 } as const;

/** SplitOptions that have a RegexOptions of the same meaning. */
const regexOptionOf: readonly (readonly [split: number, regex: number])[] = [
  [4, RegexOption.CultureInvariant],
  [8, RegexOption.IgnorePatternWhitespace],
  [16, RegexOption.Multiline],
  [32, RegexOption.Singleline],
  [64, RegexOption.IgnoreCase],
  [128, RegexOption.ExplicitCapture],
];

/** `-split`; without a right operand (undefined) the unary one, which splits at white space. */
export function split(left: unknown, right: unknown, ignoreCase: boolean): unknown {
  const texts = Array.from(operandItems(left) ?? [left], (item) => toText(item));
  if (right === undefined) return strings(texts.flatMap((text) => Regex.of('\\s+', 0).split(text.trim(), 0)));
  const args = [...(enumerate(right) ?? [right])];
  if (args.length === 0) throw badSplitArgument(right);
  const limit = args.length > 1 ? splitLimit(args[1]) : 0;
  const options = splitOptions(args[2], ignoreCase);
  const [separator] = args;
  if (isInvocable(separator)) {
    if (args.length > 2 && args[2] !== null && args[2] !== '') throw optionsWithPredicate();
    return strings(texts.flatMap((text) => splitByPredicate(text, separator, limit)));
  }
  const regex = splitPattern(toText(separator), options, limit < 0);
  return strings(texts.flatMap((text) => regex.split(text, Math.abs(limit))));
}

function strings(items: string[]): unknown[] {
  return asTypedArray(items, typeNamed('System.String'));
}

function splitLimit(given: unknown): number {
  try {
    return toInt32(given);
  } catch (error) {
    throw asOperatorError(error);
  }
}

function badSplitArgument(right: unknown): NetException {
  const message = `The argument to operator '-split' is not valid: ${netText(right)}.`;
  return runtimeException('BadOperatorArgument', 'InvalidOperation', message, { target: right });
}

function optionsWithPredicate(): NetException {
  return runtimeException(
    'InvalidSplitOptionWithPredicate',
    'ParserError',
    'Split options are not allowed when a predicate is used.',
    { typeName: 'System.Management.Automation.ParseException' },
  );
}

function splitOptions(argument: unknown, ignoreCase: boolean): number {
  const given =
    argument === undefined || argument === null || argument === ''
      ? 0
      : Number((convertTo(argument, typeNamed('System.Management.Automation.SplitOptions')) as EnumValue).value);
  return ignoreCase ? given | SplitOption.IgnoreCase : given;
}

function splitPattern(separator: string, options: number, fromRight: boolean): Regex {
  const simple = (options & SplitOption.SimpleMatch) !== 0;
  if (simple && (options & ~(SplitOption.SimpleMatch | SplitOption.IgnoreCase)) !== 0) {
    throw runtimeException(
      'InvalidSplitOptionCombination',
      'ParserError',
      'The combination of options with the -split operator is not valid.',
      { typeName: 'System.Management.Automation.ParseException' },
    );
  }
  let bits = fromRight ? RegexOption.RightToLeft : 0;
  for (const [splitBit, regexBit] of regexOptionOf) if ((options & splitBit) !== 0) bits |= regexBit;
  return Regex.of(simple ? escapeRegex(separator) : separator, bits);
}

/** Splits where the script block, given each character as `$_`, is true. A negative limit counts from the end. */
function splitByPredicate(text: string, predicate: Invocable, limit: number): string[] {
  if (Math.abs(limit) === 1) return [text];
  const isSeparator = (i: number) => toBool(predicate.invokeWithItem(text[i], [text, i]));
  const maximum = Math.abs(limit) || Number.POSITIVE_INFINITY;
  return limit < 0 ? splitFromEnd(text, isSeparator, maximum) : splitFromStart(text, isSeparator, maximum);
}

function splitFromStart(text: string, isSeparator: (i: number) => boolean, maximum: number): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length && parts.length + 1 < maximum; i++) {
    if (!isSeparator(i)) continue;
    parts.push(text.slice(start, i));
    start = i + 1;
  }
  return [...parts, text.slice(start)];
}

function splitFromEnd(text: string, isSeparator: (i: number) => boolean, maximum: number): string[] {
  const parts: string[] = [];
  let end = text.length;
  for (let i = text.length - 1; i >= 0 && parts.length + 1 < maximum; i--) {
    if (!isSeparator(i)) continue;
    parts.unshift(text.slice(i + 1, end));
    end = i;
  }
  return [text.slice(0, end), ...parts];
}

// ---- -join and -f

/** `-join`: elements by the current culture; collections inside of the collection show their type. */
export function join(left: unknown, separator: unknown): string {
  const items = enumerate(left);
  return items ? joinItems(items, toText(separator), ambient().culture) : toText(left);
}

/** `-f` by the current culture; a collection on the right gives the arguments. */
export function formatOperator(format: unknown, args: unknown): string {
  const template = toText(format);
  try {
    const values = Array.isArray(args) ? args : [...(enumerate(args) ?? [args])];
    return compositeFormat(template, values, ambient().culture);
  } catch (error) {
    if (!(error instanceof NetException) || error.typeName !== 'System.FormatException') throw error;
    throw runtimeException('FormatError', 'InvalidOperation', `Error formatting a string: ${error.message}.`, {
      target: template,
      inner: error,
    });
  }
}
