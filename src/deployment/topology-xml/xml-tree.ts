/** Elements of an XML document as they are written: two blanks a level, as XElement writes them. */

/** An element that is to be written. Of text and children it has one or the other. */
export interface XmlElement {
  readonly name: string;
  /** `undefined` leaves an attribute out. */
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children?: readonly XmlElement[];
  readonly text?: string;
}

export function xmlText(element: XmlElement, indent = ''): string {
  const { name, attributes = {}, children = [], text } = element;
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const start = `${indent}<${name}${said.join('')}`;
  if (text !== undefined) return `${start}>${escaped(text)}</${name}>`;
  if (children.length === 0) return `${start} />`;
  const lines = children.map((child) => xmlText(child, `${indent}  `));
  return [`${start}>`, ...lines, `${indent}</${name}>`].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
