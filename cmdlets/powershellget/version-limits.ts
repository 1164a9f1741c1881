/** -MinimumVersion, -MaximumVersion, -RequiredVersion and -AllVersions: what may stand beside what, and what they mean. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { NuGetVersion, VersionRange, type WantedVersion } from '../packages/nuget-version.ts';
import { isPattern } from './module-repositories.ts';

export interface VersionLimits {
  readonly names: readonly string[];
  readonly minimum?: string | undefined;
  readonly maximum?: string | undefined;
  readonly required?: string | undefined;
  readonly allVersions?: boolean | undefined;
  readonly prerelease?: boolean | undefined;
}

/** Ends a cmdlet as the module's ThrowError does. */
export function refuse(
  ps: CmdletActions,
  errorId: string,
  message: string,
  target: unknown = null,
  category: ErrorCategory = 'InvalidArgument',
): never {
  const exception = category === 'InvalidOperation' ? 'System.InvalidOperationException' : 'System.ArgumentException';
  return ps.fail(errorId, category, message, { exception, target });
}

/** The versions that are meant; ends the cmdlet where they contradict each other. */
export function wantedByLimits(ps: CmdletActions, limits: VersionLimits): WantedVersion {
  const { names, allVersions = false, prerelease = false } = limits;
  const [minimum, maximum, required] = [limits.minimum, limits.maximum, limits.required].map((text) =>
    versionOf(ps, text),
  );
  const texts = [limits.minimum, limits.maximum, limits.required].map((text) => text ?? '');
  if (allVersions && (minimum || maximum || required)) {
    refuse(
      ps,
      'AllVersionsCannotBeUsedWithOtherVersionParameters',
      'You cannot use the parameter AllVersions with RequiredVersion, MinimumVersion or MaximumVersion in the same command.',
    );
  }
  if (required && (minimum || maximum)) {
    refuse(
      ps,
      'VersionRangeAndRequiredVersionCannotBeSpecifiedTogether',
      'You cannot use the parameters RequiredVersion and either MinimumVersion or MaximumVersion in the same command. Specify only one of these parameters in your command.',
    );
  }
  if (minimum && maximum && minimum.compareTo(maximum) > 0) {
    refuse(
      ps,
      'MinimumVersionIsGreaterThanMaximumVersion',
      `The specified MinimumVersion '${limits.minimum}' is greater than the specified MaximumVersion '${limits.maximum}'.`,
    );
  }
  if (texts.some((text) => text.includes('-')) && !prerelease) {
    refuse(
      ps,
      'AllowPrereleaseRequiredToUsePrereleaseStringInVersion',
      "The '-AllowPrerelease' parameter must be specified when using the Prerelease string in MinimumVersion, MaximumVersion, or RequiredVersion.",
    );
  }
  const isLimited = allVersions || prerelease || minimum || maximum || required;
  if (isLimited && (names.length !== 1 || names.some(isPattern))) {
    refuse(
      ps,
      'VersionParametersAreAllowedOnlyWithSingleName',
      'The RequiredVersion, MinimumVersion, MaximumVersion, AllVersions or AllowPrerelease parameters are allowed only when you specify a single name as the value of the Name parameter, without any wildcard characters.',
    );
  }
  if (required) return { kind: 'one', version: required };
  if (!minimum && !maximum) return { kind: 'any' };
  const bound = (version: NuGetVersion | null | undefined) => (version ? { version, isInclusive: true } : null);
  return { kind: 'range', range: new VersionRange(bound(minimum), bound(maximum)) };
}

function versionOf(ps: CmdletActions, text: string | undefined): NuGetVersion | null {
  if (text === undefined || text === '') return null;
  return (
    NuGetVersion.parse(text) ??
    refuse(ps, 'InvalidVersion', `Cannot convert value '${text}' to type 'System.Version'.`, text)
  );
}

/** Names that must be names. */
export function refusePatterns(ps: CmdletActions, names: readonly string[]): void {
  if (!names.some(isPattern)) return;
  refuse(
    ps,
    'NameShouldNotContainWildcardCharacters',
    `The specified name '${names.join(',')}' should not contain any wildcard characters, please correct it and try again.`,
    names,
  );
}
