'use strict';
// The main script of the single-file program (scripts/executable.mjs). Threads and libraries want files, so its files are laid
// into the user's cache folder when it first starts, under the number of the bundle; later starts find them there. Code is in
// them, so a folder of somebody else is not used.
const { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { homedir, tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { getAsset } = require('node:sea');

const { name, files } = JSON.parse(getAsset('files.json', 'utf8'));

function isOwn(folder) {
  return process.getuid === undefined || statSync(folder).uid === process.getuid();
}

/** Lays the files beside their place and moves them there at once, so that two first starts do not meet. */
function layFiles(folder) {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  const partial = mkdtempSync(`${folder}-`);
  for (const file of files) {
    mkdirSync(dirname(join(partial, file)), { recursive: true });
    writeFileSync(join(partial, file), Buffer.from(getAsset(file)));
  }
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function placeOfFiles() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const folder = join(XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), '.cache'), 'lyncshell', name);
  try {
    if (!existsSync(folder)) return layFiles(folder);
    if (isOwn(folder)) return folder;
  } catch (error) {
    if (error.syscall === undefined) throw error;
  }
  // No folder of one's own: these files are for this start alone.
  const own = layFiles(join(mkdtempSync(join(tmpdir(), 'lyncshell-')), name));
  process.on('exit', () => rmSync(dirname(own), { recursive: true, force: true }));
  return own;
}

const program = join(placeOfFiles(), 'lyncshell.js');
createRequire(program)(program);
