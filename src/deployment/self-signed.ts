/** Certificates that sign themselves, for trials: nobody trusts them until their certificate is put among the roots. */
import { platform } from '../platform/platform.ts';
import { type NamePart, parseName } from './distinguished-name.ts';
import { requireNameLength } from './dns-name.ts';
import { generateKeyPair, type KeyAlgorithm, type KeyPair } from './key-generation.ts';
import { buildCertificate, keyIdentifier } from './x509-building.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** Milliseconds that a certificate which signs itself is valid: a year, as Windows makes them. */
export const SELF_SIGNED_VALIDITY = 365 * 86_400_000;

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
  const keys = generateKeyPair(request.keyAlgorithm, request.keyBits);
  const dnsNames = request.dnsNames.map(requireNameLength);
  const certificate = selfSigned({ ...request, dnsNames, subject: parseName(request.subject), keys });
  return { certificate, privateKey: keys.privateKey };
}

/** What a certificate for a key that there is already is to say. */
export interface SelfSignedContents extends Omit<SelfSignedRequest, 'subject' | 'keyAlgorithm' | 'keyBits'> {
  readonly subject: readonly NamePart[];
  readonly keys: KeyPair;
}

/** Makes a certificate that is signed with its own key. */
export function selfSigned({ subject: name, keys, ...request }: SelfSignedContents): CertificateInfo {
  const { publicKey, privateKey } = keys;
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
        issuerKeyIdentifier: keyIdentifier(publicKey),
      },
    },
    privateKey,
  );
  return readCertificate(der);
}
