/** What web cmdlets are given and give: sessions, cookies, answers, elements of HTML. */

import { genericTypeOf, typeNamed } from '../../../../src/types/net-type.ts';
import { NetUri } from '../../../../src/types/text/uri.ts';
import { defineType, type PropertyDeclaration } from '../../../../src/types/type-declaration.ts';
import { DateTime } from '../../../../src/types/values/date-time.ts';
import type { NetDictionary } from '../../../../src/types/values/net-dictionary.ts';
import { NetList } from '../../../../src/types/values/net-list.ts';
import { Cookie, CookieContainer } from '../../web/cookies.ts';
import type { ElementCollection } from '../../web/html-elements.ts';
import { encodingOf, type HtmlResponse, type WebResponse } from '../../web/web-response.ts';
import { WebRequestSession } from '../../web/web-session.ts';

/** A property that is only a field of the object. */
function plain<T>(type: string, name: string, key: keyof T & string): PropertyDeclaration {
  return [
    `${type} ${name} {get;set;}`,
    (self: T) => self[key],
    (self: Record<string, unknown>, value: unknown) => {
      self[key] = value;
    },
  ];
}

function cookieList(cookies: readonly Cookie[]): NetList {
  const type = genericTypeOf(typeNamed('System.Collections.ObjectModel.Collection`1'), [
    typeNamed('System.Net.Cookie'),
  ]);
  return new NetList(type, [...cookies]);
}

const absolute = (uri: NetUri | string): NetUri => (uri instanceof NetUri ? uri : NetUri.parse(uri, 'absolute'));

