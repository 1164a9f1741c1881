// Builds dist/: all our modules in some chunks (chunks.mjs), a chunk per npm library, V8's code caches, and the loaders: of the
// program (dist/lyncshell.js), the library (dist/index.js, dist/index.mjs) and the threads (dist/*.worker.cjs). The folder of the chunks carries their
// hash and the loader is replaced last and at once, so a shell that starts during a build runs either the old program or
// the new one, never a mixture (V8 checks only the length of the source that a code cache was made from).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
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
import { buildPage } from './build-page.mjs';
import { chunkEntry, editorChunk, entryChunk, planChunks, startChunk, surveyProgram } from './chunks.mjs';
import { generateIndexes } from './generate-index.mjs';
import { lazyBundle } from './lazy-bundle.mjs';
import { runnerFiles } from './runner-files.mjs';
import { distLoader, filesBelow, programEntry, root } from './source-tree.mjs';
import { buildVendorChunks } from './vendor-chunks.mjs';

const dist = join(root, 'dist');
/** What goes into the package as it is. */
const packageFiles = join(root, 'scripts/package');
const libraryEntry = 'src/index.ts';
const testingEntry = 'src/testing.ts';
const libraryChunk = 'library';
/** What nearly every run does: its files are the chunk `start`, and its functions come compiled. */
const plainRun = ['-NoProfile', '-File', join(root, 'scripts/warm-up.ps1')];
/** What many scripts do: its files are the chunk `often`, its functions come compiled there. */
const commonRun = ['-NoProfile', '-File', join(root, 'scripts/common-use.ps1')];
const oldBundleAge = 60 * 60 * 1000;

/**
 * What the loaders have in common: how a chunk is read. `library` is read by whoever asks, since objects of its are theirs.
 * Code caches lie beside the chunks where this machine has built them, with those of the prompt's engine in a folder below;
 * else runs of the program keep them for the next ones in a folder of the user's, by `role`: what a thread compiles is not what
 * the program does. Code is in them, so a folder that belongs to somebody else is not read.
 */
const chunkReader = (bundle) => `
const version = process.version + '-' + process.arch;
const built = __dirname + '/${bundle}/' + version;
const kept = existsSync(built) ? null : cachesOfUser();
const folders = kept !== null ? [kept] : role === 'prompt' ? [built + '/${promptCaches}', built] : [built];
const scripts = new Map();
function cachesOfUser() {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME, USERPROFILE } = process.env;
  const home = HOME || USERPROFILE;
  const folder = XDG_CACHE_HOME || LOCALAPPDATA || (home && home + '/.cache');
  return folder ? folder + '/lyncshell/${bundle}/' + version + '/' + role : null;
}
function isOwn(folder) {
  return process.getuid === undefined || statSync(folder).uid === process.getuid();
}
function cacheOf(name) {
  for (const folder of folders) {
    try {
      if (kept === null || isOwn(kept)) return readFileSync(folder + '/' + name + '.cache');
    } catch (error) {
      if (!['ENOENT', 'EACCES', 'ENOTDIR'].includes(error.code)) throw error;
    }
  }
}
function chunkNamed(name) {
  let files = chunks.get(name);
  if (files === undefined) {
    const filename = __dirname + '/${bundle}/' + name + '.js';
    const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: cacheOf(name) });
    scripts.set(name, script);
    chunks.set(name, (files = script.runInThisContext()(nodeRequire, __filename, chunkNamed)));
  }
  return files;
}
function keepCaches() {
  if (kept !== null) nodeRequire('./keep-caches.cjs')(kept, scripts);
}
`;

const loaderText = (bundle) => `#!/usr/bin/env node
'use strict';
// Made by scripts/build.mjs. Reads a chunk of the program when its first file is used, and starts it from V8's code cache;
// V8 refuses a cache that another version of node made, and then compiles the source.
const { existsSync, readFileSync, statSync } = require('node:fs');
const { Script } = require('node:vm');
const nodeRequire = require;
const chunks = new Map();
const role = process.argv.includes('\\0prompt') ? 'prompt' : 'program';
${chunkReader(bundle)}
if (kept !== null) process.on('exit', keepCaches);
chunkNamed('${entryChunk}')('${programEntry}');
`;

/**
 * The loader of the library and of its threads. Test runners load the library anew for each file of tests, with objects of the
 * file's own: its chunk is read by their means, the others once in a process, by node's, which is asked for where no runner
 * stands between (jest's `process` of a file has a `getBuiltinModule` of its own). A thread ends with the process, so it
 * keeps its caches when it has nothing to do for the first time.
 */
