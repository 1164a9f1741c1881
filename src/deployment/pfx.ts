/**
 * Reads PFX files (PKCS #12, RFC 7292): those that Windows writes, and those of OpenSSL with any of the ciphers, key
 * derivations and MACs that .NET reads. The ASN.1 and the ciphers are node-forge's; its own reader of PFX files is not
 * used, because it takes one form of the password for all parts of a file, and knows RSA keys alone.
 */
import { platform } from '../platform/platform.ts';
import { DeploymentError, type DeploymentErrorCode } from './deployment-error.ts';
import { announcedLength } from './der-length.ts';
import {
  type Asn1,
  bmpTextOf,
  childAt,
  children,
  derBytes,
  MalformedAsn1,
  octetsOf,
  oidOf,
  readAsn1,
  wholeNumberOf,
} from './forge-asn1.ts';
import type { EncryptedUnderPassword } from './password-encrypting.ts';
import {
  GENEROUS_LIMITS,
  IterationBudget,
  IterationLimitExceeded,
  type IterationLimits,
  UnsupportedAlgorithm,
  WrongPassword,
} from './password-encryption.ts';
import { BAGS, decryptedContents, isMacBy, readBags, readLayout, readTypedValue, type SafePart } from './pfx-parts.ts';
import type { MessageAttribute } from './signed-message.ts';
import { isDamage, parsing } from './x509-details.ts';
import { type CertificateInfo, isKeyOf, readCertificate } from './x509-reading.ts';

/** A certificate of a PFX. */
export interface PfxCertificate {
  readonly certificate: CertificateInfo;
  /** PKCS #8, DER. */
  readonly privateKey?: Uint8Array;
  readonly friendlyName?: string;
}

/** What a PFX holds. */
export interface PfxContents {
  /** In the order in which Windows and .NET list them: the last of the file first. */
  readonly certificates: readonly [PfxCertificate, ...PfxCertificate[]];
}

/** The certificate that a PFX is about: the first one with a private key, or else the first one. */
export function mainCertificate({ certificates }: PfxContents): PfxCertificate {
  return certificates.find((item) => item.privateKey) ?? certificates[0];
}

/** The same for those who need the key. */
export function certificateWithKey(
  contents: PfxContents,
  path: string,
): PfxCertificate & { readonly privateKey: Uint8Array } {
  const { privateKey, ...rest } = mainCertificate(contents);
  if (!privateKey) throw new DeploymentError('pfx-no-private-key', { path });
  return { ...rest, privateKey };
}

const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';

/** The kinds of keys that Windows keeps in its stores. */
const KEY_KINDS = new Set(['1.2.840.113549.1.1.1', '1.2.840.10045.2.1', '1.2.840.10040.4.1']);

/** Names of what is not read, for people. */
const ALGORITHM_NAMES = new Map([
  ['1.2.840.113549.1.12.1.1', '128-bit RC4'],
  ['1.2.840.113549.1.12.1.2', '40-bit RC4'],
  ['1.2.840.113549.1.1.10', 'RSASSA-PSS'],
  ['1.3.6.1.4.1.11591.4.11', 'scrypt'],
  ['1.3.6.1.4.1.3029.1.2', 'Blowfish'],
  ['1.2.840.113533.7.66.10', 'CAST5'],
  ['1.2.156.10197.1.104.2', 'SM4'],
  ['1.2.410.200004.1.4', 'SEED'],
  ['1.2.840.113549.2.8', 'HMAC-SHA-224'],
  ['1.2.840.113549.1.5.14', 'PBMAC1'],
  ['1.3.36.3.2.1', 'RIPEMD-160'],
  ['1.2.156.10197.1.401', 'SM3'],
  ['1.3.101.110', 'X25519'],
  ['1.3.101.111', 'X448'],
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
  ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
  ['2.16.840.1.101.3.4.2.6', 'SHA-512/256'],
]);

