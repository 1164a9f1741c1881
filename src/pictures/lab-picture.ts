/**
 * What there is to be seen of a deployment at one moment: sites, pools, machines, the certificates that are in force on
 * them or staged, services that stand still, replicas that are behind. How it is drawn is the business of others.
 */
import type { CertificateReference } from '../deployment/certificate-lookup.ts';
import type { Deployment } from '../deployment/deployment.ts';

export interface LabPicture {
  readonly name: string;
  /** The moment of the lab's clock, in milliseconds since 1970. */
  readonly instant: number;
  /** The time zone by which moments are told; the computer's own without one. */
  readonly timeZone?: string;
  readonly sites: readonly SitePicture[];
}

export interface SitePicture {
  readonly name: string;
  readonly pools: readonly PoolPicture[];
}

export interface PoolPicture {
  readonly fqdn: string;
  readonly role: string;
  /** Whether the Central Management Store is there. */
  readonly isCentral: boolean;
  readonly machines: readonly MachinePicture[];
  /** How many more machines there are than are shown. */
  readonly more: number;
}

export interface MachinePicture {
  readonly fqdn: string;
  /** Whether it is switched on. */
  readonly isOn: boolean;
  readonly certificates: readonly CertificatePicture[];
  /** Lync Server services that are not running. */
  readonly stopped: readonly string[];
  /** Whether its replica is up to date; null for what has none. */
  readonly upToDate: boolean | null;
}

export interface CertificatePicture {
  readonly thumbprint: string;
  readonly state: 'current' | 'staged' | 'previous';
  /** For what it is assigned. */
  readonly uses: readonly string[];
}

/** More than these of a pool tell a person nothing that the first do not. */
const MACHINES_OF_A_POOL = 12;

/** Looks at a deployment; nothing is changed. @param most how many machines of a pool are shown */
export function labPicture(lab: Deployment, most = MACHINES_OF_A_POOL): LabPicture {
  const { document } = lab.topology;
  const replicas = new Map(lab.replication.status().map(({ replicaFqdn, upToDate }) => [replicaFqdn, upToDate]));
  const poolOf = (pool: (typeof document.sites)[number]['pools'][number]): PoolPicture => ({
    fqdn: pool.fqdn,
    role: pool.role,
    isCentral: pool.fqdn === document.centralManagementStore,
    machines: pool.computers.slice(0, most).map((fqdn) => machinePicture(lab, fqdn, replicas)),
    more: Math.max(0, pool.computers.length - most),
  });
  return {
    name: document.name,
    instant: lab.clock.now(),
    ...(document.timeZone !== undefined && { timeZone: document.timeZone }),
    sites: document.sites.map(({ name, pools }) => ({ name, pools: pools.map(poolOf) })),
  };
}

function machinePicture(lab: Deployment, fqdn: string, replicas: ReadonlyMap<string, boolean>): MachinePicture {
  const there = lab.loggedOnTo(fqdn);
  const services = there.services.ofLync(there.session.machine);
  return {
    fqdn,
    isOn: there.machines.isOnline(there.session.machine),
    certificates: certificatePictures(there.certificates.list()),
    stopped: services.filter(({ isRunning }) => !isRunning).map(({ name }) => name),
    upToDate: replicas.get(fqdn) ?? null,
  };
}

/** One entry a certificate and state, with all that it is assigned for. */
function certificatePictures(references: readonly CertificateReference[]): CertificatePicture[] {
  const found = new Map<string, { thumbprint: string; state: CertificatePicture['state']; uses: string[] }>();
  const add = (thumbprint: string, state: CertificatePicture['state'], use: string): void => {
    const key = `${state} ${thumbprint}`;
    const known = found.get(key) ?? { thumbprint, state, uses: [] };
    known.uses.push(use);
    found.set(key, known);
  };
  for (const { certificate, use, state, previousThumbprint } of references) {
    add(certificate.thumbprint, state, use);
    // What a staged one will replace is in force still.
    if (previousThumbprint !== undefined && state !== 'staged') add(previousThumbprint, 'previous', use);
  }
  return [...found.values()];
}
