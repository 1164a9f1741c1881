/** Repairs a store in a folder: goes back to the newest generation that is whole, and keeps what was damaged. */
import { platform } from '../platform/platform.ts';
import { generationName } from './file-marks.ts';
import { FileSnapshot } from './file-snapshot.ts';
import {
  commitTime,
  type Manifest,
  type ManifestContents,
  manifestPath,
  readableManifest,
  readManifest,
} from './manifest.ts';
import { SectionReader } from './section-files.ts';
import { SectionValues } from './section-values.ts';
import { anything } from './shape.ts';
import { noGoodState, StorageError } from './storage-error.ts';
import type { Store, StoreSnapshot } from './store.ts';

/** Says what is wrong with a state by the rules of those who keep something in it; `undefined` where nothing is. */
export type FaultFinder = (state: StoreSnapshot) => string | undefined;

/** What a repair did. */
export interface StoreRepair {
  /** The state that was gone back to, and when it was committed (milliseconds of the host's clock). */
  readonly generation: number;
  readonly committedAt: number;
  /** What is wrong with the newest state. */
  readonly fault: string;
  /** The folder to which the damaged states were moved, where they lie in files. */
  readonly aside: string | null;
}

/** `undefined` where the newest generation is whole. `publish` makes the generation after a manifest. */
export function repairGenerations(
  folder: string,
  oldestFirst: readonly number[],
  findFault: FaultFinder,
  publish: (base: Manifest, contents: ManifestContents) => boolean,
): StoreRepair | undefined {
  const generations = [...oldestFirst].reverse();
  const newest = generations[0] as number;
  const faults: string[] = [];
  for (const generation of generations) {
    const fault = faultOf(folder, generation, findFault);
    if (fault !== undefined) {
      faults.push(fault);
      continue;
    }
    if (generation === newest) return undefined;
    const good = readManifest(folder, generation);
    publish({ ...good, generation: newest }, good);
    const aside = moveAside(
      folder,
      generations.filter((other) => other > generation),
      good,
    );
    return { generation, committedAt: commitTime(folder, generation), fault: faults[0] as string, aside };
  }
  throw noGoodState(folder, faults[0]);
}

/** The same for a store that is no folder: a change-set makes the newest good state the newest one. */
export function repairByHistory(store: Store, place: string, findFault: FaultFinder): StoreRepair | undefined {
  let newest: string | undefined;
  for (const state of store.history()) {
    const fault = faultOfState(state, findFault);
    newest ??= fault;
    if (fault !== undefined) continue;
    if (newest === undefined) return undefined;
    store.goBack(state.generation);
    return { generation: state.generation, committedAt: state.committedAt, fault: newest, aside: null };
  }
  throw noGoodState(place, newest);
}

function faultOfState(state: StoreSnapshot, findFault: FaultFinder): string | undefined {
  try {
    return findFault(state);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'damaged') return error.fault;
    throw error;
  }
}

/** Moves the manifests of damaged generations, and the files that they alone name, into a folder of their own. */
function moveAside(folder: string, damaged: readonly number[], good: Manifest): string {
  const { files, paths } = platform();
  const aside = paths.join(folder, 'damaged', generationName(damaged[0] as number));
  files.mkdir(aside, { recursive: true });
  const kept = good.sections.files();
  for (const generation of damaged) {
    for (const file of readableManifest(folder, generation)?.sections.files() ?? []) {
      const path = paths.join(folder, 'sections', file);
      if (!kept.has(file) && files.exists(path)) files.rename(path, paths.join(aside, file));
    }
    files.rename(manifestPath(folder, generation), paths.join(aside, `${generationName(generation)}.json`));
  }
  return aside;
}

/** What is wrong with a generation; `undefined` where nothing is. */
function faultOf(folder: string, generation: number, findFault: FaultFinder): string | undefined {
  try {
    const state = new FileSnapshot(
      folder,
      readManifest(folder, generation),
      new SectionReader(folder),
      new SectionValues(),
    );
    for (const name of state.sectionNames()) state.read({ name, shape: anything });
    return findFault(state);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'damaged') return error.fault;
    throw error;
  }
}
