/** Whether a certificate is for a host, as X509Certificate2.MatchesHostname of .NET says (RFC 6125). */
import type { X509Certificate2 } from './certificate-objects.ts';

/**
 * The alternative names decide where there are any of hosts; else, unless that is forbidden, the common name. A wildcard
 * stands for the whole first label and no more.
 */
export function matchesHost(
  { info }: X509Certificate2,
  host: string,
  allowsWildcards = true,
  allowsCommonName = true,
): boolean {
  const names = info.alternativeNames;
  if (names.length > 0) return names.some((name) => isMatch(name, host, allowsWildcards));
  return allowsCommonName && isMatch(info.subjectName, host, allowsWildcards);
}

function isMatch(name: string, host: string, allowsWildcards: boolean): boolean {
  const [known, asked] = [name, host].map((one) => one.toLowerCase().replace(/\.$/, '')) as [string, string];
  if (known === asked) return true;
  if (!allowsWildcards || !known.startsWith('*.')) return false;
  const dot = asked.indexOf('.');
  return dot > 0 && known.slice(1) === asked.slice(dot);
}
