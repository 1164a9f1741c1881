// The esbuild plugin that makes the program start fast. These things load only when first used:
//  - cmdlets and types, because the generated indexes are given to esbuild in their `require` form;
//  - npm libraries, each bundled into a chunk of its own (dist/vendor/<name>.cjs);
//  - parts of our own that a plain command does not need (`lazyParts`);
//  - the node: modules that bare node has not already loaded.
// Sources import all of these plainly; the object they import from has accessors that load the library when one of its
// exports is first touched. So an import costs nothing until then, but code that runs while a module is initialised
// (`const zero = new Decimal(0)` at the top of a file) does touch it.
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { indexNames, indexSource } from './index-source.mjs';
import { generatedFolder, programEntry, root } from './source-tree.mjs';

/** What node itself has loaded before the program starts: making these lazy would only cost. */
const loadedByNode = new Set([
  'node:buffer',
  'node:events',
  'node:fs',
  'node:path',
  'node:process',
  'node:url',
  'node:util',
  'node:vm',
]);

/** The file (without folder) that holds the chunk of a library. */
export function vendorChunkName(specifier) {
  return specifier.replace(/^@/, '').replaceAll('/', '-');
}

/**
 * What a library wants to have been loaded before it, without a word of it in its own imports. Sources import it first,
 * for its effect; in the bundle it is a part of the library's chunk, since an import there loads nothing.
 */
const preludes = new Map([['@peculiar/x509', 'reflect-metadata']]);
const isPrelude = (specifier) => [...preludes.values()].includes(specifier);

/**
 * Modules of a library that are imported by their own names, and have most in common with the library: they lie in its chunk.
 * All are CommonJS, and whoever imports them names what it wants, so that they have one shape for all.
 */
const sharedParts = new Map([['ajv', ['ajv/dist/2020.js', 'ajv/dist/compile/codegen']]]);

/** The library in whose chunk a module lies, where that is another's; null for most. */
export function holderOf(specifier) {
  for (const [library, parts] of sharedParts) if (parts.includes(specifier)) return library;
  return null;
}

/** The exports that node itself sees, so that the bundle and the tests, which run the sources, agree on them. */
async function exportNames(specifier) {
  if (preludes.has(specifier)) await import(preludes.get(specifier));
  const names = Object.keys(await import(specifier));
  return names.filter((name) => name !== '__esModule' && name !== 'module.exports');
}

/** Whether node takes the library for CommonJS: its default export is then the whole of `module.exports`. */
function isCommonJs(specifier) {
  if (specifier.startsWith('node:')) return true;
  const file = fileURLToPath(import.meta.resolve(specifier));
  if (file.endsWith('.cjs')) return true;
  if (file.endsWith('.mjs')) return false;
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type !== 'module';
}

/** A CommonJS module with one accessor per export; the first access loads the library and fixes the value. */
async function lazyModule(specifier, target) {
  const defaultValue = isCommonJs(specifier) ? 'library' : 'library.default';
  return `
    const lazy = { __esModule: true };
    const load = (name) => {
      const library = require(${JSON.stringify(target)});
      const value = name === 'default' ? ${defaultValue} : library[name];
      Object.defineProperty(lazy, name, { value, enumerable: true });
      return value;
    };
    for (const name of ${JSON.stringify(await exportNames(specifier))}) {
      Object.defineProperty(lazy, name, { get: () => load(name), enumerable: true, configurable: true });
    }
    module.exports = lazy;`;
}

/** Files of our own that a plain command does not need: whoever imports one, it is initialised when it is first used. */
const lazyFiles = new Set([
  'cmdlets/lync-shell-lab/programs/certreq.ts',
  'cmdlets/lync-shell-lab/programs/certutil.ts',
  'src/engine/classes/class-definition.ts',
  'src/engine/csharp/source-assembly.ts',
  'src/engine/pipeline/native-processor.ts',
  'src/generated/about-topics.ts',
  'src/host/engine-thread.ts',
  'src/host/lab-command.ts',
  'src/host/learn/learn-command.ts',
  'src/host/learn/session-learner.ts',
  'src/host/mistake-feedback.ts',
  'src/host/prompt-loop.ts',
  'src/host/run-subcommand.ts',
  'src/host/settings/prompt-options.ts',
  'src/host/subcommands.ts',
  'src/language/data-section-checks.ts',
  'src/language/requires.ts',
  'src/prompt/key-list.ts',
  'src/serve/serve-command.ts',
  'src/types/culture/culture-corrections.ts',
  'src/types/culture/culture-ids.ts',
  'src/types/culture/intl-culture.ts',
  'src/types/operations/system-convert.ts',
  'src/types/serialization/clixml-reader.ts',
  'src/types/serialization/clixml-writer.ts',
  'src/types/windows-time-zones.ts',
]);

