/**
 * Puts certificates and requests together of parts that are encoded already, as CertificateRequest of .NET does, and encodes
 * the values of the common extensions. What the lab issues itself is made by schemas (`x509-building.ts`).
 */
import { concatBytes, utf8Bytes } from '../platform/bytes.ts';
import type { HashName, PaddingName } from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';
import {
  derBits,
  derInteger,
  derOctets,
  derOid,
  derSequence,
  derSet,
  derTagged,
  derValue,
  derWhen,
} from './der-writing.ts';
import type { EncodedExtension } from './x509-details.ts';

/** A key that signs, and the hash with which it does. */
export interface Signer {
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
  readonly hash: HashName;
  /** Of keys of RSA; PKCS #1 where nothing is said. */
  readonly padding?: PaddingName;
}

/** What a certificate is made of. Names and the key are DER; instants are milliseconds since 1970. */
export interface CertificateParts {
  readonly serialNumber: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: Uint8Array;
  readonly extensions: readonly EncodedExtension[];
}

export type RequestParts = Pick<CertificateParts, 'subject' | 'publicKey' | 'extensions'>;

const TRUE = Uint8Array.of(1, 1, 0xff);
const NULL = Uint8Array.of(5, 0);
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';

const RSASSA_PSS = '1.2.840.113549.1.1.10';
const MASK_GENERATION = '1.2.840.113549.1.1.8';

/** The object identifiers of hashes. */
export const DIGESTS: Readonly<Record<HashName, string>> = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

const RSA_SIGNATURES: Readonly<Record<HashName, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};
const ECDSA_SIGNATURES: Readonly<Record<Exclude<HashName, 'md5'>, string>> = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

/** The object identifier of signatures by a kind of key with a hash; `undefined` where there is none. */
export function signatureIdentifier(isRsa: boolean, hash: HashName): string | undefined {
  if (isRsa) return RSA_SIGNATURES[hash];
  return hash === 'md5' ? undefined : ECDSA_SIGNATURES[hash];
}

/** A signed certificate in DER. */
export function assembleCertificate(parts: CertificateParts, signer: Signer): Uint8Array {
  const algorithm = algorithmIdentifier(signer);
  const body = derSequence(
    derTagged(0, derInteger(2)),
    derInteger(parts.serialNumber),
    algorithm,
    parts.issuer,
    derSequence(derWhen(parts.notBefore), derWhen(parts.notAfter)),
    parts.subject,
    parts.publicKey,
    ...(parts.extensions.length === 0 ? [] : [derTagged(3, extensionList(parts.extensions))]),
  );
  return signedStructure(body, signer);
}

/** A signed request (PKCS #10) in DER. */
export function assembleRequest({ subject, publicKey, extensions }: RequestParts, signer: Signer): Uint8Array {
  const attribute = derSequence(derOid(EXTENSION_REQUEST), derSet(extensionList(extensions)));
  const attributes = derTagged(0, ...(extensions.length === 0 ? [] : [attribute]));
  return signedStructure(derSequence(derInteger(0), subject, publicKey, attributes), signer);
}

/** A body with the signature over it: what certificates, requests and lists of revocations are (RFC 5280, 4.1). */
export function signedStructure(body: Uint8Array, signer: Signer): Uint8Array {
  const { privateKey, hash, padding } = signer;
  const signature = platform().cryptography.sign(privateKey, body, hash, padding);
  return derSequence(body, algorithmIdentifier(signer), derBits(signature));
}

/** AlgorithmIdentifier of RSASSA-PSS (RFC 4055, 3.1), its salt as long as the hash. */
export function pssIdentifier(hash: HashName): Uint8Array {
  const digest = digestIdentifier(hash);
  const saltLength = platform().cryptography.hash(hash, new Uint8Array()).length;
  return derSequence(
    derOid(RSASSA_PSS),
    derSequence(
      derTagged(0, digest),
      derTagged(1, derSequence(derOid(MASK_GENERATION), digest)),
      derTagged(2, derInteger(saltLength)),
    ),
  );
}

/** AlgorithmIdentifier of a hash, without parameters. */
export function digestIdentifier(hash: HashName): Uint8Array {
  return derSequence(derOid(DIGESTS[hash]));
}

