/**
 * System.Xml.XmlWriter and XmlTextWriter: XML written piece by piece into a text. What stands in an element is checked
 * as far as it would break the document's form; namespaces that nobody declared are declared where they are used.
 */
import type { TextWriter } from '../files/text-writer.ts';
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

/** XmlWriterSettings. */
export class MarkupSettings extends NetObject {
  indent = false;
  indentChars = '  ';
  newLineChars = '\n';
  newLineHandling: 'Replace' | 'Entitize' | 'None' = 'Replace';
  newLineOnAttributes = false;
  omitXmlDeclaration = false;
  conformanceLevel: 'Auto' | 'Fragment' | 'Document' = 'Document';
  closeOutput = false;
  checkCharacters = true;
  writeEndDocumentOnClose = true;
  async = false;
  namespaceHandling = 0;
  doNotEscapeUriAttributes = false;
  /** The encoding of files and streams; null for UTF-8. A writer of texts has its own. */
  encoding: unknown = null;

  netType(): NetType {
    return typeNamed('System.Xml.XmlWriterSettings');
  }

  copy(): MarkupSettings {
    return Object.assign(new MarkupSettings(), this);
  }
}

interface OpenElement {
  readonly name: string;
  /** Prefixes that are declared on it, with their namespaces. */
  readonly namespaces: Map<string, string>;
  /** Names of its attributes, which must differ. */
  readonly attributes: Set<string>;
  /** Texts stand in it, so that nothing is indented. */
  mixed: boolean;
  /** Declarations that its prefix or those of its attributes need. */
  readonly undeclared: Map<string, string>;
}

export type WriteState = 'Start' | 'Prolog' | 'Element' | 'Attribute' | 'Content' | 'Closed';

/** As many characters .NET's writers keep back. */
const BUFFER_LENGTH = 6144;
const TEXT_WRITER = 'System.Xml.XmlTextWriter';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XML = 'http://www.w3.org/XML/1998/namespace';

export class MarkupWriter extends NetObject {
  private readonly open: OpenElement[] = [];
  private tagIsOpen = false;
  private attribute: { readonly name: string; value: string } | null = null;
  private hasRoot = false;
  private hasWritten = false;
  private closed = false;
  private wroteDeclaration = false;
  /** Written, but not yet handed on: as in .NET a text appears when the writer is flushed, or has much to write. */
  private pending = '';

