/** Ciphers with one key, streams that cipher, and keys made of passwords. */
import { platform } from '../../../platform/platform.ts';
import { CryptoStream, type WholeTransform } from '../../files/crypto-stream.ts';
import type { NetStream } from '../../files/stream.ts';
import { argumentException, netException } from '../../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { requireValue } from '../../text/argument-checks.ts';
import { type ConstructorDeclaration, defineType, type TypeDeclaration } from '../../type-declaration.ts';
import { DerivedBytes } from '../../values/derived-bytes.ts';
import type { EnumValue } from '../../values/enum-value.ts';
import { HashAlgorithm } from '../../values/hash-algorithm.ts';
import {
  type CipherKind,
  type CipherMode,
  CryptoTransform,
  type PaddingMode,
  SymmetricAlgorithm,
} from '../../values/symmetric-algorithm.ts';

const AES: CipherKind = {
  cipher: (bytes) => (({ 16: 'aes-128-cbc', 24: 'aes-192-cbc', 32: 'aes-256-cbc' }) as const)[bytes] ?? null,
  blockBytes: 16,
  keyBits: 256,
  legalKeyBits: [128, 256, 64],
};

const TRIPLE_DES: CipherKind = {
  cipher: (bytes) => (bytes === 24 ? 'des-ede3-cbc' : null),
  blockBytes: 8,
  keyBits: 192,
  legalKeyBits: [192, 192, 0],
};

class KeySizes extends NetObject {
  constructor(
    readonly least: number,
    readonly most: number,
    readonly step: number,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.KeySizes');
  }
}

const PASSWORD_SALT = 'byte[] salt';
const HASH = 'System.Security.Cryptography.HashAlgorithmName hashAlgorithm';

function derived(
  password: string | Uint8Array | null,
  salt: Uint8Array | number,
  iterations?: number,
  hash?: unknown,
): DerivedBytes {
  const saltBytes =
    typeof salt === 'number' ? Uint8Array.from(platform().random.bytes(salt)) : requireValue(salt, 'salt');
  return new DerivedBytes(requireValue(password, 'password'), saltBytes, iterations, hash);
}

const derivations: readonly ConstructorDeclaration[] = ['byte[] password', 'string password'].flatMap((password) =>
  [PASSWORD_SALT, 'int saltSize'].flatMap((salt): ConstructorDeclaration[] => [
    [`(${password}, ${salt}, int iterations)`, derived],
    [`(${password}, ${salt}, int iterations, ${HASH})`, derived],
    [`(${password}, ${salt})`, derived],
  ]),
);

function pbkdf2(password: string | Uint8Array, salt: Uint8Array, iterations: number, hash: unknown, length: number) {
  return derived(password, salt, iterations, hash).next(length);
}

/** @throws NetException for what is no transform */
function transformOf(given: unknown): WholeTransform {
  if (given instanceof CryptoTransform) return (data) => given.finish(data);
  if (given instanceof HashAlgorithm) {
    return (data) => {
      given.finish(data);
      return data;
    };
  }
  throw argumentException('ArgumentNullException', 'Value cannot be null.', 'transform');
}

function cryptoStream(stream: NetStream | null, transform: unknown, mode: EnumValue, leaveOpen = false): CryptoStream {
  return new CryptoStream(
    requireValue(stream, 'stream'),
    transformOf(transform),
    mode.toString() as 'Read' | 'Write',
    leaveOpen,
  );
}

/** What a class of an algorithm declares: made by its own name or by Create. */
function algorithm(kind: CipherKind, typeName: string): Partial<TypeDeclaration<SymmetricAlgorithm>> {
  return { constructors: [['()', () => new SymmetricAlgorithm(kind, typeName)]] };
}

function created(kind: CipherKind, typeName: string): Partial<TypeDeclaration<SymmetricAlgorithm>> {
  const name = typeName.replace('Implementation', '');
  return {
    abstract: true,
    staticMethods: [[`${name} Create()`, () => new SymmetricAlgorithm(kind, typeName)]],
  };
}

