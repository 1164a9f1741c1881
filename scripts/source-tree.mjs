// Where the program's sources are, and how to walk them. Build, index generation and the freshness check must agree
// on this, or a change in a file would not reach dist/.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The file of the sources that the program begins with. */
export const programEntry = 'src/host/main.ts';

/** The bundle's start-up file, relative to the root. */
export const distLoader = 'dist/lyncshell.js';

/** Folder (relative to the root) that the generated indexes are written to. */
export const generatedFolder = 'src/generated';

/**
 * Files below a folder, as root-relative paths with `/`, sorted so that what is generated from them is stable.
 * A folder that does not exist has no files.
 */
export function filesBelow(folder, suffix = '') {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path, suffix) : entry.name.endsWith(suffix) ? [path] : [];
    })
    .sort();
}
