// `npm run without-node`: bundles the whole shell for a browser, on the platform in memory, and runs the recordings of a
// real PowerShell, and transcripts of a lab, in a context that has JavaScript and the Web's encoders and nothing of Node.
// Fails when a file names a module of Node, or when a step of a recording is not as it is told there.
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import * as esbuild from 'esbuild';
import { indexNames, indexSource } from './index-source.mjs';
import { generatedFolder, root } from './source-tree.mjs';

const nodeModules = new Set();

/** A module of Node is a mistake wherever it is named, but where a library asks for it and does without. */
const noNode = {
  name: 'no-node',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, importer }) => {
      if (!isBuiltin(path)) return undefined;
      if (!importer.includes('node_modules')) nodeModules.add(`${importer} imports ${path}`);
      return { path, namespace: 'absent' };
    });
    build.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({
      contents: `throw new Error('There is no ${path} here.');`,
    }));
    // What keeps a person's settings in a file of their computer is not asked where there is no such file.
    build.onResolve({ filter: /^conf$/ }, ({ path }) => ({ path, namespace: 'unused' }));
    build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: `export default class { constructor() { throw new Error('There is no ${path} here.'); } }`,
    }));
    const indexes = new Map(indexNames.map((name) => [resolve(root, generatedFolder, `${name}.ts`), name]));
    build.onLoad({ filter: /\/src\/generated\/[^/]+\.ts$/ }, ({ path }) => ({
      contents: indexSource(indexes.get(path), { lazy: false, inFolder: () => true }),
      loader: 'ts',
      resolveDir: dirname(path),
    }));
  },
};

const { outputFiles, metafile } = await esbuild.build({
  entryPoints: [join(root, 'src/host/shell-in-memory.ts')],
  absWorkingDir: root,
  bundle: true,
  write: false,
  metafile: true,
  platform: 'browser',
  // In a Web Worker there is no document, for which a library has a form of its own.
  conditions: ['worker'],
  target: 'es2022',
  format: 'iife',
  globalName: 'shell',
  logLevel: 'error',
  plugins: [noNode],
});

/** What every browser has beside the language. Its arrays are those of the context, as in a browser. */
const encoder = new TextEncoder();
const context = createContext({
  TextDecoder,
  URL,
  encodeUtf8: (text) => encoder.encode(text),
  crypto: { getRandomValues: (bytes) => crypto.getRandomValues(bytes) },
});
// As a Web Worker calls its global object.
context.self = context;
new Script('TextEncoder = class { encode(text) { return new Uint8Array(encodeUtf8(text)); } };').runInContext(context);
new Script(outputFiles[0].text, { filename: 'shell.js' }).runInContext(context);

/** Transcripts of a lab in memory. That of the certificates themselves asks for keys on elliptic curves. */
const LAB_TRANSCRIPTS = [
  'certificate-classes',
  'cs-certificate-stores',
  'cs-replication',
  'cs-settings',
  'cs-topology',
].map((name) => `test/transcripts/${name}.transcript`);

function transcriptsIn(folder) {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.transcript'));
  return names.map((name) => `${folder}/${name}`);
}

const problems = [...nodeModules];
const { length } = Object.keys(metafile.inputs);
process.stdout.write(`without Node: ${length} files, ${Math.round(outputFiles[0].text.length / 1024)} kB\n`);
for (const path of [...transcriptsIn('test/conformance'), ...LAB_TRANSCRIPTS]) {
  const name = basename(path);
  const { steps, differing } = context.shell.scoreOf(readFileSync(join(root, path), 'utf8'));
  process.stdout.write(`${name}: ${steps - differing.length} of ${steps} steps are as told\n`);
  problems.push(...differing.map((input) => `${name}: ${input}`));
}
for (const problem of problems) process.stderr.write(`without-node: ${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
