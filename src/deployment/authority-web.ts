/**
 * The web servers of the lab's authorities: what lies at the addresses that certificates name (CRL distribution points,
 * authority information access), and the responders of OCSP.
 */
import { base64Bytes } from '../platform/bytes.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { authorities } from './authorities.ts';
import {
  type AuthorityState,
  issuerCertificateUrls,
  responderUrl,
  revocationListUrls,
} from './certification-authority.ts';
import { answerOcsp } from './ocsp-responder.ts';
import { listsAtDistributionPoints } from './revocation.ts';
import { buildRevocationList, deltaUrl } from './x509-revocation-list.ts';

/** What is at an address; undefined where nobody answers. `question` is an OCSP request. */
export function fetchFromAuthority(
  lab: StoreSnapshot,
  url: string,
  now: number,
  question?: Uint8Array,
): Uint8Array | undefined {
  for (const authority of authorities(lab)) {
    if (authority.isReachable === false) continue;
    const { base, delta } = listsAtDistributionPoints(lab, authority, now);
    const lists = revocationListUrls(authority);
    if (lists.some((one) => isSameAddress(one, url))) return buildRevocationList(authority, base);
    if (lists.some((one) => isSameAddress(deltaUrl(one), url))) return buildRevocationList(authority, delta);
    if (issuerCertificateUrls(authority).some((one) => isSameAddress(one, url)))
      return base64Bytes(authority.certificate);
  }
  if (question === undefined) return undefined;
  const responders = authorities(lab).filter(
    (authority) => authority.isReachable !== false && isSameAddress(responderUrl(authority), url),
  );
  return responders.length === 0 ? undefined : answerOcsp(responders, question, now);
}

/** The web servers at the addresses that certificates name, each once. */
export function webServersOf(all: readonly AuthorityState[]): { readonly name: string; readonly computer: string }[] {
  const found = new Map<string, string>();
  for (const authority of all) {
    const urls = [...revocationListUrls(authority), ...issuerCertificateUrls(authority)];
    if (authority.kind === 'public') urls.push(responderUrl(authority));
    for (const url of urls) if (url.startsWith('http:')) found.set(new URL(url).hostname, authority.computer);
  }
  return [...found].map(([name, computer]) => ({ name, computer }));
}

/** Letter case of hosts does not count, nor a slash at the end, nor whether blanks are escaped. */
function isSameAddress(left: string, right: string): boolean {
  return plainAddress(left) === plainAddress(right);
}

function plainAddress(url: string): string {
  return unescaped(url).replace(/\/$/, '').toLowerCase();
}

function unescaped(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url; // a percent sign with something else behind it than the number of a byte
  }
}
