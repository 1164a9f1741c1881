/** A topology from a few numbers: so many servers of each role, in pools and sites as one would plan them. */
import { DeploymentError } from './deployment-error.ts';
import { checkTopology, type Pool, type Site, type Topology, type TopologyDocument } from './topology.ts';
import { SCHEMA_ID } from './topology-schema.ts';

export interface TopologyPlan {
  readonly name: string;
  readonly domain: string;
  readonly sipDomains?: readonly string[];
  /** Names of the sites; Front End pools are spread over them, all else is in the first. */
  readonly sites: readonly string[];
  /** Front End Servers of Enterprise pools, in pools of twelve at most as Lync Server 2013 supports them. */
  readonly frontEnds: number;
  readonly standardEditions: number;
  readonly directors: number;
  readonly mediationServers: number;
  readonly edges: number;
  readonly persistentChats: number;
}

const SERVERS_OF_A_POOL = 12;

/** @throws DeploymentError `plan-without-front-end`, or `topology-invalid` where what was asked for makes no deployment. */
export function planTopology(plan: TopologyPlan): Topology {
  const { domain, name, sites } = plan;
  const numbered = (prefix: string, number: number): string => `${prefix}${String(number).padStart(2, '0')}`;
  const own = (host: string): string => `${host}.${domain}`;
  let servers = 0;
  const enterprise = poolSizes(plan.frontEnds).map((size, index): Pool => {
    const computers = Array.from({ length: size }, () => own(numbered('fe', ++servers)));
    const fqdn = own(numbered('pool', index + 1));
    return poolOf(fqdn, 'EnterpriseFrontEnd', computers, own(`${numbered('web', index + 1)}-ext`));
  });
  const alone = (count: number, prefix: string, role: Pool['role'], hasWeb = false): Pool[] =>
    Array.from({ length: count }, (_, index) => {
      const fqdn = own(numbered(prefix, index + 1));
      return poolOf(fqdn, role, [fqdn], hasWeb ? own(`${numbered(prefix, index + 1)}-ext`) : undefined);
    });
  const frontEnds = [...enterprise, ...alone(plan.standardEditions, 'se', 'StandardEdition', true)];
  if (frontEnds.length === 0) throw new DeploymentError('plan-without-front-end', {});
  const others = [
    ...alone(plan.directors, 'dir', 'Director', true),
    ...alone(plan.mediationServers, 'med', 'Mediation'),
    ...alone(plan.edges, 'edge', 'Edge').map((pool, index) => ({
      ...pool,
      externalEdge: {
        access: own(index === 0 ? 'sip' : `sip${index + 1}`),
        webConferencing: own(index === 0 ? 'conf' : `conf${index + 1}`),
        audioVideo: own(index === 0 ? 'av' : `av${index + 1}`),
      },
    })),
    ...alone(plan.persistentChats, 'chat', 'PersistentChat'),
  ];
  const made = sites.map(
    (site, index): Site => ({
      name: site,
      pools: [...frontEnds.filter((_, pool) => pool % sites.length === index), ...(index === 0 ? others : [])],
    }),
  );
  const netbiosName = domain.split('.', 1)[0]?.toUpperCase() ?? '';
  const document: Omit<TopologyDocument, 'sipDomains'> & {
    readonly $schema: string;
    readonly sipDomains: readonly string[];
  } = {
    $schema: SCHEMA_ID,
    name,
    domain,
    netbiosName,
    sipDomains: plan.sipDomains ?? [domain],
    simpleUrls: {
      dialin: `https://dialin.${domain}`,
      meet: `https://meet.${domain}`,
      admin: `https://admin.${domain}`,
    },
    certificationAuthority: { name: `${netbiosName.toLowerCase()}-DC1-CA`, computer: own('dc1') },
    centralManagementStore: frontEnds[0]?.fqdn ?? '',
    // A site of which nothing was left over is none.
    sites: made.filter(({ pools }) => pools.length > 0),
    session: { computer: frontEnds[0]?.computers[0] ?? '', user: `${netbiosName}\\Administrator` },
  };
  return checkTopology(document, `"${name}"`);
}

function poolOf(fqdn: string, role: Pool['role'], computers: readonly string[], web: string | undefined): Pool {
  return {
    fqdn,
    role,
    ...(web !== undefined && { externalWebServices: web }),
    computers: computers as Pool['computers'],
  };
}

/** So many servers in pools that are as large as each other, as far as that goes. */
function poolSizes(servers: number): number[] {
  const pools = Math.ceil(servers / SERVERS_OF_A_POOL);
  return Array.from({ length: pools }, (_, index) => Math.floor((servers + index) / pools));
}
