/** System.Uri: parsed by .NET's rules (RFC 3986 with Windows paths), not by those of WHATWG's URL. */
import { NetException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

/** Well-known schemes and their ports. */
const defaultPorts: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['ws', 80],
  ['wss', 443],
  ['ftp', 21],
  ['gopher', 70],
  ['nntp', 119],
  ['telnet', 23],
  ['ldap', 389],
  ['mailto', 25],
  ['net.tcp', 808],
  ['ssh', -1],
]);

/** Schemes whose host is folded and whose path is never empty. */
const hierarchical = new Set(['http', 'https', 'ws', 'wss', 'ftp', 'file', 'net.tcp', 'net.pipe', 'gopher', 'ldap']);

function invalidUri(problem: string): NetException {
  return new NetException('System.UriFormatException', `Invalid URI: ${problem}`);
}

/** The parts of an absolute URI, as they are given out. */
export interface UriParts {
  readonly scheme: string;
  readonly userInfo: string;
  readonly host: string;
  /** -1 when there is none. */
  readonly port: number;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
  readonly hasAuthority: boolean;
}

export type UriKind = 'absolute' | 'relative' | 'either';

export class NetUri extends NetObject {
  private constructor(
    readonly originalString: string,
    /** Null for a relative one. */
    readonly parts: UriParts | null,
  ) {
    super();
  }

  /** A path that begins with `/` is absolute only where nothing else would do. Throws UriFormatException. */
  static parse(text: string, kind: UriKind): NetUri {
    const trimmed = text.trim();
    if (trimmed === '' && kind === 'absolute') throw invalidUri('The URI is empty.');
    if (kind === 'relative' || (kind === 'either' && trimmed.startsWith('/'))) return new NetUri(text, null);
    const parts = plainParts(trimmed) ?? absoluteParts(trimmed);
    if (typeof parts !== 'string') return new NetUri(text, parts);
    if (kind === 'absolute') throw invalidUri(parts);
    return new NetUri(text, null);
  }

  netType(): NetType {
    return typeNamed('System.Uri');
  }

  get isAbsolute(): boolean {
    return this.parts !== null;
  }

  /** The parts; throws InvalidOperationException for a relative URI. */
  absolute(): UriParts {
    if (this.parts) return this.parts;
    throw new NetException('System.InvalidOperationException', 'This operation is not supported for a relative URI.');
  }

  get authority(): string {
    const { host, port, scheme } = this.absolute();
    return port < 0 || port === defaultPort(scheme) ? host : `${host}:${port}`;
  }

  /** With everything escaped that must be. */
  get absoluteUri(): string {
    return this.leftPart('query') + this.absolute().fragment;
  }

  /** As the file system of the host that it names writes it; of other schemes than `file` the path, unescaped. */
  get localPath(): string {
    const { scheme, host, path } = this.absolute();
    const plain = unescapeData(path);
    if (scheme !== 'file') return plain;
    if (host) return `\\\\${host}${plain.replaceAll('/', '\\')}`;
    return /^\/[a-z]:/i.test(plain) ? plain.slice(1).replaceAll('/', '\\') : plain;
  }

  leftPart(until: 'scheme' | 'authority' | 'path' | 'query'): string {
    const { scheme, hasAuthority, userInfo, path, query } = this.absolute();
    const start = hasAuthority ? `${scheme}://` : `${scheme}:`;
    if (until === 'scheme') return start;
    const authority = start + (userInfo ? `${userInfo}@` : '') + this.authority;
    if (until === 'authority') return hasAuthority ? authority : start;
    // Of an address of mail what stands for the authority belongs to the text all the same.
    return authority + path + (until === 'query' ? query : '');
  }

  /** As a person reads it: unescaped where that is safe. */
  override toString(): string {
    if (!this.parts) return this.originalString;
    return unescapeSafely(this.absoluteUri);
  }

