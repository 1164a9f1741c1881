/**
 * What keeps a store that lies at rest secret: every section is encrypted with AES-256-GCM under a random key, and that
 * key under one that scrypt makes of a passphrase. The manifest carries what is needed to find the key again, and never
 * the key or the passphrase. A key that this process has found is kept for as long as it runs.
 */
import { base64Bytes, base64Text, utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { base64, oneOf, record } from './shape.ts';
import { LOCKED_REMEDY, REPAIR, StorageError } from './storage-error.ts';

/** How the key of a store is found again. */
export interface Protection {
  readonly kdf: 'scrypt';
  /** The cost N of scrypt, with blocks of 8 and no parallel lanes. */
  readonly cost: number;
  readonly salt: string;
  /** The key of the sections, encrypted. */
  readonly key: Box;
}

/** A text that is encrypted; all in base64. */
interface Box {
  readonly nonce: string;
  readonly tag: string;
  readonly data: string;
}

/** A protection whose key is known. */
export interface Lock {
  readonly protection: Protection;
  readonly key: Uint8Array;
}

/** Gives a passphrase for a store: the `attempt`-th, counted from 0; `undefined` when there is none (any more). */
export type PassphraseSource = (place: string, attempt: number) => string | undefined;

/** 128 MB and a third of a second, as OWASP advises for scrypt. Others are read: a store may have been made by others. */
const COST = 131_072;
const KNOWN_COSTS = [16_384, 32_768, 65_536, COST, 262_144, 524_288] as const;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
/** What the key of the sections is bound to. */
const KEY_NAME = 'key of the sections';

const box = record<Box>({ nonce: base64, tag: base64, data: base64 });
/** What the protection of a store or an archive has to be. */
export const protectionShape = record<Protection>({
  kdf: oneOf('scrypt'),
  cost: oneOf<number>(...KNOWN_COSTS),
  salt: base64,
  key: box,
});

/** Where passphrases come from; the host says so when the program starts. */
let source: PassphraseSource = () => undefined;

/** Keys of stores by what they are encrypted to, and the passphrases that opened one. */
const keys = new Map<string, Uint8Array>();
const passphrases = new Set<string>();

/** Says where passphrases come from. */
export function providePassphrases(given: PassphraseSource): void {
  source = given;
}

/** The passphrases that have opened a store in this thread, for another thread that opens the same. */
export function knownPassphrases(): string[] {
  return [...passphrases];
}

/** A new key under a passphrase. */
export function makeLock(passphrase: string): Lock {
  const { random } = platform();
  const [key, salt] = [random.bytes(KEY_BYTES), random.bytes(16)];
  const protection: Protection = {
    kdf: 'scrypt',
    cost: COST,
    salt: base64Text(salt),
    key: sealed(derivedKey(passphrase, salt, COST), KEY_NAME, key),
  };
  keys.set(protection.key.data, key);
  passphrases.add(passphrase);
  return { protection, key };
}

/** The lock of what lies at `place`, by a passphrase that this process knows or is given now. */
export function unlock(protection: Protection, place: string): Lock {
  const known = keys.get(protection.key.data) ?? openedByKnown(protection);
  const key = known ?? openedByGiven(protection, place);
  keys.set(protection.key.data, key);
  return { protection, key };
}

/** The text of a section as it lies on the disk. */
export function sealText({ key }: Lock, name: string, text: string): string {
  return JSON.stringify(sealed(key, name, utf8Bytes(text)));
}

/** The text of a section of the name; `path` is where it lies. */
export function unsealText({ key }: Lock, name: string, text: string, path: string): string {
  const bytes = opened(key, name, boxOf(text));
  if (bytes) return utf8Text(bytes);
  throw new StorageError('damaged', path, `The section '${name}' of the lab cannot be decrypted`, REPAIR);
}

/** Whether two states are under the same key. */
export function isSameProtection(left: Protection | undefined, right: Protection | undefined): boolean {
  return left?.key.data === right?.key.data;
}

function openedByKnown(protection: Protection): Uint8Array | undefined {
  for (const passphrase of passphrases) {
    const key = openedBy(protection, passphrase);
    if (key) return key;
  }
  return undefined;
}

function openedByGiven(protection: Protection, place: string): Uint8Array {
  for (let attempt = 0; ; attempt++) {
    const passphrase = source(place, attempt);
    if (passphrase === undefined) throw attempt === 0 ? locked(place) : wrongPassphrase(place);
    const key = openedBy(protection, passphrase);
    if (!key) continue;
    passphrases.add(passphrase);
    return key;
  }
}

function openedBy({ salt, cost, key }: Protection, passphrase: string): Uint8Array | undefined {
  return opened(derivedKey(passphrase, base64Bytes(salt), cost), KEY_NAME, key);
}

/** The same letters give the same key, however a keyboard composes them. */
function derivedKey(passphrase: string, salt: Uint8Array, cost: number): Uint8Array {
  return platform().cryptography.scrypt(utf8Bytes(passphrase.normalize('NFC')), salt, cost, KEY_BYTES);
}

function sealed(key: Uint8Array, name: string, bytes: Uint8Array): Box {
  const nonce = platform().random.bytes(NONCE_BYTES);
  const { data, tag } = platform().cryptography.seal(key, nonce, utf8Bytes(name), bytes);
  return { nonce: base64Text(nonce), tag: base64Text(tag), data: base64Text(data) };
}

/** `undefined` where the key is another one, or something was changed. */
function opened(key: Uint8Array, name: string, { nonce, tag, data }: Box): Uint8Array | undefined {
  const parts = { data: base64Bytes(data), tag: base64Bytes(tag) };
  if (parts.tag.length !== 16) return undefined;
  try {
    return platform().cryptography.unseal(key, base64Bytes(nonce), utf8Bytes(name), parts);
  } catch {
    return undefined;
  }
}

function boxOf(text: string): Box {
  const empty: Box = { nonce: '', tag: '', data: '' };
  try {
    const value: unknown = JSON.parse(text);
    return box.check(value) ? empty : (value as Box);
  } catch {
    return empty;
  }
}

function locked(place: string): StorageError {
  return new StorageError('locked', place, 'The lab is protected by a passphrase', LOCKED_REMEDY);
}

function wrongPassphrase(place: string): StorageError {
  return new StorageError('wrong-passphrase', place, 'The passphrase is not that of the lab', 'Nothing was changed.');
}
