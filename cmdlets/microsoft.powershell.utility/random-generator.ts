/**
 * The numbers of Get-Random and Get-SecureRandom: drawn from bytes, four at a time, as PowerShell does it; a seed gives the
 * bytes of .NET's System.Random and so the very numbers that PowerShell gives.
 */
import { platform } from '../../src/platform/platform.ts';
import { Random } from '../../src/types/values/random.ts';

const INT_MAX = 2147483647;
const POOL_SIZE = 4096;

export class RandomGenerator {
  private readonly buffer = new Uint8Array(4);
  /** Random bytes ahead: asking the system for four at a time is slow. */
  private pool: Uint8Array = new Uint8Array(POOL_SIZE);
  private used = POOL_SIZE;
  private readonly seeded: Random | null;

  /** @param seed null for numbers that nobody can foresee. */
  constructor(seed: number | null = null) {
    this.seeded = seed === null ? null : new Random(seed);
  }

  fill(bytes: Uint8Array): void {
    if (this.seeded) this.seeded.fill(bytes);
    else bytes.set(platform().random.bytes(bytes.length));
  }

  private nextInt32(): number {
    if (this.seeded) {
      this.fill(this.buffer);
      return int32At(this.buffer, 0);
    }
    if (this.used === POOL_SIZE) {
      this.pool = platform().random.bytes(POOL_SIZE);
      this.used = 0;
    }
    const drawn = int32At(this.pool, this.used);
    this.pool.fill(0, this.used, this.used + 4);
    this.used += 4;
    return drawn;
  }

  private sample(): number {
    for (;;) {
      const sample = this.nextInt32();
      if (sample !== INT_MAX) return sample;
    }
  }

  /** 0 up to (without) 1. */
  nextDouble(): number {
    const sample = this.sample();
    return (sample < 0 ? sample + INT_MAX : sample) * (1 / INT_MAX);
  }

  /** `min` up to (without) `max`, both Int32. */
  nextBetween(min: number, max: number): number {
    const range = max - min;
    if (range <= INT_MAX) return Math.trunc(this.nextDouble() * range) + min;
    const large = (this.sample() + INT_MAX) * (1 / (2 * INT_MAX));
    return Math.trunc(large * range) + min;
  }

  /** `min` up to (without) `max`, both Int64. The result goes through a double, as in PowerShell. */
  nextInt64Between(min: bigint, max: bigint): bigint {
    const range = max - min;
    if (range <= BigInt(INT_MAX)) return min + BigInt(this.nextBetween(0, Number(range)));
    const mask = (1n << BigInt(range.toString(2).length)) - 1n;
    const bytes = new Uint8Array(8);
    for (;;) {
      this.fill(bytes);
      const drawn = new DataView(bytes.buffer).getBigUint64(0, true) & mask;
      if (drawn < range) return BigInt(Number(min) + Number(drawn));
    }
  }

  /** A double; what rounding puts on the upper bound is drawn again. */
  nextDoubleBetween(min: number, max: number): number {
    let range = max - min;
    for (;;) {
      const drawn = this.nextDouble();
      const value = Number.isFinite(range) ? min + drawn * range : min + drawn * max - drawn * min;
      if (value < max) return value;
      if (Number.isFinite(range)) range *= drawn;
    }
  }
}

function int32At(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getInt32(at, true);
}
