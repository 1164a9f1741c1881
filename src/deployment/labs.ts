/**
 * The folder in which a person's labs lie: making, copying, listing and deleting them. A lab appears and disappears
 * by one rename, so a kill in between leaves nothing that looks like a lab.
 *
 *     labs/contoso/              a lab: store/ and disks/
 *     labs/.temporary/<pid>-…/   a lab that a process makes for the time that it runs
 *     labs/.templates/<digest>/  a pristine lab of a topology, from which new ones are copied in no time
 *     labs/.work-<pid>-<random>  what is being made or removed; swept away when its process is gone
 */
import { hexText, utf8Bytes } from '../platform/bytes.ts';
import { dataFolder } from '../platform/data-folder.ts';
import { platform } from '../platform/platform.ts';
import { FileStore } from '../storage/file-store.ts';
import { StorageError, systemErrorCode, writeFailure } from '../storage/storage-error.ts';
import type { StoredState } from '../storage/store.ts';
import { isAlive } from '../storage/store-lock.ts';
import type { StoreRepair } from '../storage/store-repair.ts';
import { type ClockState, clockSection, DEFAULT_START, hostTime, runningFrom, timeOf } from './clock.ts';
import { DeploymentError } from './deployment-error.ts';
import { faultOfLab, sectionInWords } from './lab-contents.ts';
import { disksFolder, type ProgressListener, setUpLab, startLab, storeFolder } from './lab-creation.ts';
import { loadTopology, Topology } from './topology.ts';

/** How a lab is made. */
export interface LabCreation {
  /** A built-in topology's name, a file's path, or the topology itself. Default `contoso`. */
  readonly topology?: string | Topology;
  /** Lab time at the start, or `system` for the host's time. Default 15 June 2012, 09:00. */
  readonly start?: number | 'system';
  /** Hears how far it is. */
  readonly onProgress?: ProgressListener;
}

/** Counts changes of what {@link setUpLab} makes: a template of another version is not used. */
const TEMPLATE_VERSION = 8;

/** The folder of the labs: `$LYNCSHELL_HOME/labs` or `~/.lyncshell/labs`. */
export function defaultLabsRoot(): string {
  return platform().paths.join(dataFolder(), 'labs');
}

/** The folder of a lab. */
export function labFolder(root: string, name: string): string {
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(name)) throw new DeploymentError('lab-name-invalid', { lab: name });
  return platform().paths.join(root, name);
}

/** Whether there is a lab of this name. */
export function labExists(root: string, name: string): boolean {
  return platform().files.exists(labFolder(root, name));
}

/** The names of the labs. */
export function listLabs(root: string): string[] {
  if (!platform().files.exists(root)) return [];
  return platform()
    .files.readEntries(root)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

/** Makes a lab. The first one of a topology takes a moment, further ones are copies of its pristine state. */
export function createLab(root: string, name: string, creation: LabCreation = {}): void {
  const folder = labFolder(root, name);
  const isMade = !platform().files.exists(folder) && makeLab(root, folder, creation);
  if (!isMade) throw new DeploymentError('lab-exists', { lab: name, root });
}

/** Makes a lab at a place, from the template that `root` keeps of its topology; false where there is one already. */
function makeLab(root: string, folder: string, creation: LabCreation): boolean {
  const topology =
    creation.topology instanceof Topology ? creation.topology : loadTopology(creation.topology ?? 'contoso');
  const start = creation.start === 'system' ? hostTime() : (creation.start ?? Date.parse(DEFAULT_START));
  const template = requireTemplate(root, topology, start, creation.onProgress ?? (() => {}));
  return buildAside(root, folder, (aside) => {
    copyContents(template, aside);
    const clock: ClockState = creation.start === 'system' ? { kind: 'system' } : runningFrom(start);
    startLab(FileStore.open(storeFolder(aside)), clock, start);
  });
}

/** Copies a lab as it is now. */
export function copyLab(root: string, from: string, to: string): void {
  const [source, target] = [requireLab(root, from), labFolder(root, to)];
  if (platform().files.exists(target)) throw new DeploymentError('lab-exists', { lab: to, root });
  if (!buildAside(root, target, (aside) => copyContents(source, aside))) {
    throw new DeploymentError('lab-exists', { lab: to, root });
  }
}

/** Deletes a lab with its disks. */
export function deleteLab(root: string, name: string): void {
  const folder = requireLab(root, name);
  const aside = workFolder(root);
  try {
    platform().files.rename(folder, aside);
    platform().files.rm(aside, { recursive: true, force: true });
  } catch (error) {
    throw writeFailure(error, folder);
  }
}

/** Goes back to the newest state of a lab that is whole; `undefined` where the newest one is. */
export function repairLab(root: string, name: string): StoreRepair | undefined {
  return FileStore.repair(storeFolder(requireLab(root, name)), faultOfLab);
}

/** A state of a lab that can be gone back to. */
export interface KeptLabState {
  readonly number: number;
  /** When it came to be, by the host's clock and by the lab's. */
  readonly committedAt: number;
  readonly labTime: number | undefined;
  /** What differs from the state before, in words; `undefined` for the oldest one. */
  readonly changed: readonly string[] | undefined;
}

/** The states of a lab that are kept, newest first. */
export function labHistory(root: string, name: string): KeptLabState[] {
  const store = FileStore.open(storeFolder(requireLab(root, name)), { readOnly: true });
  return store.history().map((state) => ({
    number: state.generation,
    committedAt: state.committedAt,
    labTime: timeThen(state),
    changed: state.changed?.map(sectionInWords),
  }));
}

/** Makes an earlier state of a lab the newest one again; the one before the newest unless a number is given. */
export function undoLab(root: string, name: string, number?: number): KeptLabState {
  const store = FileStore.open(storeFolder(requireLab(root, name)));
  const states = labHistory(root, name);
  const wanted = number === undefined ? states[1] : states.find((state) => state.number === number);
  if (!wanted) throw new DeploymentError('lab-state-missing', { lab: name, state: number ?? 'before the newest' });
  store.goBack(wanted.number);
  return wanted;
}

/** Lab time at which a state came to be; a state without a clock is damaged, and is shown all the same. */
function timeThen(state: StoredState): number | undefined {
  try {
    const clock = state.read(clockSection);
    return clock && timeOf(clock, state.committedAt);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'damaged') return undefined;
    throw error;
  }
}

