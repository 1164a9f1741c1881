/**
 * What a learner has done, as lines of JSON that are only ever added to: a process that is ended in the middle loses nothing
 * that it had written. Progress, marks and what a trainer sees all follow from it. It lies outside of the labs.
 */
import { platform } from '../platform/platform.ts';

/** What every entry has. */
interface EntryHead {
  /** When, by the host's clock. */
  readonly at: number;
  readonly exercise: string;
}

export type LearningEvent =
  /** A lab was made for it; with `again`, that of before is gone. */
  | {
      readonly event: 'begun';
      readonly version: string;
      readonly seed: number;
      readonly again: boolean;
      /** Where an exercise lies that is not on the shelf; null for others. */
      readonly folder: string | null;
    }
  /** Somebody went on in the lab that was there. */
  | { readonly event: 'continued' }
  | { readonly event: 'typed'; readonly text: string; readonly commands: readonly string[]; readonly failed: boolean }
  | {
      readonly event: 'checked';
      readonly passed: boolean;
      /** How many claims hold, and of how many. */
      readonly met: number;
      readonly of: number;
      /** The claim that was explained, and what was damaged. */
      readonly unmet: string | null;
      readonly broken: readonly string[];
    }
  | { readonly event: 'hinted'; readonly claim: string; readonly level: number }
  | { readonly event: 'left' };

export type JournalEntry = EntryHead & LearningEvent;

export type BegunEntry = Extract<JournalEntry, { readonly event: 'begun' }>;

/** The beginning of the exercise that is open: the one that was begun or continued last and has not been left. */
export function openRun(entries: readonly JournalEntry[]): BegunEntry | null {
  const last = entries.findLast(({ event }) => event !== 'typed' && event !== 'checked');
  if (!last || last.event === 'left') return null;
  return lastBeginning(entries, last.exercise);
}

/** When an exercise was begun last. */
export function lastBeginning(entries: readonly JournalEntry[], exercise: string): BegunEntry | null {
  return entries.filter((entry) => entry.event === 'begun').findLast((begun) => begun.exercise === exercise) ?? null;
}

/** The entries of each exercise, in order. */
export function entriesByExercise(entries: readonly JournalEntry[]): ReadonlyMap<string, readonly JournalEntry[]> {
  const found = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const own = found.get(entry.exercise);
    if (own) own.push(entry);
    else found.set(entry.exercise, [entry]);
  }
  return found;
}

/** A journal and the lines of it that say nothing. */
export interface ReadJournal {
  readonly entries: readonly JournalEntry[];
  /** The numbers of lines that are damaged, from 1. */
  readonly damaged: readonly number[];
}

const FILE_NAME = 'journal.jsonl';

/** Longer commands are cut: a journal is no place for files. */
const LONGEST_TEXT = 4_000;

/** More than this of a journal is not read. */
const LARGEST_JOURNAL = 32 * 1024 * 1024;

export class Journal {
  /** Where it lies. */
  readonly path: string;
  private read: ReadJournal | null = null;
  private readSize = -1;

  /** @param folder that of the learner */
  constructor(private readonly folder: string) {
    this.path = platform().paths.join(folder, FILE_NAME);
  }

  /** All entries, the oldest first. Another process may have added some. */
  all(): ReadJournal {
    const size = platform().files.stat(this.path, { throwIfNoEntry: false })?.size ?? 0;
    if (this.read && size === this.readSize) return this.read;
    this.readSize = size;
    return (this.read = size === 0 ? { entries: [], damaged: [] } : readJournal(this.text(size)));
  }

  /** The entries of one exercise since its lab was made. */
  ofRun(exercise: string): JournalEntry[] {
    const own = this.all().entries.filter((entry) => entry.exercise === exercise);
    return own.slice(
      Math.max(
        0,
        own.findLastIndex(({ event }) => event === 'begun'),
      ),
    );
  }

  /** Adds one entry, as one write. A line before it that was cut off by a kill does not take it along. */
  add(exercise: string, event: LearningEvent): void {
    const { files, time } = platform();
    files.mkdir(this.folder, { recursive: true });
    const entry: JournalEntry = { at: time.now(), exercise, ...shortened(event) };
    const begin = this.endsInTheMiddle() ? '\n' : '';
    files.appendFile(this.path, `${begin}${JSON.stringify(entry)}\n`, { mode: 0o600 });
  }

  private text(size: number): string {
    if (size > LARGEST_JOURNAL) throw new Error(`${this.path} has more than ${LARGEST_JOURNAL} bytes.`);
    return platform().files.readText(this.path);
  }

  private endsInTheMiddle(): boolean {
    const { files } = platform();
    const size = files.stat(this.path, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0) return false;
    const last = new Uint8Array(1);
    const file = files.open(this.path, 'r');
    try {
      files.read(file, last, 0, 1, size - 1);
    } finally {
      files.close(file);
    }
    return last[0] !== 0x0a;
  }
}

function shortened(event: LearningEvent): LearningEvent {
  if (event.event !== 'typed' || event.text.length <= LONGEST_TEXT) return event;
  return { ...event, text: `${event.text.slice(0, LONGEST_TEXT)}…` };
}

/** Reads a journal; what is no entry is passed over and told. */
export function readJournal(text: string): ReadJournal {
  const entries: JournalEntry[] = [];
  const damaged: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const entry = entryIn(line);
    if (entry) entries.push(entry);
    else damaged.push(index + 1);
  });
  return { entries, damaged };
}

/** What each event has, besides its head, and of which type. */
const FIELDS: Readonly<Record<LearningEvent['event'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  begun: { version: isText, seed: isWhole, again: isFlag, folder: isTextOrNothing },
  continued: {},
  typed: { text: isText, commands: isTexts, failed: isFlag },
  checked: { passed: isFlag, met: isWhole, of: isWhole, unmet: isTextOrNothing, broken: isTexts },
  hinted: { claim: isText, level: isWhole },
  left: {},
};

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTextOrNothing(value: unknown): boolean {
  return value === null || isText(value);
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function entryIn(line: string): JournalEntry | null {
  const value = jsonIn(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const { at, exercise, event } = fields;
  if (typeof at !== 'number' || !Number.isFinite(at) || typeof exercise !== 'string' || typeof event !== 'string')
    return null;
  if (!Object.hasOwn(FIELDS, event)) return null;
  const wanted = FIELDS[event as LearningEvent['event']];
  return Object.entries(wanted).every(([name, fits]) => fits(fields[name])) ? (value as JournalEntry) : null;
}

/** The value of a line; undefined where it is no JSON. */
function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
