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

function findPreformatted(node: Node, into: PreformattedBlock[]): void {
  if (node.nodeName === 'pre') {
    const text = nodeText(node).replaceAll('\u00a0', ' ').replace(/\n+$/, '');
    const line = 'sourceCodeLocation' in node ? (node.sourceCodeLocation?.startLine ?? 1) : 1;
    into.push({ language: classLanguage(node), text, line });
  } else if ('childNodes' in node) {
    for (const child of node.childNodes) findPreformatted(child, into);
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

function nodeText(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (node.nodeName === 'br') return '\n';
  return 'childNodes' in node ? node.childNodes.map(nodeText).join('') : '';
}
