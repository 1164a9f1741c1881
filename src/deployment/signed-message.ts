/**
 * Signed messages of CMS (RFC 5652, PKCS #7): read, put together, signed and verified. Bundles of certificates are such
 * messages without content and signers.
 */
import { sameBytes } from '../platform/bytes.ts';
import type { HashName, PaddingName, SignatureAlgorithm } from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';
import { signatureAlgorithmOf } from '../platform/signature-algorithm.ts';
import { announcedLength } from './der-length.ts';
import { derInteger, derOctets, derOid, derSequence, derSet, derTagged, derValue } from './der-writing.ts';
import {
  type Asn1,
  childAt,
  children,
  derBytes,
  integerBytes,
  isTagged,
  MalformedAsn1,
  octetsOf,
  oidOf,
  pemContents,
  readAsn1,
  tagged,
  taggedValue,
  wholeNumberOf,
} from './forge-asn1.ts';
import { DIGESTS, pssIdentifier, signatureIdentifier } from './x509-assembly.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const PLAIN_DATA = '1.2.840.113549.1.7.1';
const RSA = '1.2.840.113549.1.1.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
/** A hash in place of a signature: id-alg-noSignature (RFC 5272, 3.2.2). */
const NO_SIGNATURE = '1.3.6.1.5.5.7.6.2';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

/** The tags of what stands in a message implicitly. */
const SET = 0x31;
const [CERTIFICATES, SIGNED_ATTRIBUTES, UNSIGNED_ATTRIBUTES, KEY_IDENTIFIER] = [0xa0, 0xa0, 0xa1, 0x80];

/** How a signer or a recipient is named: by issuer and serial number, or by the identifier of the key. */
export type SignerName =
  | { readonly kind: 'serial'; readonly issuer: Uint8Array; readonly serialNumber: Uint8Array }
  | { readonly kind: 'key'; readonly identifier: Uint8Array };

/** An attribute by its object identifier; each value is in DER. */
export interface MessageAttribute {
  readonly identifier: string;
  readonly values: readonly Uint8Array[];
}

/** One signature of a message. */
export interface MessageSigner {
  readonly name: SignerName;
  /** Object identifier of the hash. */
  readonly digest: string;
  readonly signedAttributes: readonly MessageAttribute[];
  readonly unsignedAttributes: readonly MessageAttribute[];
  /** Object identifier, and the algorithm with its parameters in DER. */
  readonly algorithm: string;
  readonly encodedAlgorithm: Uint8Array;
  readonly signature: Uint8Array;
}

export interface SignedMessage {
  readonly version: number;
  readonly contentType: string;
  /** null where the message is detached from what it signs. */
  readonly content: Uint8Array | null;
  /** DER. */
  readonly certificates: readonly Uint8Array[];
  readonly signers: readonly MessageSigner[];
}

/** What a signature is made with. */
export interface MessageSigning {
  /** PKCS #8, DER; `null` where a hash is to stand in place of a signature. */
  readonly privateKey: Uint8Array | null;
  readonly hash: HashName;
  readonly padding: PaddingName;
  readonly name: SignerName;
  /** Besides the type and the hash of the content, which are signed wherever there are attributes. */
  readonly signedAttributes: readonly MessageAttribute[];
  readonly unsignedAttributes: readonly MessageAttribute[];
}

/** Reads a message in DER, BER or PEM. @throws MalformedAsn1 */
export function readSignedMessage(bytes: Uint8Array): SignedMessage {
  const isText = bytes[0] === 0x2d; // the first dash of -----BEGIN
  const der = isText ? pemContents(bytes) : bytes;
  const whole = readAsn1(der);
  if (!isText && bytes[1] !== 0x80 && (announcedLength(bytes) ?? 0) > bytes.length)
    throw new MalformedAsn1('The message is cut off.');
  const type = oidOf(childAt(whole, 0));
  if (type !== SIGNED_DATA) throw new MalformedAsn1(`A signed message was expected, not ${type}.`);
  const [version, , content, ...rest] = children(taggedValue(childAt(whole, 1)));
  const certificates = rest.find((item) => isTagged(item, 0));
  const signers = rest.at(-1);
  const [, enclosed] = children(content);
  return {
    version: wholeNumberOf(version),
    contentType: oidOf(childAt(content, 0)),
    content: enclosed ? octetsOf(taggedValue(enclosed)) : null,
    certificates: certificates ? tagged(certificates).map(derBytes) : [],
    signers: children(signers).map(readSigner),
  };
}