function requireLab(root: string, name: string): string {
  const folder = labFolder(root, name);
  if (!platform().files.exists(folder)) throw new DeploymentError('lab-missing', { lab: name, root });
  return folder;
}

/** The pristine lab of a topology for a day; made where there is none yet. */
function requireTemplate(root: string, topology: Topology, start: number, onProgress: ProgressListener): string {
  const midnight = new Date(start).setHours(0, 0, 0, 0);
  const identity = JSON.stringify([TEMPLATE_VERSION, midnight, topology.document]);
  const digest = hexText(platform().cryptography.hash('sha256', utf8Bytes(identity))).slice(0, 16);
  const folder = platform().paths.join(root, '.templates', digest);
  if (platform().files.exists(folder)) return folder;
  // Where another process was quicker with the same template, its work is as good as ours.
  buildAside(root, folder, (aside) =>
    setUpLab(aside, FileStore.create(storeFolder(aside)), topology, midnight, onProgress),
  );
  return folder;
}

/** Lets `build` fill a folder aside, and moves it to its place when it is complete; false where there is one by then. */
function buildAside(root: string, target: string, build: (aside: string) => void): boolean {
  const aside = workFolder(root);
  try {
    makeFolder(platform().paths.join(target, '..'));
    sweepWork(root);
    platform().files.mkdir(aside, { recursive: true });
    build(aside);
    return moveInto(aside, target);
  } catch (error) {
    if (platform().files.exists(aside)) platform().files.rm(aside, { recursive: true, force: true });
    throw writeFailure(error, root);
  }
}

/** The folder in which labs lie. That it cannot be made is a matter of where the user wants it, not of a lab. */
function makeFolder(folder: string): void {
  try {
    platform().files.mkdir(folder, { recursive: true });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new StorageError(
      'unwritable',
      folder,
      `The folder for labs cannot be made (${code})`,
      'Set LYNCSHELL_HOME to a folder in which you may write.',
      { cause: error },
    );
  }
}

/** Moves a folder to its place; false where another process was quicker. */
function moveInto(aside: string, target: string): boolean {
  try {
    platform().files.rename(aside, target);
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    platform().files.rm(aside, { recursive: true, force: true });
    return false;
  }
}

function workFolder(root: string): string {
  return platform().paths.join(root, `.work-${platform().system.processId}-${hexText(platform().random.bytes(4))}`);
}

/** Where a lab lies: the folder of the labs, and its name there. */
export interface LabPlace {
  readonly root: string;
  readonly name: string;
}

/** Makes a lab for the time that this process runs. It lies apart from those of people, whatever they are called. */
export function createTemporaryLab(root: string, creation: LabCreation = {}): LabPlace {
  const place = {
    root: platform().paths.join(root, '.temporary'),
    name: `${platform().system.processId}-${hexText(platform().random.bytes(4))}`,
  };
  sweepTemporaryLabs(place.root);
  makeLab(root, labFolder(place.root, place.name), creation);
  return place;
}

/** Deletes the temporary labs of processes that were ended before they could do so themselves. */
function sweepTemporaryLabs(folder: string): void {
  for (const name of listLabs(folder)) {
    const owner = /^(\d+)-[0-9a-f]+$/.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) deleteLab(folder, name);
  }
}

/** Removes what processes that are gone have left half made. */
function sweepWork(root: string): void {
  for (const name of platform().files.readdir(root)) {
    const owner = /^\.work-(\d+)-[0-9a-f]+$/.exec(name)?.[1];
    if (owner && !isAlive(Number(owner)))
      platform().files.rm(platform().paths.join(root, name), { recursive: true, force: true });
  }
}

/** Section files never change and may be shared; what is on the disks may change, and is copied. */
function copyContents(source: string, target: string): void {
  FileStore.open(storeFolder(source), { readOnly: true }).copyTo(storeFolder(target));
  platform().files.cp(disksFolder(source), disksFolder(target), {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
  });
  copyFolderDates(disksFolder(source), disksFolder(target));
}

/** Copying keeps the dates of files; a folder's are those of its last entry's arrival. */
function copyFolderDates(source: string, target: string): void {
  const { files, paths } = platform();
  for (const entry of files.readEntries(source)) {
    if (entry.isDirectory()) copyFolderDates(paths.join(source, entry.name), paths.join(target, entry.name));
  }
  const { atime, mtime } = files.stat(source);
  files.utimes(target, atime, mtime);
}
