import { expect, test } from '@jest/globals';

test('the toolchain runs TypeScript tests as ES modules', () => {
  expect(import.meta.url.endsWith('toolchain.test.ts')).toBe(true);
});
