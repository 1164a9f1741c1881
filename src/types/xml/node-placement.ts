/** Where a node may be put: what .NET demands before it changes a tree. */
import { type NetException, netException } from '../net-exception.ts';
import type { XmlNode } from './xml-node.ts';

const ATTRIBUTE = 2;
const DOCUMENT = 9;
const ELEMENT = 1;
/** Kinds that hold other nodes: elements, documents, fragments. */
const CONTAINERS = [ELEMENT, DOCUMENT, 11];
/** Kinds that may stand in a document: elements, instructions, comments, fragments. */
const IN_DOCUMENTS = [ELEMENT, 7, 8, 11];

function invalid(message: string): NetException {
  return netException('System.InvalidOperationException', message);
}

function argument(message: string): NetException {
  return netException('System.ArgumentException', message);
}

function given<T>(node: T | null): T {
  if (node === null)
    throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  return node;
}

function holds(ancestor: Node, node: Node): boolean {
  for (let current: Node | null = node; current; current = current.parentNode) if (current === ancestor) return true;
  return false;
}

/** Of an insertion or a replacement. (XmlNode.InsertBefore) */
function checkPlace({ dom, document }: XmlNode, child: XmlNode, replaced: Node | null): void {
  if (holds(child.dom, dom)) throw argument('Cannot insert a node or any ancestor of that node as a child of itself.');
  if (!CONTAINERS.includes(dom.nodeType)) throw invalid('The current node cannot contain other nodes.');
  const kind = child.dom.nodeType;
  if (kind !== DOCUMENT && child.document !== document)
    throw argument('The node to be inserted is from a different document context.');
  if (kind === ATTRIBUTE || kind === DOCUMENT || (dom.nodeType === DOCUMENT && !IN_DOCUMENTS.includes(kind))) {
    throw invalid(
      'The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type.',
    );
  }
  const root = dom.nodeType === DOCUMENT ? (dom as Document).documentElement : null;
  if (root && kind === ELEMENT && root !== replaced && root !== child.dom)
    throw invalid("This document already has a 'DocumentElement' node.");
}

function checkReference({ dom }: XmlNode, reference: XmlNode | null): void {
  if (reference && reference.dom.parentNode !== dom) throw argument('The reference node is not a child of this node.');
}

/** Puts a node before another one; at the end without one. */
export function insertBefore(self: XmlNode, newChild: XmlNode | null, before: XmlNode | null): XmlNode {
  const child = given(newChild);
  checkPlace(self, child, null);
  checkReference(self, before);
  if (before?.dom !== child.dom) self.dom.insertBefore(child.dom, before?.dom ?? null);
  return child;
}

/** Puts a node behind another one; at the beginning without one. */
export function insertAfter(self: XmlNode, newChild: XmlNode | null, after: XmlNode | null): XmlNode {
  const child = given(newChild);
  checkPlace(self, child, null);
  checkReference(self, after);
  if (after?.dom !== child.dom) self.dom.insertBefore(child.dom, after ? after.dom.nextSibling : self.dom.firstChild);
  return child;
}

export function removeChild(self: XmlNode, oldChild: XmlNode | null): XmlNode {
  const child = given(oldChild);
  if (child.dom.parentNode !== self.dom) throw argument('The node to be removed is not a child of this node.');
  self.dom.removeChild(child.dom);
  return child;
}

export function replaceChild(self: XmlNode, newChild: XmlNode | null, oldChild: XmlNode | null): XmlNode {
  const [child, old] = [given(newChild), given(oldChild)];
  checkPlace(self, child, old.dom);
  if (old.dom.parentNode !== self.dom) throw argument('The node to be removed is not a child of this node.');
  if (child.dom !== old.dom) self.dom.replaceChild(child.dom, old.dom);
  return old;
}

/** The attribute of that name that stood there before; null without one. */
export function setAttributeNode(element: Element, attribute: XmlNode | null): Attr | null {
  const node = given(attribute).dom as Attr;
  if (node.ownerElement && node.ownerElement !== element) {
    throw invalid("The 'Attribute' node cannot be inserted because it is already an attribute of another element.");
  }
  return element.setAttributeNode(node);
}

export function importNode(document: Document, node: XmlNode | null, deep: boolean): Node {
  if (!node) throw invalid('Cannot import a null node.');
  if (node.dom.nodeType === DOCUMENT) throw invalid("Cannot import nodes of type 'Document'.");
  return document.importNode(node.dom, deep);
}
