/** X509Certificate and X509Certificate2: made from files and bytes, read, exported. */

import type { AlternativeName } from '../../../../src/deployment/x509-general-names.ts';
import { hexBytes, hexText } from '../../../../src/platform/bytes.ts';
import { CodeProperty } from '../../../../src/types/members/ps-member.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import {
  type ConstructorDeclaration,
  defineType,
  type MethodDeclaration,
} from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { localDate } from '../../../../src/types/values/instants.ts';
import { asTypedArray } from '../../../../src/types/values/typed-array.ts';
import { hashOf, privateKeyObject } from '../../asymmetric-keys.ts';
import { extensionText } from '../../certificate-extensions.ts';
import {
  allFromPfx,
  bytesOf,
  certificateFromBytes,
  certificateFromFile,
  contentTypeOf,
  contentTypeOfFile,
  exportedBytes,
  loadedFromPfx,
} from '../../certificate-files.ts';
import { type CertificateClass, type CertificatePart, X509Certificate2 } from '../../certificate-objects.ts';
import { certificateInPem, certificateWithEncryptedKey, certificateWithKey, pemOfFile } from '../../certificate-pem.ts';
import { CertificateCollection } from '../../certificate-stores.ts';
import type { HashAlgorithmName } from '../../hash-algorithm-name.ts';
import { matchesHost } from '../../host-name-match.ts';
import { momentText } from '../../moment-text.ts';
import { chainInSession } from '../../session-chains.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';
const HASH = 'System.Security.Cryptography.HashAlgorithmName hashAlgorithm';
const FLAGS = `${NAMESPACE}.X509KeyStorageFlags keyStorageFlags`;

const listOf = (items: unknown[], typeName: string) => asTypedArray(items, typeNamed(typeName));
const hexadecimal = (bytes: Uint8Array) => hexText(bytes).toUpperCase();

/** The form of ToString(), with an empty line between the parts. */
function certificateText(self: X509Certificate2): string {
  if (self.isEmpty) return `${NAMESPACE}.${self.className}`;
  const { info } = self;
  const parts = [
    ['Subject', info.subject],
    ['Issuer', info.issuer],
    ['Serial Number', info.serialNumber],
    ['Not Before', momentText(info.notBefore)],
    ['Not After', momentText(info.notAfter)],
    ['Thumbprint', info.thumbprint],
  ];
  return partsText(parts);
}

function partsText(parts: readonly (readonly string[])[]): string {
  return parts.map(([title, ...lines]) => `[${title}]\n${lines.map((line) => `  ${line}\n`).join('')}`).join('\n');
}

/** The form of ToString(true). */
function verboseText(self: X509Certificate2): string {
  if (self.isEmpty) return certificateText(self);
  const { info, details, publicKey, signatureAlgorithm } = self;
  const named = (name: string, forIssuer: boolean) => [
    name,
    `Simple Name: ${nameInfo(self, 'SimpleName', forIssuer)}`,
    `DNS Name: ${nameInfo(self, 'DnsName', forIssuer)}`,
  ];
  const parts = [
    ['Version', `V${details.version}`],
    ['Subject', ...named(info.subject, false)],
    ['Issuer', ...named(info.issuer, true)],
    ['Serial Number', info.serialNumber],
    ['Not Before', momentText(info.notBefore)],
    ['Not After', momentText(info.notAfter)],
    ['Thumbprint', info.thumbprint],
    ['Signature Algorithm', `${signatureAlgorithm.values.FriendlyName}(${signatureAlgorithm.values.Value})`],
    [
      'Public Key',
      `Algorithm: ${(publicKey.values.Oid as CertificatePart).values.FriendlyName}`,
      `Length: ${info.keyBits}`,
      `Key Blob: ${hexadecimal(details.key.bits)}`,
      `Parameters: ${hexadecimal(details.key.parameters)}`,
    ],
  ];
  const extensions = self.extensions.map(({ encoded, identifier, oid }) => {
    const lines = extensionText(encoded, true).trimEnd().split('\r\n');
    return `* ${oid.values.FriendlyName}(${identifier}):\n${lines.map((line) => `  ${line}\n`).join('')}`;
  });
  return `${partsText(parts)}${extensions.length > 0 ? `\n[Extensions]\n${extensions.join('')}` : ''}`;
}

