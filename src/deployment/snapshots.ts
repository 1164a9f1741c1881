/**
 * Snapshots of a lab: copies of its state and of the disks of its machines, under names of their own. They lie beside the labs,
 * each lab's in a catalogue of its own.
 */
import { hexText } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import type { EntryPlace, StoreCatalogue } from '../storage/catalogue.ts';
import { openCatalogue } from '../storage/open-catalogue.ts';
import { anything } from '../storage/shape.ts';
import { type Store, type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { clockSection, hostTime, movedTo, timeOf } from './clock.ts';
import { DeploymentError } from './deployment-error.ts';
import { type DiskDifference, diskDifferences, machinesWithDisks } from './disk-differences.ts';
import { disksFolder, requireDisk } from './disk-setup.ts';
import { type LabDifference, labDifferences } from './lab-differences.ts';
import { migrateLab } from './lab-migration.ts';
import { checkedName, type LabPlace, requireLab } from './lab-places.ts';
import { leaseSection } from './lease.ts';
import { type SnapshotState, snapshotSection } from './snapshot-state.ts';
import { topologyOf } from './stored-topology.ts';

/** A snapshot by its name. */
export interface Snapshot extends SnapshotState {
  readonly name: string;
}

/** What differs between two snapshots, or between a snapshot and the lab. */
export interface SnapshotComparison {
  readonly state: readonly LabDifference[];
  readonly files: readonly DiskDifference[];
}

/** Takes a snapshot of a lab as it is. */
export function takeSnapshot(root: string, lab: string, name: string, comment?: string): Snapshot {
  const labs = requireLab(root, lab);
  const snapshots = snapshotsOf(labs, lab);
  const isMade = copyAsSnapshot({ catalogue: labs, name: lab }, snapshots, checkedName(name), comment);
  if (!isMade) throw new DeploymentError('snapshot-exists', { lab, snapshot: name });
  return describe(snapshots, name);
}

/** The catalogue of snapshots that have no name, and that outlive their labs. */
const POINTS = 'memory:points';

/** Keeps a lab as it is, in memory, for {@link restoreFrom}. */
export function keepPoint(root: string, lab: string): LabPlace {
  const name = `${lab}.${hexText(platform().random.bytes(4))}`;
  copyAsSnapshot({ catalogue: requireLab(root, lab), name: lab }, openCatalogue(POINTS), name);
  return { root: POINTS, name };
}

/** Keeps a lab as it is under a name elsewhere, for {@link labOfCopy}; false where there is one of the name already. */
export function keepCopy(lab: LabPlace, copy: LabPlace): boolean {
  const { root, name } = lab;
  return copyAsSnapshot({ catalogue: requireLab(root, name), name }, openCatalogue(copy.root), checkedName(copy.name));
}

/** Makes a lab of what was kept; its clock goes on from then. False where there is one of the name already. */
export function labOfCopy(copy: LabPlace, lab: LabPlace): boolean {
  const from = { catalogue: requireLab(copy.root, copy.name), name: copy.name };
  return openCatalogue(lab.root).copy(from, checkedName(lab.name), ({ store }) => leaveSnapshot(store));
}

function copyAsSnapshot(from: EntryPlace, to: StoreCatalogue, name: string, comment?: string): boolean {
  const takenAt = hostTime();
  return to.copy(from, name, ({ store }) => {
    store.transact((change) => {
      const labTime = timeOf(change.read(clockSection) ?? { kind: 'system' }, takenAt);
      change.write(snapshotSection, { takenAt, labTime, ...(comment !== undefined && { comment }) });
      change.remove(leaseSection);
    });
  });
}

/** The snapshots of a lab, the oldest first. */
export function listSnapshots(root: string, lab: string): Snapshot[] {
  const snapshots = snapshotsOf(requireLab(root, lab), lab);
  return snapshots
    .list()
    .map((name) => describe(snapshots, name))
    .sort((left, right) => left.takenAt - right.takenAt);
}

/** Makes a lab what it was when the snapshot was taken; it goes on from there. The state can be undone, files cannot. */
export function restoreSnapshot(root: string, lab: string, name: string): void {
  const labs = requireLab(root, lab);
  const catalogue = requireSnapshot(labs, lab, name);
  becomeCopy(labs, lab, { catalogue, name });
}

/** Makes a lab what another one is, such as a copy that was made of it earlier; it goes on from there. */
export function restoreFrom(root: string, lab: string, copy: LabPlace): void {
  becomeCopy(requireLab(root, lab), lab, { catalogue: requireLab(copy.root, copy.name), name: copy.name });
}

function becomeCopy(labs: StoreCatalogue, lab: string, copy: EntryPlace): void {
  labs.replaceFiles(lab, copy);
  const store = labs.open(lab);
  becomeState(store, copy.catalogue.open(copy.name, { readOnly: true }).snapshot());
  migrateLab(store);
}

export function removeSnapshot(root: string, lab: string, name: string): void {
  requireSnapshot(requireLab(root, lab), lab, name).remove(name);
}

/** What differs between a snapshot and a later one, or the lab as it is. */
export function compareSnapshots(root: string, lab: string, before: string, after?: string): SnapshotComparison {
  const labs = requireLab(root, lab);
  const earlier = requireSnapshot(labs, lab, before);
  const later = after === undefined ? labs : requireSnapshot(labs, lab, after);
  const laterName = after ?? lab;
  const [old, now] = [sideOf(earlier, before), sideOf(later, laterName)];
  levelDisks(old, now);
  return { state: labDifferences(old.state, now.state), files: diskDifferences(old.disks, now.disks) };
}

interface Side {
  readonly state: StoreSnapshot;
  readonly folder: string;
  readonly disks: string;
}

function sideOf(catalogue: StoreCatalogue, name: string): Side {
  const folder = catalogue.folder(name);
  return { state: catalogue.open(name, { readOnly: true }).snapshot(), folder, disks: disksFolder(folder) };
}

/** Disks that somebody has looked at on one side only are made on the other, as they were set up. */
function levelDisks(...sides: readonly [Side, Side]): void {
  const made = new Set(sides.flatMap(({ disks }) => machinesWithDisks(disks)));
  for (const { state, folder } of sides) {
    const topology = topologyOf(state);
    for (const machine of made) {
      const computer = topology.computer(machine);
      if (computer) requireDisk(state, folder, topology, computer);
    }
  }
}

/** Snapshots go with their lab; those of none are what somebody left who was ended while a lab came or went. */
export function removeAllSnapshots(labs: StoreCatalogue, lab: string): void {
  const snapshots = snapshotsOf(labs, lab);
  for (const name of snapshots.list()) snapshots.remove(name);
}

/** The catalogue of a lab's snapshots. */
export function snapshotsOf(labs: StoreCatalogue, lab: string): StoreCatalogue {
  return labs.beside('snapshots').beside(lab);
}

function requireSnapshot(labs: StoreCatalogue, lab: string, name: string): StoreCatalogue {
  const snapshots = snapshotsOf(labs, lab);
  if (!snapshots.has(checkedName(name))) throw new DeploymentError('snapshot-missing', { lab, snapshot: name });
  return snapshots;
}

function describe(snapshots: StoreCatalogue, name: string): Snapshot {
  const state = snapshots.open(name, { readOnly: true }).read(snapshotSection);
  if (!state) throw new DeploymentError('lab-damaged', { lab: name, reason: 'it does not say when it was taken' });
  return { name, ...state };
}

/** One change-set: every section becomes what it is in the other state. The clock goes on from where it was then. */
function becomeState(store: Store, source: StoreSnapshot): void {
  const taken = source.read(snapshotSection);
  store.transact((change) => {
    for (const name of new Set([...change.sectionNames(), ...source.sectionNames()])) takeOver(change, source, name);
    if (taken) resumeClock(change, taken);
  });
}

/** A copy of a snapshot is a lab that is worked in from now on. */
export function leaveSnapshot(store: Store): void {
  const taken = store.read(snapshotSection);
  if (!taken) return;
  store.transact((change) => {
    resumeClock(change, taken);
    change.remove(snapshotSection);
  });
}

function resumeClock(change: StoreChange, { labTime }: SnapshotState): void {
  const clock = change.read(clockSection);
  if (clock && clock.kind !== 'system') change.write(clockSection, movedTo(clock, labTime, platform().time.now()));
}

function takeOver(change: StoreChange, source: StoreSnapshot, name: string): void {
  if (name === snapshotSection.name || name === leaseSection.name) return;
  const key = sectionKey(name, anything);
  const value = source.read(key);
  if (value === undefined) change.remove(key);
  else if (value !== change.read(key)) change.write(key, value);
}
