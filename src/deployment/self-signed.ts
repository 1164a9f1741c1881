/** Certificates that sign themselves, for trials: nobody trusts them until their certificate is put among the roots. */
import { platform } from '../platform/platform.ts';
import { parseName } from './distinguished-name.ts';
import { generateKeyPair, type KeyAlgorithm } from './key-generation.ts';
import { buildCertificate } from './x509-building.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** What a self-signed certificate is to say. */
export interface SelfSignedRequest {
  /** `CN=host`, or the host's name alone. */
  readonly subject: string;
  readonly dnsNames: readonly string[];
  readonly notBefore: number;
  readonly notAfter: number;
  readonly keyAlgorithm?: KeyAlgorithm;
  readonly keyBits?: number;
  /** Object identifiers. */
  readonly keyPurposes: readonly string[];
}

const SERIAL_NUMBER_BYTES = 16;

/** Makes a certificate with a key of its own. */
export function makeSelfSigned(request: SelfSignedRequest): { certificate: CertificateInfo; privateKey: Uint8Array } {
  const { publicKey, privateKey } = generateKeyPair(request.keyAlgorithm, request.keyBits);
  const name = parseName(request.subject);
  const [first = 0, ...others] = platform().random.bytes(SERIAL_NUMBER_BYTES);
  const serialNumber = Uint8Array.of((first & 0x7f) | 0x01, ...others); // a positive number without a leading zero
  const der = buildCertificate(
    {
      serialNumber,
      issuer: name,
      subject: name,
      notBefore: request.notBefore,
      notAfter: request.notAfter,
      publicKey,
      extensions: {
        keyUsage: ['digitalSignature', 'keyEncipherment'],
        keyPurposes: request.keyPurposes,
        dnsNames: request.dnsNames,
        issuerPublicKey: publicKey,
      },
    },
    privateKey,
  );
  return { certificate: readCertificate(der), privateKey };
}