const FAMILIES: readonly (readonly [prefix: string, name: string])[] = [
  ['1.2.392.200011.61.1.1.1.', 'Camellia'],
  ['1.2.410.200046.1.1.', 'ARIA'],
  ['2.16.840.1.101.3.4.1.', 'AES in a mode other than CBC'],
  ['2.16.840.1.101.3.4.2.', 'SHA-3'],
  ['1.3.6.1.4.1.1722.12.2.', 'BLAKE2'],
];

/** Reads a PFX; `path` is for messages. Each way in which a file can be bad has an error of its own. */
export function readPfx(
  bytes: Uint8Array,
  password: string,
  path: string,
  limits: IterationLimits = GENEROUS_LIMITS,
): PfxContents {
  const structure = outerStructure(bytes, path);
  // PKCS #12 tells an empty password from none, and writers of files without a password do either.
  const attempts = password === '' ? ['', undefined] : [password];
  for (const [index, attempt] of attempts.entries()) {
    try {
      return contentsOf(structure, attempt, new IterationBudget(limits), path);
    } catch (error) {
      if (error instanceof WrongPassword && index + 1 < attempts.length) continue;
      throw readingError(error, path);
    }
  }
  throw new DeploymentError('pfx-wrong-password', { path });
}

/** Whether the bytes begin as a PFX does. */
export function isPfx(bytes: Uint8Array): boolean {
  try {
    outerStructure(bytes, '');
    return true;
  } catch (error) {
    if (error instanceof DeploymentError) return false;
    throw error;
  }
}

/** Reads the outer ASN.1 and tells a cut-off file from one that is something else. */
function outerStructure(bytes: Uint8Array, path: string): Asn1 {
  const announced = announcedLength(bytes);
  if (announced === undefined) throw new DeploymentError('pfx-not-a-pfx', { path });
  if (announced > bytes.length) throw new DeploymentError('pfx-truncated', { path });
  try {
    const structure = readAsn1(bytes.subarray(0, announced));
    // PFX ::= SEQUENCE { version INTEGER (3), authSafe ContentInfo, macData OPTIONAL }; a lone certificate starts with
    // a SEQUENCE instead.
    if (wholeNumberOf(childAt(structure, 0)) === 3) return structure;
  } catch (cause) {
    if (!(cause instanceof MalformedAsn1)) throw cause;
    const code = /too few bytes/i.test(cause.message) ? 'pfx-truncated' : 'pfx-not-a-pfx';
    throw new DeploymentError(code, { path }, { cause });
  }
  throw new DeploymentError('pfx-not-a-pfx', { path });
}

/** What bytes that make no sense, or are not supported, become. Anything else is a fault of ours, and stays it. */
function readingError(cause: unknown, path: string): unknown {
  if (isDamage(cause))
    return new DeploymentError('pfx-damaged', { path, reason: String(cause.data.reason) }, { cause });
  if (cause instanceof WrongPassword) return new DeploymentError('pfx-wrong-password', { path }, { cause });
  if (cause instanceof IterationLimitExceeded) {
    return new DeploymentError('pfx-iterations', { path, limit: cause.limit }, { cause });
  }
  if (cause instanceof UnsupportedAlgorithm) {
    const { purpose, identifier } = cause;
    return new DeploymentError(UNSUPPORTED[purpose], { path, identifier, algorithm: described(identifier) }, { cause });
  }
  if (cause instanceof MalformedAsn1)
    return new DeploymentError('pfx-damaged', { path, reason: cause.message }, { cause });
  return cause;
}

const UNSUPPORTED: Readonly<Record<UnsupportedAlgorithm['purpose'], DeploymentErrorCode>> = {
  cipher: 'pfx-cipher-unsupported',
  hash: 'pfx-hash-unsupported',
  key: 'pfx-key-unsupported',
};

function described(identifier: string): string {
  const family = FAMILIES.find(([prefix]) => identifier.startsWith(prefix));
  const name = ALGORITHM_NAMES.get(identifier) ?? family?.[1];
  return name === undefined ? identifier : `${name} (${identifier})`;
}

