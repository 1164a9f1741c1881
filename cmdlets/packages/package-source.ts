/** What can be asked of a repository, whatever it speaks. */

import type { ErrorCategory } from '../../src/types/error-category.ts';
import { type NetException, runtimeException } from '../../src/types/net-exception.ts';
import type { NuGetVersion, VersionRange } from './nuget-version.ts';
import { CLASSES, Reporter, type Repository, type Resource } from './resources.ts';

/** Its methods throw a NetException with the id and category of the error where there is nothing such. */
export interface PackageSource {
  readonly repository: Repository;
  /** The newest version of a package that has all of some tags. */
  latest(name: string, prerelease: boolean, tags: readonly string[]): Resource;
  exactly(name: string, version: NuGetVersion, tags: readonly string[]): Resource;
  /** Newest first. */
  inRange(name: string, range: VersionRange, prerelease: boolean): Resource[];
  /** The newest version of each package that fits a pattern with asterisks and has all of some tags. */
  matching(pattern: string, prerelease: boolean, tags: readonly string[]): Resource[];
  withTags(tags: readonly string[], prerelease: boolean): Resource[];
  withCommands(names: readonly string[], kind: 'CommandName' | 'DscResourceName', prerelease: boolean): Resource[];
  /** The package itself. */
  download(resource: Resource): Uint8Array;
}

export function notFound(message: string, errorId: string, category: ErrorCategory, className: string): NetException {
  return runtimeException(errorId, category, message, {
    typeName: `${CLASSES}.ResourceNotFoundException`,
    target: new Reporter(className),
  });
}

export function hasAll(tags: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((one) => tags.some((tag) => tag.toLowerCase() === one.toLowerCase()));
}
