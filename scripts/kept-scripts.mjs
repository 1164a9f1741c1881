// For the runs that make code caches: keeps the scripts that the program's loader makes, and writes what V8 compiled of them.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import vm from 'node:vm';

/** The scripts of this thread by the name of their chunk. */
export const scripts = new Map();

vm.Script = class extends vm.Script {
  constructor(text, { filename }) {
    super(text, { filename });
    scripts.set(basename(filename, '.js'), this);
  }
};

/** Writes the cache of a chunk into a folder, at once. */
export function writeCache(caches, name) {
  mkdirSync(caches, { recursive: true });
  const cache = join(caches, `${name}.cache`);
  const partial = `${cache}.${process.pid}.tmp`;
  writeFileSync(partial, scripts.get(name).createCachedData());
  renameSync(partial, cache);
}
