/** WebClient, its headers, and the answer that its exceptions carry. */
import { MemoryStream } from '../../../../src/types/files/stream.ts';
import { argumentException } from '../../../../src/types/net-exception.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import type { Encoding } from '../../../../src/types/text/encoding.ts';
import { defineType, type MethodDeclaration } from '../../../../src/types/type-declaration.ts';
import { EnumValue } from '../../../../src/types/values/enum-value.ts';
import type { NameValueCollection } from '../../../../src/types/values/name-value-collection.ts';
import { Int64 } from '../../../../src/types/values/numbers.ts';
import type { NetworkCredential } from '../../../../src/types/values/secure-string.ts';
import { type HttpWebResponse, WebClient, WebHeaderCollection } from '../../web/web-client.ts';

const ADDRESSES = ['string address', 'uri address'] as const;

/** A method that takes the address as a text or as a uri. */
function forBoth(
  result: string,
  name: string,
  rest: string,
  run: (self: WebClient, address: unknown, ...args: never[]) => unknown,
): MethodDeclaration[] {
  return ADDRESSES.map((address) => [`${result} ${name}(${address}${rest})`, run]);
}

/** `Name: value` as one text. */
function addLine(self: WebHeaderCollection, line: string): void {
  const at = line.indexOf(':');
  if (at < 0) throw argumentException('ArgumentException', "Specified value does not have a ':' separator.", 'header');
  self.add(line.slice(0, at).trim(), line.slice(at + 1).trim());
}

/** As headers stand in a message. */
function headerText(self: WebHeaderCollection): string {
  const lines = self.names.map((name) => `${name}: ${self.get(name) ?? ''}\r\n`);
  return `${lines.join('')}\r\n`;
}

function readStream(bytes: Uint8Array): MemoryStream {
  return new MemoryStream(bytes, false, true);
}

