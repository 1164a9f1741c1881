/**
 * Reads XML into a DOM with the rules and the error texts of .NET's XmlReader (line and position included), which
 * scripts show to people. White space between elements is dropped, as XmlDocument does by default.
 */
import { DOMImplementation } from '@xmldom/xmldom';
import { type NetException, netException } from '../net-exception.ts';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';
const NAME_START =
  /[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]/;
const NAME =
  /[-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c-\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]*/y;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

const DOCTYPE =
  /^<!DOCTYPE\s+([^\s[>]+)\s*(?:PUBLIC\s+("[^"]*"|'[^']*')\s+("[^"]*"|'[^']*')|SYSTEM\s+("[^"]*"|'[^']*'))?\s*(?:\[((?:"[^"]*"|'[^']*'|<!--[\s\S]*?-->|[^\]"'])*)\]\s*)?>/;
const ENTITY = /<!ENTITY\s+([^\s%]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

export interface XmlParseOptions {
  readonly preserveWhitespace?: boolean;
  /** Reads parts of a document, as `[xml]` does: what stands there is judged by the document, not by the reader. */
  readonly conformance?: 'document' | 'auto';
  /** Takes where elements and texts stand, for a reader whose errors say it. */
  readonly places?: Map<Node, NodePlace>;
}

/** Offsets in a text: where .NET's reader stands at a node (of an element, its name), and behind the node. */
export interface NodePlace {
  readonly start: number;
  end: number;
}

export function newDocument(): Document {
  return new DOMImplementation().createDocument(null, '', null) as unknown as Document;
}

/** @throws NetException System.Xml.XmlException */
export function parseXml(text: string, options: XmlParseOptions = {}): Document {
  const document = newDocument();
  const parser = new XmlParser(text.startsWith('\ufeff') ? text.slice(1) : text, document, options);
  parser.document();
  return document;
}

/** Nodes of a piece of markup (InnerXml) put below a node. */
export function parseFragment(text: string, parent: Node, document: Document): void {
  new XmlParser(text, document, { preserveWhitespace: true }).content(parent);
}

export function xmlException(message: string, line = 0, position = 0): NetException {
  const place = line > 0 ? ` Line ${line}, position ${position}.` : '';
  const exception = netException('System.Xml.XmlException', message + place);
  exception.properties.set('LineNumber', line);
  exception.properties.set('LinePosition', position);
  return exception;
}

/** The exception with the line and the position of an offset. */
export function xmlExceptionAt(message: string, text: string, offset: number): NetException {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return xmlException(message, lines.length, (lines.at(-1) as string).length + 1);
}

const WRONG_KIND =
  'The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type.';
const SECOND_ROOT = "This document already has a 'DocumentElement' node.";

function misplaced(message: string): NetException {
  return netException('System.InvalidOperationException', message);
}

interface OpenElement {
  readonly name: string;
  readonly at: number;
  readonly node: Element;
  readonly namespaces: ReadonlyMap<string, string>;
}

class XmlParser {
  private at = 0;
  private readonly open: OpenElement[] = [];
  /** Texts of the entities that the document declares itself. */
  private readonly entities = new Map<string, string>();

  constructor(
    private readonly text: string,
    private readonly owner: Document,
    private readonly options: XmlParseOptions,
  ) {}

  private error(message: string, at = this.at): NetException {
    return xmlExceptionAt(message, this.text, at);
  }

  // --- the document

  document(): void {
    const { text, owner } = this;
    if (text.startsWith('<?xml') && /[\s?]/.test(text[5] ?? '')) this.declaration();
    const auto = this.options.conformance === 'auto';
    let hasRoot = false;
    for (;;) {
      this.skipSpace();
      if (this.at >= text.length) break;
      if (auto && (text[this.at] !== '<' || text.startsWith('<![CDATA[', this.at))) throw misplaced(WRONG_KIND);
      if (text[this.at] !== '<' || text.length - this.at < 4) {
        if (text[this.at] === '<' && hasRoot) throw this.error('There are multiple root elements.', this.at + 1);
        throw this.error('Data at the root level is invalid.');
      }
      if (text.startsWith('<!DOCTYPE', this.at)) this.doctype();
      else if (text.startsWith('<?', this.at)) this.instruction(owner);
      else if (text.startsWith('<!--', this.at)) this.comment(owner);
      else if (hasRoot && auto) throw misplaced(SECOND_ROOT);
      else if (hasRoot) throw this.error('There are multiple root elements.', this.at + 1);
      else {
        hasRoot = true;
        this.content(owner, true);
      }
    }
    if (!hasRoot && !auto) throw xmlException('Root element is missing.');
  }

  private declaration(): void {
    const end = this.text.indexOf('?>');
    if (end < 0) throw this.error('Unexpected end of file has occurred.', this.text.length);
    const data = this.text.slice(5, end).trim();
    if (!/^version\s*=/.test(data)) throw this.error('Syntax for an XML declaration is invalid.', 6);
    this.owner.appendChild(this.owner.createProcessingInstruction('xml', data));
    this.at = end + 2;
  }

  /** The declaration of the document's type. Of its rules only the texts of entities count: nothing is validated. */
  private doctype(): void {
    const start = this.at;
    const match = DOCTYPE.exec(this.text.slice(start));
    if (!match) throw this.error('Unexpected end of file has occurred.', this.text.length);
    const [whole, name = '', publicId = '', publicSystem = '', systemId = '', subset = ''] = match;
    for (const [, entity = '', double, single] of subset.matchAll(ENTITY)) {
      if (!this.entities.has(entity)) this.entities.set(entity, double ?? single ?? '');
    }
    const unquoted = (id: string) => id.slice(1, -1);
    const type = this.owner.implementation.createDocumentType(
      name,
      unquoted(publicId),
      unquoted(publicSystem || systemId),
    );
    (type as { internalSubset?: string }).internalSubset = subset;
    this.owner.appendChild(type);
    this.at = start + whole.length;
  }

  // --- content

  /** Reads nodes below a parent until its end tag; with `single`, one element with what is in it. */
  content(parent: Node, single = false): void {
    let current = parent;
    for (;;) {
      if (this.at >= this.text.length) {
        if (this.open.length === 0) return;
        const names = [...this.open].reverse().map((element) => element.name);
        throw this.error(
          `Unexpected end of file has occurred. The following elements are not closed: ${names.join(', ')}.`,
        );
      }
      if (this.text[this.at] !== '<') this.characters(current);
      else if (this.text.startsWith('</', this.at)) {
        this.endTag();
        current = this.open.at(-1)?.node ?? parent;
        if (single && this.open.length === 0) return;
      } else if (this.text.startsWith('<!--', this.at)) this.comment(current);
      else if (this.text.startsWith('<![CDATA[', this.at)) this.cdata(current);
      else if (this.text.startsWith('<?', this.at)) this.instruction(current);
      else {
        current = this.startTag(current);
        if (single && this.open.length === 0) return;
      }
    }
  }

  private characters(parent: Node): void {
    const start = this.at;
    let text = '';
    while (this.at < this.text.length && this.text[this.at] !== '<') {
      const char = this.text[this.at] as string;
      if (char === '&') text += this.reference();
      else {
        if (this.text.startsWith(']]>', this.at)) throw this.error("']]>' is not allowed in character data.");
        text += this.plain(char);
      }
    }
    if (!this.options.preserveWhitespace && /^[\s]*$/.test(text)) return;
    const node = this.owner.createTextNode(text);
    parent.appendChild(node);
    this.options.places?.set(node, { start, end: this.at });
  }

  /** A character as it stands; line ends are one character. */
  private plain(char: string): string {
    const code = char.charCodeAt(0);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) {
      throw this.error(`'${char}', hexadecimal value 0x${hex(code)}, is an invalid character.`);
    }
    this.at++;
    if (char !== '\r') return char;
    if (this.text[this.at] === '\n') this.at++;
    return '\n';
  }

  private reference(): string {
    const start = this.at;
    const match = /^&(?:#(\d+)|#x([0-9a-fA-F]+)|([\w:.-]+));/.exec(this.text.slice(start, start + 64));
    if (!match) throw this.error('An error occurred while parsing EntityName.', start + 1);
    this.at += match[0].length;
    if (match[3] === undefined)
      return String.fromCodePoint(match[1] ? Number(match[1]) : Number.parseInt(match[2] as string, 16));
    const value = ENTITIES.get(match[3]) ?? this.entities.get(match[3]);
    if (value === undefined) throw this.error(`Reference to undeclared entity '${match[3]}'.`, start + 1);
    return value;
  }

  private comment(parent: Node): void {
    const end = this.text.indexOf('-->', this.at + 4);
    if (end < 0) throw this.error('Unexpected end of file while parsing Comment has occurred.', this.text.length);
    const inner = this.text.slice(this.at + 4, end);
    const dashes = inner.indexOf('--');
    if (dashes >= 0)
      throw this.error(
        "An XML comment cannot contain '--', and '-' cannot be the last character.",
        this.at + 4 + dashes,
      );
    parent.appendChild(this.owner.createComment(inner));
    this.at = end + 3;
  }

  private cdata(parent: Node): void {
    const end = this.text.indexOf(']]>', this.at + 9);
    if (end < 0) throw this.error('Unexpected end of file while parsing CDATA has occurred.', this.text.length);
    parent.appendChild(this.owner.createCDATASection(this.text.slice(this.at + 9, end)));
    this.at = end + 3;
  }

  private instruction(parent: Node): void {
    const start = this.at;
    this.at += 2;
    const name = this.name();
    if (name.toLowerCase() === 'xml') {
      throw this.error(
        'Unexpected XML declaration. The XML declaration must be the first node in the document, and no whitespace characters are allowed to appear before it.',
        start + 2,
      );
    }
    const end = this.text.indexOf('?>', this.at);
    if (end < 0) throw this.error('Unexpected end of file while parsing PI has occurred.', this.text.length);
    parent.appendChild(this.owner.createProcessingInstruction(name, this.text.slice(this.at, end).trimStart()));
    this.at = end + 2;
  }

  // --- tags

  private name(): string {
    const first = this.text[this.at];
    if (first === undefined) throw this.error('Unexpected end of file while parsing Name has occurred.');
    if (!NAME_START.test(first)) {
      const code = hex(first.charCodeAt(0));
      throw this.error(`Name cannot begin with the '${first}' character, hexadecimal value 0x${code}.`);
    }
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0] ?? first;
    this.at += name.length;
    return name;
  }

  private skipSpace(): boolean {
    const start = this.at;
    while (isSpace(this.text.charCodeAt(this.at))) this.at++;
    return this.at > start;
  }

  /** Gives the node that follows are put below. */
  private startTag(parent: Node): Node {
    const start = ++this.at;
    const name = this.name();
    const attributes = this.attributes();
    const namespaces = this.namespacesOf(attributes);
    const element = this.owner.createElementNS(this.namespace(name, namespaces, start), name);
    for (const { name: attribute, value, at } of attributes) {
      element.setAttributeNS(this.attributeNamespace(attribute, namespaces, at), attribute, value);
    }
    parent.appendChild(element);
    const isEmpty = this.text[this.at] === '/';
    if (isEmpty) {
      this.at++;
      if (this.text[this.at] !== '>') throw this.unexpected("'>'");
    }
    this.at++;
    this.options.places?.set(element, { start, end: this.at });
    if (isEmpty) return parent;
    this.open.push({ name, at: start, node: element, namespaces });
    return element;
  }

  private attributes(): { name: string; value: string; at: number }[] {
    const found: { name: string; value: string; at: number }[] = [];
    for (;;) {
      const spaced = this.skipSpace();
      const char = this.text[this.at];
      if (char === undefined) throw this.error('Unexpected end of file has occurred.');
      if (char === '>' || char === '/') return found;
      if (!spaced) throw this.unexpected(found.length === 0 ? "'>'" : 'white space', true);
      const at = this.at;
      const name = this.name();
      this.skipSpace();
      if (this.text[this.at] !== '=') throw this.unexpected("'='");
      this.at++;
      this.skipSpace();
      const value = this.attributeValue();
      if (found.some((one) => one.name === name)) throw this.error(`'${name}' is a duplicate attribute name.`, at);
      found.push({ name, value, at });
    }
  }

  private unexpected(expected: string, plain = false): NetException {
    const char = this.text[this.at];
    if (char === undefined) return this.error('Unexpected end of file has occurred.');
    if (plain && expected !== 'white space') {
      return this.error(
        `The '${char}' character, hexadecimal value 0x${hex(char.charCodeAt(0))}, cannot be included in a name.`,
      );
    }
    return this.error(`'${char}' is an unexpected token. The expected token is ${expected}.`);
  }

  private attributeValue(): string {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") throw this.unexpected("'\"' or '''");
    this.at++;
    let value = '';
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) throw this.error('There is an unclosed literal string.');
      if (char === quote) break;
      if (char === '<') throw this.error("'<', hexadecimal value 0x3C, is an invalid attribute character.");
      if (char === '&') value += this.reference();
      else {
        const plain = this.plain(char);
        value += plain === '\n' || plain === '\t' ? ' ' : plain;
      }
    }
    this.at++;
    return value;
  }

  private endTag(): void {
    this.at += 2;
    const at = this.at;
    const name = this.name();
    const element = this.open.at(-1);
    if (!element) throw this.error('Unexpected end tag.', at);
    if (element.name !== name) {
      const place = this.error('', element.at);
      const line = place.properties.get('LineNumber');
      const position = place.properties.get('LinePosition');
      throw this.error(
        `The '${element.name}' start tag on line ${line} position ${position} does not match the end tag of '${name}'.`,
        at,
      );
    }
    this.skipSpace();
    if (this.text[this.at] !== '>') throw this.unexpected("'>'");
    this.at++;
    this.open.pop();
    const place = this.options.places?.get(element.node);
    if (place) place.end = this.at;
  }

  // --- namespaces

  private namespacesOf(attributes: readonly { name: string; value: string }[]): ReadonlyMap<string, string> {
    const inherited = this.open.at(-1)?.namespaces ?? new Map<string, string>();
    const own = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
    if (own.length === 0) return inherited;
    const all = new Map(inherited);
    for (const { name, value } of own) all.set(name === 'xmlns' ? '' : name.slice(6), value);
    return all;
  }

  private namespace(name: string, namespaces: ReadonlyMap<string, string>, at: number): string | null {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    if (prefix === 'xml') return XML_NAMESPACE;
    const namespace = namespaces.get(prefix);
    if (namespace === undefined && prefix !== '') throw this.error(`'${prefix}' is an undeclared prefix.`, at);
    return namespace || null;
  }

  private attributeNamespace(name: string, namespaces: ReadonlyMap<string, string>, at: number): string | null {
    if (name === 'xmlns' || name.startsWith('xmlns:')) return XMLNS_NAMESPACE;
    return name.includes(':') ? this.namespace(name, namespaces, at) : null;
  }
}

const isSpace = (code: number) => code === 32 || code === 10 || code === 9 || code === 13;

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(2, '0');
}
