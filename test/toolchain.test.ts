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

test('what files of cmdlets export is used', () => {
  // knip takes each of them as an entry, since the generated index reaches them by their paths: it tells of no export there.
  const texts = ['src', 'cmdlets', 'test'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(`${root}${folder}/${file}`, 'utf8') })),
  );
  const uses = new Map<string, number>();
  for (const { text } of texts)
    for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const exported = texts
    .filter(({ file }) => file.startsWith('cmdlets/'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/^export (?:const|let|function\*?|class|abstract class|interface|type) (\w+)/gm)].map(
        ([, name = '']) => ({ file, name }),
      ),
    );
  expect(exported.length).toBeGreaterThan(100);
  expect(exported.filter(({ name }) => uses.get(name) === 1)).toEqual([]);
});