  /** The URI that another one, read against this, stands for. Throws ArgumentOutOfRangeException when this is relative. */
  resolve(relative: string): NetUri {
    if (!this.parts) {
      throw new NetException(
        'System.ArgumentOutOfRangeException',
        "Specified argument was out of the range of valid values. (Parameter 'baseUri')",
      );
    }
    if (/^[a-z][a-z\d+.-]+:/i.test(relative)) return NetUri.parse(relative, 'absolute');
    const { scheme, path, query } = this.absolute();
    if (relative.startsWith('//')) return NetUri.parse(`${scheme}:${relative}`, 'absolute');
    const root = this.leftPart('authority');
    if (relative === '') return NetUri.parse(root + path + query, 'absolute');
    if (relative.startsWith('/')) return NetUri.parse(root + relative, 'absolute');
    if (relative.startsWith('?')) return NetUri.parse(root + path + relative, 'absolute');
    if (relative.startsWith('#')) return NetUri.parse(root + path + query + relative, 'absolute');
    return NetUri.parse(root + path.slice(0, path.lastIndexOf('/') + 1) + relative, 'absolute');
  }

  /** The URI that leads from this one to another. */
  relativeTo(target: NetUri): NetUri {
    const from = this.absolute();
    const to = target.absolute();
    if (from.scheme !== to.scheme || this.authority !== target.authority) return target;
    const tail = to.query + to.fragment;
    const fromSteps = from.path.split('/');
    const toSteps = to.path.split('/');
    let shared = 0;
    while (shared < fromSteps.length - 1 && shared < toSteps.length - 1 && fromSteps[shared] === toSteps[shared])
      shared++;
    const path = '../'.repeat(fromSteps.length - 1 - shared) + toSteps.slice(shared).join('/');
    return NetUri.parse((path === fromSteps.at(-1) ? '' : path) + tail, 'relative');
  }
}

/** The default port of a scheme, -1 when it has none. */
export function defaultPort(scheme: string): number {
  return defaultPorts.get(scheme) ?? -1;
}

const FORMAT = 'The format of the URI could not be determined.';
const AUTHORITY = 'The Authority/Host could not be parsed.';

