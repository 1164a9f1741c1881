/** X509Extension and the classes of the common ones. */
import { formatName } from '../../../../src/deployment/distinguished-name.ts';
import {
  basicConstraintsValue,
  keyPurposesValue,
  keyUsageValue,
  subjectKeyValue,
} from '../../../../src/deployment/x509-assembly.ts';
import { isDamage } from '../../../../src/deployment/x509-details.ts';
import { type AlternativeName, namesIn } from '../../../../src/deployment/x509-general-names.ts';
import { hexBytes } from '../../../../src/platform/bytes.ts';
import { platform } from '../../../../src/platform/platform.ts';
import { argumentException, netException } from '../../../../src/types/net-exception.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { IPAddress } from '../../../../src/types/values/ip-address.ts';
import type { NetList } from '../../../../src/types/values/net-list.ts';
import { authorityKey, authorityKeyFrom, authorityKeyOfCertificate } from '../../authority-keys.ts';
import { enumOf } from '../../certificate-chains.ts';
import {
  accessOf,
  authorityKeyOf,
  constraintsOf,
  extensionText,
  keyPurposesOf,
  keyUsageFlags,
  subjectKeyIdentifier,
} from '../../certificate-extensions.ts';
import {
  CertificateExtension,
  type CertificatePart,
  distinguishedName,
  type ExtensionCollection,
  oid,
} from '../../certificate-objects.ts';
import { memory } from '../../pkcs12.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';

const BASE = `${NAMESPACE}.X509Extension`;

/** What an extension says. @throws CryptographicException where it is damaged. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isDamage(error))
      throw netException('System.Security.Cryptography.CryptographicException', 'ASN1 corrupted data.');
    throw error;
  }
}

const MEMORY = 'System.Nullable[System.ReadOnlyMemory[byte]]';

/** Bytes by their hexadecimal digits. */
const lent = (hexadecimal: string | undefined) => (hexadecimal === undefined ? null : memory(hexBytes(hexadecimal)));

const CRITICAL = 'bool critical';

/** An extension of one of the common classes. */
function made(identifier: string, value: Uint8Array, critical: boolean): CertificateExtension {
  return new CertificateExtension({ identifier, critical, value });
}

/** One of the general class, by its identifier. */
function plain(identifier: string, value: Uint8Array, critical: boolean): CertificateExtension {
  return new CertificateExtension({ identifier, critical, value }, true);
}

const identifierOf = ({ values }: CertificatePart): string => String(values.Value);

function basicConstraints(isAuthority: boolean, hasLength: boolean, length: number, critical: boolean) {
  if (hasLength && length < 0) {
    throw argumentException('ArgumentOutOfRangeException', 'Non-negative number required.', 'pathLengthConstraint');
  }
  return made('2.5.29.19', basicConstraintsValue(isAuthority, hasLength ? length : undefined), critical);
}

function subjectKey(identifier: Uint8Array, critical: boolean): CertificateExtension {
  return made('2.5.29.14', subjectKeyValue(identifier), critical);
}

/** The SHA-1 of the key's bits. */
function subjectKeyOf({ values }: CertificatePart, critical: boolean): CertificateExtension {
  const { RawData: bits } = (values.EncodedKeyValue as CertificatePart).values;
  return subjectKey(platform().cryptography.hash('sha1', bits as Uint8Array), critical);
}

const constraints = ({ encoded }: CertificateExtension) => readable(() => constraintsOf(encoded));

function namesOfKind(kind: 'dns' | 'ip' | 'url', list: () => AlternativeName[]): string[] {
  return readable(list).flatMap((name) => (name.kind === kind ? [name.value] : []));
}

function urisOf({ encoded }: CertificateExtension, wanted: string): string[] {
  const places = () =>
    accessOf(encoded)
      .filter(({ method }) => method === wanted)
      .map(({ place }) => place);
  return namesOfKind('url', places);
}

