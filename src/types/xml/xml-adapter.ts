/** PowerShell's view of XML: attributes and children of a node are its properties, simple elements are their text. */
import { toText } from '../conversion/conversion.ts';
import { NetException } from '../net-exception.ts';
import type { PropertyAdapter } from '../type-declaration.ts';
import { type XmlNode, xmlNodeOf } from './xml-node.ts';
import { childrenOf } from './xml-writer.ts';

function attributesOf(node: Node): Attr[] {
  const { attributes } = node as Element;
  return attributes ? Array.from({ length: attributes.length }, (_, i) => attributes[i] as Attr) : [];
}

/** Attributes and children of a name, in whichever letter case. */
function nodesNamed(node: Node, name: string): Node[] {
  const key = name.toLowerCase();
  const fits = (one: Node) => nameOf(one).toLowerCase() === key;
  const found: Node[] = attributesOf(node).filter(fits);
  for (const child of childrenOf(node)) if (fits(child)) found.push(child);
  return found;
}

/** Without its prefix, as PowerShell names it; `#text` and its kind as they are. */
function nameOf(node: Node): string {
  return (node as Element).localName || node.nodeName;
}

/** An element that holds nothing but text, without attributes, is that text. */
function valueOfNode(node: Node): unknown {
  if (node.nodeType === 2) return node.nodeValue ?? '';
  if (node.nodeType !== 1) return node.nodeValue ?? '';
  if (attributesOf(node).length > 0) return xmlNodeOf(node);
  const children = [...childrenOf(node)];
  if (children.length === 0) return '';
  return children.length === 1 && (children[0] as Node).nodeType === 3
    ? ((children[0] as Node).nodeValue ?? '')
    : xmlNodeOf(node);
}

/** Gives a node its text, in the invariant culture. (XmlNodeAdapter.PropertySet.) */
function setNode(node: Node, value: unknown): void {
  if (node.nodeType === 1) {
    const children = [...childrenOf(node)];
    if (attributesOf(node).length > 0) throw onlyTexts(node, 'NodeWithAttributes');
    if (children.length > 1 || (children.length === 1 && (children[0] as Node).nodeType !== 3))
      throw onlyTexts(node, 'UnknownNodeType');
  }
  xmlNodeOf(node).text = toText(value ?? '');
}

function onlyTexts(node: Node, restriction: string): NetException {
  return new NetException(
    'System.Management.Automation.SetValueException',
    `Cannot set "${nameOf(node)}" because only strings can be used as values to set XmlNode properties.`,
    { errorId: `XmlNodeSetRestrictions${restriction}`, category: 'NotSpecified' },
  );
}

export const xmlAdapter: PropertyAdapter<XmlNode> = {
  isPowerShells: true,
  get({ dom }, name) {
    const found = nodesNamed(dom, name);
    if (found.length === 0) return undefined;
    return found.length === 1 ? valueOfNode(found[0] as Node) : found.map(valueOfNode);
  },
  set({ dom }, name, value) {
    const found = nodesNamed(dom, name);
    if (found.length === 0) return false;
    if (found.length > 1) throw onlyTexts(found[0] as Node, 'MoreThanOneNode');
    setNode(found[0] as Node, value);
    return true;
  },
  names({ dom }) {
    const names = new Map<string, string>();
    for (const node of [...attributesOf(dom), ...childrenOf(dom)]) names.set(nameOf(node).toLowerCase(), nameOf(node));
    return names.values();
  },
  typeName({ dom }, name) {
    const found = nodesNamed(dom, name);
    if (found.length !== 1) return 'System.Object[]';
    return typeof valueOfNode(found[0] as Node) === 'string' ? 'System.String' : 'System.Xml.XmlElement';
  },
};
