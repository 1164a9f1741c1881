/** Shows where something is, as error messages do: the place, the source line, and a line of tildes under it. */
import type { Extent } from './extent.ts';

const MAX_LINE_LENGTH = 69;
const PREFIX = 12;
const SUFFIX = 8;

/** `At line:1 char:4`, `+ 1 +* 2`, `+    ~`; long lines are cut around the place. */
export function positionMessage(extent: Extent, dots = '\u2026'): string {
  const { startLine, startColumn } = extent;
  const head = `At ${extent.file ?? 'line'}:${startLine} char:${startColumn}\n+ `;
  const line = extent.startLineText.trimEnd();
  if (line === '') return head;
  const start = startColumn - 1;
  const oneLine = startLine === extent.endLine && extent.endColumn <= line.length + 1;
  const length = oneLine ? extent.endColumn - startColumn : line.length - start;
  const expand = (text: string): string => text.replaceAll('\t', '    ');
  const before = expand(line.slice(0, start));
  const marked = expand(line.slice(start, start + Math.max(0, length)));
  const text = before + marked + expand(line.slice(start + Math.max(0, length)));
  // A place behind the end of the line still has its blanks.
  const spaces = start > line.length ? start : before.length;
  const cut = cutLine(text, spaces, Math.max(0, marked.length), dots);
  return `${head}${cut.text}\n+ ${' '.repeat(cut.spaces)}${'~'.repeat(Math.max(1, cut.length))}`;
}

function cutLine(
  line: string,
  spaces: number,
  length: number,
  dots: string,
): { text: string; spaces: number; length: number } {
  if (line.length <= MAX_LINE_LENGTH) return { text: line, spaces, length };
  const totalSuffix = Math.max(0, line.length - length - spaces);
  let prefix = Math.min(spaces, PREFIX);
  let suffix = Math.min(totalSuffix, SUFFIX);
  let shown = prefix + length + suffix;
  let dotsAfter: boolean;
  let marked = length;
  if (shown >= MAX_LINE_LENGTH) {
    if (prefix + length >= MAX_LINE_LENGTH) marked = MAX_LINE_LENGTH - prefix;
    dotsAfter = true;
  } else {
    // Room that is left is given to what stands before, then to what stands after.
    prefix += Math.min(spaces - prefix, MAX_LINE_LENGTH - shown);
    shown = prefix + length + suffix;
    if (shown < MAX_LINE_LENGTH) suffix += Math.min(totalSuffix, MAX_LINE_LENGTH - shown);
    dotsAfter = suffix < totalSuffix;
  }
  const dotsBefore = prefix < spaces;
  const start = Math.max(spaces - prefix, 0);
  const piece = line.slice(start, start + MAX_LINE_LENGTH);
  const indent = Math.min(spaces, prefix);
  return {
    text: `${dotsBefore ? `${dots} ` : ''}${piece}${dotsAfter ? ` ${dots}` : ''}`,
    spaces: indent + (dotsBefore ? dots.length + 1 : 0),
    length: Math.min(marked, MAX_LINE_LENGTH - indent),
  };
}
