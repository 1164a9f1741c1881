/**
 * The file that sessions share: each appends what was typed in it and reads what others have appended. A file that cannot
 * be used (another person's, a folder, no rights) is told of once, and the session goes on without.
 */
import { utf8Bytes, utf8Text } from '../../platform/bytes.ts';
import { platform } from '../../platform/platform.ts';
import { readEntries, writtenEntry } from './file-format.ts';

/** Only the newest part of a long file is read. */
const READ_AT_MOST = 1 << 20;
/** A file that has grown beyond this is cut down to its newest part. */
const LONGEST = 4 << 20;

export class SharedHistoryFile {
  /** Up to where the file has been read. */
  private known = 0;
  /** Whether the file's last line has no end: whoever wrote it was no shell. */
  private lacksEnd = false;
  private reported = false;

  constructor(
    private readonly path: string,
    private readonly maximum: number,
    /** Told once, in one line, when the file cannot be used. */
    private readonly onTrouble: (message: string) => void,
  ) {}

  /** The newest entries, oldest first. */
  open(): string[] {
    return this.guarded(() => {
      const size = this.size();
      if (size === null) return [];
      const from = Math.max(0, size - READ_AT_MOST);
      let text = this.read(from, size);
      // The first line is cut somewhere.
      if (from > 0) text = text.slice(text.indexOf('\n') + 1);
      if (text.includes('\0')) throw new Error('it is not a text');
      this.lacksEnd = text !== '' && !text.endsWith('\n');
      const entries = readEntries(text).slice(-this.maximum);
      if (size > LONGEST) this.cutDown(entries, size);
      return entries;
    }, []);
  }

  /** What others have appended since. */
  takeNew(): string[] {
    return this.guarded(() => {
      const size = this.size();
      if (size === null || size === this.known) return [];
      // It was cut down, or begun anew: what is in it was read before, or is gone on purpose.
      if (size < this.known) this.known = size;
      const text = this.read(this.known, size);
      // Another may be in the middle of a long entry: that is for the next look.
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      this.known -= utf8Bytes(text.slice(whole.length)).length;
      return readEntries(whole);
    }, []);
  }

  /** Adds an entry; gives what others have added since the last look. */
  append(command: string): string[] {
    return this.guarded(() => {
      platform().files.mkdir(platform().paths.directoryName(this.path), { recursive: true });
      // What cannot be used is told before it is touched.
      this.size();
      platform().files.appendFile(this.path, (this.lacksEnd ? '\n' : '') + writtenEntry(command), { mode: 0o600 });
      this.lacksEnd = false;
      // Others may write at the same time: where the entry stands is known only when it is read again.
      const added = this.takeNew();
      const own = added.lastIndexOf(readEntries(writtenEntry(command))[0] ?? '');
      return own < 0 ? added : added.toSpliced(own, 1);
    }, []);
  }

  /** Null when there is no file yet. @throws what says that it cannot be used */
  private size(): number | null {
    const stats = platform().files.stat(this.path, { throwIfNoEntry: false });
    if (!stats) return null;
    // Opening a pipe or a device would wait for ever.
    if (!stats.isFile()) throw new Error('it is not a file');
    const { userId } = platform().system;
    if (userId !== null && stats.uid !== userId) throw new Error('it belongs to someone else');
    return stats.size;
  }

  private read(from: number, to: number): string {
    const file = platform().files.open(this.path, 'r');
    try {
      const bytes = new Uint8Array(Math.max(0, Math.min(to, platform().files.fstat(file).size) - from));
      const count = bytes.length === 0 ? 0 : platform().files.read(file, bytes, 0, bytes.length, from);
      this.known = from + count;
      return utf8Text(bytes.subarray(0, count));
    } finally {
      platform().files.close(file);
    }
  }

  /** In its own file first, so that nobody ever reads half of it. What others have appended meanwhile is taken over. */
  private cutDown(entries: readonly string[], size: number): void {
    const { files, system } = platform();
    const text = entries.map(writtenEntry).join('');
    const temporary = `${this.path}.${system.processId}`;
    const replaced = files.open(this.path, 'r');
    try {
      files.writeFile(temporary, text, { mode: 0o600 });
      files.rename(temporary, this.path);
      this.known = utf8Bytes(text).length;
      this.lacksEnd = false;
      const late = new Uint8Array(Math.max(0, files.fstat(replaced).size - size));
      const count = late.length === 0 ? 0 : files.read(replaced, late, 0, late.length, size);
      if (count > 0) files.appendFile(this.path, late.subarray(0, count));
    } finally {
      files.close(replaced);
      files.rm(temporary, { force: true });
    }
  }

  private guarded<T>(work: () => T, otherwise: T): T {
    if (this.reported) return otherwise;
    try {
      return work();
    } catch (error) {
      this.reported = true;
      this.onTrouble(`The history file ${this.path} is not used: ${(error as Error).message}`);
      return otherwise;
    }
  }
}
