/**
 * The dates and names of a certificate, read from the few bytes in which they stand: a store of thousands is listed and
 * searched by them, and the host's parser would take two hundred times as long for each.
 */
const SEQUENCE = 0x30;
const INTEGER = 0x02;
const VERSION = 0xa0;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

const DIGIT_0 = 0x30;
const LETTER_Z = 0x5a;
/** Month, day, hour, minute and second. */
const REST_DIGITS = 10;

/** Milliseconds since 1970, UTC. */
export interface Validity {
  readonly notBefore: number;
  readonly notAfter: number;
}

/** A value in DER: its tag, where its content starts, and where the next one does. */
interface Place {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** The dates; undefined where the bytes are laid out otherwise, which is for a whole parser to judge. */
export function validityIn(der: Uint8Array): Validity | undefined {
  const validity = valueAt(der, issuerPlace(der)?.end, SEQUENCE);
  const first = valueAt(der, validity?.start);
  const second = valueAt(der, first?.end);
  const [notBefore, notAfter] = [instantAt(der, first), instantAt(der, second)];
  return notBefore === undefined || notAfter === undefined ? undefined : { notBefore, notAfter };
}

/** What stands in the names' DER; undefined where the bytes are laid out otherwise. */
export function encodedNamesIn(
  der: Uint8Array,
): { readonly issuer: Uint8Array; readonly subject: Uint8Array } | undefined {
  const issuer = issuerPlace(der);
  const validity = valueAt(der, issuer?.end, SEQUENCE);
  const subject = valueAt(der, validity?.end, SEQUENCE);
  if (!issuer || !validity || !subject) return undefined;
  return { issuer: der.subarray(issuer.start, issuer.end), subject: der.subarray(subject.start, subject.end) };
}

/** Certificate { tbs { [0] version, serial, algorithm, issuer, validity { notBefore, notAfter }, subject … */
function issuerPlace(der: Uint8Array): Place | undefined {
  const body = valueAt(der, valueAt(der, 0, SEQUENCE)?.start, SEQUENCE);
  if (!body) return undefined;
  const version = valueAt(der, body.start, VERSION);
  let at: number | undefined = version ? version.end : body.start;
  for (const tag of [INTEGER, SEQUENCE]) at = valueAt(der, at, tag)?.end;
  return valueAt(der, at, SEQUENCE);
}

/** The moment that UTCTime or GeneralizedTime says; undefined where the bytes are neither. */
export function timeIn(der: Uint8Array): number | undefined {
  return instantAt(der, valueAt(der, 0));
}

function valueAt(der: Uint8Array, at: number | undefined, wanted?: number): Place | undefined {
  if (at === undefined) return undefined;
  const [tag, length] = [der[at], der[at + 1]];
  if (tag === undefined || length === undefined || (wanted !== undefined && tag !== wanted)) return undefined;
  const count = length < 0x80 ? 0 : length & 0x7f;
  if (count > 4 || (length >= 0x80 && count === 0)) return undefined;
  let size = count === 0 ? length : 0;
  for (let index = 0; index < count; index++) size = size * 256 + (der[at + 2 + index] ?? 0);
  const start = at + 2 + count;
  return start + size > der.length ? undefined : { tag, start, end: start + size };
}

/** `120601000000Z`, or with a year of four digits. Two digits mean 1950 to 2049 (RFC 5280, 4.1.2.5.1). */
function instantAt(der: Uint8Array, place: Place | undefined): number | undefined {
  if (place?.tag !== UTC_TIME && place?.tag !== GENERALIZED_TIME) return undefined;
  const yearDigits = place.tag === UTC_TIME ? 2 : 4;
  const digitsEnd = place.start + yearDigits + REST_DIGITS;
  if (place.end !== digitsEnd + 1 || der[digitsEnd] !== LETTER_Z) return undefined;
  for (let at = place.start; at < digitsEnd; at++) if (!isDigit(der[at])) return undefined;
  const pair = (at: number) => ((der[at] ?? 0) - DIGIT_0) * 10 + ((der[at + 1] ?? 0) - DIGIT_0);
  const rest = place.start + yearDigits;
  const year = yearDigits === 4 ? pair(place.start) * 100 + pair(place.start + 2) : fullYear(pair(place.start));
  return Date.UTC(year, pair(rest) - 1, pair(rest + 2), pair(rest + 4), pair(rest + 6), pair(rest + 8));
}

function fullYear(ofTwoDigits: number): number {
  return ofTwoDigits + (ofTwoDigits < 50 ? 2000 : 1900);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= DIGIT_0 && byte <= DIGIT_0 + 9;
}
