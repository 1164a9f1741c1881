// Builds the page of `lyncshell serve` into dist/web: scripts and styles under names that carry their hash, and the list of
// them, which is all that the server gives out.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './source-tree.mjs';

const types = new Map([
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** The names of a build's files, its page, and the list. @returns the bytes of all that a browser loads */
export async function buildPage(dist) {
  const folder = join(dist, 'web');
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { page: 'web/app.tsx', style: 'web/style.css', icon: 'web/icon.svg' },
    loader: { '.svg': 'copy' },
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    outdir: 'dist/web',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    metafile: true,
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
    tsconfigRaw: '{}',
  });
  const entryOf = (source) =>
    basename(Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === source)[0]);
  const page = readFileSync(join(root, 'web/page.html'), 'utf8')
    .replace('__STYLE__', entryOf('web/style.css'))
    .replace('__SCRIPT__', entryOf('web/app.tsx'))
    .replace('__ICON__', entryOf('web/icon.svg'));
  const pageName = `page-${createHash('sha256').update(page).digest('hex').slice(0, 8)}.html`;
  const assets = outputFiles.map(({ path }) => ({ name: basename(path), type: types.get(/\.\w+$/.exec(path)[0]) }));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, basename(path)), contents);
  writeFileSync(join(folder, pageName), page);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ page: pageName, assets }, null, 2)}\n`);
}