/** Folders of that kind: what the first folder imports from the second is lazy, but not what lies within. */
const lazyParts = [
  ['src/host/', /^src\/(?:deployment|docs|host\/completion|host\/terminal)\//],
  ['cmdlets/', /^src\/(?:deployment|endpoints|storage)\//],
  ['src/types/', /^src\/types\/members\/recorded\//],
];

/** What the program's entry decides about, and does not need to decide: the thread with the terminal never loads the engine. */
const lazyInEntry = new Set([
  'src/engine/foreign-errors.ts',
  'src/host/engine.ts',
  'src/host/usage-text.ts',
  'src/types/files/host-files.ts',
]);

function isLazyPart(path, importer) {
  const [from, to] = [relative(root, importer), relative(root, path)].map((one) => one.replaceAll('\\', '/'));
  if (lazyFiles.has(to) || (from === programEntry && lazyInEntry.has(to))) return true;
  return lazyParts.some(
    ([folder, parts]) => from.startsWith(folder) && parts.test(to) && !from.startsWith(dirname(to)),
  );
}

/** A module of ours behind accessors. Only declarations of its own are exported anywhere in the parts named above. */
async function lazyPart(path) {
  const text = await readFile(path, 'utf8');
  const names = [...text.matchAll(/^export (?:async )?(?:function\*?|class|abstract class|const|let) (\w+)/gm)].map(
    (match) => match[1],
  );
  const accessors = names.map((name) => `get ${name}() { return (part ??= load()).${name}; }`);
  return `
    let part;
    const load = () => require(${JSON.stringify(`./${basename(path)}`)});
    module.exports = { __esModule: true, ${accessors.join(', ')} };`;
}

/** A JSON file as text that is parsed when its value is first used: V8 reads that faster than an object literal. */
function lazyJson(text) {
  return `
    let value;
    module.exports = { __esModule: true, get default() { return value ??= JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(text)))}); } };`;
}

/** The text of a library's chunk entry: the library as `require` or as a namespace, whichever form it is written in. */
export async function vendorEntry(specifier) {
  const text = JSON.stringify(specifier);
  const shared = sharedParts.get(specifier);
  if (shared) {
    const parts = shared.map((part) => `${JSON.stringify(part)}: () => require(${JSON.stringify(part)})`);
    return `module.exports = require(${text}); module.exports.parts = { ${parts.join(', ')} };`;
  }
  const prelude = preludes.has(specifier) ? `require(${JSON.stringify(preludes.get(specifier))});` : '';
  if (isCommonJs(specifier)) return `${prelude}module.exports = require(${text});`;
  return `export { ${(await exportNames(specifier)).join(', ')} } from ${text};`;
}

/**
 * The plugin. Library specifiers that the sources import are added to `libraries`; `vendorFolder` is where the bundle
 * finds their chunks. `chunk` and `plan` (chunks.mjs) are given when a chunk of the program is built: files of other
 * chunks are then reached through `chunkNamed`, which the loader gives to every chunk.
 *
 * Sources live in a namespace of their own, because esbuild would read this package's `"type": "module"` for files and
 * then take a library's whole exports object for its default export, which would defeat the accessors.
 */
export function lazyBundle({ libraries, vendorFolder, chunk, plan }) {
  const sourcePath = (target) => relative(root, target).replaceAll('\\', '/');
  const isElsewhere = (target) =>
    chunk !== undefined && target.endsWith('.ts') && plan.chunkOf(sourcePath(target)) !== chunk;

  const indexFiles = new Map(indexNames.map((name) => [resolve(root, generatedFolder, `${name}.ts`), name]));
  return {
    name: 'lazy-bundle',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, importer, kind, namespace, resolveDir }) => {
        if (namespace === 'library') return { path, external: true };
        const folder = kind === 'entry-point' ? resolveDir : dirname(importer);
        const target = resolve(folder, path);
        const isLazy = namespace === 'source' && kind === 'import-statement' && isLazyPart(target, importer);
        if (isLazy) return { path: target, namespace: 'lazy-part' };
        return { path: target, namespace: isElsewhere(target) ? 'other-chunk' : 'source' };
      });
      build.onLoad({ filter: /\.ts$/, namespace: 'other-chunk' }, ({ path }) => {
        const file = sourcePath(path);
        const call = `chunkNamed(${JSON.stringify(plan.chunkOf(file))})(${JSON.stringify(file)})`;
        return { contents: `module.exports = ${call};`, loader: 'js' };
      });
      build.onLoad({ filter: /\.ts$/, namespace: 'lazy-part' }, async ({ path }) => {
        return { contents: await lazyPart(path), loader: 'js', resolveDir: dirname(path) };
      });
      build.onLoad({ filter: /\.ts$/, namespace: 'source' }, async ({ path }) => {
        const indexName = indexFiles.get(path);
        const contents = indexName ? indexSource(indexName, { lazy: true }) : await readFile(path, 'utf8');
        return { contents, loader: 'ts', resolveDir: dirname(path) };
      });
      build.onLoad({ filter: /\.json$/, namespace: 'source' }, async ({ path }) => {
        return { contents: lazyJson(await readFile(path, 'utf8')), loader: 'js' };
      });
      build.onResolve({ filter: /^[^./]/ }, ({ path, namespace, importer }) => {
        if (namespace === 'library') return { path, external: true };
        if (loadedByNode.has(path)) return { path, external: true };
        if (path.startsWith('node:')) return { path, namespace: 'library' };
        if (isPrelude(path)) return { path, namespace: 'in-a-chunk' };
        if (isBuiltin(path)) return { errors: [{ text: `${relative(root, importer)}: write 'node:${path}'.` }] };
        libraries.add(path);
        return { path, namespace: 'library' };
      });
      build.onLoad({ filter: /.*/, namespace: 'in-a-chunk' }, () => ({ contents: '' }));
      build.onLoad({ filter: /.*/, namespace: 'library' }, async ({ path }) => {
        const target = path.startsWith('node:') ? path : `${vendorFolder}/${vendorChunkName(path)}.cjs`;
        return { contents: await lazyModule(path, target), loader: 'js' };
      });
    },
  };
}