/** A file or bytes, with or without a password; what the flags ask of the store of keys is so for keys in memory. */
const SOURCES: readonly (readonly [
  parameters: string,
  load: (source: never, password?: unknown) => X509Certificate2,
])[] = [
  ['byte[] rawData', (bytes: Uint8Array, password?: unknown) => certificateFromBytes(bytes, password)],
  ['string fileName', (path: string, password?: unknown) => certificateFromFile(path, password)],
];

function constructors(className: CertificateClass): ConstructorDeclaration[] {
  const make =
    (load: (source: never, password?: unknown) => X509Certificate2) => (source: never, password?: unknown) => {
      const made = new X509Certificate2(undefined, undefined, className);
      made.become(load(source, password));
      return made;
    };
  return [
    ['()', () => new X509Certificate2(undefined, undefined, className)],
    ...SOURCES.flatMap(([source, load]): ConstructorDeclaration[] => [
      [`(${source})`, make(load)],
      [`(${source}, string password)`, make(load)],
      [`(${source}, securestring password)`, make(load)],
      [`(${source}, string password, ${FLAGS})`, make(load)],
      [`(${source}, securestring password, ${FLAGS})`, make(load)],
    ]),
    [
      `(${NAMESPACE}.X509Certificate certificate)`,
      (other: X509Certificate2) => new X509Certificate2(other.info, other.home, className),
    ],
  ];
}

const imports: readonly MethodDeclaration[] = SOURCES.flatMap(([source, load]): MethodDeclaration[] => {
  const run = (self: X509Certificate2, from: never, password?: unknown) => self.become(load(from, password));
  return [
    [`void Import(${source})`, run],
    [`void Import(${source}, string password, ${FLAGS})`, run],
    [`void Import(${source}, securestring password, ${FLAGS})`, run],
  ];
});

const exported = (self: X509Certificate2, type: EnumValue, password: unknown = null) =>
  exportedBytes(self, String(type), password);

/** The kinds of X509NameType that stand in an alternative name, by the names that the library has for them. */
const ALTERNATIVES: ReadonlyMap<string, AlternativeName['kind']> = new Map([
  ['EmailName', 'email'],
  ['UpnName', 'upn'],
  ['DnsName', 'dns'],
  ['DnsFromAlternativeName', 'dns'],
  ['UrlName', 'url'],
]);

/** The name of a kind: the common name, the first alternative name, or nothing where a certificate has none of that kind. */
function nameInfo(self: X509Certificate2, kind: string, forIssuer: boolean): string {
  const { info } = self;
  const simple = forIssuer ? info.issuerName : info.subjectName;
  if (kind === 'SimpleName') return simple;
  const email = (forIssuer ? self.details.issuer : self.details.subject).flat().find(([type]) => type === 'E')?.[1];
  const found = self.alternativeNames(forIssuer).find((name) => name.kind === ALTERNATIVES.get(kind));
  if (found && typeof found.value === 'string') return found.value;
  return kind === 'DnsName' ? simple : kind === 'EmailName' ? (email ?? '') : '';
}

