/** `lyncshell lab snapshot …`, `lab export` and `lab import`: copies of labs, here and on other computers. */
import { exportLab, importLab, readArchiveFile } from '../deployment/lab-archive.ts';
import { defaultLabsRoot } from '../deployment/labs.ts';
import {
  compareSnapshots,
  listSnapshots,
  removeSnapshot,
  restoreSnapshot,
  type SnapshotComparison,
  takeSnapshot,
} from '../deployment/snapshots.ts';
import { hostErrorCode } from '../platform/host-error.ts';
import { platform } from '../platform/platform.ts';
import { StorageError } from '../storage/storage-error.ts';
import type { ConsoleUI } from './console-ui.ts';

export const snapshotActions = ['take', 'list', 'restore', 'delete', 'diff'] as const;
export type SnapshotActionName = (typeof snapshotActions)[number];

export interface SnapshotAction {
  readonly action: SnapshotActionName;
  /** The lab. */
  readonly name: string;
  readonly snapshots: readonly string[];
}

export function snapshotCommand({ action, name, snapshots }: SnapshotAction, ui: ConsoleUI): number {
  const root = defaultLabsRoot();
  const [first = '', second] = snapshots;
  switch (action) {
    case 'take':
      takeSnapshot(root, name, first);
      ui.writeOutputLine(`Took the snapshot "${first}" of the lab "${name}".`);
      break;
    case 'list':
      for (const { name: snapshot, labTime, comment = '' } of listSnapshots(root, name))
        ui.writeOutputLine(`${snapshot.padEnd(20)}  ${dateText(labTime)}  ${comment}`.trimEnd());
      break;
    case 'restore':
      restoreSnapshot(root, name, first);
      ui.writeOutputLine(`The lab "${name}" is as it was when the snapshot "${first}" was taken.`);
      break;
    case 'delete':
      removeSnapshot(root, name, first);
      ui.writeOutputLine(`Deleted the snapshot "${first}" of the lab "${name}".`);
      break;
    case 'diff':
      for (const line of differenceLines(compareSnapshots(root, name, first, second))) ui.writeOutputLine(line);
      break;
  }
  return 0;
}

export function exportLabCommand(name: string, file: string, ui: ConsoleUI): number {
  const bytes = exportLab(defaultLabsRoot(), name);
  writeNewFile(file, bytes);
  ui.writeOutputLine(`Wrote the lab "${name}" into ${file} (${Math.ceil(bytes.length / 1024)} KB).`);
  return 0;
}

/** A file that was there stays, and one that cannot be written whole is none. */
function writeNewFile(file: string, bytes: Uint8Array): void {
  const { files } = platform();
  try {
    files.writeFile(file, bytes, { flag: 'wx' });
  } catch (error) {
    if (hostErrorCode(error) !== 'ENOSPC' && hostErrorCode(error) !== 'EDQUOT') throw error;
    files.unlink(file);
    throw new StorageError('unwritable', file, 'The file cannot be written', 'The disk is full: free some space.', {
      cause: error,
    });
  }
}

export function importLabCommand(name: string, file: string, ui: ConsoleUI): number {
  importLab(defaultLabsRoot(), name, readArchiveFile(platform().files, file, file), file);
  ui.writeOutputLine(`Made the lab "${name}" of ${file}.`);
  return 0;
}

function differenceLines({ state, files }: SnapshotComparison): string[] {
  return [
    ...state.flatMap(({ text, event, details }) =>
      event
        ? [`event    ${text}`]
        : details().map(({ path, before, after }) => `state    ${text}: ${path}: ${before ?? '-'} => ${after ?? '-'}`),
    ),
    ...files.map(({ machine, path, change }) => `file     ${machine}: ${path} ${change}`),
  ];
}

/** A moment to the second, in the host's time zone. */
function dateText(instant: number): string {
  return new Date(instant).toLocaleString('sv-SE');
}