const libraryLoaderText = (bundle) => `'use strict';
// Made by scripts/build.mjs.
const { Script } = require('node:vm');
const realm = new Script('globalThis').runInThisContext();
const nodeRequire = realm.process.getBuiltinModule('node:module').createRequire(__filename);
const { existsSync, readFileSync, statSync } = nodeRequire('node:fs');
const isFirst = realm[Symbol.for('lyncshell ${bundle}')] === undefined;
const chunks = (realm[Symbol.for('lyncshell ${bundle}')] ??= new Map());
const role = nodeRequire('node:worker_threads').isMainThread ? 'library' : 'shell';
${chunkReader(bundle)}
if (isFirst && kept !== null) {
  if (role === 'library') realm.process.on('exit', keepCaches);
  else setTimeout(keepCaches, 1000).unref();
}
module.exports = require('./${bundle}/${libraryChunk}.js')(nodeRequire, __filename, chunkNamed);
`;

/** A file of the library as a module. */
const libraryEntryText = (entry) => `'use strict';\nmodule.exports = require('./library.js')('${entry}');\n`;

/** The library for ES modules: the same, by its names. */
const moduleText = (names) => `// Made by scripts/build.mjs.
import library from './index.js';

export const { ${names.join(', ')} } = library;
`;

const buildOptions = {
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
};
/** Characters of a line, but for long texts in one. */
const lineLimit = 200;
const vendorFolder = './vendor';
const bundleUrl = "const bundleUrl = require('node:url').pathToFileURL(__filename).href;";

/**
 * What esbuild writes around our modules, and the form of it that starts fastest. A module is a function in an object whose
 * one key is the module's path: hundreds of shapes that V8 keeps in one sorted list. Here the key is the same for all.
 * `require` of a module of ours, and the import of one that is none, copies the module's accessors into a new object. A
 * chunk gives the object itself: one accessor between two chunks instead of three, which V8 can look through; and Node's
 * modules, which have hundreds of exports, are copied by none of their importers (2 ms).
 */
