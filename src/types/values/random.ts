/**
 * System.Random. With a seed it gives the very numbers that .NET gives (the subtractive generator that .NET keeps for
 * compatibility); without one its numbers need only be random.
 */
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { arrayOf } from './array-limit.ts';

const INT_MAX = 2147483647;
const LONG_MAX = 9223372036854775807n;

/** Where random numbers come from: integers of 0..2^31-2. */
interface Generator {
  sample(): number;
}

/** Knuth's subtractive generator as .NET has it. */
class SubtractiveGenerator implements Generator {
  private readonly state = new Int32Array(56);
  private next = 0;
  private nextBack = 21;

  constructor(seed: number) {
    const { state } = this;
    let current = 161803398 - Math.min(Math.abs(seed), INT_MAX);
    state[55] = current;
    let following = 1;
    for (let i = 1, at = 0; i < 55; i++) {
      at = (at + 21) % 55;
      const before = following;
      state[at] = before;
      following = (current - before) | 0;
      if (following < 0) following += INT_MAX;
      current = before;
    }
    for (let round = 1; round < 5; round++) {
      for (let i = 1; i < 56; i++) {
        const difference = (state[i] ?? 0) - (state[1 + ((i + 30) % 55)] ?? 0);
        state[i] = difference < 0 ? difference + INT_MAX : difference;
      }
    }
  }

  sample(): number {
    this.next = this.next >= 55 ? 1 : this.next + 1;
    this.nextBack = this.nextBack >= 55 ? 1 : this.nextBack + 1;
    let result = ((this.state[this.next] ?? 0) - (this.state[this.nextBack] ?? 0)) | 0;
    if (result === INT_MAX) result--;
    if (result < 0) result += INT_MAX;
    this.state[this.next] = result;
    return result;
  }
}

const unseeded: Generator = { sample: () => Math.floor(Math.random() * INT_MAX) };

function requirePositive(value: number | bigint): void {
  if (value >= 0) return;
  throw netException(
    'System.ArgumentOutOfRangeException',
    `maxValue ('${value}') must be a non-negative value. (Parameter 'maxValue')\nActual value was ${value}.`,
  );
}

function requireOrder(min: number | bigint, max: number | bigint): void {
  if (min <= max) return;
  throw netException(
    'System.ArgumentOutOfRangeException',
    "'minValue' cannot be greater than maxValue. (Parameter 'minValue')",
  );
}

export class Random extends NetObject {
  private readonly generator: Generator;

  constructor(seed: number | null = null) {
    super();
    this.generator = seed === null ? unseeded : new SubtractiveGenerator(seed);
  }

  netType(): NetType {
    return typeNamed('System.Random');
  }

  /** 0 up to (without) 2^31-1. */
  next(): number {
    return this.generator.sample();
  }

  /** 0 up to (without) `max`. Throws ArgumentOutOfRangeException. */
  nextBelow(max: number): number {
    requirePositive(max);
    return Math.trunc(this.nextDouble() * max);
  }

  /** `min` up to (without) `max`. Throws ArgumentOutOfRangeException. */
  nextBetween(min: number, max: number): number {
    requireOrder(min, max);
    const range = max - min;
    return Math.trunc((range <= INT_MAX ? this.nextDouble() : this.sampleForLargeRange()) * range) + min;
  }

  /** One sample has too few values for a range beyond 2^31, so a second one gives the sign. */
  private sampleForLargeRange(): number {
    const magnitude = this.next();
    const signed = this.next() % 2 === 0 ? -magnitude : magnitude;
    return (signed + (INT_MAX - 1)) / (2 * INT_MAX - 1);
  }

  private nextUInt64(): bigint {
    const low = BigInt(this.nextBelow(1 << 22));
    const middle = BigInt(this.nextBelow(1 << 22));
    const high = BigInt(this.nextBelow(1 << 20));
    return low | (middle << 22n) | (high << 44n);
  }

  /** 0 up to (without) 2^63-1. */
  nextInt64(): bigint {
    for (;;) {
      const result = this.nextUInt64() >> 1n;
      if (result !== LONG_MAX) return result;
    }
  }

  /** 0 up to (without) `max`. Throws ArgumentOutOfRangeException. */
  nextInt64Below(max: bigint): bigint {
    requirePositive(max);
    return this.nextInt64Between(0n, max);
  }

  /** `min` up to (without) `max`. Throws ArgumentOutOfRangeException. */
  nextInt64Between(min: bigint, max: bigint): bigint {
    requireOrder(min, max);
    const range = max - min;
    if (range <= 1n) return min;
    const bits = BigInt((range - 1n).toString(2).length);
    for (;;) {
      const result = this.nextUInt64() >> (64n - bits);
      if (result < range) return result + min;
    }
  }

  /** 0 up to (without) 1. */
  nextDouble(): number {
    return this.next() * (1 / INT_MAX);
  }

  /** 0 up to (without) 1 in single precision. */
  nextSingle(): number {
    for (;;) {
      const result = Math.fround(this.nextDouble());
      if (result < 1) return result;
    }
  }

  /** Fills an array with random bytes. */
  fill(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.next() & 0xff;
  }

  /** Puts the items of an array into a random order. */
  shuffle(items: unknown[] | Uint8Array): void {
    for (let i = 0; i < items.length - 1; i++) {
      const other = this.nextBetween(i, items.length);
      [items[i], items[other]] = [items[other], items[i]];
    }
  }

  /** `length` items chosen from an array, each time from all. */
  items<T>(choices: ArrayLike<T>, length: number): T[] {
    if (choices.length === 0) {
      throw netException('System.ArgumentException', "Span may not be empty. (Parameter 'choices')");
    }
    if (length < 0) {
      throw netException(
        'System.ArgumentOutOfRangeException',
        `length ('${length}') must be a non-negative value. (Parameter 'length')\nActual value was ${length}.`,
      );
    }
    return arrayOf(length, () => choices[this.nextBelow(choices.length)] as T);
  }
}
