/** System.Xml: nodes, lists of nodes, namespace managers. */

import { toText } from '../../conversion/conversion.ts';
import { readBytes, writeBytes } from '../../files/host-files.ts';
import { NetStream, restOf } from '../../files/stream.ts';
import { TextReader } from '../../files/text-reader.ts';
import { TextWriter } from '../../files/text-writer.ts';
import { netText } from '../../format/format-value.ts';
import { NetException, netException, runtimeException } from '../../net-exception.ts';
import { typeNamed } from '../../net-type.ts';
import {
  defineType,
  type MethodDeclaration,
  type PropertyDeclaration,
  type TypeDeclaration,
} from '../../type-declaration.ts';
import { EnumValue } from '../../values/enum-value.ts';
import { documentText, savedBytes, savedText } from '../../xml/document-bytes.ts';
import { MarkupWriter } from '../../xml/markup-writer.ts';
import {
  createAttribute,
  createCDataSection,
  createDeclaration,
  createElement,
  createInstruction,
  setAttribute,
} from '../../xml/node-making.ts';
import {
  importNode,
  insertAfter,
  insertBefore,
  removeChild,
  replaceChild,
  setAttributeNode,
} from '../../xml/node-placement.ts';
import { xmlAdapter } from '../../xml/xml-adapter.ts';
import { clear, XmlNode, XmlNodeList, xmlNodeOf, xmlNodeOrNull } from '../../xml/xml-node.ts';
import { newDocument, parseFragment, parseXml } from '../../xml/xml-parser.ts';
import { nodesWhenNeeded, selectNodes, XmlNamespaceManager } from '../../xml/xml-query.ts';
import { childrenOf, innerXml, outerXml } from '../../xml/xml-writer.ts';

/** .NET's numbers of node types; an XML declaration is a kind of its own there. */
function nodeType({ dom }: XmlNode): EnumValue {
  const type = typeNamed('System.Xml.XmlNodeType');
  return EnumValue.of(type, dom.nodeType === 7 && dom.nodeName === 'xml' ? 17 : dom.nodeType);
}

function wrapped(nodes: Iterable<Node>): XmlNodeList {
  const all = [...nodes];
  return new XmlNodeList(() => all, 'System.Xml.XPathNodeList');
}

function nameOf({ dom }: XmlNode): string {
  return dom.nodeType === 9 ? '#document' : dom.nodeName;
}

function localName(self: XmlNode): string {
  return self.dom.nodeType === 9 ? '#document' : self.localName;
}

/** The first element in a node that has the name, or that local name in the namespace `uri`. */
function childElement({ dom }: XmlNode, name: string, uri?: unknown): XmlNode | null {
  for (const child of childrenOf(dom)) {
    if (child.nodeType !== 1) continue;
    const { nodeName, localName: local, namespaceURI } = child as Element;
    const isWanted = uri === undefined ? nodeName === name : local === name && (namespaceURI ?? '') === toText(uri);
    if (isWanted) return xmlNodeOf(child);
  }
  return null;
}

