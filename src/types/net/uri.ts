/** System.Uri. */
import { argumentException, NetException, netException } from '../net-exception.ts';
import { requireValue } from '../text/argument-checks.ts';
import { defaultPort, escapeData, NetUri, type UriKind, unescapeData } from '../text/uri.ts';
import { defineType, type StaticPropertyDeclaration } from '../type-declaration.ts';
import type { Char } from '../values/char.ts';
import type { EnumValue } from '../values/enum-value.ts';
import type { PSReference } from '../values/reference.ts';

const kinds: readonly UriKind[] = ['either', 'absolute', 'relative'];

function kindOf(kind: EnumValue): UriKind {
  const found = kinds[Number(kind.value)];
  if (found) return found;
  throw netException(
    'System.ArgumentException',
    `The value '${kind.value}' passed for the UriKind parameter is invalid.`,
  );
}
const absolute = (text: string) => NetUri.parse(requireValue(text, 'uriString'), 'absolute');

function tryParse(text: string): NetUri | null {
  const result = { value: null as NetUri | null };
  return attempt(() => NetUri.parse(text, 'either'), result) ? result.value : null;
}

function attempt(make: () => NetUri, result: { value: unknown }): boolean {
  try {
    result.value = make();
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = null;
    return false;
  }
}

function isWellFormed(text: string, kind: UriKind): boolean {
  try {
    const uri = NetUri.parse(text, kind);
    return (
      !/[\s<>"{}|\\^`]/.test(text) &&
      (uri.parts === null || uri.absoluteUri.startsWith(text.replace(/#.*/s, '').slice(0, 1).toLowerCase()))
    );
  } catch (error) {
    if (error instanceof NetException) return false;
    throw error;
  }
}

/** UriHostNameType of an absolute URI: Unknown when its scheme has no place for a host. */
function hostTypeOf(self: NetUri): number {
  const { host, hasAuthority } = self.absolute();
  return host === '' && !hasAuthority ? 0 : hostType(host);
}

function hostType(host: string): number {
  if (host === '') return 1;
  if (host.startsWith('[')) return 4;
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) ? 3 : 2;
}

function segments(path: string): string[] {
  return path.match(/[^/]*\/|[^/]+$/g) ?? [];
}

const isFile = (self: NetUri) => self.absolute().scheme === 'file';
const isLoopback = (self: NetUri) =>
  hostTypeOf(self) !== 0 && /^(?:localhost|loopback|127\.\d+\.\d+\.\d+|\[::1\]|)$/.test(self.absolute().host);

/** Of a path with a drive letter without the slash before it. */
function absolutePath(self: NetUri): string {
  const { scheme, host, path } = self.absolute();
  return scheme === 'file' && host === '' && /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
}
const dnsHost = (self: NetUri) => self.absolute().host.replace(/^\[|\]$/g, '');
const leftParts = ['scheme', 'authority', 'path', 'query'] as const;

function leftPart(self: NetUri, part: EnumValue): string {
  const until = leftParts[Number(part.value)];
  if (until) return self.leftPart(until);
  const message = `The subcomponent, ${part.value}, of this uri is not valid.`;
  throw argumentException('ArgumentException', message, 'part');
}

function isBaseOf(self: NetUri, given: NetUri): boolean {
  if (!self.isAbsolute) return false;
  const other = given.isAbsolute ? given : self.resolve(given.originalString);
  const base = self.leftPart('authority') + self.absolute().path.replace(/[^/]*$/, '');
  return other.absoluteUri.toLowerCase().startsWith(base.toLowerCase());
}

function equals(self: NetUri, given: unknown): boolean {
  const other = typeof given === 'string' ? tryParse(given) : given;
  if (!(other instanceof NetUri) || self.isAbsolute !== other.isAbsolute) return false;
  return comparable(self) === comparable(other);
}

/** Fragment and user do not count. */
function comparable(uri: NetUri): string {
  return uri.parts
    ? `${uri.leftPart('scheme')}${uri.authority}${uri.parts.path}${uri.parts.query}`
    : uri.originalString;
}

const schemes = [
  'File',
  'Ftp',
  'Gopher',
  'Http',
  'Https',
  'Mailto',
  'News',
  'Nntp',
  'Ssh',
  'Telnet',
  'Ws',
  'Wss',
  'Sftp',
  'Ftps',
];

const schemeConstants: readonly StaticPropertyDeclaration[] = [
  ...schemes.map(
    (scheme): StaticPropertyDeclaration => [`string UriScheme${scheme} {get;}`, () => scheme.toLowerCase()],
  ),
  ['string UriSchemeNetTcp {get;}', () => 'net.tcp'],
  ['string UriSchemeNetPipe {get;}', () => 'net.pipe'],
  ['string SchemeDelimiter {get;}', () => '://'],
];

export default defineType<NetUri>({
  name: 'System.Uri',
  accelerators: ['uri'],
  interfaces: [
    'System.ISpanFormattable',
    'System.IFormattable',
    'System.IEquatable[uri]',
    'System.Runtime.Serialization.ISerializable',
  ],
  constructors: [
    ['(string uriString)', absolute],
    ['(string uriString, bool dontEscape)', absolute],
    ['(uri baseUri, string relativeUri, bool dontEscape)', (base: NetUri, relative: string) => base.resolve(relative)],
    ['(string uriString, System.UriKind uriKind)', (text: string, kind: EnumValue) => NetUri.parse(text, kindOf(kind))],
    ['(uri baseUri, string relativeUri)', (base: NetUri, relative: string) => base.resolve(relative)],
    ['(uri baseUri, uri relativeUri)', (base: NetUri, relative: NetUri) => base.resolve(relative.originalString)],
  ],
  properties: [
    ['string AbsolutePath {get;}', absolutePath],
    ['string AbsoluteUri {get;}', (self: NetUri) => self.absoluteUri],
    ['string LocalPath {get;}', (self: NetUri) => self.localPath],
    ['string Authority {get;}', (self: NetUri) => self.authority],
    ['System.UriHostNameType HostNameType {get;}', hostTypeOf],
    ['bool IsDefaultPort {get;}', (self: NetUri) => self.absolute().port === defaultPort(self.absolute().scheme)],
    ['bool IsFile {get;}', isFile],
    ['bool IsLoopback {get;}', isLoopback],
    ['string PathAndQuery {get;}', (self: NetUri) => absolutePath(self) + self.absolute().query],
    ['string[] Segments {get;}', (self: NetUri) => segments(self.absolute().path)],
    ['bool IsUnc {get;}', (self: NetUri) => isFile(self) && self.absolute().host !== ''],
    ['string Host {get;}', (self: NetUri) => self.absolute().host],
    ['int Port {get;}', (self: NetUri) => self.absolute().port],
    ['string Query {get;}', (self: NetUri) => (self.absolute().query === '?' ? '' : self.absolute().query)],
    ['string Fragment {get;}', (self: NetUri) => (self.absolute().fragment === '#' ? '' : self.absolute().fragment)],
    ['string Scheme {get;}', (self: NetUri) => self.absolute().scheme],
    ['string OriginalString {get;}', (self: NetUri) => self.originalString],
    ['string DnsSafeHost {get;}', dnsHost],
    ['string IdnHost {get;}', dnsHost],
    ['bool IsAbsoluteUri {get;}', (self: NetUri) => self.isAbsolute],
    ['bool UserEscaped {get;}', () => false],
    ['string UserInfo {get;}', (self: NetUri) => self.absolute().userInfo],
  ],
  staticProperties: schemeConstants,
  methods: [
    ['bool Equals(System.Object comparand)', equals],
    ['bool Equals(uri other)', equals],
    ['string GetLeftPart(System.UriPartial part)', leftPart],
    ['bool IsBaseOf(uri uri)', isBaseOf],
    ['bool IsWellFormedOriginalString()', (self: NetUri) => isWellFormed(self.originalString, 'either')],
    ['string MakeRelative(uri toUri)', (self: NetUri, target: NetUri) => self.relativeTo(target).originalString],
    ['uri MakeRelativeUri(uri uri)', (self: NetUri, target: NetUri) => self.relativeTo(target)],
    ['string ToString()', (self: NetUri) => self.toString()],
  ],
  staticMethods: [
    [
      'System.UriHostNameType CheckHostName(string name)',
      (name: string) => (/^[\w.-]+$/.test(name) ? hostType(name) : name.includes(':') ? 4 : 0),
    ],
    ['bool CheckSchemeName(string schemeName)', (name: string) => /^[a-z][a-z\d+.-]*$/i.test(name)],
    [
      'string EscapeDataString(string stringToEscape)',
      (text: string) => escapeData(requireValue(text, 'stringToEscape')),
    ],
    ['string EscapeUriString(string stringToEscape)', (text: string) => encodeURI(text)],
    [
      'string UnescapeDataString(string stringToUnescape)',
      (text: string) => unescapeData(requireValue(text, 'stringToUnescape')),
    ],
    ['string HexEscape(char character)', (c: Char) => `%${c.code.toString(16).toUpperCase().padStart(2, '0')}`],
    ['int FromHex(char digit)', (c: Char) => Number.parseInt(c.toString(), 16)],
    ['bool IsHexDigit(char character)', (c: Char) => /[\da-f]/i.test(c.toString())],
    [
      'bool IsHexEncoding(string pattern, int index)',
      (text: string, index: number) => /^%[\da-f]{2}/i.test(text.slice(index)),
    ],
    [
      'bool IsWellFormedUriString(string uriString, System.UriKind uriKind)',
      (text: string, kind: EnumValue) => isWellFormed(text, kindOf(kind)),
    ],
    [
      'bool TryCreate(string uriString, System.UriKind uriKind, ref uri result)',
      (text: string, kind: EnumValue, result: PSReference) => attempt(() => NetUri.parse(text, kindOf(kind)), result),
    ],
    [
      'bool TryCreate(uri baseUri, string relativeUri, ref uri result)',
      (base: NetUri, relative: string, result: PSReference) => attempt(() => base.resolve(relative), result),
    ],
    [
      'bool TryCreate(uri baseUri, uri relativeUri, ref uri result)',
      (base: NetUri, relative: NetUri, result: PSReference) =>
        attempt(() => base.resolve(relative.originalString), result),
    ],
  ],
  toText: (self) => self.toString(),
  equals,
  hashKey: comparable,
  convertFrom: (value) => (typeof value === 'string' ? NetUri.parse(value, 'either') : undefined),
});
