/** A path after its drive and provider are known. */
import { PathInfo } from './path-info.ts';
import type { Provider, PSDriveInfo } from './provider.ts';

export interface ResolvedPath {
  readonly provider: Provider;
  /** The drive it was written on; null for provider-qualified paths and shares. */
  readonly drive: PSDriveInfo | null;
  /** The provider's own absolute path. */
  readonly path: string;
}

/** What stands behind the drive's root, without separators at the ends. */
export function belowRoot(drive: PSDriveInfo, path: string): string {
  return path.slice(Math.min(drive.root.length, path.length)).replace(/^[\\/]+|[\\/]+$/g, '');
}

/** The path as the session shows it: on its drive, or qualified by the provider. */
export function displayPath({ provider, drive, path }: ResolvedPath): string {
  if (!drive) return provider.isAbsolute(path) && path.startsWith('\\\\') ? path : `${provider.info.fullName}::${path}`;
  if (!drive.separatedByColon) return path;
  const separator = provider.separatorOf(drive.root || path);
  return `${drive.name}:${separator}${belowRoot(drive, path)}`;
}

export function pathInfoOf(resolved: ResolvedPath): PathInfo {
  return new PathInfo(resolved.drive, resolved.provider, resolved.path, displayPath(resolved));
}