const nodeProperties: readonly PropertyDeclaration[] = [
  ['string Name {get;}', nameOf],
  [
    'string Value {get;set;}',
    (self: XmlNode) => self.dom.nodeValue ?? (self.dom.nodeType === 2 ? '' : null),
    (self: XmlNode, value: string) => {
      if ((self.dom.nodeValue ?? null) === null && self.dom.nodeType !== 2) {
        throw netException('System.InvalidOperationException', `Cannot set a value on node type '${nodeType(self)}'.`);
      }
      self.text = value;
    },
  ],
  ['System.Xml.XmlNodeType NodeType {get;}', nodeType],
  ['System.Xml.XmlNode ParentNode {get;}', (self: XmlNode) => xmlNodeOrNull(self.dom.parentNode)],
  ['System.Xml.XmlNodeList ChildNodes {get;}', (self: XmlNode) => new XmlNodeList(() => [...childrenOf(self.dom)])],
  ['System.Xml.XmlNode PreviousSibling {get;}', (self: XmlNode) => xmlNodeOrNull(self.dom.previousSibling)],
  ['System.Xml.XmlNode NextSibling {get;}', (self: XmlNode) => xmlNodeOrNull(self.dom.nextSibling)],
  ['System.Xml.XmlAttributeCollection Attributes {get;}', (self: XmlNode) => attributeList(self)],
  ['System.Xml.XmlDocument OwnerDocument {get;}', (self: XmlNode) => xmlNodeOrNull(self.dom.ownerDocument)],
  ['System.Xml.XmlNode FirstChild {get;}', (self: XmlNode) => xmlNodeOrNull(self.dom.firstChild)],
  ['System.Xml.XmlNode LastChild {get;}', (self: XmlNode) => xmlNodeOrNull(self.dom.lastChild)],
  ['bool HasChildNodes {get;}', (self: XmlNode) => self.dom.firstChild !== null],
  ['string NamespaceURI {get;}', (self: XmlNode) => (self.dom as Element).namespaceURI ?? ''],
  ['string Prefix {get;set;}', (self: XmlNode) => (self.dom as Element).prefix ?? '', () => undefined],
  ['string LocalName {get;}', localName],
  ['bool IsReadOnly {get;}', () => false],
  [
    'string InnerText {get;set;}',
    (self: XmlNode) => self.text,
    (self: XmlNode, value: string | null) => {
      self.text = value ?? '';
    },
  ],
  ['string OuterXml {get;}', (self: XmlNode) => outerXml(self.dom)],
  [
    'string InnerXml {get;set;}',
    (self: XmlNode) =>
      self.dom.nodeType === 2 ? outerXml(self.document.createTextNode(self.dom.nodeValue ?? '')) : innerXml(self.dom),
    (self: XmlNode, value: string) => {
      if (self.dom.nodeType === 9) {
        load(self, value);
        return;
      }
      clear(self.dom);
      parseFragment(value, self.dom, self.document);
    },
  ],
  ['string BaseURI {get;}', () => ''],
];

function attributeList({ dom }: XmlNode): XmlNodeList | null {
  if (dom.nodeType !== 1) return null;
  const { attributes } = dom as Element;
  return new XmlNodeList(
    () => Array.from({ length: attributes.length }, (_, i) => attributes[i] as Node),
    'System.Xml.XmlAttributeCollection',
    dom as Element,
  );
}

const nodeMethods: readonly MethodDeclaration[] = [
  [
    'System.Xml.XmlNode AppendChild(System.Xml.XmlNode newChild)',
    (self: XmlNode, child: XmlNode | null) => insertBefore(self, child, null),
  ],
  [
    'System.Xml.XmlNode PrependChild(System.Xml.XmlNode newChild)',
    (self: XmlNode, child: XmlNode | null) => insertAfter(self, child, null),
  ],
  ['System.Xml.XmlNode InsertBefore(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)', insertBefore],
  ['System.Xml.XmlNode InsertAfter(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)', insertAfter],
  ['System.Xml.XmlNode RemoveChild(System.Xml.XmlNode oldChild)', removeChild],
  ['System.Xml.XmlNode ReplaceChild(System.Xml.XmlNode newChild, System.Xml.XmlNode oldChild)', replaceChild],
  ['void RemoveAll()', (self: XmlNode) => removeAll(self)],
  ['void WriteTo(System.Xml.XmlWriter w)', (self: XmlNode, writer: MarkupWriter) => writer.node(self.dom)],
  ['void WriteContentTo(System.Xml.XmlWriter w)', (self: XmlNode, writer: MarkupWriter) => writer.children(self.dom)],
  ['System.Xml.XmlNode CloneNode(bool deep)', (self: XmlNode, deep: boolean) => xmlNodeOf(self.dom.cloneNode(deep))],
  ['System.Xml.XmlNode Clone()', (self: XmlNode) => xmlNodeOf(self.dom.cloneNode(true))],
  [
    'System.Xml.XmlNodeList SelectNodes(string xpath)',
    (self: XmlNode, query: string) => new XmlNodeList(nodesWhenNeeded(query, self.dom), 'System.Xml.XPathNodeList'),
  ],
  [
    'System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)',
    (self: XmlNode, query: string, manager: XmlNamespaceManager) =>
      new XmlNodeList(nodesWhenNeeded(query, self.dom, manager), 'System.Xml.XPathNodeList'),
  ],
  [
    'System.Xml.XmlNode SelectSingleNode(string xpath)',
    (self: XmlNode, query: string) => xmlNodeOrNull(selectNodes(query, self.dom)[0]),
  ],
  [
    'System.Xml.XmlNode SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr)',
    (self: XmlNode, query: string, manager: XmlNamespaceManager) =>
      xmlNodeOrNull(selectNodes(query, self.dom, manager)[0]),
  ],
];

