/**
 * The manifest of a generation: which file holds which section. A generation exists exactly when its manifest does.
 */
import { hexText, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { type Protection, protectionShape } from './protection.ts';
import { complaintText } from './shape.ts';
import { REPAIR, readFailure, StorageError } from './storage-error.ts';

/** The latest version of the folder's layout. Stores without a passphrase have the first one, which older programs read. */
const STORE_FORMAT = 2;

/** Where a section's text lies and how to know that it is whole. */
export interface SectionFile {
  readonly file: string;
  readonly sha256: string;
}

/** The contents of `generations/<number>.json`. */
export interface Manifest {
  readonly format: number;
  readonly generation: number;
  /** A random name of this generation; the next one repeats it as `parent`. */
  readonly id: string;
  readonly parent: string;
  readonly sections: ReadonlyMap<string, SectionFile>;
  /** Absent where the sections lie there as they are. */
  readonly protection?: Protection | undefined;
}

/** What of a manifest is up to its maker. */
export type ManifestContents = Pick<Manifest, 'sections' | 'protection'>;

/** The manifest of a generation that follows `parent`. */
export function newManifest(generation: number, parent: string, { sections, protection }: ManifestContents): Manifest {
  const format = protection ? STORE_FORMAT : 1;
  const id = newId();
  return { format, generation, id, parent, sections, ...(protection && { protection }) };
}

/** A random name. */
export function newId(): string {
  return hexText(platform().random.bytes(8));
}

/** The SHA-256 of a text, in hexadecimal. */
export function checksum(text: string): string {
  return hexText(platform().cryptography.hash('sha256', utf8Bytes(text)));
}

/** The text of a manifest; its last field is a checksum over the others. */
export function manifestText(manifest: Manifest): string {
  const body = JSON.stringify({ ...manifest, sections: [...manifest.sections] });
  return `${JSON.stringify({ sha256: checksum(body), manifest: JSON.parse(body) }, null, 1)}\n`;
}

/** Reads a manifest back; `path` is for the message only. */
export function parseManifest(text: string, path: string): Manifest {
  const parsed = parseEnvelope(text, path);
  if (parsed.manifest.format > STORE_FORMAT) {
    throw new StorageError(
      'newer-format',
      path,
      `The lab was written by a later version (format ${parsed.manifest.format}, known is ${STORE_FORMAT})`,
      'Use that version, or make a new lab.',
    );
  }
  if (checksum(JSON.stringify(parsed.manifest)) !== parsed.sha256) throw damagedManifest(path, 'its checksum differs');
  const { protection } = parsed.manifest;
  const complaint = protection && protectionShape.check(protection);
  if (complaint) throw damagedManifest(path, `of its protection, ${complaintText(complaint)}`);
  return { ...parsed.manifest, sections: new Map(parsed.manifest.sections) };
}

interface Envelope {
  sha256: string;
  manifest: Omit<Manifest, 'sections'> & { sections: [string, SectionFile][] };
}

function parseEnvelope(text: string, path: string): Envelope {
  let parsed: Envelope;
  try {
    parsed = JSON.parse(text) as Envelope;
  } catch {
    throw damagedManifest(path, 'it is not JSON');
  }
  if (typeof parsed?.manifest?.format !== 'number' || !Array.isArray(parsed.manifest.sections)) {
    throw damagedManifest(path, 'fields are missing');
  }
  return parsed;
}

function damagedManifest(path: string, reason: string): StorageError {
  return new StorageError('damaged', path, `The list of the lab's sections is damaged (${reason})`, REPAIR);
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
export function readManifest(folder: string, generation: number): Manifest {
  const path = manifestPath(folder, generation);
  let text: string;
  try {
    text = platform().files.readText(path);
  } catch (error) {
    throw readFailure(error, path);
  }
  return parseManifest(text, path);
}

/** A manifest; `undefined` where it is gone or damaged. */
export function readableManifest(folder: string, generation: number): Manifest | undefined {
  try {
    return readManifest(folder, generation);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'damaged') return undefined;
    throw error;
  }
}

/** When a generation was committed, in milliseconds of the host's clock. */
export function commitTime(folder: string, generation: number): number {
  return platform().files.stat(manifestPath(folder, generation)).mtimeMs;
}

/** The sections in which a generation differs from the one before. */
export function changedSections(before: Manifest, after: Manifest): string[] {
  const names = new Set([...before.sections.keys(), ...after.sections.keys()]);
  return [...names].filter((name) => before.sections.get(name)?.sha256 !== after.sections.get(name)?.sha256).sort();
}
