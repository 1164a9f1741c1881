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

/** Plain text has no marks for code: each paragraph is a candidate. */
function paragraphs(source: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  let lines: string[] = [];
  const end = (line: number): void => {
    if (lines.length > 0) blocks.push({ language: '', text: lines.join('\n'), line: line - lines.length });
    lines = [];
  };
  const all = source.split('\n');
  all.forEach((line, index) => {
    if (line.trim() === '') end(index + 1);
    else lines.push(line);
  });
  end(all.length + 1);
  return blocks;
}