function removeAll({ dom }: XmlNode): void {
  clear(dom);
  if (dom.nodeType !== 1) return;
  const { attributes } = dom as Element;
  for (const attribute of Array.from({ length: attributes.length }, (_, i) => attributes[i] as Attr))
    (dom as Element).removeAttributeNode(attribute);
}

const elementOf = (self: XmlNode) => self.dom as Element;
const documentOf = (self: XmlNode) => self.dom as Document;

const elementMethods: readonly MethodDeclaration[] = [
  ['string GetAttribute(string name)', (self: XmlNode, name: string) => elementOf(self).getAttribute(name) ?? ''],
  [
    'string GetAttribute(string localName, string namespaceURI)',
    (self: XmlNode, name: string, uri: string) => elementOf(self).getAttributeNS(uri, name) ?? '',
  ],
  [
    'System.Xml.XmlAttribute GetAttributeNode(string name)',
    (self: XmlNode, name: string) => xmlNodeOrNull(elementOf(self).getAttributeNode(name)),
  ],
  ['bool HasAttribute(string name)', (self: XmlNode, name: string) => elementOf(self).hasAttribute(name)],
  [
    'void SetAttribute(string name, string value)',
    (self: XmlNode, name: string, value: string | null) => setAttribute(elementOf(self), name, value ?? ''),
  ],
  [
    'string SetAttribute(string localName, string namespaceURI, string value)',
    (self: XmlNode, name: string, uri: string, value: string) => {
      elementOf(self).setAttributeNS(uri || null, name, value);
      return value;
    },
  ],
  [
    'System.Xml.XmlAttribute SetAttributeNode(System.Xml.XmlAttribute newAttr)',
    (self: XmlNode, attribute: XmlNode | null) => xmlNodeOrNull(setAttributeNode(elementOf(self), attribute)),
  ],
  ['void RemoveAttribute(string name)', (self: XmlNode, name: string) => elementOf(self).removeAttribute(name)],
  ['void RemoveAllAttributes()', (self: XmlNode) => removeAttributes(elementOf(self))],
  [
    'System.Xml.XmlNodeList GetElementsByTagName(string name)',
    (self: XmlNode, name: string) => wrapped(elementsNamed(self.dom, name)),
  ],
];

function removeAttributes(element: Element): void {
  while (element.attributes.length > 0) element.removeAttributeNode(element.attributes[0] as Attr);
}

function* elementsNamed(node: Node, name: string): Generator<Node> {
  for (const child of childrenOf(node)) {
    if (child.nodeType === 1 && (name === '*' || child.nodeName === name)) yield child;
    yield* elementsNamed(child, name);
  }
}

/** Replaces what is in a document. */
function load(self: XmlNode, text: string): void {
  const read = parseXml(text, { preserveWhitespace: preserved.has(self.dom) });
  clear(self.dom);
  for (const child of [...childrenOf(read)]) self.dom.appendChild(documentOf(self).importNode(child, true));
}

const preserved = new WeakSet<Node>();

