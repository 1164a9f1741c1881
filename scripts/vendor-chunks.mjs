// Bundles each npm library that the sources use into one file, so that loading it costs one read and one compile
// instead of a walk through node_modules.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { holderOf, vendorChunkName, vendorEntry } from './lazy-bundle.mjs';
import { root } from './source-tree.mjs';

const declared = new Set(Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies));

/**
 * Keeps one copy of a module that lies in another library's chunk, and of a library that other libraries `require`: @peculiar/asn1-schema, say, is a registry that all
 * @peculiar/asn1-* must share. Only libraries that we declare can be meant; others are bundled into their user's chunk, and
 * so is what an ES module imports, since a chunk's `default` would reach it in another shape.
 */
function sharedLibraries(specifier, libraries) {
  return {
    name: 'shared-libraries',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
        if (holderOf(path) !== null && holderOf(path) !== specifier) {
          libraries.add(path).add(holderOf(path));
          return { path: `./${vendorChunkName(path)}.cjs`, external: true };
        }
        if (kind !== 'require-call' || importer === '' || path === specifier || !declared.has(path)) return undefined;
        libraries.add(path);
        return { path: `./${vendorChunkName(path)}.cjs`, external: true };
      });
    },
  };
}

/** What libraries bring for uses that are not made of them here: requests in tests, bodies and answers by schemas, logs. */
const unusedParts = new Map([
  ['fastify', /^(?:light-my-request|@fastify\/fast-json-stringify-compiler|@fastify\/ajv-compiler|pino)$/],
]);

/** Leaves such parts out; whoever calls one after all gets an error that names it. */
function withoutUnusedParts(specifier) {
  const unused = unusedParts.get(specifier);
  return {
    name: 'without-unused-parts',
    setup(build) {
      if (!unused) return;
      build.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused-part' }));
      build.onLoad({ filter: /.*/, namespace: 'unused-part' }, ({ path }) => ({
        contents: `module.exports = () => { throw new Error(${JSON.stringify(`${path} is not in this program.`)}); };`,
      }));
    },
  };
}

/** Writes the chunk of every library in the set; libraries that those share are added to the set and written too. */
export async function buildVendorChunks(libraries, folder) {
  for (const specifier of libraries) {
    const holder = holderOf(specifier);
    if (holder !== null) {
      libraries.add(holder);
      const file = join(folder, `${vendorChunkName(specifier)}.cjs`);
      writeFileSync(file, `module.exports = require('./${vendorChunkName(holder)}.cjs').parts['${specifier}']();\n`);
      continue;
    }
    await esbuild.build({
      stdin: { contents: await vendorEntry(specifier), resolveDir: root, sourcefile: `chunk:${specifier}` },
      outfile: join(folder, `${vendorChunkName(specifier)}.cjs`),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minify: true,
      lineLimit: 200,
      keepNames: true,
      define: { 'import.meta.url': 'chunkUrl' },
      banner: { js: "const chunkUrl = require('node:url').pathToFileURL(__filename).href;" },
      legalComments: 'none',
      logLevel: 'warning',
      plugins: [withoutUnusedParts(specifier), sharedLibraries(specifier, libraries)],
    });
  }
}
