/** RSA and ECDsa: keys that are made, imported, exported, and sign. */

import { isKeyOf } from '../../../../src/deployment/x509-reading.ts';
import { netException } from '../../../../src/types/net-exception.ts';
import {
  defineType,
  type MethodDeclaration,
  type PropertyDeclaration,
} from '../../../../src/types/type-declaration.ts';
import {
  type AsymmetricKey,
  bareKey,
  newCurveKey,
  newRsaKey,
  pemText,
  privateKeyObject,
  publicKeyObject,
} from '../../asymmetric-keys.ts';
import { enumNamed } from '../../certificate-chains.ts';
import { X509Certificate2 } from '../../certificate-objects.ts';
import { keptKey } from '../../certificate-requests.ts';
import { ENCRYPTION_PADDINGS, EncryptionPadding } from '../../encryption-paddings.ts';
import { HashAlgorithmName } from '../../hash-algorithm-name.ts';
import { Curve } from '../../named-curves.ts';
import { SignaturePadding } from '../../signature-paddings.ts';

const CRYPTOGRAPHY = 'System.Security.Cryptography';
const HASH = `${CRYPTOGRAPHY}.HashAlgorithmName hashAlgorithm`;
const PADDING = `${CRYPTOGRAPHY}.RSASignaturePadding padding`;
const ENCRYPTION_PADDING = `${CRYPTOGRAPHY}.RSAEncryptionPadding padding`;
const CERTIFICATE = `${CRYPTOGRAPHY}.X509Certificates.X509Certificate2`;

const size: PropertyDeclaration = [
  'int KeySize {get;set;}',
  (self: AsymmetricKey) => self.size,
  (self: AsymmetricKey, bits: number) => {
    self.size = bits;
  },
];

/** What both kinds of keys can do. */
const shared: readonly MethodDeclaration[] = [
  ['void Dispose()', () => {}],
  ['void Clear()', () => {}],
  ['void ImportFromPem(string input)', (self: AsymmetricKey, text: string | null) => self.importPem(text ?? '')],
  ['byte[] ExportPkcs8PrivateKey()', (self: AsymmetricKey) => self.privateKey],
  ['string ExportPkcs8PrivateKeyPem()', (self: AsymmetricKey) => pemText('PRIVATE KEY', self.privateKey)],
  ['byte[] ExportSubjectPublicKeyInfo()', (self: AsymmetricKey) => self.publicKey],
  ['string ExportSubjectPublicKeyInfoPem()', (self: AsymmetricKey) => pemText('PUBLIC KEY', self.publicKey)],
];

const rsaOnly: readonly MethodDeclaration[] = [
  ['byte[] ExportRSAPrivateKey()', bareKey],
  ['string ExportRSAPrivateKeyPem()', (self: AsymmetricKey) => pemText('RSA PRIVATE KEY', bareKey(self))],
  ['byte[] ExportRSAPublicKey()', (self: AsymmetricKey) => self.encoded.bits],
  ['string ExportRSAPublicKeyPem()', (self: AsymmetricKey) => pemText('RSA PUBLIC KEY', self.encoded.bits)],
  [
    `byte[] SignData(byte[] data, ${HASH}, ${PADDING})`,
    (self: AsymmetricKey, data: Uint8Array, hash: HashAlgorithmName, padding: SignaturePadding) =>
      self.sign(data, hash, padding.name),
  ],
  [
    `bool VerifyData(byte[] data, byte[] signature, ${HASH}, ${PADDING})`,
    (
      self: AsymmetricKey,
      data: Uint8Array,
      signature: Uint8Array,
      hash: HashAlgorithmName,
      padding: SignaturePadding,
    ) => self.verify(data, signature, hash, padding.name),
  ],
  [
    `byte[] Encrypt(byte[] data, ${ENCRYPTION_PADDING})`,
    (self: AsymmetricKey, data: Uint8Array, { name }: EncryptionPadding) => self.encrypt(data, name),
  ],
  [
    `byte[] Decrypt(byte[] data, ${ENCRYPTION_PADDING})`,
    (self: AsymmetricKey, data: Uint8Array, { name }: EncryptionPadding) => self.decrypt(data, name),
  ],
];

/** The private key of a certificate, where it is of the kind. */
function privateKeyOf({ home }: X509Certificate2, family: AsymmetricKey['family']): AsymmetricKey | null {
  const key = home.key && privateKeyObject(home.key.privateKey);
  return key?.family === family ? key : null;
}

function publicKeyOf({ details }: X509Certificate2, family: AsymmetricKey['family']): AsymmetricKey | null {
  const key = publicKeyObject(details.key);
  return key.family === family ? key : null;
}

function withKey(certificate: X509Certificate2, key: AsymmetricKey): X509Certificate2 {
  if (certificate.home.key) {
    throw netException('System.InvalidOperationException', 'The certificate already has an associated private key.');
  }
  if (!isKeyOf(certificate.info, key.privateKey)) {
    throw netException(
      'System.ArgumentException',
      "The provided key does not match the public key for this certificate. (Parameter 'privateKey')",
    );
  }
  return new X509Certificate2(certificate.info, keptKey(key.privateKey));
}

/** The methods of a kind that .NET keeps in a class beside the certificate. */
function extensionsOf(family: 'RSA' | 'ECDsa'): readonly MethodDeclaration[] {
  const type = `${CRYPTOGRAPHY}.${family}`;
  return [
    [`${type} Get${family}PrivateKey(${CERTIFICATE} certificate)`, (of: X509Certificate2) => privateKeyOf(of, family)],
    [`${type} Get${family}PublicKey(${CERTIFICATE} certificate)`, (of: X509Certificate2) => publicKeyOf(of, family)],
    [`${CERTIFICATE} CopyWithPrivateKey(${CERTIFICATE} certificate, ${type} privateKey)`, withKey],
  ];
}

