/** What a package needs, and what that needs: all from the same repository. */
import { NetException, runtimeException } from '../../src/types/net-exception.ts';
import type { PackageSource } from './package-source.ts';
import { CLASSES, type Dependency, Reporter, type Resource } from './resources.ts';

/** How deep packages may need each other; those of a circle are asked for once. */
const MOST_PACKAGES = 1000;

export class DependencySearch {
  /** Those found, in the order in which they are needed. */
  readonly found: Resource[] = [];
  private readonly known = new Set<string>();
  private readonly answers = new Map<string, Resource[]>();

  /** @param report takes what is not there. */
  constructor(
    private readonly source: PackageSource,
    private readonly report: (error: NetException) => void,
  ) {}

  follow(resource: Resource): void {
    for (const dependency of resource.facts.dependencies) {
      for (const needed of this.search(dependency)) this.take(needed);
    }
  }

  private take(needed: Resource): void {
    const key = `${needed.name.toLowerCase()}/${needed.fullVersion.toLowerCase()}`;
    if (this.known.has(key) || this.known.size >= MOST_PACKAGES) return;
    this.known.add(key);
    this.found.push(needed);
    this.follow(needed);
  }

  private search(dependency: Dependency): Resource[] {
    const key = `${dependency.name.toLowerCase()} ${dependency.range}`;
    const before = this.answers.get(key);
    if (before) return before;
    const answer = this.ask(dependency);
    this.answers.set(key, answer);
    return answer;
  }

  private ask({ name, range }: Dependency): Resource[] {
    const { single, maximum } = range;
    try {
      if (single) return [this.source.exactly(name, single, [])];
      if (maximum === null) return this.fitting(name, range);
      const inRange = this.source.inRange(name, range, false);
      if (inRange.length > 0) return inRange;
    } catch (error) {
      if (!(error instanceof NetException) || error.identity === null) throw error;
      this.report(lacking(`Dependency package could not be found: '${error.message}'`));
      return [];
    }
    this.report(
      lacking(
        `Dependency package with name '${name}' and version range '${range}' could not be found in repository '${this.source.repository.name}'`,
      ),
    );
    return [];
  }

  /** Without an upper end the newest of all, which must be new enough. */
  private fitting(name: string, range: Dependency['range']): Resource[] {
    const newest = this.source.latest(name, false, []);
    if (range.satisfies(newest.nugetVersion)) return [newest];
    this.report(
      lacking(
        `Dependency package with name '${name}' and version range '${range}' could not be found in repository '${this.source.repository.name}'`,
      ),
    );
    return [];
  }
}

function lacking(message: string): NetException {
  return runtimeException('DependencyPackageNotFound', 'ObjectNotFound', message, {
    typeName: `${CLASSES}.ResourceNotFoundException`,
    target: new Reporter('FindHelper'),
  });
}
