/**
 * The manifest of a generation: which file holds which section. A generation exists exactly when its manifest does.
 */
import { utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { readWritten } from './durable-file.ts';
import { checksum, generationName, newId, shortDigest } from './file-marks.ts';
import { type Protection, protectionShape } from './protection.ts';
import { SectionIndexes } from './section-index.ts';
import {
  type IndexReference,
  isTextList,
  rowsOf,
  type SectionPart,
  SectionParts,
  SectionTable,
} from './section-table.ts';
import { complaintText } from './shape.ts';
import { damagedList, readFailure, StorageError } from './storage-error.ts';

/**
 * The version of the folder's layout that is written. Those before are read: until format 2 there was a file for each
 * section, in format 3 an index was read as a whole.
 */
const STORE_FORMAT = 4;

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
  readonly index: IndexReference | null;
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

/** The text of a manifest; its first field is a checksum over the others. */
export function manifestText({ generation, id, parent, protection, sections }: Manifest): string {
  const changes = [...sections.changes];
  const body: ManifestBody = {
    format: STORE_FORMAT,
    generation,
    id,
    parent,
    ...(protection && { protection }),
    index: sections.index?.reference ?? null,
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
      sections.map(([name, { file, sha256 }]) => [name, { file, start: 0, length: null, digest: shortDigest(sha256) }]),
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