/** One signer in DER. @throws MalformedAsn1 */
export function signerIn(der: Uint8Array): MessageSigner {
  return readSigner(readAsn1(der));
}

function readSigner(signer: Asn1): MessageSigner {
  const [, name, digest, ...rest] = children(signer);
  const [attributes, others] = isTagged(rest[0] ?? signer, 0) ? [rest[0], rest.slice(1)] : [undefined, rest];
  const [algorithm, signature, unsigned] = others;
  return {
    name: readName(name),
    digest: oidOf(childAt(digest, 0)),
    signedAttributes: attributes ? tagged(attributes).map(readAttribute) : [],
    unsignedAttributes: unsigned && Array.isArray(unsigned.value) ? unsigned.value.map(readAttribute) : [],
    algorithm: oidOf(childAt(algorithm, 0)),
    encodedAlgorithm: derBytes(algorithm ?? signer),
    signature: octetsOf(signature),
  };
}

/** @throws MalformedAsn1 */
export function readName(name: Asn1 | undefined): SignerName {
  if (name && isTagged(name, 0)) return { kind: 'key', identifier: octetsOf(name) };
  return { kind: 'serial', issuer: derBytes(childAt(name, 0)), serialNumber: integerBytes(childAt(name, 1)) };
}

/** @throws MalformedAsn1 */
export function readAttribute(attribute: Asn1): MessageAttribute {
  return { identifier: oidOf(childAt(attribute, 0)), values: children(childAt(attribute, 1)).map(derBytes) };
}

/** The message in DER. */
export function encodeSignedMessage({ contentType, content, certificates, signers }: SignedMessage): Uint8Array {
  const digests = [...new Set(signers.map(({ digest }) => digest))];
  const enclosed = content ? [derTagged(0, derOctets(content))] : [];
  const message = derSequence(
    derInteger(versionOf(contentType, signers)),
    derSet(...digests.map((identifier) => derSequence(derOid(identifier)))),
    derSequence(derOid(contentType), ...enclosed),
    ...(certificates.length === 0 ? [] : [derValue(CERTIFICATES, ...certificates)]),
    derSet(...signers.map(encodeSigner)),
  );
  return derSequence(derOid(SIGNED_DATA), derTagged(0, message));
}

/** RFC 5652, 5.1: 3 where a signer is named by the key, or something else than data is signed. */
export function versionOf(contentType: string, signers: readonly MessageSigner[]): number {
  return contentType !== PLAIN_DATA || signers.some(({ name }) => name.kind === 'key') ? 3 : 1;
}

/** One signer in DER. */
export function encodeSigner(signer: MessageSigner): Uint8Array {
  const { name, digest, signedAttributes, unsignedAttributes, encodedAlgorithm, signature } = signer;
  return derSequence(
    derInteger(name.kind === 'key' ? 3 : 1),
    encodedName(name),
    derSequence(derOid(digest)),
    ...attributeSet(SIGNED_ATTRIBUTES, signedAttributes),
    encodedAlgorithm,
    derOctets(signature),
    ...attributeSet(UNSIGNED_ATTRIBUTES, unsignedAttributes),
  );
}

export function encodedName(name: SignerName): Uint8Array {
  return name.kind === 'key'
    ? derValue(KEY_IDENTIFIER, name.identifier)
    : derSequence(name.issuer, derInteger(name.serialNumber));
}

function attributeSet(tag: number, attributes: readonly MessageAttribute[]): Uint8Array[] {
  if (attributes.length === 0) return [];
  return [derValue(tag, ...attributes.map(encodeAttribute).sort(inSetOrder))];
}

/** An attribute in DER. */
export function encodeAttribute({ identifier, values }: MessageAttribute): Uint8Array {
  return derSequence(derOid(identifier), derSet(...values));
}

/** Attributes in the order of their set. */
export function setOfAttributes(attributes: readonly MessageAttribute[]): MessageAttribute[] {
  return [...attributes].sort((left, right) => inSetOrder(encodeAttribute(left), encodeAttribute(right)));
}

/** The order of DER's sets: by their bytes. */
export function inSetOrder(left: Uint8Array, right: Uint8Array): number {
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0);
}

/** Signs content. Where nothing is signed besides, and it is plain data, there are no attributes. */
export function signContent(contentType: string, content: Uint8Array, signing: MessageSigning): MessageSigner {
  if (signing.signedAttributes.length === 0 && contentType === PLAIN_DATA) return signed(content, [], signing);
  return signed(
    content,
    [
      { identifier: CONTENT_TYPE, values: [derOid(contentType)] },
      ...signing.signedAttributes,
      digestOf(content, signing),
    ],
    signing,
  );
}

