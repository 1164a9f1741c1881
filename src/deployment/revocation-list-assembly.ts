/**
 * Reads lists of revocations, and puts them together of parts that are encoded already, as CertificateRevocationListBuilder
 * of .NET does (RFC 5280, 5). Those that the lab's authorities publish are made by schemas (`x509-revocation-list.ts`).
 */
import { announcedLength } from './der-length.ts';
import { timeIn } from './der-outline.ts';
import { derInteger, derSequence, derTagged, derWhen } from './der-writing.ts';
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
  readAsn1,
  taggedValue,
} from './forge-asn1.ts';
import { algorithmIdentifier, extensionList, type Signer, signedStructure } from './x509-assembly.ts';
import type { EncodedExtension } from './x509-details.ts';

/** A certificate that was revoked. */
export interface RevocationEntry {
  readonly serialNumber: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Extensions of the entry, as a list in DER; empty where there are none. */
  readonly extensions: Uint8Array;
}

/** What a list is made of; the issuer is DER. */
export interface RevocationListParts {
  readonly issuer: Uint8Array;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly entries: readonly RevocationEntry[];
  readonly extensions: readonly EncodedExtension[];
}

/** What is read of a list. */
export interface ReadRevocationList {
  /** The bytes of the list's number; `null` where it has none. */
  readonly number: Uint8Array | null;
  readonly entries: readonly RevocationEntry[];
}

export const LIST_NUMBER = '2.5.29.20';
const SEQUENCE = 0x10;

/** A signed list in DER. */
export function assembleRevocationList(parts: RevocationListParts, signer: Signer): Uint8Array {
  const { issuer, thisUpdate, nextUpdate, entries, extensions } = parts;
  const body = derSequence(
    derInteger(1),
    algorithmIdentifier(signer),
    issuer,
    derWhen(thisUpdate),
    derWhen(nextUpdate),
    ...(entries.length === 0 ? [] : [derSequence(...entries.map(encodedEntry))]),
    derTagged(0, extensionList(extensions)),
  );
  return signedStructure(body, signer);
}

function encodedEntry({ serialNumber, at, extensions }: RevocationEntry): Uint8Array {
  return derSequence(derInteger(serialNumber), derWhen(at), extensions);
}

/** Reads a list in DER, without asking who signed it. @throws MalformedAsn1 */
export function readRevocationList(bytes: Uint8Array): ReadRevocationList {
  if (announcedLength(bytes) !== bytes.length)
    throw new MalformedAsn1('The list is cut off, or more stands behind it.');
  const [body, algorithm, signature] = children(readAsn1(bytes));
  if (!algorithm || !signature) throw new MalformedAsn1('A signed list was expected.');
  const [version, , , ...rest] = children(body);
  if (integerBytes(version)[0] !== 1) throw new MalformedAsn1('A list of version 2 was expected.');
  if (rest.length === 0) throw new MalformedAsn1('The moment of the list is missing.');
  instantOf(rest[0]);
  const list = rest.find(({ tagClass, type }) => tagClass === 0 && Number(type) === SEQUENCE);
  const tail = rest.at(-1);
  const extensions = tail && isTagged(tail, 0) ? children(taggedValue(tail)) : [];
  const number = extensions.find((one) => oidOf(childAt(one, 0)) === LIST_NUMBER);
  return {
    number: number ? integerBytes(readAsn1(octetsOf(children(number).at(-1)))) : null,
    entries: list ? children(list).map(readEntry) : [],
  };
}

function readEntry(entry: Asn1): RevocationEntry {
  const [serialNumber, at, extensions] = children(entry);
  return {
    serialNumber: integerBytes(serialNumber),
    at: instantOf(at),
    extensions: extensions ? derBytes(extensions) : new Uint8Array(),
  };
}

function instantOf(time: Asn1 | undefined): number {
  const instant = time && timeIn(derBytes(time));
  if (instant === undefined) throw new MalformedAsn1('A moment was expected.');
  return instant;
}
