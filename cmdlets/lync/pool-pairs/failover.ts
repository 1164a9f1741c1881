/** Invoke-CsPoolFailOver, Invoke-CsPoolFailBack and Invoke-CsManagementServerFailover. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Pool } from '../../../src/deployment/topology.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { sqlDatabases } from '../databases/sql-databases.ts';
import { changeDeployment } from '../deployment-frame.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import { answersBy, isFailedOver, pairedPoolNamed, poolNamed, requireBackup, writeFailedOver } from './paired-pools.ts';

const FRONT_END = 'RTCSRV';
const AT_ONCE = 'users of a lab are moved at once';

/** The real text (lync-console.md, D), two blanks included. */
function nextHopWarning({ fqdn }: Pool): string {
  return `This Front-end pool "${fqdn}" is specified in topology as the next hop for the Edge server. Failing over this pool may cause External access/Federation/Split-domain/XMPP features to stop working. Please use Topology Builder to change the Edge internal next hop setting to point to a different Front-end pool,  before you proceed.`;
}

function isNextHopOfEdge({ publishedTopology }: Deployment, { fqdn }: Pool): boolean {
  const { services } = publishedTopology.read();
  return services.services
    .filter(({ role }) => role.role === 'EdgeServer')
    .some((edge) => {
      const property = edge.role.properties.find(({ name }) => name === 'Registrar');
      const registrar = property && services.value(edge, property);
      return typeof registrar === 'string' && registrar.toLowerCase() === `registrar:${fqdn.toLowerCase()}`;
    });
}

export const failOver: CmdletAction = {
  synopsis: 'Lets the users of a pool be served by the pool that backs it up.',
  description:
    'With -DisasterMode the pool is lost and is not asked; without it, it has to answer. The pool that has the Central Management Server hands that over first (Invoke-CsManagementServerFailover).',
  noEffect: {
    FlushStorageService: 'nothing waits in the Storage service of a lab',
    WaitTime: AT_ONCE,
    ServicesStopDelayMins: AT_ONCE,
    DatabaseCommandTimeoutInSeconds: AT_ONCE,
    SkipDataVerification: 'a lab keeps no user data that the copy could lack',
  },
  run: (ps) => ({
    process() {
      const name = textOf(ps, 'PoolFqdn') ?? '';
      const { DisasterMode: isDisaster = false } = ps.parameters as { DisasterMode?: boolean };
      onDeployment(ps, name, (deployment) => {
        const pool = poolNamed(deployment, name);
        const backup = requireBackup(deployment, pool);
        if (isFailedOver(deployment, pool))
          throw new ItemFault(`The pool "${pool.fqdn}" has failed over to "${backup.fqdn}" already.`, 'ItemInUse');
        if (deployment.topology.document.centralManagementStore === pool.fqdn)
          throw new ItemFault(
            `The pool "${pool.fqdn}" hosts the Central Management Server. Run Invoke-CsManagementServerFailover before you fail it over.`,
            'ItemInUse',
          );
        if (!answersBy(deployment, backup, FRONT_END)) throw silent(backup);
        if (!isDisaster && !answersBy(deployment, pool, FRONT_END))
          throw new ItemFault(
            `The pool "${pool.fqdn}" does not answer. If it is lost, fail it over with -DisasterMode.`,
            'ItemInUse',
          );
        if (isNextHopOfEdge(deployment, pool)) ps.warning(nextHopWarning(pool));
        if (ps.shouldProcess(pool.fqdn)) writeFailedOver(deployment, pool, true);
      });
    },
  }),
};

function silent({ fqdn }: Pool): ItemFault {
  return new ItemFault(`The pool "${fqdn}" does not answer.`, 'ItemInUse');
}

export const failBack: CmdletAction = {
  synopsis: 'Gives the users of a pool that has failed over back to it.',
  noEffect: {
    DisasterMode: 'nothing of what users have is lost in a lab',
    WaitTime: AT_ONCE,
    DatabaseCommandTimeoutInSeconds: AT_ONCE,
    SkipDataVerification: 'a lab keeps no user data that the copy could lack',
  },
  run: (ps) => ({
    process() {
      const name = textOf(ps, 'PoolFqdn') ?? '';
      onDeployment(ps, name, (deployment) => {
        const pool = pairedPoolNamed(deployment, name);
        if (!isFailedOver(deployment, pool))
          throw new ItemFault(`The pool "${pool.fqdn}" has not failed over.`, 'ItemInUse');
        if (!answersBy(deployment, pool, FRONT_END)) throw silent(pool);
        if (ps.shouldProcess(pool.fqdn)) writeFailedOver(deployment, pool, false);
      });
    },
  }),
};

export const failOverManagement: CmdletAction = {
  synopsis: 'Moves the Central Management Server to the pool that backs up the one that has it.',
  description: 'With -BackupSqlServerFqdn the present one is lost, and the store on that SQL Server is taken instead.',
  noEffect: {
    BackupMirrorSqlServerFqdn: 'the mirror of a store is known from the topology',
    BackupMirrorSqlInstanceName: 'the mirror of a store is known from the topology',
    Restore: 'a store that was lost is as it was before in a lab',
  },
  run: (ps) => ({
    process() {
      const server = textOf(ps, 'BackupSqlServerFqdn');
      onDeployment(ps, server ?? null, (deployment) => {
        const present = poolNamed(deployment, deployment.topology.document.centralManagementStore);
        const target =
          server === undefined
            ? requireBackup(deployment, present)
            : poolOfStore(deployment, server, textOf(ps, 'BackupSqlInstanceName'));
        if (!ps.shouldProcess(target.fqdn)) return;
        changeDeployment(ps, 'Fail over the Central Management Server.', ({ publishedTopology }, log) => {
          publishedTopology.moveManagementServer(target.fqdn, server !== undefined);
          log.action('Move the Central Management Server', `${present.fqdn} to ${target.fqdn}`);
        });
      });
    },
  }),
};

/** The pool whose users are kept on a SQL Server, or which is that server itself. @throws ItemFault */
function poolOfStore(deployment: Deployment, server: string, instance: string | undefined): Pool {
  const is = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const known = sqlDatabases(deployment).some(
    (one) => is(one.server, server) && (instance === undefined || is(one.instance, instance)),
  );
  if (!known) throw notThere('SqlServer', server);
  const { services } = deployment.publishedTopology.read();
  for (const service of services.services.filter(({ role }) => role.role === 'UserServer')) {
    const property = service.role.properties.find(({ name }) => name === 'UserDatabase');
    const identity = property && services.value(service, property);
    if (typeof identity === 'string' && is(identity, `UserDatabase:${server}`))
      return poolNamed(deployment, service.fqdn);
  }
  throw notThere('Pool', server);
}
