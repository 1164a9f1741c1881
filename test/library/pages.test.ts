/** Every block of docs/library runs: the JavaScript of a page in one process, as a program that has installed the package. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { transformSync } from '@swc/core';

jest.setTimeout(300_000);

const root = new URL('../../', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'lyncshell-pages-'));
const pages = ['tutorial.md', 'how-to.md', 'reference.md', 'explanation.md', 'README.md'];
const read = (page: string): string => readFileSync(new URL(`docs/library/${page}`, root), 'utf8');

beforeAll(() => {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(new URL('.', root).pathname.replace(/\/$/, ''), join(folder, 'node_modules', 'lyncshell'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(pages)('%s', (page) => {
  const blocks = [...read(page).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  for (const [, language, text = ''] of blocks) {
    const name = /^# ([\w-]+\.ps1)$/m.exec(text)?.[1];
    if (language === 'ps1' && name) writeFileSync(join(folder, name), text);
  }
  // A configuration is no program: jest reads it in test/library/jest-preset.test.ts.
  const programs = blocks
    .filter(([, language, text]) => language === 'js' && !text?.startsWith('// jest.config.js'))
    .map(([, , text = '']) => text);
  programs.forEach((text, index) => {
    // Node.js 20 does not know `using`.
    const { code } = transformSync(text, {
      jsc: { target: 'es2022', parser: { syntax: 'ecmascript', explicitResourceManagement: true } },
    });
    writeFileSync(join(folder, `${page}-${index}.mjs`), code);
  });
  const all = programs.map((_, index) => `await import('./${page}-${index}.mjs');`).join('\n');
  writeFileSync(join(folder, `${page}.mjs`), `${all}\nconsole.log('all ran');\n`);
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, `${page}.mjs`)], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toBe('all ran\n');
});

test('links lead to files', () => {
  const links = pages.flatMap((page) => [...read(page).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link));
  expect(links.filter((link) => !existsSync(new URL(`docs/library/${link}`, root)))).toEqual([]);
});
