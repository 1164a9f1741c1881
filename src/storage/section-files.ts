/**
 * The files in `sections/`: each holds the texts that one change-set wrote, a line each, one after the other. A large
 * change-set makes several files, so that what nobody needs any more can go piece by piece.
 */
import { utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { NewFile, readPart, readWritten } from './durable-file.ts';
import { digestOf, generationName, newId } from './file-marks.ts';
import type { SectionPart } from './section-table.ts';

/** About so large does a file become. */
const FILE_BYTES = 8 * 1024 * 1024;
/** So much is read at once of a file whose sections somebody reads one after the other. */
const READ_AHEAD = 256 * 1024;
/** A gap that is read over. */
const GAP = 16 * 1024;
const LINE_END = utf8Bytes('\n');

/** Writes the texts of one change-set. The same text is written once. */
export class SectionWriter {
  private current: { readonly name: string; readonly file: NewFile } | null = null;
  private readonly written = new Map<string, SectionPart>();

  constructor(
    private readonly folder: string,
    private readonly generation: number,
    private readonly durable: boolean,
  ) {}

  add(text: string): SectionPart {
    const bytes = utf8Bytes(text);
    const digest = digestOf(bytes);
    const same = this.written.get(digest);
    if (same?.length === bytes.length) return same;
    this.current ??= this.begin();
    const { name, file } = this.current;
    const part = { file: name, start: file.length, length: bytes.length, digest };
    file.write(bytes);
    file.write(LINE_END);
    if (file.length >= FILE_BYTES) this.close();
    this.written.set(digest, part);
    return part;
  }

  /** All of it is on the disk. */
  close(): void {
    const { current } = this;
    this.current = null;
    current?.file.close();
  }

  private begin(): { readonly name: string; readonly file: NewFile } {
    const name = `${generationName(this.generation)}-sections.${newId()}.jsonl`;
    return { name, file: new NewFile(platform().paths.join(this.folder, 'sections', name), this.durable) };
  }
}

/** Reads texts; a file never changes, so that what lies behind the last one that was read may be read with it. */
export class SectionReader {
  private ahead: { readonly file: string; readonly start: number; readonly bytes: Uint8Array } | null = null;
  private last = { file: '', end: 0 };

  constructor(private readonly folder: string) {}

  /** The bytes of a section; fewer than it has where its file was cut off. */
  bytesOf({ file, start, length }: SectionPart): Uint8Array {
    const path = platform().paths.join(this.folder, 'sections', file);
    if (length === null) return readWritten(path);
    const known = this.readAhead(file, start, length);
    if (known) return known;
    const isNext = file === this.last.file && start >= this.last.end && start <= this.last.end + GAP;
    const block = { file, start, bytes: readPart(path, start, isNext ? Math.max(length, READ_AHEAD) : length) };
    if (isNext) this.ahead = block;
    this.last = { file, end: start + length };
    return block.bytes.subarray(0, length);
  }

  private readAhead(file: string, start: number, length: number): Uint8Array | undefined {
    const { ahead } = this;
    if (ahead?.file !== file || start < ahead.start || start + length > ahead.start + ahead.bytes.length)
      return undefined;
    this.last = { file, end: start + length };
    return ahead.bytes.subarray(start - ahead.start, start - ahead.start + length);
  }
}

/** The text of bytes whose digest is right. */
export function checkedText(bytes: Uint8Array, digest: string): string | undefined {
  return digestOf(bytes) === digest ? utf8Text(bytes) : undefined;
}
