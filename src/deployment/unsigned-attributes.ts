/**
 * What a signature of a message carries without being signed itself: attributes, and among them signatures over the signature
 * (countersignatures, RFC 5652, 11.4). Nothing is changed in place: each gives another signer.
 */
import { sameBytes } from '../platform/bytes.ts';
import {
  encodeSigner,
  inSetOrder,
  type MessageAttribute,
  type MessageSigner,
  setOfAttributes,
  signerIn,
} from './signed-message.ts';

const COUNTER_SIGNATURE = '1.2.840.113549.1.9.6';

/** The signatures over a signature, in the order of its attributes. @throws MalformedAsn1 */
export function counterSignersOf({ unsignedAttributes }: MessageSigner): MessageSigner[] {
  return unsignedAttributes
    .filter(({ identifier }) => identifier === COUNTER_SIGNATURE)
    .flatMap(({ values }) => values.map(signerIn));
}

/** One more signature over a signature: in an attribute of its own, as .NET adds it. */
export function withCounterSigner(signer: MessageSigner, added: MessageSigner): MessageSigner {
  const attribute = { identifier: COUNTER_SIGNATURE, values: [encodeSigner(added)] };
  return withAttributes(signer, [...signer.unsignedAttributes, attribute]);
}

/** The signature over a signature at a place is another one, or with `null` none. */
export function withCounterSignerAt(
  signer: MessageSigner,
  place: number,
  changed: MessageSigner | null,
): MessageSigner {
  let next = 0;
  const attributes = signer.unsignedAttributes.map((attribute) => {
    if (attribute.identifier !== COUNTER_SIGNATURE) return attribute;
    const values = attribute.values.flatMap((value) => {
      if (next++ !== place) return [value];
      return changed ? [encodeSigner(changed)] : [];
    });
    return { ...attribute, values };
  });
  return withAttributes(signer, attributes);
}

/** One more value, beside others of its kind. */
export function withAttributeValue(signer: MessageSigner, identifier: string, value: Uint8Array): MessageSigner {
  const known = signer.unsignedAttributes.find((one) => one.identifier === identifier);
  const others = signer.unsignedAttributes.filter((one) => one !== known);
  return withAttributes(signer, [...others, { identifier, values: [...(known?.values ?? []), value] }]);
}

/** One value fewer; undefined where there is none such. */
export function withoutAttributeValue(
  signer: MessageSigner,
  identifier: string,
  value: Uint8Array,
): MessageSigner | undefined {
  for (const attribute of signer.unsignedAttributes) {
    const place = attribute.identifier === identifier ? attribute.values.findIndex((one) => sameBytes(one, value)) : -1;
    if (place < 0) continue;
    const changed = { identifier, values: attribute.values.toSpliced(place, 1) };
    return withAttributes(
      signer,
      signer.unsignedAttributes.map((one) => (one === attribute ? changed : one)),
    );
  }
  return undefined;
}

/** In the order in which DER has them, without those that are empty. */
function withAttributes(signer: MessageSigner, attributes: readonly MessageAttribute[]): MessageSigner {
  const ordered = attributes
    .filter(({ values }) => values.length > 0)
    .map(({ identifier, values }) => ({ identifier, values: [...values].sort(inSetOrder) }));
  return { ...signer, unsignedAttributes: setOfAttributes(ordered) };
}
