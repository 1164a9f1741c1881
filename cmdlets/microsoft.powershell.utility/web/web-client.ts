/** System.Net.WebClient: what it asks of a server, of the lab or beyond, and waits for. */
import { exchangeWeb } from '../../../src/machine/web-exchange.ts';
import { base64Text, utf8Bytes } from '../../../src/platform/bytes.ts';
import type { HttpReply, HttpRequest } from '../../../src/platform/network.ts';
import { ambient, hostFiles } from '../../../src/types/ambient.ts';
import { callDelegate } from '../../../src/types/collections/delegates.ts';
import { toBool } from '../../../src/types/conversion/conversion.ts';
import { hostPathOf, readBytes } from '../../../src/types/files/host-files.ts';
import { invokeMethod } from '../../../src/types/members/member-access.ts';
import { argumentException, NetException, netException } from '../../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { type Encoding, encodings, findEncoding } from '../../../src/types/text/encoding.ts';
import { NetUri } from '../../../src/types/text/uri.ts';
import { urlEncode } from '../../../src/types/text/url-text.ts';
import { EnumValue } from '../../../src/types/values/enum-value.ts';
import { NameValueCollection } from '../../../src/types/values/name-value-collection.ts';
import type { NetworkCredential } from '../../../src/types/values/secure-string.ts';
import { networkException } from './web-errors.ts';

const MOST_REDIRECTIONS = 50;

/** System.Net.WebHeaderCollection. */
export class WebHeaderCollection extends NameValueCollection {
  override netType(): NetType {
    return typeNamed('System.Net.WebHeaderCollection');
  }
}

export class WebClient extends NetObject {
  private base: NetUri | null = null;
  encoding: Encoding = encodings.utf8;
  credentials: NetworkCredential | null = null;
  useDefaultCredentials = false;
  headers = new WebHeaderCollection();
  query = new NameValueCollection();
  responseHeaders: WebHeaderCollection | null = null;
  allowReadStreamBuffering = true;
  allowWriteStreamBuffering = true;
  proxy: unknown = null;

  netType(): NetType {
    return typeNamed('System.Net.WebClient');
  }

  get baseAddress(): string {
    return this.base?.absoluteUri ?? '';
  }

  set baseAddress(text: string | null) {
    try {
      this.base = text ? NetUri.parse(text, 'absolute') : null;
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      throw argumentException('ArgumentException', 'The specified value is not a valid base address.', 'value');
    }
  }

  download(address: unknown): Uint8Array {
    return this.exchange(address, 'GET', null);
  }

  downloadText(address: unknown): string {
    return this.textOf(this.download(address));
  }

  downloadFile(address: unknown, fileName: string | null): void {
    if (fileName === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'fileName');
    const uri = this.addressOf(address);
    if (fileName === '') throw failed();
    const body = this.exchange(uri, 'GET', null);
    hostFiles().writeFile(hostPathOf(fileName), body);
  }

  upload(address: unknown, method: string | null, body: Uint8Array | null, name: string): Uint8Array {
    if (body === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', name);
    return this.exchange(address, method ?? 'POST', body);
  }

  uploadText(address: unknown, method: string | null, text: string | null): string {
    const body = text === null ? null : this.encoding.encode(text);
    return this.textOf(this.upload(address, method, body, 'data'));
  }

  uploadValues(address: unknown, method: string | null, values: NameValueCollection | null): Uint8Array {
    if (values && this.headers.get('Content-Type') === null)
      this.headers.set('Content-Type', 'application/x-www-form-urlencoded');
    return this.upload(address, method, values && utf8Bytes(fieldsOf(values)), 'data');
  }

  /** In the encoding that the answer says, or else that of the client. */
  private textOf(bytes: Uint8Array): string {
    const type = this.responseHeaders?.get('Content-Type') ?? '';
    const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1];
    const encoding = (charset === undefined ? undefined : findEncoding(charset)) ?? this.encoding;
    return encoding.decode(bytes).replace(/^\ufeff/, '');
  }

  /** With the base address in front, where there is one; a path by itself is a file. */
  private addressOf(address: unknown): NetUri {
    if (address === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'address');
    const given = address instanceof NetUri ? address : NetUri.parse(String(address), 'either');
    const uri = this.base ? this.base.resolve(given.toString()) : given;
    // Fields of the query go into the address as they are; it escapes what it cannot hold.
    const fields = this.query.names.map((name) => `${name ?? ''}=${this.query.get(name) ?? ''}`).join('&');
    if (!uri.isAbsolute) return NetUri.parse(`file://${ambient().files.fullPath(String(address))}`, 'absolute');
    return fields === '' ? uri : NetUri.parse(`${uri.leftPart('path')}?${encodeURI(fields)}`, 'absolute');
  }

