/** CertificateRequest, as far as it is read: what makes one (CreateSigningRequest, Create…) is the work of cmdlets here. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { type CertificateRequest, HashAlgorithmName, loadRequest, loadRequestPem } from '../../certificate-requests.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';
const REST =
  'System.Security.Cryptography.HashAlgorithmName signerHashAlgorithm, ' +
  `${NAMESPACE}.CertificateRequestLoadOptions options = Default`;

const HASHES = ['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512', 'SHA3_256', 'SHA3_384', 'SHA3_512'] as const;

const bitsOf = (options?: EnumValue): bigint => options?.value ?? 0n;

export default [
  defineType<CertificateRequest>({
    name: 'System.Security.Cryptography.X509Certificates.CertificateRequest',
    properties: [
      ['X500DistinguishedName SubjectName {get;}', (self: CertificateRequest) => self.subjectName],
      [
        `System.Collections.ObjectModel.Collection[${NAMESPACE}.X509Extension] CertificateExtensions {get;}`,
        (self: CertificateRequest) => self.extensions,
      ],
      [
        'System.Collections.ObjectModel.Collection[System.Security.Cryptography.AsnEncodedData] OtherRequestAttributes {get;}',
        (self: CertificateRequest) => self.attributes,
      ],
      [`${NAMESPACE}.PublicKey PublicKey {get;}`, (self: CertificateRequest) => self.publicKey],
      [
        'System.Security.Cryptography.HashAlgorithmName HashAlgorithm {get;}',
        (self: CertificateRequest) => self.hashAlgorithm,
      ],
    ],
    staticMethods: [
      [
        `${NAMESPACE}.CertificateRequest LoadSigningRequest(byte[] pkcs10, ${REST})`,
        (bytes: Uint8Array, hash: HashAlgorithmName, options?: EnumValue) => loadRequest(bytes, hash, bitsOf(options)),
      ],
      [
        `${NAMESPACE}.CertificateRequest LoadSigningRequestPem(string pkcs10Pem, ${REST})`,
        (text: string | null, hash: HashAlgorithmName, options?: EnumValue) =>
          loadRequestPem(text, hash, bitsOf(options)),
      ],
    ],
  }),
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.CertificateRequestLoadOptions',
    kind: 'enum',
    flags: true,
    members: { Default: 0, SkipSignatureValidation: 1, UnsafeLoadCertificateExtensions: 2 },
  }),
  defineType<HashAlgorithmName>({
    name: 'System.Security.Cryptography.HashAlgorithmName',
    kind: 'struct',
    constructors: [['(string name)', (name: string | null) => new HashAlgorithmName(name)]],
    properties: [['string Name {get;}', (self: HashAlgorithmName) => self.name]],
    staticProperties: HASHES.map((name) => [
      `System.Security.Cryptography.HashAlgorithmName ${name} {get;}`,
      () => new HashAlgorithmName(name.replace('_', '-')),
    ]),
    toText: (self) => self.name ?? '',
    equals: (a, b) => a.name === b.name,
    hashKey: (self) => self.name ?? '',
  }),
];
