// Which file of the sources goes into which chunk of the bundle. `start` is what a plain run initialises, which is
// found by running it (warm-up.ps1). The others are read when the first of their files is used, each as a whole, so a
// chunk holds what is used together.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './source-tree.mjs';

/** The first pattern that fits names the chunk. */
const chunkOfPath = [
  [/^cmdlets\/(?:microsoft\.powershell\.|thread-job\/)/, 'cmdlets'],
  [/^(?:cmdlets\/|src\/(?:deployment|storage|pictures|machine)\/)/, 'lab'],
  // What starts the engine's thread: small, so that the thread reads its own part at once.
  [/^src\/host\/(?:engine-thread|history-path|terminal\/terminal-(?:ends|protocol)|settings\/)/, 'front'],
  [/^src\/(?:prompt|host\/(?:terminal|completion)|host\/(?:prompt-|history-))/, 'prompt'],
  [/^src\/(?:docs|host)\//, 'pages'],
  [/^src\/(?:generated\/about-topics|engine\/help\/)/, 'help'],
  [/^src\/types\/xml\/|^src\/types\/net\/.*xml/, 'xml'],
  [/^src\//, 'shell'],
];

const startChunk = 'start';

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

/** The files that a run of the program initialises, besides those that it initialises always. */
function filesUsed(text, args) {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-plan-'));
  try {
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

/**
 * Bundles the program as a whole and runs it, to see what imports what and what a plain run uses.
 * @param args the command line of a plain run.
 * @returns `names`: the chunks; `chunkOf(path)`: that of a file; `doors(chunk)`: its files that other chunks import.
 */
export async function planChunks(entry, options, args) {
  const { metafile, outputFiles } = await esbuild.build({ ...options, entryPoints: [`./${entry}`], metafile: true });
  const inputs = Object.entries(metafile.inputs).filter(([key]) => sourceOf(key) !== null);
  const start = new Set();
  const walk = (key) => {
    if (!key.startsWith('source:') || sourceOf(key) === null || start.has(sourceOf(key))) return;
    start.add(sourceOf(key));
    for (const { path, kind } of metafile.inputs[key].imports) if (kind === 'import-statement') walk(path);
  };
  walk(inputs.map(([key]) => key).find((key) => sourceOf(key) === entry));
  filesUsed(outputFiles[0].text, args).forEach(walk);
  const chunkOf = (path) => (start.has(path) ? startChunk : chunkOfPath.find(([pattern]) => pattern.test(path))[1]);
  const doors = new Map([[startChunk, new Set([entry])]]);
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