export default [
  defineType<X509Certificate2>({
    name: 'System.Security.Cryptography.X509Certificates.X509Certificate',
    accelerators: ['X509Certificate'],
    interfaces: ['System.IDisposable'],
    constructors: constructors('X509Certificate'),
    properties: [
      ['System.IntPtr Handle {get;}', () => 0n],
      ['string Issuer {get;}', (self: X509Certificate2) => self.info.issuer],
      ['string Subject {get;}', (self: X509Certificate2) => self.info.subject],
    ],
    methods: [
      ['void Dispose()', (self: X509Certificate2) => self.become(new X509Certificate2())],
      ['void Reset()', (self: X509Certificate2) => self.become(new X509Certificate2())],
      ...imports,
      [`byte[] Export(${NAMESPACE}.X509ContentType contentType)`, exported],
      [`byte[] Export(${NAMESPACE}.X509ContentType contentType, string password)`, exported],
      [`byte[] Export(${NAMESPACE}.X509ContentType contentType, securestring password)`, exported],
      ['byte[] GetCertHash()', (self: X509Certificate2) => new Uint8Array(self.hash('sha1'))],
      ['string GetCertHashString()', (self: X509Certificate2) => self.info.thumbprint],
      [
        `byte[] GetCertHash(${HASH})`,
        (self: X509Certificate2, hash: HashAlgorithmName) => new Uint8Array(self.hash(hashOf(hash))),
      ],
      [
        `string GetCertHashString(${HASH})`,
        (self: X509Certificate2, hash: HashAlgorithmName) => hexadecimal(self.hash(hashOf(hash))),
      ],
      ['string GetEffectiveDateString()', (self: X509Certificate2) => momentText(self.info.notBefore)],
      ['string GetExpirationDateString()', (self: X509Certificate2) => momentText(self.info.notAfter)],
      ['string GetFormat()', () => 'X509'],
      ['string GetIssuerName()', (self: X509Certificate2) => self.info.issuer],
      ['string GetKeyAlgorithm()', (self: X509Certificate2) => self.details.key.algorithm],
      ['byte[] GetKeyAlgorithmParameters()', (self: X509Certificate2) => self.details.key.parameters],
      [
        'string GetKeyAlgorithmParametersString()',
        (self: X509Certificate2) => hexadecimal(self.details.key.parameters),
      ],
      ['string GetName()', (self: X509Certificate2) => self.info.subject],
      ['byte[] GetPublicKey()', (self: X509Certificate2) => self.details.key.bits],
      ['string GetPublicKeyString()', (self: X509Certificate2) => hexadecimal(self.details.key.bits)],
      ['byte[] GetRawCertData()', (self: X509Certificate2) => new Uint8Array(self.info.der)],
      ['string GetRawCertDataString()', (self: X509Certificate2) => hexadecimal(self.info.der)],
      [
        'byte[] GetSerialNumber()',
        // Least significant byte first, as Windows keeps it.
        (self: X509Certificate2) => new Uint8Array(hexBytes(self.info.serialNumber).reverse()),
      ],
      ['string GetSerialNumberString()', (self: X509Certificate2) => self.info.serialNumber],
      [
        'string ToString(bool fVerbose)',
        (self: X509Certificate2, isVerbose: boolean) => (isVerbose ? verboseText(self) : certificateText(self)),
      ],
    ],
    staticMethods: [
      [
        `${NAMESPACE}.X509Certificate CreateFromCertFile(string filename)`,
        (path: string) => {
          const { info, home } = certificateFromFile(path);
          return new X509Certificate2(info, home, 'X509Certificate');
        },
      ],
    ],
    toText: certificateText,
    equals: (a, b) => !a.isEmpty && !b.isEmpty && a.info.thumbprint === b.info.thumbprint,
    hashKey: (self) => (self.isEmpty ? '' : self.info.thumbprint),
  }),
  defineType<X509Certificate2>({
    name: 'System.Security.Cryptography.X509Certificates.X509Certificate2',
    base: `${NAMESPACE}.X509Certificate`,
    interfaces: ['System.IDisposable'],
    constructors: constructors('X509Certificate2'),
    properties: [
      ['bool Archived {get;set;}', () => false, () => {}],
      [`${NAMESPACE}.X509ExtensionCollection Extensions {get;}`, (self: X509Certificate2) => self.extensionCollection],
      [
        'string FriendlyName {get;set;}',
        (self: X509Certificate2) => self.friendlyName,
        (self: X509Certificate2, name: string) => {
          self.friendlyName = name;
        },
      ],
      ['bool HasPrivateKey {get;}', (self: X509Certificate2) => self.home.key !== undefined],
      ['X500DistinguishedName IssuerName {get;}', (self: X509Certificate2) => self.issuerName],
      ['datetime NotAfter {get;}', (self: X509Certificate2) => localDate(self.info.notAfter)],
      ['datetime NotBefore {get;}', (self: X509Certificate2) => localDate(self.info.notBefore)],
      [
        'System.Security.Cryptography.AsymmetricAlgorithm PrivateKey {get;}',
        (self: X509Certificate2) => (self.home.key ? privateKeyObject(self.home.key.privateKey) : null),
      ],
      [`${NAMESPACE}.PublicKey PublicKey {get;}`, (self: X509Certificate2) => self.publicKey],
      ['byte[] RawData {get;}', (self: X509Certificate2) => new Uint8Array(self.info.der)],
      ['string SerialNumber {get;}', (self: X509Certificate2) => self.info.serialNumber],
      [
        'System.Security.Cryptography.Oid SignatureAlgorithm {get;}',
        (self: X509Certificate2) => self.signatureAlgorithm,
      ],
      ['X500DistinguishedName SubjectName {get;}', (self: X509Certificate2) => self.subjectName],
      ['string Thumbprint {get;}', (self: X509Certificate2) => self.info.thumbprint],
      ['int Version {get;}', (self: X509Certificate2) => self.details.version],
    ],
    methods: [
      ['string ExportCertificatePem()', (self: X509Certificate2) => self.pem()],
      ['bool MatchesHostname(string hostname, bool allowWildcards = True, bool allowCommonName = True)', matchesHost],
      [
        `string GetNameInfo(${NAMESPACE}.X509NameType nameType, bool forIssuer)`,
        (self: X509Certificate2, type: EnumValue, forIssuer: boolean) => nameInfo(self, String(type), forIssuer),
      ],
      ['bool Verify()', (self: X509Certificate2) => chainInSession(self.info).statuses.length === 0],
    ],
    staticMethods: [
      [`${NAMESPACE}.X509Certificate2 CreateFromPem(string certPem)`, certificateInPem],
      [`${NAMESPACE}.X509Certificate2 CreateFromPem(string certPem, string keyPem)`, certificateWithKey],
      [
        `${NAMESPACE}.X509Certificate2 CreateFromEncryptedPem(string certPem, string keyPem, string password)`,
        certificateWithEncryptedKey,
      ],
      [
        `${NAMESPACE}.X509Certificate2 CreateFromPemFile(string certPemFilePath, string keyPemFilePath = null)`,
        (path: string, keyPath: string | null = null) =>
          certificateWithKey(pemOfFile(path), pemOfFile(keyPath || path)),
      ],
      [
        `${NAMESPACE}.X509Certificate2 CreateFromEncryptedPemFile(string certPemFilePath, string password, string keyPemFilePath = null)`,
        (path: string, password: string, keyPath: string | null = null) =>
          certificateWithEncryptedKey(pemOfFile(path), pemOfFile(keyPath || path), password),
      ],
      [`${NAMESPACE}.X509ContentType GetCertContentType(byte[] rawData)`, (bytes: Uint8Array) => contentTypeOf(bytes)],
      [`${NAMESPACE}.X509ContentType GetCertContentType(string fileName)`, (path: string) => contentTypeOfFile(path)],
    ],
    extended: () => [
      new CodeProperty('System.Object EnhancedKeyUsageList{get=KeyUsages;}', (self: X509Certificate2) =>
        listOf(self.isEmpty ? [] : self.keyUsages, 'Microsoft.PowerShell.Commands.EnhancedKeyUsageRepresentation'),
      ),
      new CodeProperty('System.Object DnsNameList{get=DnsNames;}', (self: X509Certificate2) =>
        listOf(self.isEmpty ? [] : self.dnsNames, 'Microsoft.PowerShell.Commands.DnsNameRepresentation'),
      ),
      new CodeProperty('System.Object SendAsTrustedIssuer{get=False;}', () => false),
    ],
    toText: certificateText,
    equals: (a, b) => !a.isEmpty && !b.isEmpty && a.info.thumbprint === b.info.thumbprint,
    hashKey: (self) => (self.isEmpty ? '' : self.info.thumbprint),
  }),
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.X509CertificateLoader',
    abstract: true,
    staticMethods: [
      [
        `${NAMESPACE}.X509Certificate2 LoadCertificate(byte[] data)`,
        (bytes: Uint8Array) => certificateFromBytes(bytes),
      ],
      [
        `${NAMESPACE}.X509Certificate2 LoadCertificateFromFile(string path)`,
        (path: string) => certificateFromFile(path),
      ],
      [
        `${NAMESPACE}.X509Certificate2 LoadPkcs12(byte[] data, string password)`,
        (bytes: Uint8Array, password: string) => loadedFromPfx(bytes, password),
      ],
      [
        `${NAMESPACE}.X509Certificate2 LoadPkcs12FromFile(string path, string password)`,
        (path: string, password: string) => loadedFromPfx(bytesOf(path), password),
      ],
      [
        `${NAMESPACE}.X509Certificate2Collection LoadPkcs12Collection(byte[] data, string password)`,
        (bytes: Uint8Array, password: string) => new CertificateCollection(allFromPfx(bytes, password)),
      ],
      [
        `${NAMESPACE}.X509Certificate2Collection LoadPkcs12CollectionFromFile(string path, string password)`,
        (path: string, password: string) => new CertificateCollection(allFromPfx(bytesOf(path), password)),
      ],
    ],
  }),
];
