/**
 * The store engine on a folder.
 *
 *     generations/00000042.json                 a manifest: where the sections are as of change-set 42
 *     sections/00000042-sections.1f0c….jsonl    the texts of the sections that change-set 42 wrote, a line each
 *     sections/00000042-index.77a9….jsonl       where sections are, as of change-set 42; manifests that came later name
 *                                               it and what has changed since. Only large stores have one.
 *
 * Files in `sections/` are never changed afterwards. A change-set writes its file there, then makes the manifest of the next generation appear by a hard link, which
 * the file system grants to exactly one of several writers. Before the link the change-set does not exist; after it,
 * it is complete. So a kill at any instant leaves the state before or after, and no writer overwrites another.
 * Section files carry the generation they were meant for, so what a dead writer left is recognised without a lock:
 * meant for a generation that somebody else has made, and not in its manifest. What is damaged is moved into `damaged/`
 * by a repair, never deleted.
 */
import { platform } from '../platform/platform.ts';
import { ChangeSet, type SectionChange } from './change-set.ts';
import { claim, linkOrCopy, removeFile, syncFolder, writeNewFile } from './durable-file.ts';
import { generationName, newId } from './file-marks.ts';
import { FileSnapshot, FileState } from './file-snapshot.ts';
import {
  isManifestName,
  type Manifest,
  type ManifestContents,
  manifestPath,
  manifestText,
  newManifest,
  readableManifest,
  readManifest,
} from './manifest.ts';
import { isSameProtection, type Lock, type Protection, sealText, unlock } from './protection.ts';
import { SectionReader, SectionWriter } from './section-files.ts';
import { SectionIndexes } from './section-index.ts';
import { type SectionMove, type SectionPart, SectionTable } from './section-table.ts';
import { SectionValue, SectionValues } from './section-values.ts';
import {
  missingState,
  missingStore,
  readFailure,
  StorageError,
  systemErrorCode,
  writeFailure,
} from './storage-error.ts';
import { KEPT_STATES, type SectionKey, type Store, type StoreChange, type StoredState } from './store.ts';
import { hasManyFiles, namesInWaste, sweep } from './store-clearing.ts';
import { StoreLock } from './store-lock.ts';
import { type FaultFinder, repairGenerations, type StoreRepair } from './store-repair.ts';

/** How often a mutator is run again because another process came first. */
const ATTEMPTS = 50;

/** How a FileStore is opened. */
export interface FileStoreOptions {
  /** Never write; `transact` throws. Default false. */
  readonly readOnly?: boolean;
  /** Wait for the disk (fsync) at each change-set. Default true. */
  readonly durable?: boolean;
  /** How long to wait for another process, in milliseconds. Default 10 seconds. */
  readonly lockWaitMs?: number;
}

/** A store in a folder of its own. */
export class FileStore implements Store {
  private readonly options: Required<FileStoreOptions>;
  private readonly lock: StoreLock;
  private readonly indexes: SectionIndexes;
  private readonly reader: SectionReader;
  private readonly values = new SectionValues();
  private newest: FileSnapshot | null = null;
  /** When `recent` last looked at the folder, by the host's clock. */
  private lookedAt: number | null = null;
  private inside = false;
  private swept = false;
  private readonly listeners = new Set<() => void>();

  private constructor(
    readonly folder: string,
    options: FileStoreOptions,
  ) {
    this.options = { readOnly: false, durable: true, lockWaitMs: 10_000, ...options };
    this.lock = new StoreLock(folder, this.options.lockWaitMs);
    this.indexes = new SectionIndexes(folder);
    this.reader = new SectionReader(folder);
  }

  /** Makes an empty store in `folder`, which must not hold one; under a lock nothing of it ever lies there as it is. */
  static create(folder: string, options: FileStoreOptions = {}, lock?: Lock): FileStore {
    try {
      platform().files.mkdir(platform().paths.join(folder, 'generations'), { recursive: true });
      platform().files.mkdir(platform().paths.join(folder, 'sections'), { recursive: true });
      if (platform().files.readdir(platform().paths.join(folder, 'generations')).some(isManifestName)) {
        throw new StorageError('exists', folder, 'There is a lab already', 'Choose another name, or delete it first.');
      }
      const first = newManifest(0, '', { sections: SectionTable.empty, protection: lock?.protection });
      writeNewFile(manifestPath(folder, 0), manifestText(first), options.durable ?? true);
    } catch (error) {
      throw writeFailure(error, folder);
    }
    return new FileStore(folder, options);
  }

  /** Opens the store in `folder`. Costs one look at the folder; sections are read when they are asked for. */
  static open(folder: string, options: FileStoreOptions = {}): FileStore {
    const store = new FileStore(folder, options);
    store.snapshot();
    return store;
  }

