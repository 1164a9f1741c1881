/**
 * Paths as scripts write them and where they lie on the host. A session sees the host's file system by POSIX paths, and
 * further trees mounted under a prefix: the disks of lab machines (`C:\`), a test's empty directory (`/conf`).
 */
import { joinPosix, joinWindows, normalizePosix, normalizeWindows } from '../platform/path-text.ts';
import type { AmbientFiles } from '../types/ambient.ts';
import { requireNoNul } from '../types/files/path-text.ts';
import { HostRefusal } from '../types/host-refusal.ts';
import { netException } from '../types/net-exception.ts';

/** A tree of files that appears under a prefix of a session's paths. */
export interface Mount {
  /** Prefix as paths show it: `/conf`, `C:\`. */
  readonly prefix: string;
  /** The host's path of a path under the prefix (which is given without the prefix, separators as written). */
  hostPath(relative: string): string;
}

/** A mount of a host directory under a POSIX prefix. */
export function directoryMount(prefix: string, directory: string): Mount {
  return { prefix, hostPath: (relative) => joinPosix(directory, relative.replaceAll('\\', '/')) };
}

export class MountedFiles implements AmbientFiles {
  private current: string;

  constructor(
    private readonly mounts: readonly Mount[],
    start: string,
    /** Whether the session sees the host's own files, beside the mounts. */
    private readonly seesHost = true,
  ) {
    this.current = start;
  }

  currentDirectory(): string {
    return this.current;
  }

  setCurrentDirectory(path: string): void {
    const full = this.fullPath(path);
    if (!this.isOpen(full)) throw new HostRefusal(full);
    this.current = full;
  }

  fullPath(path: string): string {
    if (path === '')
      throw netException('System.ArgumentException', "The value cannot be an empty string. (Parameter 'path')");
    if (isWindowsPath(path)) return normalizeWindows(path);
    if (path.startsWith('/')) return trimmed(normalizePosix(path));
    return isWindowsPath(this.current)
      ? joinWindows(this.current, path)
      : trimmed(joinPosix(this.current, path.replaceAll('\\', '/')));
  }

  hostPath(path: string): string {
    requireNoNul(path);
    const full = this.fullPath(path);
    for (const mount of this.mounts) {
      const rest = below(full, mount.prefix);
      if (rest !== null) return mount.hostPath(rest);
    }
    if (isWindowsPath(full)) {
      throw netException('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${full}'.`);
    }
    if (!this.seesHost) throw new HostRefusal(full);
    return full;
  }

  isOpen(path: string): boolean {
    if (this.seesHost) return true;
    const full = this.fullPath(path);
    return this.mounts.some((mount) => below(full, mount.prefix) !== null);
  }
}

/** `C:\x`, `c:/x`, `\\server\share`. */
export function isWindowsPath(path: string): boolean {
  return /^(?:[a-z]:(?:[\\/]|$)|\\\\)/i.test(path);
}

function trimmed(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** What stands behind a prefix, or null when the path is not below it. */
function below(path: string, prefix: string): string | null {
  const folded = isWindowsPath(prefix) ? path.toLowerCase() : path;
  const start = isWindowsPath(prefix) ? prefix.toLowerCase() : prefix;
  if (folded === start) return '';
  const lead = start.endsWith('/') || start.endsWith('\\') ? start : `${start}${isWindowsPath(prefix) ? '\\' : '/'}`;
  return folded.startsWith(lead) ? path.slice(lead.length) : null;
}
