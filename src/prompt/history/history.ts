/** The commands that can be brought back: those of earlier sessions, of others that run now, and of this one. */
import type { SharedHistoryFile } from './shared-file.ts';

/** Where a command is kept. */
export type Keeping = 'memory-and-file' | 'memory' | 'nowhere';

export class History {
  private readonly entries: string[] = [];
  private readonly newest = new Map<string, number>();
  /** Entries of this session, which are written at its end where that is wished. */
  private readonly unwritten: string[] = [];

  constructor(
    private readonly file: SharedHistoryFile | null = null,
    private readonly maximum: () => number = () => 4096,
  ) {
    for (const entry of file?.open() ?? []) this.keep(entry);
  }

  get length(): number {
    return this.entries.length;
  }

  textAt(index: number): string {
    return this.entries[index] ?? '';
  }

  /** Whether the text of an entry does not come again behind it. */
  isNewestOfItsText(index: number): boolean {
    return this.newest.get(this.textAt(index)) === index;
  }

  /** The newest entry that fits. */
  findNewest(fits: (text: string) => boolean): string | null {
    return this.entries.findLast(fits) ?? null;
  }

  /** Newest first. */
  *newestFirst(): Generator<string> {
    for (let at = this.entries.length - 1; at >= 0; at--) yield this.entries[at] as string;
  }

  add(command: string, keeping: Keeping, atEnd = false): void {
    if (command.trim() === '' || keeping === 'nowhere') return;
    if (keeping === 'memory-and-file') {
      if (atEnd) this.unwritten.push(command);
      else for (const entry of this.file?.append(command) ?? []) this.keep(entry);
    }
    this.keep(command);
  }

  /** Takes in what other sessions have added. */
  refresh(): void {
    for (const entry of this.file?.takeNew() ?? []) this.keep(entry);
  }

  /** The session is over. */
  close(): void {
    for (const command of this.unwritten.splice(0)) this.file?.append(command);
  }

  clear(): void {
    this.entries.length = 0;
    this.newest.clear();
  }

  private keep(entry: string): void {
    if (this.entries.at(-1) === entry) return;
    this.entries.push(entry);
    const surplus = this.entries.length - this.maximum();
    if (surplus > 0) {
      this.entries.splice(0, surplus);
      this.newest.clear();
      for (const [index, text] of this.entries.entries()) this.newest.set(text, index);
    } else this.newest.set(entry, this.entries.length - 1);
  }
}
