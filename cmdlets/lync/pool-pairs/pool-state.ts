/** Whether a pool can spare a computer, and putting a pool to rights whose computers do not find together. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Pool } from '../../../src/deployment/topology.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { switchAndWait } from '../../deployment/service-waits.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { answersBy, poolNamed } from './paired-pools.ts';

const READINESS = 'Microsoft.Rtc.Management.Hadr.PoolUpgradeReadinessState';
const FRONT_END = 'RTCSRV';

function runningIn(deployment: Deployment, { computers }: Pool): string[] {
  return computers.filter((fqdn) => {
    const machine = deployment.machines.get(fqdn);
    return deployment.services.all(machine).some(({ name, isRunning }) => name === FRONT_END && isRunning);
  });
}

export const getReadiness: CmdletAction = {
  synopsis: 'Shows for each pool of Front End Servers whether one of its computers can be taken out for updates.',
  description:
    'A pool is Ready while all of its computers run, Busy while some do not, and InsufficientActiveFrontEnds when half of them or fewer do.',
  example: {
    title: 'Of one pool',
    transcript: "PS> (Get-CsPoolUpgradeReadinessState | Where-Object PoolFqdn -eq 'pool01.contoso.com').State\nReady",
  },
  outputs: [READINESS],
  noEffect: { SkipIdleSecondaryVerification: 'the copies of a user’s data are in step in a lab' },
  run: (ps) => {
    declareType(READINESS, () =>
      dataType(
        READINESS,
        [
          'string PoolFqdn {get;}',
          'string State {get;}',
          'int TotalFrontends {get;}',
          'int TotalActiveFrontends {get;}',
        ],
        { listed: true },
      ),
    );
    return {
      process() {
        onDeployment(ps, null, (deployment) => {
          const pools = deployment.topology.document.sites.flatMap((site) => site.pools);
          for (const pool of pools.filter(({ role }) => role === 'EnterpriseFrontEnd')) {
            const [total, active] = [pool.computers.length, runningIn(deployment, pool).length];
            const few = active * 2 <= total ? 'InsufficientActiveFrontEnds' : 'Busy';
            ps.write(
              new DataObject(READINESS, {
                PoolFqdn: pool.fqdn,
                State: active === total ? 'Ready' : few,
                TotalFrontends: total,
                TotalActiveFrontends: active,
              }),
            );
          }
        });
      },
    };
  },
};

export const resetRegistrar: CmdletAction = {
  synopsis: 'Starts the Front-End services of a pool anew, so that its computers find together again.',
  noEffect: {
    ResetType: 'the computers of a lab keep no state of the pool that could be lost, so all kinds come to a restart',
    ResetLocalDatabases: 'the local databases of a lab hold no users',
    ServicesStopDelayMins: 'nobody has to be sent away from the servers of a lab',
  },
  run: (ps) => ({
    process() {
      const name = textOf(ps, 'PoolFqdn') ?? '';
      const { NoReStart: stays = false } = ps.parameters as { NoReStart?: boolean };
      onDeployment(ps, name, (deployment) => {
        const pool = poolNamed(deployment, name);
        const wanted = textOf(ps, 'MachineFqdn');
        const computers = pool.computers.filter(
          (fqdn) => wanted === undefined || fqdn.toLowerCase() === wanted.toLowerCase(),
        );
        if (computers.length === 0)
          throw new ItemFault(`"${wanted}" is no computer of the pool "${pool.fqdn}".`, 'ItemNotFound');
        if (!ps.shouldProcess(pool.fqdn)) return;
        for (const fqdn of computers) {
          const machine = deployment.machines.get(fqdn);
          switchAndWait(deployment, machine, [FRONT_END], false);
          if (!stays) switchAndWait(deployment, machine, [FRONT_END], true);
        }
        if (!stays && !answersBy(deployment, pool, FRONT_END))
          throw new ItemFault(`The pool "${pool.fqdn}" does not answer after it was started again.`, 'ItemInUse');
      });
    },
  }),
};
