/** A server that speaks NuGet's second protocol, as the PowerShell Gallery does: feeds of entries (OData in Atom). */
import type { Runspace } from '../../src/engine/runspace.ts';
import type { NetException } from '../../src/types/net-exception.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { parseXml } from '../../src/types/xml/xml-parser.ts';
import { childrenOf } from '../../src/types/xml/xml-writer.ts';
import { isWanted, NuGetVersion, VersionRange } from './nuget-version.ts';
import { hasAll, notFound, type PackageSource } from './package-source.ts';
import { publishedDate } from './published-date.ts';
import { Dependency, type Repository, Resource, ResourceIncludes } from './resources.ts';
import { addressOf } from './script-info.ts';
import { type ServerLogon, ServerRequests } from './server-requests.ts';

const CLASS = 'V2ServerAPICalls';
const PAGE = 100;
const MOST_PAGES = 60;

export class GallerySource implements PackageSource {
  private readonly requests: ServerRequests;
  private readonly base: string;

  constructor(
    readonly repository: Repository,
    runspace: Runspace,
    logon: ServerLogon | null,
  ) {
    this.requests = new ServerRequests(runspace, logon, CLASS);
    this.base = repository.facts.uri.absoluteUri.replace(/\/$/, '');
  }

  latest(name: string, prerelease: boolean, tags: readonly string[]): Resource {
    const [newest] = this.versions(name).filter((one) => prerelease || one.facts.prerelease === '');
    const place = `could not be found in repository '${this.repository.name}'.`;
    if (!newest) throw this.missing(`Package with name '${name}' ${place}`);
    if (hasAll(newest.facts.tags, tags)) return newest;
    throw this.missing(`Package with name '${name}' and tags '${tags.join(', ')}' ${place}`);
  }

  exactly(name: string, version: NuGetVersion, tags: readonly string[]): Resource {
    const found = this.versions(name).find((one) => one.nugetVersion.compareTo(version) === 0);
    if (found && hasAll(found.facts.tags, tags)) return found;
    const tagged = tags.length === 0 ? '' : ` and tags '${tags.join(', ')}'`;
    throw this.missing(
      `Package with name '${name}', version '${version.normalized}'${tagged} could not be found in repository '${this.repository.name}'.`,
    );
  }

  inRange(name: string, range: VersionRange, prerelease: boolean): Resource[] {
    return this.versions(name).filter(
      (one) => (prerelease || one.facts.prerelease === '') && isWanted({ kind: 'range', range }, one.nugetVersion),
    );
  }

  matching(pattern: string, prerelease: boolean, tags: readonly string[]): Resource[] {
    const wildcard = WildcardPattern.of(pattern, true);
    const term = [pattern.replaceAll('*', ' ').trim(), ...tags.map((tag) => `tag:${tag}`)].filter((one) => one !== '');
    return this.search(term.join(' '), prerelease).filter(
      ({ name, facts }) => wildcard.isMatch(name) && hasAll(facts.tags, tags),
    );
  }

  withTags(tags: readonly string[], prerelease: boolean): Resource[] {
    const found = this.search(tags.map((tag) => `tag:${tag}`).join(' '), prerelease).filter(({ facts }) =>
      hasAll(facts.tags, tags),
    );
    if (found.length > 0) return found;
    throw this.missing(
      `Package with Tags '${tags.join(', ')}' could not be found in repository '${this.repository.name}'.`,
    );
  }

  withCommands(names: readonly string[], kind: 'CommandName' | 'DscResourceName', prerelease: boolean): Resource[] {
    const prefix = kind === 'CommandName' ? 'PSCommand_' : 'PSDscResource_';
    return this.withTags(
      names.map((name) => prefix + name),
      prerelease,
    );
  }

  download({ name, fullVersion, facts }: Resource): Uint8Array {
    const version = facts.additionalMetadata.get('NormalizedVersion') ?? fullVersion;
    return this.requests.bytes(`${this.base}/package/${encodeURIComponent(name)}/${encodeURIComponent(version)}`);
  }

