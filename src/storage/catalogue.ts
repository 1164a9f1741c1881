/**
 * A catalogue of stores: each has a name, a store, and a folder for files that belong to it (the disks of a lab). Entries
 * appear and disappear as a whole. What lies behind a catalogue is chosen by its address; nobody outside this room
 * names an engine.
 */
import type { Lock, Protection } from './protection.ts';
import type { Store } from './store.ts';
import type { FaultFinder, StoreRepair } from './store-repair.ts';

/** An entry while it is made or changed. */
export interface CatalogueEntry {
  readonly store: Store;
  /** Where its files lie on the host. */
  readonly folder: string;
}

/** An entry of a catalogue, by name. */
export interface EntryPlace {
  readonly catalogue: StoreCatalogue;
  readonly name: string;
}

export interface StoreCatalogue {
  /** What `openCatalogue` finds it by. */
  readonly address: string;
  /** The names of the entries, in order. */
  list(): string[];
  has(name: string): boolean;
  /** Where the files of an entry lie on the host. */
  folder(name: string): string;
  /** What lies in that folder and is no part of the store. */
  fileNames(name: string): string[];
  /** Opens an entry's store. */
  open(name: string, options?: { readonly readOnly?: boolean }): Store;
  /**
   * Makes an entry, under a lock or without one: `fill` gets it empty. False, and nothing is made, where there is one of the
   * name by then.
   */
  create(name: string, fill: (entry: CatalogueEntry) => void, lock?: Lock): boolean;
  /**
   * Makes an entry as a copy of another one, which `change` may change before anybody sees it. With the address of a database
   * server its store is there, and others can join it; its files are here.
   */
  copy(from: EntryPlace, name: string, change?: (entry: CatalogueEntry) => void, server?: string): boolean;
  /** Makes an entry of a store that is on a database server already; false where there is an entry of the name. */
  join(name: string, server: string): boolean;
  /** Removes an entry and its files, and leaves its store on the server. */
  leave(name: string): void;
  /** The files of an entry become those of another one; its store stays as it is. */
  replaceFiles(name: string, from: EntryPlace): void;
  remove(name: string): void;
  /** Goes back to the newest state of an entry that is whole; `undefined` where the newest one is. */
  repair(name: string, findFault: FaultFinder): StoreRepair | undefined;
  /** By what an entry's store is protected. */
  protection(name: string): Protection | undefined;
  /** Protects an entry's store by a lock, or no more. Its earlier states are deleted. */
  protect(name: string, lock: Lock | undefined): void;
  /** A catalogue that belongs to this one and that its list does not show. */
  beside(name: string): StoreCatalogue;
}
