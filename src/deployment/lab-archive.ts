/**
 * A lab as one file: all sections of its state, the files on the disks of its machines, and the same of its snapshots, as JSON
 * in a ZIP archive. Whoever takes one in checks the whole first: shapes, references, names of files; nothing is written of an
 * archive that is not good. Snapshots travel because a lab without them is not the lab that somebody has prepared; what a
 * snapshot has in common with its lab is in the file once, so that one costs little.
 */
import { base64Bytes, base64Text, hexText, utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { datedFiles } from '../platform/dated-files.ts';
import type { HostFiles } from '../platform/files.ts';
import { platform } from '../platform/platform.ts';
import type { CatalogueEntry, StoreCatalogue } from '../storage/catalogue.ts';
import { openCatalogue } from '../storage/open-catalogue.ts';
import { type Lock, type Protection, protectionShape, sealText, unlock, unsealText } from '../storage/protection.ts';
import {
  anything,
  base64,
  complaintText,
  instant,
  list,
  oneOf,
  optional,
  record,
  text,
  tuple,
} from '../storage/shape.ts';
import { type Store, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import { machinesWithDisks } from './disk-differences.ts';
import { disksFolder } from './disk-setup.ts';
import { faultOfLab } from './lab-contents.ts';
import { MigrationFailure, migrateLab } from './lab-migration.ts';
import { checkedName, requireLab } from './lab-places.ts';
import { leaseSection } from './lease.ts';
import { snapshotSection } from './snapshot-state.ts';
import { removeAllSnapshots, snapshotsOf } from './snapshots.ts';
import { topologyOf } from './stored-topology.ts';
import type { Topology } from './topology.ts';
import { unzip, zipOf } from './zip-archive.ts';

/** A file or folder on the disk of a machine. */
interface ArchivedEntry {
  readonly machine: string;
  /** The names from the root of drive C on. */
  readonly path: readonly string[];
  /** When it was made and last written, in milliseconds. */
  readonly dates: readonly [made: number, written: number];
  /** The bytes of a file in base64; absent for a folder. */
  readonly contents?: string;
}

type ArchivedSections = readonly (readonly [name: string, value: unknown])[];

/** A state with the disks that go with it. */
interface ArchivedState {
  readonly sections: ArchivedSections;
  readonly entries: readonly ArchivedEntry[];
}

interface ArchivedSnapshot extends ArchivedState {
  readonly name: string;
  /** The names of sections that are as in the lab. */
  readonly shared: readonly string[];
}

interface LabDocument extends ArchivedState {
  readonly kind: 'lyncshell-lab';
  /** 2 with snapshots, which programs before them do not know. */
  readonly version: 1 | 2;
  readonly snapshots?: readonly ArchivedSnapshot[];
}

/** The versions of documents that this program reads. */
const NEWEST_VERSION = 2;

const DOCUMENT_NAME = 'lab.json';
/** Labs of thousands of machines are alike in much: they shrink more than a configuration. */
const MOST_GROWTH = 200;

const sectionName = text(/^[A-Za-z0-9][A-Za-z0-9./-]*$/, 'the name of a section');
const stateFields = {
  sections: list(tuple<readonly [string, unknown]>(sectionName, anything)),
  entries: list(
    record<ArchivedEntry>({
      machine: text(),
      path: list(text()),
      dates: tuple<readonly [number, number]>(instant, instant),
      contents: optional(base64),
    }),
  ),
};

const documentShape = record<LabDocument>({
  kind: oneOf('lyncshell-lab'),
  version: oneOf(1, 2),
  ...stateFields,
  snapshots: optional(list(record<ArchivedSnapshot>({ name: text(), shared: list(sectionName), ...stateFields }))),
});

/** The archive of a lab that is protected: under the same passphrase as the lab. */
interface SealedDocument {
  readonly kind: 'lyncshell-lab-sealed';
  readonly version: 1;
  readonly protection: Protection;
  /** The archive as it would be otherwise, in base64, sealed. */
  readonly archive: string;
}

const SEALED_NAME = 'lab.sealed.json';

const sealedShape = record<SealedDocument>({
  kind: oneOf('lyncshell-lab-sealed'),
  version: oneOf(1),
  protection: protectionShape,
  archive: text(),
});

/** Writes a lab into the bytes of one file, with its snapshots unless they are to stay. */
export function exportLab(root: string, name: string, withSnapshots = true): Uint8Array {
  const labs = requireLab(root, name);
  const lab = stateIn(labs, name);
  const snapshots = withSnapshots ? archivedSnapshots(snapshotsOf(labs, name), lab.sections) : [];
  const document: LabDocument = {
    kind: 'lyncshell-lab',
    version: snapshots.length > 0 ? NEWEST_VERSION : 1,
    ...lab,
    ...(snapshots.length > 0 && { snapshots }),
  };
  const archive = zipOf(DOCUMENT_NAME, utf8Bytes(JSON.stringify(document)));
  const protection = labs.protection(name);
  return protection ? sealedArchive(archive, protection, labs.folder(name)) : archive;
}

function stateIn(catalogue: StoreCatalogue, name: string): ArchivedState {
  const state = catalogue.open(name, { readOnly: true }).snapshot();
  const names = state.sectionNames().filter((section) => section !== leaseSection.name);
  return {
    sections: names.map((section) => [section, state.read(sectionKey(section, anything))]),
    entries: entriesOf(disksFolder(catalogue.folder(name))),
  };
}

function archivedSnapshots(snapshots: StoreCatalogue, ofLab: ArchivedSections): ArchivedSnapshot[] {
  const names = snapshots.list();
  if (names.length === 0) return [];
  const present = new Map(ofLab.map(([name, value]) => [name, JSON.stringify(value)]));
  return names.map((name) => {
    const { sections, entries } = stateIn(snapshots, name);
    const isShared = ([section, value]: ArchivedSections[number]) => present.get(section) === JSON.stringify(value);
    return {
      name,
      shared: sections.filter(isShared).map(([section]) => section),
      sections: sections.filter((section) => !isShared(section)),
      entries,
    };
  });
}

function sealedArchive(archive: Uint8Array, protection: Protection, place: string): Uint8Array {
  const sealed: SealedDocument = {
    kind: 'lyncshell-lab-sealed',
    version: 1,
    protection,
    archive: sealText(unlock(protection, place), DOCUMENT_NAME, base64Text(archive)),
  };
  return zipOf(SEALED_NAME, utf8Bytes(JSON.stringify(sealed)));
}

/** What is in an archive that may be sealed, and under which lock. */
function openedArchive(archive: Uint8Array, path: string): { readonly archive: Uint8Array; readonly lock?: Lock } {
  const sealed = contentsOf(archive, SEALED_NAME, path);
  if (sealed === undefined) return { archive };
  const complaint = sealedShape.check(sealed);
  if (complaint) throw invalid(path, complaintText(complaint));
  const { protection, archive: text } = sealed as SealedDocument;
  const lock = unlock(protection, path);
  return { archive: base64Bytes(unsealText(lock, DOCUMENT_NAME, text, path)), lock };
}

/** The bytes of an archive. A folder is none; what a device or a pipe gives may have no end. @param path names the file in complaints */
export function readArchiveFile(
  files: Pick<HostFiles, 'stat' | 'readFile'>,
  hostPath: string,
  path: string,
): Uint8Array {
  if (!files.stat(hostPath).isFile()) throw invalid(path, 'it is no file');
  return files.readFile(hostPath);
}

/** Makes a lab of what a file holds. @param path names the file in complaints. */
export function importLab(root: string, name: string, archive: Uint8Array, path: string): void {
  const labs = openCatalogue(root);
  if (labs.has(checkedName(name))) throw new DeploymentError('lab-exists', { lab: name, root });
  const { archive: bytes, lock } = openedArchive(archive, path);
  const document = readDocument(bytes, path);
  const lab = checkedLab(document, path);
  const snapshots = checkedSnapshots(document, path);
  removeAllSnapshots(labs, name);
  try {
    // The lab comes last: who is killed before has no lab, and no lab lacks some of its snapshots.
    const places = snapshotsOf(labs, name);
    for (const [snapshot, state] of snapshots) places.create(snapshot, (entry) => fill(entry, state), lock);
    const isMade = labs.create(name, (entry) => fill(entry, lab), lock);
    if (!isMade) throw new DeploymentError('lab-exists', { lab: name, root });
  } catch (error) {
    if (!labs.has(name)) removeAllSnapshots(labs, name);
    throw error;
  }
}

/** A state that was found to be good. */
interface CheckedState {
  readonly state: StoreSnapshot;
  readonly entries: readonly ArchivedEntry[];
}

function checkedLab({ sections, entries }: ArchivedState, path: string): CheckedState {
  const state = checkedState(sections, path);
  checkEntries(entries, topologyOf(state), path);
  return { state, entries };
}

function checkedSnapshots({ sections, snapshots = [] }: LabDocument, path: string): Map<string, CheckedState> {
  const ofLab = new Map(sections);
  const found = new Map<string, CheckedState>();
  for (const snapshot of snapshots) {
    const { name } = snapshot;
    if (!isName(name)) throw invalid(path, `"${name}" can be no name of a snapshot`);
    if ([...found.keys()].some((known) => known.toLowerCase() === name.toLowerCase()))
      throw invalid(path, `it has the snapshot "${name}" twice`);
    try {
      found.set(name, checkedSnapshot(snapshot, ofLab, path));
    } catch (error) {
      if (!(error instanceof DeploymentError && error.code === 'lab-archive-invalid')) throw error;
      throw invalid(path, `its snapshot "${name}": ${error.data.reason}`, error);
    }
  }
  return found;
}

function checkedSnapshot(
  { shared, sections: own, entries }: ArchivedSnapshot,
  ofLab: ReadonlyMap<string, unknown>,
  path: string,
): CheckedState {
  const missing = shared.find((section) => !ofLab.has(section));
  if (missing !== undefined) throw invalid(path, `the section '${missing}' is not in the lab`);
  const sections = [...shared.map((section) => [section, ofLab.get(section)] as const), ...own];
  const checked = checkedLab({ sections, entries }, path);
  if (!checked.state.read(snapshotSection)) throw invalid(path, 'it does not say when it was taken');
  return checked;
}

function isName(name: string): boolean {
  try {
    checkedName(name);
    return true;
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    return false;
  }
}

function fill({ store, folder }: CatalogueEntry, { state, entries }: CheckedState): void {
  store.transact((change) => {
    for (const section of state.sectionNames()) {
      const key = sectionKey(section, anything);
      change.write(key, state.read(key));
    }
  });
  writeEntries(disksFolder(folder), entries);
}

function entriesOf(disks: string): ArchivedEntry[] {
  const { paths } = platform();
  return machinesWithDisks(disks).flatMap((machine) => entriesIn(paths.join(disks, machine, 'C'), machine, []));
}

/** Folders come before what is in them. Links are of this computer and stay here. */
function entriesIn(folder: string, machine: string, path: readonly string[]): ArchivedEntry[] {
  const files = datedFiles(platform().files, () => () => 0);
  return files.readEntries(folder).flatMap((entry): ArchivedEntry[] => {
    const [host, inside] = [platform().paths.join(folder, entry.name), [...path, entry.name]];
    if (!entry.isDirectory() && !entry.isFile()) return [];
    const status = files.stat(host);
    const dates = [Math.floor(status.birthtimeMs), Math.floor(status.mtimeMs)] as const;
    const here = { machine, path: inside, dates };
    if (entry.isFile()) return [{ ...here, contents: base64Text(files.readFile(host)) }];
    return [here, ...entriesIn(host, machine, inside)];
  });
}

function writeEntries(disks: string, entries: readonly ArchivedEntry[]): void {
  const { files, paths } = platform();
  files.mkdir(disks, { recursive: true });
  const placeOf = ({ machine, path }: ArchivedEntry) => paths.join(disks, machine, 'C', ...path);
  for (const entry of entries) {
    if (entry.contents === undefined) files.mkdir(placeOf(entry), { recursive: true });
    else files.writeFile(placeOf(entry), base64Bytes(entry.contents), { flag: 'wx' });
  }
  // From below: what comes into a folder dates it.
  for (const entry of [...entries].reverse()) {
    const [made, written] = entry.dates;
    files.utimes(placeOf(entry), new Date(made), new Date(written));
  }
}

/** The JSON of a file in an archive; `undefined` where there is none of the name. */
function contentsOf(archive: Uint8Array, name: string, path: string): unknown {
  try {
    const contents = unzip(archive, name, MOST_GROWTH);
    return contents && JSON.parse(utf8Text(contents));
  } catch (error) {
    throw invalid(path, (error as Error).message, error);
  }
}

function readDocument(archive: Uint8Array, path: string): LabDocument {
  const document = contentsOf(archive, DOCUMENT_NAME, path);
  if (document === undefined) throw invalid(path, `it is no ZIP archive with ${DOCUMENT_NAME}`);
  const version = (document as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > NEWEST_VERSION) throw invalid(path, 'a later version wrote it');
  const complaint = documentShape.check(document);
  if (complaint) throw invalid(path, complaintText(complaint));
  return document as LabDocument;
}

/** Where the state of an archive is looked at before it becomes a lab. */
const ARRIVING = 'memory:arriving';

/** The state, brought into the present form, with all that is checked of a lab that is repaired. */
function checkedState(sections: ArchivedSections, path: string): StoreSnapshot {
  const names = sections.map(([name]) => name);
  if (new Set(names).size < names.length) throw invalid(path, 'it has a section twice');
  const labs = openCatalogue(ARRIVING);
  const name = hexText(platform().random.bytes(8));
  labs.create(name, ({ store }) => {
    store.transact((change) => {
      for (const [section, value] of sections) change.write(sectionKey(section, anything), value);
    });
  });
  try {
    const store = labs.open(name);
    migrate(store, path);
    const fault = faultOfLab(store.snapshot());
    if (fault !== undefined) throw invalid(path, fault);
    return store.snapshot();
  } finally {
    labs.remove(name);
  }
}

function migrate(store: Store, path: string): void {
  try {
    migrateLab(store);
  } catch (error) {
    if (!(error instanceof MigrationFailure)) throw error;
    throw invalid(path, error.message, error);
  }
}

/** Names that lead nowhere but onto the disk of a machine of this lab, each once, in any letter case. */
function checkEntries(entries: readonly ArchivedEntry[], topology: Topology, path: string): void {
  const folders = new Set<string>();
  const seen = new Set<string>();
  for (const { machine, path: names, contents } of entries) {
    const words = `${machine}: C:\\${names.join('\\')}`;
    if (topology.computer(machine)?.name !== machine)
      throw invalid(path, `"${machine}" is no computer of its topology`);
    const bad = names.length === 0 ? '' : names.find((name) => !isPlainName(name));
    if (bad !== undefined) throw invalid(path, `"${words}" is no path on a disk`);
    const key = keyOf(machine, names);
    if (seen.has(key)) throw invalid(path, `it has "${words}" twice`);
    seen.add(key);
    if (names.length > 1 && !folders.has(keyOf(machine, names.slice(0, -1))))
      throw invalid(path, `the folder of "${words}" is not in it`);
    if (contents === undefined) folders.add(key);
  }
}

function keyOf(machine: string, names: readonly string[]): string {
  return [machine, ...names].join('\\').toLowerCase();
}

function isPlainName(name: string): boolean {
  return /^[^<>:"|?*\\/\x00-\x1f]{1,255}$/.test(name) && !/[. ]$/.test(name);
}

function invalid(path: string, reason: string, cause?: unknown): DeploymentError {
  return new DeploymentError('lab-archive-invalid', { path, reason }, { cause });
}
