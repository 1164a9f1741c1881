/** Bytes as text and back, held against Node's Buffer. */
import { expect, test } from '@jest/globals';
import {
  base64Bytes,
  base64Text,
  hexBytes,
  hexText,
  latin1Bytes,
  latin1Text,
  sameBytes,
  utf16Text,
} from '../../src/platform/bytes.ts';
import { fc } from '../random-input.ts';

const anyBytes = fc.uint8Array({ maxLength: 300 });

test('every encoding is the one of Node, and comes back', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const buffer = Buffer.from(bytes);
      expect(base64Text(bytes)).toBe(buffer.toString('base64'));
      expect(hexText(bytes)).toBe(buffer.toString('hex'));
      expect(latin1Text(bytes)).toBe(buffer.toString('latin1'));
      expect(utf16Text(bytes)).toBe(buffer.toString('utf16le'));
      for (const [read, text] of [
        [base64Bytes, base64Text(bytes)],
        [hexBytes, hexText(bytes)],
        [latin1Bytes, latin1Text(bytes)],
      ] as const) {
        expect(read(text)).toEqual(bytes);
      }
    }),
  );
});

test('Base64 as people paste it: lines, blanks, the other alphabet, no padding, an end that is missing', () => {
  const digits = fc.array(fc.constantFrom(...'Aa0+/-_=\r\n é'), { maxLength: 60 }).map((chars) => chars.join(''));
  fc.assert(
    fc.property(digits, (text) => {
      expect(base64Bytes(text)).toEqual(new Uint8Array(Buffer.from(text, 'base64')));
    }),
  );
});

test('more than fits into one call of a function', () => {
  const bytes = Uint8Array.from({ length: 300_001 }, (_, i) => i * 7);
  expect(sameBytes(latin1Bytes(latin1Text(bytes)), bytes)).toBe(true);
  expect(sameBytes(base64Bytes(base64Text(bytes)), bytes)).toBe(true);
});
