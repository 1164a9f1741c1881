/**
 * A script of this computer that runs on a machine of a lab: it is copied there with what lies beside it, as an
 * administrator would do, so that what it dot-sources or imports is found, and nothing that it does changes the original.
 */
import { hostErrorCode } from '../platform/host-error.ts';
import { platform } from '../platform/platform.ts';
import { LyncshellError } from './lyncshell-error.ts';

/** Where scripts are copied to. */
const SCRIPTS = 'C:\\Scripts';

/** Folders that hold no parts of a script. */
const SKIPPED = new Set(['node_modules', 'coverage', 'dist']);
/** Larger folders are not those of a script; the script itself is copied in any case. */
const MOST_FILES = 500;
const MOST_BYTES = 20e6;

/** A script with its neighbours, by their paths on the machine. */
export interface CopiedScript {
  /** Of the script on the machine. */
  readonly path: string;
  readonly files: readonly (readonly [string, Uint8Array])[];
  /** The paths on this computer of the files on the machine, by the latter in lower case. */
  readonly originals: ReadonlyMap<string, string>;
}

/** Whether a path is one of the machine. */
export function isMachinePath(path: string): boolean {
  return /^[a-z]:[\\/]|^\\\\/i.test(path) && platform().system.os !== 'win32';
}

/** Reads a script and what lies beside it. @throws LyncshellError */
export function copiedScript(path: string): CopiedScript {
  const { files, paths } = platform();
  const full = paths.resolve(path);
  const folder = paths.directoryName(full);
  const target = `${SCRIPTS}\\${paths.baseName(folder) || 'root'}`;
  const script = `${target}\\${paths.baseName(full)}`;
  const copied = new Map<string, Uint8Array>([[script, read(full)]]);
  const originals = new Map([[script.toLowerCase(), full]]);
  let bytes = 0;
  const copy = (from: string, to: string): void => {
    for (const entry of files.readEntries(from)) {
      if (copied.size >= MOST_FILES || bytes > MOST_BYTES) return;
      const [source, destination] = [paths.join(from, entry.name), `${to}\\${entry.name}`];
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) copy(source, destination);
      if (!entry.isFile() || copied.has(destination)) continue;
      const content = read(source);
      bytes += content.length;
      copied.set(destination, content);
      originals.set(destination.toLowerCase(), source);
    }
  };
  copy(folder, target);
  return { path: script, files: [...copied], originals };
}

function read(path: string): Uint8Array {
  try {
    return platform().files.readFile(path);
  } catch (error) {
    const code = hostErrorCode(error) ?? 'unknown';
    const why = code === 'ENOENT' ? 'there is no such file' : code;
    throw new LyncshellError('unreadable-file', `The script '${path}' cannot be read: ${why}.`, { cause: error });
  }
}
