/** A server that speaks NuGet's third protocol: an index of services, and registrations by package (learn.microsoft.com/nuget/api). */
import type { Runspace } from '../../src/engine/runspace.ts';
import { type NetException, runtimeException } from '../../src/types/net-exception.ts';
import { isWanted, NuGetVersion, VersionRange } from './nuget-version.ts';
import { hasAll, notFound, type PackageSource } from './package-source.ts';
import { publishedDate } from './published-date.ts';
import { Dependency, Reporter, type Repository, Resource, ResourceIncludes } from './resources.ts';
import { addressOf, words } from './script-info.ts';
import { type ServerLogon, ServerRequests } from './server-requests.ts';

const CLASS = 'V3ServerAPICalls';
/** The services by what they are called, the best first. */
const REGISTRATIONS = [
  'RegistrationsBaseUrl/3.6.0',
  'RegistrationsBaseUrl/Versioned',
  'RegistrationsBaseUrl/3.4.0',
  'RegistrationsBaseUrl',
];
const SEARCH = ['SearchQueryService/3.5.0', 'SearchQueryService/3.0.0-rc', 'SearchQueryService'];
const MOST_PAGES = 100;

type Json = Readonly<Record<string, unknown>>;

/** One version, as the server tells of it. */
interface Entry {
  readonly version: NuGetVersion;
  readonly facts: Json;
  /** Where the package lies. */
  readonly content: string;
}

export class ServerSource implements PackageSource {
  private readonly requests: ServerRequests;
  private services: Map<string, string> | null = null;
  /** Where packages lie that were found. */
  private readonly contents = new Map<string, string>();

  constructor(
    readonly repository: Repository,
    runspace: Runspace,
    logon: ServerLogon | null,
  ) {
    this.requests = new ServerRequests(runspace, logon, CLASS);
  }

  latest(name: string, prerelease: boolean, tags: readonly string[]): Resource {
    const [newest] = this.entries(name).filter(({ version }) => prerelease || !version.isPrerelease);
    if (!newest)
      throw this.missing(`Package with name '${name}' could not be found in repository '${this.repository.name}'.`);
    return this.tagged(
      newest,
      tags,
      `Package with name '${name}' and tags '${tags.join(', ')}' could not be found in repository '${this.repository.name}'.`,
    );
  }

  exactly(name: string, version: NuGetVersion, tags: readonly string[]): Resource {
    const said = `Package with name '${name}', version '${version.normalized}'`;
    const place = `could not be found in repository '${this.repository.name}'.`;
    const entry = this.entries(name).find((one) => one.version.compareTo(version) === 0);
    if (!entry) throw this.missing(`${said} ${place}`);
    return this.tagged(entry, tags, `FindVersion(): ${said} and tags '${tags.join(', ')}' ${place}`);
  }

  inRange(name: string, range: VersionRange, prerelease: boolean): Resource[] {
    return this.entries(name)
      .filter(({ version }) => (prerelease || !version.isPrerelease) && isWanted({ kind: 'range', range }, version))
      .map((entry) => this.resourceOf(entry));
  }

