/** Finds the engine that an address names: `file:/home/me/labs`, `memory:trial`. A path alone is that of a folder. */
import type { StoreCatalogue } from './catalogue.ts';
import { FileCatalogue } from './file-catalogue.ts';
import { MemoryCatalogue } from './memory-catalogue.ts';
import { SharedStore, type SharedStoreLink, StoreServer } from './shared-store.ts';
import type { Store } from './store.ts';

/** Catalogues in memory live as long as the process, under their names. */
const inMemory = new Map<string, MemoryCatalogue>();

/** The catalogue at an address. */
export function openCatalogue(address: string): StoreCatalogue {
  const memory = memoryName(address);
  return memory === undefined ? new FileCatalogue(address.replace(/^file:/, '')) : inMemoryNamed(memory, address);
}

/** Whether an address is that of labs in the memory of this process. */
export function isInMemory(address: string): boolean {
  return memoryName(address) !== undefined;
}

function memoryName(address: string): string | undefined {
  return /^memory:(.*)$/s.exec(address)?.[1];
}

function inMemoryNamed(name: string, address: string): MemoryCatalogue {
  const catalogue = inMemory.get(name) ?? new MemoryCatalogue(address);
  inMemory.set(name, catalogue);
  return catalogue;
}

/** Makes a store of another thread an entry of the catalogue in memory at an address; what it gives takes that back. */
export function adoptStore(address: string, name: string, link: SharedStoreLink, folder: string): () => void {
  const catalogue = inMemoryNamed(memoryName(address) ?? '', address);
  catalogue.adopt(name, { store: new SharedStore(link), folder });
  return () => catalogue.release(name);
}

/** Serves the store of an entry to another thread. */
export function serveStore(address: string, name: string): StoreServer {
  return new StoreServer(openStore(address, name));
}

export type { SharedStoreLink, StoreQuestion, StoreReply, StoreServer } from './shared-store.ts';

/** The store of an entry of the catalogue at an address. */
export function openStore(address: string, name: string, options: { readonly readOnly?: boolean } = {}): Store {
  return openCatalogue(address).open(name, options);
}
