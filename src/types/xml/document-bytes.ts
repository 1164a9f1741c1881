/** A document as XmlDocument.Save writes it and Load reads it: in the encoding that its declaration names. */
import { decodeText } from '../files/host-files.ts';
import { type Encoding, encodings, findEncoding } from '../text/encoding.ts';
import { xmlException } from './xml-parser.ts';
import { childrenOf, indentedXml, outerXml } from './xml-writer.ts';

export interface Saving {
  /** Whether the white space of the document is kept (PreserveWhitespace), which is indented otherwise. */
  readonly keepsSpace: boolean;
}

/** Bytes for a file or a stream: by the declared encoding, with its mark; without a declaration UTF-8 without one. */
export function savedBytes(document: Node, { keepsSpace }: Saving): Uint8Array {
  const encoding = declaredEncoding(document);
  const bytes = encoding.encode(keepsSpace ? outerXml(document) : indentedXml(document));
  return Uint8Array.from([...encoding.preamble, ...bytes]);
}

/** Text for a TextWriter, which knows its encoding: the declaration names that one, whatever the document's own says. */
export function savedText(document: Node, { keepsSpace }: Saving, encoding: Encoding): string {
  const declaration = declarationOf(document);
  const nodes = [...childrenOf(document)].filter((node) => node !== declaration);
  const standalone = /\bstandalone=["'](?:yes|no)["']/.exec(declaration?.nodeValue ?? '')?.[0];
  const parts = [
    `<?xml version="1.0" encoding="${encoding.kind.webName}"${standalone ? ` ${standalone}` : ''}?>`,
    ...nodes.map((node) => (keepsSpace ? outerXml(node) : indentedXml(node))),
  ];
  return parts.join(keepsSpace ? '' : '\n');
}

/** How much of a document its declaration takes up, at most. */
const DECLARATION_BYTES = 200;

/**
 * The text of bytes: by their mark, else by the encoding that the declaration names, else UTF-8.
 * @throws NetException System.Xml.XmlException where the declaration names one that it cannot be
 */
export function documentText(bytes: Uint8Array): string {
  const hasMark = (bytes[0] ?? 0) >= 0xef;
  const start = encodings.latin1.decode(bytes.subarray(hasMark ? 3 : 0, DECLARATION_BYTES));
  const [before = '', name] = /^(<\?xml\b[^>]*\bencoding=["'])([^"']+)["']/.exec(start)?.slice(1) ?? [];
  return decodeText(bytes, name === undefined ? encodings.utf8 : encodingNamed(name, before.length + 1));
}

function encodingNamed(name: string, position: number): Encoding {
  const found = findEncoding(name);
  if (!found) throw xmlException(`System does not support '${name}' encoding.`, 1, position);
  // What could be read so far has one byte a letter.
  if (found.kind.webName.startsWith('utf-16'))
    throw xmlException('There is no Unicode byte order mark. Cannot switch to Unicode.');
  return found;
}

function declarationOf(document: Node): Node | null {
  const first = document.firstChild;
  return first?.nodeType === 7 && first.nodeName === 'xml' ? first : null;
}

function declaredEncoding(document: Node): Encoding {
  const [, name] = /\bencoding=["']([^"']+)["']/.exec(declarationOf(document)?.nodeValue ?? '') ?? [];
  return (name === undefined ? undefined : findEncoding(name)) ?? encodings.utf8NoBom;
}
