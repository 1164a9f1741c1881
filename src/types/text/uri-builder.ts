/** System.UriBuilder: the parts of a URI, each by itself until the whole is asked for. */
import { argumentException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { outOfRange, requireAtMost } from './argument-checks.ts';
import { escapeReserved, NetUri } from './uri.ts';

/** Schemes that a host always follows, be it an empty one. */
const WITH_AUTHORITY = new Set([
  'file',
  'ftp',
  'gopher',
  'http',
  'https',
  'ldap',
  'net.pipe',
  'net.tcp',
  'nntp',
  'telnet',
  'ws',
  'wss',
]);

const HIGHEST_PORT = 65_535;

export class UriBuilder extends NetObject {
  userName = '';
  password = '';
  private schemeName = 'http';
  private hostName = 'localhost';
  private portNumber = -1;
  private escapedPath = '/';
  private queryText = '';
  private fragmentText = '';

  /** A text without a scheme means `http`. @throws NetException */
  static fromText(text: string): UriBuilder {
    const uri = NetUri.parse(text, 'either');
    return UriBuilder.fromUri(uri.isAbsolute ? uri : NetUri.parse(`http://${text}`, 'absolute'));
  }

  static fromUri(uri: NetUri): UriBuilder {
    const { scheme, host, port, path, query, fragment, userInfo } = uri.absolute();
    const builder = new UriBuilder();
    builder.schemeName = scheme;
    builder.hostName = host;
    builder.portNumber = port;
    builder.escapedPath = path;
    builder.queryText = query;
    builder.fragmentText = fragment;
    const [, name = '', password = ''] = /^([^:]*):?(.*)$/s.exec(userInfo) ?? [];
    builder.userName = name;
    builder.password = password;
    return builder;
  }

  netType(): NetType {
    return typeNamed('System.UriBuilder');
  }

  get scheme(): string {
    return this.schemeName;
  }

  set scheme(value: string) {
    const name = value.split(':', 1)[0] ?? '';
    if (name !== '' && !/^[a-z][a-z\d+.-]*$/i.test(name)) {
      throw argumentException('ArgumentException', 'Invalid URI: The URI scheme is not valid.', 'value');
    }
    this.schemeName = name.toLowerCase();
  }

  get host(): string {
    return this.hostName;
  }

  set host(value: string) {
    this.hostName = value.includes(':') && !value.startsWith('[') ? `[${value}]` : value;
  }

  get port(): number {
    return this.portNumber;
  }

  set port(value: number) {
    if (value < -1) {
      const exception = outOfRange(`value ('${value}') must be greater than or equal to '-1'.`, 'value');
      exception.message += `\nActual value was ${value}.`;
      throw exception;
    }
    requireAtMost(value, HIGHEST_PORT, 'value');
    this.portNumber = value;
  }

  get path(): string {
    return this.escapedPath;
  }

  set path(value: string) {
    this.escapedPath = value === '' ? '/' : escapeReserved(value.replaceAll('\\', '/'));
  }

  get query(): string {
    return this.queryText;
  }

  set query(value: string) {
    this.queryText = value === '' || value.startsWith('?') ? value : `?${value}`;
  }

  get fragment(): string {
    return this.fragmentText;
  }

  set fragment(value: string) {
    this.fragmentText = value === '' || value.startsWith('#') ? value : `#${value}`;
  }

  /** Query and fragment as the constructor takes them in one. */
  set tail(value: string) {
    if (value === '') return;
    const [, query = '', fragment = ''] = /^(\?[^#]*)?(#.*)?$/s.exec(value) ?? [];
    if (query + fragment === '') {
      throw argumentException('ArgumentException', 'Extra portion of URI not valid.', 'extraValue');
    }
    this.queryText = query === '?' ? '' : query;
    this.fragmentText = fragment === '#' ? '' : fragment;
  }

  /** @throws NetException where the parts are no URI together */
  get uri(): NetUri {
    return NetUri.parse(this.toString(), 'absolute');
  }

  private get delimiter(): string {
    if (this.schemeName === '') return '';
    if (WITH_AUTHORITY.has(this.schemeName)) return '://';
    return this.hostName !== '' && this.schemeName !== 'mailto' ? '://' : ':';
  }

  override toString(): string {
    const user = this.userName + (this.userName !== '' && this.password !== '' ? `:${this.password}` : '');
    const port = this.portNumber === -1 || this.hostName === '' ? '' : `:${this.portNumber}`;
    const needsSlash = this.escapedPath !== '' && !this.escapedPath.startsWith('/') && this.hostName !== '';
    return [
      this.schemeName + this.delimiter,
      user === '' ? '' : `${user}@`,
      this.hostName + port,
      needsSlash ? '/' : '',
      this.escapedPath + this.queryText + this.fragmentText,
    ].join('');
  }
}
