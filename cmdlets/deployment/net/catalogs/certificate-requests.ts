/** CertificateRequest: read, and made for a key. */
import { argumentException } from '../../../../src/types/net-exception.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { DateTimeOffset } from '../../../../src/types/values/date-time-offset.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { type AsymmetricKey, pemText } from '../../asymmetric-keys.ts';
import type { CertificatePart, X509Certificate2 } from '../../certificate-objects.ts';
import {
  type CertificateRequest,
  loadRequest,
  loadRequestPem,
  newRequest,
  requestForPublicKey,
} from '../../certificate-requests.ts';
import { HashAlgorithmName } from '../../hash-algorithm-name.ts';
import type { SignatureGenerator } from '../../signature-generators.ts';
import type { SignaturePadding } from '../../signature-paddings.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';
const REST =
  'System.Security.Cryptography.HashAlgorithmName signerHashAlgorithm, ' +
  `${NAMESPACE}.CertificateRequestLoadOptions options = Default, ` +
  'System.Security.Cryptography.RSASignaturePadding signerSignaturePadding = null';

const HASHES = ['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512', 'SHA3_256', 'SHA3_384', 'SHA3_512'] as const;

const CRYPTOGRAPHY = 'System.Security.Cryptography';
const HASH = `${CRYPTOGRAPHY}.HashAlgorithmName hashAlgorithm`;
const RSA_KEY = `${CRYPTOGRAPHY}.RSA key, ${HASH}, ${CRYPTOGRAPHY}.RSASignaturePadding padding`;
const CURVE_KEY = `${CRYPTOGRAPHY}.ECDsa key, ${HASH}`;
const PADDING = `${CRYPTOGRAPHY}.RSASignaturePadding`;
const PUBLIC_KEY = `${NAMESPACE}.PublicKey publicKey, ${HASH}`;
const GENERATOR = `${NAMESPACE}.X509SignatureGenerator`;
const SPAN = 'System.DateTimeOffset notBefore, System.DateTimeOffset notAfter';

const instantOf = (moment: DateTimeOffset): number => moment.utc.unixMs;

function requestFor(
  subject: string | CertificatePart | null,
  key: AsymmetricKey,
  hash: HashAlgorithmName,
  padding?: SignaturePadding | null,
): CertificateRequest {
  if (padding === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'padding');
  return newRequest(subject, key, hash, padding?.name ?? null);
}

function required<T>(value: T | null, parameter: string): T {
  if (value === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', parameter);
  return value;
}

function requestForKey(
  subject: CertificatePart | null,
  key: CertificatePart | null,
  hash: HashAlgorithmName,
  padding?: SignaturePadding | null,
): CertificateRequest {
  const name = required(subject, 'subjectName');
  return requestForPublicKey(name, required(key, 'publicKey'), hash, padding?.name ?? null);
}

const bitsOf = (options?: EnumValue): bigint => options?.value ?? 0n;

export default [
  defineType<CertificateRequest>({
    name: 'System.Security.Cryptography.X509Certificates.CertificateRequest',
    constructors: [
      [`(string subjectName, ${CURVE_KEY})`, requestFor],
      [`(X500DistinguishedName subjectName, ${CURVE_KEY})`, requestFor],
      [`(string subjectName, ${RSA_KEY})`, requestFor],
      [`(X500DistinguishedName subjectName, ${RSA_KEY})`, requestFor],
      [`(X500DistinguishedName subjectName, ${PUBLIC_KEY})`, requestForKey],
      [`(X500DistinguishedName subjectName, ${PUBLIC_KEY}, ${PADDING} rsaSignaturePadding = null)`, requestForKey],
    ],
    methods: [
      ['byte[] CreateSigningRequest()', (self: CertificateRequest) => self.createSigningRequest()],
      [
        'string CreateSigningRequestPem()',
        (self: CertificateRequest) => pemText('CERTIFICATE REQUEST', self.createSigningRequest()),
      ],
      [
        `byte[] CreateSigningRequest(${GENERATOR} signatureGenerator)`,
        (self: CertificateRequest, generator: SignatureGenerator | null) =>
          self.createSigningRequest(required(generator, 'signatureGenerator')),
      ],
      [
        `string CreateSigningRequestPem(${GENERATOR} signatureGenerator)`,
        (self: CertificateRequest, generator: SignatureGenerator | null) =>
          pemText('CERTIFICATE REQUEST', self.createSigningRequest(required(generator, 'signatureGenerator'))),
      ],
      [
        `${NAMESPACE}.X509Certificate2 Create(X500DistinguishedName issuerName, ${GENERATOR} generator, ${SPAN}, byte[] serialNumber)`,
        (
          self: CertificateRequest,
          issuer: CertificatePart | null,
          generator: SignatureGenerator | null,
          notBefore: DateTimeOffset,
          notAfter: DateTimeOffset,
          serialNumber: Uint8Array,
        ) =>
          self.createWith(
            required(issuer, 'issuerName').values.RawData as Uint8Array,
            required(generator, 'generator'),
            { notBefore: instantOf(notBefore), notAfter: instantOf(notAfter), serialNumber },
          ),
      ],
      [
        `${NAMESPACE}.X509Certificate2 CreateSelfSigned(${SPAN})`,
        (self: CertificateRequest, notBefore: DateTimeOffset, notAfter: DateTimeOffset) =>
          self.createSelfSigned(instantOf(notBefore), instantOf(notAfter)),
      ],
      [
        `${NAMESPACE}.X509Certificate2 Create(${NAMESPACE}.X509Certificate2 issuerCertificate, ${SPAN}, byte[] serialNumber)`,
        (
          self: CertificateRequest,
          issuer: X509Certificate2,
          notBefore: DateTimeOffset,
          notAfter: DateTimeOffset,
          serialNumber: Uint8Array,
        ) => self.create(issuer, instantOf(notBefore), instantOf(notAfter), serialNumber),
      ],
    ],
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
        (bytes: Uint8Array, hash: HashAlgorithmName, options?: EnumValue, padding?: SignaturePadding | null) =>
          loadRequest(bytes, hash, bitsOf(options), padding?.name ?? null),
      ],
      [
        `${NAMESPACE}.CertificateRequest LoadSigningRequestPem(string pkcs10Pem, ${REST})`,
        (text: string | null, hash: HashAlgorithmName, options?: EnumValue, padding?: SignaturePadding | null) =>
          loadRequestPem(text, hash, bitsOf(options), padding?.name ?? null),
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