function contentsOf(pfx: Asn1, password: string | undefined, budget: IterationBudget, path: string): PfxContents {
  const { content, mac, parts } = readLayout(pfx);
  if (mac && !isMacBy(mac, content, password, budget)) throw new WrongPassword();
  const bags: Bags = { certificates: [], keys: [] };
  for (const part of parts) collect(safeContents(part, password, budget), password, budget, bags);
  const [first, ...others] = bags.certificates.reverse().map((bag) => withItsKey(bag, bags.keys));
  if (!first) throw new DeploymentError('pfx-no-certificate', { path });
  return { certificates: [first, ...others] };
}

/** The bags of one part: in the clear, or under the password. */
function safeContents(part: SafePart, password: string | undefined, budget: IterationBudget): Asn1 {
  if (part.kind === 'enveloped') throw new UnsupportedAlgorithm('cipher', ENVELOPED_DATA);
  return part.kind === 'plain' ? readAsn1(part.contents) : readDecrypted(part, password, budget);
}

function readDecrypted(part: EncryptedUnderPassword, password: string | undefined, budget: IterationBudget): Asn1 {
  const bytes = decryptedContents(part, password, budget);
  try {
    return readAsn1(bytes);
  } catch (cause) {
    // One wrong password of 256 leaves padding that looks right.
    throw Object.assign(new WrongPassword(), { cause });
  }
}

interface CertificateBag {
  readonly certificate: CertificateInfo;
  readonly friendlyName?: string;
}

interface KeyBag {
  readonly privateKey: Uint8Array;
  readonly friendlyName?: string;
}

interface Bags {
  readonly certificates: CertificateBag[];
  readonly keys: KeyBag[];
}

/** Bags in bags, lists of revocations and secrets are left where they are, as .NET does. */
function collect(safe: Asn1, password: string | undefined, budget: IterationBudget, found: Bags): void {
  for (const { type, value, attributes } of readBags(safe)) {
    const friendlyName = friendlyNameOf(attributes);
    switch (type) {
      case BAGS.key:
        found.keys.push({ privateKey: keyOf(readAsn1(value)), friendlyName });
        break;
      case BAGS.shroudedKey: {
        const [algorithm, encrypted] = children(readAsn1(value));
        if (!algorithm) throw new MalformedAsn1('An algorithm was expected.');
        const privateKey = keyOf(readDecrypted({ algorithm, encrypted: octetsOf(encrypted) }, password, budget));
        found.keys.push({ privateKey, friendlyName });
        break;
      }
      case BAGS.certificate: {
        const typed = readTypedValue(value);
        if (typed.type !== X509_CERTIFICATE) break;
        found.certificates.push({ certificate: readCertificate(octetsOf(readAsn1(typed.value))), friendlyName });
        break;
      }
    }
  }
}

/** PrivateKeyInfo ::= SEQUENCE { version, algorithm, key … }, of a kind that can be kept. */
function keyOf(info: Asn1): Uint8Array {
  const kind = oidOf(childAt(childAt(info, 1), 0));
  if (!KEY_KINDS.has(kind)) throw new UnsupportedAlgorithm('key', kind);
  const der = derBytes(info);
  parsing(() => platform().cryptography.keyAlgorithm(der));
  return der;
}

function friendlyNameOf(attributes: readonly MessageAttribute[]): string | undefined {
  const [value] = attributes.find(({ identifier }) => identifier === FRIENDLY_NAME)?.values ?? [];
  return value && bmpTextOf(readAsn1(value));
}

function withItsKey({ certificate, friendlyName }: CertificateBag, keys: readonly KeyBag[]): PfxCertificate {
  const key = keys.find(({ privateKey }) => isKeyOf(certificate, privateKey));
  return { certificate, privateKey: key?.privateKey, friendlyName: friendlyName ?? key?.friendlyName };
}
