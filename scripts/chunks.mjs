// Which file of the sources goes into which chunk of the bundle. `entry` is what the program's entry imports: the command line,
// the platform, the language, which is all that the thread with the terminal needs besides its editor. `start` is what a plain
// run initialises and `often` what many scripts use besides, both found by running such scripts. The others are read when the first of their files is used,
// each as a whole, so a chunk holds what is used together.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './source-tree.mjs';

/** The chunk that is read first, in each thread. */
export const entryChunk = 'entry';
/** The chunk of the editor, and of what the engine's thread says to it. */
export const editorChunk = 'prompt';
/** The chunk of what every run of the engine needs. */
export const startChunk = 'start';

/** The first pattern that fits names the chunk. */
const chunkOfPath = [
  // Threads outlive the module that asks for them: jest loads the library anew for each file of tests.
  [/^src\/library\/shell-thread\.ts$/, 'shell'],
  [/^src\/(?:index|testing|library\/.*|.*\.worker|platform\/node\/http-exchange)\.ts$/, 'library'],
  // Nobody pays for packages who asks for none.
  [/^cmdlets\/(?:microsoft\.powershell\.psresourceget|powershellget|package-management|packages)\//, 'packages'],
  [/^cmdlets\/(?:microsoft\.powershell\.|thread-job\/)/, 'cmdlets'],
  // What a prompt opens before anybody types.
  [/^(?:cmdlets\/(?:deployment|psreadline)|src\/(?:deployment|storage|machine))\//, 'deployment'],
  [
    /^src\/(?:platform\/(?:signature-algorithm|dated-files|zip-format)|types\/values\/console-key-info)\.ts$/,
    'deployment',
  ],
  // What the function `prompt` asks for.
  [/^src\/(?:providers\/net\/path-(?:info|intrinsics)|engine\/net\/catalogs\/execution-context)\.ts$/, 'deployment'],
  [/^(?:cmdlets|src\/pictures)\//, 'lab'],
  [/^src\/serve\//, 'serve'],
  [
    /^src\/host\/(?:engine-thread|history-path|terminal\/(?:terminal-(?:ends|protocol)|dumb-terminal)|settings\/)/,
    entryChunk,
  ],
  [
    /^src\/(?:prompt|host\/(?:terminal|completion)|host\/(?:prompt-|history-|run-profiles|lab-news|lab-guesses))/,
    editorChunk,
  ],
  [/^src\/(?:learn|host\/learn)\/|^src\/generated\/exercises/, 'learn'],
  [/^src\/wizard\//, 'wizard'],
  [/^src\/(?:docs|host)\//, 'pages'],
  [/^src\/language\//, entryChunk],
  [/^src\/(?:generated\/about-topics|engine\/help\/)/, 'help'],
  [/^src\/types\/xml\/|^src\/types\/net\/.*xml/, 'xml'],
  [/^src\//, 'shell'],
];

const oftenChunk = 'often';

/** Where the thread with the terminal begins: what it imports is read by it, without the engine. */
const terminalThread = ['engine-thread', 'terminal/process-screen', 'terminal/terminal'].map(
  (name) => `src/host/${name}.ts`,
);

const chunkByName = (path) => chunkOfPath.find(([pattern]) => pattern.test(path))[1];

/** The file of the sources that a key of esbuild's `metafile` means, or null for a library and the like. */
function sourceOf(key) {
  const match = /^(?:source|lazy-part):(.*\.ts)$/.exec(key);
  return match && relative(root, match[1]).replaceAll('\\', '/');
}

/** Has a bundle tell at its end, as JSON in a file, which modules were initialised. */
function tellingBundle(text, file) {
  const helper = /var __esm = \(fn, res, err\) => function __init\(\) \{/;
  if (!helper.test(text)) throw new Error(`esbuild's helper is not as ${helper}`);
  return [
    'globalThis.initialised = [];',
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify(initialised)));`,
    text.replace(helper, '$& if (fn) initialised.push(__getOwnPropNames(fn)[0]);'),
  ].join('\n');
}

/** The files that a run of the program initialises, besides those that it initialises always; libraries are in `vendor`. */
function filesUsed(text, args, vendor) {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-plan-'));
  try {
    symlinkSync(vendor, join(folder, 'vendor'), 'junction');
    const [bundle, list] = [join(folder, 'bundle.cjs'), join(folder, 'initialised.json')];
    writeFileSync(bundle, tellingBundle(text, list));
    const run = spawnSync(process.execPath, [bundle, ...args], {
      cwd: folder,
      env: { ...process.env, LYNCSHELL_HOME: folder },
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (run.status !== 0) throw new Error(`the program did not run: ${run.error?.message ?? run.stderr}`);
    return JSON.parse(readFileSync(list, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bundles the program as a whole, and what else is an entry (the library, its threads), to see what imports what. */
export async function surveyProgram(entry, further, options) {
  const { metafile, outputFiles } = await esbuild.build({
    ...options,
    entryPoints: [entry, ...further].map((path) => `./${path}`),
    outdir: root,
    metafile: true,
  });
  const name = basename(entry, '.ts');
  const { text } = outputFiles.find(({ path }) => basename(path) === `${name}.js`);
  return { entry, further, inputs: metafile.inputs, text };
}

/**
 * Plans the chunks of a program by what it uses when it runs.
 * @param plainRun the command line of a run whose files every run needs.
 * @param commonRun that of a run which does what many scripts do.
 * @returns `names`: the chunks; `chunkOf(path)`: that of a file; `doors(chunk)`: its files that other chunks import.
 */
export function planChunks({ entry, further, inputs: all, text }, { plainRun, commonRun }, vendor) {
  const inputs = Object.entries(all).filter(([key]) => sourceOf(key) !== null);
  const chunkOfUsed = new Map();
  const walk = (chunk) => (key) => {
    if (!key.startsWith('source:') || sourceOf(key) === null || chunkOfUsed.has(sourceOf(key))) return;
    // The editor is read when somebody types.
    const isOfEditor = chunk === entryChunk && chunkByName(sourceOf(key)) === editorChunk;
    chunkOfUsed.set(sourceOf(key), isOfEditor ? editorChunk : chunk);
    for (const { path, kind } of all[key].imports) if (kind === 'import-statement') walk(chunk)(path);
  };
  const keyOf = (file) => inputs.map(([key]) => key).find((key) => key.startsWith('source:') && sourceOf(key) === file);
  for (const file of [entry, ...terminalThread]) walk(entryChunk)(keyOf(file));
  filesUsed(text, plainRun, vendor).forEach(walk(startChunk));
  filesUsed(text, commonRun, vendor).forEach(walk(oftenChunk));
  const chunkOf = (path) => chunkOfUsed.get(path) ?? chunkByName(path);
  const doors = new Map([[entryChunk, new Set([entry])]]);
  for (const path of further) doors.set(chunkOf(path), (doors.get(chunkOf(path)) ?? new Set()).add(path));
  for (const [key, { imports }] of inputs) {
    const from = chunkOf(sourceOf(key));
    for (const target of imports.map(({ path }) => sourceOf(path))) {
      if (target === null) continue;
      const to = chunkOf(target);
      if (!doors.has(to)) doors.set(to, new Set());
      if (to !== from) doors.get(to).add(target);
    }
  }
  return { names: [...doors.keys()].sort(), chunkOf, doors: (chunk) => [...doors.get(chunk)].sort() };
}

/** The text of a chunk's entry: a function that gives the module of a file, initialising it the first time. */
export function chunkEntry(files) {
  const cases = files.map((file) => {
    const path = JSON.stringify(file);
    return `case ${path}: return require(${JSON.stringify(`./${file}`)});`;
  });
  return `module.exports = (file) => { switch (file) { ${cases.join('\n')} } };`;
}
