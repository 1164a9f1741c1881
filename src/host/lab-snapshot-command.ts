/** `lyncshell lab snapshot …`, `lab export` and `lab import`: copies of labs, here and on other computers. */
import { exportLab, importLab, readArchiveFile } from '../deployment/lab-archive.ts';
import { defaultLabsRoot, labTimeZone } from '../deployment/labs.ts';
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
import { labMoment } from './moments.ts';

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
      listSnapshotsOf(root, name, ui);
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

/** What `lab export` writes. */
export interface ExportedLab {
  readonly name: string;
  readonly file: string;
  /** Whether the snapshots of the lab go with it. */
  readonly snapshots: boolean;
}

export function exportLabCommand({ name, file, snapshots }: ExportedLab, ui: ConsoleUI): number {
  const root = defaultLabsRoot();
  const bytes = exportLab(root, name, snapshots);
  const count = snapshots ? listSnapshots(root, name).length : 0;
  writeNewFile(file, bytes);
  const also = count === 0 ? '' : ` with ${count === 1 ? 'its snapshot' : `its ${count} snapshots`}`;
  ui.writeOutputLine(`Wrote the lab "${name}"${also} into ${file} (${Math.ceil(bytes.length / 1024)} KB).`);
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
  const root = defaultLabsRoot();
  importLab(root, name, readArchiveFile(platform().files, file, file), file);
  const count = listSnapshots(root, name).length;
  const also = count === 0 ? '' : `, with ${count === 1 ? 'a snapshot' : `${count} snapshots`}`;
  ui.writeOutputLine(`Made the lab "${name}" of ${file}${also}.`);
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

/** By the time of the lab at which each was taken. */
function listSnapshotsOf(root: string, name: string, ui: ConsoleUI): void {
  const zone = labTimeZone(root, name);
  for (const { name: snapshot, labTime, comment = '' } of listSnapshots(root, name))
    ui.writeOutputLine(`${snapshot.padEnd(20)}  ${labMoment(labTime, zone)}  ${comment}`.trimEnd());
}