  snapshot(): FileSnapshot {
    const generation = this.newestGeneration();
    if (this.newest?.generation !== generation) {
      const manifest = readManifest(this.folder, generation, this.indexes);
      this.newest = this.snapshotOf(manifest);
    }
    return this.newest;
  }

  recent(): FileSnapshot {
    const now = platform().time.now();
    if (this.newest && this.lookedAt === now) return this.newest;
    this.lookedAt = now;
    return this.snapshot();
  }

  read<T>(section: SectionKey<T>): T | undefined {
    return this.snapshot().read(section);
  }

  transact<R>(mutator: (change: StoreChange) => R): R {
    this.requireWritable();
    if (this.inside) throw new Error('A change-set cannot be made inside another one.');
    this.inside = true;
    try {
      const result = this.lock.hold(() => this.transactLocked(mutator));
      for (const hear of this.listeners) hear();
      return result;
    } catch (error) {
      throw writeFailure(error, this.folder);
    } finally {
      this.inside = false;
    }
  }

  onCommit(hear: () => void): () => void {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }

  /** Copies the newest state into a new folder; section files never change, so they may be shared by hard links. */
  copyTo(folder: string): void {
    const { manifest } = this.snapshot();
    try {
      platform().files.mkdir(platform().paths.join(folder, 'generations'), { recursive: true });
      platform().files.mkdir(platform().paths.join(folder, 'sections'), { recursive: true });
      for (const file of manifest.sections.files()) {
        linkOrCopy(
          platform().paths.join(this.folder, 'sections', file),
          platform().paths.join(folder, 'sections', file),
        );
      }
      writeNewFile(manifestPath(folder, manifest.generation), manifestText(manifest), this.options.durable);
    } catch (error) {
      throw writeFailure(error, folder);
    }
  }

  history(): StoredState[] {
    const { protection } = this.snapshot().manifest;
    return this.generations()
      .reverse()
      .flatMap((generation) => {
        const manifest = readableManifest(this.folder, generation, this.indexes);
        return manifest && isSameProtection(manifest.protection, protection) ? [manifest] : [];
      })
      .map((manifest, index, manifests) => new FileState(this.folder, manifest, this.reader, manifests[index + 1]));
  }