export default [
  defineType<WebHeaderCollection>({
    name: 'System.Net.WebHeaderCollection',
    base: 'System.Collections.Specialized.NameValueCollection',
    constructors: [['()', () => new WebHeaderCollection()]],
    methods: [
      ['void Add(string header)', addLine],
      [
        'void Add(string name, string value)',
        (self: WebHeaderCollection, name: string, value: string | null) => self.add(name, value),
      ],
      ['string ToString()', headerText],
    ],
  }),
  defineType<WebClient>({
    name: 'System.Net.WebClient',
    base: 'System.ComponentModel.Component',
    constructors: [['()', () => new WebClient()]],
    properties: [
      [
        'System.Text.Encoding Encoding {get;set;}',
        (self: WebClient) => self.encoding,
        (self: WebClient, value: Encoding) => {
          self.encoding = value;
        },
      ],
      [
        'string BaseAddress {get;set;}',
        (self: WebClient) => self.baseAddress,
        (self: WebClient, value: string | null) => {
          self.baseAddress = value;
        },
      ],
      [
        'System.Net.ICredentials Credentials {get;set;}',
        (self: WebClient) => self.credentials,
        (self: WebClient, value: NetworkCredential | null) => {
          self.credentials = value;
        },
      ],
      [
        'bool UseDefaultCredentials {get;set;}',
        (self: WebClient) => self.useDefaultCredentials,
        (self: WebClient, value: boolean) => {
          self.useDefaultCredentials = value;
        },
      ],
      [
        'System.Net.WebHeaderCollection Headers {get;set;}',
        (self: WebClient) => self.headers,
        (self: WebClient, value: WebHeaderCollection | null) => {
          self.headers = value ?? new WebHeaderCollection();
        },
      ],
      [
        'System.Collections.Specialized.NameValueCollection QueryString {get;set;}',
        (self: WebClient) => self.query,
        (self: WebClient, value: NameValueCollection) => {
          self.query = value;
        },
      ],
      ['System.Net.WebHeaderCollection ResponseHeaders {get;}', (self: WebClient) => self.responseHeaders],
      [
        'System.Net.IWebProxy Proxy {get;set;}',
        (self: WebClient) => self.proxy,
        (self: WebClient, value: unknown) => {
          self.proxy = value;
        },
      ],
      ['bool IsBusy {get;}', () => false],
    ],
    methods: [
      ...forBoth('string', 'DownloadString', '', (self, address) => self.downloadText(address)),
      ...forBoth('byte[]', 'DownloadData', '', (self, address) => self.download(address)),
      ...forBoth('void', 'DownloadFile', ', string fileName', (self, address, fileName: string | null) =>
        self.downloadFile(address, fileName),
      ),
      ...forBoth('System.IO.Stream', 'OpenRead', '', (self, address) => readStream(self.download(address))),
      ...forBoth('string', 'UploadString', ', string data', (self, address, data: string | null) =>
        self.uploadText(address, null, data),
      ),
      ...forBoth(
        'string',
        'UploadString',
        ', string method, string data',
        (self, address, method: string | null, data: string | null) => self.uploadText(address, method, data),
      ),
      ...forBoth('byte[]', 'UploadData', ', byte[] data', (self, address, data: Uint8Array | null) =>
        self.upload(address, null, data, 'data'),
      ),
      ...forBoth(
        'byte[]',
        'UploadData',
        ', string method, byte[] data',
        (self, address, method: string | null, data: Uint8Array | null) => self.upload(address, method, data, 'data'),
      ),
      ...forBoth(
        'byte[]',
        'UploadValues',
        ', System.Collections.Specialized.NameValueCollection data',
        (self, address, data: NameValueCollection | null) => self.uploadValues(address, null, data),
      ),
      ...forBoth(
        'byte[]',
        'UploadValues',
        ', string method, System.Collections.Specialized.NameValueCollection data',
        (self, address, method: string | null, data: NameValueCollection | null) =>
          self.uploadValues(address, method, data),
      ),
      ['void Dispose()', () => undefined],
    ],
  }),
  defineType({ name: 'System.Net.WebResponse', base: 'System.MarshalByRefObject', abstract: true }),
  defineType<HttpWebResponse>({
    name: 'System.Net.HttpWebResponse',
    base: 'System.Net.WebResponse',
    properties: [
      [
        'System.Net.HttpStatusCode StatusCode {get;}',
        (self: HttpWebResponse) => EnumValue.of(typeNamed('System.Net.HttpStatusCode'), self.reply.status),
      ],
      ['string StatusDescription {get;}', (self: HttpWebResponse) => self.reply.reason],
      ['string Method {get;}', (self: HttpWebResponse) => self.method],
      ['uri ResponseUri {get;}', (self: HttpWebResponse) => self.uri],
      ['System.Net.WebHeaderCollection Headers {get;}', (self: HttpWebResponse) => self.headers],
      ['string ContentType {get;}', (self: HttpWebResponse) => self.headers.get('Content-Type') ?? ''],
      ['long ContentLength {get;}', (self: HttpWebResponse) => new Int64(BigInt(self.reply.body.length))],
    ],
    methods: [
      ['System.IO.Stream GetResponseStream()', (self: HttpWebResponse) => readStream(self.reply.body)],
      ['void Close()', () => undefined],
      ['void Dispose()', () => undefined],
    ],
  }),
  defineType({
    name: 'System.Net.WebExceptionStatus',
    kind: 'enum',
    members: {
      Success: 0,
      NameResolutionFailure: 1,
      ConnectFailure: 2,
      ReceiveFailure: 3,
      SendFailure: 4,
      PipelineFailure: 5,
      RequestCanceled: 6,
      ProtocolError: 7,
      ConnectionClosed: 8,
      TrustFailure: 9,
      SecureChannelFailure: 10,
      ServerProtocolViolation: 11,
      KeepAliveFailure: 12,
      Pending: 13,
      Timeout: 14,
      ProxyNameResolutionFailure: 15,
      UnknownError: 16,
      MessageLengthLimitExceeded: 17,
      CacheEntryNotFound: 18,
      RequestProhibitedByCachePolicy: 19,
      RequestProhibitedByProxy: 20,
    },
  }),
];
