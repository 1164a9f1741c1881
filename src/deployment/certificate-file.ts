/**
 * Files that hold certificates: PFX with a private key; `.cer` (DER or PEM) and `.p7b` without.
 */
import forge from 'node-forge';
import { DeploymentError } from './deployment-error.ts';
import { readPfx } from './pfx.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** What a certificate file holds. */
export interface CertificateFile {
  readonly certificate: CertificateInfo;
  readonly privateKey?: Buffer;
  readonly chain: readonly CertificateInfo[];
  readonly friendlyName?: string;
}

/** Reads a file by what is in it, and takes its name as a hint only for what it was meant to be. */
export function readCertificateFile(bytes: Buffer, password: string, path: string): CertificateFile {
  if (!/\.(cer|crt|der|pem|p7b|p7c)$/i.test(path)) return readPfx(bytes, password, path);
  const plain = tryReadCertificate(bytes);
  if (plain) return { certificate: plain, chain: [] };
  const [certificate, ...chain] = readBundle(bytes, path);
  return { certificate, chain };
}

function tryReadCertificate(bytes: Buffer): CertificateInfo | undefined {
  try {
    return readCertificate(bytes);
  } catch {
    return undefined; // not a lone certificate: perhaps a bundle
  }
}

/** PKCS #7; of the certificates in it the one that issued none of the others comes first. */
function readBundle(bytes: Buffer, path: string): CertificateInfo[] {
  let certificates: CertificateInfo[];
  try {
    certificates = bundleCertificates(bytes);
  } catch (error) {
    throw new DeploymentError('certificate-file-invalid', { path }, { cause: error });
  }
  if (certificates.length === 0) throw new DeploymentError('certificate-file-invalid', { path });
  const issuers = new Set(certificates.filter((item) => !item.isSelfSigned).map((item) => item.issuer));
  return certificates.sort((left, right) => Number(issuers.has(left.subject)) - Number(issuers.has(right.subject)));
}

function bundleCertificates(bytes: Buffer): CertificateInfo[] {
  const { asn1, pem } = forge;
  const isText = bytes.subarray(0, 11).toString('latin1') === '-----BEGIN ';
  const der = isText ? pem.decode(bytes.toString('latin1'))[0].body : bytes.toString('binary');
  // ContentInfo { signedData, [0] SignedData { version, digests, content, [0] certificates … } }
  const signedData = child(child(asn1.fromDer(der), 1), 0);
  const certificates = (signedData.value as forge.asn1.Asn1[]).find(
    (item) => item.tagClass === asn1.Class.CONTEXT_SPECIFIC && (item.type as number) === 0,
  );
  const list = (certificates?.value ?? []) as forge.asn1.Asn1[];
  return list.map((item) => readCertificate(Buffer.from(asn1.toDer(item).getBytes(), 'binary')));
}

function child(tree: forge.asn1.Asn1, index: number): forge.asn1.Asn1 {
  return (tree.value as forge.asn1.Asn1[])[index];
}
