/**
 * Lines as a person types them. Editors of published pages broke long commands at any blank and indented what follows,
 * without the backtick that PowerShell would need; a reader types such lines as one.
 */
import { parseWithPlaceholders } from './placeholders.ts';

/** One line as typed, made of one or several lines of the block. */
export interface LogicalLine {
  readonly text: string;
  /** Its first line and the line behind its last one, counted in the block from 0. */
  readonly start: number;
  readonly end: number;
}

/** The lines of a block, wrapped ones joined. */
export function logicalLines(text: string): LogicalLine[] {
  const lines = text.split('\n').map((line, index) => ({ text: line, start: index, end: index + 1 }));
  // What looks like a wrapped command inside a here-string is text.
  if (/@["'][ \t]*$/m.test(text)) return lines;
  const joined = joinParameters(lines);
  return joinIndented(joined, joined.length < lines.length);
}

/** The text of lines, one below the other. */
export function textOf(lines: readonly LogicalLine[]): string {
  return lines.map((line) => line.text).join('\n');
}

/** A line that begins with a parameter or an operator begins no statement. */
const STARTS_WITH_PARAMETER = /^[ \t]*[-–—―][A-Za-z]/;

/** A parameter at the end of a line: its value, or the next parameter, stands on the next one. */
const ENDS_WITH_PARAMETER = /(?:^|[ \t])[-–—―][A-Za-z]\w*:?[ \t]*$/;

/** What can be the value of a parameter, and is no command: a string, a placeholder, a number, a variable. */
const STARTS_WITH_VALUE = /^[ \t]*(?:["'“”‘’<$@({]|\d)/;

/** Joins a line to the one before where a parameter, or the value of one, stands on it. */
function joinParameters(lines: readonly LogicalLine[]): LogicalLine[] {
  const joined: LogicalLine[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before && goesOn(before.text, line)) joined[joined.length - 1] = joinedLine(before, line);
    else joined.push(line);
  }
  return joined;
}

function goesOn(before: string, { text }: LogicalLine): boolean {
  if (!/[A-Za-z]+-[A-Za-z]+/.test(before) || /^\s*#/.test(before)) return false;
  // A backtick joins by itself.
  if (/`[ \t]*$/.test(before)) return false;
  if (STARTS_WITH_PARAMETER.test(text)) return true;
  if (!ENDS_WITH_PARAMETER.test(before) || !STARTS_WITH_VALUE.test(text) || isAssignment(text)) return false;
  // Text that was copied from a PDF has lost its indents; a string or a placeholder begins no statement there.
  return indentOf(text) > 0 || /^["'“‘<]/.test(text);
}

function isAssignment(text: string): boolean {
  return /^[ \t]*\$[\w:]+[ \t]*[-+*/]?=/.test(text);
}

function joinedLine(before: LogicalLine, line: LogicalLine): LogicalLine {
  return { text: `${before.text.trimEnd()} ${line.text.trim()}`, start: before.start, end: line.end };
}

/**
 * Puts lines that stand deeper than the block behind the line before, where that makes the text right, or where other
 * lines of the block are known to be wrapped (a string may be cut in two, and be right as two lines).
 */
function joinIndented(lines: LogicalLine[], isWrapped: boolean): LogicalLine[] {
  const errors = lines.length < 2 ? 0 : errorsIn(lines);
  if (lines.length < 2 || (errors === 0 && !isWrapped)) return lines;
  const block = leastIndent(lines.map(({ text }) => text));
  const joined: LogicalLine[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before && indentOf(line.text) > block && canContinue(before.text, line.text))
      joined[joined.length - 1] = joinedLine(before, line);
    else joined.push(line);
  }
  const left = errorsIn(joined);
  return left < errors || (isWrapped && left === errors) ? joined : lines;
}

/** Statements of a block in braces stand deeper too; they begin with commands, variables and keywords. */
function canContinue(before: string, line: string): boolean {
  if (before.trim() === '' || line.trim() === '' || /[{};|`][ \t]*$/.test(before)) return false;
  return !STARTS_STATEMENT.test(line);
}

const STARTS_STATEMENT =
  /^[ \t]*(?:[A-Za-z]+-[A-Za-z]+(?:[ \t]|$)|\$[\w:]+[ \t]*=|[}#]|(?:if|elseif|for|foreach|while|switch)[ \t]*\(|(?:else|try|catch|finally|do)[ \t]*\{)/i;

function errorsIn(lines: readonly LogicalLine[]): number {
  return parseWithPlaceholders(textOf(lines)).errors.length;
}

/** The indent of the line that stands farthest to the left; blank lines have none. */
function leastIndent(lines: readonly string[]): number {
  return lines.reduce((least, line) => (line.trim() === '' ? least : Math.min(least, indentOf(line))), Infinity);
}

/** Width of the blanks at the start, a tab as four as in Markdown. */
export function indentOf(line: string): number {
  return (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}
