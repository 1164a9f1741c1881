/** Finds the engine that an address names: `file:/home/me/labs`, `memory:trial`. A path alone is that of a folder. */
import type { StoreCatalogue } from './catalogue.ts';
import { FileCatalogue } from './file-catalogue.ts';
import { MemoryCatalogue } from './memory-catalogue.ts';
import type { Store } from './store.ts';

/** Catalogues in memory live as long as the process, under their names. */
const inMemory = new Map<string, MemoryCatalogue>();

/** The catalogue at an address. */
export function openCatalogue(address: string): StoreCatalogue {
  const memory = /^memory:(.*)$/s.exec(address)?.[1];
  if (memory === undefined) return new FileCatalogue(address.replace(/^file:/, ''));
  const catalogue = inMemory.get(memory) ?? new MemoryCatalogue(address);
  inMemory.set(memory, catalogue);
  return catalogue;
}

/** The store of an entry of the catalogue at an address. */
export function openStore(address: string, name: string, options: { readonly readOnly?: boolean } = {}): Store {
  return openCatalogue(address).open(name, options);
}
