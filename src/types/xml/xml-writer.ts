/** Writes XML as .NET does: `<a />` for empty elements; indented as XmlWriter with Indent. */
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const INSTRUCTION = 7;
const COMMENT = 8;
const DOCUMENT = 9;
const DOCUMENT_TYPE = 10;

export function outerXml(node: Node): string {
  switch (node.nodeType) {
    case ELEMENT:
      return elementText(node as Element, innerXml(node));
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
      return innerXml(node);
  }
}

/** As .NET writes it: the rules in brackets even where there are none. */
function documentTypeText(type: DocumentType): string {
  const { name, publicId, systemId } = type;
  const ids = publicId ? ` PUBLIC "${publicId}" "${systemId}"` : systemId ? ` SYSTEM "${systemId}"` : '';
  return `<!DOCTYPE ${name}${ids}[${(type as { internalSubset?: string }).internalSubset ?? ''}]>`;
}

export function innerXml(node: Node): string {
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) text += outerXml(child);
  return text;
}

function instructionText(node: Node): string {
  return `<?${node.nodeName}${node.nodeValue ? ` ${node.nodeValue}` : ''}?>`;
}

function elementText(element: Element, content: string): string {
  const head = `<${element.nodeName}${attributesText(element)}`;
  return element.firstChild ? `${head}>${content}</${element.nodeName}>` : `${head} />`;
}

function attributesText(element: Element): string {
  let text = '';
  for (let i = 0; i < element.attributes.length; i++) {
    const attribute = element.attributes[i] as Attr;
    text += ` ${attribute.name}="${escapeAttribute(attribute.value)}"`;
  }
  return text;
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
export function indentedXml(node: Node, lineEnd = '\n', level = 0): string {
  const indent = '  '.repeat(level);
  if (node.nodeType === DOCUMENT) {
    return Array.from(childrenOf(node), (child) => indentedXml(child, lineEnd, level)).join(lineEnd);
  }
  if (node.nodeType !== ELEMENT) return indent + outerXml(node);
  const children = [...childrenOf(node)];
  if (children.length === 0 || children.some((child) => child.nodeType === TEXT || child.nodeType === CDATA))
    return indent + outerXml(node);
  const inner = children.map((child) => indentedXml(child, lineEnd, level + 1)).join(lineEnd);
  const element = node as Element;
  return `${indent}<${element.nodeName}${attributesText(element)}>${lineEnd}${inner}${lineEnd}${indent}</${element.nodeName}>`;
}

export function* childrenOf(node: Node): Generator<Node> {
  for (let child = node.firstChild; child; child = child.nextSibling) yield child;
}
