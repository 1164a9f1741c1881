/** The text of HTML in pages, as a browser shows it in preformatted text. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment;

export interface PreformattedBlock {
  readonly language: string;
  readonly text: string;
  /** The line of the markup at which it starts, from 1. */
  readonly line: number;
}

/** Marks that published pages put inside code; `<Fqdn>` and other placeholders are none of them. */
const MARKUP =
  /<\/?(?:span|strong|em|b|i|u|a|br|code|font)(?:\s[^<>]*)?\/?>|&(?:nbsp|lt|gt|amp|quot|#\d+|#x[\da-f]+);/i;

/** Whether code holds HTML instead of, or besides, plain text. */
export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}

/** The text without its marks. Unknown tags are placeholders and stay as they are. */
export function textOfMarkup(markup: string): string {
  const guarded = markup.replace(/<(?!\/?(?:span|strong|em|b|i|u|a|br|code|font)(?:\s[^<>]*)?\/?>)/gi, '&lt;');
  return nodeText(parseFragment(guarded)).replaceAll('\u00a0', ' ');
}

/** The text of every `<pre>`, with the language that its class names. */
export function preformattedBlocks(markup: string): PreformattedBlock[] {
  const blocks: PreformattedBlock[] = [];
  findPreformatted(parseFragment(markup, { sourceCodeLocationInfo: true }), blocks);
  return blocks;
}

function findPreformatted(root: Node, into: PreformattedBlock[]): void {
  visit(root, (node) => {
    if (node.nodeName !== 'pre') return true;
    const text = nodeText(node).replaceAll('\u00a0', ' ').replace(/\n+$/, '');
    const line = 'sourceCodeLocation' in node ? (node.sourceCodeLocation?.startLine ?? 1) : 1;
    into.push({ language: classLanguage(node), text, line });
    return false;
  });
}

/**
 * Goes through a node and what is in it, in order; without recursion, since pages may nest as deep as they are long.
 * @param work whether what is in the node is gone through too
 */
function visit(root: Node, work: (node: Node) => boolean): void {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!work(node) || !('childNodes' in node)) continue;
    for (let at = node.childNodes.length - 1; at >= 0; at--) {
      const child = node.childNodes[at];
      if (child) waiting.push(child);
    }
  }
}

function classLanguage(node: Node): string {
  if ('attrs' in node) {
    const names = node.attrs.find((attribute) => attribute.name === 'class')?.value ?? '';
    const language = /(?:lang(?:uage)?-)(\w+)/i.exec(names)?.[1];
    if (language) return language.toLowerCase();
  }
  const [code] = 'childNodes' in node ? node.childNodes.filter((child) => child.nodeName === 'code') : [];
  return code ? classLanguage(code) : '';
}

function nodeText(root: Node): string {
  const parts: string[] = [];
  visit(root, (node) => {
    if (node.nodeName === '#text') parts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    else if (node.nodeName === 'br') parts.push('\n');
    return true;
  });
  return parts.join('');
}