export default [
  defineType({
    name: 'Microsoft.PowerShell.Commands.WebRequestMethod',
    kind: 'enum',
    members: { Default: 0, Get: 1, Head: 2, Post: 3, Put: 4, Delete: 5, Trace: 6, Options: 7, Merge: 8, Patch: 9 },
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.WebAuthenticationType',
    kind: 'enum',
    members: { None: 0, Basic: 1, Bearer: 2, OAuth: 3 },
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.WebSslProtocol',
    kind: 'enum',
    flags: true,
    members: { Default: 0, Tls: 192, Tls11: 768, Tls12: 3072, Tls13: 12288 },
  }),
  defineType<Cookie>({
    name: 'System.Net.Cookie',
    constructors: [
      ['()', () => new Cookie('', '')],
      ['(string name, string value)', (name: string, value: string) => new Cookie(name, value)],
      [
        '(string name, string value, string path)',
        (name: string, value: string, path: string) => withPlace(new Cookie(name, value), path, ''),
      ],
      [
        '(string name, string value, string path, string domain)',
        (name: string, value: string, path: string, domain: string) => withPlace(new Cookie(name, value), path, domain),
      ],
    ],
    properties: [
      plain<Cookie>('bool', 'HttpOnly', 'httpOnly'),
      plain<Cookie>('string', 'Domain', 'domain'),
      [
        'datetime Expires {get;}',
        ({ expires }: Cookie) => (expires === null ? DateTime.minValue : DateTime.fromUnixMs(expires).toLocalTime()),
      ],
      plain<Cookie>('string', 'Name', 'name'),
      plain<Cookie>('string', 'Path', 'path'),
      plain<Cookie>('bool', 'Secure', 'secure'),
      plain<Cookie>('string', 'Value', 'value'),
    ],
    toText: (self) => self.toString(),
  }),
  defineType<CookieContainer>({
    name: 'System.Net.CookieContainer',
    constructors: [['()', () => new CookieContainer()]],
    properties: [['int Count {get;}', (self: CookieContainer) => self.all.length]],
    methods: [
      ['void Add(System.Net.Cookie cookie)', (self: CookieContainer, cookie: Cookie) => self.add(cookie)],
      [
        'void Add(uri uri, System.Net.Cookie cookie)',
        (self: CookieContainer, uri: NetUri, cookie: Cookie) => {
          const { host } = absolute(uri).absolute();
          self.add(withPlace(cookie, cookie.path || '/', cookie.domain || host));
        },
      ],
      [
        'void SetCookies(uri uri, string cookieHeader)',
        (self: CookieContainer, uri: NetUri, header: string) => self.take(absolute(uri), header),
      ],
      [
        'System.Collections.ObjectModel.Collection[System.Net.Cookie] GetCookies(uri uri)',
        (self: CookieContainer, uri: NetUri) => cookieList(self.for(absolute(uri))),
      ],
      [
        'System.Collections.ObjectModel.Collection[System.Net.Cookie] GetAllCookies()',
        (self: CookieContainer) => cookieList(self.all),
      ],
      ['string GetCookieHeader(uri uri)', (self: CookieContainer, uri: NetUri) => self.header(absolute(uri))],
    ],
  }),
  defineType<WebRequestSession>({
    name: 'Microsoft.PowerShell.Commands.WebRequestSession',
    constructors: [['()', () => new WebRequestSession()]],
    properties: [
      [
        'System.Collections.Generic.Dictionary[string,string] Headers {get;}',
        (self: WebRequestSession) => self.headers,
      ],
      plain<WebRequestSession>('System.Net.CookieContainer', 'Cookies', 'cookies'),
      plain<WebRequestSession>('bool', 'UseDefaultCredentials', 'useDefaultCredentials'),
      plain<WebRequestSession>('System.Net.NetworkCredential', 'Credentials', 'credentials'),
      plain<WebRequestSession>(
        'System.Security.Cryptography.X509Certificates.X509CertificateCollection',
        'Certificates',
        'certificates',
      ),
      plain<WebRequestSession>('string', 'UserAgent', 'userAgent'),
      plain<WebRequestSession>('int', 'MaximumRedirection', 'maximumRedirection'),
      plain<WebRequestSession>('int', 'MaximumRetryCount', 'maximumRetryCount'),
      plain<WebRequestSession>('int', 'RetryIntervalInSeconds', 'retryIntervalInSeconds'),
    ],
  }),
  defineType<ElementCollection>({
    name: 'Microsoft.PowerShell.Commands.WebCmdletElementCollection',
    properties: [['int Count {get;}', (self: ElementCollection) => self.elements.length]],
    methods: [
      ['psobject Find(string nameOrId)', (self: ElementCollection, key: string) => self.find(['id', 'name'], key)],
      ['psobject FindById(string id)', (self: ElementCollection, id: string) => self.find(['id'], id)],
      ['psobject FindByName(string name)', (self: ElementCollection, name: string) => self.find(['name'], name)],
    ],
    index: {
      get: (self: ElementCollection, at: number) => self.elements[at < 0 ? self.elements.length + at : at] ?? null,
    },
    enumerate: (self) => self.elements,
    count: (self) => self.elements.length,
  }),
  defineType({
    name: 'Microsoft.PowerShell.Commands.WebResponseContentMemoryStream',
    base: 'System.IO.MemoryStream',
  }),
  defineType<WebResponse>({
    name: 'Microsoft.PowerShell.Commands.WebResponseObject',
    properties: [
      ['System.Net.Http.HttpResponseMessage BaseResponse {get;}', (self: WebResponse) => self.response],
      ['byte[] Content {get;}', (self: WebResponse) => self.content],
      [
        'System.Collections.Generic.Dictionary[string,System.Collections.Generic.IEnumerable[string]] Headers {get;}',
        (self: WebResponse): NetDictionary => self.response.headerTable(),
      ],
      ['string OutFile {get;}', (self: WebResponse) => self.outFile],
      plain<WebResponse>('string', 'RawContent', 'rawContent'),
      ['long RawContentLength {get;}', (self: WebResponse) => BigInt(self.bytes.length)],
      ['System.IO.MemoryStream RawContentStream {get;}', (self: WebResponse) => self.stream],
      [
        'System.Collections.Generic.Dictionary[string,string] RelationLink {get;}',
        (self: WebResponse) => self.relations,
      ],
      ['int StatusCode {get;}', (self: WebResponse) => self.response.reply.status],
      ['string StatusDescription {get;}', (self: WebResponse) => self.status.toString()],
    ],
    toText: (self) => self.toString(),
  }),
  defineType<HtmlResponse>({
    name: 'Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject',
    base: 'Microsoft.PowerShell.Commands.WebResponseObject',
    properties: [
      ['string Content {get;}', (self: HtmlResponse) => self.content],
      ['System.Text.Encoding Encoding {get;}', (self: HtmlResponse) => encodingOf(self.response)],
      [
        'Microsoft.PowerShell.Commands.WebCmdletElementCollection Images {get;}',
        (self: HtmlResponse) => self.elements('images'),
      ],
      [
        'Microsoft.PowerShell.Commands.WebCmdletElementCollection InputFields {get;}',
        (self: HtmlResponse) => self.elements('fields'),
      ],
      [
        'Microsoft.PowerShell.Commands.WebCmdletElementCollection Links {get;}',
        (self: HtmlResponse) => self.elements('links'),
      ],
    ],
    toText: (self) => self.toString(),
  }),
];

function withPlace(cookie: Cookie, path: string, domain: string): Cookie {
  cookie.path = path;
  cookie.domain = domain;
  return cookie;
}
