/** WebResponseObject and BasicHtmlWebResponseObject: what Invoke-WebRequest gives. */
import { utf8Text } from '../../../src/platform/bytes.ts';
import { MemoryStream } from '../../../src/types/files/stream.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { type Encoding, encodings, findEncoding } from '../../../src/types/text/encoding.ts';
import type { EnumValue } from '../../../src/types/values/enum-value.ts';
import { NetDictionary } from '../../../src/types/values/net-dictionary.ts';
import { type ElementCollection, elementsIn } from './html-elements.ts';
import type { ResponseMessage } from './http-messages.ts';

const JSON_TYPE = /^(application|text)\/(x-)?(json|javascript|json-.*)$|\+json$/;
const XML_TYPE = /^(application|text)\/xml(-.*)?$|\+xml$/;

export const isJson = (mediaType: string): boolean => JSON_TYPE.test(mediaType);
export const isXml = (mediaType: string): boolean => XML_TYPE.test(mediaType);

/** Whether the body is text to read, by what the server calls it. */
export function isText(mediaType: string): boolean {
  return mediaType.startsWith('text/') || isJson(mediaType) || isXml(mediaType) || mediaType.includes('script');
}

/** What an HTML or XML text says of its own encoding. */
const OWN_ENCODING = /<(?:meta\s[^>]*charset\s*=|\?xml\s[^>]*encoding\s*=)\s*["']?([\w-]+)/i;

/** The encoding that the server names, or else the text itself, or else UTF-8. */
export function encodingOf(response: ResponseMessage): Encoding {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(response.header('content-type') ?? '')?.[1];
  const own = charset ?? OWN_ENCODING.exec(utf8Text(response.reply.body.subarray(0, 1024)))?.[1];
  return (own === undefined ? undefined : findEncoding(own)) ?? encodings.utf8NoBom;
}

export function textOf(response: ResponseMessage): string {
  return encodingOf(response)
    .decode(response.reply.body)
    .replace(/^\ufeff/, '');
}

/** A stream of what the server sent. */
export class ContentStream extends MemoryStream {
  override netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.WebResponseContentMemoryStream');
  }
}

export class WebResponse extends NetObject {
  rawContent: string;

  constructor(
    readonly response: ResponseMessage,
    /** Where the body was written; null where it was not. */
    readonly outFile: string | null = null,
  ) {
    super();
    this.rawContent = this.head() + this.rawText();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.WebResponseObject');
  }

  get status(): EnumValue {
    return this.response.status;
  }

  get bytes(): Uint8Array {
    return this.response.reply.body;
  }

  get content(): unknown {
    return this.bytes;
  }

  get stream(): ContentStream {
    return new ContentStream(this.bytes, true, true);
  }

  private head(): string {
    const { version } = this.response.reply;
    const lines = [...this.response.headerTable().slots()].map(
      ({ key, value }) => `${String(key)}: ${(value as readonly string[]).join(', ')}\n`,
    );
    return `HTTP/${version} ${this.response.reply.status} ${this.status.toString()}\n${lines.join('')}\n`;
  }

  protected rawText(): string {
    return this.visible();
  }

  /** The bytes as characters of ASCII, with a point for what cannot be shown. */
  private visible(): string {
    return Array.from(this.bytes, (byte) =>
      byte > 127 ? '?' : byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 ? '.' : String.fromCharCode(byte),
    ).join('');
  }

  override toString(): string {
    return this.visible();
  }

  /** The addresses of the header Link, by what they are to this one. */
  get relations(): NetDictionary {
    const text = typeNamed('System.String');
    const type = genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), [text, text]);
    const table = new NetDictionary(type);
    for (const [name, address] of relationsOf(this.response)) table.set(name, address);
    return table;
  }
}

/** A link of the header Link: `<address>; rel="next"`. */
const LINK = /<([^>]*)>\s*;\s*rel=(?:"([^"]*)"|([^\s,;]+))/gi;

export function relationsOf(response: ResponseMessage): ReadonlyMap<string, string> {
  const relations = new Map<string, string>();
  for (const [name, value] of response.headers) {
    if (name.toLowerCase() !== 'link') continue;
    for (const [, address = '', quoted, bare] of value.matchAll(LINK)) {
      const relation = quoted ?? bare ?? '';
      if (!relations.has(relation)) relations.set(relation, response.request.uri.resolve(address).absoluteUri);
    }
  }
  return relations;
}

export class HtmlResponse extends WebResponse {
  override netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject');
  }

  override get content(): string {
    return textOf(this.response);
  }

  protected override rawText(): string {
    return this.content;
  }

  override toString(): string {
    return this.content;
  }

  elements(kind: 'links' | 'images' | 'fields'): ElementCollection {
    return elementsIn(this.content, kind);
  }
}

export function responseObject(response: ResponseMessage, outFile: string | null): WebResponse {
  return isText(response.mediaType) ? new HtmlResponse(response, outFile) : new WebResponse(response, outFile);
}
