/**
 * Finds the blocks of a documentation page that may hold commands: code of Markdown (fenced, or four spaces deep, also in
 * lists), `<pre>` of HTML, literal blocks of reStructuredText and AsciiDoc, paragraphs of plain text, a script as a whole.
 * Pages without any block of code have their commands as paragraphs of nothing but code. What they are is judged elsewhere.
 */
import { normalizeLineEnds } from './line-ends.ts';
import { asciidocBlocks, restructuredBlocks } from './literal-blocks.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { preformattedBlocks } from './markup-text.ts';
import type { PageBlock } from './page-block.ts';
import { isSentence } from './sentence.ts';

/** The blocks of a page in order. The file's name says what form it has. */
export function pageBlocks(text: string, fileName: string): PageBlock[] {
  const source = normalizeLineEnds(text);
  if (/\.ps1$/i.test(fileName)) return [{ language: 'powershell', text: source, line: 1 }];
  if (/\.html?$/i.test(fileName)) return preformattedBlocks(source);
  if (/\.txt$/i.test(fileName)) return paragraphs(source);
  if (/\.rst$/i.test(fileName)) return restructuredBlocks(source);
  if (/\.(?:adoc|asciidoc)$/i.test(fileName)) return asciidocBlocks(source);
  return markdownBlocks(source);
}

/**
 * Plain text has no marks for code: each paragraph is a candidate. Text that was copied from a PDF has lost the empty lines
 * too: commands begin below a sentence there, and sentences below commands.
 */
function paragraphs(source: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  let lines: string[] = [];
  const end = (line: number): void => {
    if (lines.length > 0)
      blocks.push({ language: '', text: lines.join('\n'), line: line - lines.length, isUnmarked: true });
    lines = [];
  };
  const all = source.split('\n');
  all.forEach((line, index) => {
    const isBlank = line.trim() === '';
    if (isBlank || isBorder(lines.at(-1), line)) end(index + 1);
    if (!isBlank) lines.push(line);
  });
  end(all.length + 1);
  return blocks;
}

/** `Set-CsCertificate -Type …`, `Get-CsPool`; not `Get-CsPool returns …`. */
const BEGINS_COMMAND = /^\s*[A-Z][a-z]+-[A-Z]\w+(?:\s*$|\s+[-–"“'‘<$|])/;

/** Whether a sentence ends and a command begins between two lines, or the other way round. */
function isBorder(before: string | undefined, line: string): boolean {
  if (before === undefined) return false;
  if (BEGINS_COMMAND.test(line)) return /[.:;!?]\s*$/.test(before) || isSentence(before);
  return isSentence(line) && /^\s*\p{Lu}\p{Ll}/u.test(line) && !isSentence(before);
}
