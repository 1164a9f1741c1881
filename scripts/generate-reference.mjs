// `npm run reference`: writes docs/reference/*.md and docs/compatibility.md from the declarations. With --check it writes
// nothing and fails when a page is not what it would write; `.ci/run` asks so.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { generateIndexes } from './generate-index.mjs';
import { root } from './source-tree.mjs';

const docs = join(root, 'docs');

/** The pages, made by the sources themselves: bundled, because node runs no TypeScript. */
async function currentPages() {
  generateIndexes();
  const bundle = join(root, 'node_modules/.cache/lyncshell-reference.mjs');
  await esbuild.build({
    entryPoints: [join(root, 'src/docs/reference-pages.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  try {
    const { referencePages } = await import(pathToFileURL(bundle).href);
    return referencePages();
  } finally {
    rmSync(bundle, { force: true });
  }
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Pages of modules that are no more. */
function leftovers(pages) {
  mkdirSync(join(docs, 'reference'), { recursive: true });
  return readdirSync(join(docs, 'reference'))
    .map((name) => `reference/${name}`)
    .filter((name) => !pages.has(name));
}

const pages = await currentPages();
const stale = [...[...pages].filter(([name, text]) => textOf(join(docs, name)) !== text).map(([name]) => name)];
const gone = leftovers(pages);
if (process.argv.includes('--check')) {
  for (const name of [...stale, ...gone]) process.stderr.write(`docs/${name} is not current: npm run reference\n`);
  process.exitCode = stale.length + gone.length > 0 ? 1 : 0;
} else {
  for (const name of stale) {
    mkdirSync(dirname(join(docs, name)), { recursive: true });
    writeFileSync(join(docs, name), pages.get(name));
  }
  for (const name of gone) rmSync(join(docs, name));
  process.stdout.write(`${pages.size} pages, ${stale.length} written, ${gone.length} removed\n`);
}
