/** The state of a file store as of one generation: sections are read, and checked, when somebody asks for them. */
import { platform } from '../platform/platform.ts';
import { deepFreeze } from './change-set.ts';
import { changedSections, checksum, commitTime, type Manifest, manifestPath, type SectionFile } from './manifest.ts';
import { unlock, unsealText } from './protection.ts';
import { anything, complaintText, type Shape } from './shape.ts';
import { REPAIR, readFailure, StorageError, systemErrorCode } from './storage-error.ts';
import type { SectionKey, StoredState, StoreSnapshot } from './store.ts';

/** A section's value as this process knows it. */
export interface SectionValue {
  readonly value: unknown;
  /** The shape against which it was checked. */
  shape?: Shape<unknown>;
}

/** Values by the names of their files, which never change. */
export type SectionValues = Map<string, SectionValue>;

/** The state of a file store as of one generation. */
export class FileSnapshot implements StoreSnapshot {
  constructor(
    private readonly folder: string,
    readonly manifest: Manifest,
    private readonly values: SectionValues,
  ) {}

  get generation(): number {
    return this.manifest.generation;
  }

  read<T>(section: SectionKey<T>): T | undefined {
    const entry = this.manifest.sections.get(section.name);
    if (!entry) return undefined;
    let known = this.values.get(entry.file);
    if (!known) {
      known = { value: deepFreeze(JSON.parse(this.plainText(section.name, entry))) };
      this.values.set(entry.file, known);
    }
    if (known.shape !== section.shape) this.check(section, entry, known);
    return known.value as T;
  }

  /** Once for each value that this process has read. */
  private check(section: SectionKey<unknown>, { file }: SectionFile, known: SectionValue): void {
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
    return [...this.manifest.sections.keys()].sort();
  }

  /** The text of a section that is there. */
  textOf(name: string): string {
    const entry = this.manifest.sections.get(name);
    if (!entry) throw new RangeError(`There is no section '${name}'.`);
    return this.plainText(name, entry);
  }

  private plainText(name: string, entry: SectionFile): string {
    const text = this.readText(name, entry);
    const { protection } = this.manifest;
    if (!protection) return text;
    const path = platform().paths.join(this.folder, 'sections', entry.file);
    return unsealText(unlock(protection, this.folder), name, text, path);
  }

  private readText(name: string, entry: SectionFile): string {
    const path = platform().paths.join(this.folder, 'sections', entry.file);
    let text: string;
    try {
      text = platform().files.readText(path);
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT' && !platform().files.exists(manifestPath(this.folder, this.generation))) {
        throw new StorageError('busy', path, 'Other processes overtook this reader', 'Try again.', { cause: error });
      }
      throw readFailure(error, path);
    }
    if (checksum(text) === entry.sha256) return text;
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

  constructor(folder: string, manifest: Manifest, before: Manifest | undefined) {
    super(folder, manifest, new Map());
    this.committedAt = commitTime(folder, manifest.generation);
    this.changed = before ? changedSections(before, manifest) : null;
  }
}
