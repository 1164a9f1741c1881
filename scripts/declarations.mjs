// Writes dist/types: the declarations of what the package exports and of what those name, and of nothing else. Members that
// are marked @internal are left out.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from './source-tree.mjs';

const entries = ['src/index.d.ts', 'src/testing.d.ts'];
const target = join(root, 'dist/types');

/** Imports of other declarations: `from './x.ts'`, `import('./x.ts')`. */
const imports = /(from |import\()(["'])(\.[^"']+)\.ts\2/g;
/** What is imported for its effect has no types. */
const effects = /^import ["'][^"']+["'];\n/gm;

function emit(folder) {
  const options = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--stripInternal',
    '--outDir',
    folder,
  ];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [compiler, ...options], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`declarations: ${run.stdout}${run.stderr}`);
}

/** What the files for test runners add to `expect`, by where its declarations are. */
const runnerText = (
  module,
  head,
  matchers,
) => `/** \`import 'lyncshell/${module}'\` gives \`expect\` what tests of labs and shells expect. */
import type { ExpectedCalls, ExpectedCertificate, ExpectedError } from './testing.js';
${head}
interface LyncshellMatchers<R> {
  /** A run without errors that nothing has ended but its end. */
  toSucceed(): R;
  /** A run that has shown an error: any, or one like this. */
  toWriteError(expected?: ExpectedError): R;
  /** What a run has shown, with what varies masked. */
  toMatchTranscript(expected: string): R;
  /** A lab in which a machine has a certificate like this. */
  toHaveCertificate(expected?: ExpectedCertificate): R;
  /** A lab whose replicas, or that of one machine, are up to date. */
  toBeReplicated(machine?: string): R;
  /** A mock that was called: at all, so often, with these parameters. */
  toHaveBeenInvoked(expected?: ExpectedCalls): R;
}

${matchers}
`;
const runnerFiles = {
  jest: runnerText(
    'jest',
    '',
    `declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends LyncshellMatchers<R> {}
}
declare global {
  namespace jest {
    interface Matchers<R> extends LyncshellMatchers<R> {}
  }
}`,
  ),
  vitest: runnerText(
    'vitest',
    "import 'vitest';\n",
    `declare module 'vitest' {
  interface Assertion<T> extends LyncshellMatchers<void> {}
}`,
  ),
};

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-types-'));
try {
  emit(folder);
  rmSync(target, { recursive: true, force: true });
  const open = entries.map((entry) => join(folder, entry));
  const seen = new Set(open);
  for (const file of seen) {
    const text = readFileSync(file, 'utf8').replaceAll(effects, '');
    for (const [, , , path] of text.matchAll(imports)) seen.add(resolve(dirname(file), `${path}.d.ts`));
    const place = join(target, relative(join(folder, 'src'), file));
    if (place.startsWith(target)) {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text.replaceAll(imports, '$1$2$3.js$2'));
    }
  }
  for (const [name, text] of Object.entries(runnerFiles)) writeFileSync(join(target, `${name}.d.ts`), text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
