'use strict';
// Copied into dist/. An installed program has no code caches: they are of one version of node. Its first runs keep what V8 has
// compiled in a folder of the user's, from where later ones start as fast as where the program was built.
const { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');

/** How many runs add what they have compiled: one may have been no more than a look at the version. */
const ROUNDS = 3;

/** How long the caches of another version of the program are kept, in milliseconds. */
const KEPT_OF_OTHERS = 30 * 24 * 60 * 60 * 1000;

function roundsOf(folder) {
  try {
    return Number(readFileSync(join(folder, 'rounds'), 'utf8')) || 0;
  } catch {
    return 0;
  }
}

/** When a cache was written, 0 where there is none. */
function writtenAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function removeOthers(folder) {
  const bundle = dirname(dirname(folder));
  const all = dirname(bundle);
  for (const name of readdirSync(all)) {
    const other = join(all, name);
    if (name.startsWith('bundle-') && name !== basename(bundle) && writtenAt(other) < Date.now() - KEPT_OF_OTHERS)
      rmSync(other, { recursive: true, force: true });
  }
}

/**
 * Keeps the code of scripts, by name, that a run has used. What another thread of this run has kept is left alone: the one
 * that ends first is the one that worked.
 */
module.exports = function keepCaches(folder, scripts) {
  try {
    const rounds = roundsOf(folder);
    const start = Date.now() - process.uptime() * 1000;
    const due = [...scripts].filter(([name]) => {
      const at = writtenAt(join(folder, `${name}.cache`));
      return at === 0 || (rounds < ROUNDS && at < start);
    });
    if (due.length === 0) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (process.getuid !== undefined && statSync(folder).uid !== process.getuid()) return;
    for (const [name, script] of due) {
      const partial = join(folder, `${name}.${process.pid}.tmp`);
      writeFileSync(partial, script.createCachedData(), { mode: 0o600 });
      renameSync(partial, join(folder, `${name}.cache`));
    }
    writeFileSync(join(folder, 'rounds'), String(rounds + 1));
    if (rounds === 0) removeOthers(folder);
  } catch {
    // A disk that is full or read only: the next run starts slower, and nobody needs to be told.
  }
};
