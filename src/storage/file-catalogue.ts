/**
 * A catalogue in a folder. An entry is a folder of its own, which comes and goes by one rename: a kill in between leaves
 * nothing that looks like an entry.
 *
 *     labs/contoso/store/…       an entry's store; what else is in its folder are its files
 *     labs/class/server          the address of the server on which the entry's store is, instead
 *     labs/.templates/…          a catalogue beside it
 *     labs/.work-<pid>-<random>  what is being made or removed; swept away when its process is gone
 */
import { hexText } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import type { CatalogueEntry, EntryPlace, StoreCatalogue } from './catalogue.ts';
import { copyState } from './change-set.ts';
import { copyFilesOf } from './copy-files.ts';
import { FileStore } from './file-store.ts';
import { placeText } from './postgres-link.ts';
import { PostgresStore } from './postgres-store.ts';
import type { Lock, Protection } from './protection.ts';
import { missingStore, StorageError, systemErrorCode, writeFailure } from './storage-error.ts';
import type { Store } from './store.ts';
import { type FaultFinder, repairByHistory, type StoreRepair } from './store-repair.ts';

const STORE = 'store';
const SERVER = 'server';
/** The address may have a password in it. */
const OWNER_ONLY = 0o600;

export class FileCatalogue implements StoreCatalogue {
  constructor(private readonly root: string) {}

  get address(): string {
    return this.root;
  }

  list(): string[] {
    const { files } = platform();
    if (!files.exists(this.root)) return [];
    const folders = files.readEntries(this.root).filter((entry) => entry.isDirectory());
    return folders
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('.'))
      .sort();
  }

  has(name: string): boolean {
    return platform().files.exists(this.folder(name));
  }

  folder(name: string): string {
    return platform().paths.join(this.root, name);
  }

  fileNames(name: string): string[] {
    const names = platform().files.readdir(this.folder(name));
    return names.filter((entry) => entry !== STORE && entry !== SERVER);
  }

  open(name: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): Store {
    const server = this.server(name);
    if (server !== undefined) return PostgresStore.open({ address: server, name }, { readOnly });
    return FileStore.open(this.store(name), { readOnly });
  }

  create(name: string, fill: (entry: CatalogueEntry) => void, lock?: Lock): boolean {
    return this.aside(name, (folder) =>
      fill({ folder, store: FileStore.create(platform().paths.join(folder, STORE), {}, lock) }),
    );
  }

  /** Section files never change and may be shared with the copy; other files may change, and are copied. */
  copy(from: EntryPlace, name: string, change?: (entry: CatalogueEntry) => void, server?: string): boolean {
    if (this.has(name)) return false;
    return this.aside(name, (folder) => {
      const source = from.catalogue.open(from.name, { readOnly: true });
      const store =
        server === undefined ? copyHere(source, platform().paths.join(folder, STORE)) : copyThere(source, server, name);
      if (server !== undefined) writeServer(folder, server);
      copyFilesOf(from, folder);
      change?.({ folder, store });
    });
  }

  join(name: string, server: string): boolean {
    if (this.has(name)) return false;
    requireServer(server);
    PostgresStore.open({ address: server, name }, { readOnly: true });
    return this.aside(name, (folder) => writeServer(folder, server));
  }

  leave(name: string): void {
    const folder = this.folder(name);
    if (this.server(name) === undefined)
      throw new StorageError('unwritable', folder, 'The lab is on no server', 'To delete it: lyncshell lab delete.');
    this.removeFolder(folder);
  }

  /** They are copied aside first: what is missing for a moment is one folder after the other. */
  replaceFiles(name: string, from: EntryPlace): void {
    const { files, paths } = platform();
    const [target, aside] = [this.folder(name), this.workFolder()];
    const [arriving, leaving] = [paths.join(aside, 'new'), paths.join(aside, 'old')];
    try {
      for (const folder of [arriving, leaving]) files.mkdir(folder, { recursive: true });
      copyFilesOf(from, arriving);
      for (const entry of this.fileNames(name)) files.rename(paths.join(target, entry), paths.join(leaving, entry));
      for (const entry of files.readdir(arriving)) files.rename(paths.join(arriving, entry), paths.join(target, entry));
    } catch (error) {
      throw writeFailure(error, target);
    } finally {
      files.rm(aside, { recursive: true, force: true });
    }
  }

  remove(name: string): void {
    const folder = this.folder(name);
    if (!platform().files.exists(folder)) throw missingStore(folder);
    const server = this.server(name);
    if (server !== undefined) PostgresStore.remove({ address: server, name });
    this.removeFolder(folder);
  }

  private removeFolder(folder: string): void {
    const aside = this.workFolder();
    try {
      platform().files.rename(folder, aside);
      platform().files.rm(aside, { recursive: true, force: true });
    } catch (error) {
      throw writeFailure(error, folder);
    }
  }

  repair(name: string, findFault: FaultFinder): StoreRepair | undefined {
    if (this.server(name) !== undefined) return repairByHistory(this.open(name), this.folder(name), findFault);
    return FileStore.repair(this.store(name), findFault);
  }

  protection(name: string): Protection | undefined {
    if (this.server(name) !== undefined) return undefined;
    return FileStore.open(this.store(name), { readOnly: true }).protection;
  }

  protect(name: string, lock: Lock | undefined): void {
    const server = this.server(name);
    if (server !== undefined)
      throw new StorageError(
        'unprotectable',
        placeText({ address: server, name }),
        'What the lab keeps lies on a server, so that no passphrase protects it',
        'Protect the database, or copy the lab into a folder first.',
      );
    FileStore.open(this.store(name)).protect(lock);
  }

  beside(name: string): StoreCatalogue {
    return new FileCatalogue(platform().paths.join(this.root, `.${name}`));
  }

  /** The address of the server on which the store of an entry is. */
  private server(name: string): string | undefined {
    const path = platform().paths.join(this.folder(name), SERVER);
    return platform().files.exists(path) ? platform().files.readText(path).trim() : undefined;
  }

  private store(name: string): string {
    return platform().paths.join(this.folder(name), STORE);
  }

  /** Lets `build` fill a folder aside, and moves it to its place when it is complete; false where there is one by then. */
  private aside(name: string, build: (aside: string) => void): boolean {
    const aside = this.workFolder();
    try {
      makeFolder(this.root);
      this.sweepWork();
      platform().files.mkdir(aside, { recursive: true });
      build(aside);
      return this.moveInto(aside, this.folder(name));
    } catch (error) {
      if (platform().files.exists(aside)) platform().files.rm(aside, { recursive: true, force: true });
      throw writeFailure(error, this.root);
    }
  }

  private moveInto(aside: string, target: string): boolean {
    try {
      platform().files.rename(aside, target);
      return true;
    } catch (error) {
      const code = systemErrorCode(error);
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
      platform().files.rm(aside, { recursive: true, force: true });
      return false;
    }
  }

  private workFolder(): string {
    const name = `.work-${platform().system.processId}-${hexText(platform().random.bytes(4))}`;
    return platform().paths.join(this.root, name);
  }

  /** Removes what processes that are gone have left half made. */
  private sweepWork(): void {
    for (const name of platform().files.readdir(this.root)) {
      const owner = /^\.work-(\d+)-[0-9a-f]+$/.exec(name)?.[1];
      if (owner && !platform().system.isAlive(Number(owner)))
        platform().files.rm(this.folder(name), { recursive: true, force: true });
    }
  }
}

