/** A catalogue whose stores live and die with the process. Files of its entries lie in a temporary folder. */
import { platform } from '../platform/platform.ts';
import type { CatalogueEntry, EntryPlace, StoreCatalogue } from './catalogue.ts';
import { copyState } from './change-set.ts';
import { copyFilesOf } from './copy-files.ts';
import { MemoryStore } from './memory-store.ts';
import type { Lock } from './protection.ts';
import { missingStore, StorageError } from './storage-error.ts';
import type { Store, StoreSnapshot } from './store.ts';
import { type FaultFinder, repairByHistory, type StoreRepair } from './store-repair.ts';

export class MemoryCatalogue implements StoreCatalogue {
  private readonly entries = new Map<string, CatalogueEntry>();
  private readonly neighbours = new Map<string, MemoryCatalogue>();
  private root: string | null = null;

  constructor(readonly address: string) {}

  list(): string[] {
    return [...this.entries.keys()].sort();
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  folder(name: string): string {
    return this.require(name).folder;
  }

  fileNames(name: string): string[] {
    return platform().files.readdir(this.folder(name));
  }

  open(name: string): Store {
    return this.require(name).store;
  }

  create(name: string, fill: (entry: CatalogueEntry) => void, lock?: Lock): boolean {
    this.refuse(name, lock);
    return this.add(name, new MemoryStore(), fill);
  }

  /** An entry whose store and files lie elsewhere. */
  adopt(name: string, entry: CatalogueEntry): void {
    this.entries.set(name, entry);
  }

  /** Forgets an entry; whoever keeps its store and files, keeps them. */
  release(name: string): void {
    this.entries.delete(name);
  }

  copy(from: EntryPlace, name: string, change: (entry: CatalogueEntry) => void = () => {}, server?: string): boolean {
    if (server !== undefined) throw this.notShared(name);
    const source = from.catalogue.open(from.name);
    const store = source instanceof MemoryStore ? source.fork() : copyInMemory(source.snapshot());
    return this.add(name, store, (entry) => {
      copyFilesOf(from, entry.folder);
      change(entry);
    });
  }

  join(name: string): never {
    throw this.notShared(name);
  }

  leave(name: string): never {
    throw this.notShared(name);
  }

  replaceFiles(name: string, from: EntryPlace): void {
    const { folder } = this.require(name);
    platform().files.rm(folder, { recursive: true, force: true });
    platform().files.mkdir(folder, { recursive: true });
    copyFilesOf(from, folder);
  }

  remove(name: string): void {
    const { folder } = this.require(name);
    this.entries.delete(name);
    platform().files.rm(folder, { recursive: true, force: true });
  }

  repair(name: string, findFault: FaultFinder): StoreRepair | undefined {
    return repairByHistory(this.require(name).store, this.address, findFault);
  }

  protection(): undefined {
    return undefined;
  }

  /** What is in memory is nowhere at rest. */
  protect(name: string, lock: Lock | undefined): void {
    this.refuse(name, lock);
  }

  private notShared(name: string): StorageError {
    return new StorageError(
      'unwritable',
      `${this.address}/${name}`,
      'A lab in memory is of one process, and has nothing on a server',
      'Make it in a folder: lyncshell lab new NAME --store ADDRESS.',
    );
  }

  private refuse(name: string, lock: Lock | undefined): void {
    if (!lock) return;
    throw new StorageError(
      'unprotectable',
      `${this.address}/${name}`,
      'The lab lies in memory and goes with the process, so that no passphrase protects it',
      'Copy it into a folder first.',
    );
  }

  beside(name: string): StoreCatalogue {
    const catalogue = this.neighbours.get(name) ?? new MemoryCatalogue(`${this.address}/${name}`);
    this.neighbours.set(name, catalogue);
    return catalogue;
  }

  private add(name: string, store: MemoryStore, fill: (entry: CatalogueEntry) => void): boolean {
    if (this.entries.has(name)) return false;
    const entry = { store, folder: platform().paths.join(this.filesRoot(), name) };
    platform().files.mkdir(entry.folder, { recursive: true });
    fill(entry);
    this.entries.set(name, entry);
    return true;
  }

  private require(name: string): CatalogueEntry {
    const entry = this.entries.get(name);
    if (!entry) throw missingStore(`${this.address}/${name}`);
    return entry;
  }

  private filesRoot(): string {
    if (this.root === null) {
      const { files, paths, system } = platform();
      const root = files.mkdtemp(paths.join(system.temporaryDirectory, 'lyncshell-memory-'));
      system.atExit(() => files.rm(root, { recursive: true, force: true }));
      this.root = root;
    }
    return this.root;
  }
}

function copyInMemory(source: StoreSnapshot): MemoryStore {
  const store = new MemoryStore();
  copyState(source, store);
  return store;
}