/** An address as most are: with nothing that must be escaped, put in order, or written small. */
const PLAIN =
  /^([a-z]+):\/\/([a-z\d.-]+)(?::(\d{1,4}))?((?:\/(?!\.)[\w.!$&'()*+,;=:@~-]*)*)(\?[\w.!$&'()*+,;=:@~/?-]*)?(#[\w.!$&'()*+,;=:@~/?-]*)?$/;

/** The parts of such an address, ten times as fast as of any other; null where it is of another kind. */
function plainParts(text: string): UriParts | null {
  const match = PLAIN.exec(text);
  if (match === null) return null;
  const [, scheme = '', host = '', port, path = '', query = '', fragment = ''] = match;
  if (scheme === 'file' || scheme.length === 1 || !hierarchical.has(scheme)) return null;
  return {
    scheme,
    userInfo: '',
    host,
    port: portOf(port, scheme),
    path: path || '/',
    query,
    fragment,
    hasAuthority: true,
  };
}

/**
 * The parts, or what is wrong with a text that may still be a relative URI. Throws for what is neither.
 * (Uri.ParseScheme, ParsingError.LastErrorOkayForRelativeUris.)
 */
function absoluteParts(text: string): UriParts | string {
  if (/^[a-z]:[\\/]/i.test(text)) return implicitFile('', `/${text}`);
  if (/^(?:\\\\|\/[\\/])[^\\/]/.test(text)) return implicitShare(text.replaceAll('\\', '/').slice(2));
  if (text.startsWith('/')) return implicitFile('', text);
  const colon = text.indexOf(':');
  if (colon <= 0 || text.length <= 2) return FORMAT;
  if (/^[a-z]:/i.test(text)) throw invalidUri("A Dos path must be rooted, for example, 'c:\\\\'.");
  if (!/^[a-z][a-z\d+.-]*$/i.test(text.slice(0, colon))) return 'The URI scheme is not valid.';
  const scheme = text.slice(0, colon).toLowerCase();
  const given = text.slice(colon + 1);
  const rest = hierarchical.has(scheme) ? given.replaceAll('\\', '/') : given;
  if (!rest.startsWith('//')) {
    if (scheme === 'mailto') return mailParts(rest);
    if (hierarchical.has(scheme)) return AUTHORITY;
    return { scheme, userInfo: '', host: '', port: -1, hasAuthority: false, ...tailParts(rest, false) };
  }
  return scheme === 'file' ? fileUrlParts(rest.slice(2)) : authorityParts(scheme, rest.slice(2));
}

/** A path of the file system that is not written as a URI: nothing in it has a meaning in URIs. */
function implicitFile(host: string, path: string): UriParts {
  return fileParts(
    host,
    path.replace(/[%?#]/g, (symbol) => encodeURIComponent(symbol)),
  );
}

function implicitShare(rest: string): UriParts {
  const slash = rest.indexOf('/');
  return slash < 0 ? implicitFile(rest, '/') : implicitFile(rest.slice(0, slash), rest.slice(slash));
}

function mailParts(address: string): UriParts {
  const at = address.lastIndexOf('@');
  const { query } = tailParts(address, false);
  return {
    scheme: 'mailto',
    userInfo: at < 0 ? '' : address.slice(0, at),
    host: address.slice(at + 1).replace(/\?.*$/, ''),
    port: 25,
    path: '',
    query,
    fragment: '',
    hasAuthority: false,
  };
}

function authorityParts(scheme: string, rest: string): UriParts {
  const [, authority = '', tail = ''] = /^([^/?#]*)(.*)$/s.exec(rest) ?? [];
  const at = authority.lastIndexOf('@');
  const userInfo = at < 0 ? '' : authority.slice(0, at);
  const [, host = '', port] = /^(\[[\da-f:.%]+\]|[^:[\]]*)(?::(.*))?$/i.exec(authority.slice(at + 1)) ?? [];
  if (host === '' || /[\s<>^`{}|"\\]/.test(host)) throw invalidUri('The hostname could not be parsed.');
  return {
    scheme,
    userInfo,
    host: host.toLowerCase(),
    port: portOf(port, scheme),
    hasAuthority: true,
    ...tailParts(tail, hierarchical.has(scheme)),
  };
}

function portOf(text: string | undefined, scheme: string): number {
  if (text === undefined || text === '') return defaultPort(scheme);
  if (!/^\d+$/.test(text) || Number(text) > 65535) throw invalidUri('Invalid port specified.');
  return Number(text);
}

function fileUrlParts(rest: string): UriParts {
  return rest.startsWith('/') ? fileParts('', rest) : uncParts(rest);
}

function uncParts(rest: string): UriParts {
  const slash = rest.indexOf('/');
  return slash < 0 ? fileParts(rest, '/') : fileParts(rest.slice(0, slash), rest.slice(slash));
}

function fileParts(host: string, path: string): UriParts {
  return {
    scheme: 'file',
    userInfo: '',
    host: host.toLowerCase(),
    port: -1,
    hasAuthority: true,
    ...tailParts(path.replaceAll('\\', '/'), true),
  };
}

function tailParts(text: string, rooted: boolean): Pick<UriParts, 'path' | 'query' | 'fragment'> {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text) ?? [];
  const escaped = escapeReserved(path);
  return {
    path: rooted ? withoutDots(escaped || '/') : escaped,
    query: escapeReserved(query),
    fragment: escapeReserved(fragment),
  };
}

/** Removes `.` and `..` from a path. */
function withoutDots(path: string): string {
  const steps: string[] = [];
  const parts = path.split('/');
  parts.forEach((part, i) => {
    const isLast = i === parts.length - 1;
    if (part === '..') {
      if (steps.length > 1) steps.pop();
      if (isLast) steps.push('');
    } else if (part === '.') {
      if (isLast) steps.push('');
    } else steps.push(part);
  });
  return steps.join('/');
}

/** Escapes what may not stand in a URI; escapes that are there stay. */
export function escapeReserved(text: string): string {
  return text.replace(/%(?![\da-f]{2})|[^!#$%&'()*+,\-./:;=?@[\]_~0-9A-Za-z]+/gi, (found) =>
    found === '%' ? '%25' : encodeURIComponent(found),
  );
}

/** Unescapes all but what would change the meaning of the URI. */
function unescapeSafely(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    let decoded: string;
    try {
      decoded = decodeURIComponent(run);
    } catch (error) {
      if (error instanceof URIError) return run;
      throw error;
    }
    return decoded.replace(/[%/?#@:;=&+$,\\\0-\x1f\x7f[\]]/g, (symbol) => encodeURIComponent(symbol));
  });
}

/** Uri.EscapeDataString: everything but the unreserved characters. */
export function escapeData(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (symbol) => `%${symbol.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Uri.UnescapeDataString: every escape that is valid UTF-8. */
export function unescapeData(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.match(/%../g) ?? [], (code) => Number.parseInt(code.slice(1), 16));
    const decoded = new TextDecoder().decode(bytes);
    return decoded.includes('\ufffd') ? run : decoded;
  });
}