  goBack(generation: number): void {
    this.requireWritable();
    try {
      this.lock.hold(() => {
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
          const base = this.snapshot().manifest;
          const wanted = generation <= base.generation && readableManifest(this.folder, generation, this.indexes);
          if (!wanted || !isSameProtection(wanted.protection, base.protection))
            throw missingState(this.folder, generation);
          if (this.publish(base, wanted)) return;
        }
        throw this.overtaken();
      });
    } catch (error) {
      throw writeFailure(error, this.folder);
    }
  }

  /**
   * Goes back to the newest state that is whole: its files are there and unchanged, and `findFault` finds nothing wrong
   * with what they say. What is damaged is moved aside. `undefined` where the newest state is whole.
   */
  static repair(folder: string, findFault: FaultFinder, options: FileStoreOptions = {}): StoreRepair | undefined {
    const store = new FileStore(folder, options);
    try {
      return store.lock.hold(() =>
        repairGenerations(folder, store.generations(), findFault, (base, contents) => store.publish(base, contents)),
      );
    } catch (error) {
      throw writeFailure(error, folder);
    }
  }

  /** By what the newest state is protected. */
  get protection(): Protection | undefined {
    return this.snapshot().manifest.protection;
  }

  /**
   * Writes all sections anew, under a lock or without one, as one change-set. Earlier states, and what repairs have moved
   * aside, lie there as before: they are deleted.
   */
  protect(lock: Lock | undefined): void {
    this.requireWritable();
    try {
      this.lock.hold(() => {
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
          const base = this.snapshot();
          const writer = this.writerAfter(base.manifest);
          const names = base.sectionNames();
          const moves = names.map((name) => [name, writer.add(textAtRest(lock, name, base.textOf(name)))] as const);
          writer.close();
          const sections = SectionTable.empty.with(moves);
          if (!this.publish(base.manifest, { sections, protection: lock?.protection })) continue;
          sweep(this.folder, this.snapshot().manifest, this.indexes);
          platform().files.rm(platform().paths.join(this.folder, 'damaged'), { recursive: true, force: true });
          return;
        }
        throw this.overtaken();
      });
    } catch (error) {
      throw writeFailure(error, this.folder);
    }
  }

  private requireWritable(): void {
    if (this.options.readOnly) {
      throw new StorageError('read-only', this.folder, 'The lab is open for reading only', 'Open it for writing.');
    }
  }

  private overtaken(): StorageError {
    return new StorageError(
      'busy',
      this.folder,
      `Other processes changed the lab ${ATTEMPTS} times in the meantime`,
      'Try again. Nothing was changed.',
    );
  }

  private transactLocked<R>(mutator: (change: StoreChange) => R): R {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const base = this.snapshot();
      const change = new ChangeSet(base);
      const result = mutator(change);
      if (this.commit(base, change.differences())) return result;
    }
    throw this.overtaken();
  }

  /** Writes the next generation, where there is something to write; false where another writer has made it first. */
  private commit(base: FileSnapshot, differences: Iterable<[string, SectionChange]>): boolean {
    const { protection } = base.manifest;
    const lock = protection && unlock(protection, this.folder);
    const writer = this.writerAfter(base.manifest);
    const moves: SectionMove[] = [];
    for (const [name, change] of differences) {
      const part = change ? writer.add(textAtRest(lock, name, change.text)) : null;
      if (change && part) this.values.keep(part.digest, new SectionValue(change.text));
      moves.push([name, part]);
    }
    if (moves.length === 0) return true;
    const isDue = (base.generation + 1) % KEPT_STATES === 0;
    if (isDue) {
      const others = withoutMoved(base.manifest.sections.entries(), moves);
      for (const name of namesInWaste(this.folder, others)) moves.push([name, writer.add(base.textAtRest(name))]);
    }
    writer.close();
    return this.publish(base.manifest, { sections: base.manifest.sections.with(moves), protection });
  }

  private writerAfter(base: Manifest): SectionWriter {
    return new SectionWriter(this.folder, base.generation + 1, this.options.durable);
  }

  private snapshotOf(manifest: Manifest): FileSnapshot {
    return new FileSnapshot(this.folder, manifest, this.reader, this.values);
  }

  /** Makes the manifest of the generation after `base`; false where another writer has made one first. */
  private publish(base: Manifest, contents: ManifestContents): boolean {
    const generation = base.generation + 1;
    const { durable } = this.options;
    const sections = contents.sections.wantsIndex
      ? this.indexes.write(generation, contents.sections, durable)
      : contents.sections;
    const manifest = newManifest(generation, base.id, { ...contents, sections });
    const pending = platform().paths.join(
      this.folder,
      'sections',
      `${generationName(generation)}-manifest.${newId()}.json`,
    );
    writeNewFile(pending, manifestText(manifest), durable);
    if (durable) syncFolder(platform().paths.join(this.folder, 'sections'));
    if (!claim(pending, manifestPath(this.folder, generation)) || this.isOvertaken(manifest)) return false;
    if (durable) syncFolder(platform().paths.join(this.folder, 'generations'));
    this.newest = this.snapshotOf(manifest);
    this.collectGarbage(manifest);
    return true;
  }

  /**
   * A writer that was stopped for so long that its generation was made and swept away by others gets its link, but
   * no place in the line: the next generation does not name it as its parent.
   */
  private isOvertaken(manifest: Manifest): boolean {
    if (this.newestGeneration() === manifest.generation) return false;
    const next = manifestPath(this.folder, manifest.generation + 1);
    if (
      platform().files.exists(next) &&
      readManifest(this.folder, manifest.generation + 1, this.indexes).parent === manifest.id
    )
      return false;
    removeFile(manifestPath(this.folder, manifest.generation));
    return true;
  }

  private newestGeneration(): number {
    return this.generations().at(-1) as number;
  }

  /** The numbers of the generations that are there, oldest first; at least one. */
  private generations(): number[] {
    let names: string[];
    try {
      names = platform().files.readdir(platform().paths.join(this.folder, 'generations'));
    } catch (error) {
      throw platform().files.exists(this.folder)
        ? readFailure(error, platform().paths.join(this.folder, 'generations'))
        : missingStore(this.folder);
    }
    const numbers = names.filter(isManifestName).map((name) => Number.parseInt(name, 10));
    if (numbers.length === 0) {
      throw new StorageError(
        'damaged',
        platform().paths.join(this.folder, 'generations'),
        'The lab has no list of its sections',
        'Restore the folder from a copy, or delete the lab and create it again.',
      );
    }
    return numbers.sort((a, b) => a - b);
  }

  /** Sweeps every so often, and at the first commit of a process where dead writers have left much. */
  private collectGarbage(manifest: Manifest): void {
    try {
      const isDue = manifest.generation % KEPT_STATES === 0 || (!this.swept && hasManyFiles(this.folder, manifest));
      this.swept = true;
      if (isDue) sweep(this.folder, manifest, this.indexes);
    } catch (error) {
      // The change-set is committed; what could not be removed is harmless, and the next sweep tries again.
      if (!(error instanceof StorageError) && systemErrorCode(error) === undefined) throw error;
    }
  }
}

/** What a change-set leaves where it is. */
function* withoutMoved(
  parts: Iterable<readonly [string, SectionPart]>,
  moves: readonly SectionMove[],
): Generator<readonly [string, SectionPart]> {
  const moved = new Set(moves.map(([name]) => name));
  for (const part of parts) if (!moved.has(part[0])) yield part;
}

/** The text of a section as it lies on the disk. */
function textAtRest(lock: Lock | undefined, name: string, text: string): string {
  return lock ? sealText(lock, name, text) : text;
}
