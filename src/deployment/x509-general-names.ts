/**
 * The names that an extension may list: of hosts, addresses, mailboxes, users. @peculiar/x509 knows those that have a
 * text; it refuses a whole list for one that has none, so that each is read on its own.
 */
import 'reflect-metadata';
import { AsnConvert } from '@peculiar/asn1-schema';
import { type GeneralName as EncodedName, GeneralNames } from '@peculiar/asn1-x509';
import { GeneralName, type GeneralNameType } from '@peculiar/x509';
import { hexText } from '../platform/bytes.ts';
import { type DistinguishedName, partsOf } from './distinguished-name.ts';
import { PARSER_LIMITS, parsing } from './x509-details.ts';

/** A name; what has no text is `other`, with its bytes in hexadecimal. */
export type AlternativeName =
  | { readonly kind: Exclude<GeneralNameType, 'dn'>; readonly value: string }
  | { readonly kind: 'dn'; readonly value: DistinguishedName }
  | { readonly kind: 'other'; readonly identifier: string; readonly value: string };

/** The names of a list in DER. @throws DeploymentError `certificate-damaged` */
export function namesIn(value: Uint8Array): AlternativeName[] {
  return [...parsing(() => AsnConvert.parse(value, GeneralNames, PARSER_LIMITS))].map(readName);
}

/** One encoded name. */
export function readName(name: EncodedName): AlternativeName {
  if (name.directoryName) return { kind: 'dn', value: partsOf(name.directoryName) };
  try {
    const { type, value } = new GeneralName(name);
    return { kind: type as Exclude<GeneralNameType, 'dn'>, value };
  } catch {
    // A name of a kind that the library has no text for.
    const { typeId, value } = name.otherName ?? { typeId: '', value: AsnConvert.serialize(name) };
    return { kind: 'other', identifier: typeId, value: hexText(new Uint8Array(value)) };
  }
}
