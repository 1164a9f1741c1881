/** Whether the session stands in an item, which is then not removed, renamed or moved (SessionStateInternal.IsCurrentLocationOrAncestor). */
import type { DriveTable } from './drive-table.ts';
import type { ResolvedPath } from './resolved-path.ts';

/** Whether an item is the current location or holds it; another drive that leads there is another place. */
export function isInUse(drives: DriveTable, { provider, drive, path }: ResolvedPath): boolean {
  const here = drives.location;
  if (!provider.isNavigable || here.provider !== provider || here.drive !== drive) return false;
  return here.path === path || here.path.startsWith(provider.join(path, '') + provider.separatorOf(path));
}
