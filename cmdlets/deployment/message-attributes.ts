/** Attributes of signed messages as .NET shows them, and what the values of the common ones say. */
import { timeIn } from '../../src/deployment/der-outline.ts';
import { MalformedAsn1, octetsOf, oidOf, readAsn1 } from '../../src/deployment/forge-asn1.ts';
import type { MessageAttribute } from '../../src/deployment/signed-message.ts';
import { isDamage } from '../../src/deployment/x509-details.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { NetList } from '../../src/types/values/net-list.ts';
import { cryptographic } from './asymmetric-keys.ts';
import { CertificatePart, encoded, oid } from './certificate-objects.ts';

const NAMESPACE = 'System.Security.Cryptography';
const PKCS = `${NAMESPACE}.Pkcs`;

/** What is read of a message. @throws CryptographicException where it is damaged */
export function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isDamage(error) || error instanceof MalformedAsn1) throw cryptographic('ASN1 corrupted data.');
    throw error;
  }
}

/** CryptographicAttributeObjectCollection. */
export function attributeList(attributes: readonly MessageAttribute[]): NetList {
  return new NetList(typeNamed(`${NAMESPACE}.CryptographicAttributeObjectCollection`), attributes.map(attributeObject));
}

function attributeObject({ identifier, values }: MessageAttribute): CertificatePart {
  const items = values.map((value) => attributeValue(identifier, value));
  return new CertificatePart(`${NAMESPACE}.CryptographicAttributeObject`, {
    Oid: oid(identifier),
    Values: new NetList(typeNamed(`${NAMESPACE}.AsnEncodedDataCollection`), items),
  });
}

/** Values of the attributes of PKCS #9 that .NET shows as such, most by a class of their own. */
const VALUE_TYPES = new Map([
  ['1.2.840.113549.1.9.3', 'Pkcs9ContentType'],
  ['1.2.840.113549.1.9.4', 'Pkcs9MessageDigest'],
  ['1.2.840.113549.1.9.5', 'Pkcs9SigningTime'],
  ['1.2.840.113549.1.9.6', 'Pkcs9AttributeObject'],
  ['1.2.840.113549.1.9.21', 'Pkcs9LocalKeyId'],
]);

/** A value of an attribute. */
export function attributeValue(identifier: string, value: Uint8Array): CertificatePart {
  const type = VALUE_TYPES.get(identifier);
  if (type === undefined) return encoded(identifier, value);
  return new CertificatePart(`${PKCS}.${type}`, { Oid: oid(identifier), RawData: value });
}

/** What the value of an attribute has, by the kind of the attribute. */
export const valueIn = {
  contentType: ({ values }: CertificatePart): CertificatePart =>
    readable(() => oid(oidOf(readAsn1(values.RawData as Uint8Array)))),
  octets: ({ values }: CertificatePart): Uint8Array => readable(() => octetsOf(readAsn1(values.RawData as Uint8Array))),
  signingTime: ({ values }: CertificatePart): DateTime => DateTime.fromUnixMs(moment(values.RawData as Uint8Array)),
};

function moment(der: Uint8Array): number {
  const instant = timeIn(der);
  if (instant === undefined) throw cryptographic('ASN1 corrupted data.');
  return instant;
}

/** Adds a value as an attribute of its own, or an attribute. */
export function addAttribute(list: NetList, added: CertificatePart): number {
  const { Oid: identifier, RawData: value } = added.values;
  const isAttribute = added.typeName === `${NAMESPACE}.CryptographicAttributeObject`;
  const name = String((identifier as CertificatePart).values.Value);
  return (
    list.items.push(isAttribute ? added : attributeObject({ identifier: name, values: [value as Uint8Array] })) - 1
  );
}

/** The attributes of a list. */
export function attributesIn({ items }: NetList): MessageAttribute[] {
  return (items as CertificatePart[]).map(({ values }) => ({
    identifier: String((values.Oid as CertificatePart).values.Value),
    values: ((values.Values as NetList).items as CertificatePart[]).map(
      ({ values: { RawData } }) => RawData as Uint8Array,
    ),
  }));
}
