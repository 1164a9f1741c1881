/** Writes XML as .NET does: `<a />` for empty elements; indented as XmlWriter with Indent. */
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const INSTRUCTION = 7;
const COMMENT = 8;
const DOCUMENT = 9;
const DOCUMENT_TYPE = 10;

/** The namespaces that what is written so far has declared, by prefix; '' is that of names without one. */
type Scope = ReadonlyMap<string, string>;

const NOTHING_DECLARED: Scope = new Map();

/** A node as it is written alone: with the namespaces that its names need, wherever they are declared. */
export function outerXml(node: Node): string {
  return nodeText(node, NOTHING_DECLARED);
}

export function innerXml(node: Node): string {
  return contentText(node, NOTHING_DECLARED);
}

function nodeText(node: Node, scope: Scope): string {
  switch (node.nodeType) {
    case ELEMENT:
      return elementText(node as Element, scope);
    case 2:
      return `${node.nodeName}="${escapeAttribute(node.nodeValue ?? '')}"`;
    case TEXT:
      return escapeText(node.nodeValue ?? '');
    case CDATA:
      return `<![CDATA[${node.nodeValue ?? ''}]]>`;
    case INSTRUCTION:
      return instructionText(node);
    case DOCUMENT_TYPE:
      return documentTypeText(node as DocumentType);
    case COMMENT:
      return `<!--${node.nodeValue ?? ''}-->`;
    default:
      return contentText(node, scope);
  }
}

/** As .NET writes it: the rules in brackets even where there are none. */
function documentTypeText(type: DocumentType): string {
  const { name, publicId, systemId } = type;
  const ids = publicId ? ` PUBLIC "${publicId}" "${systemId}"` : systemId ? ` SYSTEM "${systemId}"` : '';
  return `<!DOCTYPE ${name}${ids}[${(type as { internalSubset?: string }).internalSubset ?? ''}]>`;
}

function contentText(node: Node, scope: Scope): string {
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) text += nodeText(child, scope);
  return text;
}

function instructionText(node: Node): string {
  return `<?${node.nodeName}${node.nodeValue ? ` ${node.nodeValue}` : ''}?>`;
}

function elementText(element: Element, scope: Scope): string {
  const head = headOf(element, scope);
  if (!element.firstChild) return `<${head.text} />`;
  return `<${head.text}>${contentText(element, head.scope)}</${element.nodeName}>`;
}

/** The name and the attributes of an element, the namespaces last that nothing around it declares; and what holds in it. */
function headOf(element: Element, outer: Scope): { readonly text: string; readonly scope: Scope } {
  let text = element.nodeName;
  let scope = outer;
  const declare = (prefix: string, uri: string) => {
    if ((scope.get(prefix) ?? '') !== uri) scope = new Map(scope).set(prefix, uri);
  };
  const prefixed: Attr[] = [];
  for (let i = 0; i < element.attributes.length; i++) {
    const attribute = element.attributes[i] as Attr;
    text += ` ${attribute.name}="${escapeAttribute(attribute.value)}"`;
    if (attribute.name === 'xmlns') declare('', attribute.value);
    else if (attribute.prefix === 'xmlns') declare(attribute.localName, attribute.value);
    else if (attribute.prefix) prefixed.push(attribute);
  }
  for (const { prefix, namespaceURI } of [element, ...prefixed]) {
    const uri = namespaceURI ?? '';
    // `xml` is everybody's, and a prefix without a namespace cannot be declared.
    if (prefix === 'xml' || (prefix && uri === '') || (scope.get(prefix ?? '') ?? '') === uri) continue;
    declare(prefix ?? '', uri);
    text += ` xmlns${prefix ? `:${prefix}` : ''}="${escapeAttribute(uri)}"`;
  }
  return { text, scope };
}

export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}

function escapeAttribute(text: string): string {
  return escapeText(text).replace(/["\r\n\t]/g, (char) =>
    char === '"' ? '&quot;' : `&#x${char.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** With two blanks a level; elements with text in them stay on one line. */
export function indentedXml(node: Node, lineEnd = '\n'): string {
  return indentedText(node, { lineEnd, level: 0, scope: NOTHING_DECLARED });
}

interface Place {
  readonly lineEnd: string;
  readonly level: number;
  readonly scope: Scope;
}

function indentedText(node: Node, { lineEnd, level, scope }: Place): string {
  const indent = '  '.repeat(level);
  if (node.nodeType === DOCUMENT)
    return Array.from(childrenOf(node), (child) => indentedText(child, { lineEnd, level, scope })).join(lineEnd);
  if (node.nodeType !== ELEMENT) return indent + nodeText(node, scope);
  const children = [...childrenOf(node)];
  if (children.length === 0 || children.some((child) => child.nodeType === TEXT || child.nodeType === CDATA))
    return indent + nodeText(node, scope);
  const head = headOf(node as Element, scope);
  const inside = { lineEnd, level: level + 1, scope: head.scope };
  const inner = children.map((child) => indentedText(child, inside)).join(lineEnd);
  return `${indent}<${head.text}>${lineEnd}${inner}${lineEnd}${indent}</${node.nodeName}>`;
}

export function* childrenOf(node: Node): Generator<Node> {
  for (let child = node.firstChild; child; child = child.nextSibling) yield child;
}
