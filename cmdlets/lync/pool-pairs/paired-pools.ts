/**
 * Which pool backs up which, and whether one has failed over: that is the state of the pool in the settings of its
 * Registrar, as in Lync Server.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Pool } from '../../../src/deployment/topology.ts';
import { ItemFault, notThere } from '../item-fault.ts';
import { settingNoun } from '../settings/nouns.ts';
import { settingKind } from '../settings/setting-store.ts';

/** A pool by its name, or the name of one of its computers. @throws ItemFault */
export function poolNamed({ topology }: Deployment, name: string): Pool {
  const pool = topology.pool(name) ?? topology.computer(name)?.pool;
  if (!pool) throw notThere('Pool', name);
  return pool;
}

/** The pool that takes over when one fails; null where it has none. */
export function backupOf({ publishedTopology, topology }: Deployment, { fqdn }: Pool): Pool | null {
  const { services } = publishedTopology.read();
  const registrar = services.find(`Registrar:${fqdn}`);
  const property = registrar?.role.properties.find(({ name }) => name === 'BackupRegistrar');
  const identity = registrar && property && services.value(registrar, property);
  const backup = typeof identity === 'string' ? services.find(identity) : undefined;
  return (backup && topology.pool(backup.fqdn)) ?? null;
}

/** The same, or the fault that it has none. @throws ItemFault */
export function requireBackup(deployment: Deployment, pool: Pool): Pool {
  const backup = backupOf(deployment, pool);
  if (!backup)
    throw new ItemFault(
      `The pool "${pool.fqdn}" has no backup pool. Pair it with another pool in the topology first.`,
      'ItemNotFound',
    );
  return backup;
}

/** A pool that another backs up. @throws ItemFault */
export function pairedPoolNamed(deployment: Deployment, name: string): Pool {
  const pool = poolNamed(deployment, name);
  requireBackup(deployment, pool);
  return pool;
}

const registrarSettings = () => settingKind(settingNoun('CsRegistrarConfiguration'));

const identityOf = ({ fqdn }: Pool): string => `Service:Registrar:${fqdn}`;

export function isFailedOver({ settings }: Deployment, pool: Pool): boolean {
  const wanted = identityOf(pool).toLowerCase();
  const own = settings.list(registrarSettings()).find(({ identity }) => identity.toLowerCase() === wanted);
  return own?.values.PoolState === 'FailedOver';
}

/** Settings that the pool had of its own stay; those that are only there for its state go with it. */
export function writeFailedOver({ settings }: Deployment, pool: Pool, hasFailed: boolean): void {
  settings.change(registrarSettings(), identityOf(pool), (values = {}) => {
    const { PoolState: _, ...others } = values;
    if (hasFailed) return { ...others, PoolState: 'FailedOver' };
    return Object.keys(others).length === 0 ? null : others;
  });
}

/** Whether one computer of the pool that can be reached runs a service. */
export function answersBy(deployment: Deployment, pool: Pool, service: string): boolean {
  return pool.computers.some((fqdn) => {
    const machine = deployment.machines.get(fqdn);
    return (
      deployment.isReachable(machine) &&
      deployment.services.all(machine).some(({ name, isRunning }) => name === service && isRunning)
    );
  });
}
