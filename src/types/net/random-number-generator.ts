/** System.Security.Cryptography.RandomNumberGenerator: numbers that nobody can foretell. */
import { platform } from '../../platform/platform.ts';
import { argumentException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { outOfRange, requireNotNegative, requireValue } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { newBytes } from '../values/array-limit.ts';

/** As many as are asked for at once. */
const PART = 1 << 20;

function filled(bytes: Uint8Array): Uint8Array {
  for (let at = 0; at < bytes.length; at += PART)
    bytes.set(platform().random.bytes(Math.min(PART, bytes.length - at)), at);
  return bytes;
}

function randomBytes(count: number): Uint8Array {
  requireNotNegative(count, 'count');
  return filled(newBytes(count));
}

function below(limit: number): number {
  if (limit > 0) return between(0, limit);
  const exception = outOfRange(`toExclusive ('${limit}') must be a non-negative and non-zero value.`, 'toExclusive');
  exception.message += `\nActual value was ${limit}.`;
  throw exception;
}

function between(from: number, to: number): number {
  if (from >= to) {
    const message = 'Range of random number does not contain at least one possibility.';
    throw argumentException('ArgumentException', message, null);
  }
  const range = to - from;
  // What lies above the last whole multiple of the range would make small numbers more frequent.
  const usable = 2 ** 32 - (2 ** 32 % range);
  for (;;) {
    const [number = 0] = new Uint32Array(Uint8Array.from(platform().random.bytes(4)).buffer);
    if (number < usable) return from + (number % range);
  }
}

/** What Create gives; all of them draw from the same source. */
class RandomNumberGenerator extends NetObject {
  netType(): NetType {
    return typeNamed('System.Security.Cryptography.RandomNumberGenerator');
  }
}

const HEX = '0123456789ABCDEF';

function chosen(choices: string, length: number): string {
  requireNotNegative(length, 'length');
  if (choices === '') throw argumentException('ArgumentException', 'Span may not be empty.', 'choices');
  return Array.from({ length }, () => choices[between(0, choices.length)] ?? '').join('');
}

export default defineType<RandomNumberGenerator>({
  name: 'System.Security.Cryptography.RandomNumberGenerator',
  interfaces: ['System.IDisposable'],
  abstract: true,
  methods: [
    [
      'void GetBytes(byte[] data)',
      (_self: RandomNumberGenerator, data: Uint8Array | null) => void filled(requireValue(data, 'data')),
    ],
    ['void Dispose()', () => undefined],
  ],
  staticMethods: [
    ['System.Security.Cryptography.RandomNumberGenerator Create()', () => new RandomNumberGenerator()],
    [
      'string GetHexString(int stringLength, bool lowercase = default)',
      (length: number, lowercase = false) => chosen(lowercase ? HEX.toLowerCase() : HEX, length),
    ],
    ['string GetString(string choices, int length)', chosen],
    ['byte[] GetBytes(int count)', randomBytes],
    ['int GetInt32(int fromInclusive, int toExclusive)', between],
    ['int GetInt32(int toExclusive)', below],
    ['void Fill(byte[] data)', (data: Uint8Array) => void filled(data)],
  ],
});
