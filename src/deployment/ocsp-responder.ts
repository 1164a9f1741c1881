/**
 * What a responder of OCSP makes of a question (RFC 6960, 4.1): the certificates that it asks about, by hashes of their issuer
 * and their numbers, and its nonce (RFC 9654). What is no question gets malformedRequest, one about nothing that the
 * responder's authority has issued unauthorized.
 */
import { hexText } from '../platform/bytes.ts';
import type { HashName } from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';
import type { AuthorityState } from './certification-authority.ts';
import { announcedLength } from './der-length.ts';
import {
  type Asn1,
  childAt,
  children,
  derBytes,
  integerBytes,
  isTagged,
  MalformedAsn1,
  octetsOf,
  oidOf,
  readAsn1,
  tagged,
} from './forge-asn1.ts';
import type { RevocationAnswer } from './revocation.ts';
import { detailsOf } from './x509-details.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';
import { buildOcspFailure, buildOcspResponse } from './x509-revocation-list.ts';

const NONCE = '1.3.6.1.5.5.7.48.1.2';
const LONGEST_NONCE = 128;

/** By which a question may name the issuer. */
const HASHES: ReadonlyMap<string, HashName> = new Map<string, HashName>([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** A certificate that is asked about. */
interface CertificateId {
  /** CertID, DER: the answer repeats it. */
  readonly encoded: Uint8Array;
  /** An object identifier. */
  readonly hash: string;
  readonly issuerName: string;
  readonly issuerKey: string;
  readonly serialNumber: string;
}

interface OcspQuestion {
  readonly certificates: readonly CertificateId[];
  /** The extension, DER. */
  readonly nonce?: Uint8Array;
}

/** The answer, DER, of those authorities that answer at one address. */
export function answerOcsp(authorities: readonly AuthorityState[], der: Uint8Array, now: number): Uint8Array {
  let question: OcspQuestion;
  try {
    question = readQuestion(der);
  } catch (error) {
    if (error instanceof MalformedAsn1) return buildOcspFailure('malformedRequest');
    throw error;
  }
  for (const authority of authorities) {
    const issuer = readCertificate(authority.certificate);
    const isOwn = issuerTest(issuer);
    if (!question.certificates.some(isOwn)) continue;
    const answers = question.certificates.map((one) => ({
      identifier: one.encoded,
      answer: isOwn(one) ? statusOf(authority, one) : UNKNOWN,
    }));
    return buildOcspResponse(authority, issuer, answers, now, question.nonce);
  }
  return buildOcspFailure('unauthorized');
}

/** OCSPRequest: [0] version, [1] requestor, a list of questions, [2] extensions; a signature may stand behind. */
function readQuestion(der: Uint8Array): OcspQuestion {
  if (announcedLength(der) !== der.length) throw new MalformedAsn1('It is not as long as it says.');
  const parts = children(childAt(readAsn1(der), 0));
  const version = parts.find((part) => isTagged(part, 0));
  if (version && hexText(integerBytes(tagged(version)[0])) !== '') throw new MalformedAsn1('Version 1 was expected.');
  const list = parts.find((part) => ![0, 1, 2].some((tag) => isTagged(part, tag)));
  const certificates = children(list).map((one) => certificateId(childAt(one, 0)));
  if (certificates.length === 0) throw new MalformedAsn1('It asks nothing.');
  const extensions = parts.find((part) => isTagged(part, 2));
  const nonce = extensions && nonceIn(extensions);
  return { certificates, ...(nonce && { nonce }) };
}

function certificateId(tree: Asn1): CertificateId {
  return {
    encoded: derBytes(tree),
    hash: oidOf(childAt(childAt(tree, 0), 0)),
    issuerName: hexText(octetsOf(childAt(tree, 1))),
    issuerKey: hexText(octetsOf(childAt(tree, 2))),
    serialNumber: plainNumber(hexText(integerBytes(childAt(tree, 3)))),
  };
}

/** @throws MalformedAsn1 for a nonce of a length that there is not */
function nonceIn(extensions: Asn1): Uint8Array | undefined {
  const list = Array.isArray(extensions.value) ? extensions.value[0] : undefined;
  const found = children(list).find((extension) => oidOf(childAt(extension, 0)) === NONCE);
  if (!found) return undefined;
  // Behind the identifier, and perhaps whether it is critical; the value is an OCTET STRING in an OCTET STRING.
  const value = octetsOf(children(found).at(-1));
  const { length } = octetsOf(readAsn1(value));
  if (length < 1 || length > LONGEST_NONCE) throw new MalformedAsn1(`A nonce has 1 to ${LONGEST_NONCE} bytes.`);
  return derBytes(found);
}

/** Whether a certificate was issued by this issuer, as far as the question says. */
function issuerTest({ der }: CertificateInfo): (id: CertificateId) => boolean {
  const {
    encodedSubject,
    key: { bits },
  } = detailsOf(der);
  const known = new Map<string, string>();
  const hashes = (oid: string, hash: HashName): string => {
    const { cryptography } = platform();
    const both =
      known.get(oid) ?? `${hexText(cryptography.hash(hash, encodedSubject))} ${hexText(cryptography.hash(hash, bits))}`;
    known.set(oid, both);
    return both;
  };
  return ({ hash: oid, issuerName, issuerKey }) => {
    const hash = HASHES.get(oid);
    return hash !== undefined && hashes(oid, hash) === `${issuerName} ${issuerKey}`;
  };
}

const UNKNOWN: RevocationAnswer = { status: 'none' };

function statusOf({ issued, revocationList }: AuthorityState, { serialNumber }: CertificateId): RevocationAnswer {
  const found = issued.find((one) => plainNumber(one.serialNumber) === serialNumber);
  if (!found) return UNKNOWN;
  const revocation = revocationList.revoked.find((one) => one.serialNumber === found.serialNumber);
  return revocation ? { status: 'revoked', revocation } : { status: 'good' };
}

/** In lower case without zeros in front. */
function plainNumber(hex: string): string {
  return hex.toLowerCase().replace(/^0+/, '');
}
