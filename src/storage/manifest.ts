/**
 * The manifest of a generation: which file holds which section. A generation exists exactly when its manifest does.
 */
import { hexText, utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { readWritten, writeNewFile } from './durable-file.ts';
import { type Protection, protectionShape } from './protection.ts';
import {
  isTextList,
  rowsOf,
  type SectionIndex,
  type SectionPart,
  SectionParts,
  type SectionRows,
  SectionTable,
} from './section-table.ts';
import { complaintText } from './shape.ts';
import { damagedList, readFailure, StorageError } from './storage-error.ts';

/** The version of the folder's layout that is written. Those before had a file for each section; they are read. */
const STORE_FORMAT = 3;
/** How much of a SHA-256 a section's place has, in letters. */
const DIGEST_LETTERS = 32;

/** The contents of `generations/<number>.json`, with its index. */
export interface Manifest {
  readonly generation: number;
  /** A random name of this generation; the next one repeats it as `parent`. */
  readonly id: string;
  readonly parent: string;
  readonly sections: SectionTable;
  /** Absent where the sections lie there as they are. */
  readonly protection?: Protection | undefined;
}

/** What of a manifest is up to its maker. */
export type ManifestContents = Pick<Manifest, 'sections' | 'protection'>;

/** What a manifest's file says: the sections are those of the index, but for those that are named here. */
interface ManifestBody {
  readonly format: number;
  readonly generation: number;
  readonly id: string;
  readonly parent: string;
  readonly protection?: Protection;
  readonly index: { readonly file: string; readonly sha256: string } | null;
  readonly removed: readonly string[];
  readonly files: readonly string[];
  readonly sections: readonly string[];
}

/** The manifests before format 3: each named all sections. */
interface ManifestBodyBefore3 extends Omit<ManifestBody, 'sections'> {
  readonly sections: readonly (readonly [string, { readonly file: string; readonly sha256: string }])[];
}

/** The manifest of a generation that follows `parent`. */
export function newManifest(generation: number, parent: string, { sections, protection }: ManifestContents): Manifest {
  return { generation, id: newId(), parent, sections, ...(protection && { protection }) };
}

/** A random name. */
export function newId(): string {
  return hexText(platform().random.bytes(8));
}

/** The SHA-256 of bytes, in hexadecimal. */
function checksum(bytes: Uint8Array): string {
  return hexText(platform().cryptography.hash('sha256', bytes));
}

/** By what the text of a section is known to be whole. */
export function digestOf(bytes: Uint8Array): string {
  return checksum(bytes).slice(0, DIGEST_LETTERS);
}

/** The text of a manifest; its first field is a checksum over the others. */
export function manifestText({ generation, id, parent, protection, sections }: Manifest): string {
  const changes = [...sections.changes];
  const body: ManifestBody = {
    format: STORE_FORMAT,
    generation,
    id,
    parent,
    ...(protection && { protection }),
    index: sections.index && { file: sections.index.file, sha256: sections.index.sha256 },
    removed: changes.flatMap(([name, part]) => (part ? [] : [name])),
    ...rowsOf(changes.flatMap(([name, part]) => (part ? [[name, part] as const] : []))),
  };
  return `${JSON.stringify({ sha256: checksum(utf8Bytes(JSON.stringify(body))), manifest: body }, null, 1)}\n`;
}

/** Reads a manifest back; `path` is for the message only. */
function parseManifest(text: string, path: string, indexes: SectionIndexes): Manifest {
  const { manifest, sha256 } = parseEnvelope(text, path);
  if (manifest.format > STORE_FORMAT) {
    throw new StorageError(
      'newer-format',
      path,
      `The lab was written by a later version (format ${manifest.format}, known is ${STORE_FORMAT})`,
      'Use that version, or make a new lab.',
    );
  }
  if (checksum(utf8Bytes(JSON.stringify(manifest))) !== sha256) throw damagedList(path, 'its checksum differs');
  const { generation, id, parent, protection } = manifest;
  const complaint = protection && protectionShape.check(protection);
  if (complaint) throw damagedList(path, `of its protection, ${complaintText(complaint)}`);
  const sections = isBefore3(manifest) ? tableBefore3(manifest) : tableOf(manifest, path, indexes);
  return { generation, id, parent, sections, ...(protection && { protection }) };
}

function isBefore3(manifest: ManifestBody | ManifestBodyBefore3): manifest is ManifestBodyBefore3 {
  return manifest.format < 3;
}

function tableBefore3({ sections }: ManifestBodyBefore3): SectionTable {
  return SectionTable.of(
    null,
    new Map(
      sections.map(([name, { file, sha256 }]) => [
        name,
        { file, start: 0, length: null, digest: sha256.slice(0, DIGEST_LETTERS) },
      ]),
    ),
  );
}

function tableOf({ index, removed, files, sections }: ManifestBody, path: string, indexes: SectionIndexes) {
  const parts = new SectionParts({ files, sections }, path);
  const changes = new Map<string, SectionPart | null>(parts.entries());
  if (!isTextList(removed)) throw damagedList(path, 'fields are missing');
  for (const name of removed) changes.set(name, null);
  return SectionTable.of(index && indexes.read(index), changes);
}

interface Envelope {
  sha256: string;
  manifest: ManifestBody | ManifestBodyBefore3;
}

function parseEnvelope(text: string, path: string): Envelope {
  let parsed: Envelope;
  try {
    parsed = JSON.parse(text) as Envelope;
  } catch {
    throw damagedList(path, 'it is not JSON');
  }
  if (typeof parsed?.manifest?.format !== 'number' || !Array.isArray(parsed.manifest.sections)) {
    throw damagedList(path, 'fields are missing');
  }
  return parsed;
}

/** The indexes of a store's folder. Many generations have the same one, so that the last ones are kept. */
export class SectionIndexes {
  private known: SectionIndex[] = [];

  constructor(private readonly folder: string) {}

  read({ file, sha256 }: { readonly file: string; readonly sha256: string }): SectionIndex {
    const known = this.known.find((index) => index.file === file && index.sha256 === sha256);
    if (known) return known;
    const rows = this.readRows(file, sha256);
    return this.keep({ file, sha256, parts: new SectionParts(rows, this.pathOf(file)), files: rows.files });
  }

  /** Writes a list of all sections beside them, by which the table of a generation begins anew. */
  write(generation: number, sections: SectionTable, durable: boolean): SectionTable {
    const file = `${generationName(generation)}-index.${newId()}.json`;
    const rows = rowsOf(sections.entries());
    const text = JSON.stringify(rows);
    writeNewFile(this.pathOf(file), text, durable);
    const index = {
      file,
      sha256: checksum(utf8Bytes(text)),
      parts: new SectionParts(rows, this.pathOf(file)),
      files: rows.files,
    };
    return SectionTable.of(this.keep(index), new Map());
  }

  private keep(index: SectionIndex): SectionIndex {
    this.known = [index, ...this.known].slice(0, 2);
    return index;
  }

  private readRows(file: string, sha256: string): SectionRows {
    const path = this.pathOf(file);
    let bytes: Uint8Array;
    try {
      bytes = readWritten(path);
    } catch (error) {
      throw readFailure(error, path);
    }
    if (checksum(bytes) !== sha256) throw damagedList(path, 'its checksum differs');
    return JSON.parse(utf8Text(bytes)) as SectionRows;
  }

  private pathOf(file: string): string {
    return platform().paths.join(this.folder, 'sections', file);
  }
}

/** The number of a generation as the names of its files begin. */
export function generationName(generation: number): string {
  return String(generation).padStart(8, '0');
}

/** Where the manifest of a generation lies. */
export function manifestPath(folder: string, generation: number): string {
  return platform().paths.join(folder, 'generations', `${generationName(generation)}.json`);
}

/** Whether a name in `generations/` is that of a manifest. */
export function isManifestName(name: string): boolean {
  return /^\d{8,}\.json$/.test(name);
}

/** Reads the manifest of a generation. */
export function readManifest(folder: string, generation: number, indexes = new SectionIndexes(folder)): Manifest {
  const path = manifestPath(folder, generation);
  let text: string;
  try {
    text = utf8Text(readWritten(path));
  } catch (error) {
    throw readFailure(error, path);
  }
  return parseManifest(text, path, indexes);
}

/** A manifest; `undefined` where it is gone or damaged. */
export function readableManifest(
  folder: string,
  generation: number,
  indexes = new SectionIndexes(folder),
): Manifest | undefined {
  try {
    return readManifest(folder, generation, indexes);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'damaged') return undefined;
    throw error;
  }
}

/** When a generation was committed, in milliseconds of the host's clock. */
export function commitTime(folder: string, generation: number): number {
  return platform().files.stat(manifestPath(folder, generation)).mtimeMs;
}
