/** System.Net.Cookie and CookieContainer: what servers ask to be told again, by host and path (RFC 6265). */
import { ambient } from '../../../src/types/ambient.ts';
import { NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import type { NetUri } from '../../../src/types/text/uri.ts';

export class Cookie extends NetObject {
  path = '';
  domain = '';
  httpOnly = false;
  secure = false;
  /** Milliseconds since 1970; null for one that lasts as long as the session. */
  expires: number | null = null;

  constructor(
    public name: string,
    public value: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Net.Cookie');
  }

  override toString(): string {
    return `${this.name}=${this.value}`;
  }

  isSameAs(other: Cookie): boolean {
    return (
      this.name.toLowerCase() === other.name.toLowerCase() &&
      this.domain.toLowerCase() === other.domain.toLowerCase() &&
      this.path === other.path
    );
  }

  isFor(uri: NetUri): boolean {
    const { host, path, scheme } = uri.absolute();
    if (this.secure && scheme !== 'https') return false;
    if (this.expires !== null && this.expires <= ambient().now()) return false;
    return matchesDomain(host.toLowerCase(), this.domain.toLowerCase()) && matchesPath(path, this.path);
  }
}

/** A domain that begins with a dot stands for what lies below it, too. */
function matchesDomain(host: string, domain: string): boolean {
  return domain.startsWith('.') ? host.endsWith(domain) || host === domain.slice(1) : host === domain;
}

function matchesPath(path: string, wanted: string): boolean {
  return path === wanted || path.startsWith(wanted.endsWith('/') ? wanted : `${wanted}/`);
}

export class CookieContainer extends NetObject {
  readonly all: Cookie[] = [];

  netType(): NetType {
    return typeNamed('System.Net.CookieContainer');
  }

  add(cookie: Cookie): void {
    const at = this.all.findIndex((one) => one.isSameAs(cookie));
    if (at < 0) this.all.push(cookie);
    else this.all[at] = cookie;
  }

  for(uri: NetUri): Cookie[] {
    return this.all.filter((cookie) => cookie.isFor(uri));
  }

  header(uri: NetUri): string {
    return this.for(uri).join('; ');
  }

  /** Takes a Set-Cookie header; what names a domain that the server does not belong to is passed over. */
  take(uri: NetUri, header: string): void {
    const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
    const equals = pair.indexOf('=');
    if (equals <= 0) return;
    const { host, path } = uri.absolute();
    const cookie = new Cookie(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
    cookie.domain = host;
    cookie.path = path.slice(0, Math.max(path.lastIndexOf('/'), 1)) || '/';
    for (const attribute of attributes) applyAttribute(cookie, attribute);
    if (matchesDomain(host.toLowerCase(), cookie.domain.toLowerCase())) this.add(cookie);
  }
}

function applyAttribute(cookie: Cookie, attribute: string): void {
  const [name = '', value = ''] = attribute.split(/=(.*)/s).map((part) => part.trim());
  switch (name.toLowerCase()) {
    case 'path':
      if (value.startsWith('/')) cookie.path = value;
      break;
    case 'domain':
      if (value !== '') cookie.domain = value.startsWith('.') ? value : `.${value}`;
      break;
    case 'httponly':
      cookie.httpOnly = true;
      break;
    case 'secure':
      cookie.secure = true;
      break;
    case 'max-age':
      if (/^-?\d+$/.test(value)) cookie.expires = ambient().now() + Number(value) * 1000;
      break;
    case 'expires':
      cookie.expires ??= dateOf(value);
      break;
    default:
  }
}

function dateOf(text: string): number | null {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : moment;
}
