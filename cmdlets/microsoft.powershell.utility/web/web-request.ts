/** The request that the parameters of a web cmdlet describe. */
import { clientCertificates } from '../../../src/machine/client-certificates.ts';
import { base64Text, concatBytes, utf8Bytes } from '../../../src/platform/bytes.ts';
import type { HttpRequest } from '../../../src/platform/network.ts';
import { platform } from '../../../src/platform/platform.ts';
import { filePathOf } from '../../../src/providers/cmdlet-paths.ts';
import { ambientPort } from '../../../src/types/ambient.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { enumerate } from '../../../src/types/enumeration.ts';
import { FileSystemInfo } from '../../../src/types/files/file-system-info.ts';
import { readBytes, statOf } from '../../../src/types/files/host-files.ts';
import { netException } from '../../../src/types/net-exception.ts';
import { encodings, findEncoding } from '../../../src/types/text/encoding.ts';
import { NetUri } from '../../../src/types/text/uri.ts';
import { urlEncode } from '../../../src/types/text/url-text.ts';
import { PSCustomObject } from '../../../src/types/values/custom-object.ts';
import { KeyedTable } from '../../../src/types/values/hashtable.ts';
import { baseOf } from '../../../src/types/values/ps-object.ts';
import { PSCredential } from '../../../src/types/values/secure-string.ts';
import { XmlNode } from '../../../src/types/xml/xml-node.ts';
import { outerXml } from '../../../src/types/xml/xml-writer.ts';
import { checkHeaderFormat } from './header-formats.ts';
import type { WebCmdlet } from './web-parameters.ts';
import type { WebRequestSession } from './web-session.ts';

/** Headers that belong to the body: they are sent with one only. */
const OF_BODY = /^content-(type|length|encoding|language|location|disposition|md5|range)$/i;
const FORM_TYPE = 'application/x-www-form-urlencoded';

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request without what changes from one redirection to the next. */
export interface PlannedRequest {
  readonly method: string;
  readonly uri: NetUri;
  readonly headers: HeaderList;
  readonly contentType: string | null;
  readonly body: Uint8Array | null;
}

/** The address, with http:// before one that has no scheme. */
export function addressOf(uri: NetUri): NetUri {
  return uri.isAbsolute ? uri : NetUri.parse(`http://${uri.originalString}`, 'absolute');
}

export function methodOf(ps: WebCmdlet): string {
  const { Method = 'Default', CustomMethod } = ps.parameters;
  return CustomMethod ?? (Method === 'Default' ? 'GET' : Method.toUpperCase());
}

export function planRequest(ps: WebCmdlet, session: WebRequestSession, uri: NetUri): PlannedRequest {
  const method = methodOf(ps);
  const headers = headersOf(ps, session);
  const given = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  const { body, type, query } = bodyOf(ps, method, ps.parameters.ContentType ?? given);
  const contentType = ps.parameters.ContentType ?? type ?? given ?? (method === 'POST' ? FORM_TYPE : null);
  return {
    method,
    uri: query === '' ? uri : withQuery(uri, query),
    headers: headers.filter(([name]) => !OF_BODY.test(name)),
    contentType,
    body: body ?? (method === 'GET' || method === 'HEAD' || method === 'TRACE' ? null : new Uint8Array(0)),
  };
}

function withQuery(uri: NetUri, query: string): NetUri {
  const { query: own } = uri.absolute();
  return NetUri.parse(`${uri.leftPart('path')}${own === '' ? '?' : `${own}&`}${query}`, 'absolute');
}

/** Those of the session first, as -Headers and -UserAgent have changed them. */
function headersOf(ps: WebCmdlet, session: WebRequestSession): HeaderList {
  const { Headers, SkipHeaderValidation, TransferEncoding } = ps.parameters;
  if (Headers instanceof KeyedTable) {
    for (const { key, value } of Headers.slots()) {
      // A header without a value is taken back.
      if (value === null || value === undefined) session.headers.remove(toText(key));
      else session.headers.set(toText(key), toText(value));
    }
  }
  const headers = Array.from(session.headers.slots(), ({ key, value }) => [toText(key), toText(value)] as const);
  for (const [name, value] of headers) {
    checkHeader(name, value);
    if (!SkipHeaderValidation) checkHeaderFormat(name, value);
  }
  if (!SkipHeaderValidation) checkUserAgent(session.userAgent);
  return TransferEncoding === undefined ? headers : [...headers, ['Transfer-Encoding', TransferEncoding]];
}

/** @throws NetException for what would end the header */
function checkHeader(name: string, value: string): void {
  if (/[\r\n\0]/.test(value)) {
    throw netException('System.FormatException', 'New-line or NUL characters are not allowed in header values.');
  }
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(name)) {
    throw netException('System.FormatException', `The header name '${name}' has an invalid format.`);
  }
}

