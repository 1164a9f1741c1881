/**
 * Markdown for a terminal, as PowerShell's own renderer writes it: of headings, emphases and links the first piece, with
 * the sequences of `MarkdownOption`; blocks that it has no rule for (rules, HTML, code that is set in) are left out.
 */
import type {
  BlockContent,
  Code,
  DefinitionContent,
  Heading,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { MarkdownOptions } from './markdown-options.ts';
import { plainTextOf } from './markdown-text.ts';

const RESET = '[0m';
/** Colours a line of code to the edge of the window. */
const TO_THE_EDGE = '[500@';

/** A text in Markdown for a terminal. */
export function terminalTextOfMarkdown(text: string, options: MarkdownOptions, isColoured: boolean): string {
  return new TerminalWriter(text, options, isColoured).blocks(fromMarkdown(text).children);
}

class TerminalWriter {
  constructor(
    private readonly source: string,
    private readonly options: MarkdownOptions,
    private readonly isColoured: boolean,
  ) {}

  blocks(nodes: readonly Nodes[]): string {
    return nodes.map((node) => this.block(node)).join('');
  }

  private block(node: Nodes): string {
    switch (node.type) {
      case 'heading':
        return this.heading(node);
      case 'paragraph':
        return `${this.line(node)}\n`;
      case 'blockquote':
        return `${node.children.map((child) => `> ${this.block(child)}`).join('')}\n`;
      case 'list':
        return this.list(node);
      case 'code':
        return this.isFenced(node) ? this.code(node.value) : '';
      default:
        return '';
    }
  }

  private heading({ depth, children }: Heading): string {
    const text = firstPiece(children);
    return text === '' ? '' : `${this.coloured(this.options.heading(depth), text)}\n\n`;
  }

  private isFenced({ position }: Code): boolean {
    return /^[`~]/.test(this.source.slice(position?.start.offset));
  }

  private code(value: string): string {
    if (value === '') return '';
    const edge = this.isColoured ? `\u001b${TO_THE_EDGE}` : '';
    return `${value
      .split('\n')
      .map((line) => this.coloured(this.options.get('Code'), `${line}${edge}`))
      .join('\n')}\n\n`;
  }

  private list(list: List): string {
    const items = list.children.map((item, at) =>
      list.ordered ? this.numbered(item, at + 1) : this.item(item, this.bulletOf(item), 0),
    );
    return `${items.join('')}\n`;
  }

  /** Lists in a numbered item are left out: so the real one does. */
  private numbered(item: ListItem, number: number): string {
    const paragraphs = item.children.filter((child) => child.type === 'paragraph');
    return paragraphs.map((child) => `${number}. ${this.line(child)}`).join('');
  }

  private item(item: ListItem, mark: string, depth: number): string {
    return item.children.map((child) => this.partOfItem(child, mark, depth)).join('');
  }

  private partOfItem(node: BlockContent | DefinitionContent, mark: string, depth: number): string {
    if (node.type === 'paragraph') return `${'  '.repeat(depth)}${mark} ${this.line(node)}`;
    return node.type === 'list' ? node.children.map((item) => this.item(item, mark, depth + 1)).join('') : '';
  }

  private bulletOf({ position }: ListItem): string {
    return this.source.charAt(position?.start.offset ?? 0);
  }

  /** The line ends behind a last piece that is plain text, and not behind another: so the real one does. */
  private line({ children }: Paragraph): string {
    const last = children.at(-1);
    const ends = last?.type === 'text' || last?.type === 'html' || (last !== undefined && this.isAddress(last));
    return children.map((child) => this.inline(child)).join('') + (ends ? '\n' : '');
  }

  private inline(node: PhrasingContent): string {
    switch (node.type) {
      case 'text':
        return node.value.replaceAll('\n', ' ');
      case 'break':
        return '\n';
      case 'strong':
        return this.coloured(this.options.get('EmphasisBold'), firstPiece(node.children));
      case 'emphasis':
        return this.coloured(this.options.get('EmphasisItalics'), firstPiece(node.children));
      case 'inlineCode':
        return this.coloured(this.options.get('Code'), node.value);
      case 'image':
      case 'imageReference':
        return this.coloured(this.options.get('Image'), `[${node.alt || 'Image'}]`);
      case 'link':
        if (this.isAddress(node)) return node.url;
        return this.coloured(this.options.get('Link'), `"${firstPiece(node.children)}"`);
      case 'linkReference':
        return this.coloured(this.options.get('Link'), `"${firstPiece(node.children)}"`);
      case 'html':
        // The name of the library's class: what the real one writes for markup that it has no rule for.
        return 'Markdig.Syntax.Inlines.HtmlInline';
      default:
        return plainTextOf(node);
    }
  }

  /** `<http://…>` is an address, not a link. */
  private isAddress(node: Nodes): boolean {
    return node.type === 'link' && this.source.charAt(node.position?.start.offset ?? 0) === '<';
  }

  private coloured(sequence: string, text: string): string {
    if (text === '' || !this.isColoured) return text;
    return `\u001b${sequence}${text}\u001b${RESET}`;
  }
}

function firstPiece(nodes: readonly Nodes[]): string {
  const [first] = nodes;
  return first ? plainTextOf(first) : '';
}
