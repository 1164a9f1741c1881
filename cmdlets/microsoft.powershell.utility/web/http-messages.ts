/** HttpRequestMessage and HttpResponseMessage: what was asked, and what the server said. */
import type { HttpReply, HttpRequest } from '../../../src/platform/network.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { NetUri } from '../../../src/types/text/uri.ts';
import { StringComparer } from '../../../src/types/values/comparer.ts';
import { EnumValue } from '../../../src/types/values/enum-value.ts';
import { NetDictionary } from '../../../src/types/values/net-dictionary.ts';
import { asTypedArray } from '../../../src/types/values/typed-array.ts';

type Headers = HttpReply['headers'];

/** Headers that are of the content: .NET lists them behind those of the answer. */
const OF_CONTENT = /^(allow|content-.*|expires|last-modified)$/i;

const lookedUp = (headers: Headers, name: string): string | null =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? null;

export class RequestMessage extends NetObject {
  constructor(readonly request: HttpRequest) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Net.Http.HttpRequestMessage');
  }

  get uri(): NetUri {
    return NetUri.parse(this.request.url, 'absolute');
  }

  override toString(): string {
    const { method, headers, body } = this.request;
    const lines = headers
      .filter(([name]) => name !== 'Host' && (body !== null || name !== 'Content-Length'))
      .map(([name, value]) => `  ${name}: ${value}\n`);
    const content = body === null ? '<null>' : 'System.Net.Http.ByteArrayContent';
    return `Method: ${method}, RequestUri: '${this.uri}', Version: 1.1, Content: ${content}, Headers:\n{\n${lines.join('')}}`;
  }
}

export class ResponseMessage extends NetObject {
  /** In the order in which .NET lists them; those that spoke of the packed body are gone with it. */
  readonly headers: Headers;

  constructor(
    readonly reply: HttpReply,
    readonly request: RequestMessage,
  ) {
    super();
    const kept = reply.headers.filter(([name]) => !reply.wasPacked || !/^content-(encoding|length)$/i.test(name));
    this.headers = [
      ...kept.filter(([name]) => !OF_CONTENT.test(name)),
      ...kept.filter(([name]) => OF_CONTENT.test(name)),
    ];
  }

  netType(): NetType {
    return typeNamed('System.Net.Http.HttpResponseMessage');
  }

  override toString(): string {
    const { reason, status, version } = this.reply;
    const lines = this.headers.map(([name, value]) => `  ${name}: ${value}\n`);
    return `StatusCode: ${status}, ReasonPhrase: '${reason}', Version: ${version}, Content: System.Net.Http.HttpConnectionResponseContent, Headers:\n{\n${lines.join('')}}`;
  }

  get status(): EnumValue {
    return EnumValue.of(typeNamed('System.Net.HttpStatusCode'), this.reply.status);
  }

  get isSuccess(): boolean {
    return this.reply.status >= 200 && this.reply.status < 300;
  }

  header(name: string): string | null {
    return lookedUp(this.headers, name);
  }

  /** `text/html` of `text/html; charset=utf-8`, in small letters; empty when the server says nothing. */
  get mediaType(): string {
    return (this.header('content-type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
  }

  /** The headers as a dictionary of lists. */
  headerTable(): NetDictionary {
    const text = typeNamed('System.String');
    const texts = genericTypeOf(typeNamed('System.Collections.Generic.IEnumerable`1'), [text]);
    const type = genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), [text, texts]);
    const table = new NetDictionary(type, StringComparer.ordinalIgnoreCase);
    const values = new Map<string, string[]>();
    for (const [name, value] of this.headers) {
      const key = [...values.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
      if (key === undefined) values.set(name, [value]);
      else values.get(key)?.push(value);
    }
    for (const [name, list] of values) table.set(name, asTypedArray(list, text));
    return table;
  }
}