  private exchange(address: unknown, method: string, body: Uint8Array | null): Uint8Array {
    const uri = this.addressOf(address);
    const { scheme } = uri.absolute();
    if (scheme === 'file') return fileAt(uri);
    if (scheme === 'ftp') throw webException('Unable to connect to the remote server');
    if (scheme !== 'http' && scheme !== 'https') throw failed();
    const reply = this.follow(uri, method, body);
    this.responseHeaders = new WebHeaderCollection();
    for (const [name, value] of reply.headers) this.responseHeaders.add(name, value);
    if (reply.status < 400) return reply.body;
    const said = `The remote server returned an error: (${reply.status}) ${reply.reason}.`;
    const exception = webException(said);
    exception.properties.set('Status', 'ProtocolError').set('Response', new HttpWebResponse(reply, uri, method));
    throw exception;
  }

  private follow(uri: NetUri, method: string, body: Uint8Array | null): HttpReply {
    let [target, verb, content] = [uri, method, body];
    for (let left = MOST_REDIRECTIONS; ; left--) {
      const reply = this.send(target, verb, content);
      const location = reply.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
      if (![301, 302, 303, 307, 308].includes(reply.status) || location === undefined || left <= 0) return reply;
      target = target.resolve(location);
      if (reply.status <= 303 && verb === 'POST') [verb, content] = ['GET', null];
    }
  }

  private send(uri: NetUri, method: string, body: Uint8Array | null): HttpReply {
    const message: HttpRequest = {
      method,
      url: uri.leftPart('query'),
      headers: this.headersFor(uri, body),
      body,
      connectionTimeoutMs: 0,
      operationTimeoutMs: 0,
      checksCertificate: !takesAnyCertificate(this),
      tls: null,
      client: null,
    };
    try {
      return exchangeWeb(message, () => undefined);
    } catch (error) {
      const { host, port } = uri.absolute();
      const inner = networkException(error, host, port);
      if (!inner) throw error;
      throw webException(inner.message, inner);
    }
  }

  private headersFor(uri: NetUri, body: Uint8Array | null): [string, string][] {
    const own = this.headers.names.map((name): [string, string] => [name ?? '', this.headers.get(name) ?? '']);
    const has = (wanted: string) => own.some(([name]) => name.toLowerCase() === wanted);
    const { host, port, scheme } = uri.absolute();
    const isUsual = port === (scheme === 'https' ? 443 : 80);
    const headers: [string, string][] = has('host') ? own : [['Host', isUsual ? host : `${host}:${port}`], ...own];
    if (this.credentials && !has('authorization')) {
      const { userName, password } = this.credentials;
      headers.push(['Authorization', `Basic ${base64Text(utf8Bytes(`${userName}:${password}`))}`]);
    }
    if (body !== null) headers.push(['Content-Length', String(body.length)]);
    return headers;
  }
}

function fileAt(uri: NetUri): Uint8Array {
  try {
    return readBytes(uri.absolute().path);
  } catch (error) {
    if (error instanceof NetException) throw webException(error.message, error);
    throw error;
  }
}

function fieldsOf(values: NameValueCollection): string {
  return values.names.map((name) => `${urlEncode(name ?? '')}=${urlEncode(values.get(name) ?? '')}`).join('&');
}

function failed(): NetException {
  return webException('An exception occurred during a WebClient request.');
}

function webException(message: string, inner: NetException | null = null): NetException {
  return netException('System.Net.WebException', message, inner);
}

/** System.Net.HttpWebResponse: the answer that a WebException carries. */
export class HttpWebResponse extends NetObject {
  constructor(
    readonly reply: HttpReply,
    readonly uri: NetUri,
    readonly method: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Net.HttpWebResponse');
  }

  get headers(): WebHeaderCollection {
    const headers = new WebHeaderCollection();
    for (const [name, value] of this.reply.headers) headers.add(name, value);
    return headers;
  }
}

/** CERT_E_UNTRUSTEDROOT, as a policy is told what is wrong. */
const UNTRUSTED_ROOT = 0x800b0109 | 0;

/** Whether the script's own check lets through what this computer does not trust. */
function takesAnyCertificate(client: WebClient): boolean {
  const { servicePoint } = ambient().process;
  const callback = servicePoint.get('ServerCertificateValidationCallback') ?? null;
  if (callback === null) {
    const policy = servicePoint.get('CertificatePolicy') ?? null;
    return policy !== null && toBool(invokeMethod(policy, 'CheckValidationResult', [null, null, null, UNTRUSTED_ROOT]));
  }
  const errors = EnumValue.named(typeNamed('System.Net.Security.SslPolicyErrors'), 'RemoteCertificateChainErrors');
  return toBool(callDelegate(callback, client, null, null, errors));
}