function save(self: XmlNode, target: unknown): void {
  const saving = { keepsSpace: preserved.has(self.dom) };
  if (target instanceof MarkupWriter) target.document(self.dom as Document);
  else if (target instanceof TextWriter) target.write(savedText(self.dom, saving, target.encoding));
  else if (target instanceof NetStream) target.write(savedBytes(self.dom, saving));
  else writeBytes(toText(target), savedBytes(self.dom, saving));
}

function loadFrom(self: XmlNode, source: unknown): void {
  if (source instanceof TextReader) load(self, source.readToEnd());
  else load(self, documentText(source instanceof NetStream ? restOf(source) : readBytes(toText(source))));
}

const documentMethods: readonly MethodDeclaration[] = [
  [
    'System.Xml.XmlElement CreateElement(string name)',
    (self: XmlNode, name: string) => xmlNodeOf(createElement(documentOf(self), name, null)),
  ],
  [
    'System.Xml.XmlElement CreateElement(string qualifiedName, string namespaceURI)',
    (self: XmlNode, name: string, uri: string | null) => xmlNodeOf(createElement(documentOf(self), name, uri || null)),
  ],
  [
    'System.Xml.XmlAttribute CreateAttribute(string name)',
    (self: XmlNode, name: string) => xmlNodeOf(createAttribute(documentOf(self), name)),
  ],
  [
    'System.Xml.XmlText CreateTextNode(string text)',
    (self: XmlNode, text: string) => xmlNodeOf(documentOf(self).createTextNode(text)),
  ],
  [
    'System.Xml.XmlComment CreateComment(string data)',
    (self: XmlNode, text: string) => xmlNodeOf(documentOf(self).createComment(text)),
  ],
  [
    'System.Xml.XmlCDataSection CreateCDataSection(string data)',
    (self: XmlNode, text: string) => xmlNodeOf(createCDataSection(documentOf(self), text)),
  ],
  [
    'System.Xml.XmlProcessingInstruction CreateProcessingInstruction(string target, string data)',
    (self: XmlNode, target: string, data: string) => xmlNodeOf(createInstruction(documentOf(self), target, data)),
  ],
  [
    'System.Xml.XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)',
    (self: XmlNode, version: string, encoding: string | null, standalone: string | null) =>
      xmlNodeOf(createDeclaration(documentOf(self), version, encoding ?? '', standalone ?? '')),
  ],
  [
    'System.Xml.XmlDocumentType CreateDocumentType(string name, string publicId, string systemId, string internalSubset)',
    (self: XmlNode, name: string, publicId: string | null, systemId: string | null, subset: string | null) => {
      const type = documentOf(self).implementation.createDocumentType(name, publicId ?? '', systemId ?? '');
      (type as { internalSubset?: string }).internalSubset = subset ?? '';
      return xmlNodeOf(type);
    },
  ],
  [
    'System.Xml.XmlDocumentFragment CreateDocumentFragment()',
    (self: XmlNode) => xmlNodeOf(documentOf(self).createDocumentFragment()),
  ],
  [
    'System.Xml.XmlNode ImportNode(System.Xml.XmlNode node, bool deep)',
    (self: XmlNode, node: XmlNode | null, deep: boolean) => xmlNodeOf(importNode(documentOf(self), node, deep)),
  ],
  [
    'System.Xml.XmlNodeList GetElementsByTagName(string name)',
    (self: XmlNode, name: string) => wrapped(elementsNamed(self.dom, name)),
  ],
  ['void LoadXml(string xml)', load],
  ['void Load(string filename)', loadFrom],
  ['void Load(System.IO.Stream inStream)', loadFrom],
  ['void Load(System.IO.TextReader txtReader)', loadFrom],
  ['void Save(string filename)', save],
  ['void Save(System.IO.Stream outStream)', save],
  ['void Save(System.IO.TextWriter writer)', save],
  ['void Save(System.Xml.XmlWriter w)', save],
];

function kind(name: string, base: string, extra: Partial<TypeDeclaration<XmlNode>> = {}): TypeDeclaration<XmlNode> {
  return { ...extra, name, base: `System.Xml.${base}` };
}

