/** The .NET types of a certificate's parts and of the Cert: drive. */

import { listIndex } from '../../../../src/types/collections/list-members.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import { NetList } from '../../../../src/types/values/net-list.ts';
import { type AsymmetricKey, cryptographic } from '../../asymmetric-keys.ts';
import { CertificatePart, encoded, oid, publicKey } from '../../certificate-objects.ts';
import { writtenName } from '../../certificate-requests.ts';
import { friendlyNameOf, identifierNamed } from '../../object-identifiers.ts';
import { part } from '../../part-property.ts';

const GROUP = 'System.Security.Cryptography.OidGroup group';

const keyOf = ({ Key: key }: CertificatePart['values']) => key as AsymmetricKey;

function keyOfKind(values: CertificatePart['values'], family: AsymmetricKey['family']): AsymmetricKey | null {
  const key = keyOf(values);
  return key.family === family ? key : null;
}

/** @throws CryptographicException for a name that Windows gives to none */
function oidOfName(name: string): CertificatePart {
  const identifier = identifierNamed(name);
  if (identifier === undefined) throw cryptographic('No OID value matches this name.');
  return oid(identifier);
}

/** @throws CryptographicException for an identifier without a name */
function oidOfValue(value: string): CertificatePart {
  if (friendlyNameOf(value) === '') throw cryptographic('The OID value is invalid.');
  return oid(value);
}

export default [
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.X509Certificates.X500DistinguishedName',
    accelerators: ['X500DistinguishedName'],
    base: 'System.Security.Cryptography.AsnEncodedData',
    constructors: [['(string distinguishedName)', (text: string | null) => writtenName(text ?? '')]],
    properties: [part('string Name {get;}')],
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.X509Certificates.PublicKey',
    properties: [
      part('System.Security.Cryptography.AsnEncodedData EncodedKeyValue {get;}'),
      part('System.Security.Cryptography.AsnEncodedData EncodedParameters {get;}'),
      part('System.Object Key {get;}'),
      part('System.Security.Cryptography.Oid Oid {get;}'),
    ],
    constructors: [
      ['(System.Security.Cryptography.AsymmetricAlgorithm key)', ({ encoded }: AsymmetricKey) => publicKey(encoded)],
    ],
    methods: [
      ['byte[] ExportSubjectPublicKeyInfo()', ({ values }: CertificatePart) => keyOf(values).publicKey],
      ['System.Security.Cryptography.RSA GetRSAPublicKey()', ({ values }: CertificatePart) => keyOfKind(values, 'RSA')],
      [
        'System.Security.Cryptography.ECDsa GetECDsaPublicKey()',
        ({ values }: CertificatePart) => keyOfKind(values, 'ECDsa'),
      ],
    ],
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.AsnEncodedData',
    constructors: [
      ['(string oid, byte[] rawData)', (identifier: string, bytes: Uint8Array) => encoded(identifier, bytes)],
      [
        '(System.Security.Cryptography.Oid oid, byte[] rawData)',
        ({ values }: CertificatePart, bytes: Uint8Array) => encoded(String(values.Value), bytes),
      ],
    ],
    properties: [part('System.Security.Cryptography.Oid Oid {get;}'), part('byte[] RawData {get;}')],
  }),
  defineType<NetList>({
    name: 'System.Security.Cryptography.OidCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    constructors: [['()', () => new NetList(typeNamed('System.Security.Cryptography.OidCollection'))]],
    properties: [['int Count {get;}', ({ items }: NetList) => items.length]],
    methods: [
      ['int Add(System.Security.Cryptography.Oid oid)', ({ items }: NetList, one: unknown) => items.push(one) - 1],
    ],
    enumerate: ({ items }) => items,
    count: ({ items }) => items.length,
    index: { ...listIndex, signature: 'System.Security.Cryptography.Oid Item(int index) {get;}' },
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.Oid',
    constructors: [
      ['(string oid)', (value: string) => oid(identifierNamed(value) ?? value)],
      [
        '(string value, string friendlyName)',
        (value: string, name: string) =>
          new CertificatePart('System.Security.Cryptography.Oid', { Value: value, FriendlyName: name }),
      ],
    ],
    properties: [part('string Value {get;}'), part('string FriendlyName {get;}')],
    staticMethods: [
      [`System.Security.Cryptography.Oid FromFriendlyName(string friendlyName, ${GROUP})`, oidOfName],
      [`System.Security.Cryptography.Oid FromOidValue(string oidValue, ${GROUP})`, oidOfValue],
    ],
  }),
  defineType<CertificatePart>({
    name: 'Microsoft.PowerShell.Commands.EnhancedKeyUsageRepresentation',
    properties: [part('string FriendlyName {get;}'), part('string ObjectId {get;}')],
    toText: ({ values }) => `${values.FriendlyName} (${values.ObjectId})`,
  }),
  defineType<CertificatePart>({
    name: 'Microsoft.PowerShell.Commands.DnsNameRepresentation',
    properties: [part('string Punycode {get;}'), part('string Unicode {get;}')],
    toText: ({ values }) => String(values.Unicode),
  }),
  defineType<CertificatePart>({
    name: 'Microsoft.PowerShell.Commands.X509StoreLocation',
    properties: [part('string Location {get;}'), part('System.Object[] StoreNames {get;}')],
  }),
  defineType<CertificatePart>({
    name: 'Microsoft.CertificateServices.Commands.PfxData',
    properties: [
      part('System.Security.Cryptography.X509Certificates.X509Certificate2[] EndEntityCertificates {get;}'),
      part('System.Security.Cryptography.X509Certificates.X509Certificate2[] OtherCertificates {get;}'),
    ],
  }),
  defineType<CertificatePart>({
    name: 'Microsoft.CertificateServices.Commands.EnrollmentResult',
    properties: [
      part('System.Security.Cryptography.X509Certificates.X509Certificate2 Certificate {get;}'),
      part('System.Security.Cryptography.X509Certificates.X509Certificate2 Request {get;}'),
      part('string Status {get;}'),
      part('uri Url {get;}'),
    ],
  }),
];