const moduleForms = [
  [/\b(__esm|__commonJS)\(\{"[^"]*"(?=\()/g, '$1({init'],
  [/var __toESM=(?=\(mod,)/, '$&mod=>mod.__esModule?mod:__create(mod,{default:{value:mod}});var __copyToESM='],
  [
    /var __toCommonJS=(?=mod=>)/,
    [
      'var __unmade=new Map();',
      'var __exportLater=(target,all)=>{__unmade.set(target,all)};',
      '$&mod=>{const all=__unmade.get(mod);if(all!==undefined){__unmade.delete(mod);__export(mod,all())}',
      'return mod.__esModule?mod:__defProp(mod,"__esModule",{value:true})};var __copyToCommonJS=',
    ].join(''),
  ],
];

/** The accessors of a module are made when it is first required from another chunk, which happens to few. */
function exportLater(text) {
  const uses = [...text.matchAll(/(__toCommonJS\(|__export\(|var )?\b(\w+_exports\d*)\b/g)];
  const usedAsObject = new Set(uses.filter(([, before]) => before === undefined).map(([, , name]) => name));
  return text.replace(/\b__export\((\w+),(\{(?:[\w$]+:\(\)=>[\w$]+,?)+\})\);/g, (whole, name, accessors) =>
    usedAsObject.has(name) ? whole : `__exportLater(${name},()=>(${accessors}));`,
  );
}

/** A chunk as esbuild wrote it, in the forms above. */
function withModuleForms(chunk, text) {
  return moduleForms.reduce((changed, [form, replacement]) => {
    if (changed.search(form) < 0) throw new Error(`chunk ${chunk}: esbuild's output has no ${form}`);
    return changed.replace(form, replacement);
  }, exportLater(text));
}

/** The text of a chunk: a function that the loader calls, which gives that of chunkEntry. */
async function chunkText(chunk, plan, libraries) {
  const result = await esbuild.build({
    ...buildOptions,
    minifyWhitespace: true,
    stdin: { contents: chunkEntry(plan.doors(chunk)), resolveDir: root, sourcefile: `chunk:${chunk}` },
    plugins: [lazyBundle({ libraries, vendorFolder, chunk, plan })],
  });
  const whole = withModuleForms(chunk, result.outputFiles[0].text);
  // Node prints the line of an error that nothing caught: none is long. Once all forms are found, which span lines.
  // Names inside of functions are shortened, which takes a twelfth off the package; those of functions and classes stay,
  // so that reports of incidents name them.
  const { code: text } = await esbuild.transform(whole, {
    minifyWhitespace: true,
    minifyIdentifiers: true,
    charset: 'ascii',
    lineLimit,
  });
  const begin = chunk === libraryChunk ? 'module.exports = ' : '';
  return `${begin}(function (require, __filename, chunkNamed) {\n'use strict';\nconst module = {};\n${bundleUrl}\n${text}\nreturn module.exports;\n})`;
}

/** Replaces a file at once, so that no process sees half of it. */
function writeWhole(path, text, mode = 0o644) {
  const partial = `${path}.${process.pid}.tmp`;
  writeFileSync(partial, text);
  chmodSync(partial, mode);
  renameSync(partial, path);
}

/** Where below these those of the prompt's engine are. */
const promptCaches = 'prompt';

/** Where the code caches of a bundle are that this node has made. */
const cachesOf = (folder) => join(folder, `${process.version}-${process.arch}`);

/**
 * Runs the new program in an empty home folder to make its code caches: those of `entry` and `start` hold what a plain run compiles
 * and no more, since every run reads all of it; those of the other chunks hold what many scripts compile. The prompt is opened
 * twice: the first time it makes the lab, which nobody waits for again. Says so when that is not possible.
 */
function writeCodeCaches(bundle, loader, names) {
  const home = mkdtempSync(join(tmpdir(), 'lyncshell-build-'));
  const env = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_STATE_HOME: home,
    LYNCSHELL_HOME: home,
  };
  const folder = join(dist, bundle);
  const caches = cachesOf(folder);
  const plain = [entryChunk, startChunk];
  const others = names.filter((name) => !plain.includes(name));
  const openPrompt = ['prompt-code-cache.mjs', loader, caches, editorChunk, join(caches, promptCaches)];
  for (const [script, ...args] of [
    ['code-cache.mjs', loader, folder, caches, plain.join(','), ...plainRun],
    ['code-cache.mjs', loader, folder, caches, others.join(','), ...commonRun],
    openPrompt,
    openPrompt,
  ]) {
    const { status, error, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
      cwd: home,
      env,
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (status !== 0)
      process.stderr.write(`build: no code cache, start-up will be slower: ${error?.message ?? stderr}\n`);
  }
  rmSync(home, { recursive: true, force: true });
}

/** What a CommonJS module exports, as node sees it. */
function exportedNames(file) {
  const program = `process.stdout.write(JSON.stringify(Object.keys(require(${JSON.stringify(file)}))))`;
  const run = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', timeout: 60_000 });
  if (run.status !== 0) throw new Error(`the library cannot be loaded: ${run.error?.message ?? run.stderr}`);
  return JSON.parse(run.stdout).filter((name) => name !== '__esModule');
}

/** Removes bundles of earlier builds, sparing young ones: a shell running from one may yet start a worker. */
function removeOldBundles(current, spared = oldBundleAge) {
  for (const name of readdirSync(dist).filter((name) => name.startsWith('bundle-') && name !== current)) {
    if (Date.now() - statSync(join(dist, name)).mtimeMs > spared) {
      rmSync(join(dist, name), { recursive: true, force: true });
    }
  }
}

/** Builds everything. Two builds of one tree at a time take turns. @param alone whether no bundle of an earlier build stays. @returns the libraries that are in it */
export async function build({ alone = false } = {}) {
  mkdirSync(join(dist, 'vendor'), { recursive: true });
  const release = await lockfile.lock(dist, { stale: 60_000, retries: { retries: 120, minTimeout: 500, factor: 1 } });
  try {
    generateIndexes();
    await buildPage(dist);
    const libraries = new Set();
    const surveyOptions = {
      ...buildOptions,
      banner: { js: bundleUrl },
      plugins: [lazyBundle({ libraries, vendorFolder })],
    };
    const workers = filesBelow('src', '.worker.ts');
    const entries = [libraryEntry, testingEntry, ...workers];
    const survey = await surveyProgram(programEntry, entries, surveyOptions);
    await buildVendorChunks(libraries, join(dist, 'vendor'));
    const plan = planChunks(survey, { plainRun, commonRun }, join(dist, 'vendor'));
    const texts = await Promise.all(plan.names.map((name) => chunkText(name, plan, libraries)));
    // Editors complete topology files by it.
    writeWhole(join(dist, 'topology.schema.json'), readFileSync(join(root, 'docs/topology.schema.json'), 'utf8'));
    writeWhole(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
    const bundle = `bundle-${createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 12)}`;
    mkdirSync(join(dist, bundle), { recursive: true });
    for (const [i, name] of plan.names.entries()) writeWhole(join(dist, bundle, `${name}.js`), texts[i]);
    const loader = join(dist, `loader-${bundle}.js`);
    writeWhole(loader, loaderText(bundle), 0o755);
    // The program asks for one of these when it ends, also in the runs that make the code caches.
    for (const name of readdirSync(packageFiles))
      writeWhole(join(dist, name), readFileSync(join(packageFiles, name), 'utf8'));
    writeCodeCaches(
      bundle,
      loader,
      plan.names.filter((name) => name !== libraryChunk),
    );
    writeWhole(join(dist, 'library.js'), libraryLoaderText(bundle));
    const modules = [
      ['index.js', libraryEntry],
      ['testing.js', testingEntry],
      ...workers.map((worker) => [`${basename(worker, '.ts')}.cjs`, worker]),
    ];
    for (const [name, entry] of modules) writeWhole(join(dist, name), libraryEntryText(entry));
    writeWhole(join(dist, 'index.mjs'), moduleText(exportedNames(join(dist, 'index.js'))));
    for (const [name, text] of Object.entries(runnerFiles)) writeWhole(join(dist, name), text);
    renameSync(loader, join(root, distLoader));
    removeOldBundles(bundle, alone ? Number.NEGATIVE_INFINITY : oldBundleAge);
    return libraries;
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
