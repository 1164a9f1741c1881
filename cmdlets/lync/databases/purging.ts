/** What takes old data out of databases. Nobody calls in a lab, so that there is nothing that would be taken away. */

import type { Deployment } from '../../../src/deployment/deployment.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import { databaseState, type SqlDatabase, sourceOf, sqlDatabases } from './sql-databases.ts';

/** A procedure of a database, with the parameter that says how old is old. */
type Procedure = readonly [database: string, procedure: string, parameter: string];

/** Invoke-…Purge of the databases of a role; each procedure is asked about as the console shows it (lync-console.md, C). */
export function purgeOf(role: string, procedures: readonly Procedure[]): CmdletAction {
  return {
    description: 'What is asked before it runs names the procedure and the database, as in Lync Server.',
    noEffect: {
      PurgeExportedArchivesOnly: 'the archive of a lab is empty',
      MaxArchivingRecordsToDelete: 'the archive of a lab is empty',
    },
    run: (ps) => ({
      process() {
        const identity = textOf(ps, 'Identity') ?? textOf(ps, 'SqlServerFqdn') ?? '';
        onDeployment(ps, identity, (deployment) => {
          const databases = databasesNamed(deployment, role, identity, textOf(ps, 'SqlInstanceName'));
          for (const [name, procedure, parameter] of procedures) {
            requireAge(parameter, textOf(ps, parameter));
            const database = databases.find((one) => one.name === name);
            if (!database) throw notThere(role, identity);
            if (!databaseState(deployment, database).isInstalled)
              throw new ItemFault(`The database "${name}" is not on "${sourceOf(database)}".`, 'ItemNotFound');
            ps.shouldProcess(
              `Target SQL Server:${sourceOf(database)} Database: ${name.toLowerCase()}`,
              `Stored procedure: ${procedure}`,
            );
          }
        });
      },
    }),
  };
}

/** `service:MonitoringDatabase:sql01.contoso.com`, or the server alone. */
function databasesNamed(
  deployment: Deployment,
  role: string,
  identity: string,
  instance: string | undefined,
): SqlDatabase[] {
  const server = identity.replace(/^(?:service:)?(?:\w+:)?/i, '').toLowerCase();
  return sqlDatabases(deployment).filter(
    (one) =>
      one.service.role.role === role &&
      one.server.toLowerCase() === server &&
      (instance === undefined || one.instance.toLowerCase() === instance.toLowerCase()),
  );
}

function requireAge(parameter: string, text: string | undefined): void {
  if (Number(text) < 0)
    throw new ItemFault(`The value ${text} of ${parameter} is out of range: it must not be negative.`);
}

/** Remove-CsUserStoreBackupData: what a pool keeps of the users of the pool that it backs up. */
export const removeBackupData: CmdletAction = {
  description: 'A pool of a lab keeps no copies of what its users have, so only the pool has to be there.',
  run: (ps) => ({
    process() {
      const pool = textOf(ps, 'PoolFqdn') ?? '';
      onDeployment(ps, pool, ({ topology }) => {
        if (!topology.pool(pool)) throw notThere('Pool', pool);
        ps.shouldProcess(pool);
      });
    },
  }),
};

/** Invoke-CsStorageServiceFlush: the queue of what waits for the archive and for Exchange. */
export const flushStorage: CmdletAction = {
  synopsis: 'Lets the Storage service of a pool hand over all that waits.',
  description: 'Nothing waits in a lab. What has to run on the computers of the pool is looked for.',
  noEffect: {
    Binding: 'the service of a lab is asked without a connection of its own',
    HostNameStorageService: 'the service of a lab is asked without a connection of its own',
    WaitTime: 'nothing waits, so nobody has to',
    FlushType: 'nothing waits, so both come to the same',
  },
  run: (ps) => ({
    process() {
      const name = textOf(ps, 'PoolFqdn') ?? '';
      onDeployment(ps, name, (deployment) => {
        const pool = deployment.topology.pool(name);
        if (!pool) throw notThere('Pool', name);
        for (const fqdn of pool.computers) {
          const machine = deployment.machines.get(fqdn);
          if (
            !deployment.isReachable(machine) ||
            !deployment.services.all(machine).some((one) => one.name === 'RTCSRV' && one.isRunning)
          )
            throw new ItemFault(`The Storage service on "${fqdn}" does not answer.`, 'ItemInUse');
        }
      });
    },
  }),
};
