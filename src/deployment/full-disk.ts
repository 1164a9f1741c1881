/** Files of disks some of which may be full: what would need more room is refused as the host refuses it. */

import type { HostFiles, OpenFlag, WriteOptions } from '../platform/files.ts';
import type { HostErrorParts } from '../platform/host-error.ts';

/** Gives files that do what `files` does, but for writing where `isFull` says so. */
export function filesOfFullDisks(files: HostFiles, isFull: (path: string) => boolean): HostFiles {
  const opened = new Map<number, string>();
  const requireRoom = (path: string, syscall: string): void => {
    if (isFull(path)) throw noRoom(path, syscall);
  };
  return {
    ...files,
    writeFile(path: string, contents: Uint8Array | string, options?: WriteOptions) {
      if (contents.length > 0) requireRoom(path, 'write');
      files.writeFile(path, contents, options);
    },
    appendFile(path, contents, options) {
      if (contents.length > 0) requireRoom(path, 'write');
      files.appendFile(path, contents, options);
    },
    open(path: string, flag: OpenFlag | number, mode?: number) {
      const file = files.open(path, flag, mode);
      opened.set(file, path);
      return file;
    },
    write(file, bytes, offset, length, position) {
      const path = opened.get(file);
      if (path !== undefined) requireRoom(path, 'write');
      return files.write(file, bytes, offset, length, position);
    },
    close(file) {
      opened.delete(file);
      files.close(file);
    },
    mkdir(path, options) {
      requireRoom(path, 'mkdir');
      files.mkdir(path, options);
    },
    copyFile(from, to) {
      requireRoom(to, 'copyfile');
      files.copyFile(from, to);
    },
    cp(from, to, options) {
      requireRoom(to, 'cp');
      files.cp(from, to, options);
    },
  };
}

function noRoom(path: string, syscall: string): Error & HostErrorParts {
  const message = `ENOSPC: no space left on device, ${syscall} '${path}'`;
  return Object.assign(new Error(message), { code: 'ENOSPC', syscall, path });
}
