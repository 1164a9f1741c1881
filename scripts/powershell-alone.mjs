// `npm run powershell-alone`: builds the shell without Lync (the engine and the modules that are PowerShell's own) and
// runs the recordings of a real PowerShell on it. Fails when a file of the lab gets into the bundle, or when a step
// is not as its file tells it.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { indexNames, indexSource } from './index-source.mjs';
import { generatedFolder, root } from './source-tree.mjs';

/** Modules that come with PowerShell under names of their own, and the room that those of packages share. */
const FURTHER = new Set(['thread-job', 'psreadline', 'powershellget', 'package-management', 'packages']);

const isPowerShells = (folder) => folder.startsWith('microsoft.powershell.') || FURTHER.has(folder);

/** What must not be in the bundle: the simulated world, and modules that are not PowerShell's. */
function isForeign(file) {
  const module = /^cmdlets\/([^/]+)\//.exec(file);
  return module ? !isPowerShells(module[1]) : /^src\/(?:deployment|storage)\//.test(file);
}

/** Gives esbuild the indexes of the chosen modules in place of those of all. */
const chosenModules = {
  name: 'chosen-modules',
  setup(build) {
    const indexes = new Map(indexNames.map((name) => [resolve(root, generatedFolder, `${name}.ts`), name]));
    build.onLoad({ filter: /\/src\/generated\/[^/]+\.ts$/ }, ({ path }) => {
      const contents = indexSource(indexes.get(path), { lazy: false, inFolder: isPowerShells });
      return { contents, loader: 'ts', resolveDir: dirname(path) };
    });
  },
};

async function buildAlone(outfile) {
  const { metafile } = await esbuild.build({
    entryPoints: [join(root, 'src/host/powershell-alone.ts')],
    outfile,
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
    plugins: [chosenModules],
  });
  return Object.keys(metafile.inputs);
}

const recordings = join(root, 'test/conformance');
const bundle = join(root, 'node_modules/.cache/powershell-alone.mjs');
const problems = [];
try {
  const files = await buildAlone(bundle);
  problems.push(...files.filter(isForeign).map((file) => `${file} is in the bundle`));
  process.stdout.write(`PowerShell alone: ${files.length} files\n`);
  const { scoreOf } = await import(pathToFileURL(bundle).href);
  const names = readdirSync(recordings).filter((name) => name.endsWith('.transcript'));
  for (const name of names) {
    const { asTold, steps } = scoreOf(readFileSync(join(recordings, name), 'utf8'));
    process.stdout.write(`${name}: ${asTold} of ${steps} steps are as told\n`);
    if (asTold < steps) problems.push(`${name}: ${steps - asTold} steps differ`);
  }
} finally {
  rmSync(bundle, { force: true });
}
for (const problem of problems) process.stderr.write(`powershell-alone: ${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
