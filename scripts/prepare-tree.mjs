// Brings a tree into a state that can run, for `npm start`, `npm test` and `npm run bench`: installs when node_modules
// does not hold what package-lock.json asks for, builds when a source has changed since dist/ was made. Uses only node
// itself, since nothing may be installed yet. All output goes to stderr: stdout belongs to the program.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distLoader, filesBelow, generatedFolder, root } from './source-tree.mjs';

const stampFile = join(root, 'dist/source-stamp');

function readLock(path) {
  if (!existsSync(join(root, path))) return undefined;
  return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
}

/** Whether node_modules holds every package of the lock. By content: a checkout gives the lock a new time. */
function isInstalled() {
  const installed = readLock('node_modules/.package-lock.json');
  if (installed === undefined) return false;
  return Object.entries(readLock('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
}

function install() {
  process.stderr.write('lyncshell: installing dependencies\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = spawnSync(npm, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`npm ci ended with exit code ${run.status ?? run.signal}`);
}

/** A digest of which sources there are, their sizes and times: cheap enough for every start. */
function sourceStamp() {
  const sources = ['src', 'cmdlets', 'web', 'scripts'].flatMap((folder) => filesBelow(folder));
  const hash = createHash('sha256').update(process.version);
  for (const file of [...sources.filter((path) => !path.startsWith(`${generatedFolder}/`)), 'package-lock.json']) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Installs and builds as far as needed. The promise rejects when either fails. */
export async function prepareTree() {
  if (!isInstalled()) install();
  const stamp = sourceStamp();
  const isBuilt = existsSync(stampFile) && existsSync(join(root, distLoader));
  if (isBuilt && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stderr.write('lyncshell: building\n');
  const { build } = await import('./build.mjs');
  await build();
  writeFileSync(stampFile, stamp);
}
