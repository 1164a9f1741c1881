/**
 * The labs of a person: making, copying, listing, deleting and repairing them. They are entries of a catalogue, which is
 * named by its address (`root`): the path of a folder, or `memory:NAME`. Beside it lie `templates`, a pristine lab of each
 * topology, from which new ones are copied in no time, and `temporary`, what processes make for the time that they run.
 */
import { hexText, utf8Bytes } from '../platform/bytes.ts';
import { dataFolder } from '../platform/data-folder.ts';
import { platform } from '../platform/platform.ts';
import type { CatalogueEntry, EntryPlace, StoreCatalogue } from '../storage/catalogue.ts';
import { openCatalogue } from '../storage/open-catalogue.ts';
import { StorageError } from '../storage/storage-error.ts';
import type { StoredState } from '../storage/store.ts';
import type { StoreRepair } from '../storage/store-repair.ts';
import { type ClockState, clockSection, DEFAULT_START, hostTime, runningFrom, timeOf } from './clock.ts';
import { DeploymentError } from './deployment-error.ts';
import { dueSection } from './due-moments.ts';
import { faultOfLab, sectionInWords } from './lab-contents.ts';
import { type ProgressListener, setUpLab, startLab } from './lab-creation.ts';
import { requireKnownFormat } from './lab-migration.ts';
import { checkedName, type LabPlace, requireLab } from './lab-places.ts';
import { leaveSnapshot, removeAllSnapshots } from './snapshots.ts';
import { storedTopology } from './stored-topology.ts';
import { Topology } from './topology.ts';
import { loadTopology } from './topology-file.ts';
import { instantOfWallTime, midnightBefore } from './zoned-time.ts';

/** How a lab is made. */
export interface LabCreation {
  /** A built-in topology's name, a file's path, or the topology itself. Default `contoso`. */
  readonly topology?: string | Topology;
  /** Lab time at the start, or `system` for the host's time. Default 15 June 2012, 09:00. */
  readonly start?: number | 'system';
  /** The same by the clocks of the lab, as milliseconds that read as UTC: 09:00 is nine there, wherever this computer is. */
  readonly wallStart?: number;
  /** Labs of one seed that are made alike have certificates with the same thumbprints; 0 when omitted. */
  readonly seed?: number;
  /** The address of a database server, `postgres://…`, on which the lab is to be, so that others can join it. */
  readonly store?: string;
  /** Hears of what the file of a topology has and a lab cannot have, in words. */
  readonly onLeftOut?: (words: string) => void;
  /** Hears how far it is. */
  readonly onProgress?: ProgressListener;
}

/** Counts changes of what {@link setUpLab} makes: a template of another version is not used. */
const TEMPLATE_VERSION = 15;

/** The folder of the labs: `$LYNCSHELL_HOME/labs` or `~/.lyncshell/labs`. */
export function defaultLabsRoot(): string {
  return platform().paths.join(dataFolder(), 'labs');
}

/** Whether there is a lab of this name. */
export function labExists(root: string, name: string): boolean {
  return openCatalogue(root).has(checkedName(name));
}

/** The names of the labs. */
export function listLabs(root: string): string[] {
  return openCatalogue(root).list();
}

/** Makes a lab. The first one of a topology takes a moment, further ones are copies of its pristine state. */
export function createLab(root: string, name: string, creation: LabCreation = {}): void {
  const labs = openCatalogue(root);
  const isFree = !labs.has(checkedName(name));
  if (isFree) removeAllSnapshots(labs, name);
  const isMade = isFree && makeLab(labs, labs, name, creation);
  if (!isMade) throw new DeploymentError('lab-exists', { lab: name, root });
}