export default [
  defineType({
    name: 'System.Security.Cryptography.AsymmetricAlgorithm',
    abstract: true,
    interfaces: ['System.IDisposable'],
  }),
  defineType<AsymmetricKey>({
    name: 'System.Security.Cryptography.RSA',
    base: `${CRYPTOGRAPHY}.AsymmetricAlgorithm`,
    abstract: true,
    properties: [
      size,
      ['string KeyExchangeAlgorithm {get;}', () => 'RSA'],
      ['string SignatureAlgorithm {get;}', () => 'RSA'],
    ],
    methods: [...shared, ...rsaOnly],
    staticMethods: [
      [`${CRYPTOGRAPHY}.RSA Create()`, () => newRsaKey()],
      [`${CRYPTOGRAPHY}.RSA Create(int keySizeInBits)`, (bits: number) => newRsaKey(bits)],
    ],
  }),
  defineType<AsymmetricKey>({ name: 'System.Security.Cryptography.RSAWrapper', base: `${CRYPTOGRAPHY}.RSA` }),
  defineType<AsymmetricKey>({
    name: 'System.Security.Cryptography.ECDsa',
    base: `${CRYPTOGRAPHY}.AsymmetricAlgorithm`,
    abstract: true,
    properties: [
      size,
      ['string KeyExchangeAlgorithm {get;}', () => null],
      ['string SignatureAlgorithm {get;}', () => 'ECDsa'],
    ],
    methods: [
      ...shared,
      [
        `byte[] SignData(byte[] data, ${HASH})`,
        (self: AsymmetricKey, data: Uint8Array, hash: HashAlgorithmName) => self.sign(data, hash),
      ],
      [
        `bool VerifyData(byte[] data, byte[] signature, ${HASH})`,
        (self: AsymmetricKey, data: Uint8Array, signature: Uint8Array, hash: HashAlgorithmName) =>
          self.verify(data, signature, hash),
      ],
    ],
    staticMethods: [
      [`${CRYPTOGRAPHY}.ECDsa Create()`, () => newCurveKey()],
      [`${CRYPTOGRAPHY}.ECDsa Create(${CRYPTOGRAPHY}.ECCurve curve)`, ({ bits }: Curve) => newCurveKey(bits)],
    ],
  }),
  defineType<AsymmetricKey>({ name: 'System.Security.Cryptography.ECDsaWrapper', base: `${CRYPTOGRAPHY}.ECDsa` }),
  defineType<Curve>({
    name: 'System.Security.Cryptography.ECCurve',
    kind: 'struct',
    properties: [
      ['System.Security.Cryptography.Oid Oid {get;}', (self: Curve) => self.oid],
      ['bool IsNamed {get;}', () => true],
    ],
    staticMethods: [
      [`${CRYPTOGRAPHY}.ECCurve CreateFromFriendlyName(string oidFriendlyName)`, (name: string) => Curve.named(name)],
      [`${CRYPTOGRAPHY}.ECCurve CreateFromValue(string oidValue)`, (value: string) => Curve.named(value)],
    ],
  }),
  defineType({
    name: 'System.Security.Cryptography.ECCurve+NamedCurves',
    abstract: true,
    staticProperties: ['nistP256', 'nistP384', 'nistP521'].map((name) => [
      `${CRYPTOGRAPHY}.ECCurve ${name} {get;}`,
      () => Curve.named(name),
    ]),
  }),
  defineType<SignaturePadding>({
    name: 'System.Security.Cryptography.RSASignaturePadding',
    staticProperties: (['Pkcs1', 'Pss'] as const).map((mode) => [
      `${CRYPTOGRAPHY}.RSASignaturePadding ${mode} {get;}`,
      () => new SignaturePadding(mode),
    ]),
    properties: [['string Mode {get;}', (self: SignaturePadding) => self.mode]],
    toText: ({ mode }) => mode,
    equals: (a, b) => a.mode === b.mode,
    hashKey: ({ mode }) => mode,
  }),
  defineType<EncryptionPadding>({
    name: 'System.Security.Cryptography.RSAEncryptionPadding',
    staticProperties: Object.entries(ENCRYPTION_PADDINGS).map(([property, name]) => [
      `${CRYPTOGRAPHY}.RSAEncryptionPadding ${property} {get;}`,
      () => new EncryptionPadding(name),
    ]),
    properties: [
      [
        `${CRYPTOGRAPHY}.RSAEncryptionPaddingMode Mode {get;}`,
        ({ mode }: EncryptionPadding) => enumNamed(`${CRYPTOGRAPHY}.RSAEncryptionPaddingMode`, mode),
      ],
      [
        `${CRYPTOGRAPHY}.HashAlgorithmName OaepHashAlgorithm {get;}`,
        ({ hash }: EncryptionPadding) => new HashAlgorithmName(hash),
      ],
    ],
    toText: ({ mode, hash }) => (hash === null ? mode : `${mode}${hash}`),
    equals: (a, b) => a.name === b.name,
    hashKey: ({ name }) => name,
  }),
  defineType({
    name: 'System.Security.Cryptography.RSAEncryptionPaddingMode',
    kind: 'enum',
    members: { Pkcs1: 0, Oaep: 1 },
  }),
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.RSACertificateExtensions',
    abstract: true,
    staticMethods: extensionsOf('RSA'),
  }),
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions',
    abstract: true,
    staticMethods: extensionsOf('ECDsa'),
  }),
];
