/** The registry of a machine, as the Registry provider sees it. */
import { ServiceKey } from '../engine/services.ts';

export type RegistryValueKind = 'String' | 'ExpandString' | 'DWord' | 'QWord' | 'MultiString' | 'Binary';

/** A value as it is kept. */
export interface RegistryEntry {
  readonly name: string;
  readonly kind: RegistryValueKind;
  readonly data: string | number | readonly string[] | readonly number[];
}

/** Keys with their values, by path from the root: `HKEY_LOCAL_MACHINE\SOFTWARE`. Keys above a key that is there are there. */
export interface RegistryTree {
  readonly keys: readonly { readonly path: string; readonly values: readonly RegistryEntry[] }[];
}

/** Where the registry is kept. */
export interface RegistryStore {
  read(): RegistryTree;
  /** Replaces the tree by what `edit` makes of it, which is run again where another process came first. */
  change(edit: (tree: RegistryTree) => RegistryTree): void;
}

/** Given by whoever simulates machines. */
export const REGISTRY = new ServiceKey<RegistryStore>('registry');
