/** Which repositories a cmdlet asks, and what speaks to each. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { NetException } from '../../src/types/net-exception.ts';
import type { PackageSource } from '../packages/package-source.ts';
import { Reporter, type Repository } from '../packages/resources.ts';
import type { ServerLogon } from '../packages/server-requests.ts';
import { packageSource } from '../packages/source-choice.ts';
import { readRepositories } from './repository-store.ts';

export interface RepositoryChoice {
  readonly repositories: readonly Repository[];
  /** Whether each is named, so that each tells what it lacks. */
  readonly isNamed: boolean;
}

const INVALID_OPERATION = 'System.Management.Automation.PSInvalidOperationException';

/** The repositories that -Repository names, or all; ends the cmdlet where there are none. */
export function chosenRepositories(
  ps: CmdletActions,
  names: readonly string[] | null,
  className: string,
): RepositoryChoice {
  const target = new Reporter(className);
  const patterns = (names ?? []).filter((name) => name.includes('*'));
  if (patterns.length > 0 && patterns.length < (names ?? []).length) {
    ps.fail(
      'RepositoryNamesWithWildcardsAndNonWildcardUnsupported',
      'InvalidArgument',
      'Repository name with wildcard is not allowed when another repository without wildcard is specified.',
      { exception: INVALID_OPERATION, target },
    );
  }
  const problems: string[] = [];
  const repositories = readRepositories(names, (message) => problems.push(message));
  if (repositories.length === 0) {
    ps.fail(
      'RepositoryNameIsNotResolved',
      'InvalidArgument',
      "Cannot resolve -Repository name. Run 'Get-PSResourceRepository' to view all registered repositories.",
      { exception: 'System.Management.Automation.PSArgumentException', target },
    );
  }
  for (const message of problems) {
    ps.error('ErrorRetrievingSpecifiedRepository', 'InvalidOperation', message, {
      exception: INVALID_OPERATION,
      target,
    });
  }
  return { repositories, isNamed: names !== null && patterns.length === 0 };
}

/** What speaks to a repository; `null`, and an error, for one of which nothing is known. */
export function sourceOf(
  ps: CmdletActions,
  repository: Repository,
  logon: ServerLogon | null,
  className: string,
): PackageSource | null {
  const source = packageSource(repository, ps.runspace, logon);
  if (source) return source;
  ps.error(
    'RepositoryApiVersionUnknown',
    'InvalidArgument',
    `Repository '${repository.name}' is not a known repository type that is supported. Please file an issue for support at https://github.com/PowerShell/PSResourceGet/issues`,
    { exception: INVALID_OPERATION, target: new Reporter(className) },
  );
  return null;
}

/** Reports what a source says of what it lacks: as an error of its own, or in passing where others may have it. */
export function reportLack(ps: CmdletActions, error: unknown, isError: boolean): void {
  if (!(error instanceof NetException) || error.identity === null) throw error;
  const { errorId, category, target } = error.identity;
  if (isError) ps.writeError(ps.recordOf(error, errorId, category, target));
  else ps.verbose(error.message);
}
