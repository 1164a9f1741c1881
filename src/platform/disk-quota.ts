/**
 * How much may lie in some folders of the host. What is beyond it fails as on a disk that is full. What others remove or
 * write there is found out when the folders are measured, so that a write costs no more than a subtraction.
 */
import type { HostFiles } from './files.ts';
import { hostErrorCode } from './host-error.ts';
import type { HostPaths } from './platform.ts';

/** What the smallest file takes. */
const CLUSTER = 4096;
/** Which part of the quota may be written before the folders are measured again. */
const STEP = 1 / 16;

/** The room that the sessions of a thread share. */
export interface DiskRoom {
  /** In bytes. */
  readonly most: number;
  /** What may be written before the next look; at first nothing. */
  credit: number;
}

export class DiskQuota {
  constructor(
    private readonly files: HostFiles,
    private readonly paths: HostPaths,
    private readonly folders: readonly string[],
    private readonly room: DiskRoom,
  ) {}

  /** Takes room for some bytes more, or for a new entry where there are none. @throws ENOSPC where there is no more */
  take(bytes: number, syscall: string, path: string): void {
    const wanted = Math.max(CLUSTER, bytes);
    if (wanted > this.room.credit) {
      const free = this.room.most - this.sizeOf(this.folders);
      if (wanted > free) {
        this.room.credit = 0;
        throw Object.assign(new Error(`ENOSPC: no space left on device, ${syscall} '${path}'`), {
          code: 'ENOSPC',
          syscall,
          path,
        });
      }
      this.room.credit = Math.max(wanted, Math.min(free, this.room.most * STEP));
    }
    this.room.credit -= wanted;
  }

  /** What files and folders take, with all that is in them. */
  sizeOf(roots: readonly string[]): number {
    let size = 0;
    const waiting = [...roots];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const entry = this.files.lstat(path, { throwIfNoEntry: false });
      if (!entry) continue;
      size += Math.max(CLUSTER, entry.size);
      if (entry.isDirectory()) waiting.push(...this.namesIn(path));
    }
    return size;
  }

  private namesIn(folder: string): string[] {
    try {
      return this.files.readdir(folder).map((name) => this.paths.join(folder, name));
    } catch (error) {
      // Another session has removed it meanwhile, or has closed it to everybody.
      if (hostErrorCode(error) === undefined) throw error;
      return [];
    }
  }
}