  matching(pattern: string, prerelease: boolean, tags: readonly string[]): Resource[] {
    if (pattern.trim() === '*') {
      throw this.refusal(
        tags.length === 0 ? 'FindAllFailure' : 'FindNameGlobbingFromNuGetRepoFailure',
        `Find all is not supported for the V3 server protocol repository '${this.repository.name}'`,
      );
    }
    const query = this.service(SEARCH, 'SearchQueryService', 'FindSearchQueryServiceFailure');
    const term = encodeURIComponent(pattern.replaceAll('*', ' ').trim());
    const answer = recordOf(
      this.requests.json(`${query}?q=${term}&prerelease=${prerelease}&semVerLevel=2.0.0&skip=0&take=100`),
    );
    const expression = new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 'i');
    return listOf(answer.data)
      .map(recordOf)
      .filter((found) => expression.test(textOf(found.id)) && hasAll(tagsOf(found), tags))
      .map((found) => this.latest(textOf(found.id), prerelease, []));
  }

  withTags(): never {
    throw this.refusal(
      'FindTagsFailure',
      `Find by Tags is not supported for the V3 server protocol repository '${this.repository.name}'`,
    );
  }

  withCommands(): never {
    throw this.refusal(
      'FindCommandOrDscResourceFailure',
      `Find by CommandName or DSCResource is not supported for the V3 server protocol repository '${this.repository.name}'`,
    );
  }

  download(resource: Resource): Uint8Array {
    const key = keyOf(resource.name, resource.nugetVersion);
    if (!this.contents.has(key)) this.exactly(resource.name, resource.nugetVersion, []);
    return this.requests.bytes(this.contents.get(key) ?? '');
  }

  /** The versions of a package, newest first; those that are not listed count as well. */
  private entries(name: string): Entry[] {
    const base = this.service(REGISTRATIONS, 'RegistrationBaseUrl', 'FindRegistrationsBaseUrlFailure');
    const index = recordOf(
      this.requests.json(`${base.replace(/\/$/, '')}/${encodeURIComponent(name.toLowerCase())}/index.json`),
    );
    const leaves = listOf(index.items)
      .slice(0, MOST_PAGES)
      .flatMap((page) => this.leavesOf(recordOf(page)));
    return leaves
      .flatMap((leaf): Entry[] => {
        const facts = recordOf(leaf.catalogEntry);
        const version = NuGetVersion.parse(textOf(facts.version));
        return version ? [{ version, facts, content: textOf(leaf.packageContent ?? facts.packageContent) }] : [];
      })
      .sort((a, b) => b.version.compareTo(a.version));
  }

  /** Long lists come in pages of their own. */
  private leavesOf(page: Json): Json[] {
    const inside = page.items === undefined ? recordOf(this.requests.json(textOf(page['@id']))).items : page.items;
    return listOf(inside).map(recordOf);
  }

  private service(names: readonly string[], said: string, errorId: string): string {
    this.services ??= this.readServices();
    for (const name of names) {
      const found = this.services.get(name);
      if (found !== undefined) return found;
    }
    throw notFound(
      `${said} resource could not be found for repository '${this.repository.name}'`,
      errorId,
      'InvalidResult',
      CLASS,
    );
  }

  private readServices(): Map<string, string> {
    const index = recordOf(this.requests.json(this.repository.facts.uri.absoluteUri));
    const services = new Map<string, string>();
    for (const one of listOf(index.resources).map(recordOf)) {
      const type = textOf(one['@type']);
      if (!services.has(type)) services.set(type, textOf(one['@id']));
    }
    return services;
  }

  private resourceOf({ version, facts, content }: Entry): Resource {
    const id = textOf(facts.id);
    this.contents.set(keyOf(id, version), content);
    const authors = Array.isArray(facts.authors) ? facts.authors.join(', ') : textOf(facts.authors);
    return new Resource({
      name: id,
      version: version.version,
      prerelease: version.prerelease,
      type: 'None',
      author: authors,
      companyName: authors,
      copyright: textOf(facts.copyright),
      description: textOf(facts.description),
      dependencies: dependenciesOf(facts),
      includes: new ResourceIncludes(null, null, null),
      iconUri: null,
      licenseUri: addressOf(textOf(facts.licenseUrl)),
      projectUri: addressOf(textOf(facts.projectUrl)),
      releaseNotes: textOf(facts.releaseNotes),
      tags: tagsOf(facts),
      publishedDate: publishedDate(textOf(facts.published)),
      repository: this.repository.name,
      repositorySourceLocation: this.repository.facts.uri.toString(),
      additionalMetadata: new Map([['NormalizedVersion', version.normalized]]),
      requiresLicenseAcceptance: facts.requireLicenseAcceptance === true,
      installedDate: null,
      installedLocation: '',
      updatedDate: null,
    });
  }

  private tagged(entry: Entry, tags: readonly string[], message: string): Resource {
    if (hasAll(tagsOf(entry.facts), tags)) return this.resourceOf(entry);
    throw this.missing(message);
  }

  private missing(message: string): NetException {
    return notFound(message, 'PackageNotFound', 'ObjectNotFound', CLASS);
  }

  private refusal(errorId: string, message: string): NetException {
    return runtimeException(errorId, 'InvalidOperation', message, {
      typeName: 'System.InvalidOperationException',
      target: new Reporter(CLASS),
    });
  }
}

function keyOf(name: string, version: NuGetVersion): string {
  return `${name.toLowerCase()}/${version.normalized.toLowerCase()}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What a server says may have any form. */
function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function tagsOf(facts: Json): string[] {
  return Array.isArray(facts.tags) ? facts.tags.map(textOf).filter((tag) => tag !== '') : words(textOf(facts.tags));
}

function dependenciesOf(facts: Json): Dependency[] {
  return listOf(facts.dependencyGroups)
    .flatMap((group) => listOf(recordOf(group).dependencies))
    .map(recordOf)
    .filter((one) => textOf(one.id).trim() !== '')
    .map((one) => new Dependency(textOf(one.id), VersionRange.parse(textOf(one.range)) ?? VersionRange.all));
}
