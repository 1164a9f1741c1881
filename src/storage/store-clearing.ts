/**
 * What a store in a folder needs no more: old generations, the files that only they name, what dead writers have left, and
 * files of which little is still needed.
 */
import { platform } from '../platform/platform.ts';
import { removeFile } from './durable-file.ts';
import { isManifestName, type Manifest, readableManifest } from './manifest.ts';
import { isSameProtection } from './protection.ts';
import type { SectionIndexes } from './section-index.ts';
import type { SectionPart } from './section-table.ts';
import { KEPT_STATES } from './store.ts';

/** A file in `sections/` of this size is cleared when less of it is needed than this share. */
const WORTH_CLEARING = 64 * 1024;
const MOSTLY_NEEDED = 0.5;
/** A change-set has one file as a rule; a large one has an index besides. */
const FILES_OF_A_STATE = 2;

/** The sections that lie in files most of which nobody needs any more: where they are written anew, those can go. */
export function* namesInWaste(folder: string, parts: Iterable<readonly [string, SectionPart]>): Generator<string> {
  const needed = new Map<string, [string, number][]>();
  for (const [name, { file, length }] of parts) {
    if (length === null) continue;
    const names = needed.get(file);
    if (names) names.push([name, length]);
    else needed.set(file, [[name, length]]);
  }
  const { files, paths } = platform();
  for (const [file, names] of needed) {
    const { size } = files.stat(paths.join(folder, 'sections', file));
    const share = names.reduce((sum, [, length]) => sum + length, 0) / size;
    if (size >= WORTH_CLEARING && share <= MOSTLY_NEEDED) yield* names.map(([name]) => name);
  }
}

/** Whether there are more files than the states that are kept can have. */
export function hasManyFiles(folder: string, { sections }: Manifest): boolean {
  const { files, paths } = platform();
  const there = files.readdir(paths.join(folder, 'sections')).length;
  return there > sections.files().size + FILES_OF_A_STATE * KEPT_STATES;
}

/** Removes what neither the newest generation nor one that is kept before it names. */
export function sweep(folder: string, manifest: Manifest, indexes: SectionIndexes): void {
  const { files, paths } = platform();
  const oldest = manifest.generation - KEPT_STATES;
  const kept = manifest.sections.files();
  for (const name of files.readdir(paths.join(folder, 'generations'))) {
    const generation = isManifestName(name) ? Number.parseInt(name, 10) : Number.NaN;
    if (generation >= manifest.generation || Number.isNaN(generation)) continue;
    const earlier = generation < oldest ? undefined : readableManifest(folder, generation, indexes);
    // What lies there under another key, or under none, is of no use and must not stay.
    if (generation < oldest || (earlier && !isSameProtection(earlier.protection, manifest.protection)))
      removeFile(paths.join(folder, 'generations', name));
    else for (const file of earlier?.sections.files() ?? []) kept.add(file);
  }
  for (const name of files.readdir(paths.join(folder, 'sections'))) {
    if (Number.parseInt(name, 10) <= manifest.generation && !kept.has(name))
      removeFile(paths.join(folder, 'sections', name));
  }
}