/** Makes a lab in `target` from the template that `labs` keeps of its topology; false where there is one already. */
function makeLab(labs: StoreCatalogue, target: StoreCatalogue, name: string, creation: LabCreation): boolean {
  const topology =
    creation.topology instanceof Topology
      ? creation.topology
      : loadTopology(creation.topology ?? 'contoso', creation.onLeftOut);
  const start = creation.start === 'system' ? hostTime() : (creation.start ?? wallStartOf(topology, creation));
  const template = requireTemplate(labs, topology, start, creation);
  const begin = ({ store }: CatalogueEntry) => {
    const clock: ClockState = creation.start === 'system' ? { kind: 'system' } : runningFrom(start);
    startLab(store, clock, start);
  };
  return target.copy(template, name, begin, creation.store);
}

/** The start, by the clocks of the lab. */
function wallStartOf({ document }: Topology, { wallStart = Date.parse(`${DEFAULT_START}Z`) }: LabCreation): number {
  return instantOfWallTime(wallStart, document.timeZone);
}

/** Makes a lab that is on a database server one of this person's; its machines' disks are made here, as they were set up. */
export function joinLab(root: string, name: string, server: string): void {
  const labs = openCatalogue(root);
  if (!labs.has(checkedName(name))) removeAllSnapshots(labs, name);
  if (!labs.join(name, server)) throw new DeploymentError('lab-exists', { lab: name, root });
}

/** Removes a lab that others share: they keep it. */
export function leaveLab(root: string, name: string): void {
  requireLab(root, name).leave(name);
}

/** Copies a lab as it is now. */
export function copyLab(root: string, from: string, to: string): void {
  const catalogue = requireLab(root, from);
  const isFree = !catalogue.has(checkedName(to));
  if (isFree) removeAllSnapshots(catalogue, to);
  if (!isFree || !catalogue.copy({ catalogue, name: from }, to)) {
    throw new DeploymentError('lab-exists', { lab: to, root });
  }
}

/** Deletes a lab with its disks and its snapshots. */
export function deleteLab(root: string, name: string): void {
  const labs = requireLab(root, name);
  labs.remove(name);
  removeAllSnapshots(labs, name);
}

/** Whether a lab is there in all its parts, and each of them is what was written. */
export function isWholeLab({ root, name }: LabPlace): boolean {
  if (!labExists(root, name)) return false;
  try {
    return faultOfLab(openCatalogue(root).open(name, { readOnly: true }).snapshot()) === undefined;
  } catch (error) {
    if (error instanceof StorageError && (error.code === 'damaged' || error.code === 'missing')) return false;
    throw error;
  }
}

/** Has labs made from the ground again, and not as copies of what was made before: that is damaged. */
export function forgetTemplates(root: string): void {
  const templates = openCatalogue(root).beside('templates');
  for (const name of templates.list()) templates.remove(name);
}

/** Makes a lab for the time that this process runs. It lies apart from those of people, whatever they are called. */
export function createTemporaryLab(root: string, creation: LabCreation = {}): LabPlace {
  const labs = openCatalogue(root);
  const temporary = openCatalogue(labs.beside('temporary').address);
  sweepTemporaryLabs(temporary);
  const name = `${platform().system.processId}-${hexText(platform().random.bytes(4))}`;
  makeLab(labs, temporary, name, creation);
  return { root: temporary.address, name };
}

/** Makes a lab in memory, where nothing waits for a disk; files of its machines lie in a temporary folder of this process. */
export function createLabInMemory(root: string, creation: LabCreation = {}): LabPlace {
  const name = `new.${hexText(platform().random.bytes(4))}`;
  makeLab(openCatalogue(root), openCatalogue(FORKS), name, creation);
  return { root: FORKS, name };
}

/** Deletes the temporary labs of processes that were ended before they could do so themselves. */
function sweepTemporaryLabs(labs: StoreCatalogue): void {
  for (const name of labs.list()) {
    const owner = /^(\d+)-[0-9a-f]+$/.exec(name)?.[1];
    if (owner && !platform().system.isAlive(Number(owner))) labs.remove(name);
  }
}

/** The catalogue of the labs that live as long as this process: those that were forked off others, and some new ones. */
const FORKS = 'memory:forks';

