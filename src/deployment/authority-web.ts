/**
 * The web servers of the lab's authorities: what lies at the addresses that certificates name (CRL distribution points,
 * authority information access), and the responders of OCSP.
 */
import { base64Bytes, hexText } from '../platform/bytes.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { authorities } from './authorities.ts';
import {
  type AuthorityState,
  issuerCertificateUrls,
  responderUrl,
  revocationListUrls,
} from './certification-authority.ts';
import { childAt, children, derBytes, integerBytes, isTagged, MalformedAsn1, oidOf, readAsn1 } from './forge-asn1.ts';
import { publishedLists } from './revocation.ts';
import { readCertificate } from './x509-reading.ts';
import { buildOcspResponse, buildRevocationList, deltaUrl } from './x509-revocation-list.ts';

const NONCE = '1.3.6.1.5.5.7.48.1.2';

/** What is at an address; undefined where nobody answers. `question` is an OCSP request. */
export function fetchFromAuthority(
  lab: StoreSnapshot,
  url: string,
  now: number,
  question?: Uint8Array,
): Uint8Array | undefined {
  for (const authority of authorities(lab)) {
    if (authority.isReachable === false) continue;
    const { base, delta } = publishedLists(authority, now);
    const lists = revocationListUrls(authority);
    if (lists.some((one) => isSameAddress(one, url))) return buildRevocationList(authority, base);
    if (lists.some((one) => isSameAddress(deltaUrl(one), url))) return buildRevocationList(authority, delta);
    if (issuerCertificateUrls(authority).some((one) => isSameAddress(one, url)))
      return base64Bytes(authority.certificate);
    if (question && isSameAddress(responderUrl(authority), url)) return answer(authority, question, now);
  }
  return undefined;
}

/** Letter case of hosts does not count, nor a slash at the end, nor whether blanks are escaped. */
function isSameAddress(left: string, right: string): boolean {
  const plain = (url: string) => decodeURI(url).replace(/\/$/, '').toLowerCase();
  return plain(left) === plain(right);
}

/** OCSPRequest: [0] version, requestor, a list of questions, [2] extensions. Undefined for what is none. */
function answer(authority: AuthorityState, question: Uint8Array, now: number): Uint8Array | undefined {
  const issuer = readCertificate(authority.certificate);
  try {
    const parts = children(childAt(readAsn1(question), 0));
    const requests = parts.find((part) => !isTagged(part, 0) && !isTagged(part, 1) && !isTagged(part, 2));
    const serialNumbers = children(requests).map((one) =>
      hexText(integerBytes(childAt(childAt(one, 0), 3))).toUpperCase(),
    );
    const extensions = parts.find((part) => isTagged(part, 2));
    const nonce = extensions && noncesIn(extensions)[0];
    const answers = serialNumbers.map((serialNumber) => {
      const issued = authority.issued.find(
        (one) => one.serialNumber.replace(/^0+/, '') === serialNumber.replace(/^0+/, ''),
      );
      const revocation = authority.revocationList.revoked.find((one) => one.serialNumber === issued?.serialNumber);
      if (!issued) return { serialNumber, answer: { status: 'none' as const } };
      return {
        serialNumber: issued.serialNumber,
        answer: revocation ? { status: 'revoked' as const, revocation } : { status: 'good' as const },
      };
    });
    return buildOcspResponse(authority, issuer, answers, now, nonce);
  } catch (error) {
    if (error instanceof MalformedAsn1) return undefined;
    throw error;
  }
}

function noncesIn(extensions: Parameters<typeof childAt>[0]): Uint8Array[] {
  const list = Array.isArray(extensions?.value) ? extensions.value[0] : undefined;
  return children(list).flatMap((extension) => (oidOf(childAt(extension, 0)) === NONCE ? [derBytes(extension)] : []));
}