function copyHere(source: Store, folder: string): Store {
  if (source instanceof FileStore) {
    source.copyTo(folder);
    return FileStore.open(folder);
  }
  const store = FileStore.create(folder);
  copyState(source.snapshot(), store);
  return store;
}

function copyThere(source: Store, server: string, name: string): Store {
  requireServer(server);
  const place = { address: server, name };
  const store = PostgresStore.create(place);
  try {
    copyState(source.snapshot(), store);
  } catch (error) {
    PostgresStore.remove(place);
    throw error;
  }
  return store;
}

function writeServer(folder: string, server: string): void {
  platform().files.writeFile(platform().paths.join(folder, SERVER), `${server}\n`, { mode: OWNER_ONLY });
}

function requireServer(address: string): void {
  if (isServer(address)) return;
  throw new StorageError(
    'unwritable',
    address,
    'This is no address of a server that labs can be on',
    'Write it as postgres://user@host:5432/database.',
  );
}

/** Whether an address is that of a database server. */
function isServer(address: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(address);
}

/** The folder in which labs lie. That it cannot be made is a matter of where the user wants it, not of a lab. */
function makeFolder(folder: string): void {
  try {
    platform().files.mkdir(folder, { recursive: true });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new StorageError(
      'unwritable',
      folder,
      `The folder for labs cannot be made (${code})`,
      'Set LYNCSHELL_HOME to a folder in which you may write.',
      { cause: error },
    );
  }
}
