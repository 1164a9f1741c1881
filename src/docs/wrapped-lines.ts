/**
 * Commands that a page has wrapped for its width: editors of published pages broke long commands at any blank and indented
 * what follows, without the backtick that PowerShell would need. A reader types them as one line.
 */
import { parse } from '../language/parser.ts';
import { maskPlaceholders } from './placeholders.ts';

/** A parameter at the end of a line, and its argument, or the next parameter, at the start of an indented one. */
const PARAMETER_CUT_OFF = /[ \t][-–][A-Za-z]\w*[ \t]*\n[ \t]+(?=["'“<]|[-–][A-Za-z])/;

/** The text with its wrapped commands on one line each; any other text as it is. */
export function unwrapCommands(text: string): string {
  if (!isWrapped(text)) return text;
  const unwrapped = joinIndented(text);
  return parse(maskPlaceholders(unwrapped)).errors.length === 0 ? unwrapped : text;
}

function isWrapped(text: string): boolean {
  if (!text.trim().includes('\n')) return false;
  return PARAMETER_CUT_OFF.test(text) || parse(maskPlaceholders(text)).errors.length > 0;
}

/** Puts lines that stand deeper than the block behind the line before. */
function joinIndented(text: string): string {
  const lines = text.split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map(indentOf);
  const block = Math.min(...depths);
  const joined: string[] = [];
  for (const line of lines) {
    const isContinuation = joined.length > 0 && line.trim() !== '' && indentOf(line) > block;
    if (isContinuation) joined.push(`${joined.pop()!.trimEnd()} ${line.trim()}`);
    else joined.push(line);
  }
  return joined.join('\n');
}

/** Width of the blanks at the start, a tab as four as in Markdown. */
function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)![0].replaceAll('\t', '    ').length;
}