/** Signs a signature: it has a hash among its attributes and no type (RFC 5652, 11.4). */
export function signSignature({ signature }: MessageSigner, signing: MessageSigning): MessageSigner {
  return signed(signature, [...signing.signedAttributes, digestOf(signature, signing)], signing);
}

function digestOf(content: Uint8Array, { hash }: MessageSigning): MessageAttribute {
  return { identifier: MESSAGE_DIGEST, values: [derOctets(platform().cryptography.hash(hash, content))] };
}

function signed(
  content: Uint8Array,
  signedAttributes: readonly MessageAttribute[],
  { privateKey, hash, padding, name, unsignedAttributes }: MessageSigning,
): MessageSigner {
  const { cryptography } = platform();
  const [attributes] = attributeSet(SET, signedAttributes);
  const data = attributes ?? content;
  const isRsa = privateKey !== null && cryptography.keyAlgorithm(privateKey) === 'rsa';
  const encodedAlgorithm = privateKey ? signatureAlgorithm(isRsa, hash, padding) : derSequence(derOid(NO_SIGNATURE));
  return {
    name,
    digest: DIGESTS[hash],
    signedAttributes,
    unsignedAttributes,
    algorithm: oidOf(childAt(readAsn1(encodedAlgorithm), 0)),
    encodedAlgorithm,
    signature: privateKey
      ? cryptography.sign(privateKey, data, hash, isRsa ? padding : undefined)
      : cryptography.hash(hash, data),
  };
}

function signatureAlgorithm(isRsa: boolean, hash: HashName, padding: PaddingName): Uint8Array {
  return isRsa ? rsaIdentifier(hash, padding) : derSequence(derOid(curveSignature(hash)));
}

function rsaIdentifier(hash: HashName, padding: PaddingName): Uint8Array {
  return padding === 'pss' ? pssIdentifier(hash) : derSequence(derOid(RSA));
}

function curveSignature(hash: HashName): string {
  const identifier = signatureIdentifier(false, hash);
  if (identifier === undefined) throw new RangeError(`There are no signatures with ${hash} on elliptic curves.`);
  return identifier;
}

/** The hash that an object identifier means. */
export function hashWithIdentifier(identifier: string): HashName | undefined {
  return (Object.keys(DIGESTS) as HashName[]).find((name) => DIGESTS[name] === identifier);
}

/** Whether the hash that a signer has signed is that of the content; true where the content itself is signed. */
export function hasHashOf({ digest, signedAttributes }: MessageSigner, content: Uint8Array): boolean {
  if (signedAttributes.length === 0) return true;
  const hash = hashWithIdentifier(digest);
  const [value] = signedAttributes.find(({ identifier }) => identifier === MESSAGE_DIGEST)?.values ?? [];
  if (!hash || !value) return false;
  return sameBytes(octetsOf(readAsn1(value)), platform().cryptography.hash(hash, content));
}

/** Whether a hash stands in place of a signature. */
export function isUnsigned({ algorithm }: MessageSigner): boolean {
  return algorithm === NO_SIGNATURE;
}

/** Whether the hash in place of a signature is that of what would be signed. */
export function hasHashAsSignature(signer: MessageSigner, content: Uint8Array): boolean {
  const hash = hashWithIdentifier(signer.digest);
  const [attributes] = attributeSet(SET, signer.signedAttributes);
  return hash !== undefined && sameBytes(signer.signature, platform().cryptography.hash(hash, attributes ?? content));
}

/** Whether the signature is that of a public key (SubjectPublicKeyInfo, DER). */
export function isSignatureBy(signer: MessageSigner, publicKey: Uint8Array, content: Uint8Array): boolean {
  const [attributes] = attributeSet(SET, signer.signedAttributes);
  return platform().cryptography.isSignedBy(publicKey, algorithmOf(signer), attributes ?? content, signer.signature);
}

/** A bare `rsaEncryption` means PKCS #1 with the hash of the signer. */
function algorithmOf({ algorithm, encodedAlgorithm, digest }: MessageSigner): SignatureAlgorithm {
  const hash = hashWithIdentifier(digest);
  if (algorithm === RSA) return (hash && signatureIdentifier(true, hash)) ?? algorithm;
  const [, parameters] = children(readAsn1(encodedAlgorithm));
  return signatureAlgorithmOf(algorithm, parameters && derBytes(parameters));
}
