/** Enveloped messages of CMS (RFC 5652, 6): content under a key of its own, which is encrypted for each recipient. */
import type { CipherName, WrapPadding } from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';
import { derInteger, derOctets, derOid, derSequence, derSet, derTagged, derValue } from './der-writing.ts';
import {
  type Asn1,
  childAt,
  children,
  derBytes,
  isTagged,
  MalformedAsn1,
  octetsOf,
  oidOf,
  readAsn1,
  taggedValue,
  wholeNumberOf,
} from './forge-asn1.ts';
import { encodedName, readName, type SignerName } from './signed-message.ts';

const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const RSA = '1.2.840.113549.1.1.1';
const OAEP = '1.2.840.113549.1.1.7';
const MASK = '1.2.840.113549.1.1.8';
const NULL = Uint8Array.of(5, 0);
/** The tag of the encrypted content, which stands there implicitly. */
const CONTENT = 0x80;

interface Cipher {
  readonly name: CipherName;
  readonly keyBytes: number;
  /** Bytes of a block, and of the vector. */
  readonly block: number;
}

/** Ciphers of the content by object identifier. */
const CIPHERS: ReadonlyMap<string, Cipher> = new Map([
  ['2.16.840.1.101.3.4.1.2', { name: 'aes-128-cbc', keyBytes: 16, block: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'aes-192-cbc', keyBytes: 24, block: 16 }],
  ['2.16.840.1.101.3.4.1.42', { name: 'aes-256-cbc', keyBytes: 32, block: 16 }],
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', keyBytes: 24, block: 8 }],
]);

/** Hashes of OAEP by object identifier. */
const HASHES: ReadonlyMap<string, WrapPadding> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** AES with 256 bits in CBC mode, as .NET encrypts where nobody says how. */
export const DEFAULT_CIPHER = '2.16.840.1.101.3.4.1.42';

/** The content's key as one recipient can read it. */
export interface MessageRecipient {
  readonly version: number;
  readonly name: SignerName;
  /** Object identifier, and the whole in DER. */
  readonly algorithm: string;
  readonly encodedAlgorithm: Uint8Array;
  readonly encryptedKey: Uint8Array;
}

export interface EnvelopedMessage {
  readonly version: number;
  readonly recipients: readonly MessageRecipient[];
  readonly contentType: string;
  /** Object identifier of the cipher. */
  readonly cipher: string;
  readonly vector: Uint8Array;
  readonly encrypted: Uint8Array;
}

/** For whom content is encrypted. */
export interface EnvelopeRecipient {
  readonly name: SignerName;
  /** SubjectPublicKeyInfo, DER; of RSA. */
  readonly publicKey: Uint8Array;
  readonly padding: WrapPadding;
}

/** A cipher, or a way to encrypt its key, that there is not here. */
export class UnknownEncryption extends Error {
  override readonly name = 'UnknownEncryption';
}

/** The key is none of a recipient, or the message was changed. */
export class CannotDecrypt extends Error {
  override readonly name = 'CannotDecrypt';
}

/** Reads a message in DER or BER. @throws MalformedAsn1 */
export function readEnvelopedMessage(bytes: Uint8Array): EnvelopedMessage {
  const whole = readAsn1(bytes);
  const type = oidOf(childAt(whole, 0));
  if (type !== ENVELOPED_DATA) throw new MalformedAsn1(`An enveloped message was expected, not ${type}.`);
  const [version, ...rest] = children(taggedValue(childAt(whole, 1)));
  const [recipients, content] = rest[0] && isTagged(rest[0], 0) ? rest.slice(1) : rest;
  const [contentType, algorithm, encrypted] = children(content);
  return {
    version: wholeNumberOf(version),
    recipients: children(recipients).map(readRecipient),
    contentType: oidOf(contentType),
    cipher: oidOf(childAt(algorithm, 0)),
    vector: octetsOf(childAt(algorithm, 1)),
    encrypted: encrypted ? octetsOf(encrypted) : new Uint8Array(),
  };
}

function readRecipient(recipient: Asn1): MessageRecipient {
  const [version, name, algorithm, encryptedKey] = children(recipient);
  if (!algorithm) throw new MalformedAsn1('A recipient has no algorithm.');
  return {
    version: wholeNumberOf(version),
    name: readName(name),
    algorithm: oidOf(childAt(algorithm, 0)),
    encodedAlgorithm: derBytes(algorithm),
    encryptedKey: octetsOf(encryptedKey),
  };
}

