/** The Central Management Server moves to another pool (Move-CsManagementServer): its first computer is the active master then. */
import { managementStoreSection, readManagementStore } from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { separation } from './faults.ts';
import type { ChangeContext } from './operation-context.ts';
import { announceChange } from './replication-state.ts';
import { isFrontEnd, type Pool, type TopologyDocument, topologySection } from './topology.ts';
import type { SqlStore } from './topology-parts.ts';
import { isRunning } from './windows-services.ts';

/** Without it a pool takes nothing over (the page of Move-CsManagementServer). */
const FRONT_END = 'RTCSRV';

/**
 * @param target the FQDN of the pool.
 * @param isForced whether it moves though the present one cannot be reached, and may have to say something yet.
 */
export function moveManagementServer(
  { lab, topology, machine, now }: ChangeContext,
  target: string,
  isForced: boolean,
): void {
  const pool = topology.pool(target);
  if (!pool || !isFrontEnd(pool.role)) throw new DeploymentError('no-pool-for-management', { pool: target });
  const { document } = topology;
  if (pool.fqdn === document.centralManagementStore)
    throw new DeploymentError('management-already-there', { pool: target });
  const master = topology.centralManagementMaster().fqdn;
  if (!isForced && separation(lab, machine.fqdn, master))
    throw new DeploymentError('management-unreachable', { master });
  const [first] = pool.computers;
  const there = machine.computer.pool.fqdn === pool.fqdn ? machine.fqdn : first;
  if (!isRunning(lab, there, FRONT_END))
    throw new DeploymentError('front-end-not-running', { machine: there, pool: pool.fqdn });
  lab.write(topologySection, { ...withDatabase(document, pool), centralManagementStore: pool.fqdn });
  const store = readManagementStore(lab);
  lab.write(managementStoreSection, { ...store, version: store.version + 1, updatedAt: now });
  announceChange(lab, now);
}

/**
 * The store lies on the SQL Server of the pool's users; a Standard Edition server keeps it itself. The databases where it was
 * stay until somebody takes them away (Uninstall-CsDatabase).
 */
function withDatabase(document: TopologyDocument, pool: Pool): TopologyDocument {
  if (pool.role === 'StandardEdition') return document;
  const own = document.sites.find(({ pools }) => pools.includes(pool));
  const named = (pool.uses?.CentralManagementDatabase ?? pool.uses?.UserDatabase)?.toLowerCase();
  const isMeant = (store: SqlStore): boolean =>
    named === undefined ? store.databases.includes('UserDatabase') : store.fqdn.toLowerCase() === named;
  const site = named === undefined ? own : document.sites.find(({ sqlStores }) => sqlStores?.some(isMeant));
  const meant = site?.sqlStores?.find(isMeant);
  if (!site || !meant || meant.databases.includes('CentralManagementDatabase')) return document;
  const enlarged: SqlStore = { ...meant, databases: [...meant.databases, 'CentralManagementDatabase'] };
  const sqlStores = site.sqlStores?.map((store) => (store === meant ? enlarged : store)) ?? [];
  return { ...document, sites: document.sites.map((one) => (one === site ? { ...one, sqlStores } : one)) };
}
