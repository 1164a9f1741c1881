/**
 * Who is signed in: of everybody who may sign in, one endpoint. A lab has no clients; that everybody who is homed on a pool is
 * there, spread over its servers in turn, is what its counters and the databases of its servers say alike.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../src/deployment/directory-entry.ts';

/** Those who are signed in on a server of a pool. */
export function signedInOn({ directory, topology }: Deployment, fqdn: string): readonly DirectoryEntry[] {
  const pool = topology.computers.find((one) => one.fqdn === fqdn)?.pool;
  if (!pool) return [];
  const at = pool.computers.indexOf(fqdn);
  return directory
    .list()
    .filter(({ values }) => values.RegistrarPool === pool.fqdn && values.Enabled !== false)
    .filter((_, index) => index % pool.computers.length === at);
}
