/** Whether the session stands in an item, which is then not removed, renamed or moved (SessionStateInternal.IsCurrentLocationOrAncestor). */
import type { DriveTable } from './drive-table.ts';
import type { ResolvedPath } from './resolved-path.ts';

/** Whether an item is the current location or holds it. */
export function isInUse(drives: DriveTable, { provider, path }: ResolvedPath): boolean {
  const here = drives.location;
  if (!provider.isNavigable || here.provider !== provider) return false;
  return here.path === path || here.path.startsWith(provider.join(path, '') + provider.separatorOf(path));
}
