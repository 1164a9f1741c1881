/** What the algorithm of a signature in X.509 and its kin means: an object identifier alone, or RSASSA-PSS with its parameters. */
import { id_mgf1, id_RSASSA_PSS, RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { HashName, SignatureAlgorithm } from './cryptography.ts';

const HASHES: ReadonlyMap<string, HashName> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/**
 * @param parameters DER; nothing where there are none
 * @throws Error where the parameters are not those of PSS
 */
export function signatureAlgorithmOf(
  identifier: string,
  parameters: ArrayBuffer | Uint8Array | null | undefined,
): SignatureAlgorithm {
  if (identifier !== id_RSASSA_PSS) return identifier;
  const { hashAlgorithm, maskGenAlgorithm, saltLength } = parameters
    ? AsnConvert.parse(parameters, RsaSaPssParams)
    : new RsaSaPssParams();
  const hash = HASHES.get(hashAlgorithm.algorithm);
  const mask = maskGenAlgorithm.parameters && AsnConvert.parse(maskGenAlgorithm.parameters, AlgorithmIdentifier);
  // Hosts know one hash for both; what has two stays an identifier that they cannot verify.
  const isKnown = hash && maskGenAlgorithm.algorithm === id_mgf1 && mask?.algorithm === hashAlgorithm.algorithm;
  return isKnown ? { hash, saltLength } : identifier;
}
