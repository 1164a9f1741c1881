/**
 * Which part of which file holds which section: a table that may be large, and what has changed since it was written. A
 * change-set of one section costs one line, however many sections there are.
 */
import { damagedList } from './storage-error.ts';

/** Where a section's text lies and how to know that it is whole. */
export interface SectionPart {
  /** A file in `sections/`, which holds the texts of a change-set one after the other. */
  readonly file: string;
  readonly start: number;
  /** In bytes; null where it is all of the file, as earlier versions wrote it. */
  readonly length: number | null;
  /** The beginning of the SHA-256 of the text, in hexadecimal: half of it, enough to notice what happens to a disk. */
  readonly digest: string;
}

/** Finds the places of many sections by their names. */
export interface SectionPlaces {
  readonly size: number;
  has(name: string): boolean;
  get(name: string): SectionPart | undefined;
  names(): Iterable<string>;
}

/** A list of many sections, in a file of its own beside them; it never changes. */
export interface SectionIndex {
  /** How a manifest names it. */
  readonly reference: IndexReference;
  readonly parts: SectionPlaces;
  /** The files that its sections lie in. */
  readonly files: readonly string[];
}

/** The file of an index, and how to know that it is whole: by its head, or by all of it, as format 3 had it. */
export type IndexReference =
  | { readonly file: string; readonly start: number; readonly length: number; readonly digest: string }
  | { readonly file: string; readonly sha256: string };

/** What a change-set did to a section: where its new text lies, or null for one that was removed. */
export type SectionMove = readonly [name: string, part: SectionPart | null];

/** So many changes are kept beside an index; a larger index may have more of them. */
const FEWEST_CHANGES = 1_000;
const SHARE_OF_CHANGES = 1 / 8;

/** Where all sections of a generation lie. */
export class SectionTable {
  private constructor(
    readonly index: SectionIndex | null,
    /** What differs from the index: null for a section that is there no more. */
    readonly changes: ReadonlyMap<string, SectionPart | null>,
  ) {}

  static readonly empty = new SectionTable(null, new Map());

  /** The table of an index and what has changed since. */
  static of(index: SectionIndex | null, changes: ReadonlyMap<string, SectionPart | null>): SectionTable {
    return new SectionTable(index, changes);
  }

  get(name: string): SectionPart | undefined {
    const changed = this.changes.get(name);
    return changed === undefined ? this.index?.parts.get(name) : (changed ?? undefined);
  }

  *names(): Generator<string> {
    for (const [name, part] of this.changes) if (part) yield name;
    for (const name of this.index?.parts.names() ?? []) if (!this.changes.has(name)) yield name;
  }

  /** Names and places, in no order. */
  *entries(): Generator<readonly [string, SectionPart]> {
    for (const [name, part] of this.changes) if (part) yield [name, part];
    for (const name of this.index?.parts.names() ?? []) {
      const part = this.changes.has(name) ? undefined : this.index?.parts.get(name);
      if (part) yield [name, part];
    }
  }

  with(moves: Iterable<SectionMove>): SectionTable {
    const changes = new Map(this.changes);
    for (const [name, part] of moves) {
      if (part === null && !this.index?.parts.has(name)) changes.delete(name);
      else changes.set(name, part);
    }
    return new SectionTable(this.index, changes);
  }

  /**
   * Whether so much has changed that a new index is cheaper than to write all changes with each change-set. One that
   * everybody reads as a whole is written anew with the next change.
   */
  get wantsIndex(): boolean {
    if (this.index && 'sha256' in this.index.reference) return true;
    return this.changes.size > FEWEST_CHANGES + (this.index?.parts.size ?? 0) * SHARE_OF_CHANGES;
  }

  /** The files that are named: the index, what it names, what has changed since. */
  files(): Set<string> {
    const files = new Set(this.index && [this.index.reference.file, ...this.index.files]);
    for (const part of this.changes.values()) if (part) files.add(part.file);
    return files;
  }

  /** The names of the sections in which two tables differ, in order. */
  static differing(before: SectionTable, after: SectionTable): string[] {
    const isSameIndex = before.index?.reference.file === after.index?.reference.file;
    const names = new Set([...before.namesToCompare(isSameIndex), ...after.namesToCompare(isSameIndex)]);
    return [...names].filter((name) => before.get(name)?.digest !== after.get(name)?.digest).sort();
  }

  private *namesToCompare(isSameIndex: boolean): Generator<string> {
    yield* this.changes.keys();
    if (!isSameIndex && this.index) yield* this.index.parts.names();
  }
}

/** Places as lines of text: each names its file by its number in a list. */
export interface SectionRows {
  readonly files: readonly string[];
  /** `name file start length digest`; the length of a whole file is `*`. */
  readonly sections: readonly string[];
}

export function rowsOf(entries: Iterable<readonly [string, SectionPart]>): SectionRows {
  const numbers = new Map<string, number>();
  const sections: string[] = [];
  for (const [name, { file, start, length, digest }] of entries) {
    let number = numbers.get(file);
    if (number === undefined) numbers.set(file, (number = numbers.size));
    sections.push(`${name} ${number} ${start} ${length ?? '*'} ${digest}`);
  }
  return { files: [...numbers.keys()], sections };
}

/** The places of rows. A row is read when somebody asks for it: of many sections a process needs few. */
export class SectionParts implements SectionPlaces {
  private readonly known: Map<string, string | SectionPart>;

  /** `path` is for the message only. */
  constructor(
    private readonly rows: SectionRows,
    private readonly path: string,
  ) {
    if (!isTextList(rows?.files) || !isTextList(rows.sections)) throw damagedList(path, 'fields are missing');
    this.known = new Map(rows.sections.map((row) => [nameOfRow(row), row]));
  }

  has(name: string): boolean {
    return this.known.has(name);
  }

  get size(): number {
    return this.known.size;
  }

  names(): Iterable<string> {
    return this.known.keys();
  }

  *entries(): Generator<[string, SectionPart]> {
    for (const name of this.known.keys()) {
      const part = this.get(name);
      if (part) yield [name, part];
    }
  }

  get(name: string): SectionPart | undefined {
    const known = this.known.get(name);
    if (typeof known !== 'string') return known;
    const part = partOfRow(known, this.rows.files, this.path);
    this.known.set(name, part);
    return part;
  }
}

/** The name with which a row begins. */
export function nameOfRow(row: string): string {
  return row.slice(0, row.indexOf(' '));
}

function partOfRow(row: string, files: readonly string[], path: string): SectionPart {
  const [, number, start, length, digest] = row.split(' ');
  const part = {
    file: files[Number(number)],
    start: Number(start),
    length: length === '*' ? null : Number(length),
    digest,
  };
  if (!isPart(part)) throw damagedList(path, `"${row}" is no place of a section`);
  return part;
}

export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isPart(part: { [K in keyof SectionPart]: SectionPart[K] | undefined }): part is SectionPart {
  const { file, start, length, digest } = part;
  const isLength = length === null || Number.isSafeInteger(length);
  return file !== undefined && digest !== undefined && Number.isSafeInteger(start) && isLength;
}
