/** The servers and pools that the specimens of a page stand for. */
import { isFrontEnd, type Pool } from '../../deployment/topology.ts';
import type { CommandValue } from './command-values.ts';
import type { PagePlace } from './page-place.ts';
import { databaseMeant, MIRRORED } from './page-topology.ts';
import type { SpecimenBindings } from './specimen-bindings.ts';

export class PageServers {
  constructor(
    private readonly place: PagePlace,
    private readonly bindings: SpecimenBindings,
  ) {}

  /** A server of the lab that stands for nothing yet, for a specimen that is a word. */
  anyMachine(specimen: string): string | null {
    return this.bindings.bound('machine', specimen, () => this.bindings.unused('machine', this.frontEnds()));
  }

  /** A pool that stands for nothing yet, for a specimen that is a word. */
  anyPool(specimen: string): string | null {
    return this.bindings.bound('pool', specimen, () => this.bindings.unused('pool', this.pools()));
  }

  machine({ value, placeholders }: CommandValue): string | null {
    const computer = this.place.lab.topology.computer(value);
    // Lync Server's cmdlets want names with their domain.
    if (computer) return computer.fqdn.toLowerCase() === value.toLowerCase() ? null : computer.fqdn;
    if (placeholders.length === 0 && !isFqdnLike(value) && !/^(?:source|destination|target)computer$/i.test(value))
      return null;
    if (this.place.lab.topology.pool(value)) return null;
    return this.anyMachine(value);
  }

  pool({ command, value }: CommandValue): string | null {
    const known = this.place.lab.topology.pool(value);
    const { centralManagementStore } = this.place.lab.topology.document;
    const fits = ({ fqdn, role }: Pool): boolean => {
      // A Standard Edition server has its databases on itself, and the Central Management Server is not failed over so.
      if (MIRRORED.test(command)) return role === 'EnterpriseFrontEnd';
      return !/-CsPoolFail(?:over|back)$/i.test(command) || fqdn !== centralManagementStore;
    };
    if (known && fits(known)) return null;
    const pools = this.pools().filter((fqdn) => {
      const pool = this.place.lab.topology.pool(fqdn);
      return pool !== undefined && fits(pool);
    });
    return this.bindings.bound('pool', value, () => this.bindings.unused('pool', pools));
  }

  /** A SQL Server of the topology in the place of one that is nobody's; the one that has a mirror, where it is about that. */
  sqlServer(value: CommandValue): string | null {
    const { command, parameters } = value;
    const isOfType = parameters.has('centralmanagementdatabase') || parameters.has('databasetype');
    if (isOfType && /-CsDatabase$/i.test(command)) {
      const meant = databaseMeant(value, this.place)?.server ?? null;
      return meant?.toLowerCase() === value.value.toLowerCase() ? null : meant;
    }
    return this.anySqlServer(command, value.value);
  }

  private anySqlServer(command: string, value: string): string | null {
    const stores = this.place.lab.topology.document.sites.flatMap(({ sqlStores = [] }) => sqlStores);
    const known = stores.flatMap(({ fqdn, mirror }) => [fqdn, ...(mirror ? [mirror.fqdn] : [])]);
    if (known.some((fqdn) => fqdn.toLowerCase() === value.toLowerCase())) return null;
    const mirrored = stores.filter(({ mirror }) => mirror !== undefined);
    const fitting = /MirrorDatabase$/i.test(command) && mirrored.length > 0 ? mirrored : stores;
    return this.bindings.bound('SQL Server', value, () => fitting[0]?.fqdn ?? null);
  }

  edge(written: string): string | null {
    const edges = this.place.lab.topology.document.sites.flatMap(({ pools }) =>
      pools.filter(({ role }) => role === 'Edge').map(({ fqdn }) => fqdn),
    );
    if (edges.some((fqdn) => fqdn.toLowerCase() === written.toLowerCase())) return null;
    return this.bindings.bound('edge', written, () => this.bindings.unused('edge', edges));
  }

  private frontEnds(): string[] {
    const own = this.place.lab.session.machine.fqdn;
    return [
      own,
      ...this.place.lab.topology
        .frontEnds()
        .map(({ fqdn }) => fqdn)
        .filter((fqdn) => fqdn !== own),
    ];
  }

  private pools(): string[] {
    return this.place.lab.topology.document.sites.flatMap(({ pools }) =>
      pools.filter(({ role }) => isFrontEnd(role)).map(({ fqdn }) => fqdn),
    );
  }
}

function isFqdnLike(text: string): boolean {
  return /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(text);
}
