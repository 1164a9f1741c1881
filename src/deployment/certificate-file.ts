/**
 * Files that hold certificates: PFX with private keys; `.cer` (DER or PEM) and `.p7b` without.
 */
import { latin1Text } from '../platform/bytes.ts';
import { DeploymentError } from './deployment-error.ts';
import {
  childAt,
  children,
  derBytes,
  isTagged,
  MalformedAsn1,
  pemContents,
  readAsn1,
  tagged,
  taggedValue,
} from './forge-asn1.ts';
import { type PfxContents, readPfx } from './pfx.ts';
import { isDamage } from './x509-details.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** Reads a file by what is in it, and takes its name as a hint only for what it was meant to be. */
export function readCertificateFile(bytes: Uint8Array, password: string, path: string): PfxContents {
  if (!/\.(cer|crt|der|pem|p7b|p7c)$/i.test(path)) return readPfx(bytes, password, path);
  const plain = tryReadCertificate(bytes);
  const [certificate, ...others] = plain ? ([plain] as const) : readBundle(bytes, path);
  return { certificates: [{ certificate }, ...others.map((other) => ({ certificate: other }))] };
}

function tryReadCertificate(bytes: Uint8Array): CertificateInfo | undefined {
  try {
    return readCertificate(bytes);
  } catch (error) {
    if (isDamage(error)) return undefined; // not a lone certificate: perhaps a bundle
    throw error;
  }
}

/** PKCS #7; of the certificates in it the one that issued none of the others comes first. */
export function readBundle(bytes: Uint8Array, path: string): readonly [CertificateInfo, ...CertificateInfo[]] {
  let certificates: CertificateInfo[];
  try {
    certificates = bundleCertificates(bytes);
  } catch (cause) {
    if (!isDamage(cause) && !(cause instanceof MalformedAsn1)) throw cause;
    throw new DeploymentError('certificate-file-invalid', { path }, { cause });
  }
  const issuers = new Set(certificates.filter((item) => !item.isSelfSigned).map((item) => item.issuer));
  const [first, ...others] = certificates.sort(
    (left, right) => Number(issuers.has(left.subject)) - Number(issuers.has(right.subject)),
  );
  if (!first) throw new DeploymentError('certificate-file-invalid', { path });
  return [first, ...others];
}

function bundleCertificates(bytes: Uint8Array): CertificateInfo[] {
  const isText = latin1Text(bytes.subarray(0, 11)) === '-----BEGIN ';
  const der = isText ? pemContents(bytes) : bytes;
  // ContentInfo { signedData, [0] SignedData { version, digests, content, [0] certificates … } }
  const signedData = taggedValue(childAt(readAsn1(der), 1));
  const certificates = children(signedData).find((item) => isTagged(item, 0));
  return certificates ? tagged(certificates).map((item) => readCertificate(derBytes(item))) : [];
}
