/**
 * The store engine on a folder.
 *
 *     generations/00000042.json        a manifest: which file holds which section as of change-set 42
 *     sections/00000042-cms.1f0c….json the text of a section, written by change-set 42, never changed afterwards
 *
 * A change-set writes its section files, then makes the manifest of the next generation appear by a hard link, which
 * the file system grants to exactly one of several writers. Before the link the change-set does not exist; after it,
 * it is complete. So a kill at any instant leaves the state before or after, and no writer overwrites another.
 * Section files carry the generation they were meant for, so what a dead writer left is recognised without a lock:
 * meant for a generation that somebody else has made, and not in its manifest. What is damaged is moved into `damaged/`
 * by a repair, never deleted.
 */
import { platform } from '../platform/platform.ts';
import { ChangeSet, type SectionChange } from './change-set.ts';
import { syncFolder, writeNewFile } from './durable-file.ts';
import { FileSnapshot, FileState, type SectionValues } from './file-snapshot.ts';
import {
  checksum,
  generationName,
  isManifestName,
  type Manifest,
  type ManifestContents,
  manifestPath,
  manifestText,
  newId,
  newManifest,
  readableManifest,
  readManifest,
  type SectionFile,
} from './manifest.ts';
import { isSameProtection, type Lock, type Protection, sealText, unlock } from './protection.ts';
import {
  missingState,
  missingStore,
  readFailure,
  StorageError,
  systemErrorCode,
  writeFailure,
} from './storage-error.ts';
import { KEPT_STATES, type SectionKey, type Store, type StoreChange, type StoredState } from './store.ts';
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
  private readonly values: SectionValues = new Map();
  private newest: FileSnapshot | null = null;
  private inside = false;
  private swept = false;
  private readonly listeners = new Set<() => void>();

  private constructor(
    readonly folder: string,
    options: FileStoreOptions,
  ) {
    this.options = { readOnly: false, durable: true, lockWaitMs: 10_000, ...options };
    this.lock = new StoreLock(folder, this.options.lockWaitMs);
  }

  /** Makes an empty store in `folder`, which must not hold one; under a lock nothing of it ever lies there as it is. */
  static create(folder: string, options: FileStoreOptions = {}, lock?: Lock): FileStore {
    try {
      platform().files.mkdir(platform().paths.join(folder, 'generations'), { recursive: true });
      platform().files.mkdir(platform().paths.join(folder, 'sections'), { recursive: true });
      if (platform().files.readdir(platform().paths.join(folder, 'generations')).some(isManifestName)) {
        throw new StorageError('exists', folder, 'There is a lab already', 'Choose another name, or delete it first.');
      }
      const first = newManifest(0, '', { sections: new Map(), protection: lock?.protection });
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
      const manifest = readManifest(this.folder, generation);
      this.newest = new FileSnapshot(this.folder, manifest, this.values);
      this.forgetValues(manifest);
    }
    return this.newest;
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
      for (const { file } of manifest.sections.values()) {
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
        const manifest = readableManifest(this.folder, generation);
        return manifest && isSameProtection(manifest.protection, protection) ? [manifest] : [];
      })
      .map((manifest, index, manifests) => new FileState(this.folder, manifest, manifests[index + 1]));
  }

  goBack(generation: number): void {
    this.requireWritable();
    try {
      this.lock.hold(() => {
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
          const base = this.snapshot().manifest;
          const wanted = generation <= base.generation && readableManifest(this.folder, generation);
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
          const generation = base.generation + 1;
          const sections = base
            .sectionNames()
            .map((name) => [name, this.writeText(generation, name, base.textOf(name), lock)] as const);
          if (!this.publish(base.manifest, { sections: new Map(sections), protection: lock?.protection })) continue;
          this.sweep(this.snapshot().manifest);
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
      const differences = change.close();
      if (differences.size === 0 || this.commit(base.manifest, differences)) return result;
    }
    throw this.overtaken();
  }

  /** Writes the next generation; false where another writer has made it first. */
  private commit(base: Manifest, differences: ReadonlyMap<string, SectionChange>): boolean {
    const sections = new Map(base.sections);
    const { protection } = base;
    const lock = protection && unlock(protection, this.folder);
    for (const [name, change] of differences) {
      if (change === undefined) sections.delete(name);
      else sections.set(name, this.writeSection(base.generation + 1, name, change, lock));
    }
    return this.publish(base, { sections, protection });
  }

  /** Makes the manifest of the generation after `base`; false where another writer has made one first. */
  private publish(base: Manifest, contents: ManifestContents): boolean {
    const generation = base.generation + 1;
    const manifest = newManifest(generation, base.id, contents);
    const pending = platform().paths.join(
      this.folder,
      'sections',
      `${generationName(generation)}-manifest.${newId()}.json`,
    );
    writeNewFile(pending, manifestText(manifest), this.options.durable);
    if (this.options.durable) syncFolder(platform().paths.join(this.folder, 'sections'));
    if (!claim(pending, manifestPath(this.folder, generation)) || this.isOvertaken(manifest)) return false;
    if (this.options.durable) syncFolder(platform().paths.join(this.folder, 'generations'));
    this.collectGarbage(manifest);
    return true;
  }

  private writeSection(
    generation: number,
    name: string,
    { text, value }: NonNullable<SectionChange>,
    lock: Lock | undefined,
  ): SectionFile {
    const written = this.writeText(generation, name, text, lock);
    this.values.set(written.file, { value });
    return written;
  }

  private writeText(generation: number, name: string, text: string, lock: Lock | undefined): SectionFile {
    const file = `${generationName(generation)}-${name.replaceAll('/', '~')}.${newId()}.json`;
    const contents = lock ? sealText(lock, name, text) : text;
    writeNewFile(platform().paths.join(this.folder, 'sections', file), contents, this.options.durable);
    return { file, sha256: checksum(contents) };
  }

  /**
   * A writer that was stopped for so long that its generation was made and swept away by others gets its link, but
   * no place in the line: the next generation does not name it as its parent.
   */
  private isOvertaken(manifest: Manifest): boolean {
    if (this.newestGeneration() === manifest.generation) return false;
    const next = manifestPath(this.folder, manifest.generation + 1);
    if (platform().files.exists(next) && readManifest(this.folder, manifest.generation + 1).parent === manifest.id)
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

  /** Sweeps at the first commit of a process (what dead writers left) and then every so often. */
  private collectGarbage(manifest: Manifest): void {
    if (this.swept && manifest.generation % KEPT_STATES !== 0) return;
    try {
      this.sweep(manifest);
      this.swept = true;
    } catch (error) {
      // The change-set is committed; what could not be removed is harmless, and the next sweep tries again.
      if (!(error instanceof StorageError) && systemErrorCode(error) === undefined) throw error;
    }
  }

  private sweep(manifest: Manifest): void {
    const oldest = manifest.generation - KEPT_STATES;
    const kept = new Set([...manifest.sections.values()].map((section) => section.file));
    for (const name of platform().files.readdir(platform().paths.join(this.folder, 'generations'))) {
      const generation = isManifestName(name) ? Number.parseInt(name, 10) : Number.NaN;
      if (generation >= manifest.generation || Number.isNaN(generation)) continue;
      const earlier = readableManifest(this.folder, generation);
      // What lies there under another key, or under none, is of no use and must not stay.
      if (generation < oldest || (earlier && !isSameProtection(earlier.protection, manifest.protection)))
        removeFile(platform().paths.join(this.folder, 'generations', name));
      else for (const { file } of earlier?.sections.values() ?? []) kept.add(file);
    }
    for (const name of platform().files.readdir(platform().paths.join(this.folder, 'sections'))) {
      if (Number.parseInt(name, 10) <= manifest.generation && !kept.has(name)) {
        removeFile(platform().paths.join(this.folder, 'sections', name));
      }
    }
  }

  private forgetValues(manifest: Manifest): void {
    const current = new Set([...manifest.sections.values()].map((section) => section.file));
    for (const file of this.values.keys()) if (!current.has(file)) this.values.delete(file);
  }
}

/** Makes `pending` appear as `target`; false where `target` is there already. */
function claim(pending: string, target: string): boolean {
  try {
    platform().files.link(pending, target);
    platform().files.unlink(pending);
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'EEXIST') {
      platform().files.unlink(pending);
      return false;
    }
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
  }
  // A file system without hard links (exFAT, some network shares): the lock alone keeps writers apart.
  if (platform().files.exists(target)) return false;
  platform().files.rename(pending, target);
  return true;
}

function linkOrCopy(source: string, target: string): void {
  try {
    platform().files.link(source, target);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') throw error;
    platform().files.copyFile(source, target);
  }
}

function removeFile(path: string): void {
  try {
    platform().files.unlink(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}
