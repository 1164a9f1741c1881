/** Versions of modules as texts: `1.2`, `1.2.0.0`. */

/** Negative, zero, positive; parts that are missing come before those that are there, as in System.Version. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What a caller asks of a module's version. */
export interface VersionDemand {
  readonly minimum: string | null;
  readonly maximum: string | null;
  readonly required: string | null;
}

export const ANY_VERSION: VersionDemand = { minimum: null, maximum: null, required: null };

export function versionFits(version: string, { minimum, maximum, required }: VersionDemand): boolean {
  if (required !== null) return compareVersions(version, required) === 0;
  if (minimum !== null && compareVersions(version, minimum) < 0) return false;
  return maximum === null || compareVersions(version, maximum.replace(/\*$/, '999999')) <= 0;
}
