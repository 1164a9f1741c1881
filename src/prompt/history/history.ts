/** The commands that can be brought back: those of earlier sessions, of others that run now, and of this one. */
import { platform } from '../../platform/platform.ts';
import type { SharedHistoryFile } from './shared-file.ts';

/** Where a command is kept. */
export type Keeping = 'memory-and-file' | 'memory' | 'nowhere';

/** What is longer is data that somebody has pasted: in the file it would push out the commands of months. */
const LONGEST_KEPT = 128 * 1024;

/** A command with what is known of its run. */
export interface HistoryEntry {
  readonly text: string;
  readonly origin: 'session' | 'other-session' | 'file';
  /** Milliseconds since 1970; null for what this session has not run. */
  readonly startedAt: number | null;
  readonly elapsedMs: number | null;
}

export class History {
  private readonly entries: HistoryEntry[] = [];
  private readonly newest = new Map<string, number>();
  /** Entries of this session, which are written at its end where that is wished. */
  private readonly unwritten: string[] = [];

  constructor(
    private file: SharedHistoryFile | null = null,
    private readonly maximum: () => number = () => 4096,
  ) {
    this.takeFrom(file);
  }

  private takeFrom(file: SharedHistoryFile | null): void {
    for (const text of file?.open() ?? []) this.keep(text, 'file');
  }

  /** From now on the commands are kept in another file; those in it can be brought back too. */
  moveTo(file: SharedHistoryFile): void {
    this.close();
    this.file = file;
    this.takeFrom(file);
  }

  get length(): number {
    return this.entries.length;
  }

  textAt(index: number): string {
    return this.entries[index]?.text ?? '';
  }

  entryAt(index: number): HistoryEntry | null {
    return this.entries[index] ?? null;
  }

  /** Whether the text of an entry does not come again behind it. */
  isNewestOfItsText(index: number): boolean {
    return this.newest.get(this.textAt(index)) === index;
  }

  /** The newest entry that fits. */
  findNewest(fits: (text: string) => boolean): string | null {
    return this.entries.findLast(({ text }) => fits(text))?.text ?? null;
  }

  /** Newest first. */
  *newestFirst(): Generator<string> {
    for (let at = this.entries.length - 1; at >= 0; at--) yield (this.entries[at] as HistoryEntry).text;
  }

  add(command: string, keeping: Keeping, atEnd = false): void {
    if (command.trim() === '' || keeping === 'nowhere') return;
    if (keeping === 'memory-and-file' && command.length <= LONGEST_KEPT) {
      if (atEnd) this.unwritten.push(command);
      else for (const text of this.file?.append(command) ?? []) this.keep(text, 'other-session');
    }
    this.keep(command, 'session');
  }

  /** The command that was added last has ended. */
  ended(): void {
    const last = this.entries.at(-1);
    if (!last || last.startedAt === null || last.elapsedMs !== null) return;
    this.entries[this.entries.length - 1] = { ...last, elapsedMs: platform().time.now() - last.startedAt };
  }

  /** Takes in what other sessions have added. */
  refresh(): void {
    for (const text of this.file?.takeNew() ?? []) this.keep(text, 'other-session');
  }

  /** The session is over. */
  close(): void {
    for (const command of this.unwritten.splice(0)) this.file?.append(command);
  }

  clear(): void {
    this.entries.length = 0;
    this.newest.clear();
  }

  private keep(text: string, origin: HistoryEntry['origin']): void {
    const startedAt = origin === 'session' ? platform().time.now() : null;
    const entry = { text, origin, startedAt, elapsedMs: null };
    if (this.entries.at(-1)?.text === text) {
      this.entries[this.entries.length - 1] = entry;
      return;
    }
    this.entries.push(entry);
    const surplus = this.entries.length - this.maximum();
    if (surplus > 0) {
      this.entries.splice(0, surplus);
      this.newest.clear();
      for (const [index, kept] of this.entries.entries()) this.newest.set(kept.text, index);
    } else this.newest.set(text, this.entries.length - 1);
  }
}
