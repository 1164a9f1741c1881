/** Nodes that a script makes, with the names that .NET lets them have: it forbids less than the DOM does. */
import { type NetException, netException } from '../net-exception.ts';
import { xmlException } from './xml-parser.ts';

function argument(message: string): NetException {
  return netException('System.ArgumentException', message);
}

/** Splits `prefix:local`. .NET looks at each character, and not at the first one in particular. (XmlDocument.CheckName) */
function checkedName(name: string): { prefix: string | null; local: string } {
  const [, prefix = null, local = name] = /^([^:]+):([^:]+)$/.exec(name) ?? [];
  const wrong = /[^\p{L}\p{N}\p{M}_.\-\u00b7]/u.exec(prefix ?? '') ?? /[^\p{L}\p{N}\p{M}_.\-\u00b7]/u.exec(local);
  if (!wrong) return { prefix, local };
  const [character] = wrong;
  const code = character.charCodeAt(0);
  const shown = code === 0 ? '.' : character;
  const hex = code.toString(16).toUpperCase().padStart(2, '0');
  throw xmlException(`The '${shown}' character, hexadecimal value 0x${hex}, cannot be included in a name.`);
}

export function createElement(document: Document, name: string, namespace: string | null): Element {
  if (name === '') throw argument('The local name for elements or attributes cannot be null or an empty string.');
  const { prefix, local } = checkedName(name);
  const element = document.createElementNS(namespace, 'x');
  return Object.assign(element, { nodeName: name, tagName: name, localName: local, prefix });
}

export function createAttribute(document: Document, name: string): Attr {
  if (name === '') throw argument('The attribute local name cannot be empty.');
  const { local } = checkedName(name);
  // A prefix without a namespace is dropped when it is written.
  return Object.assign(document.createAttribute('x'), { nodeName: local, name: local, localName: local });
}

export function setAttribute(element: Element, name: string, value: string): void {
  if (name === '') throw argument('The attribute local name cannot be empty.');
  checkedName(name);
  element.setAttribute(name, value);
}

export function createCDataSection(document: Document, text: string): Node {
  return Object.assign(document.createCDATASection(''), { data: text, nodeValue: text, length: text.length });
}

export function createInstruction(document: Document, target: string, data: string): Node {
  if (target === '') throw argument("The value cannot be an empty string. (Parameter 'target')");
  return document.createProcessingInstruction(target, data);
}

export function createDeclaration(document: Document, version: string, encoding: string, standalone: string): Node {
  if (!/^1\.\d+$/.test(version)) {
    throw argument('Wrong XML version information. The XML must match production "VersionNum ::= \'1.\' [0-9]+".');
  }
  if (!/^(?:yes|no)?$/.test(standalone)) {
    throw argument(`Wrong value for the XML declaration standalone attribute of '${standalone}'.`);
  }
  const parts = [
    `version="${version}"`,
    encoding ? `encoding="${encoding}"` : '',
    standalone ? `standalone="${standalone}"` : '',
  ];
  return document.createProcessingInstruction('xml', parts.filter((part) => part !== '').join(' '));
}
