/** HashAlgorithm and its kinds: SHA-1, SHA-2, MD5 and their keyed forms, by the host's cryptography. */
import { concatBytes } from '../../platform/bytes.ts';
import type { HashName } from '../../platform/cryptography.ts';
import { platform } from '../../platform/platform.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

/** Name for the host's cryptography and size in bits. */
export interface HashKind {
  readonly typeName: string;
  readonly digest: HashName;
  readonly bits: number;
}

export class HashAlgorithm extends NetObject {
  hash: Uint8Array | null = null;

  constructor(
    readonly kind: HashKind,
    /** The key of an HMAC. */
    public key: Uint8Array | null = null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.kind.typeName);
  }

  /** What TransformBlock was given so far. */
  private blocks: Uint8Array[] = [];

  /** TransformBlock: notes a part of the data. */
  append(part: Uint8Array): void {
    this.blocks.push(Uint8Array.from(part));
  }

  /** TransformFinalBlock: the hash of all parts. */
  finish(part: Uint8Array): void {
    const whole = concatBytes([...this.blocks, part]);
    this.blocks = [];
    this.compute(whole);
  }

  compute(data: Uint8Array): Uint8Array {
    const { digest } = this.kind;
    const { cryptography } = platform();
    this.hash = Uint8Array.from(this.key ? cryptography.hmac(digest, this.key, data) : cryptography.hash(digest, data));
    return this.hash;
  }
}
