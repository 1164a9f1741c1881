/** Hash algorithms and HMACs of System.Security.Cryptography. */
import { platform } from '../../../platform/platform.ts';
import { type NetStream, restOf } from '../../files/stream.ts';
import { requireValue } from '../../text/argument-checks.ts';
import { type ConstructorDeclaration, defineType, type TypeDeclaration } from '../../type-declaration.ts';
import { HashAlgorithm, type HashKind } from '../../values/hash-algorithm.ts';

function requireBytes(bytes: Uint8Array | null, paramName: string): Uint8Array {
  return requireValue(bytes, paramName);
}

/** Create and HashData of a hash without key. */
function plainHash(
  digest: HashKind['digest'],
  bits: number,
  typeName: string,
): Partial<TypeDeclaration<HashAlgorithm>> {
  const kind: HashKind = { typeName, digest, bits };
  return {
    abstract: true,
    staticProperties: [
      ['int HashSizeInBits {get;}', () => bits],
      ['int HashSizeInBytes {get;}', () => bits / 8],
    ],
    staticMethods: [
      [
        'byte[] HashData(System.IO.Stream source)',
        (source: NetStream) => new HashAlgorithm(kind).compute(restOf(source)),
      ],
      [`${typeName} Create()`, () => new HashAlgorithm(kind)],
      [
        'byte[] HashData(byte[] source)',
        (source: Uint8Array | null) => new HashAlgorithm(kind).compute(requireBytes(source, 'source')),
      ],
    ],
  };
}

/** The constructor of a class that was of a provider of its own before .NET Core. */
function namedHash(digest: HashKind['digest'], bits: number, typeName: string): ConstructorDeclaration {
  return ['()', () => new HashAlgorithm({ typeName, digest, bits })];
}

/** Constructors and HashData of a keyed hash. */
function keyedHash(
  digest: HashKind['digest'],
  bits: number,
  typeName: string,
): Partial<TypeDeclaration<HashAlgorithm>> {
  const kind: HashKind = { typeName, digest, bits };
  return {
    constructors: [
      ['()', () => new HashAlgorithm(kind, Uint8Array.from(platform().random.bytes(bits > 256 ? 128 : 64)))],
      ['(byte[] key)', (key: Uint8Array | null) => new HashAlgorithm(kind, requireBytes(key, 'key'))],
    ],
    staticMethods: [
      [
        'byte[] HashData(byte[] key, byte[] source)',
        (key: Uint8Array, source: Uint8Array) => new HashAlgorithm(kind, key).compute(source),
      ],
    ],
  };
}

