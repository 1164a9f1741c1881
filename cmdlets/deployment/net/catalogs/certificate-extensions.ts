/** X509Extension and the classes of the common ones. */
import { formatName } from '../../../../src/deployment/distinguished-name.ts';
import { isDamage } from '../../../../src/deployment/x509-details.ts';
import { type AlternativeName, namesIn } from '../../../../src/deployment/x509-general-names.ts';
import { netException } from '../../../../src/types/net-exception.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import { IPAddress } from '../../../../src/types/values/ip-address.ts';
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
  type CertificateExtension,
  distinguishedName,
  type ExtensionCollection,
  oid,
} from '../../certificate-objects.ts';

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
    properties: [
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