/** The message in DER. */
export function encodeEnvelopedMessage(message: EnvelopedMessage): Uint8Array {
  const { version, recipients, contentType, cipher, vector, encrypted } = message;
  const content = derSequence(
    derOid(contentType),
    derSequence(derOid(cipher), derOctets(vector)),
    derValue(CONTENT, encrypted),
  );
  const enveloped = derSequence(derInteger(version), derSet(...recipients.map(encodedRecipient)), content);
  return derSequence(derOid(ENVELOPED_DATA), derTagged(0, enveloped));
}

function encodedRecipient({ version, name, encodedAlgorithm, encryptedKey }: MessageRecipient): Uint8Array {
  return derSequence(derInteger(version), encodedName(name), encodedAlgorithm, derOctets(encryptedKey));
}

/** Encrypts content for recipients. @throws UnknownEncryption */
export function encryptContent(
  contentType: string,
  content: Uint8Array,
  recipients: readonly EnvelopeRecipient[],
  cipher = DEFAULT_CIPHER,
): EnvelopedMessage {
  const { name, keyBytes, block } = cipherNamed(cipher);
  const { cryptography, random } = platform();
  const [key, vector] = [random.bytes(keyBytes), random.bytes(block)];
  return {
    // RFC 5652, 6.1: 0 where every recipient is named by issuer and serial number.
    version: recipients.every(({ name: { kind } }) => kind === 'serial') ? 0 : 2,
    recipients: recipients.map((one) => ({
      version: one.name.kind === 'serial' ? 0 : 2,
      name: one.name,
      algorithm: one.padding === 'pkcs1' ? RSA : OAEP,
      encodedAlgorithm: wrappingAlgorithm(one.padding),
      encryptedKey: cryptography.wrapKey(one.publicKey, key, one.padding),
    })),
    contentType,
    cipher,
    vector,
    encrypted: cryptography.encrypt(name, key, vector, content),
  };
}

/** RFC 8017, A.2.1: SHA-1 and its mask are what OAEP means where nothing is said. */
function wrappingAlgorithm(padding: WrapPadding): Uint8Array {
  if (padding === 'pkcs1') return derSequence(derOid(RSA), NULL);
  if (padding === 'sha1') return derSequence(derOid(OAEP), derSequence());
  const [identifier = ''] = [...HASHES].find(([, hash]) => hash === padding) ?? [];
  const hash = derSequence(derOid(identifier), NULL);
  return derSequence(derOid(OAEP), derSequence(derTagged(0, hash), derTagged(1, derSequence(derOid(MASK), hash))));
}

/**
 * The content, by the private key (PKCS #8) of a recipient.
 * @throws UnknownEncryption, CannotDecrypt
 */
export function decryptContent(
  { cipher, vector, encrypted }: EnvelopedMessage,
  recipient: MessageRecipient,
  privateKey: Uint8Array,
): Uint8Array {
  const { name } = cipherNamed(cipher);
  const { cryptography } = platform();
  const padding = paddingOf(recipient);
  try {
    const key = cryptography.unwrapKey(privateKey, recipient.encryptedKey, padding);
    return cryptography.decrypt(name, key, vector, encrypted);
  } catch (error) {
    // The host tells in its own words, each in others, that a key or its padding does not fit.
    throw new CannotDecrypt('The key is another one, or the message was changed.', { cause: error });
  }
}

function paddingOf({ algorithm, encodedAlgorithm }: MessageRecipient): WrapPadding {
  if (algorithm === RSA) return 'pkcs1';
  if (algorithm !== OAEP) throw new UnknownEncryption(algorithm);
  const [, parameters] = children(readAsn1(encodedAlgorithm));
  const named = children(parameters).find((item) => isTagged(item, 0));
  const identifier = named ? oidOf(childAt(taggedValue(named), 0)) : '1.3.14.3.2.26';
  const hash = HASHES.get(identifier);
  if (!hash) throw new UnknownEncryption(identifier);
  return hash;
}

function cipherNamed(identifier: string): Cipher {
  const cipher = CIPHERS.get(identifier);
  if (!cipher) throw new UnknownEncryption(identifier);
  return cipher;
}
