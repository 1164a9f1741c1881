/** Versions of packages and ranges of them, as NuGet writes and compares them (learn.microsoft.com/nuget/concepts/package-versioning). */
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { Version } from '../../src/types/values/version.ts';

const VERSION =
  /^\s*(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:-([\da-z-]+(?:\.[\da-z-]+)*))?(?:\+[\da-z.-]+)?\s*$/i;

/** One to four numbers, and the labels of what comes before a release. */
export class NuGetVersion {
  private constructor(
    private readonly numbers: readonly [number, number, number, number],
    /** What stands behind the hyphen; empty for a release. */
    readonly prerelease: string,
  ) {}

  /** `null` for a text that is no version. */
  static parse(text: string): NuGetVersion | null {
    const match = VERSION.exec(text);
    if (!match) return null;
    const [major = 0, minor = 0, build = 0, revision = 0] = match.slice(1, 5).map((part) => Number(part ?? 0));
    return new NuGetVersion([major, minor, build, revision], match[5] ?? '');
  }

  get isPrerelease(): boolean {
    return this.prerelease !== '';
  }

  /** Three numbers, the fourth where it is not 0, and the labels. */
  get normalized(): string {
    const [major, minor, build, revision] = this.numbers;
    const release = `${major}.${minor}.${build}${revision === 0 ? '' : `.${revision}`}`;
    return this.isPrerelease ? `${release}-${this.prerelease}` : release;
  }

  /** All four numbers, as .NET has them. */
  get version(): Version {
    return Version.of(...this.numbers);
  }

  compareTo(other: NuGetVersion): number {
    for (const [i, number] of this.numbers.entries()) {
      const difference = number - (other.numbers[i] ?? 0);
      if (difference !== 0) return Math.sign(difference);
    }
    if (this.isPrerelease !== other.isPrerelease) return this.isPrerelease ? -1 : 1;
    return compareLabels(this.prerelease.split('.'), other.prerelease.split('.'));
  }
}

/** Numbers count as numbers and come before words; who has fewer labels comes first. */
function compareLabels(own: readonly string[], others: readonly string[]): number {
  for (const [i, label] of own.entries()) {
    const other = others[i];
    if (other === undefined) return 1;
    const [isNumber, otherIsNumber] = [/^\d+$/.test(label), /^\d+$/.test(other)];
    if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
    const [a, b] = isNumber ? [BigInt(label), BigInt(other)] : [label.toLowerCase(), other.toLowerCase()];
    if (a !== b) return a < b ? -1 : 1;
  }
  return own.length < others.length ? -1 : 0;
}

export interface RangeBound {
  readonly version: NuGetVersion;
  readonly isInclusive: boolean;
}

const RANGE = /^\s*([[(])([^,\])]*)(,[^,\])]*)?([\])])\s*$/;

/** NuGet.Versioning.VersionRange: `[1.0,2.0)`, `(,3.0]`, or a version that is the least. */
export class VersionRange extends NetObject {
  constructor(
    readonly minimum: RangeBound | null,
    readonly maximum: RangeBound | null,
    /** What stands for the least in a range with an asterisk. */
    private readonly floating: string | null = null,
  ) {
    super();
  }

  static readonly all = new VersionRange(null, null);

  static exactly(version: NuGetVersion): VersionRange {
    const bound = { version, isInclusive: true };
    return new VersionRange(bound, bound);
  }

  /** `null` for a text that is no range. */
  static parse(text: string): VersionRange | null {
    if (text.trim() === '*') return VersionRange.all;
    const floating = /^\s*((?:\d+\.){1,3})\*\s*$/.exec(text)?.[1];
    if (floating !== undefined) return VersionRange.from(floating.slice(0, -1), text.trim());
    const match = RANGE.exec(text);
    if (!match) return VersionRange.from(text, null);
    const [, opening, first = '', second, closing] = match;
    const bounds = [boundOf(first, opening === '['), boundOf((second ?? `,${first}`).slice(1), closing === ']')];
    const [minimum, maximum] = bounds;
    if (minimum === undefined || maximum === undefined || (second === undefined && first.trim() === '')) return null;
    // A single version stands alone only where it belongs to the range.
    if (second === undefined && !(opening === '[' && closing === ']')) return null;
    if (minimum && maximum && minimum.version.compareTo(maximum.version) > 0) return null;
    return new VersionRange(minimum, maximum);
  }

  private static from(text: string, floating: string | null): VersionRange | null {
    const version = NuGetVersion.parse(text);
    return version && new VersionRange({ version, isInclusive: true }, null, floating);
  }

  netType(): NetType {
    return typeNamed('NuGet.Versioning.VersionRange');
  }

  /** The one version of a range that holds no other. */
  get single(): NuGetVersion | null {
    const { minimum, maximum } = this;
    return minimum && maximum && minimum.version.compareTo(maximum.version) === 0 ? maximum.version : null;
  }

  satisfies(version: NuGetVersion): boolean {
    const low = this.minimum ? version.compareTo(this.minimum.version) : 1;
    const high = this.maximum ? version.compareTo(this.maximum.version) : -1;
    return (
      (low > 0 || (low === 0 && this.minimum?.isInclusive === true)) &&
      (high < 0 || (high === 0 && this.maximum?.isInclusive === true))
    );
  }

  override toString(): string {
    const { minimum, maximum } = this;
    const start = minimum ? (this.floating ?? minimum.version.normalized) : '';
    const end = maximum ? maximum.version.normalized : '';
    return `${minimum?.isInclusive ? '[' : '('}${start}, ${end}${maximum?.isInclusive ? ']' : ')'}`;
  }

  /** As a nuspec has it: one version that is meant alone is written once. */
  get inNuspec(): string {
    return this.single
      ? `[${this.single.normalized}]`
      : this.maximum === null
        ? (this.minimum?.version.normalized ?? '')
        : this.toString();
  }
}

/** `null` for an end that is open, `undefined` for what is no version. */
function boundOf(text: string, isInclusive: boolean): RangeBound | null | undefined {
  if (text.trim() === '') return null;
  const version = NuGetVersion.parse(text);
  return version ? { version, isInclusive } : undefined;
}

/** What -Version says: nothing, one version, or a range. */
export type WantedVersion =
  | { readonly kind: 'any' }
  | { readonly kind: 'one'; readonly version: NuGetVersion }
  | { readonly kind: 'range'; readonly range: VersionRange };

/** `null` for a text that is neither a version nor a range. */
export function wantedVersion(text: string | undefined): WantedVersion | null {
  if (text === undefined) return { kind: 'any' };
  const version = NuGetVersion.parse(text);
  if (version) return { kind: 'one', version };
  const range = VersionRange.parse(text);
  if (!range) return null;
  const { single } = range;
  return single ? { kind: 'one', version: single } : { kind: 'range', range };
}

export function isWanted(wanted: WantedVersion, version: NuGetVersion): boolean {
  if (wanted.kind === 'any') return true;
  return wanted.kind === 'one' ? version.compareTo(wanted.version) === 0 : wanted.range.satisfies(version);
}
