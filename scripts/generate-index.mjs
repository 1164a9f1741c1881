// Writes the modules of src/generated: commands, types, help topics. Run by `npm test`, `start`, `build` and the checks.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { indexNames, indexSource } from './index-source.mjs';
import { generatedFolder, root } from './source-tree.mjs';

function currentText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Brings the generated indexes up to date. An unchanged file is left alone, so that caches by time stay valid. */
export function generateIndexes() {
  for (const name of indexNames) {
    const path = join(root, generatedFolder, `${name}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    const text = indexSource(name, { lazy: false });
    if (currentText(path) === text) continue;
    const partial = `${path}.${process.pid}.tmp`;
    writeFileSync(partial, text);
    renameSync(partial, path);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    generateIndexes();
  } catch (error) {
    process.stderr.write(`generate-index: ${error.message}\n`);
    process.exitCode = 1;
  }
}
