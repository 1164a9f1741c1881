/**
 * A lab as one file: all sections of its state, and the files on the disks of its machines, as JSON in a ZIP archive. Whoever
 * takes one in checks the whole first: shapes, references, names of files; nothing is written of an archive that is not good.
 */
import { base64Bytes, base64Text, hexText, utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { datedFiles } from '../platform/dated-files.ts';
import type { HostFiles } from '../platform/files.ts';
import { platform } from '../platform/platform.ts';
import type { CatalogueEntry } from '../storage/catalogue.ts';
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
import { migrateLab } from './lab-migration.ts';
import { checkedName, requireLab } from './lab-places.ts';
import { leaseSection } from './lease.ts';
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

interface LabDocument {
  readonly kind: 'lyncshell-lab';
  readonly version: 1;
  readonly sections: readonly (readonly [name: string, value: unknown])[];
  readonly entries: readonly ArchivedEntry[];
}

const DOCUMENT_NAME = 'lab.json';
/** Labs of thousands of machines are alike in much: they shrink more than a configuration. */
const MOST_GROWTH = 200;

const documentShape = record<LabDocument>({
  kind: oneOf('lyncshell-lab'),
  version: oneOf(1),
  sections: list(
    tuple<readonly [string, unknown]>(text(/^[A-Za-z0-9][A-Za-z0-9./-]*$/, 'the name of a section'), anything),
  ),
  entries: list(
    record<ArchivedEntry>({
      machine: text(),
      path: list(text()),
      dates: tuple<readonly [number, number]>(instant, instant),
      contents: optional(base64),
    }),
  ),
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

/** Writes a lab into the bytes of one file. */
export function exportLab(root: string, name: string): Uint8Array {
  const labs = requireLab(root, name);
  const state = labs.open(name, { readOnly: true }).snapshot();
  const document: LabDocument = {
    kind: 'lyncshell-lab',
    version: 1,
    sections: state
      .sectionNames()
      .filter((section) => section !== leaseSection.name)
      .map((section) => [section, state.read(sectionKey(section, anything))]),
    entries: entriesOf(disksFolder(labs.folder(name))),
  };
  const archive = zipOf(DOCUMENT_NAME, utf8Bytes(JSON.stringify(document)));
  const protection = labs.protection(name);
  return protection ? sealedArchive(archive, protection, labs.folder(name)) : archive;
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
  const opened = openedArchive(archive, path);
  const { sections, entries } = readDocument(opened.archive, path);
  const state = checkedState(sections, path);
  checkEntries(entries, topologyOf(state), path);
  const fill = ({ store, folder }: CatalogueEntry) => {
    store.transact((change) => {
      for (const section of state.sectionNames()) {
        const key = sectionKey(section, anything);
        change.write(key, state.read(key));
      }
    });
    writeEntries(disksFolder(folder), entries);
  };
  const isMade = labs.create(name, fill, opened.lock);
  if (!isMade) throw new DeploymentError('lab-exists', { lab: name, root });
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
  if (typeof version === 'number' && version > 1) throw invalid(path, 'a later version wrote it');
  const complaint = documentShape.check(document);
  if (complaint) throw invalid(path, complaintText(complaint));
  return document as LabDocument;
}

/** Where the state of an archive is looked at before it becomes a lab. */
const ARRIVING = 'memory:arriving';

/** The state, brought into the present form, with all that is checked of a lab that is repaired. */
function checkedState(sections: LabDocument['sections'], path: string): StoreSnapshot {
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

/** Shapes of earlier versions are known no more: what is not as it was then shows when it is brought into today's form. */
function migrate(store: Store, path: string): void {
  try {
    migrateLab(store);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw invalid(path, 'its sections are not those of a lab', error);
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
