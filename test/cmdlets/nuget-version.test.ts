/** Versions and ranges of packages: NuGet's order and notation. */
import { describe, expect, test } from '@jest/globals';
import { NuGetVersion, VersionRange } from '../../cmdlets/packages/nuget-version.ts';
import { fc } from '../random-input.ts';

function version(text: string): NuGetVersion {
  const parsed = NuGetVersion.parse(text);
  if (!parsed) throw new Error(`no version: ${text}`);
  return parsed;
}

/** As semver.org orders them, with a fourth number that NuGet adds. */
const ORDERED = [
  '0.9',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1',
  '1.0.0.1',
  '1.2',
  '10.0',
];

test('the order of versions', () => {
  const mixed = [...ORDERED].reverse().map(version);
  const sorted = mixed.sort((a, b) => a.compareTo(b)).map(({ normalized }) => normalized);
  expect(sorted).toEqual(ORDERED.map((text) => version(text).normalized));
});

test.each([
  ['1', '1.0.0'],
  ['1.2', '1.2.0'],
  ['1.2.3.0', '1.2.3'],
  ['1.2.3.4-Beta+build', '1.2.3.4-Beta'],
])('%s is written as %s', (text, normalized) => {
  expect(version(text).normalized).toBe(normalized);
});

test.each(['', 'x', '1.', '1.2.3.4.5', '1.0-', '-1'])('%j is no version', (text) => {
  expect(NuGetVersion.parse(text)).toBeNull();
});

describe('ranges', () => {
  test.each([
    ['1.0', ['1.0', '2.0'], ['0.9'], '[1.0.0, )'],
    ['[1.0]', ['1.0.0.0'], ['1.0.1', '0.9'], '[1.0.0, 1.0.0]'],
    ['[1.0,2.0)', ['1.0', '1.9.9'], ['2.0', '0.9'], '[1.0.0, 2.0.0)'],
    ['(1.0,)', ['1.0.1'], ['1.0'], '(1.0.0, )'],
    ['(,2.0]', ['2.0', '0.1'], ['2.0.1'], '(, 2.0.0]'],
    ['*', ['0.0.1', '9'], [], '(, )'],
    ['1.*', ['1.0', '1.9'], ['0.9'], '[1.*, )'],
  ])('%s', (text, inside, outside, shown) => {
    const range = VersionRange.parse(text);
    expect(String(range)).toBe(shown);
    expect(inside.filter((one) => !range?.satisfies(version(one)))).toEqual([]);
    expect(outside.filter((one) => range?.satisfies(version(one)))).toEqual([]);
  });

  test.each(['[', '[]', '(1.0)', '[2.0,1.0]', '[a,b]', '[1.0,2.0,3.0]'])('%s is none', (text) => {
    expect(VersionRange.parse(text)).toBeNull();
  });

  test('what a range shows is that range', () => {
    const numbers = fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.constantFrom('[', '('),
        fc.constantFrom(']', ')'),
        numbers,
        (a, b, open, close, c) => {
          const range = VersionRange.parse(`${open}${a},${b}${close}`);
          fc.pre(range !== null);
          expect(VersionRange.parse(String(range))?.satisfies(version(c))).toBe(range?.satisfies(version(c)));
        },
      ),
    );
  });
});
