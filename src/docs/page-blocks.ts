/**
 * Finds the blocks of a documentation page that may hold commands: code of Markdown (fenced, or four spaces deep, also in
 * lists), `<pre>` of HTML, literal blocks of reStructuredText and AsciiDoc, paragraphs of plain text, a script as a whole. Pages without any block of code have their
 * commands as paragraphs of nothing but code. What they are is judged elsewhere.
 */
import type { Code, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { withoutFrontMatter } from './front-matter.ts';
import { normalizeLineEnds } from './line-ends.ts';
import { asciidocBlocks, restructuredBlocks } from './literal-blocks.ts';
import { hasMarkup, preformattedBlocks, textOfMarkup } from './markup-text.ts';

export interface PageBlock {
  /** The language that the page names, in lower case; '' for none. */
  readonly language: string;
  readonly text: string;
  /** Line of the page at which its text starts, from 1. */
  readonly line: number;
  /** The prose between the block before it and this one, where the form of the page tells it apart; '' elsewhere. */
  readonly prose?: string;
}

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

function markdownBlocks(source: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  const { text, lineOf } = fencePreformatted(withoutFrontMatter(source));
  const page = fromMarkdown(text);
  collect(page, blocks, { text: '' });
  if (blocks.length === 0) collectCodeParagraphs(page, blocks);
  return blocks.map((block) => ({ ...block, line: lineOf(block.line) }));
}

/**
 * The first paragraph of a list's item names what the item is about, which is a bare name; with parameters it is a command
 * as those behind it are.
 */
function collectCodeParagraphs(node: Nodes, into: PageBlock[]): void {
  if (!('children' in node)) return;
  for (const [index, child] of node.children.entries()) {
    const isTopic = node.type === 'listItem' && index === 0;
    if (child.type !== 'paragraph') {
      collectCodeParagraphs(child, into);
      continue;
    }
    const [code, ...others] = child.children;
    if (code?.type !== 'inlineCode' || others.length > 0) continue;
    if (!isTopic || /\s-[A-Za-z]/.test(code.value))
      into.push({ language: '', text: code.value, line: child.position?.start.line ?? 1 });
  }
}

/** The prose since the last block. */
interface Prose {
  text: string;
}

function collect(node: Nodes, into: PageBlock[], prose: Prose): void {
  if (node.type === 'code') {
    const text = hasMarkup(node.value) ? textOfMarkup(node.value) : node.value;
    into.push({
      language: languageOf(node.lang),
      text: text.replaceAll('\u00a0', ' '),
      line: firstLineOf(node),
      prose: prose.text,
    });
    prose.text = '';
  } else if (node.type === 'text' || node.type === 'inlineCode') prose.text += node.value;
  else if ('children' in node) {
    for (const child of node.children) collect(child, into, prose);
    if (node.type === 'paragraph' || node.type === 'heading') prose.text += '\n';
  }
}

/** The line of the code itself: below the fence, where there is one. */
function firstLineOf({ value, position }: Code): number {
  if (!position) return 1;
  const lines = position.end.line - position.start.line + 1;
  return position.start.line + (lines > value.split('\n').length || value === '' ? 1 : 0);
}

/** `PowerShell`, `azurepowershell-interactive`, `{.powershell}`. */
function languageOf(info: string | null | undefined): string {
  return (info ?? '')
    .toLowerCase()
    .replace(/^[{.]+|[}]+$/g, '')
    .replace(/-interactive$/, '');
}

/** A page whose lines are not those of its source. */
interface RewrittenPage {
  readonly text: string;
  /** The line of the source, from 1, that a line of the text was made from. */
  lineOf(line: number): number;
}

/**
 * Turns `<pre>` into fenced blocks. Markdown ends most HTML at a blank line, which would cut a `<pre>` inside a table or
 * a `<div>` in two, and leave the second half as text.
 */
function fencePreformatted(source: string): RewrittenPage {
  const fencesAndOthers = source.split(/^([ \t]*(?:`{3,}|~{3,})[\s\S]*?^[ \t]*(?:`{3,}|~{3,})[ \t]*)$/m);
  const parts = fencesAndOthers.flatMap((part, index) =>
    index % 2 === 1 ? [part] : part.split(/(<pre\b[^>]*>[\s\S]*?<\/pre\s*>)/i),
  );
  /** Of each line of the text, that of the source. */
  const origins = [1];
  let text = '';
  let line = 1;
  for (const part of parts) {
    const fenced = /^<pre\b/i.test(part) ? fencedMarkup(part) : null;
    text += fenced?.text ?? part;
    for (let at = 1; at <= lineFeeds(fenced?.text ?? part); at++) {
      // The code begins in the line of its element; the lines that were put around it have no place of their own.
      origins.push(fenced ? line + Math.min(Math.max(0, at - fenced.before), lineFeeds(part)) : line + at);
    }
    line += lineFeeds(part);
  }
  return { text, lineOf: (one) => origins[one - 1] ?? line };
}

/** @returns before: how many lines were put above the code */
function fencedMarkup(markup: string): { readonly text: string; readonly before: number } | null {
  const [block] = preformattedBlocks(markup);
  if (!block) return null;
  return { text: `\n\n\`\`\`\`\`${block.language}\n${block.text}\n\`\`\`\`\`\n\n`, before: 2 + block.line };
}

function lineFeeds(text: string): number {
  return text.split('\n').length - 1;
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
