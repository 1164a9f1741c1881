/**
 * node-forge's ASN.1 trees, read and built in few words. What is not as its reader expects is a MalformedAsn1, so that
 * a hostile file ends in one kind of error.
 */

import forge from 'node-forge';
import { concatBytes, hexText, latin1Bytes, latin1Text } from '../platform/bytes.ts';

export type Asn1 = forge.asn1.Asn1;

/** The bytes are no ASN.1, or not the structure that was looked for. */
export class MalformedAsn1 extends Error {
  override readonly name = 'MalformedAsn1';
}

/** Reads BER or DER; what stands behind the first value is left alone. */
export function readAsn1(bytes: Uint8Array): Asn1 {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(latin1Text(bytes)), {
      strict: true,
      parseAllBytes: false,
    } as never);
  } catch (error) {
    throw new MalformedAsn1((error as Error).message, { cause: error });
  }
}

/** The bytes in the first block of a PEM text. */
export function pemContents(text: Uint8Array): Uint8Array {
  let blocks: forge.pem.ObjectPEM[];
  try {
    blocks = forge.pem.decode(latin1Text(text));
  } catch (error) {
    throw new MalformedAsn1((error as Error).message, { cause: error });
  }
  const [first] = blocks;
  if (!first) throw new MalformedAsn1('A block of PEM was expected.');
  return latin1Bytes(first.body);
}

/** The bytes of a tree. */
export function derBytes(tree: Asn1): Uint8Array {
  return latin1Bytes(forge.asn1.toDer(tree).getBytes());
}

/** The parts of a sequence or a set. */
export function children(tree: Asn1 | undefined): readonly Asn1[] {
  const isList = tree?.type === forge.asn1.Type.SEQUENCE || tree?.type === forge.asn1.Type.SET;
  if (!isList || tree.tagClass !== forge.asn1.Class.UNIVERSAL) throw new MalformedAsn1('A sequence was expected.');
  return parts(tree);
}

/** What stands under the tag [0]: one value where it is explicit, the parts of a set where it is implicit. */
export function tagged(tree: Asn1 | undefined): readonly Asn1[] {
  if (!tree || !isTagged(tree, 0)) throw new MalformedAsn1('A tagged value was expected.');
  return parts(tree);
}

/** The value under an explicit tag [0]. */
export function taggedValue(tree: Asn1 | undefined): Asn1 {
  const [value] = tagged(tree);
  if (!value) throw new MalformedAsn1('A tagged value is empty.');
  return value;
}

function parts({ value }: Asn1): readonly Asn1[] {
  if (!Array.isArray(value)) throw new MalformedAsn1('A list of values was expected.');
  return value;
}

export function childAt(tree: Asn1 | undefined, index: number): Asn1 {
  const child = children(tree)[index];
  if (!child) throw new MalformedAsn1('A part of a sequence is missing.');
  return child;
}

/** Whether the value has the context-specific tag. */
export function isTagged(tree: Asn1, tag: number): boolean {
  return tree.tagClass === forge.asn1.Class.CONTEXT_SPECIFIC && Number(tree.type) === tag;
}

export function oidOf(tree: Asn1 | undefined): string {
  const bytes = primitive(tree, forge.asn1.Type.OID);
  try {
    return forge.asn1.derToOid(forge.util.createBuffer(bytes));
  } catch (error) {
    throw new MalformedAsn1((error as Error).message, { cause: error });
  }
}

/** The bytes of a positive number, without the zero that keeps it so. */
export function integerBytes(tree: Asn1 | undefined): Uint8Array {
  const bytes = latin1Bytes(primitive(tree, forge.asn1.Type.INTEGER));
  const [first = 0x80] = bytes;
  if (first >= 0x80) throw new MalformedAsn1('A positive number was expected.');
  return first === 0 ? bytes.subarray(1) : bytes;
}

/** A whole number that is no more than 2^31 - 1; anything beyond is that. */
export function wholeNumberOf(tree: Asn1 | undefined): number {
  const bytes = integerBytes(tree);
  if (bytes.length === 0) return 0;
  return Math.min(Number.parseInt(hexText(bytes), 16), 0x7fffffff);
}

/** An octet string, in one piece or (BER) in several; one under the implicit tag [0] too. */
export function octetsOf(tree: Asn1 | undefined): Uint8Array {
  if (!tree) throw new MalformedAsn1('An octet string was expected.');
  const isOctets = tree.tagClass === forge.asn1.Class.UNIVERSAL && tree.type === forge.asn1.Type.OCTETSTRING;
  if (!isOctets && !isTagged(tree, 0)) throw new MalformedAsn1('An octet string was expected.');
  if (typeof tree.value === 'string') return latin1Bytes(tree.value);
  return concatBytes(parts(tree).map(octetsOf));
}

function primitive(tree: Asn1 | undefined, type: forge.asn1.Type): string {
  if (tree?.type !== type || typeof tree.value !== 'string') throw new MalformedAsn1('A plain value was expected.');
  return tree.value;
}

export function sequence(items: Asn1[]): Asn1 {
  return forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.SEQUENCE, true, items);
}

export function octets(bytes: Uint8Array): Asn1 {
  return forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.OCTETSTRING, false, latin1Text(bytes));
}

export function oid(identifier: string): Asn1 {
  const bytes = forge.asn1.oidToDer(identifier).getBytes();
  return forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.OID, false, bytes);
}

export function integer(value: number): Asn1 {
  const bytes = forge.asn1.integerToDer(value).getBytes();
  return forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.INTEGER, false, bytes);
}

/** The text of a BMPString. */
export function bmpTextOf(tree: Asn1 | undefined): string {
  return primitive(tree, forge.asn1.Type.BMPSTRING);
}

export function nothing(): Asn1 {
  return forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.NULL, false, '');
}
