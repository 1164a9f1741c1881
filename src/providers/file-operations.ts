/** Copying, moving, renaming and removing files and folders, with the errors of the FileSystem provider. */
import { hostErrorCode } from '../platform/host-error.ts';
import { ambient, hostFiles } from '../types/ambient.ts';
import {
  childPath,
  createDirectory,
  DirectoryInfo,
  entriesOf,
  FileAttribute,
  FileInfo,
} from '../types/files/file-system-info.ts';
import { makeWritable, withFile } from '../types/files/host-files.ts';
import { fileName } from '../types/files/path-text.ts';
import { NetException } from '../types/net-exception.ts';
import type { ProviderCall } from './provider.ts';

const IO = 'System.IO.IOException';

function isDirectory(path: string): boolean {
  return hostFiles().stat(ambient().files.hostPath(path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isThere(path: string): boolean {
  return hostFiles().lstat(ambient().files.hostPath(path), { throwIfNoEntry: false }) !== undefined;
}

/** Runs one step; a failure becomes an error of the call and gives false. */
function step(
  call: ProviderCall,
  errorId: string,
  target: unknown,
  run: () => void,
  describe: (message: string) => string = (m) => m,
): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const denied = error.typeName === 'System.UnauthorizedAccessException';
    const wrong = error.typeName === 'System.ArgumentException';
    call.error(
      errorId.replace(/IOError$/, denied ? 'UnauthorizedAccess' : wrong ? 'ArgumentError' : 'IOError'),
      denied ? 'PermissionDenied' : wrong ? 'InvalidArgument' : 'WriteError',
      describe(error.message),
      {
        target,
        exception: error.typeName,
      },
    );
    return false;
  }
}

/** The place itself, or inside when it is a folder. */
function placeIn(path: string, destination: string): string {
  return isDirectory(destination) ? childPath(destination, fileName(path)) : destination;
}

// --- copy

/** Copies a file, or a folder with what is in it under -Recurse; gives the path of each copy. */
export function* copyFileItem(
  path: string,
  destination: string,
  recurse: boolean,
  call: ProviderCall,
): Generator<string> {
  if (isDirectory(path)) yield* copyDirectory(path, destination, recurse, call);
  else yield* copyFile(path, placeIn(path, destination), call);
}

function* copyFile(path: string, to: string, call: ProviderCall): Generator<string> {
  if (!call.shouldProcess(`Item: ${path} Destination: ${to}`, 'Copy File')) return;
  if (refusesItself(path, to, call)) return;
  const copied = step(call, 'CopyFileInfoItemIOError', new FileInfo(path), () => {
    if (call.force && isThere(to)) makeWritable(to);
    withFile(to, (hostPath) => hostFiles().copyFile(ambient().files.hostPath(path), hostPath));
  });
  if (copied) yield to;
}

function refusesItself(path: string, to: string, call: ProviderCall): boolean {
  if (!samePlace(path, to)) return false;
  const message = `Cannot overwrite the item ${path} with itself.`;
  call.error('CopyError', 'WriteError', message, { target: path, exception: IO });
  return true;
}

function samePlace(a: string, b: string): boolean {
  const there = (path: string) => hostFiles().stat(ambient().files.hostPath(path), { throwIfNoEntry: false });
  const one = there(a);
  const other = there(b);
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function* copyDirectory(path: string, destination: string, recurse: boolean, call: ProviderCall): Generator<string> {
  if (isThere(destination) && !isDirectory(destination)) {
    call.error('CopyError', 'WriteError', 'Container cannot be copied onto existing leaf item.', {
      target: path,
      exception: 'System.ArgumentException',
    });
    return;
  }
  if (refusesItself(path, destination, call)) return;
  const to = placeIn(path, destination);
  if (!call.shouldProcess(`Item: ${path} Destination: ${to}`, 'Copy Directory')) return;
  // Listed before the copy is made, so that a copy into itself ends.
  const entries = recurse ? entriesOf(path) : [];
  if (!step(call, 'CreateDirectoryIOError', path, () => void createDirectory(to))) return;
  yield to;
  for (const { name, isDirectory: folder } of entries) {
    if (call.isStopping()) return;
    const child = childPath(path, name);
    if (folder && samePlace(child, to)) continue;
    yield* folder ? copyDirectoryTo(child, childPath(to, name), call) : copyFile(child, childPath(to, name), call);
  }
}

/** A folder below the one that is copied goes exactly where it belongs, also when a folder of its name is there. */
function* copyDirectoryTo(path: string, to: string, call: ProviderCall): Generator<string> {
  const entries = entriesOf(path);
  if (!step(call, 'CreateDirectoryIOError', path, () => void createDirectory(to))) return;
  yield to;
  for (const { name, isDirectory: folder } of entries) {
    const child = childPath(path, name);
    yield* folder ? copyDirectoryTo(child, childPath(to, name), call) : copyFile(child, childPath(to, name), call);
  }
}

// --- move and rename

/** Gives the new path, null when nothing was moved. */
export function moveFileItem(path: string, destination: string, call: ProviderCall): string | null {
  const folder = isDirectory(path);
  const to = placeIn(path, destination);
  if (!call.shouldProcess(`Item: ${path} Destination: ${to}`, folder ? 'Move Directory' : 'Move File')) return null;
  if (folder && isBelow(to, path)) {
    const message = `Destination path cannot be a subdirectory of the source or the source itself: ${to}.`;
    call.error('MoveItemArgumentError', 'InvalidArgument', message, { target: to, exception: IO });
    return null;
  }
  const id = folder ? 'MoveDirectoryItemIOError' : 'MoveFileInfoItemIOError';
  const target = folder ? path : new FileInfo(path);
  return step(call, id, target, () => relocate(path, to, folder, call.force)) ? to : null;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(childPath(folder, ''));
}

export function renameFileItem(path: string, to: string, call: ProviderCall): string | null {
  const folder = isDirectory(path);
  if (!call.shouldProcess(`Item: ${path} Destination: ${to}`, folder ? 'Rename Directory' : 'Rename File')) return null;
  return step(call, 'RenameItemIOError', path, () => {
    if (!folder && isThere(to) && !isOnlyCase(path, to)) throw new NetException(IO, `The file '${to}' already exists.`);
    relocate(path, to, folder, false);
  })
    ? to
    : null;
}

function isOnlyCase(path: string, to: string): boolean {
  return path.toLowerCase() === to.toLowerCase() && samePlace(path, to);
}

function relocate(path: string, to: string, folder: boolean, force: boolean): void {
  if (isThere(to) && !isOnlyCase(path, to) && !(force && !folder))
    throw new NetException(IO, `Cannot create '${to}' because a file or directory with the same name already exists.`);
  withFile(to, (target) => {
    const source = ambient().files.hostPath(path);
    try {
      hostFiles().rename(source, target);
    } catch (error) {
      if (hostErrorCode(error) !== 'EXDEV') throw error;
      hostFiles().cp(source, target, { recursive: true, preserveTimestamps: true });
      hostFiles().rm(source, { recursive: true });
    }
  });
}

// --- remove

/** Removes a file, a link (not what it leads to), or a folder with what is in it. */
export function removeFileItem(path: string, recurse: boolean, call: ProviderCall): void {
  const status = hostFiles().lstat(ambient().files.hostPath(path));
  const folder = status.isDirectory();
  if (!call.shouldProcess(path, folder ? 'Remove Directory' : 'Remove File')) return;
  if (folder) removeDirectory(path, recurse, call);
  else removeFile(path, call);
}

function removeFile(path: string, call: ProviderCall): boolean {
  const info = new FileInfo(path);
  if (!call.force && !info.isLink && info.attributes & FileAttribute.ReadOnly) {
    const reason =
      'You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.';
    call.error('RemoveFileSystemItemUnAuthorizedAccess', 'PermissionDenied', `Cannot remove item ${path}: ${reason}`, {
      target: info,
      exception: IO,
    });
    return false;
  }
  return remove(path, call, (hostPath) => hostFiles().unlink(hostPath));
}

function remove(path: string, call: ProviderCall, run: (hostPath: string) => void): boolean {
  const target = isDirectory(path) ? new DirectoryInfo(path) : new FileInfo(path);
  return step(
    call,
    'RemoveFileSystemItemIOError',
    target,
    () => withFile(path, run),
    (message) => `Cannot remove item ${path}: ${message}`,
  );
}

function removeDirectory(path: string, recurse: boolean, call: ProviderCall): boolean {
  let emptied = true;
  for (const { name } of recurse || call.force ? entriesOf(path) : []) {
    if (call.isStopping()) return false;
    const child = childPath(path, name);
    const isFolder = hostFiles().lstat(ambient().files.hostPath(child)).isDirectory();
    const removed = isFolder ? removeDirectory(child, true, call) : removeFile(child, call);
    emptied &&= removed;
  }
  if (!emptied) {
    call.error(
      'RemoveFileSystemItemIOError',
      'WriteError',
      `Cannot remove item ${path}: Directory not empty : '${path}'`,
      {
        target: new DirectoryInfo(path),
        exception: IO,
      },
    );
    return false;
  }
  return remove(path, call, (hostPath) => hostFiles().rmdir(hostPath));
}
