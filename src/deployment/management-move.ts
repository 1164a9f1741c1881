/** The Central Management Server moves to another pool (Move-CsManagementServer): its first computer is the active master then. */
import { managementStoreSection, readManagementStore } from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { separation } from './faults.ts';
import type { ChangeContext } from './operation-context.ts';
import { announceChange } from './replication-state.ts';
import { isFrontEnd, topologySection } from './topology.ts';

/**
 * @param target the FQDN of the pool.
 * @param isDisaster whether the present one is lost, so that nothing is asked of it.
 */
export function moveManagementServer(
  { lab, topology, machine, now }: ChangeContext,
  target: string,
  isDisaster: boolean,
): void {
  const pool = topology.pool(target);
  if (!pool || !isFrontEnd(pool.role)) throw new DeploymentError('no-pool-for-management', { pool: target });
  const { document } = topology;
  if (pool.fqdn === document.centralManagementStore)
    throw new DeploymentError('management-already-there', { pool: target });
  const master = topology.centralManagementMaster().fqdn;
  if (!isDisaster && separation(lab, machine.fqdn, master))
    throw new DeploymentError('management-unreachable', { master });
  lab.write(topologySection, { ...document, centralManagementStore: pool.fqdn });
  const store = readManagementStore(lab);
  lab.write(managementStoreSection, { ...store, version: store.version + 1, updatedAt: now });
  announceChange(lab, now);
}
