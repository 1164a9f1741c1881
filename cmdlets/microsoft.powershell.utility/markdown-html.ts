/**
 * Markdown as HTML, as PowerShell's library (Markdig with its advanced extensions) writes it: CommonMark, tables, task
 * lists, deleted text, footnotes, addresses and ids of headings.
 */
import type { AlignType, Definition, FootnoteDefinition, List, ListItem, Nodes, Root, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { plainTextOf } from './markdown-text.ts';

/** The HTML of a text in Markdown. */
export function htmlOfMarkdown(text: string): string {
  const root = fromMarkdown(text, { extensions: [gfm({ singleTilde: false })], mdastExtensions: [gfmFromMarkdown()] });
  return new HtmlWriter(root).write();
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
}

/** An address in an attribute: what a URI cannot hold is written in percent. */
function escapedUrl(url: string): string {
  const inAscii = url.replace(/[^\x21-\x7e\ud800-\udfff]+|[\ud800-\udbff][\udc00-\udfff]/g, encodeURIComponent);
  return inAscii.replace(/["<>\\^`{|}]/g, (char) => encodeURIComponent(char)).replaceAll('&', '&amp;');
}

const key = (identifier: string) => identifier.toUpperCase();

class HtmlWriter {
  private readonly definitions = new Map<string, Definition>();
  private readonly footnotes = new Map<string, FootnoteDefinition>();
  /** The footnotes that are referred to, in the order of their first reference, with how often that was. */
  private readonly referred = new Map<string, number>();
  private readonly ids = new Set<string>();

  constructor(private readonly root: Root) {
    this.collect(root);
  }

  private collect(node: Nodes): void {
    if (node.type === 'definition' && !this.definitions.has(key(node.identifier)))
      this.definitions.set(key(node.identifier), node);
    if (node.type === 'footnoteDefinition') this.footnotes.set(key(node.identifier), node);
    if ('children' in node) for (const child of node.children) this.collect(child);
  }

  write(): string {
    return this.all(this.root.children) + this.footnoteList();
  }

  private all(nodes: readonly Nodes[]): string {
    return nodes.map((node) => this.node(node)).join('');
  }

  private node(node: Nodes): string {
    switch (node.type) {
      case 'heading': {
        const id = this.idOf(plainTextOf(node));
        return `<h${node.depth} id="${id}">${this.all(node.children)}</h${node.depth}>\n`;
      }
      case 'paragraph':
        return `<p>${this.all(node.children)}</p>\n`;
      case 'blockquote':
        return `<blockquote>\n${this.all(node.children)}</blockquote>\n`;
      case 'list':
        return this.list(node);
      case 'code':
        return codeBlock(node.value, node.lang ?? null);
      case 'html':
        return this.html(node.value, node);
      case 'thematicBreak':
        return '<hr />\n';
      case 'table':
        return this.table(node);
      default:
        return this.inline(node);
    }
  }

  private readonly blocks = new Set<Nodes>();

  /** A block of HTML ends its line; what stands in a line does not. */
  private html(value: string, node: Nodes): string {
    return this.blocks.has(node) || this.root.children.includes(node as never) ? `${value}\n` : value;
  }

  private inline(node: Nodes): string {
    switch (node.type) {
      case 'text':
        return escaped(node.value);
      case 'emphasis':
        return `<em>${this.all(node.children)}</em>`;
      case 'strong':
        return `<strong>${this.all(node.children)}</strong>`;
      case 'delete':
        return `<del>${this.all(node.children)}</del>`;
      case 'inlineCode':
        return `<code>${escaped(node.value)}</code>`;
      case 'break':
        return '<br />\n';
      case 'link':
        return `<a href="${escapedUrl(node.url)}"${titleOf(node.title)}>${this.all(node.children)}</a>`;
      case 'image':
        return image(node.url, node.alt ?? '', node.title);
      case 'linkReference': {
        const { url = '', title } = this.definitions.get(key(node.identifier)) ?? {};
        return `<a href="${escapedUrl(url)}"${titleOf(title)}>${this.all(node.children)}</a>`;
      }
      case 'imageReference': {
        const { url = '', title } = this.definitions.get(key(node.identifier)) ?? {};
        return image(url, node.alt ?? '', title);
      }
      case 'footnoteReference':
        return this.footnoteReference(key(node.identifier));
      default:
        // What is left are definitions, which stand elsewhere.
        return '';
    }
  }

  private list(list: List): string {
    const isTask = list.children.some(({ checked }) => checked !== null && checked !== undefined);
    const start = list.ordered && list.start !== null && (list.start ?? 1) !== 1 ? ` start="${list.start}"` : '';
    const tag = list.ordered ? 'ol' : 'ul';
    const isLoose = list.spread || list.children.some(({ spread }) => spread);
    const items = list.children.map((item) => this.item(item, isLoose)).join('');
    return `<${tag}${start}${isTask ? ' class="contains-task-list"' : ''}>\n${items}</${tag}>\n`;
  }

  /** Items of a list without empty lines have no paragraphs in them. */
  private item(item: ListItem, isLoose: boolean): string {
    const { checked = null } = item;
    const mark =
      checked === null ? '' : `<input disabled="disabled" type="checkbox"${checked ? ' checked="checked"' : ''} /> `;
    let content = '';
    for (const child of item.children) {
      if (child.type === 'html') this.blocks.add(child);
      if (child.type !== 'paragraph' || isLoose) content += this.node(child);
      else content += `${this.all(child.children)}\n`;
    }
    // A tight item that is nothing but a line ends right behind it.
    if (!isLoose && item.children.length === 1) content = content.replace(/\n$/, '');
    return `<li${checked === null ? '' : ' class="task-list-item"'}>${mark}${content}</li>\n`;
  }

  private table({ children: [head, ...rows], align }: Table): string {
    if (!head) return '';
    const row = (cells: readonly Nodes[], tag: string) => {
      const written = cells.map(
        (cell, at) =>
          `<${tag}${alignment(align?.[at])}>${this.all('children' in cell ? cell.children : [])}</${tag}>\n`,
      );
      return `<tr>\n${written.join('')}</tr>\n`;
    };
    const body = rows.map(({ children }) => row(children, 'td')).join('');
    const bodyText = body === '' ? '' : `<tbody>\n${body}</tbody>\n`;
    return `<table>\n<thead>\n${row(head.children, 'th')}</thead>\n${bodyText}</table>\n`;
  }

  private footnoteReference(name: string): string {
    const times = (this.referred.get(name) ?? 0) + 1;
    this.referred.set(name, times);
    const number = [...this.referred.keys()].indexOf(name) + 1;
    const place = [...this.referred.values()].reduce((sum, count) => sum + count, 0);
    return `<a id="fnref:${place}" href="#fn:${number}" class="footnote-ref"><sup>${number}</sup></a>`;
  }

  private footnoteList(): string {
    if (this.referred.size === 0) return '';
    const notes = [...this.referred.keys()].map((name, at) => {
      const text = this.all(this.footnotes.get(name)?.children ?? []);
      const back = `<a href="#fnref:${at + 1}" class="footnote-back-ref">&#8617;</a>`;
      return `<li id="fn:${at + 1}">\n${text.replace(/<\/p>\n$/, `${back}</p>\n`)}</li>\n`;
    });
    return `<div class="footnotes">\n<hr />\n<ol>\n${notes.join('')}</ol>\n</div>\n`;
  }

  /** The id of a heading: its words in small letters; the same id again gets a number. */
  private idOf(text: string): string {
    const base = wordsInId(text) || 'section';
    let id = base;
    for (let count = 1; this.ids.has(id); count++) id = `${base}-${count}`;
    this.ids.add(id);
    return id;
  }
}

/** From the first letter on: letters and digits, and what joins them once. */
function wordsInId(text: string): string {
  const ascii = text.normalize('NFD').replace(/[^\x20-\x7e]/g, '');
  const kept = ascii
    .toLowerCase()
    .replace(/^[^a-z]+/, '')
    .replace(/[^a-z0-9 _.-]/g, '')
    .replace(/ /g, '-');
  return kept.replace(/([-_.])[-_.]+/g, '$1').replace(/[-_.]+$/, '');
}

function titleOf(title: string | null | undefined): string {
  return title ? ` title="${escaped(title)}"` : '';
}

function image(url: string, alt: string, title: string | null | undefined): string {
  return `<img src="${escapedUrl(url)}" alt="${escaped(alt)}"${titleOf(title)} />`;
}

function codeBlock(value: string, language: string | null): string {
  const marked = language === null ? '' : ` class="language-${escaped(language)}"`;
  return `<pre><code${marked}>${escaped(value)}${value === '' ? '' : '\n'}</code></pre>\n`;
}

function alignment(align: AlignType | undefined): string {
  return align ? ` style="text-align: ${align};"` : '';
}
