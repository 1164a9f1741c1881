/** What `npm pack` makes of the program: its types, and how an installed copy starts without the caches of a build. */
import { execFileSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lyncshell-package-test-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function node(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, LYNCSHELL_HOME: join(folder, 'home'), ...env },
  });
}

test('nothing is declared that is bundled, and caches stay at home', () => {
  const declared = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(declared.dependencies).toEqual({});
  expect(declared.files).toContain('!dist/**/v[0-9]*');
  const bundles = readdirSync(join(root, 'dist')).filter((name) => name.startsWith('bundle-'));
  const caches = bundles.flatMap((bundle) =>
    readdirSync(join(root, 'dist', bundle)).filter((name) => /^v\d/.test(name)),
  );
  expect(caches.length).toBeGreaterThan(0);
});

test('no library is packed twice: what two chunks have in common is little', () => {
  const folder = join(root, 'dist/vendor');
  const files = readdirSync(folder).map((name) => {
    const literals = readFileSync(join(folder, name), 'utf8').matchAll(/"([^"\\\n]{40,200})"/g);
    return { name, texts: new Set(Array.from(literals, ([, text]) => text)) };
  });
  const common = files.flatMap((one, at) =>
    files.slice(at + 1).map((other) => {
      const count = [...one.texts].filter((text) => other.texts.has(text)).length;
      return { pair: `${one.name}, ${other.name}`, count };
    }),
  );
  // semver, a few kilobytes, is in two; the rest is what compilers write into each module.
  expect(common.filter(({ count }) => count > 20)).toEqual([]);
});

test('no line of the program is so long that an error would print a page of it', () => {
  const loader = readFileSync(join(root, 'dist/lyncshell.js'), 'utf8');
  const bundle = /bundle-[0-9a-f]+/.exec(loader)?.[0] ?? '';
  const lines = readFileSync(join(root, 'dist', bundle, 'start.js'), 'utf8').split('\n');
  expect(lines.length).toBeGreaterThan(5000);
  expect(lines.filter((line) => line.length > 1000).map((line) => line.slice(0, 100))).toEqual([]);
});

describe('types', () => {
  const types = join(folder, 'types');
  const use = (text: string): string => {
    writeFileSync(join(folder, 'use.ts'), text);
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--types',
      'node',
      '--ignoreConfig',
    ];
    const args = [join(root, 'node_modules/typescript/bin/tsc'), ...options, join(folder, 'use.ts')];
    try {
      return node(args);
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };

  beforeAll(() => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const program = `import { writeTypes } from ${JSON.stringify(join(root, 'scripts/types-entry.mjs'))};
writeTypes({ 'src/index.ts': 'index', 'src/testing.ts': 'testing' }, ${JSON.stringify(types)});`;
    node(['--input-type=module', '-e', program]);
  }, 120_000);

  test('one file an entry has all that a program can reach, and nothing of what is inside', () => {
    const text = `import { Lab, openLab, openShell, type Machine } from './types/index.js';
import { matchers } from './types/testing.js';
const lab: Lab = openLab();
const machine: Machine = lab.machine;
lab.on('rolled', ({ machine, thumbprint }) => machine + thumbprint);
const id: number | undefined = lab.faults.list(machine)[0]?.id;
openShell({ lab }).run<number>(String(id)).then(({ objects }) => objects[0]?.toFixed());
matchers.toSucceed(id);
// @ts-expect-error
new Lab();
// @ts-expect-error
lab.deployment;
// @ts-expect-error
lab.inside;
`;
    expect(use(text)).toBe('');
    expect(readdirSync(types).sort()).toEqual(['index.d.ts', 'testing.d.ts']);
    expect(readFileSync(join(types, 'index.d.ts'), 'utf8')).not.toMatch(/@internal|class Deployment\b|\bprivate \w+;/);
  }, 120_000);
});

describe('an installed copy', () => {
  const dist = join(folder, 'dist');
  const cache = join(folder, 'cache');
  const run = (): string =>
    node([join(dist, 'lyncshell.js'), '-NoProfile', '-Command', '6 * 7'], { XDG_CACHE_HOME: cache });
  const files = (): string[] =>
    existsSync(cache)
      ? readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cache'))
      : [];

  beforeAll(() => {
    cpSync(join(root, 'dist'), dist, {
      recursive: true,
      filter: (path) => !/[\\/]v\d[^\\/]*$/.test(path),
    });
  });

  test('keeps what V8 has compiled for the runs that come', () => {
    expect(run()).toBe('42\n');
    expect(files().map((name) => name.split('/').at(-1))).toContain('start.cache');
    const written = () => statSync(join(cache, files()[0] ?? '')).mtimeMs;
    for (let i = 0; i < 3; i++) run();
    const before = written();
    expect(run()).toBe('42\n');
    expect(written()).toBe(before);
  }, 60_000);

  test('reads no code from a folder that is somebody else’s', () => {
    if (process.getuid?.() !== 0) return;
    const [first = ''] = files();
    const own = join(cache, first, '..');
    for (const name of readdirSync(own)) writeFileSync(join(own, name), 'not code');
    chownSync(own, 65_534, 65_534);
    expect(run()).toBe('42\n');
    expect(readFileSync(join(cache, first), 'utf8')).toBe('not code');
  }, 60_000);

  test('starts where no folder for caches can be made', () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, '');
    expect(node([join(dist, 'lyncshell.js'), '-NoProfile', '-Command', '6 * 7'], { XDG_CACHE_HOME: blocked })).toBe(
      '42\n',
    );
  }, 60_000);
});