export default [
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.HashAlgorithm',
    interfaces: ['System.IDisposable', 'System.Security.Cryptography.ICryptoTransform'],
    abstract: true,
    properties: [
      ['int HashSize {get;}', (self: HashAlgorithm) => self.kind.bits],
      ['byte[] Hash {get;}', (self: HashAlgorithm) => self.hash],
      ['int InputBlockSize {get;}', () => 1],
      ['int OutputBlockSize {get;}', () => 1],
      ['bool CanTransformMultipleBlocks {get;}', () => true],
      ['bool CanReuseTransform {get;}', () => true],
    ],
    methods: [
      [
        'byte[] ComputeHash(byte[] buffer)',
        (self: HashAlgorithm, buffer: Uint8Array | null) => self.compute(requireBytes(buffer, 'buffer')),
      ],
      [
        'byte[] ComputeHash(byte[] buffer, int offset, int count)',
        (self: HashAlgorithm, buffer: Uint8Array, offset: number, count: number) =>
          self.compute(buffer.subarray(offset, offset + count)),
      ],
      [
        'byte[] ComputeHash(System.IO.Stream inputStream)',
        (self: HashAlgorithm, stream: NetStream) => self.compute(restOf(stream)),
      ],
      [
        'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)',
        (self: HashAlgorithm, input: Uint8Array, offset: number, count: number) => {
          self.append(input.subarray(offset, offset + count));
          return count;
        },
      ],
      [
        'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)',
        (self: HashAlgorithm, input: Uint8Array, offset: number, count: number) => {
          const part = input.slice(offset, offset + count);
          self.finish(part);
          return part;
        },
      ],
      ['void Initialize()', () => undefined],
      ['void Clear()', () => undefined],
      ['void Dispose()', () => undefined],
    ],
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.MD5',
    base: 'System.Security.Cryptography.HashAlgorithm',
    ...plainHash('md5', 128, 'System.Security.Cryptography.MD5'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA1',
    base: 'System.Security.Cryptography.HashAlgorithm',
    ...plainHash('sha1', 160, 'System.Security.Cryptography.SHA1'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA256',
    base: 'System.Security.Cryptography.HashAlgorithm',
    ...plainHash('sha256', 256, 'System.Security.Cryptography.SHA256'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA384',
    base: 'System.Security.Cryptography.HashAlgorithm',
    ...plainHash('sha384', 384, 'System.Security.Cryptography.SHA384'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA512',
    base: 'System.Security.Cryptography.HashAlgorithm',
    ...plainHash('sha512', 512, 'System.Security.Cryptography.SHA512'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.HMAC',
    base: 'System.Security.Cryptography.HashAlgorithm',
    abstract: true,
    properties: [
      [
        'byte[] Key {get;set;}',
        (self: HashAlgorithm) => self.key,
        (self: HashAlgorithm, value: Uint8Array) => {
          self.key = value;
        },
      ],
    ],
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.HMACSHA1',
    base: 'System.Security.Cryptography.HMAC',
    ...keyedHash('sha1', 160, 'System.Security.Cryptography.HMACSHA1'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.HMACSHA256',
    base: 'System.Security.Cryptography.HMAC',
    ...keyedHash('sha256', 256, 'System.Security.Cryptography.HMACSHA256'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.HMACSHA512',
    base: 'System.Security.Cryptography.HMAC',
    ...keyedHash('sha512', 512, 'System.Security.Cryptography.HMACSHA512'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.HMACMD5',
    base: 'System.Security.Cryptography.HMAC',
    ...keyedHash('md5', 128, 'System.Security.Cryptography.HMACMD5'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.HMACSHA384',
    base: 'System.Security.Cryptography.HMAC',
    ...keyedHash('sha384', 384, 'System.Security.Cryptography.HMACSHA384'),
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA256Managed',
    base: 'System.Security.Cryptography.SHA256',
    constructors: [namedHash('sha256', 256, 'System.Security.Cryptography.SHA256Managed')],
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA256CryptoServiceProvider',
    base: 'System.Security.Cryptography.SHA256',
    constructors: [namedHash('sha256', 256, 'System.Security.Cryptography.SHA256CryptoServiceProvider')],
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA1Managed',
    base: 'System.Security.Cryptography.SHA1',
    constructors: [namedHash('sha1', 160, 'System.Security.Cryptography.SHA1Managed')],
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA1CryptoServiceProvider',
    base: 'System.Security.Cryptography.SHA1',
    constructors: [namedHash('sha1', 160, 'System.Security.Cryptography.SHA1CryptoServiceProvider')],
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA384Managed',
    base: 'System.Security.Cryptography.SHA384',
    constructors: [namedHash('sha384', 384, 'System.Security.Cryptography.SHA384Managed')],
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA512Managed',
    base: 'System.Security.Cryptography.SHA512',
    constructors: [namedHash('sha512', 512, 'System.Security.Cryptography.SHA512Managed')],
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.SHA512CryptoServiceProvider',
    base: 'System.Security.Cryptography.SHA512',
    constructors: [namedHash('sha512', 512, 'System.Security.Cryptography.SHA512CryptoServiceProvider')],
  }),
  defineType<HashAlgorithm>({
    name: 'System.Security.Cryptography.MD5CryptoServiceProvider',
    base: 'System.Security.Cryptography.MD5',
    constructors: [namedHash('md5', 128, 'System.Security.Cryptography.MD5CryptoServiceProvider')],
  }),
];