/** Copies a lab as it is now into memory. */
export function forkLab(root: string, name: string): LabPlace {
  const fork = `${name}.${hexText(platform().random.bytes(4))}`;
  openCatalogue(FORKS).copy({ catalogue: requireLab(root, name), name }, fork, ({ store }) => leaveSnapshot(store));
  return { root: FORKS, name: fork };
}

/** Whether labs at an address are forks. */
export function isFork(root: string): boolean {
  return root === FORKS;
}

/** Goes back to the newest state of a lab that is whole; `undefined` where the newest one is. */
export function repairLab(root: string, name: string): StoreRepair | undefined {
  const labs = requireLab(root, name);
  requireReadableFormat(labs, name);
  return labs.repair(name, faultOfLab);
}

/** What a later version has written is not damaged, and is not moved aside for what this one can read. */
function requireReadableFormat(labs: StoreCatalogue, name: string): void {
  try {
    requireKnownFormat(labs.open(name, { readOnly: true }), name);
  } catch (error) {
    // What cannot be read is for the repair.
    if (!(error instanceof StorageError)) throw error;
  }
}

/** A state of a lab that can be gone back to. */
export interface KeptLabState {
  readonly number: number;
  /** When it came to be, by the host's clock and by the lab's. */
  readonly committedAt: number;
  readonly labTime: number | null;
  /** What differs from the state before, in words; null for the oldest one. */
  readonly changed: readonly string[] | null;
}

/** The time zone of the machine that a lab begins on; `undefined` where it is this computer's, or cannot be read. */
export function labTimeZone(root: string, name: string): string | undefined {
  try {
    const topology = storedTopology(requireLab(root, name).open(name, { readOnly: true }).snapshot());
    const computer = topology?.computer(topology.document.session.computer);
    return computer && topology?.timeZoneOf(computer);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'damaged') return undefined;
    throw error;
  }
}

/** The states of a lab that are kept, newest first. */
export function labHistory(root: string, name: string): KeptLabState[] {
  const store = requireLab(root, name).open(name, { readOnly: true });
  return store.history().map((state) => ({
    number: state.generation,
    committedAt: state.committedAt,
    labTime: timeThen(state),
    // When what is due follows from the others.
    changed: state.changed?.filter((name) => name !== dueSection.name).map(sectionInWords) ?? null,
  }));
}

/** Makes an earlier state of a lab the newest one again; the one before the newest unless a number is given. */
export function undoLab(root: string, name: string, number?: number): KeptLabState {
  const store = requireLab(root, name).open(name);
  const states = labHistory(root, name);
  const wanted = number === undefined ? states[1] : states.find((state) => state.number === number);
  if (!wanted) throw new DeploymentError('lab-state-missing', { lab: name, state: number ?? 'before the newest' });
  store.goBack(wanted.number);
  return wanted;
}

/** Lab time at which a state came to be; a state without a clock is damaged, and is shown all the same. */
function timeThen(state: StoredState): number | null {
  try {
    const clock = state.read(clockSection);
    return clock ? timeOf(clock, state.committedAt) : null;
  } catch (error) {
    if (error instanceof StorageError && error.code === 'damaged') return null;
    throw error;
  }
}

/** The pristine lab of a topology for a day; made where there is none yet. */
function requireTemplate(
  labs: StoreCatalogue,
  topology: Topology,
  start: number,
  { seed = 0, onProgress = () => {} }: LabCreation,
): EntryPlace {
  const midnight = midnightBefore(start, topology.document.timeZone);
  const identity = JSON.stringify([TEMPLATE_VERSION, midnight, topology.document, seed]);
  const name = hexText(platform().cryptography.hash('sha256', utf8Bytes(identity))).slice(0, 16);
  const catalogue = labs.beside('templates');
  // Where another process is quicker with the same template, its work is as good as ours.
  if (!catalogue.has(name)) {
    catalogue.create(name, ({ folder, store }) => setUpLab(folder, store, topology, midnight, seed, onProgress));
  }
  return { catalogue, name };
}
