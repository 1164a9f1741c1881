/** What holds for every file of the sources, beside what the linter looks at. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../', import.meta.url));

test('the toolchain runs TypeScript tests as ES modules', () => {
  expect(import.meta.url.endsWith('toolchain.test.ts')).toBe(true);
});

test.each(['src', 'cmdlets', 'test'])('every file of %s opens with a comment on why it exists', (folder) => {
  const files = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('generated/'))
    .filter((file) => !/^\/[*/]/.test(readFileSync(`${root}${folder}/${file}`, 'utf8')));
  expect(files).toEqual([]);
});
