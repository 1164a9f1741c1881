/**
 * SymmetricAlgorithm of .NET: AES and Triple-DES, in blocks that depend on the one before (CBC) or on none (ECB). The host
 * ciphers in CBC and fills the last block itself; all else is made of that.
 */
import { concatBytes } from '../../platform/bytes.ts';
import type { CipherName } from '../../platform/cryptography.ts';
import { platform } from '../../platform/platform.ts';
import { argumentException, type NetException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export type CipherMode = 'CBC' | 'ECB' | 'OFB' | 'CFB' | 'CTS';
export type PaddingMode = 'None' | 'PKCS7' | 'Zeros' | 'ANSIX923' | 'ISO10126';

export interface CipherKind {
  /** The host's cipher for keys of so many bytes; null where there is no such size. */
  cipher(keyBytes: number): CipherName | null;
  readonly blockBytes: number;
  readonly keyBits: number;
  /** Sizes in bits: least, most, step. */
  readonly legalKeyBits: readonly [least: number, most: number, step: number];
}

export class SymmetricAlgorithm extends NetObject {
  private keyBits: number;
  private ownKey: Uint8Array | null = null;
  private ownVector: Uint8Array | null = null;
  private cipherMode: CipherMode = 'CBC';
  padding: PaddingMode = 'PKCS7';

  constructor(
    readonly kind: CipherKind,
    private readonly typeName: string,
  ) {
    super();
    this.keyBits = kind.keyBits;
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  get blockBytes(): number {
    return this.kind.blockBytes;
  }

  isValidKeySize(bits: number): boolean {
    const [least, most, step] = this.kind.legalKeyBits;
    return bits >= least && bits <= most && (bits - least) % (step || 1) === 0;
  }

  get keySize(): number {
    return this.keyBits;
  }

  set keySize(bits: number) {
    if (!this.isValidKeySize(bits)) throw cryptographic(WRONG_KEY);
    this.keyBits = bits;
    this.ownKey = null;
  }

  get key(): Uint8Array {
    this.ownKey ??= randomBytes(this.keyBits / 8);
    return this.ownKey.slice();
  }

  set key(value: Uint8Array) {
    if (!this.isValidKeySize(value.length * 8)) throw cryptographic(WRONG_KEY);
    this.keyBits = value.length * 8;
    this.ownKey = value.slice();
  }

  get vector(): Uint8Array {
    this.ownVector ??= randomBytes(this.blockBytes);
    return this.ownVector.slice();
  }

  set vector(value: Uint8Array) {
    if (value.length !== this.blockBytes) throw cryptographic(WRONG_VECTOR);
    this.ownVector = value.slice();
  }

  generateKey(): void {
    this.ownKey = randomBytes(this.keyBits / 8);
  }

  generateVector(): void {
    this.ownVector = randomBytes(this.blockBytes);
  }

  get mode(): CipherMode {
    return this.cipherMode;
  }

  set mode(value: CipherMode) {
    if (value === 'OFB' || value === 'CTS')
      throw cryptographic('Specified cipher mode is not valid for this algorithm.');
    if (value === 'CFB') {
      throw netException(
        'System.PlatformNotSupportedException',
        'lyncshell has the cipher modes CBC and ECB: CFB is not built.',
      );
    }
    this.cipherMode = value;
  }

  /** @throws NetException for a key or a vector of a wrong length */
  transform(direction: 'encrypt' | 'decrypt', key = this.key, vector: Uint8Array | null = null): CryptoTransform {
    const cipher = this.isValidKeySize(key.length * 8) ? this.kind.cipher(key.length) : null;
    if (cipher === null) throw argumentException('ArgumentException', WRONG_KEY, 'rgbKey');
    const start = vector ?? this.vector;
    if (this.mode !== 'ECB' && start.length !== this.blockBytes) {
      throw argumentException('ArgumentException', WRONG_VECTOR, 'rgbIV');
    }
    const blocks = new BlockCipher(cipher, key, this.blockBytes, this.mode === 'ECB' ? null : start);
    return new CryptoTransform(blocks, direction, this.padding);
  }

  /** All at once, by a mode and a padding of its own (EncryptCbc, DecryptEcb …). */
  once(
    direction: 'encrypt' | 'decrypt',
    data: Uint8Array,
    vector: Uint8Array | null,
    padding: PaddingMode,
  ): Uint8Array {
    const cipher = this.kind.cipher(this.key.length);
    if (cipher === null) throw cryptographic(WRONG_KEY);
    if (vector !== null && vector.length !== this.blockBytes)
      throw argumentException('ArgumentException', WRONG_VECTOR, 'iv');
    return new CryptoTransform(new BlockCipher(cipher, this.key, this.blockBytes, vector), direction, padding).finish(
      data,
    );
  }
}

const WRONG_KEY = 'Specified key is not a valid size for this algorithm.';
const WRONG_VECTOR = 'Specified initialization vector (IV) does not match the block size for this algorithm.';
const INCOMPLETE = 'The input data is not a complete block.';

/** Whole blocks, one after the other; each part goes on where the last one ended. */
class BlockCipher {
  constructor(
    private readonly cipher: CipherName,
    private readonly key: Uint8Array,
    readonly blockBytes: number,
    /** The block before the next one; null where blocks do not depend on each other. */
    private before: Uint8Array | null,
  ) {}

  encrypt(blocks: Uint8Array): Uint8Array {
    if (this.before === null) return this.eachAlone(blocks, (block) => this.chained(block, this.zeros()));
    const made = this.chained(blocks, this.before);
    if (made.length > 0) this.before = made.slice(-this.blockBytes);
    return made;
  }

  decrypt(blocks: Uint8Array): Uint8Array {
    if (this.before === null) return this.eachAlone(blocks, (block) => this.unchained(block, this.zeros()));
    const made = this.unchained(blocks, this.before);
    if (blocks.length > 0) this.before = blocks.slice(-this.blockBytes);
    return made;
  }

  private zeros(): Uint8Array {
    return new Uint8Array(this.blockBytes);
  }

  private eachAlone(blocks: Uint8Array, work: (block: Uint8Array) => Uint8Array): Uint8Array {
    const count = blocks.length / this.blockBytes;
    return concatBytes(
      Array.from({ length: count }, (_, at) => work(blocks.subarray(at * this.blockBytes, (at + 1) * this.blockBytes))),
    );
  }

  /** Without the block that the host adds. */
  private chained(blocks: Uint8Array, vector: Uint8Array): Uint8Array {
    return platform().cryptography.encrypt(this.cipher, this.key, vector, blocks).slice(0, blocks.length);
  }

  /** The host wants a block of filling at the end: it gets the one that it would have made itself. */
  private unchained(blocks: Uint8Array, vector: Uint8Array): Uint8Array {
    const { cryptography } = platform();
    const last = blocks.length === 0 ? vector : blocks.slice(-this.blockBytes);
    const filling = cryptography.encrypt(this.cipher, this.key, last, new Uint8Array());
    return Uint8Array.from(cryptography.decrypt(this.cipher, this.key, vector, concatBytes([blocks, filling])));
  }
}

/** What CreateEncryptor and CreateDecryptor give. */
export class CryptoTransform extends NetObject {
  /** The last block of what is decrypted: it may be filling. */
  private held: Uint8Array = new Uint8Array();

  constructor(
    private readonly blocks: BlockCipher,
    private readonly direction: 'encrypt' | 'decrypt',
    private readonly padding: PaddingMode,
  ) {
    super();
  }

  netType(): NetType {
    const name = this.direction === 'encrypt' ? 'UniversalCryptoEncryptor' : 'UniversalCryptoDecryptor';
    return typeNamed(`System.Security.Cryptography.${name}`);
  }

  get blockBytes(): number {
    return this.blocks.blockBytes;
  }

  /** TransformBlock: whole blocks in the middle. */
  update(part: Uint8Array): Uint8Array {
    if (part.length % this.blockBytes !== 0) throw cryptographic(INCOMPLETE);
    if (this.direction === 'encrypt') return this.blocks.encrypt(part);
    if (this.padding === 'None' || this.padding === 'Zeros') return this.blocks.decrypt(part);
    const all = concatBytes([this.held, part]);
    this.held = all.slice(-this.blockBytes);
    return this.blocks.decrypt(all.subarray(0, Math.max(all.length - this.blockBytes, 0)));
  }

  /** TransformFinalBlock: the end, with what fills the last block. */
  finish(part: Uint8Array): Uint8Array {
    if (this.direction === 'encrypt') return this.blocks.encrypt(filled(part, this.blockBytes, this.padding));
    const all = concatBytes([this.held, part]);
    this.held = new Uint8Array();
    if (all.length % this.blockBytes !== 0) throw cryptographic(INCOMPLETE);
    return unfilled(this.blocks.decrypt(all), this.blockBytes, this.padding);
  }
}

function filled(data: Uint8Array, blockBytes: number, padding: PaddingMode): Uint8Array {
  const over = data.length % blockBytes;
  if (padding === 'None' || (padding === 'Zeros' && over === 0)) {
    if (over !== 0) throw cryptographic(INCOMPLETE);
    return data;
  }
  const count = blockBytes - over;
  const filling = padding === 'ISO10126' ? randomBytes(count) : new Uint8Array(count);
  if (padding === 'PKCS7') filling.fill(count);
  else if (padding !== 'Zeros') filling[count - 1] = count;
  return concatBytes([data, filling]);
}

function unfilled(data: Uint8Array, blockBytes: number, padding: PaddingMode): Uint8Array {
  if (padding === 'None' || padding === 'Zeros' || data.length === 0) return data;
  const count = data.at(-1) ?? 0;
  const filling = data.subarray(data.length - count, data.length - 1);
  const wanted = padding === 'PKCS7' ? count : 0;
  const isFilling = padding === 'ISO10126' || filling.every((byte) => byte === wanted);
  if (count < 1 || count > blockBytes || !isFilling) throw cryptographic('Padding is invalid and cannot be removed.');
  return data.slice(0, data.length - count);
}

function randomBytes(count: number): Uint8Array {
  return Uint8Array.from(platform().random.bytes(count));
}

export function cryptographic(message: string): NetException {
  return netException('System.Security.Cryptography.CryptographicException', message);
}
