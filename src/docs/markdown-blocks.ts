/**
 * The blocks of a Markdown page: code in fences or set deep, `<pre>` of HTML, and what has lost the marks of code: paragraphs
 * that are nothing but a command.
 */
import type { Code, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { withoutFrontMatter } from './front-matter.ts';
import { hasMarkup, preformattedBlocks, textOfMarkup } from './markup-text.ts';
import type { PageBlock } from './page-block.ts';
import { hasProse } from './sentence.ts';

/** The blocks in order, with their lines on the page. */
export function markdownBlocks(source: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  const { text, lineOf } = fencePreformatted(withoutDepths(withoutFrontMatter(source)));
  const page = fromMarkdown(text, { extensions: [WITHOUT_EMPHASIS] });
  if (hasCode(page)) collect(page, blocks, { text: '' });
  else collectCodeParagraphs(page, blocks);
  const open = openFence(page, text);
  return blocks.map((block) => ({ ...block, line: lineOf(block.line), isOpen: open === block.line }));
}

/** Pairing marks of emphasis costs more than their number, and says nothing about code. */
const WITHOUT_EMPHASIS = { disable: { null: ['attention'] } };

/** Reading lists in lists costs more than their length: what stands behind two hundred columns is nobody's list. */
function withoutDepths(source: string): string {
  return source.replace(/^([ \t>]{200})[ \t>]+/gm, '$1');
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
    if (isBareCommand(child)) into.push(bareCommand(child));
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
  } else if (node.type === 'text') prose.text += node.value.replace(/\*+|__/g, '');
  else if (node.type === 'inlineCode') prose.text += node.value;
  else if (isBareCommand(node)) into.push(bareCommand(node));
  else if ('children' in node) {
    for (const child of node.children) collect(child, into, prose);
    if (node.type === 'paragraph' || node.type === 'heading') prose.text += '\n';
  }
}

type BareParagraph = Nodes & { readonly children: [{ readonly value: string }] };

/**
 * `Get-CsUser "sip:kenmyer@litwareinc.com" | Select-Object Enabled` as a paragraph of its own, which has lost the indent or
 * the marks of code: a Lync cmdlet with arguments, and no word of a sentence outside of quotes.
 */
function isBareCommand(node: Nodes): node is BareParagraph {
  if (node.type !== 'paragraph' || node.children.length !== 1 || node.children[0]?.type !== 'text') return false;
  const text = node.children[0].value;
  if (!/^[A-Z][a-z]+-Cs[A-Z]\w+\s+(?:[-–]\w|["“|$])/.test(text) || /[.:;,]$/.test(text)) return false;
  // Words in emphasis are those of a sentence.
  if (/\*[^\s*][^*]*\*|__/.test(text)) return false;
  return !hasProse(text);
}

function bareCommand(node: BareParagraph): PageBlock {
  return { language: '', text: node.children[0].value, line: node.position?.start.line ?? 1 };
}

/** Whether the page marks any code as blocks of it. */
function hasCode(node: Nodes): boolean {
  return node.type === 'code' || ('children' in node && node.children.some(hasCode));
}

/** The first line of the code behind a fence that nothing closes up to the end of the page; null where there is none. */
function openFence(node: Nodes, text: string): number | null {
  if (node.type !== 'code') {
    const last = 'children' in node ? node.children.at(-1) : undefined;
    return last ? openFence(last, text) : null;
  }
  const lines = text.slice(node.position?.start.offset, node.position?.end.offset).split('\n');
  const [, fence = ''] = /^(`{3,}|~{3,})/.exec(lines[0] ?? '') ?? [];
  if (fence === '') return null;
  const last = lines.length > 1 ? (lines.at(-1) ?? '').replace(/^[\s>]*/, '').trimEnd() : '';
  return last.startsWith(fence) && /^(`+|~+)$/.test(last) ? null : firstLineOf(node);
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
