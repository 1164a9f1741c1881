/**
 * The parts of PFX files (RFC 7292), read and written: bags, the contents in which they lie, in the clear or encrypted, and the
 * MAC over all. What certificates and keys a file has is read in `pfx.ts`; files as Windows makes them, in `pfx-writing.ts`.
 */
import { sameBytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { derInteger, derOctets, derOid, derSequence, derSet, derTagged, derValue } from './der-writing.ts';
import {
  type Asn1,
  childAt,
  children,
  derBytes,
  MalformedAsn1,
  octetsOf,
  oidOf,
  readAsn1,
  taggedValue,
  wholeNumberOf,
} from './forge-asn1.ts';
import { type EncryptedUnderPassword, encryptWithPassword, type PasswordScheme } from './password-encrypting.ts';
import { decryptWithPassword, type IterationBudget, macOf, UnsupportedAlgorithm } from './password-encryption.ts';
import { encodeAttribute, type MessageAttribute, readAttribute, setOfAttributes } from './signed-message.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const ENCRYPTED_CONTENT = 0x80;

/** Object identifiers of the kinds of bags. */
export const BAGS = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  secret: '1.2.840.113549.1.12.10.1.5',
  contents: '1.2.840.113549.1.12.10.1.6',
} as const;

/** What a bag holds is in DER. */
export interface SafeBag {
  readonly type: string;
  readonly value: Uint8Array;
  readonly attributes: readonly MessageAttribute[];
}

/**
 * Contents of a file: bags in the clear (DER), under a password, or under the key of a certificate. What is closed is also
 * there as it stands in the file (ContentInfo).
 */
export type SafePart =
  | { readonly kind: 'plain'; readonly contents: Uint8Array }
  | ({ readonly kind: 'encrypted'; readonly encoded: Uint8Array } & EncryptedUnderPassword)
  | { readonly kind: 'enveloped'; readonly encoded: Uint8Array };

/** A file as it is laid out. */
export interface PfxLayout {
  readonly parts: readonly SafePart[];
  /** What the MAC is over. */
  readonly content: Uint8Array;
  readonly mac: PfxMac | null;
}

/** A MAC by a password; the hash is an object identifier. */
export interface PfxMac {
  readonly hash: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly digest: Uint8Array;
}

/** Bags in DER. */
export function encodeBags(bags: readonly SafeBag[]): Uint8Array {
  return derSequence(...bags.map(encodeBag));
}

export function encodeBag({ type, value, attributes }: SafeBag): Uint8Array {
  const set = attributes.length > 0 ? [derSet(...setOfAttributes(attributes).map(encodeAttribute))] : [];
  return derSequence(derOid(type), derTagged(0, value), ...set);
}

/** @throws MalformedAsn1 */
export function readBags(contents: Asn1): SafeBag[] {
  return children(contents).map((bag) => {
    const [type, value, attributes] = children(bag);
    return {
      type: oidOf(type),
      value: derBytes(taggedValue(value)),
      attributes: attributes ? children(attributes).map(readAttribute) : [],
    };
  });
}

/** A bag of a certificate, or of what else has a type and octets. */
export function typedValue(type: string, value: Uint8Array): Uint8Array {
  return derSequence(derOid(type), derTagged(0, value));
}

/** @throws MalformedAsn1 */
export function readTypedValue(value: Uint8Array): { readonly type: string; readonly value: Uint8Array } {
  const read = readAsn1(value);
  return { type: oidOf(childAt(read, 0)), value: derBytes(taggedValue(childAt(read, 1))) };
}

/** ContentInfo of bags in the clear. */
export function plainPart(contents: Uint8Array): Uint8Array {
  return derSequence(derOid(DATA), derTagged(0, derOctets(contents)));
}