/** Names of products and comments, as the header User-Agent has them. */
const AGENT_PART = /^\s*(?:[\w!#$%&'*+.^`|~-]+(?:\/[\w!#$%&'*+.^`|~-]+)?|\([^()]*\))/;

/** @throws NetException for what is no User-Agent */
function checkUserAgent(value: string): void {
  let rest = value;
  for (let part = AGENT_PART.exec(rest); part; part = AGENT_PART.exec(rest)) rest = rest.slice(part[0].length);
  if (rest.trim() !== '') {
    throw netException('System.FormatException', `The format of value '${rest.trim()}' is invalid.`);
  }
}

/** What is sent, its type where the form itself says it, and fields that belong into the address. */
interface Payload {
  readonly body: Uint8Array | null;
  readonly type: string | null;
  readonly query: string;
}

const NOTHING: Payload = { body: null, type: null, query: '' };

function bodyOf(ps: WebCmdlet, method: string, contentType: string | null): Payload {
  const { Form, InFile } = ps.parameters;
  if (Form instanceof KeyedTable) return multipart(ps, Form);
  if (InFile !== undefined) return { ...NOTHING, body: fileBytes(ps, InFile) };
  const body = baseOf(ps.parameters.Body);
  if (body === undefined || body === null) return NOTHING;
  if (body instanceof Uint8Array) return { ...NOTHING, body };
  if (body instanceof KeyedTable) {
    const fields = Array.from(
      body.slots(),
      ({ key, value }) => `${urlEncode(toText(key))}=${urlEncode(toText(value))}`,
    );
    if (method === 'GET') return { ...NOTHING, query: fields.join('&') };
    return { ...NOTHING, body: utf8Bytes(fields.join('&')), type: contentType ?? FORM_TYPE };
  }
  const text = body instanceof XmlNode ? outerXml(body.dom) : body instanceof PSCustomObject ? '' : toText(body);
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  const encoding = (charset === undefined ? undefined : findEncoding(charset)) ?? encodings.utf8NoBom;
  return { ...NOTHING, body: encoding.encode(text) };
}

function fileBytes(ps: WebCmdlet, name: string): Uint8Array {
  const path = filePathOf(ps, name, true);
  if (!statOf(path)) {
    ps.fail('PathNotFound', 'ObjectNotFound', `Cannot find path '${path}' because it does not exist.`, {
      exception: 'System.Management.Automation.ItemNotFoundException',
      target: path,
    });
  }
  return readBytes(path);
}

function multipart(ps: WebCmdlet, form: KeyedTable): Payload {
  const boundary = platform().random.uuid();
  const parts: Uint8Array[] = [];
  for (const { key, value } of form.slots()) {
    const values = typeof value === 'string' ? [value] : (enumerate(value) ?? [value]);
    for (const one of values)
      parts.push(utf8Bytes(`--${boundary}\r\n`), partOf(ps, toText(key), one), utf8Bytes('\r\n'));
  }
  parts.push(utf8Bytes(`--${boundary}--\r\n`));
  return { body: concatBytes(parts), type: `multipart/form-data; boundary="${boundary}"`, query: '' };
}

function partOf(ps: WebCmdlet, name: string, value: unknown): Uint8Array {
  const field = /^[\w-]+$/.test(name) ? name : `"${name}"`;
  const item = baseOf(value);
  if (!(item instanceof FileSystemInfo)) {
    return utf8Bytes(
      `Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=${field}\r\n\r\n${toText(item)}`,
    );
  }
  const file = /^[\w.-]+$/.test(item.name) ? item.name : `"${item.name}"`;
  const head = `Content-Disposition: form-data; name=${field}; filename=${file}; filename*=utf-8''${encodeURIComponent(item.name)}\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return concatBytes([utf8Bytes(head), readBytes(filePathOf(ps, item.fullName, true))]);
}

/** `Basic …` or `Bearer …`; null where nobody signs in. */
export function authorizationOf(ps: WebCmdlet): string | null {
  const { Authentication = 'None', Token, Credential } = ps.parameters;
  if (Authentication === 'Bearer' || Authentication === 'OAuth') return `Bearer ${Token?.reveal() ?? ''}`;
  if (Authentication !== 'Basic' || !Credential) return null;
  return basicAuthorization(ps);
}

/** The header by which -Credential signs in. */
export function basicAuthorization(ps: WebCmdlet): string | null {
  const { Credential } = ps.parameters;
  if (!(Credential instanceof PSCredential)) return null;
  const network = Credential.networkCredential();
  if (!network) return null;
  const user = network.domain ? `${network.domain}\\${network.userName}` : network.userName;
  return `Basic ${base64Text(utf8Bytes(`${user}:${network.password}`))}`;
}

const TLS = new Map([
  ['Tls', 'TLSv1'],
  ['Tls11', 'TLSv1.1'],
  ['Tls12', 'TLSv1.2'],
  ['Tls13', 'TLSv1.3'],
]);

/** The request as it is sent, headers in the order in which .NET sends them. */
export function messageOf(ps: WebCmdlet, session: WebRequestSession, planned: PlannedRequest): HttpRequest {
  const { uri, body, contentType } = planned;
  const given = ps.parameters;
  const has = (name: string) => planned.headers.some(([one]) => one.toLowerCase() === name);
  const cookies = session.cookies.header(uri);
  const headers: (readonly [string, string])[] = [['Host', uri.authority], ...planned.headers];
  if (!has('user-agent')) headers.push(['User-Agent', session.userAgent]);
  if (given.DisableKeepAlive) headers.push(['Connection', 'Close']);
  if (!has('accept-encoding')) headers.push(['Accept-Encoding', 'gzip, deflate, br']);
  if (cookies !== '') headers.push(['Cookie', cookies]);
  if (body !== null && contentType !== null) headers.push(['Content-Type', contentType]);
  if (body !== null && !has('transfer-encoding')) headers.push(['Content-Length', String(body.length)]);
  const tls = TLS.get(given.SslProtocol ?? 'Default');
  return {
    method: planned.method,
    url: uri.leftPart('query'),
    headers,
    body,
    connectionTimeoutMs: (given.ConnectionTimeoutSeconds ?? 0) * 1000,
    operationTimeoutMs: (given.OperationTimeoutSeconds ?? 0) * 1000,
    checksCertificate: given.SkipCertificateCheck !== true,
    tls: tls === undefined ? null : { oldest: tls, newest: tls },
    client: session.certificates && (ambientPort(clientCertificates)?.identityOf(session.certificates) ?? null),
  };
}