/** AlgorithmIdentifier of what somebody signs. */
export function algorithmIdentifier({ privateKey, hash, padding }: Signer): Uint8Array {
  const isRsa = platform().cryptography.keyAlgorithm(privateKey) === 'rsa';
  if (isRsa && padding === 'pss') return pssIdentifier(hash);
  const identifier = signatureIdentifier(isRsa, hash);
  if (identifier === undefined) throw new RangeError(`There are no signatures with ${hash} on elliptic curves.`);
  return isRsa ? derSequence(derOid(identifier), NULL) : derSequence(derOid(identifier));
}

/** Extensions as a list in DER. */
export function extensionList(extensions: readonly EncodedExtension[]): Uint8Array {
  return derSequence(
    ...extensions.map(({ identifier, critical, value }) =>
      derSequence(derOid(identifier), ...(critical ? [TRUE] : []), derOctets(value)),
    ),
  );
}

/** The value of a basic constraint. */
export function basicConstraintsValue(isAuthority: boolean, pathLength: number | undefined): Uint8Array {
  return derSequence(...(isAuthority ? [TRUE] : []), ...(pathLength === undefined ? [] : [derInteger(pathLength)]));
}

/** The value of a key usage by the flags of .NET: 0x80 is the first bit, 0x8000 the ninth. */
export function keyUsageValue(flags: number): Uint8Array {
  const bytes = flags & 0x8000 ? [flags & 0xff, 0x80] : flags & 0xff ? [flags & 0xff] : [];
  const last = bytes.at(-1) ?? 0;
  const unused = last === 0 ? 0 : 31 - Math.clz32(last & -last);
  return derValue(3, Uint8Array.of(unused, ...bytes));
}

export function keyPurposesValue(identifiers: readonly string[]): Uint8Array {
  return derSequence(...identifiers.map(derOid));
}

export function subjectKeyValue(identifier: Uint8Array): Uint8Array {
  return derOctets(identifier);
}

/** The value of an authority key identifier: by the key, or by the issuer (DER) and number of its certificate, or both. */
export function authorityKeyValue(
  identifier: Uint8Array | null,
  certificate?: { readonly issuer: Uint8Array; readonly serialNumber: Uint8Array },
): Uint8Array {
  return derSequence(
    ...(identifier ? [derValue(0x80, identifier)] : []),
    ...(certificate ? [derTagged(1, derTagged(4, certificate.issuer)), derValue(0x82, certificate.serialNumber)] : []),
  );
}

/** The value of an alternative name, of names that are encoded. */
export function alternativeNamesValue(names: readonly Uint8Array[]): Uint8Array {
  return derSequence(...names);
}

/** The tags of a name's kinds (RFC 5280, 4.2.1.6). */
const NAME_TAGS = { email: 0x81, dns: 0x82, url: 0x86, ip: 0x87 } as const;
const PRINCIPAL_NAME = '1.3.6.1.4.1.311.20.2.3';

export function alternativeName(kind: keyof typeof NAME_TAGS, value: string | Uint8Array): Uint8Array {
  return derValue(NAME_TAGS[kind], typeof value === 'string' ? utf8Bytes(value) : value);
}

export function principalName(name: string): Uint8Array {
  return derTagged(0, derOid(PRINCIPAL_NAME), derTagged(0, derValue(0x0c, utf8Bytes(name))));
}

/** SubjectPublicKeyInfo of its parts. */
export function publicKeyInfo(algorithm: string, parameters: Uint8Array, bits: Uint8Array): Uint8Array {
  return derSequence(derSequence(derOid(algorithm), parameters), derBits(bits));
}

/** PKCS #8 around a key of RSA alone (PKCS #1). */
export function wrappedRsaKey(key: Uint8Array): Uint8Array {
  return derSequence(derInteger(0), derSequence(derOid('1.2.840.113549.1.1.1'), NULL), derOctets(key));
}

/** SubjectPublicKeyInfo around a public key of RSA alone. */
export function wrappedRsaPublicKey(key: Uint8Array): Uint8Array {
  return publicKeyInfo('1.2.840.113549.1.1.1', NULL, concatBytes([key]));
}