function refuseProtection(): never {
  throw netException('System.PlatformNotSupportedException', 'Operation is not supported on this platform.');
}

const paddingOf = (given: EnumValue | undefined, otherwise: PaddingMode) =>
  given === undefined ? otherwise : (given.toString() as PaddingMode);

export default [
  defineType<SymmetricAlgorithm>({
    name: 'System.Security.Cryptography.SymmetricAlgorithm',
    interfaces: ['System.IDisposable'],
    abstract: true,
    properties: [
      ['int FeedbackSize {get;}', () => 8],
      ['int BlockSize {get;}', (self: SymmetricAlgorithm) => self.blockBytes * 8],
      [
        'byte[] IV {get;set;}',
        (self: SymmetricAlgorithm) => self.vector,
        (self: SymmetricAlgorithm, value: Uint8Array | null) => {
          self.vector = requireValue(value, 'value');
        },
      ],
      [
        'byte[] Key {get;set;}',
        (self: SymmetricAlgorithm) => self.key,
        (self: SymmetricAlgorithm, value: Uint8Array | null) => {
          self.key = requireValue(value, 'value');
        },
      ],
      [
        'int KeySize {get;set;}',
        (self: SymmetricAlgorithm) => self.keySize,
        (self: SymmetricAlgorithm, value: number) => {
          self.keySize = value;
        },
      ],
      [
        'System.Security.Cryptography.KeySizes[] LegalBlockSizes {get;}',
        (self: SymmetricAlgorithm) => [new KeySizes(self.blockBytes * 8, self.blockBytes * 8, 0)],
      ],
      [
        'System.Security.Cryptography.KeySizes[] LegalKeySizes {get;}',
        (self: SymmetricAlgorithm) => [new KeySizes(...self.kind.legalKeyBits)],
      ],
      [
        'System.Security.Cryptography.CipherMode Mode {get;set;}',
        (self: SymmetricAlgorithm) => self.mode,
        (self: SymmetricAlgorithm, value: EnumValue) => {
          self.mode = value.toString() as CipherMode;
        },
      ],
      [
        'System.Security.Cryptography.PaddingMode Padding {get;set;}',
        (self: SymmetricAlgorithm) => self.padding,
        (self: SymmetricAlgorithm, value: EnumValue) => {
          self.padding = value.toString() as PaddingMode;
        },
      ],
    ],
    methods: [
      [
        'System.Security.Cryptography.ICryptoTransform CreateDecryptor()',
        (self: SymmetricAlgorithm) => self.transform('decrypt'),
      ],
      [
        'System.Security.Cryptography.ICryptoTransform CreateDecryptor(byte[] rgbKey, byte[] rgbIV)',
        (self: SymmetricAlgorithm, key: Uint8Array | null, vector: Uint8Array | null) =>
          self.transform('decrypt', requireValue(key, 'rgbKey'), vector),
      ],
      [
        'System.Security.Cryptography.ICryptoTransform CreateEncryptor()',
        (self: SymmetricAlgorithm) => self.transform('encrypt'),
      ],
      [
        'System.Security.Cryptography.ICryptoTransform CreateEncryptor(byte[] rgbKey, byte[] rgbIV)',
        (self: SymmetricAlgorithm, key: Uint8Array | null, vector: Uint8Array | null) =>
          self.transform('encrypt', requireValue(key, 'rgbKey'), vector),
      ],
      ['void Dispose()', () => undefined],
      ['void Clear()', () => undefined],
      ['void GenerateIV()', (self: SymmetricAlgorithm) => self.generateVector()],
      ['void GenerateKey()', (self: SymmetricAlgorithm) => self.generateKey()],
      ['bool ValidKeySize(int bitLength)', (self: SymmetricAlgorithm, bits: number) => self.isValidKeySize(bits)],
      [
        'byte[] EncryptCbc(byte[] plaintext, byte[] iv, System.Security.Cryptography.PaddingMode paddingMode = default)',
        (self: SymmetricAlgorithm, data: Uint8Array, vector: Uint8Array, padding?: EnumValue) =>
          self.once('encrypt', data, vector, paddingOf(padding, 'PKCS7')),
      ],
      [
        'byte[] DecryptCbc(byte[] ciphertext, byte[] iv, System.Security.Cryptography.PaddingMode paddingMode = default)',
        (self: SymmetricAlgorithm, data: Uint8Array, vector: Uint8Array, padding?: EnumValue) =>
          self.once('decrypt', data, vector, paddingOf(padding, 'PKCS7')),
      ],
      [
        'byte[] EncryptEcb(byte[] plaintext, System.Security.Cryptography.PaddingMode paddingMode)',
        (self: SymmetricAlgorithm, data: Uint8Array, padding: EnumValue) =>
          self.once('encrypt', data, null, paddingOf(padding, 'PKCS7')),
      ],
      [
        'byte[] DecryptEcb(byte[] ciphertext, System.Security.Cryptography.PaddingMode paddingMode)',
        (self: SymmetricAlgorithm, data: Uint8Array, padding: EnumValue) =>
          self.once('decrypt', data, null, paddingOf(padding, 'PKCS7')),
      ],
    ],
  }),
  defineType<SymmetricAlgorithm>({
    name: 'System.Security.Cryptography.Aes',
    base: 'System.Security.Cryptography.SymmetricAlgorithm',
    ...created(AES, 'System.Security.Cryptography.AesImplementation'),
  }),
  defineType<SymmetricAlgorithm>({
    name: 'System.Security.Cryptography.AesImplementation',
    base: 'System.Security.Cryptography.Aes',
  }),
  defineType<SymmetricAlgorithm>({
    name: 'System.Security.Cryptography.AesManaged',
    base: 'System.Security.Cryptography.Aes',
    ...algorithm(AES, 'System.Security.Cryptography.AesManaged'),
  }),
  defineType<SymmetricAlgorithm>({
    name: 'System.Security.Cryptography.AesCryptoServiceProvider',
    base: 'System.Security.Cryptography.Aes',
    ...algorithm(AES, 'System.Security.Cryptography.AesCryptoServiceProvider'),
  }),
  defineType<SymmetricAlgorithm>({
    name: 'System.Security.Cryptography.RijndaelManaged',
    base: 'System.Security.Cryptography.SymmetricAlgorithm',
    ...algorithm(AES, 'System.Security.Cryptography.RijndaelManaged'),
  }),
  defineType<SymmetricAlgorithm>({
    name: 'System.Security.Cryptography.TripleDES',
    base: 'System.Security.Cryptography.SymmetricAlgorithm',
    ...created(TRIPLE_DES, 'System.Security.Cryptography.TripleDESImplementation'),
  }),
  defineType<SymmetricAlgorithm>({
    name: 'System.Security.Cryptography.TripleDESImplementation',
    base: 'System.Security.Cryptography.TripleDES',
  }),
  defineType<KeySizes>({
    name: 'System.Security.Cryptography.KeySizes',
    properties: [
      ['int MinSize {get;}', (self: KeySizes) => self.least],
      ['int MaxSize {get;}', (self: KeySizes) => self.most],
      ['int SkipSize {get;}', (self: KeySizes) => self.step],
    ],
  }),
  defineType<CryptoTransform>({
    name: 'System.Security.Cryptography.UniversalCryptoTransform',
    interfaces: ['System.Security.Cryptography.ICryptoTransform', 'System.IDisposable'],
    abstract: true,
    properties: [
      ['int InputBlockSize {get;}', (self: CryptoTransform) => self.blockBytes],
      ['int OutputBlockSize {get;}', (self: CryptoTransform) => self.blockBytes],
      ['bool CanTransformMultipleBlocks {get;}', () => true],
      ['bool CanReuseTransform {get;}', () => true],
    ],
    methods: [
      [
        'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)',
        (self: CryptoTransform, input: Uint8Array, offset: number, count: number, output: Uint8Array, at: number) => {
          const made = self.update(input.subarray(offset, offset + count));
          output.set(made, at);
          return made.length;
        },
      ],
      [
        'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)',
        (self: CryptoTransform, input: Uint8Array, offset: number, count: number) =>
          self.finish(requireValue(input, 'inputBuffer').subarray(offset, offset + count)),
      ],
      ['void Dispose()', () => undefined],
    ],
  }),
  defineType<CryptoTransform>({
    name: 'System.Security.Cryptography.UniversalCryptoEncryptor',
    base: 'System.Security.Cryptography.UniversalCryptoTransform',
  }),
  defineType<CryptoTransform>({
    name: 'System.Security.Cryptography.UniversalCryptoDecryptor',
    base: 'System.Security.Cryptography.UniversalCryptoTransform',
  }),
  defineType<CryptoStream>({
    name: 'System.Security.Cryptography.CryptoStream',
    base: 'System.IO.Stream',
    constructors: [
      [
        '(System.IO.Stream stream, System.Security.Cryptography.ICryptoTransform transform, System.Security.Cryptography.CryptoStreamMode mode)',
        cryptoStream,
      ],
      [
        '(System.IO.Stream stream, System.Security.Cryptography.ICryptoTransform transform, System.Security.Cryptography.CryptoStreamMode mode, bool leaveOpen)',
        cryptoStream,
      ],
    ],
    properties: [['bool HasFlushedFinalBlock {get;}', (self: CryptoStream) => self.hasFlushed]],
    methods: [
      ['void FlushFinalBlock()', (self: CryptoStream) => self.flushFinalBlock()],
      ['void Clear()', (self: CryptoStream) => self.close()],
    ],
  }),
  defineType<DerivedBytes>({
    name: 'System.Security.Cryptography.DeriveBytes',
    interfaces: ['System.IDisposable'],
    abstract: true,
    methods: [
      ['byte[] GetBytes(int cb)', (self: DerivedBytes, count: number) => self.next(count)],
      ['void Reset()', (self: DerivedBytes) => self.reset()],
      ['void Dispose()', () => undefined],
    ],
  }),
  defineType<DerivedBytes>({
    name: 'System.Security.Cryptography.Rfc2898DeriveBytes',
    base: 'System.Security.Cryptography.DeriveBytes',
    constructors: derivations,
    properties: [
      ['System.Security.Cryptography.HashAlgorithmName HashAlgorithm {get;}', (self: DerivedBytes) => self.hashName],
      ['int IterationCount {get;}', (self: DerivedBytes) => self.iterations],
      ['byte[] Salt {get;}', (self: DerivedBytes) => self.salt.slice()],
    ],
    staticMethods: [
      [`byte[] Pbkdf2(byte[] password, byte[] salt, int iterations, ${HASH}, int outputLength)`, pbkdf2],
      [`byte[] Pbkdf2(string password, byte[] salt, int iterations, ${HASH}, int outputLength)`, pbkdf2],
    ],
  }),
  defineType({
    name: 'System.Security.Cryptography.ProtectedData',
    abstract: true,
    staticMethods: [
      [
        'byte[] Protect(byte[] userData, byte[] optionalEntropy, System.Security.Cryptography.DataProtectionScope scope)',
        refuseProtection,
      ],
      [
        'byte[] Unprotect(byte[] encryptedData, byte[] optionalEntropy, System.Security.Cryptography.DataProtectionScope scope)',
        refuseProtection,
      ],
    ],
  }),
  defineType({
    name: 'System.Security.Cryptography.DataProtectionScope',
    kind: 'enum',
    members: { CurrentUser: 0, LocalMachine: 1 },
  }),
  defineType({
    name: 'System.Security.Cryptography.CipherMode',
    kind: 'enum',
    members: { CBC: 1, ECB: 2, OFB: 3, CFB: 4, CTS: 5 },
  }),
  defineType({
    name: 'System.Security.Cryptography.PaddingMode',
    kind: 'enum',
    members: { None: 1, PKCS7: 2, Zeros: 3, ANSIX923: 4, ISO10126: 5 },
  }),
  defineType({ name: 'System.Security.Cryptography.CryptoStreamMode', kind: 'enum', members: { Read: 0, Write: 1 } }),
];
