/** The .NET types of certificates and of the Cert: drive. */
import { formatValue } from '../../../../src/types/format/format-value.ts';
import { CodeProperty } from '../../../../src/types/members/ps-member.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import { defineType, type PropertyDeclaration } from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { localDate } from '../../../../src/types/values/instants.ts';
import { asTypedArray } from '../../../../src/types/values/typed-array.ts';
import { certificateFromBytes, certificateFromFile, exportedBytes } from '../../certificate-files.ts';
import { type CertificatePart, distinguishedName, type X509Certificate2 } from '../../certificate-objects.ts';

/** A property of a part, by its definition. */
function part(definition: string): PropertyDeclaration {
  const name = /(\w+) \{/.exec(definition)?.[1] ?? definition;
  return [definition, (self: CertificatePart) => self.values[name] ?? null];
}

const dateText = (instant: number) => formatValue(localDate(instant), 'G', '');
const listOf = (items: unknown[], typeName: string) => asTypedArray(items, typeNamed(typeName));

/** The form of ToString(), on the lines of which .NET puts an empty one after each part. */
function certificateText({ info }: X509Certificate2): string {
  const parts = [
    ['Subject', info.subject],
    ['Issuer', info.issuer],
    ['Serial Number', info.serialNumber],
    ['Not Before', dateText(info.notBefore)],
    ['Not After', dateText(info.notAfter)],
    ['Thumbprint', info.thumbprint],
  ];
  return parts.map(([title, text]) => `[${title}]\n  ${text}\n\n`).join('');
}

export default [
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.X509Certificate',
    accelerators: ['X509Certificate'],
    interfaces: ['System.IDisposable'],
  }),
  defineType<X509Certificate2>({
    name: 'System.Security.Cryptography.X509Certificates.X509Certificate2',
    base: 'System.Security.Cryptography.X509Certificates.X509Certificate',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['(byte[] rawData)', (bytes: Uint8Array) => certificateFromBytes(bytes)],
      [
        '(byte[] rawData, string password)',
        (bytes: Uint8Array, password: string) => certificateFromBytes(bytes, password),
      ],
      [
        '(byte[] rawData, securestring password)',
        (bytes: Uint8Array, password: unknown) => certificateFromBytes(bytes, password),
      ],
      ['(string fileName)', (path: string) => certificateFromFile(path)],
      ['(string fileName, string password)', (path: string, password: string) => certificateFromFile(path, password)],
      [
        '(string fileName, securestring password)',
        (path: string, password: unknown) => certificateFromFile(path, password),
      ],
    ],
    properties: [
      ['bool Archived {get;set;}', () => false, () => {}],
      [
        'System.Security.Cryptography.X509Certificates.X509Extension[] Extensions {get;}',
        (self: X509Certificate2) =>
          listOf(self.extensions, 'System.Security.Cryptography.X509Certificates.X509Extension'),
      ],
      [
        'string FriendlyName {get;set;}',
        (self: X509Certificate2) => self.friendlyName,
        (self: X509Certificate2, name: string) => {
          self.friendlyName = name;
        },
      ],
      ['bool HasPrivateKey {get;}', (self: X509Certificate2) => self.home.hasPrivateKey],
      ['X500DistinguishedName IssuerName {get;}', (self: X509Certificate2) => distinguishedName(self.info.issuer)],
      ['datetime NotAfter {get;}', (self: X509Certificate2) => localDate(self.info.notAfter)],
      ['datetime NotBefore {get;}', (self: X509Certificate2) => localDate(self.info.notBefore)],
      [
        'System.Security.Cryptography.X509Certificates.PublicKey PublicKey {get;}',
        (self: X509Certificate2) => self.publicKey,
      ],
      ['byte[] RawData {get;}', (self: X509Certificate2) => new Uint8Array(self.info.der)],
      ['string SerialNumber {get;}', (self: X509Certificate2) => self.info.serialNumber],
      [
        'System.Security.Cryptography.Oid SignatureAlgorithm {get;}',
        (self: X509Certificate2) => self.signatureAlgorithm,
      ],
      ['X500DistinguishedName SubjectName {get;}', (self: X509Certificate2) => distinguishedName(self.info.subject)],
      ['string Thumbprint {get;}', (self: X509Certificate2) => self.info.thumbprint],
      ['int Version {get;}', () => 3],
      ['string Issuer {get;}', (self: X509Certificate2) => self.info.issuer],
      ['string Subject {get;}', (self: X509Certificate2) => self.info.subject],
    ],
    methods: [
      ['void Dispose()', () => undefined],
      [
        'byte[] Export(System.Security.Cryptography.X509Certificates.X509ContentType contentType)',
        (self: X509Certificate2, type: EnumValue) => exportedBytes(self, String(type), null),
      ],
      [
        'byte[] Export(System.Security.Cryptography.X509Certificates.X509ContentType contentType, string password)',
        (self: X509Certificate2, type: EnumValue, password: string) => exportedBytes(self, String(type), password),
      ],
      [
        'byte[] Export(System.Security.Cryptography.X509Certificates.X509ContentType contentType, securestring password)',
        (self: X509Certificate2, type: EnumValue, password: unknown) => exportedBytes(self, String(type), password),
      ],
      ['string ExportCertificatePem()', (self: X509Certificate2) => self.pem()],
      ['byte[] GetCertHash()', (self: X509Certificate2) => new Uint8Array(self.hash('sha1'))],
      ['string GetCertHashString()', (self: X509Certificate2) => self.info.thumbprint],
      ['string GetEffectiveDateString()', (self: X509Certificate2) => dateText(self.info.notBefore)],
      ['string GetExpirationDateString()', (self: X509Certificate2) => dateText(self.info.notAfter)],
      ['string GetFormat()', () => 'X509'],
      [
        'string GetNameInfo(System.Security.Cryptography.X509Certificates.X509NameType nameType, bool forIssuer)',
        (self: X509Certificate2, _type: EnumValue, forIssuer: boolean) =>
          forIssuer ? self.info.issuerName : self.info.subjectName,
      ],
      ['byte[] GetRawCertData()', (self: X509Certificate2) => new Uint8Array(self.info.der)],
      ['string GetSerialNumberString()', (self: X509Certificate2) => self.info.serialNumber],
      ['bool Verify()', (self: X509Certificate2) => self.home.isTrusted?.() ?? false],
    ],
    extended: () => [
      new CodeProperty('System.Object EnhancedKeyUsageList {get=KeyUsages;}', (self: X509Certificate2) =>
        listOf(self.keyUsages, 'Microsoft.PowerShell.Commands.EnhancedKeyUsageRepresentation'),
      ),
      new CodeProperty('System.Object DnsNameList {get=DnsNames;}', (self: X509Certificate2) =>
        listOf(self.dnsNames, 'Microsoft.PowerShell.Commands.DnsNameRepresentation'),
      ),
      new CodeProperty('System.Object SendAsTrustedIssuer {get=False;}', () => false),
    ],
    toText: certificateText,
    equals: (a, b) => a.info.thumbprint === b.info.thumbprint,
    hashKey: (self) => self.info.thumbprint,
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.X509Certificates.X500DistinguishedName',
    accelerators: ['X500DistinguishedName'],
    properties: [part('string Name {get;}')],
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.X509Certificates.X509Extension',
    properties: [
      part('bool Critical {get;}'),
      part('System.Security.Cryptography.Oid Oid {get;}'),
      part('byte[] RawData {get;}'),
    ],
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.X509Certificates.PublicKey',
    properties: [part('System.Object Key {get;}'), part('System.Security.Cryptography.Oid Oid {get;}')],
  }),
  defineType<CertificatePart>({ name: 'System.Security.Cryptography.RSA', properties: [part('int KeySize {get;}')] }),
  defineType<CertificatePart>({ name: 'System.Security.Cryptography.ECDsa', properties: [part('int KeySize {get;}')] }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.Oid',
    properties: [part('string Value {get;}'), part('string FriendlyName {get;}')],
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
    name: 'System.Security.Cryptography.X509Certificates.X509Store',
    properties: [part('string Location {get;}'), part('string Name {get;}')],
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
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.X509ContentType',
    kind: 'enum',
    members: {
      Unknown: 0,
      Cert: 1,
      SerializedCert: 2,
      Pfx: 3,
      Pkcs12: 3,
      SerializedStore: 4,
      Pkcs7: 5,
      Authenticode: 6,
    },
  }),
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.X509NameType',
    kind: 'enum',
    members: { SimpleName: 0, EmailName: 1, UpnName: 2, DnsName: 3, DnsFromAlternativeName: 4, UrlName: 5 },
  }),
];
