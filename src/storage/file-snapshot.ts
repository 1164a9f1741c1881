/** The state of a file store as of one generation: sections are read, and checked, when somebody asks for them. */
import { platform } from '../platform/platform.ts';
import { commitTime, type Manifest, manifestPath } from './manifest.ts';
import { unlock, unsealText } from './protection.ts';
import { checkedText, type SectionReader } from './section-files.ts';
import { type SectionPart, SectionTable } from './section-table.ts';
import { SectionValue, SectionValues } from './section-values.ts';
import { anything, complaintText } from './shape.ts';
import { REPAIR, readFailure, StorageError, systemErrorCode } from './storage-error.ts';
import type { SectionKey, StoredState, StoreSnapshot } from './store.ts';

/** The state of a file store as of one generation. */
export class FileSnapshot implements StoreSnapshot {
  constructor(
    private readonly folder: string,
    readonly manifest: Manifest,
    private readonly reader: SectionReader,
    private readonly values: SectionValues,
  ) {}

  get generation(): number {
    return this.manifest.generation;
  }

  read<T>(section: SectionKey<T>): T | undefined {
    const entry = this.find(section.name);
    if (!entry) return undefined;
    let known = this.values.get(entry.digest);
    if (!known) {
      known = new SectionValue(this.plainText(section.name, entry));
      this.values.keep(entry.digest, known);
    }
    if (known.shape !== section.shape) this.check(section, entry, known);
    return known.value as T;
  }

  /** Once for each value that this process has read. */
  private check(section: SectionKey<unknown>, { file }: SectionPart, known: SectionValue): void {
    const complaint = section.shape.check(known.value);
    if (complaint) {
      throw new StorageError(
        'damaged',
        platform().paths.join(this.folder, 'sections', file),
        `The section '${section.name}' of the lab has the wrong shape (${complaintText(complaint)})`,
        REPAIR,
      );
    }
    if (section.shape !== anything) known.shape = section.shape;
  }

  sectionNames(): string[] {
    try {
      return [...this.manifest.sections.names()].sort();
    } catch (error) {
      throw this.readingFailure(error, this.indexPath());
    }
  }

  /** The text of a section that is there. */
  textOf(name: string): string {
    return this.plainText(name, this.placeOf(name));
  }

  /** The same as it lies on the disk: encrypted, where the store is protected. */
  textAtRest(name: string): string {
    return this.readText(name, this.placeOf(name));
  }

  private placeOf(name: string): SectionPart {
    const entry = this.find(name);
    if (!entry) throw new RangeError(`There is no section '${name}'.`);
    return entry;
  }

  /** Where a section lies; an index is read when somebody asks. */
  private find(name: string): SectionPart | undefined {
    try {
      return this.manifest.sections.get(name);
    } catch (error) {
      throw this.readingFailure(error, this.indexPath());
    }
  }

  private indexPath(): string {
    return platform().paths.join(this.folder, 'sections', this.manifest.sections.index?.reference.file ?? '');
  }

  /** Files of a state go when it is no longer kept. */
  private readingFailure(error: unknown, path: string): unknown {
    if (systemErrorCode(error) !== 'ENOENT' || platform().files.exists(manifestPath(this.folder, this.generation)))
      return readFailure(error, path);
    return new StorageError('busy', path, 'Other processes overtook this reader', 'Try again.', { cause: error });
  }

  private plainText(name: string, entry: SectionPart): string {
    const text = this.readText(name, entry);
    const { protection } = this.manifest;
    if (!protection) return text;
    const path = platform().paths.join(this.folder, 'sections', entry.file);
    return unsealText(unlock(protection, this.folder), name, text, path);
  }

  private readText(name: string, entry: SectionPart): string {
    const path = platform().paths.join(this.folder, 'sections', entry.file);
    let bytes: Uint8Array;
    try {
      bytes = this.reader.bytesOf(entry);
    } catch (error) {
      throw this.readingFailure(error, path);
    }
    const text = checkedText(bytes, entry.digest);
    if (text !== undefined) return text;
    throw new StorageError(
      'damaged',
      path,
      `The section '${name}' of the lab is damaged (its checksum differs)`,
      REPAIR,
    );
  }
}

/** A generation with what is known of its making. */
export class FileState extends FileSnapshot implements StoredState {
  readonly committedAt: number;
  readonly changed: readonly string[] | null;

  constructor(folder: string, manifest: Manifest, reader: SectionReader, before: Manifest | undefined) {
    super(folder, manifest, reader, new SectionValues());
    this.committedAt = commitTime(folder, manifest.generation);
    this.changed = before ? SectionTable.differing(before.sections, manifest.sections) : null;
  }
}
