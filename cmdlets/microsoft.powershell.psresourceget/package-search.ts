/** Packages by name, tag or command, in the repositories that are asked one after the other (FindHelper of the module). */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { DependencySearch } from '../packages/dependencies.ts';
import type { WantedVersion } from '../packages/nuget-version.ts';
import type { PackageSource } from '../packages/package-source.ts';
import { CLASSES, CommandResource, Reporter, type Resource, type ResourceType } from '../packages/resources.ts';
import type { ServerLogon } from '../packages/server-requests.ts';
import { chosenRepositories, reportLack, sourceOf } from './repository-choice.ts';

const CLASS = 'FindHelper';

export interface PackageQuestion {
  readonly names: readonly string[];
  readonly wanted: WantedVersion;
  readonly type: ResourceType;
  readonly prerelease: boolean;
  readonly tags: readonly string[];
  readonly withDependencies: boolean;
  readonly repositories: readonly string[] | null;
  readonly logon: ServerLogon | null;
}

/** Writes what is found of some names. */
export function findByName(ps: CmdletActions, question: PackageQuestion): void {
  const names = distinct(question.names);
  const missing = new Map(names.filter((name) => !name.includes('*')).map((name) => [name.toLowerCase(), name]));
  const { repositories, isNamed } = chosenRepositories(ps, question.repositories, CLASS);
  const asked: string[] = [];
  for (const repository of repositories) {
    asked.push(repository.name);
    const source = sourceOf(ps, repository, question.logon, CLASS);
    if (!source) continue;
    const parents: Resource[] = [];
    for (const name of names) {
      for (const found of answersFor(ps, source, name, question, isNamed)) {
        missing.delete(found.name.toLowerCase());
        parents.push(found);
        ps.write(found);
      }
    }
    if (question.withDependencies) writeDependencies(ps, source, parents);
  }
  if (isNamed) return;
  const place = placeOf(question.repositories, asked);
  for (const name of missing.values()) fail(ps, 'PackageNotFound', `Package '${name}' could not be found in ${place}.`);
}

function answersFor(
  ps: CmdletActions,
  source: PackageSource,
  name: string,
  { wanted, prerelease, tags, type }: PackageQuestion,
  isNamed: boolean,
): Resource[] {
  try {
    const isPattern = name.includes('*');
    if (isPattern && wanted.kind !== 'any') return refusePattern(ps, wanted.kind);
    if (isPattern)
      return source.matching(name, prerelease, tags).filter(({ facts }) => isOfType(facts.type, type, name));
    if (wanted.kind === 'any') return [source.latest(name, prerelease, tags)];
    if (wanted.kind === 'one') return [source.exactly(name, wanted.version, tags)];
    if (tags.length === 0) return source.inRange(name, wanted.range, prerelease);
    fail(ps, 'InvalidWildCardUsage', '-Tag parameter cannot be specified when using version range.', {
      category: 'InvalidOperation',
      exception: 'System.ArgumentException',
    });
    return [];
  } catch (error) {
    reportLack(ps, error, isNamed);
    return [];
  }
}

/** Only a search for everything looks at types. */
function isOfType(type: ResourceType, wanted: ResourceType, name: string): boolean {
  return wanted === 'None' || name !== '*' || type === wanted;
}

function refusePattern(ps: CmdletActions, kind: 'one' | 'range'): [] {
  const message =
    kind === 'one'
      ? 'Name cannot contain or equal wildcard when using specific version.'
      : 'Name cannot contain or equal wildcard when using version range';
  fail(ps, 'InvalidWildCardUsage', message, { category: 'InvalidOperation', exception: 'System.ArgumentException' });
  return [];
}

function writeDependencies(ps: CmdletActions, source: PackageSource, parents: readonly Resource[]): void {
  for (const parent of parents) {
    const search = new DependencySearch(source, (error) => reportLack(ps, error, true));
    search.follow(parent);
    for (const needed of search.found) ps.write(needed);
  }
}

export interface TagQuestion {
  readonly prerelease: boolean;
  readonly repositories: readonly string[] | null;
  readonly logon: ServerLogon | null;
}

/** Writes the packages that have all of some tags. */
export function findByTags(
  ps: CmdletActions,
  tags: readonly string[],
  type: ResourceType,
  question: TagQuestion,
): void {
  search(ps, question, `Tags '${tags.join(', ')}'`, 'PackageWithTagsNotFound', (source) => {
    if (type !== 'None' && source.repository.name !== 'PSGallery') {
      ps.fail(
        'ErrorUsingTypeParameter',
        'InvalidOperation',
        '-Type parameter is only supported with the PowerShellGallery.',
        { exception: 'System.Management.Automation.PSInvalidOperationException', target: new Reporter(CLASS) },
      );
    }
    return source.withTags(tags, question.prerelease);
  });
}

/** Writes the packages whose tags say that they have all of some commands, each with those commands. */
export function findByCommands(
  ps: CmdletActions,
  names: readonly string[],
  kind: 'CommandName' | 'DscResourceName',
  question: TagQuestion,
): void {
  const said = kind === 'CommandName' ? 'CommandName' : 'DSCResourceName';
  search(ps, question, `${said} '${names.join(', ')}'`, 'PackageWithCmdOrDscNotFound', (source) =>
    source.withCommands(names, kind, question.prerelease).map((parent) => new CommandResource(names, parent)),
  );
}

function search(
  ps: CmdletActions,
  question: TagQuestion,
  what: string,
  errorId: string,
  ask: (source: PackageSource) => readonly object[],
): void {
  const { repositories, isNamed } = chosenRepositories(ps, question.repositories, CLASS);
  const asked: string[] = [];
  let found = 0;
  for (const repository of repositories) {
    asked.push(repository.name);
    const source = sourceOf(ps, repository, question.logon, CLASS);
    if (!source) continue;
    try {
      for (const one of ask(source)) {
        found++;
        ps.write(one);
      }
    } catch (error) {
      reportLack(ps, error, isNamed);
    }
  }
  if (found > 0 || isNamed) return;
  fail(ps, errorId, `Package with ${what} could not be found in ${placeOf(question.repositories, asked)}.`);
}

function placeOf(repositories: readonly string[] | null, asked: readonly string[]): string {
  return repositories === null ? 'any registered repositories' : `registered repositories: '${asked.join(', ')}'`;
}

function fail(
  ps: CmdletActions,
  errorId: string,
  message: string,
  options: { category?: ErrorCategory; exception?: string } = {},
): void {
  const { category = 'ObjectNotFound', exception = `${CLASSES}.ResourceNotFoundException` } = options;
  ps.error(errorId, category, message, { exception, target: new Reporter(CLASS) });
}

/** Without those that differ by letter case alone. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
}
