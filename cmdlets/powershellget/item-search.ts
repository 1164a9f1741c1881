/** Modules and scripts in repositories, by name, version, and what is said of them. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { DependencySearch } from '../packages/dependencies.ts';
import { VersionRange, type WantedVersion } from '../packages/nuget-version.ts';
import type { PackageSource } from '../packages/package-source.ts';
import type { Resource } from '../packages/resources.ts';
import type { ServerLogon } from '../packages/server-requests.ts';
import { type InnerCommand, reportInner } from './inner-errors.ts';
import { type Included, includedIn, kindOf } from './item-info.ts';
import type { ItemKind } from './item-kinds.ts';
import {
  allRepositories,
  isPattern,
  type ModuleRepository,
  repositoriesNamed,
  sourceOfRepository,
} from './module-repositories.ts';

/** One version of something, and where it was found. */
export interface FoundItem {
  readonly resource: Resource;
  readonly repository: ModuleRepository;
  readonly source: PackageSource;
}

export interface ItemQuestion {
  readonly kind: ItemKind;
  readonly names: readonly string[];
  readonly wanted: WantedVersion;
  readonly allVersions?: boolean | undefined;
  readonly prerelease?: boolean | undefined;
  /** All if omitted. */
  readonly repositories?: readonly string[] | undefined;
  readonly logon: ServerLogon | null;
  readonly filters?: ItemFilters;
  /** Who says that there is nothing such. */
  readonly command: InnerCommand;
}

export interface ItemFilters {
  /** A text in the name or the description, or a tag. */
  readonly text?: string | undefined;
  /** Tags, of which it has one. */
  readonly tags?: readonly string[] | undefined;
  /** Kinds of things, of which it has one. */
  readonly includes?: readonly Included[] | undefined;
  /** Names of things of a kind, of which it has one. */
  readonly parts?: readonly (readonly [Included, readonly string[] | undefined])[];
}

/** What repositories have; a name that none has is reported. `null` where a repository that is named is none. */
export function findItems(ps: CmdletActions, question: ItemQuestion): FoundItem[] | null {
  const { repositories, names } = question;
  const asked = repositories ? repositoriesNamed(ps, repositories) : allRepositories();
  if (asked === null) return null;
  const found: FoundItem[] = [];
  const missing = new Set(names.filter((name) => !isPattern(name)));
  for (const repository of asked) {
    const source = sourceOfRepository(ps.runspace, repository, question.logon);
    if (!source) continue;
    for (const name of names.length === 0 ? ['*'] : names) {
      const answers = answersOf(ps, source, name, question).filter((one) => isMeant(one, question));
      if (answers.length > 0) missing.delete(name);
      found.push(...answers.map((resource) => ({ resource, repository, source })));
    }
  }
  for (const name of missing) reportNoMatch(ps, question, name);
  return found;
}

function reportNoMatch(ps: CmdletActions, { kind, command }: ItemQuestion, name: string): void {
  reportInner(ps, command, {
    errorId: 'NoMatchFoundForCriteria',
    category: 'ObjectNotFound',
    message: `No match was found for the specified search criteria and ${kind.word} name '${name}'. Try Get-PSRepository to see all available registered ${kind.word} repositories.`,
  });
}

function answersOf(ps: CmdletActions, source: PackageSource, name: string, question: ItemQuestion): Resource[] {
  const { wanted, allVersions = false, prerelease = false } = question;
  try {
    if (isPattern(name)) return source.matching(name, prerelease, []);
    if (allVersions) return source.inRange(name, VersionRange.all, prerelease);
    if (wanted.kind === 'any') return [source.latest(name, prerelease, [])];
    if (wanted.kind === 'one') return [source.exactly(name, wanted.version, [])];
    return source.inRange(name, wanted.range, prerelease).slice(0, 1);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    // That a repository lacks it is told when none has it; one that does not answer is told of at once.
    if (error.identity?.errorId !== 'PackageNotFound') {
      ps.verbose(error.message);
      ps.warning(`Unable to resolve package source '${source.repository.facts.uri}'.`);
    }
    return [];
  }
}

function isMeant(resource: Resource, { kind, filters = {} }: ItemQuestion): boolean {
  if (kindOf(resource) !== kind) return false;
  const { text, tags, includes, parts = [] } = filters;
  const { name, facts } = resource;
  const has = (values: readonly string[], wanted: readonly string[]) =>
    values.some((value) => wanted.some((one) => one.toLowerCase() === value.toLowerCase()));
  if (text) {
    const said = [name, facts.description, ...facts.tags].join('\n').toLowerCase();
    if (!said.includes(text.toLowerCase())) return false;
  }
  if (tags && !has([kind.tag, ...facts.tags], tags)) return false;
  if (includes && !includes.some((one) => includedIn(resource, one).length > 0)) return false;
  return parts.every(([part, wanted]) => wanted === undefined || has(includedIn(resource, part), wanted));
}

/** What something needs, from where it was found; what is not there is told in passing. */
export function neededItems(ps: CmdletActions, item: FoundItem): FoundItem[] {
  const search = new DependencySearch(item.source, (error) => ps.warning(error.message));
  search.follow(item.resource);
  const newest = new Map<string, Resource>();
  for (const one of search.found) if (!newest.has(one.name.toLowerCase())) newest.set(one.name.toLowerCase(), one);
  newest.delete(item.resource.name.toLowerCase());
  return [...newest.values()].map((resource) => ({ ...item, resource }));
}
