/** The blocks of code in reStructuredText and AsciiDoc. */
import type { PageBlock } from './page-block.ts';

/** `.. code-block:: powershell`, and what stands deeper behind a paragraph that ends with `::`. */
export function restructuredBlocks(source: string): PageBlock[] {
  const lines = source.split('\n');
  const blocks: PageBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const directive = /^(\s*)\.\. (?:code-block|code|sourcecode|prompt)::[ \t]*([\w-]*)/.exec(line);
    if (!directive && !/::\s*$/.test(line)) continue;
    const block = indentedBelow(lines, at, indentOf(line), directive !== null);
    if (block === null) continue;
    blocks.push({ language: directive?.[2]?.toLowerCase() ?? '', text: block.text, line: block.start + 1 });
    at = block.end - 1;
  }
  return blocks;
}

/** The lines deeper than `indent` below a line, without that indent; the options of a directive (`:linenos:`) left out. */
function indentedBelow(
  lines: readonly string[],
  at: number,
  indent: number,
  hasOptions: boolean,
): { text: string; start: number; end: number } | null {
  let start = at + 1;
  while (hasOptions && /^\s+:[\w-]+:/.test(lines[start] ?? '')) start++;
  while (lines[start]?.trim() === '') start++;
  let end = start;
  const isInside = (line: string): boolean => line.trim() === '' || indentOf(line) > indent;
  while (end < lines.length && isInside(lines[end] ?? '')) end++;
  const own = lines.slice(start, end);
  if (own.length === 0) return null;
  const depth = own.reduce((least, line) => (line.trim() === '' ? least : Math.min(least, indentOf(line))), Infinity);
  const text = own.map((line) => line.slice(Math.min(depth, indentOf(line)))).join('\n');
  return { text: text.trimEnd(), start, end };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** `[source,powershell]`, and what stands between two lines of `----` or `....`. */
export function asciidocBlocks(source: string): PageBlock[] {
  const lines = source.split('\n');
  const blocks: PageBlock[] = [];
  let language = '';
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').trimEnd();
    const attributes = /^\[(?:source|listing)?%?\w*(?:,\s*([\w-]+))?.*\]$/.exec(line);
    if (attributes) {
      language = attributes[1]?.toLowerCase() ?? '';
    } else if (/^(?:-{4,}|\.{4,})$/.test(line)) {
      let past = at + 1;
      while (past < lines.length && lines[past]?.trimEnd() !== line) past++;
      blocks.push({
        language,
        text: lines.slice(at + 1, past).join('\n'),
        line: at + 2,
        isOpen: past === lines.length,
      });
      language = '';
      at = past;
    } else if (line !== '' && !line.startsWith('.')) language = '';
  }
  return blocks;
}
