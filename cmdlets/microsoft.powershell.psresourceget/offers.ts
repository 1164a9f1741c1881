/** What repositories offer of one package. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { NetException } from '../../src/types/net-exception.ts';
import type { WantedVersion } from '../packages/nuget-version.ts';
import type { PackageSource } from '../packages/package-source.ts';
import type { Resource } from '../packages/resources.ts';
import type { ServerLogon } from '../packages/server-requests.ts';
import { chosenRepositories, reportLack, sourceOf } from './repository-choice.ts';

export interface OfferQuestion {
  readonly repositories: readonly string[] | null;
  readonly logon: ServerLogon | null;
  readonly prerelease: boolean;
  readonly className: string;
}

/** The newest version in the first repository that has the package; `null` where none has it. */
export function newestOffered(
  ps: CmdletActions,
  name: string,
  wanted: WantedVersion,
  { repositories, logon, prerelease, className }: OfferQuestion,
): Resource | null {
  for (const repository of chosenRepositories(ps, repositories, className).repositories) {
    const source = sourceOf(ps, repository, logon, className);
    const offered = source && offerOf(ps, source, name, wanted, prerelease);
    if (offered) return offered;
  }
  return null;
}

/** The newest version of one repository, or `null`. */
export function offerOf(
  ps: CmdletActions,
  source: PackageSource,
  name: string,
  wanted: WantedVersion,
  prerelease: boolean,
): Resource | null {
  try {
    if (wanted.kind === 'any') return source.latest(name, prerelease, []);
    if (wanted.kind === 'one') return source.exactly(name, wanted.version, []);
    return source.inRange(name, wanted.range, prerelease)[0] ?? null;
  } catch (error) {
    // That a repository does not have it is told when none has it.
    reportLack(ps, error, !isMissing(error));
    return null;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof NetException && error.identity?.errorId === 'PackageNotFound';
}
