/** X509Extension and the classes of the common ones. */
import { netException } from '../../../../src/types/net-exception.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import { enumOf } from '../../certificate-chains.ts';
import { constraintsOf, extensionText, keyUsageFlags } from '../../certificate-extensions.ts';
import { type CertificateExtension, type ExtensionCollection, keyPurposesOf, oid } from '../../certificate-objects.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';

const BASE = `${NAMESPACE}.X509Extension`;

export default [
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509Extension',
    base: 'System.Security.Cryptography.AsnEncodedData',
    properties: [
      ['bool Critical {get;}', (self: CertificateExtension) => self.critical],
      ['System.Security.Cryptography.Oid Oid {get;}', (self: CertificateExtension) => self.oid],
      ['byte[] RawData {get;}', (self: CertificateExtension) => self.rawData],
    ],
    methods: [
      [
        'string Format(bool multiLine)',
        (self: CertificateExtension, multiLine: boolean) => extensionText(self.identifier, self.rawData, multiLine),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509SubjectAlternativeNameExtension',
    base: BASE,
    properties: [],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509SubjectKeyIdentifierExtension',
    base: BASE,
    properties: [
      [
        'string SubjectKeyIdentifier {get;}',
        ({ identifier, rawData }: CertificateExtension) =>
          extensionText(identifier, rawData, false).replaceAll(' ', '').toUpperCase(),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509KeyUsageExtension',
    base: BASE,
    properties: [
      [
        `${NAMESPACE}.X509KeyUsageFlags KeyUsages {get;}`,
        ({ rawData }: CertificateExtension) => enumOf(`${NAMESPACE}.X509KeyUsageFlags`, keyUsageFlags(rawData)),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension',
    base: BASE,
    properties: [
      [
        'System.Object[] EnhancedKeyUsages {get;}',
        ({ rawData }: CertificateExtension) => keyPurposesOf(rawData).map(oid),
      ],
    ],
  }),
  defineType<CertificateExtension>({
    name: 'System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension',
    base: BASE,
    properties: [
      ['bool CertificateAuthority {get;}', ({ rawData }: CertificateExtension) => constraintsOf(rawData).isAuthority],
      [
        'bool HasPathLengthConstraint {get;}',
        ({ rawData }: CertificateExtension) => constraintsOf(rawData).pathLength !== undefined,
      ],
      [
        'int PathLengthConstraint {get;}',
        ({ rawData }: CertificateExtension) => constraintsOf(rawData).pathLength ?? 0,
      ],
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
