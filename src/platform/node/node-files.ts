/** The files of the host: Node's `fs`, whose functions and errors the interface has taken over. */
import fs from 'node:fs';
import type { HostFiles } from '../files.ts';

export const nodeFiles: HostFiles = {
  exists: fs.existsSync,
  stat: fs.statSync as HostFiles['stat'],
  lstat: fs.lstatSync as HostFiles['lstat'],
  readdir: (path) => fs.readdirSync(path),
  readEntries: (path) => fs.readdirSync(path, { withFileTypes: true }),
  readlink: (path) => fs.readlinkSync(path),
  realpath: (path) => fs.realpathSync.native(path),
  statfs: (path) => fs.statfsSync(path),

  readFile: (path) => fs.readFileSync(path),
  readText: (path) => fs.readFileSync(path, 'utf8'),
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

  mkdir: (path, options) => void fs.mkdirSync(path, options),
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
