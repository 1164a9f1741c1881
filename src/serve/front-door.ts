/**
 * What a request must be before any route sees it: sent to the address that was printed, by this server's own page. A name
 * that was made to lead here (DNS rebinding), a page of another origin, and another port of this computer stop here.
 */

/** A request, as far as it is looked at here. */
export interface Knock {
  readonly method: string;
  readonly url: string;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
}

export interface Door {
  /** `127.0.0.1:8013`, and what else the server answers to. */
  readonly hosts: ReadonlySet<string>;
  /** `http://127.0.0.1:8013` of each. */
  readonly origins: ReadonlySet<string>;
}

/** The names under which a server is reached. */
export function doorOf(scheme: 'http' | 'https', names: readonly string[], port: number): Door {
  const defaultPort = scheme === 'http' ? 80 : 443;
  const hosts = names.flatMap((name) => [`${name}:${port}`, ...(port === defaultPort ? [name] : [])]);
  return { hosts: new Set(hosts), origins: new Set(hosts.map((host) => `${scheme}://${host}`)) };
}

/** Why a request is not let in; null where it is. */
export function refusalOf(knock: Knock, door: Door): 'host' | 'target' | 'origin' | 'site' | null {
  const [host, ...more] = valuesOf(knock, 'host');
  if (host === undefined || more.length > 0 || !door.hosts.has(host.toLowerCase())) return 'host';
  if (!knock.url.startsWith('/')) return 'target';
  if (knock.method === 'GET' || knock.method === 'HEAD') return null;
  return isOwn(knock, door);
}

/** The same for a socket: its origin must be there and be this server's. */
export function upgradeRefusalOf(knock: Knock, door: Door): 'host' | 'target' | 'origin' | 'site' | null {
  const refusal = refusalOf(knock, door);
  if (refusal !== null) return refusal;
  const origins = valuesOf(knock, 'origin');
  return origins.length === 1 && door.origins.has(origins[0] as string) ? null : 'origin';
}

/** What changes something must come from the page itself. */
function isOwn(knock: Knock, door: Door): 'origin' | 'site' | null {
  const origins = valuesOf(knock, 'origin');
  if (origins.length !== 1 || !door.origins.has(origins[0] as string)) return 'origin';
  const sites = valuesOf(knock, 'sec-fetch-site');
  return sites.every((site) => site === 'same-origin') ? null : 'site';
}

function valuesOf({ rawHeaders }: Knock, name: string): string[] {
  return rawHeaders.filter((_text, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}

/** The value of a cookie; null where there is none, or more than one. */
export function cookieOf(knock: Knock, name: string): string | null {
  const found = valuesOf(knock, 'cookie')
    .flatMap((line) => line.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return found.length === 1 ? (found[0] ?? null) : null;
}