export default [
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509Extension',
    base: 'System.Security.Cryptography.AsnEncodedData',
    constructors: [
      [`(string oid, byte[] rawData, ${CRITICAL})`, plain],
      [
        `(System.Security.Cryptography.Oid oid, byte[] rawData, ${CRITICAL})`,
        (identifier: CertificatePart, value: Uint8Array, critical: boolean) =>
          plain(identifierOf(identifier), value, critical),
      ],
    ],
    properties: [
      ['bool Critical {get;}', ({ encoded }: CertificateExtension) => encoded.critical],
      ['System.Security.Cryptography.Oid Oid {get;}', (self: CertificateExtension) => self.oid],
      ['byte[] RawData {get;}', ({ encoded }: CertificateExtension) => encoded.value],
    ],
    methods: [
      [
        'string Format(bool multiLine)',
        ({ encoded }: CertificateExtension, multiLine: boolean) => extensionText(encoded, multiLine),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509SubjectAlternativeNameExtension',
    base: BASE,
    constructors: [
      [`(byte[] rawData, ${CRITICAL})`, (value: Uint8Array, critical = false) => made('2.5.29.17', value, critical)],
    ],
    methods: [
      [
        'System.Collections.Generic.IEnumerable[string] EnumerateDnsNames()',
        ({ encoded }: CertificateExtension) => namesOfKind('dns', () => namesIn(encoded.value)),
      ],
      [
        'System.Collections.Generic.IEnumerable[ipaddress] EnumerateIPAddresses()',
        ({ encoded }: CertificateExtension) =>
          namesOfKind('ip', () => namesIn(encoded.value)).map((address) => IPAddress.tryParse(address) ?? null),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509AuthorityInformationAccessExtension',
    base: BASE,
    methods: [
      [
        'System.Collections.Generic.IEnumerable[string] EnumerateCAIssuersUris()',
        (self: CertificateExtension) => urisOf(self, '1.3.6.1.5.5.7.48.2'),
      ],
      [
        'System.Collections.Generic.IEnumerable[string] EnumerateOcspUris()',
        (self: CertificateExtension) => urisOf(self, '1.3.6.1.5.5.7.48.1'),
      ],
      [
        'System.Collections.Generic.IEnumerable[string] EnumerateUris(string accessMethodOid)',
        (self: CertificateExtension, method: string) => urisOf(self, method),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509AuthorityKeyIdentifierExtension',
    base: BASE,
    staticMethods: [
      [
        `${NAMESPACE}.X509AuthorityKeyIdentifierExtension CreateFromSubjectKeyIdentifier(${NAMESPACE}.X509SubjectKeyIdentifierExtension subjectKeyIdentifier)`,
        authorityKeyFrom,
      ],
      [
        `${NAMESPACE}.X509AuthorityKeyIdentifierExtension CreateFromSubjectKeyIdentifier(byte[] subjectKeyIdentifier)`,
        (identifier: Uint8Array) => authorityKey(identifier),
      ],
      [
        `${NAMESPACE}.X509AuthorityKeyIdentifierExtension CreateFromIssuerNameAndSerialNumber(X500DistinguishedName issuerName, byte[] serialNumber)`,
        (issuer: CertificatePart, serialNumber: Uint8Array) =>
          authorityKey(null, { issuer: issuer.values.RawData as Uint8Array, serialNumber }),
      ],
      [
        `${NAMESPACE}.X509AuthorityKeyIdentifierExtension Create(byte[] keyIdentifier, X500DistinguishedName issuerName, byte[] serialNumber)`,
        (identifier: Uint8Array, issuer: CertificatePart, serialNumber: Uint8Array) =>
          authorityKey(identifier, { issuer: issuer.values.RawData as Uint8Array, serialNumber }),
      ],
      [
        `${NAMESPACE}.X509AuthorityKeyIdentifierExtension CreateFromCertificate(${NAMESPACE}.X509Certificate2 certificate, bool includeKeyIdentifier, bool includeIssuerAndSerial)`,
        authorityKeyOfCertificate,
      ],
    ],
    properties: [
      [
        `${MEMORY} KeyIdentifier {get;}`,
        ({ encoded }: CertificateExtension) => lent(readable(() => authorityKeyOf(encoded)).keyIdentifier),
      ],
      [
        `${MEMORY} SerialNumber {get;}`,
        ({ encoded }: CertificateExtension) => lent(readable(() => authorityKeyOf(encoded)).serialNumber),
      ],
      [
        'X500DistinguishedName NamedIssuer {get;}',
        ({ encoded }: CertificateExtension) => {
          const { issuer, encodedIssuer } = readable(() => authorityKeyOf(encoded));
          const named = issuer.find(({ kind }) => kind === 'dn');
          return named?.kind === 'dn' && encodedIssuer
            ? distinguishedName(formatName(named.value), encodedIssuer)
            : null;
        },
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509SubjectKeyIdentifierExtension',
    base: BASE,
    constructors: [
      [`(${NAMESPACE}.PublicKey key, ${CRITICAL})`, subjectKeyOf],
      [`(byte[] subjectKeyIdentifier, ${CRITICAL})`, subjectKey],
      [
        `(string subjectKeyIdentifier, ${CRITICAL})`,
        (text: string, critical: boolean) => subjectKey(hexBytes(text), critical),
      ],
    ],
    properties: [
      [
        'string SubjectKeyIdentifier {get;}',
        ({ encoded }: CertificateExtension) => readable(() => subjectKeyIdentifier(encoded)),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509KeyUsageExtension',
    base: BASE,
    constructors: [
      [
        `(${NAMESPACE}.X509KeyUsageFlags keyUsages, ${CRITICAL})`,
        (flags: EnumValue, critical: boolean) => made('2.5.29.15', keyUsageValue(Number(flags.value)), critical),
      ],
    ],
    properties: [
      [
        `${NAMESPACE}.X509KeyUsageFlags KeyUsages {get;}`,
        ({ encoded }: CertificateExtension) =>
          enumOf(
            `${NAMESPACE}.X509KeyUsageFlags`,
            readable(() => keyUsageFlags(encoded)),
          ),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension',
    base: BASE,
    constructors: [
      [
        `(System.Security.Cryptography.OidCollection enhancedKeyUsages, ${CRITICAL})`,
        ({ items }: NetList, critical: boolean) =>
          made('2.5.29.37', keyPurposesValue(items.map((one) => identifierOf(one as CertificatePart))), critical),
      ],
    ],
    properties: [
      [
        'System.Object[] EnhancedKeyUsages {get;}',
        ({ encoded }: CertificateExtension) => readable(() => keyPurposesOf(encoded)).map(oid),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension',
    base: BASE,
    constructors: [
      [
        `(bool certificateAuthority, bool hasPathLengthConstraint, int pathLengthConstraint, ${CRITICAL})`,
        basicConstraints,
      ],
    ],
    staticMethods: [
      [
        `${NAMESPACE}.X509BasicConstraintsExtension CreateForEndEntity(bool critical = false)`,
        (critical = false) => basicConstraints(false, false, 0, critical),
      ],
      [
        `${NAMESPACE}.X509BasicConstraintsExtension CreateForCertificateAuthority(System.Nullable[int] pathLengthConstraint = null)`,
        (length?: number | null) => basicConstraints(true, typeof length === 'number', length ?? 0, true),
      ],
    ],
    properties: [
      ['bool CertificateAuthority {get;}', (self: CertificateExtension) => constraints(self).isAuthority],
      [
        'bool HasPathLengthConstraint {get;}',
        (self: CertificateExtension) => constraints(self).pathLength !== undefined,
      ],
      ['int PathLengthConstraint {get;}', (self: CertificateExtension) => constraints(self).pathLength ?? 0],
    ],
  }),
  defineType<ExtensionCollection>({
    name: 'System.Security.Cryptography.X509Certificates.X509ExtensionCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: [['int Count {get;}', (self: ExtensionCollection) => self.items.length]],
    enumerate: (self) => self.items,
    count: (self) => self.items.length,
    index: {
      get: ({ items }: ExtensionCollection, key: unknown) => {
        if (typeof key === 'string') return items.find(({ identifier }) => identifier === key) ?? null;
        const found = items[Number(key)];
        if (found) return found;
        throw netException(
          'System.ArgumentOutOfRangeException',
          'Index was out of range. Must be non-negative and less than the size of the collection.',
        );
      },
      signature: `${NAMESPACE}.X509Extension Item(int index) {get;}`,
    },
  }),
];
