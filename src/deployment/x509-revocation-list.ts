/**
 * Makes what tells others of revocations: lists (RFC 5280, 5), whole and delta, and answers to OCSP (RFC 6960). Windows'
 * extensions are those of Active Directory Certificate Services: the CA's version, and the moment of the next publication.
 */
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  BaseCRLNumber,
  CertificateList,
  CRLNumber,
  CRLReason,
  id_ce_authorityKeyIdentifier,
  id_ce_cRLNumber,
  id_ce_cRLReasons,
  id_ce_deltaCRLIndicator,
  id_ce_freshestCRL,
  KeyIdentifier,
  RevokedCertificate,
  TBSCertList,
  Time,
  Version,
} from '@peculiar/asn1-x509';
import { base64Bytes, hexBytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { type AuthorityState, type Revocation, revocationListUrls } from './certification-authority.ts';
import { derBits, derEnumerated, derOctets, derOid, derSequence, derTagged, derTime, derValue } from './der-writing.ts';
import { encodeName } from './distinguished-name.ts';
import type { PublishedList, RevocationAnswer } from './revocation.ts';
import {
  arrayBuffer,
  extension,
  keyIdentifier,
  revocationListPoints,
  signatureAlgorithm,
  wholeSecond,
} from './x509-building.ts';
import { detailsOf } from './x509-details.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

const OCSP_BASIC = '1.3.6.1.5.5.7.48.1.1';

/** Encodes and signs a list. Returns its DER. */
export function buildRevocationList(authority: AuthorityState, published: PublishedList): Uint8Array {
  const key = base64Bytes(authority.privateKey);
  const certificate = readCertificate(authority.certificate);
  const publicKey = platform().cryptography.readCertificate(certificate.der).publicKey;
  const { number, baseNumber, revoked, thisUpdate, nextUpdate } = published;
  const isDelta = baseNumber !== undefined;
  const body = new TBSCertList({
    version: Version.v2,
    signature: signatureAlgorithm(key),
    issuer: encodeName(detailsOf(certificate.der).subject.flat()),
    thisUpdate: new Time(wholeSecond(thisUpdate)),
    nextUpdate: new Time(wholeSecond(nextUpdate)),
    ...(revoked.length > 0 && { revokedCertificates: revoked.map(revokedCertificate) }),
    crlExtensions: [
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(publicKey)) }),
      ),
      extension(id_ce_cRLNumber, new CRLNumber(number)),
      ...(isDelta
        ? [extension(id_ce_deltaCRLIndicator, new BaseCRLNumber(baseNumber), true)]
        : [extension(id_ce_freshestCRL, revocationListPoints(revocationListUrls(authority).map(deltaUrl)))]),
    ],
  });
  const list = new CertificateList({
    tbsCertList: body,
    signatureAlgorithm: signatureAlgorithm(key),
    signature: arrayBuffer(platform().cryptography.sign(key, new Uint8Array(AsnConvert.serialize(body)))),
  });
  return new Uint8Array(AsnConvert.serialize(list));
}

/** Where the delta list lies beside a whole one: `NAME+.crl`. */
export function deltaUrl(url: string): string {
  return url.startsWith('ldap:')
    ? url.replace('certificateRevocationList', 'deltaRevocationList')
    : url.replace(/\.crl$/, '+.crl');
}

function revokedCertificate({ serialNumber, at, reason }: Revocation): RevokedCertificate {
  return new RevokedCertificate({
    userCertificate: arrayBuffer(hexBytes(serialNumber)),
    revocationDate: new Time(wholeSecond(at)),
    // RFC 5280, 5.3.1: an unspecified reason is better left out.
    ...(reason !== 0 && { crlEntryExtensions: [extension(id_ce_cRLReasons, new CRLReason(reason))] }),
  });
}

/**
 * Answers whether certificates are good, signed by their issuer itself. Each is identified by the CertID of the question, in
 * DER; `nonce` is an extension of it, which the answer repeats.
 */
export function buildOcspResponse(
  authority: AuthorityState,
  issuer: CertificateInfo,
  answers: readonly { readonly identifier: Uint8Array; readonly answer: RevocationAnswer }[],
  now: number,
  nonce?: Uint8Array,
): Uint8Array {
  const { cryptography } = platform();
  const key = base64Bytes(authority.privateKey);
  const { publicKey } = cryptography.readCertificate(issuer.der);
  const identifier = keyIdentifier(publicKey);
  const responses = answers.map(({ identifier: certificateId, answer }) =>
    derSequence(certificateId, certificateStatus(answer), derTime(now), derTagged(0, derTime(now + 3_600_000))),
  );
  const data = derSequence(
    derTagged(2, derOctets(identifier)), // the responder by its key
    derTime(now),
    derSequence(...responses),
    ...(nonce ? [derTagged(1, derSequence(nonce))] : []),
  );
  const algorithm = new Uint8Array(AsnConvert.serialize(signatureAlgorithm(key)));
  const basic = derSequence(
    data,
    algorithm,
    derBits(cryptography.sign(key, data)),
    derTagged(0, derSequence(issuer.der)),
  );
  const successful = derEnumerated(0);
  return derSequence(successful, derTagged(0, derSequence(derOid(OCSP_BASIC), derOctets(basic))));
}

/** OCSPResponseStatus of what is not answered (RFC 6960, 4.2.1). */
const OCSP_FAILURES = { malformedRequest: 1, unauthorized: 6 } as const;

/** An answer that is none: it bears no signature. */
export function buildOcspFailure(status: keyof typeof OCSP_FAILURES): Uint8Array {
  return derSequence(derEnumerated(OCSP_FAILURES[status]));
}

/** CertStatus: good [0], revoked [1] with moment and reason, unknown [2]. */
function certificateStatus({ status, revocation }: RevocationAnswer): Uint8Array {
  if (revocation) return derTagged(1, derTime(revocation.at), derTagged(0, derEnumerated(revocation.reason)));
  return derValue(status === 'good' ? 0x80 : 0x82);
}
