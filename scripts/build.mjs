// Builds dist/: one bundle of all our modules, the same as a library (dist/index.js), a chunk per npm library, a bundle
// per worker, V8's code cache, and the loader dist/lyncshell.js. The bundle's name carries its hash and the loader is
// replaced last and at once, so a shell that starts during a build runs either the old program or the new one, never a
// mixture (V8 checks only the length of the source that a code cache was made from).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import lockfile from 'proper-lockfile';
import { generateIndexes } from './generate-index.mjs';
import { lazyBundle } from './lazy-bundle.mjs';
import { distLoader, filesBelow, root } from './source-tree.mjs';
import { buildVendorChunks } from './vendor-chunks.mjs';

const dist = join(root, 'dist');
const oldBundleAge = 60 * 60 * 1000;

const loaderText = (bundle) => `#!/usr/bin/env node
'use strict';
// Made by scripts/build.mjs. Starts the bundle from V8's code cache; V8 refuses a cache that another version of node
// made, and then compiles the source.
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const file = __dirname + '/${bundle}.js';
let cachedData;
try {
  cachedData = readFileSync(__dirname + '/${bundle}.cache');
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
}
const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
script.runInThisContext()(exports, require, module, __filename, __dirname);
`;

/** One CommonJS file for an entry and all our modules below it. The text is ASCII, so it can be read as latin1. */
async function bundleText(entry, libraries) {
  const result = await esbuild.build({
    entryPoints: [`./${entry}`],
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'import.meta.url': 'bundleUrl', 'process.env.NODE_ENV': '"production"' },
    banner: { js: "'use strict';\nconst bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [lazyBundle({ libraries, vendorFolder: './vendor' })],
  });
  return result.outputFiles[0].text;
}

/** Replaces a file at once, so that no process sees half of it. */
function writeWhole(path, text, mode = 0o644) {
  const partial = `${path}.${process.pid}.tmp`;
  writeFileSync(partial, text);
  chmodSync(partial, mode);
  renameSync(partial, path);
}

/** Runs the new bundle once in an empty home folder to make its code cache. Says so when that is not possible. */
function writeCodeCache(bundleFile, cacheFile) {
  const home = mkdtempSync(join(tmpdir(), 'lyncshell-build-'));
  const partial = `${cacheFile}.${process.pid}.tmp`;
  const warmUp = join(root, 'scripts/warm-up.ps1');
  const args = [join(root, 'scripts/code-cache.mjs'), bundleFile, partial, '-NoProfile', '-File', warmUp];
  const env = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_STATE_HOME: home,
  };
  const run = spawnSync(process.execPath, args, { cwd: home, env, encoding: 'utf8', timeout: 60_000 });
  rmSync(home, { recursive: true, force: true });
  if (existsSync(partial)) renameSync(partial, cacheFile);
  else process.stderr.write(`build: no code cache, start-up will be slower: ${run.error?.message ?? run.stderr}\n`);
}

/** Removes bundles of earlier builds, sparing young ones: a shell running from one may yet start a worker. */
function removeOldBundles(current) {
  for (const name of readdirSync(dist).filter((name) => name.startsWith('bundle-') && !name.startsWith(current))) {
    if (Date.now() - statSync(join(dist, name)).mtimeMs > oldBundleAge) rmSync(join(dist, name), { force: true });
  }
}

/** Builds everything. Two builds of one tree at a time take turns. */
export async function build() {
  mkdirSync(join(dist, 'vendor'), { recursive: true });
  const release = await lockfile.lock(dist, { stale: 60_000, retries: { retries: 120, minTimeout: 500, factor: 1 } });
  try {
    generateIndexes();
    const libraries = new Set();
    const program = await bundleText('src/host/main.ts', libraries);
    writeWhole(join(dist, 'index.js'), await bundleText('src/index.ts', libraries));
    for (const worker of filesBelow('src', '.worker.ts')) {
      writeWhole(join(dist, `${basename(worker, '.ts')}.cjs`), await bundleText(worker, libraries));
    }
    await buildVendorChunks(libraries, join(dist, 'vendor'));
    writeWhole(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
    const text = `(function (exports, require, module, __filename, __dirname) {\n${program}\n})`;
    const bundle = `bundle-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
    const bundleFile = join(dist, `${bundle}.js`);
    writeWhole(bundleFile, text);
    writeCodeCache(bundleFile, join(dist, `${bundle}.cache`));
    writeWhole(join(root, distLoader), loaderText(bundle), 0o755);
    removeOldBundles(bundle);
  } finally {
    await esbuild.stop();
    await release();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await build();
  } catch (error) {
    process.stderr.write(`build: ${error.message}\n`);
    process.exitCode = 1;
  }
}