/** ContentInfo of bags under a password. */
export function encryptedPart(contents: Uint8Array, scheme: PasswordScheme, password: string): Uint8Array {
  const { algorithm, encrypted } = encryptWithPassword(scheme, password, contents);
  const content = derSequence(derOid(DATA), derBytes(algorithm), derValue(ENCRYPTED_CONTENT, encrypted));
  return derSequence(derOid(ENCRYPTED_DATA), derTagged(0, derSequence(derInteger(0), content)));
}

/** What is to lie under a MAC: contents one after another. */
export function authenticatedSafe(parts: readonly Uint8Array[]): Uint8Array {
  return derSequence(...parts);
}

/** A file, with a MAC or without. */
export function encodePfx(content: Uint8Array, mac: PfxMac | null): Uint8Array {
  return derSequence(derInteger(3), plainPart(content), ...(mac ? [encodedMac(mac)] : []));
}

function encodedMac({ hash, salt, iterations, digest }: PfxMac): Uint8Array {
  const algorithm = derSequence(derOid(hash), Uint8Array.of(5, 0));
  return derSequence(derSequence(algorithm, derOctets(digest)), derOctets(salt), derInteger(iterations));
}

/** Makes a MAC. */
export function newMac(content: Uint8Array, password: string, hash: string, iterations: number): PfxMac {
  const salt = platform().random.bytes(8);
  return { hash, salt, iterations, digest: macOf(hash, content, password, salt, iterations) };
}

/** Whether a MAC was made with the password. */
export function isMacBy(
  { hash, salt, iterations, digest }: PfxMac,
  content: Uint8Array,
  password: string | undefined,
  budget: IterationBudget,
): boolean {
  return sameBytes(macOf(hash, content, password, salt, budget.spendOnMac(iterations)), digest);
}

/** @throws MalformedAsn1, UnsupportedAlgorithm */
export function readLayout(pfx: Asn1): PfxLayout {
  const [version, authenticated, mac] = children(pfx);
  if (wholeNumberOf(version) !== 3) throw new MalformedAsn1('A PFX of version 3 was expected.');
  const type = oidOf(childAt(authenticated, 0));
  if (type !== DATA) throw new UnsupportedAlgorithm('cipher', type);
  const content = octetsOf(taggedValue(childAt(authenticated, 1)));
  return { content, mac: mac ? readMac(mac) : null, parts: children(readAsn1(content)).map(readPart) };
}

/** MacData ::= SEQUENCE { mac DigestInfo, macSalt OCTET STRING, iterations INTEGER DEFAULT 1 } */
function readMac(macData: Asn1): PfxMac {
  const [info, salt, count] = children(macData);
  return {
    hash: oidOf(childAt(childAt(info, 0), 0)),
    salt: octetsOf(salt),
    iterations: count ? wholeNumberOf(count) : 1,
    digest: octetsOf(childAt(info, 1)),
  };
}

function readPart(part: Asn1): SafePart {
  const type = oidOf(childAt(part, 0));
  if (type === ENVELOPED_DATA) return { kind: 'enveloped', encoded: derBytes(part) };
  if (type === DATA) return { kind: 'plain', contents: octetsOf(taggedValue(childAt(part, 1))) };
  if (type !== ENCRYPTED_DATA) throw new UnsupportedAlgorithm('cipher', type);
  // EncryptedData ::= SEQUENCE { version, SEQUENCE { contentType, algorithm, [0] IMPLICIT OCTET STRING } }
  const [, algorithm, encrypted] = children(childAt(taggedValue(childAt(part, 1)), 1));
  if (!algorithm) throw new MalformedAsn1('An algorithm was expected.');
  return { kind: 'encrypted', encoded: derBytes(part), algorithm, encrypted: octetsOf(encrypted) };
}

/** What lies under a password. @throws WrongPassword */
export function decryptedContents(
  { algorithm, encrypted }: EncryptedUnderPassword,
  password: string | undefined,
  budget: IterationBudget,
): Uint8Array {
  return decryptWithPassword(algorithm, encrypted, password, budget);
}
