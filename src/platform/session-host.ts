/**
 * What of the host a session may touch. It is a value that a session is given: everything (`full`), the disks of its lab
 * alone (`lab`), or nothing (`none`).
 */
import { ConfinedFiles } from './confined-files.ts';
import { DiskQuota, type DiskRoom } from './disk-quota.ts';
import type { HostFiles } from './files.ts';
import { HostRefusedError } from './host-refusal.ts';
import type { HostNetwork } from './network.ts';
import { type HostThreads, platform } from './platform.ts';
import type { HostProcesses } from './processes.ts';

export type HostAccess = 'full' | 'lab' | 'none';

/** The program, as a session may tell of it. */
export interface ProgramFacts {
  readonly path: string;
  /** Program, script and arguments. */
  readonly commandLine: readonly string[];
  /** What starts it once more, before its arguments; null where that cannot be. */
  readonly shell: readonly string[] | null;
}

/** The host as a session has it. */
export interface SessionHost {
  readonly access: HostAccess;
  readonly files: HostFiles;
  readonly processes: HostProcesses;
  readonly network: HostNetwork;
  /** Threads that speak to others for the session. */
  readonly serve: HostThreads['serve'];
  readonly program: ProgramFacts;
}

/** The host of sessions that may do what their user may. */
export function fullHost(): SessionHost {
  const { files, processes, network, threads, system } = platform();
  return {
    access: 'full',
    files,
    processes,
    network,
    serve: (name) => threads.serve(name),
    program: {
      get path() {
        return system.programPath;
      },
      get commandLine() {
        return system.commandLine;
      },
      get shell() {
        return system.shellProgram;
      },
    },
  };
}

/**
 * The host of sessions that may touch what lies in some folders of it, the disks of their lab and of copies of it. Whoever
 * gives the list may add to it.
 * @param room how much may lie there; as much as the host takes without it
 */
export function labHost(disks: readonly string[], room?: DiskRoom): SessionHost {
  const { files, paths } = platform();
  const quota = room ? new DiskQuota(files, paths, disks, room) : null;
  return { ...CLOSED, access: 'lab', files: new ConfinedFiles(files, paths, disks, quota) };
}

/** The host of sessions that may touch nothing of it. */
export function noHost(): SessionHost {
  return { ...CLOSED, access: 'none', files: new ConfinedFiles(platform().files, platform().paths, []) };
}

/** Where the shell lies on the machines of a lab. */
const SHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

const CLOSED: Pick<SessionHost, 'processes' | 'network' | 'serve' | 'program'> = {
  processes: {
    run: refuseProgram,
    runOnTerminal: refuseProgram,
    launch: refuseProgram,
  },
  network: {
    exchange({ url }) {
      throw new HostRefusedError(url);
    },
  },
  serve(name) {
    throw new HostRefusedError(name);
  },
  program: { path: SHELL, commandLine: [SHELL], shell: null },
};

function refuseProgram({ path }: { readonly path: string }): never {
  throw new HostRefusedError(path);
}
