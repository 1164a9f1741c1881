/** XmlNode and its kinds as scripts hold them: one object for each node of the DOM. */
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { childrenOf } from './xml-writer.ts';

const TYPE_NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'System.Xml.XmlElement'],
  [2, 'System.Xml.XmlAttribute'],
  [3, 'System.Xml.XmlText'],
  [4, 'System.Xml.XmlCDataSection'],
  [7, 'System.Xml.XmlProcessingInstruction'],
  [8, 'System.Xml.XmlComment'],
  [9, 'System.Xml.XmlDocument'],
  [10, 'System.Xml.XmlDocumentType'],
  [11, 'System.Xml.XmlDocumentFragment'],
]);

/** Where a node keeps its object: a map beside them would keep all of them alive until a full collection. */
const WRAPPER = Symbol('XmlNode');

interface WrappedNode {
  [WRAPPER]?: XmlNode;
}

export class XmlNode extends NetObject {
  /** Use `xmlNodeOf`, which gives the same object for the same node. */
  constructor(readonly dom: Node) {
    super();
    (dom as WrappedNode)[WRAPPER] = this;
  }

  netType(): NetType {
    const { dom } = this;
    if (dom.nodeType === 7 && dom.nodeName === 'xml') return typeNamed('System.Xml.XmlDeclaration');
    return typeNamed(TYPE_NAMES.get(dom.nodeType) ?? 'System.Xml.XmlNode');
  }

  get document(): Document {
    return this.dom.nodeType === 9 ? (this.dom as Document) : (this.dom.ownerDocument as Document);
  }

  get localName(): string {
    const { dom } = this;
    return (dom as Element).localName ?? dom.nodeName;
  }

  /** The text of all nodes below, in order. */
  get text(): string {
    return textOf(this.dom);
  }

  set text(value: string) {
    // Attributes keep their value twice.
    if (this.dom.nodeType === 2) (this.dom as Attr).value = value;
    if (this.dom.nodeType === 2 || this.dom.nodeValue !== null) {
      this.dom.nodeValue = value;
      return;
    }
    if (this.dom.nodeType === 9)
      throw netException(
        'System.InvalidOperationException',
        "The 'InnerText' of a 'Document' node is read-only and cannot be set.",
      );
    clear(this.dom);
    // An empty text is a child, too: the element is written with an end tag of its own.
    this.dom.appendChild(this.document.createTextNode(value));
  }
}

/** The object of a node. */
export function xmlNodeOf(node: Node): XmlNode {
  return (node as WrappedNode)[WRAPPER] ?? new XmlNode(node);
}

export function xmlNodeOrNull(node: Node | null | undefined): XmlNode | null {
  return node ? xmlNodeOf(node) : null;
}

/** Nodes as a list that scripts count and index. */
export class XmlNodeList extends NetObject {
  constructor(
    private readonly source: () => readonly Node[],
    private readonly typeName = 'System.Xml.XmlChildNodes',
    /** The element whose attributes these are. */
    readonly owner: Element | null = null,
  ) {
    super();
  }

  get nodes(): XmlNode[] {
    return this.source().map(xmlNodeOf);
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }
}

export function clear(node: Node): void {
  while (node.firstChild) node.removeChild(node.firstChild);
}

function textOf(node: Node): string {
  if (node.nodeType === 3 || node.nodeType === 4) return node.nodeValue ?? '';
  if (node.nodeValue !== null && node.nodeValue !== undefined) return node.nodeValue;
  let text = '';
  for (const child of childrenOf(node)) if (child.nodeType !== 8 && child.nodeType !== 7) text += textOf(child);
  return text;
}