  constructor(
    readonly output: TextWriter,
    readonly settings: MarkupSettings,
    /** XmlTextWriter writes no declaration by itself. */
    private readonly typeName: 'System.Xml.XmlWellFormedWriter' | 'System.Xml.XmlTextWriter',
    private readonly encodingName: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  get state(): WriteState {
    if (this.closed) return 'Closed';
    if (this.attribute) return 'Attribute';
    if (this.tagIsOpen) return 'Element';
    if (this.open.length > 0) return 'Content';
    return this.hasWritten || this.wroteDeclaration ? 'Prolog' : 'Start';
  }

  // --- the document

  startDocument(standalone: boolean | null = null): void {
    if (this.state !== 'Start') this.refuse('StartDocument');
    this.declaration(standalone);
  }

  private declaration(standalone: boolean | null): void {
    this.wroteDeclaration = true;
    if (this.settings.omitXmlDeclaration) return;
    const alone = standalone === null ? '' : ` standalone="${standalone ? 'yes' : 'no'}"`;
    const encoding = this.encodingName === '' ? '' : ` encoding="${this.encodingName}"`;
    this.put(`<?xml version="1.0"${encoding}${alone}?>`);
    this.hasWritten = true;
  }

  /** The declaration that a document itself has, as it is written there. */
  private ownDeclaration(written: string): void {
    if (this.wroteDeclaration) return;
    this.wroteDeclaration = true;
    if (this.settings.omitXmlDeclaration) return;
    this.put(`<?xml ${written}?>`);
    this.hasWritten = true;
  }

  /** A whole document: its declaration names the encoding of the writer. */
  document(node: Document): void {
    const first = node.firstChild;
    if (first?.nodeType === 7 && first.nodeName === 'xml' && this.state === 'Start') {
      const standalone = /standalone=["'](yes|no)/.exec(first.nodeValue ?? '')?.[1];
      this.startDocument(standalone === undefined ? null : standalone === 'yes');
    }
    this.children(node);
  }

  /** Before anything else is written. */
  private begin(): void {
    if (this.closed) {
      throw invalid('Cannot write to a closed writer.');
    }
    const { conformanceLevel } = this.settings;
    const isDocument = conformanceLevel === 'Document' && this.typeName !== TEXT_WRITER;
    if (isDocument && !this.wroteDeclaration) this.declaration(null);
  }

  endDocument(): void {
    while (this.open.length > 0) this.endElement();
  }

  private put(text: string): void {
    this.pending += text;
    if (this.pending.length > BUFFER_LENGTH) this.handOn();
  }

  private handOn(): void {
    this.output.write(this.pending);
    this.pending = '';
  }

  flush(): void {
    this.handOn();
    this.output.flush();
  }

  close(): void {
    if (this.closed) return;
    if (this.settings.writeEndDocumentOnClose) this.endDocument();
    this.finishTag();
    this.flush();
    this.closed = true;
    if (this.settings.closeOutput) this.output.close();
  }

  // --- elements

  startElement(prefix: string | null, local: string, namespace: string | null): void {
    requireName(local);
    this.begin();
    if (this.open.length === 0) this.startRoot();
    this.finishTag();
    this.newLine();
    const ns = namespace ?? this.namespaceOf(prefix ?? '') ?? '';
    const chosen = prefix ?? this.prefixOf(ns) ?? '';
    const element: OpenElement = {
      name: chosen === '' ? local : `${chosen}:${local}`,
      namespaces: new Map(),
      attributes: new Set(),
      mixed: false,
      undeclared: new Map(),
    };
    this.open.push(element);
    if ((this.namespaceOf(chosen) ?? '') !== ns) {
      element.namespaces.set(chosen, ns);
      element.undeclared.set(chosen, ns);
    }
    this.put(`<${element.name}`);
    this.tagIsOpen = true;
    this.hasWritten = true;
  }

  /** What would break the form of a document. */
  private refuse(token: string, state: string = this.state): never {
    const hint =
      this.settings.conformanceLevel === 'Document'
        ? ' Make sure that the ConformanceLevel setting is set to ConformanceLevel.Fragment or ConformanceLevel.Auto if you want to write an XML fragment. '
        : '';
    throw invalid(`Token ${token} in state ${state} would result in an invalid XML document.${hint}`);
  }

  private startRoot(): void {
    if (this.hasRoot && this.settings.conformanceLevel === 'Document') this.refuse('StartElement', 'EndRootElement');
    this.hasRoot = true;
  }

  /** @param full whether an empty element gets an end tag of its own. */
  endElement(full = false): void {
    if (this.attribute) this.endAttribute();
    const element = this.open.at(-1) ?? this.refuse('EndElement');
    if (this.tagIsOpen && !full) {
      this.writeDeclarations(element);
      this.put(' />');
      this.tagIsOpen = false;
    } else {
      const isEmpty = this.tagIsOpen;
      this.finishTag();
      if (!isEmpty) this.newLine(this.open.length - 1);
      this.put(`</${element.name}>`);
    }
    this.open.pop();
  }

  private writeDeclarations(element: OpenElement): void {
    for (const [prefix, ns] of [...element.undeclared].reverse()) {
      this.attributeStart();
      this.put(`${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(ns, this.settings)}"`);
    }
    element.undeclared.clear();
  }

  private finishTag(): void {
    if (this.attribute) this.endAttribute();
    if (!this.tagIsOpen) return;
    const element = this.open.at(-1);
    if (element) this.writeDeclarations(element);
    this.put('>');
    this.tagIsOpen = false;
  }

  /** A line of its own for what follows, unless texts stand beside it. */
  private newLine(level = this.open.length): void {
    const { indent, indentChars, newLineChars } = this.settings;
    if (!indent || !this.hasWritten || this.open.some((element) => element.mixed)) return;
    this.put(newLineChars + indentChars.repeat(level));
  }

  // --- attributes

  startAttribute(prefix: string | null, local: string, namespace: string | null): void {
    requireName(local);
    if (this.attribute) this.endAttribute();
    const element = (this.tagIsOpen ? this.open.at(-1) : undefined) ?? this.refuse('StartAttribute');
    const name = this.attributeName(element, prefix ?? '', local, namespace);
    if (element.attributes.has(name)) throw xmlError(`'${local}' is a duplicate attribute name.`);
    element.attributes.add(name);
    this.attribute = { name, value: '' };
  }

  private attributeName(element: OpenElement, prefix: string, local: string, namespace: string | null): string {
    if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) return prefix === '' ? 'xmlns' : `xmlns:${local}`;
    const ns = namespace ?? (prefix === '' ? '' : (this.namespaceOf(prefix) ?? ''));
    if (ns === '') return local;
    if (ns === XML) return `xml:${local}`;
    const chosen = prefix === '' ? (this.prefixOf(ns, true) ?? this.newPrefix()) : prefix;
    if (this.namespaceOf(chosen) !== ns) {
      element.namespaces.set(chosen, ns);
      element.undeclared.set(chosen, ns);
    }
    return `${chosen}:${local}`;
  }

  endAttribute(): void {
    const { attribute } = this;
    if (!attribute) throw invalid('Token EndAttribute would result in an invalid XML document.');
    this.attribute = null;
    const element = this.open.at(-1) ?? this.refuse('EndAttribute');
    const declared = /^xmlns(?::(.*))?$/.exec(attribute.name);
    if (declared) {
      const prefix = declared[1] ?? '';
      element.namespaces.set(prefix, attribute.value);
      element.undeclared.delete(prefix);
    }
    this.attributeStart();
    this.put(`${attribute.name}="${escapeAttribute(attribute.value, this.settings)}"`);
  }

  private attributeStart(): void {
    const { indent, newLineOnAttributes, newLineChars, indentChars } = this.settings;
    const ownLine = indent && newLineOnAttributes;
    this.put(ownLine ? newLineChars + indentChars.repeat(this.open.length) : ' ');
  }

  writeAttribute(prefix: string | null, local: string, namespace: string | null, value: string): void {
    this.startAttribute(prefix, local, namespace);
    if (this.attribute) this.attribute.value = checked(value, this.settings);
    this.endAttribute();
  }

  // --- namespaces

  namespaceOf(prefix: string): string | null {
    if (prefix === 'xml') return XML;
    if (prefix === 'xmlns') return XMLNS;
    for (const { namespaces } of [...this.open].reverse()) {
      const ns = namespaces.get(prefix);
      if (ns !== undefined) return ns;
    }
    return null;
  }

  /** The nearest prefix of a namespace; attributes have no use for the default one. */
  prefixOf(namespace: string, named = false): string | null {
    for (const { namespaces } of [...this.open].reverse()) {
      for (const [prefix, ns] of namespaces) {
        if (ns === namespace && !(named && prefix === '') && this.namespaceOf(prefix) === namespace) return prefix;
      }
    }
    return namespace === '' && !named ? '' : null;
  }

  /** Numbered by how many namespaces are declared so far. */
  private newPrefix(): string {
    let number = this.open.reduce((sum, { namespaces }) => sum + namespaces.size, 1);
    while (this.namespaceOf(`p${number}`) !== null) number++;
    return `p${number}`;
  }

  // --- what stands in elements

  text(value: string): void {
    const text = checked(value, this.settings);
    if (this.attribute) {
      this.attribute.value += text;
      return;
    }
    this.content(escapeContent(text, this.settings));
  }

  /** Characters as they are. */
  raw(value: string): void {
    if (this.attribute) this.attribute.value += value;
    else this.content(value);
  }

  private content(written: string): void {
    this.begin();
    this.finishTag();
    const element = this.open.at(-1);
    if (element) element.mixed = true;
    else if (written.trim() !== '' && this.settings.conformanceLevel === 'Document' && !written.startsWith('<')) {
      this.refuse('Text');
    }
    this.put(written);
    this.hasWritten = true;
  }

  cdata(value: string): void {
    const text = value.replaceAll(']]>', ']]]]><![CDATA[>').replace(/\r\n?|\n/g, this.settings.newLineChars);
    this.content(`<![CDATA[${text}]]>`);
  }

  comment(value: string): void {
    const text = value.replaceAll('--', '- -').replace(/-$/, '- ');
    this.beside(`<!--${text}-->`);
  }

  instruction(name: string, value: string): void {
    requireName(name);
    this.beside(`<?${name}${value === '' ? '' : ` ${value.replaceAll('?>', '? >')}`}?>`);
  }

  docType(name: string, publicId: string | null, systemId: string | null, subset: string | null): void {
    const none = this.typeName === TEXT_WRITER ? '' : ' ';
    const ids = publicId ? ` PUBLIC "${publicId}" "${systemId ?? ''}"` : systemId ? ` SYSTEM "${systemId}"` : none;
    this.beside(`<!DOCTYPE ${name}${ids}${subset === null ? '' : `[${subset}]`}>`);
  }

  private beside(written: string): void {
    this.begin();
    this.finishTag();
    this.newLine();
    this.put(written);
    this.hasWritten = true;
  }

  element(prefix: string | null, local: string, namespace: string | null, value: string | null): void {
    this.startElement(prefix, local, namespace);
    if (value !== null && value !== '') this.text(value);
    this.endElement();
  }

  /** A node of a document, with all that is in it. */
  node(node: Node): void {
    switch (node.nodeType) {
      case 1:
        this.elementNode(node as Element);
        break;
      case 3:
        this.textNode(node.nodeValue ?? '');
        break;
      case 4:
        this.cdata(node.nodeValue ?? '');
        break;
      case 7:
        if (node.nodeName === 'xml' && this.typeName !== TEXT_WRITER) this.ownDeclaration(node.nodeValue ?? '');
        else this.instruction(node.nodeName, node.nodeValue ?? '');
        break;
      case 8:
        this.comment(node.nodeValue ?? '');
        break;
      case 10:
        this.docTypeNode(node as DocumentType);
        break;
      default:
        this.children(node);
    }
  }

  private textNode(value: string): void {
    if (this.open.length > 0 || value.trim() !== '') this.text(value);
  }

  private docTypeNode({ name, publicId, systemId, internalSubset }: DocumentType & { internalSubset?: string }): void {
    this.docType(name, publicId || null, systemId || null, internalSubset ?? '');
  }

  private elementNode(element: Element): void {
    const [prefix, local] = splitName(element.nodeName);
    this.startElement(prefix, local, element.namespaceURI ?? '');
    for (let i = 0; i < element.attributes.length; i++) {
      const attribute = element.attributes[i] as Attr;
      const [attributePrefix, name] = splitName(attribute.name);
      this.writeAttribute(attributePrefix, name, attribute.namespaceURI ?? null, attribute.value);
    }
    this.children(element);
    this.endElement();
  }

  children(node: Node): void {
    for (let child = node.firstChild; child; child = child.nextSibling) this.node(child);
  }
}

function splitName(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function invalid(message: string): never {
  throw netException('System.InvalidOperationException', message);
}

function xmlError(message: string): never {
  throw netException('System.Xml.XmlException', message);
}

function requireName(name: string | null): asserts name is string {
  if (!name) throw netException('System.ArgumentException', "The empty string '' is not a valid local name.");
  const at = name.search(/[^\p{L}\p{N}_.\-:\u00b7]/u);
  const bad = at < 0 && /^[\p{N}.-]/u.test(name) ? 0 : at;
  if (bad < 0) return;
  const char = name.charAt(bad);
  const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
  throw netException(
    'System.ArgumentException',
    `Invalid name character in '${name}'. The '${char}' character, hexadecimal value 0x${code}, cannot be included in a name.`,
  );
}

/** Characters that XML cannot have. */
function checked(text: string, { checkCharacters }: MarkupSettings): string {
  if (!checkCharacters) return text;
  const found = INVALID.exec(text)?.[0];
  if (found === undefined) return text;
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
  throw netException('System.ArgumentException', `'${found}', hexadecimal value 0x${code}, is an invalid character.`);
}

const INVALID = new RegExp(`[${String.raw`\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff`}]`);

function escapeMarkup(text: string): string {
  return text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}

function escapeContent(text: string, { newLineHandling, newLineChars }: MarkupSettings): string {
  const escaped = escapeMarkup(text);
  if (newLineHandling === 'Replace') return escaped.replace(/\r\n?|\n/g, newLineChars);
  return newLineHandling === 'Entitize' ? escaped.replaceAll('\r', '&#xD;') : escaped;
}

function escapeAttribute(text: string, { newLineHandling }: MarkupSettings): string {
  const escaped = escapeMarkup(text).replaceAll('"', '&quot;');
  if (newLineHandling === 'None') return escaped;
  return escaped.replace(/[\r\n\t]/g, (char) => `&#x${char.charCodeAt(0).toString(16).toUpperCase()};`);
}
