/** System.UriBuilder. */
import { NetException } from '../net-exception.ts';
import { requireValue } from '../text/argument-checks.ts';
import type { NetUri } from '../text/uri.ts';
import { UriBuilder } from '../text/uri-builder.ts';
import { defineType, type PropertyDeclaration } from '../type-declaration.ts';

type TextPart = 'scheme' | 'userName' | 'password' | 'host' | 'path' | 'query' | 'fragment';

function textPart(name: string, part: TextPart): PropertyDeclaration {
  return [
    `string ${name} {get;set;}`,
    (self: UriBuilder) => self[part],
    (self: UriBuilder, value: string | null) => {
      self[part] = value ?? '';
    },
  ];
}

function made(scheme: string | null, host: string | null, port?: number, path?: string | null, tail?: string | null) {
  const builder = new UriBuilder();
  builder.scheme = scheme ?? '';
  builder.host = host ?? '';
  if (port !== undefined) builder.port = port;
  if (path !== undefined) builder.path = path ?? '';
  builder.tail = tail ?? '';
  return builder;
}

/** Two are equal by the URIs that they stand for. */
function comparable(self: UriBuilder): string {
  try {
    return self.uri.leftPart('query');
  } catch (error) {
    if (error instanceof NetException) return self.toString();
    throw error;
  }
}

export default defineType<UriBuilder>({
  name: 'System.UriBuilder',
  constructors: [
    ['()', () => new UriBuilder()],
    ['(string uri)', (text: string) => UriBuilder.fromText(requireValue(text, 'uri'))],
    ['(uri uri)', (uri: NetUri | null) => UriBuilder.fromUri(requireValue(uri, 'uri'))],
    ['(string schemeName, string hostName)', made],
    ['(string scheme, string host, int portNumber)', made],
    ['(string scheme, string host, int port, string pathValue)', made],
    ['(string scheme, string host, int port, string path, string extraValue)', made],
  ],
  properties: [
    textPart('Scheme', 'scheme'),
    textPart('UserName', 'userName'),
    textPart('Password', 'password'),
    textPart('Host', 'host'),
    [
      'int Port {get;set;}',
      (self: UriBuilder) => self.port,
      (self: UriBuilder, value: number) => {
        self.port = value;
      },
    ],
    textPart('Path', 'path'),
    textPart('Query', 'query'),
    textPart('Fragment', 'fragment'),
    ['uri Uri {get;}', (self: UriBuilder) => self.uri],
  ],
  methods: [['string ToString()', (self: UriBuilder) => self.toString()]],
  toText: (self) => self.toString(),
  equals: (a, b) => comparable(a) === comparable(b),
  hashKey: comparable,
});