/** `[xml]text`; what cannot be read is an error of the conversion. */
function documentFrom(value: unknown): XmlNode | undefined {
  if (value === null || value instanceof XmlNode) return undefined;
  const text = toText(value);
  try {
    return xmlNodeOf(parseXml(text, { conformance: 'auto' }));
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const message = `Cannot convert value "${netText(value)}" to type "System.Xml.XmlDocument". Error: "${error.message}"`;
    throw runtimeException('InvalidCastToXmlDocument', 'InvalidArgument', message, {
      typeName: 'System.Management.Automation.PSInvalidCastException',
      inner: error,
    });
  }
}

const listProperties: readonly PropertyDeclaration[] = [['int Count {get;}', (self: XmlNodeList) => self.nodes.length]];

function listType(
  name: string,
  base: string | undefined,
  methods: readonly MethodDeclaration[] = [],
): TypeDeclaration<XmlNodeList> {
  return {
    name,
    ...(base ? { base: `System.Xml.${base}` } : { abstract: true }),
    interfaces: ['System.Collections.IEnumerable'],
    properties: listProperties,
    methods: [
      ['System.Xml.XmlNode Item(int index)', (self: XmlNodeList, index: number) => self.nodes[index] ?? null],
      ...methods,
    ],
    enumerate: (self) => self.nodes,
    count: (self) => self.nodes.length,
    index: {
      get: (self: XmlNodeList, index: unknown) => {
        if (typeof index === 'number') return self.nodes[index] ?? null;
        return self.nodes.find(({ dom }) => dom.nodeName === toText(index)) ?? null;
      },
      signature: 'System.Xml.XmlNode ItemOf(int i) {get;}',
    },
  };
}

const attributeMethods: readonly MethodDeclaration[] = [
  [
    'System.Xml.XmlAttribute Append(System.Xml.XmlAttribute node)',
    ({ owner }: XmlNodeList, node: XmlNode) => {
      owner?.setAttributeNode(node.dom as Attr);
      return node;
    },
  ],
  [
    'System.Xml.XmlNode GetNamedItem(string name)',
    (self: XmlNodeList, name: string) => self.nodes.find(({ dom }) => dom.nodeName === name) ?? null,
  ],
  [
    'System.Xml.XmlAttribute RemoveNamedItem(string name)',
    (self: XmlNodeList, name: string) => {
      const found = self.nodes.find(({ dom }) => dom.nodeName === name);
      if (found) (found.dom as Attr).ownerElement?.removeAttributeNode(found.dom as Attr);
      return found ?? null;
    },
  ],
];

