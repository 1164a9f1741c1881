/** X509SignatureGenerator of .NET: a key that signs certificates, requests and lists of revocations, by its own way. */
import { algorithmIdentifier, type Signer } from '../../src/deployment/x509-assembly.ts';
import type { PaddingName } from '../../src/platform/cryptography.ts';
import { platform } from '../../src/platform/platform.ts';
import { argumentException, netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { type AsymmetricKey, hashOf, signing } from './asymmetric-keys.ts';
import { type CertificatePart, publicKey } from './certificate-objects.ts';
import type { HashAlgorithmName } from './hash-algorithm-name.ts';
import type { SignaturePadding } from './signature-paddings.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';

/** The classes by the kind of the key and its padding. */
const GENERATOR_CLASSES = {
  pkcs1: 'RSAPkcs1X509SignatureGenerator',
  pss: 'RSAPssX509SignatureGenerator',
  curve: 'ECDsaX509SignatureGenerator',
} as const;

export class SignatureGenerator extends NetObject {
  constructor(
    private readonly key: AsymmetricKey,
    /** Of keys of RSA alone. */
    private readonly padding: PaddingName | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.${GENERATOR_CLASSES[this.padding ?? 'curve']}`);
  }

  get publicKey(): CertificatePart {
    return publicKey(this.key.encoded);
  }

  /** AlgorithmIdentifier of signatures with a hash, in DER. @throws ArgumentOutOfRangeException */
  algorithm(hash: HashAlgorithmName): Uint8Array {
    return algorithmIdentifier(this.signer(hash));
  }

  /** A signature as certificates bear it. */
  sign(data: Uint8Array | null, hash: HashAlgorithmName): Uint8Array {
    if (data === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'data');
    const { privateKey } = this.key;
    return signing(() => platform().cryptography.sign(privateKey, data, hashOf(hash), this.padding ?? undefined));
  }

  /** What signs with a hash. @throws ArgumentOutOfRangeException for one with which nothing is signed any more */
  signer(hash: HashAlgorithmName): Signer {
    requireSigningHash(hash, this.padding === 'pss');
    return { privateKey: this.key.privateKey, hash: hashOf(hash), padding: this.padding ?? undefined };
  }
}

/** Certificates are signed with the hashes of SHA-2 alone. .NET also knows SHA-3, which is not built here. */
function requireSigningHash({ name }: HashAlgorithmName, isPss: boolean): void {
  if (!isPss && /^SHA3-(256|384|512)$/.test(name ?? ''))
    throw netException('System.PlatformNotSupportedException', `Signatures with ${name} are not built here.`);
  if (/^SHA(256|384|512)$/.test(name ?? '')) return;
  throw netException(
    'System.ArgumentOutOfRangeException',
    `'${name ?? ''}' is not a known hash algorithm. (Parameter 'hashAlgorithm')\nActual value was ${name ?? ''}.`,
  );
}

/** CreateForRSA. */
export function generatorForRsa(key: AsymmetricKey | null, padding: SignaturePadding | null): SignatureGenerator {
  if (!key) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'key');
  if (!padding) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'signaturePadding');
  return new SignatureGenerator(key, padding.name);
}

/** CreateForECDsa. */
export function generatorForCurve(key: AsymmetricKey | null): SignatureGenerator {
  if (!key) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'key');
  return new SignatureGenerator(key, null);
}
