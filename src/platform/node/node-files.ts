/** The files of the host: Node's `fs`, whose functions and errors the interface has taken over. */
import fs from 'node:fs';
import path from 'node:path';
import type { HostFiles } from '../files.ts';
import { hostErrorCode } from '../host-error.ts';

export const nodeFiles: HostFiles = {
  exists: fs.existsSync,
  stat: tolerant(fs.statSync),
  lstat: tolerant(fs.lstatSync),
  readdir: (path) => fs.readdirSync(path),
  readEntries: (path) => fs.readdirSync(path, { withFileTypes: true }),
  readlink: (path) => fs.readlinkSync(path),
  realpath: (path) => fs.realpathSync.native(path),
  statfs: (path) => fs.statfsSync(path),

  readFile: readWhole,
  readText: (path) => readWhole(path).toString('utf8'),
  writeFile: fs.writeFileSync,
  appendFile: fs.appendFileSync,
  truncate: fs.truncateSync,

  open: fs.openSync,
  close: fs.closeSync,
  read: (file, into, offset = 0, length = into.length - offset, position = null) =>
    fs.readSync(file, into, offset, length, position),
  write: (file, bytes, offset = 0, length = bytes.length - offset, position = null) =>
    fs.writeSync(file, bytes, offset, length, position),
  fstat: (file) => fs.fstatSync(file),
  ftruncate: fs.ftruncateSync,
  fsync: fs.fsyncSync,

  mkdir: (path, options) => (options?.recursive ? makeFolders(path) : fs.mkdirSync(path)),
  mkdtemp: (prefix) => fs.mkdtempSync(prefix),
  rename: fs.renameSync,
  copyFile: (from, to) => fs.copyFileSync(from, to),
  cp: fs.cpSync,
  rm: fs.rmSync,
  rmdir: (path) => fs.rmdirSync(path),
  unlink: fs.unlinkSync,
  link: fs.linkSync,
  symlink: (target, path) => fs.symlinkSync(target, path),
  chmod: fs.chmodSync,
  utimes: fs.utimesSync,
  constants: fs.constants,
};

type Status = ReturnType<HostFiles['lstat']>;

/** Node itself takes only some of them for "there is none". */
const MISSING: ReadonlySet<string | undefined> = new Set(['ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES', 'EPERM']);

function tolerant(
  look: (path: string, options?: { readonly throwIfNoEntry: false }) => Status | undefined,
): HostFiles['stat'] {
  return ((path: string, options?: { readonly throwIfNoEntry: false }) => {
    try {
      return look(path, options);
    } catch (error) {
      if (options && MISSING.has(hostErrorCode(error))) return undefined;
      throw error;
    }
  }) as HostFiles['stat'];
}

/** Node's own way spins for ever where the host makes no folders although the one above is there, as under /proc. */
function makeFolders(folder: string): void {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    const above = path.dirname(folder);
    const canGoOn = hostErrorCode(error) === 'ENOENT' && above !== folder && !fs.existsSync(above);
    if (!canGoOn) {
      if (isFolder(folder)) return;
      throw error;
    }
    makeFolders(above);
    makeFolders(folder);
  }
}

function isFolder(folder: string): boolean {
  return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Node's own limit, which it does not keep to where the size is not known before: a device, a pipe. */
const LONGEST_FILE = 2 ** 31 - 1;
const PORTION = 1 << 20;

function readWhole(file: string | number): Buffer {
  if (typeof file === 'string') {
    const status = fs.statSync(file);
    if (status.size > LONGEST_FILE) throw new HostFileTooLarge();
    if (status.isFile() && status.size > 0) return fs.readFileSync(file);
  }
  const descriptor = typeof file === 'number' ? file : fs.openSync(file, 'r');
  try {
    return readPortions(descriptor);
  } finally {
    if (typeof file === 'string') fs.closeSync(descriptor);
  }
}

function readPortions(descriptor: number): Buffer {
  const portions: Buffer[] = [];
  for (let length = 0; ; ) {
    const portion = Buffer.allocUnsafe(PORTION);
    const count = fs.readSync(descriptor, portion);
    if (count === 0) return Buffer.concat(portions);
    portions.push(count === PORTION ? portion : portion.subarray(0, count));
    length += count;
    if (length > LONGEST_FILE) throw new HostFileTooLarge();
  }
}

class HostFileTooLarge extends Error {
  readonly code = 'EFBIG';
  readonly syscall = 'read';

  constructor() {
    super('EFBIG: file too large, read');
  }
}
