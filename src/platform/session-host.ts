/**
 * What of the host a session may touch. It is a value that a session is given: everything (`full`), the disks of its lab
 * alone (`lab`), or nothing (`none`).
 */
import type { HostFiles } from './files.ts';
import { platform } from './platform.ts';
import type { HostProcesses } from './processes.ts';

export type HostAccess = 'full' | 'lab' | 'none';

/** The host as a session has it. */
export interface SessionHost {
  readonly access: HostAccess;
  readonly files: HostFiles;
  readonly processes: HostProcesses;
}

/** The host of sessions that may do what their user may. */
export function fullHost(): SessionHost {
  const { files, processes } = platform();
  return { access: 'full', files, processes };
}
