/**
 * Which part of which file holds which section: a table that may be large, and what has changed since it was written. A
 * change-set of one section costs one line, however many sections there are.
 */

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

/** A list of many sections, in a file of its own beside them; it never changes. */
export interface SectionIndex {
  readonly file: string;
  readonly sha256: string;
  readonly parts: ReadonlyMap<string, SectionPart>;
  /** The files that its sections lie in. */
  readonly files: readonly string[];
}

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

  /** Names and places, in no order. */
  *entries(): Generator<readonly [string, SectionPart]> {
    for (const [name, part] of this.changes) if (part) yield [name, part];
    for (const entry of this.index?.parts ?? []) if (!this.changes.has(entry[0])) yield entry;
  }

  with(moves: Iterable<SectionMove>): SectionTable {
    const changes = new Map(this.changes);
    for (const [name, part] of moves) {
      if (part === null && !this.index?.parts.has(name)) changes.delete(name);
      else changes.set(name, part);
    }
    return new SectionTable(this.index, changes);
  }

  /** Whether so much has changed that a new index is cheaper than to write all changes with each change-set. */
  get wantsIndex(): boolean {
    return this.changes.size > FEWEST_CHANGES + (this.index?.parts.size ?? 0) * SHARE_OF_CHANGES;
  }

  /** The files that are named: the index, what it names, what has changed since. */
  files(): Set<string> {
    const files = new Set(this.index && [this.index.file, ...this.index.files]);
    for (const part of this.changes.values()) if (part) files.add(part.file);
    return files;
  }

  /** The names of the sections in which two tables differ, in order. */
  static differing(before: SectionTable, after: SectionTable): string[] {
    const isSameIndex = before.index?.file === after.index?.file;
    const names = new Set([...before.namesToCompare(isSameIndex), ...after.namesToCompare(isSameIndex)]);
    return [...names].filter((name) => before.get(name)?.digest !== after.get(name)?.digest).sort();
  }

  private *namesToCompare(isSameIndex: boolean): Generator<string> {
    yield* this.changes.keys();
    if (!isSameIndex && this.index) yield* this.index.parts.keys();
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

/** The places of rows; `undefined` where they are not what they must be. */
export function partsOf({ files, sections }: SectionRows): Map<string, SectionPart> | undefined {
  const parts = new Map<string, SectionPart>();
  for (const row of sections) {
    const [name, number, start, length, digest] = row.split(' ');
    const file = files[Number(number)];
    if (name === undefined || file === undefined || digest === undefined) return undefined;
    const part = { file, start: Number(start), length: length === '*' ? null : Number(length), digest };
    if (!Number.isSafeInteger(part.start) || !(part.length === null || Number.isSafeInteger(part.length)))
      return undefined;
    parts.set(name, part);
  }
  return parts;
}