  /** All versions, newest first. */
  private versions(name: string): Resource[] {
    const query = `FindPackagesById()?id=${quoted(name)}&semVerLevel=2.0.0`;
    return this.feed(query).sort((a, b) => b.nugetVersion.compareTo(a.nugetVersion));
  }

  private search(term: string, prerelease: boolean): Resource[] {
    const newest = prerelease ? 'IsAbsoluteLatestVersion' : 'IsLatestVersion';
    return this.feed(
      `Search()?$filter=${newest}&searchTerm=${quoted(term)}&includePrerelease=${prerelease}&semVerLevel=2.0.0`,
    );
  }

  /** A feed with all its pages. */
  private feed(query: string): Resource[] {
    const found: Resource[] = [];
    for (let page = 0; page < MOST_PAGES; page++) {
      const text = this.requests.text(`${this.base}/${query}&$skip=${page * PAGE}&$top=${PAGE}`);
      const entries = entriesOf(parseXml(text).documentElement);
      found.push(...entries.flatMap((entry) => this.resourceOf(entry) ?? []));
      if (entries.length < PAGE) break;
    }
    return found;
  }

  private resourceOf(facts: ReadonlyMap<string, string>): Resource | null {
    const value = (key: string) => facts.get(key) ?? '';
    const version = NuGetVersion.parse(value('NormalizedVersion') || value('Version'));
    if (!version) return null;
    const tags = value('Tags')
      .split(' ')
      .filter((tag) => tag !== '');
    return new Resource({
      name: value('Id'),
      version: version.version,
      prerelease: version.prerelease,
      type: tags.includes('PSScript') ? 'Script' : 'Module',
      author: value('Authors'),
      companyName: value('CompanyName'),
      copyright: value('Copyright'),
      description: value('Description'),
      dependencies: dependenciesOf(value('Dependencies')),
      includes: ResourceIncludes.ofTags(tags),
      iconUri: addressOf(value('IconUrl')),
      licenseUri: addressOf(value('LicenseUrl')),
      projectUri: addressOf(value('ProjectUrl')),
      releaseNotes: value('ReleaseNotes'),
      tags,
      publishedDate: publishedDate(value('Published')),
      repository: this.repository.name,
      repositorySourceLocation: this.repository.facts.uri.toString(),
      additionalMetadata: new Map([['NormalizedVersion', version.normalized]]),
      requiresLicenseAcceptance: value('RequireLicenseAcceptance') === 'true',
      installedDate: null,
      installedLocation: '',
      updatedDate: null,
    });
  }

  private missing(message: string): NetException {
    return notFound(message, 'PackageNotFound', 'ObjectNotFound', CLASS);
  }
}

function quoted(text: string): string {
  return encodeURIComponent(`'${text.replaceAll("'", "''")}'`);
}

function localName(node: Node): string {
  return node.nodeName.replace(/^.*:/, '');
}

/** The properties of each entry of a feed, by name. */
function entriesOf(feed: Element): Map<string, string>[] {
  return [...childrenOf(feed)].filter((node) => localName(node) === 'entry').map(entryFacts);
}

function entryFacts(entry: Node): Map<string, string> {
  const facts = new Map<string, string>();
  for (const node of childrenOf(entry)) {
    if (localName(node) === 'title') facts.set('Id', node.textContent ?? '');
    if (localName(node) !== 'properties') continue;
    for (const property of childrenOf(node)) {
      const name = localName(property);
      if (name === 'Id' && (facts.get('Id') ?? '') !== '') continue;
      facts.set(name, property.textContent ?? '');
    }
  }
  return facts;
}

/** `Name:range:framework|…`. */
function dependenciesOf(text: string): Dependency[] {
  return text
    .split('|')
    .map((one) => one.split(':'))
    .flatMap(([name = '', range = '']) =>
      name.trim() === '' ? [] : [new Dependency(name, VersionRange.parse(range) ?? VersionRange.all)],
    );
}