export default [
  defineType<XmlNode>({
    name: 'System.Xml.XmlNode',
    interfaces: ['System.ICloneable', 'System.Collections.IEnumerable', 'System.Xml.XPath.IXPathNavigable'],
    abstract: true,
    properties: nodeProperties,
    methods: [...nodeMethods, ['string ToString()', localName]],
    index: {
      get: (self: XmlNode, name: unknown, uri?: unknown) => childElement(self, toText(name), uri),
      signature:
        'System.Xml.XmlElement Item(string name) {get;}, System.Xml.XmlElement Item(string localname, string ns) {get;}',
    },
    adapter: xmlAdapter,
    toText: (self) => self.netType().toString(),
    tableText: localName,
  }),
  kind('System.Xml.XmlLinkedNode', 'XmlNode', { abstract: true }),
  kind('System.Xml.XmlCharacterData', 'XmlLinkedNode', { abstract: true }),
  defineType<XmlNode>({
    name: 'System.Xml.XmlElement',
    base: 'System.Xml.XmlLinkedNode',
    properties: [
      ['bool IsEmpty {get;set;}', (self: XmlNode) => self.dom.firstChild === null, () => undefined],
      ['bool HasAttributes {get;}', (self: XmlNode) => elementOf(self).attributes.length > 0],
    ],
    methods: elementMethods,
  }),
  defineType<XmlNode>({
    name: 'System.Xml.XmlAttribute',
    base: 'System.Xml.XmlNode',
    properties: [
      ['bool Specified {get;}', () => true],
      ['System.Xml.XmlElement OwnerElement {get;}', (self: XmlNode) => xmlNodeOrNull((self.dom as Attr).ownerElement)],
    ],
  }),
  defineType<XmlNode>({
    name: 'System.Xml.XmlDocument',
    accelerators: ['xml'],
    base: 'System.Xml.XmlNode',
    constructors: [['()', () => xmlNodeOf(newDocument())]],
    properties: [
      [
        'System.Xml.XmlDocumentType DocumentType {get;}',
        (self: XmlNode) => xmlNodeOrNull([...childrenOf(self.dom)].find((child) => child.nodeType === 10)),
      ],
      [
        'System.Xml.XmlElement DocumentElement {get;}',
        (self: XmlNode) => xmlNodeOrNull(documentOf(self).documentElement),
      ],
      ['System.Xml.XmlNameTable NameTable {get;}', () => null],
      [
        'bool PreserveWhitespace {get;set;}',
        (self: XmlNode) => preserved.has(self.dom),
        (self: XmlNode, value: boolean) => {
          if (value) preserved.add(self.dom);
          else preserved.delete(self.dom);
        },
      ],
    ],
    methods: documentMethods,
    convertFrom: documentFrom,
  }),
  kind('System.Xml.XmlText', 'XmlCharacterData'),
  kind('System.Xml.XmlCDataSection', 'XmlCharacterData'),
  kind('System.Xml.XmlComment', 'XmlCharacterData'),
  kind('System.Xml.XmlProcessingInstruction', 'XmlLinkedNode'),
  kind('System.Xml.XmlDeclaration', 'XmlLinkedNode'),
  kind('System.Xml.XmlDocumentType', 'XmlLinkedNode', {
    properties: [
      ['string PublicId {get;}', (self: XmlNode) => (self.dom as DocumentType).publicId || null],
      ['string SystemId {get;}', (self: XmlNode) => (self.dom as DocumentType).systemId || null],
      [
        'string InternalSubset {get;}',
        (self: XmlNode) => (self.dom as { internalSubset?: string }).internalSubset ?? '',
      ],
    ],
  }),
  kind('System.Xml.XmlDocumentFragment', 'XmlNode'),
  listType('System.Xml.XmlNodeList', undefined),
  listType('System.Xml.XmlChildNodes', 'XmlNodeList'),
  listType('System.Xml.XPathNodeList', 'XmlNodeList'),
  listType('System.Xml.XmlAttributeCollection', 'XmlNodeList', attributeMethods),
  defineType<XmlNamespaceManager>({
    name: 'System.Xml.XmlNamespaceManager',
    constructors: [['(System.Xml.XmlNameTable nameTable)', () => new XmlNamespaceManager()]],
    methods: [
      [
        'void AddNamespace(string prefix, string uri)',
        (self: XmlNamespaceManager, prefix: string, uri: string) => self.add(prefix, uri),
      ],
      ['string LookupNamespace(string prefix)', (self: XmlNamespaceManager, prefix: string) => self.lookup(prefix)],
      ['bool HasNamespace(string prefix)', (self: XmlNamespaceManager, prefix: string) => self.lookup(prefix) !== null],
    ],
  }),
  defineType({
    name: 'System.Xml.XmlNameTable',
    abstract: true,
  }),
  defineType({
    name: 'System.Xml.XmlNodeType',
    kind: 'enum',
    members: {
      None: 0,
      Element: 1,
      Attribute: 2,
      Text: 3,
      CDATA: 4,
      EntityReference: 5,
      Entity: 6,
      ProcessingInstruction: 7,
      Comment: 8,
      Document: 9,
      DocumentType: 10,
      DocumentFragment: 11,
      Notation: 12,
      Whitespace: 13,
      SignificantWhitespace: 14,
      EndElement: 15,
      EndEntity: 16,
      XmlDeclaration: 17,
    },
  }),
];
