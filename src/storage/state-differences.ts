/** Which sections of two states are worth comparing: of large stores on the disk, those whose digests differ. */
import { FileSnapshot } from './file-snapshot.ts';
import { SectionTable } from './section-table.ts';
import type { StoreSnapshot } from './store.ts';

/** The names of all sections that may differ, in order. */
export function namesToCompare(before: StoreSnapshot, after: StoreSnapshot): string[] {
  if (before instanceof FileSnapshot && after instanceof FileSnapshot)
    return SectionTable.differing(before.manifest.sections, after.manifest.sections);
  return [...new Set([...before.sectionNames(), ...after.sectionNames()])].sort();
}
