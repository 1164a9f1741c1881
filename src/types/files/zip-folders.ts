/**
 * System.IO.Compression.ZipFile: archives of the session's files and folders. No entry leads out of the folder that it is
 * taken out into, and no more comes out of an archive than one may hold.
 */
import type { CompressionLevel } from '../../platform/platform.ts';
import { ambient, hostFiles } from '../ambient.ts';
import { netException } from '../net-exception.ts';
import { outOfMemory } from '../values/array-limit.ts';
import { MOST_INFLATED } from './compressed-stream.ts';
import { childPath, createDirectory, entriesOf, FileInfo } from './file-system-info.ts';
import { fileError, hostPathOf, readBytes, statOf, writeBytes } from './host-files.ts';
import { directoryName, fileName } from './path-text.ts';
import { type FileMode, FileStream, type NetStream } from './stream.ts';
import { ZipArchive, type ZipArchiveEntry, type ZipMode } from './zip-archive.ts';
import { toZipDate } from './zip-date.ts';

const FILE_MODES: Record<ZipMode, FileMode> = { Read: 'Open', Create: 'CreateNew', Update: 'OpenOrCreate' };

export function openArchive(path: string, mode: ZipMode): ZipArchive {
  const stream = new FileStream(path, FILE_MODES[mode], mode === 'Read' ? 'Read' : 'ReadWrite');
  return closingOnError(stream, () => new ZipArchive(stream, mode, false));
}

/** An archive of what is below a folder; the folder's own name stands before it, where that is asked for. */
export function archiveFolder(folder: string, archive: ZipArchive, level: CompressionLevel, withName: boolean): void {
  const full = ambient().files.fullPath(folder);
  if (!statOf(folder)?.isDirectory()) throw missingFolder(full);
  const pending = [{ path: full, prefix: withName ? `${fileName(full)}/` : '' }];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const entries = entriesOf(next.path);
    if (entries.length === 0 && next.prefix !== '') archive.create(next.prefix, level).change(factsOf(next.path));
    for (const { name, isDirectory } of entries) {
      const path = childPath(next.path, name);
      if (isDirectory) pending.push({ path, prefix: `${next.prefix}${name}/` });
      else addFile(archive, path, next.prefix + name, level);
    }
  }
}

export function addFile(archive: ZipArchive, path: string, name: string, level: CompressionLevel): ZipArchiveEntry {
  const contents = readBytes(path);
  const entry = archive.create(name, level);
  entry.change(factsOf(path));
  const stream = entry.open();
  stream.write(contents);
  stream.close();
  return entry;
}

function factsOf(path: string): { date: number; attributes: number } {
  const mode = statOf(path)?.mode ?? 0;
  return {
    date: toZipDate(new FileInfo(path).time('LastWriteTime').toLocalTime()),
    attributes: (mode << 16) | 0,
  };
}

export function extractToFolder(archive: ZipArchive, folder: string, overwrite: boolean): void {
  const root = createDirectory(folder).fullName;
  const total = archive.entries.reduce((sum, { record }) => sum + record.size, 0);
  if (total > MOST_INFLATED) throw outOfMemory();
  for (const entry of archive.entries) extractInto(root, entry, overwrite);
}

function extractInto(root: string, entry: ZipArchiveEntry, overwrite: boolean): void {
  const path = placeBelow(root, entry.fullName);
  if (entry.isFolder) {
    if (entry.record.size > 0) {
      throw netException(
        'System.IO.IOException',
        'Zip entry name ends in directory separator character but contains data.',
      );
    }
    createDirectory(path);
    return;
  }
  createDirectory(directoryName(path) ?? root);
  extractToFile(entry, path, overwrite);
}

function placeBelow(root: string, name: string): string {
  const isRooted = /^[\\/]|^[a-z]:/i.test(name);
  const path = ambient().files.fullPath(isRooted ? name : childPath(root, name));
  const start = childPath(root, '').toLowerCase();
  if (`${path.toLowerCase()}${start.at(-1)}`.startsWith(start)) return path;
  throw netException(
    'System.IO.IOException',
    'Extracting Zip entry would have resulted in a file outside the specified destination directory.',
  );
}

export function extractToFile(entry: ZipArchiveEntry, path: string, overwrite: boolean): void {
  entry.archive.requireOpen();
  if (!overwrite && hostFiles().exists(hostPathOf(path, 'destinationFileName'))) {
    throw fileError({ code: 'EEXIST' }, path);
  }
  writeBytes(path, entry.contents());
  new FileInfo(path).setTime('LastWriteTime', entry.lastWriteTime.utc);
}

/** Opens, works and closes, also when the work fails. */
export function withArchive(archive: ZipArchive, work: (archive: ZipArchive) => void): void {
  try {
    work(archive);
  } finally {
    archive.dispose();
  }
}

function closingOnError<T>(stream: NetStream, work: () => T): T {
  try {
    return work();
  } catch (error) {
    stream.close();
    throw error;
  }
}

function missingFolder(full: string) {
  return netException('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${full}'.`);
}
