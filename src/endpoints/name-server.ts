/**
 * The name servers of a lab, for programs of this computer: one knows the names of the company's DNS, one those of the
 * world's, both with the loopback addresses (and, in service records, the ports) at which the endpoints were opened.
 */
import type { Deployment } from '../deployment/deployment.ts';
import { serviceRecords } from '../deployment/service-records.ts';
import type { NameAnswer, NameQuestion, NameRecord } from '../platform/sockets.ts';
import { admitsEverybody, type Endpoint, PLAIN } from './endpoint.ts';
import type { OpenedEndpoint } from './endpoint-protocol.ts';
import { namesOn } from './lab-endpoints.ts';
import { LabMoment } from './lab-moment.ts';
import { NameMap, type NetworkSide } from './name-map.ts';

const DNS = 53;
/** Seconds. Labs are made anew and ports are moved: nobody is to remember for long. */
const TTL = 60;

const SIDES: readonly NetworkSide[] = ['internal', 'external'];

/** One for each side of the network. What is open is asked for at each question. */
export function nameServers(lab: Deployment, opened: () => readonly OpenedEndpoint[]): Endpoint[] {
  const moment = new LabMoment(lab);
  const map = new NameMap(lab.name, lab.topology);
  const { computer } = lab.topology.document.certificationAuthority;
  return SIDES.map((side) => {
    const zone = moment.of(() => new Zone(lab, side, opened()));
    return {
      facts: {
        machine: computer,
        side,
        names: [],
        address: map.nameServerAddress(side),
        port: DNS,
        service: 'DNS',
        use: null,
        protocol: 'dns',
      },
      isServing: () => true,
      greet: () => PLAIN,
      admits: admitsEverybody,
      speech: { kind: 'names', answer: (question) => zone().answer(question) },
    };
  });
}

/** What one side of the network knows. */
class Zone {
  private readonly records = new Map<string, NameRecord[]>();
  /** Names that have nothing themselves, with something below them. */
  private readonly between = new Set<string>();
  private readonly domains: readonly string[];

  constructor(
    lab: Deployment,
    side: NetworkSide,
    private readonly opened: readonly OpenedEndpoint[],
  ) {
    const { domain, sipDomains } = lab.topology.document;
    this.domains = [...new Set([domain, ...sipDomains].map((one) => one.toLowerCase()))];
    const names = namesOn(side, opened);
    for (const { name, address } of names) this.add({ name, ttl: TTL, type: 'A', data: address });
    this.addReverse(side);
    for (const { name, target, port } of serviceRecords(lab.topology).filter((one) => one.side === side))
      this.add({
        name,
        ttl: TTL,
        type: 'SRV',
        data: { priority: 0, weight: 0, target, port: this.portOf(target, port) },
      });
  }

  answer({ name, type }: NameQuestion): NameAnswer {
    const known = this.records.get(name);
    const domain = this.domainOf(name);
    if (!known && domain === undefined) return { outcome: 'REFUSED', ...NOTHING };
    const start = domain === undefined ? [] : [startOf(domain)];
    if (!known && !this.between.has(name) && name !== domain)
      return { outcome: 'NXDOMAIN', ...NOTHING, authorities: start };
    const all = [...(known ?? []), ...(name === domain ? start : [])];
    const answers = type === 'ANY' ? all : all.filter((one) => one.type === type);
    return answers.length === 0
      ? { outcome: 'NOERROR', ...NOTHING, authorities: start }
      : { outcome: 'NOERROR', answers, authorities: [], additionals: answers.flatMap((one) => this.targetOf(one)) };
  }

  /** The port on this computer at which an endpoint was opened. */
  private portOf(target: string, port: number): number {
    const found = this.opened.find((one) => one.port === port && one.names.includes(target));
    return found?.hostPort ?? port;
  }

  /** An address is named by its machine, one towards the outside by its first name there. */
  private addReverse(side: NetworkSide): void {
    for (const one of this.opened.filter((facts) => facts.side === side || facts.service === 'CertSvc')) {
      const name = `${one.address.split('.').reverse().join('.')}.in-addr.arpa`;
      const [first = one.machine] = one.side === 'internal' ? [one.machine] : one.names;
      if (!this.records.has(name)) this.add({ name, ttl: TTL, type: 'PTR', data: first.toLowerCase() });
    }
  }

  private targetOf(record: NameRecord): readonly NameRecord[] {
    return record.type === 'SRV' ? (this.records.get(record.data.target) ?? []) : [];
  }

  private add(record: NameRecord): void {
    const { name } = record;
    const known = this.records.get(name);
    if (known) known.push(record);
    else this.records.set(name, [record]);
    for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) this.between.add(name.slice(dot + 1));
  }

  private domainOf(name: string): string | undefined {
    return this.domains.find((domain) => name === domain || name.endsWith(`.${domain}`));
  }
}

const NOTHING = { answers: [], authorities: [], additionals: [] } as const;

function startOf(domain: string): NameRecord {
  return {
    name: domain,
    ttl: TTL,
    type: 'SOA',
    data: {
      mname: `ns.${domain}`,
      rname: `hostmaster.${domain}`,
      serial: 1,
      refresh: 900,
      retry: 600,
      expire: 86_400,
      minimum: TTL,
    },
  };
}
