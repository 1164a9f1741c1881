/** Set-LabReplica: puts a fault in a replica's way, for training, or takes it away. */
import type { FaultKindOf } from '../../src/deployment/faults.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import type { TimeSpan } from '../../src/types/values/time-span.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { REPLICA_FAULTS, replicaObject } from './lab-objects.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'LabReplica',
  className: 'LyncShell.SetLabReplicaCommand',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabReplica'],
  help: {
    synopsis: 'Makes the replication to a machine fail, lag or work.',
    description:
      'A machine that is offline is tried again at growing intervals; once it is healthy, it catches up. New-LabFault has these faults, and more.',
    examples: [
      {
        title: 'A machine that cannot be reached',
        transcript:
          'PS> Set-LabReplica fe03.contoso.com -Offline -PassThru | Select-Object -ExpandProperty Fault\nOffline',
      },
      { title: 'Mend it', transcript: 'PS> Set-LabReplica fe03.contoso.com -Healthy' },
    ],
    links: ['Get-CsManagementStoreReplicationStatus', 'New-LabFault'],
  },
  parameters: {
    ReplicaFqdn: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      aliases: ['Fqdn'],
      help: 'The computers of the replicas.',
    },
    Offline: { type: 'switch', in: { Offline: { mandatory: true } }, help: 'The machine cannot be reached.' },
    Failing: {
      type: 'switch',
      in: { Failing: { mandatory: true } },
      help: 'The machine cannot apply what it is sent.',
    },
    Lag: { type: 'timespan', in: { Lag: { mandatory: true } }, help: 'How much longer everything takes.' },
    Healthy: { type: 'switch', in: { Healthy: { mandatory: true } }, help: 'Takes the fault away.' },
    PassThru: { type: 'switch', help: 'Gives the replicas.' },
  },
  run(ps) {
    return {
      process() {
        for (const name of ps.parameters.ReplicaFqdn ?? []) {
          const fqdn = withDeployment(ps, (deployment) => deployment.topology.computer(name)?.fqdn ?? name);
          if (!ps.shouldProcess(fqdn)) continue;
          withDeployment(ps, ({ faults, machines, replication }) => {
            replication.status(fqdn); // that there is such a replica
            faults.clear(machines.get(fqdn), REPLICA_FAULTS);
            const fault = faultFor(ps, fqdn);
            if (fault) faults.add(fault);
          });
          if (ps.parameters.PassThru) ps.write(withDeployment(ps, (deployment) => replicaObject(deployment, fqdn)));
        }
      },
    };
  },
});

/** The fault that a parameter set means; `undefined` for none. */
function faultFor(ps: CmdletWith<{ Lag?: TimeSpan }>, machine: string): FaultKindOf | undefined {
  switch (ps.parameterSet) {
    case 'Offline':
      return { kind: 'machine-off', machine };
    case 'Failing':
      return { kind: 'replica-damaged', machine };
    case 'Lag':
      return { kind: 'slow-link', machine, delay: Math.round(ps.parameters.Lag?.totalMilliseconds ?? 0) };
    case 'Healthy':
      return undefined;
    default:
      throw new Error(`Set-LabReplica has no fault for its parameter set ${ps.parameterSet}.`);
  }
}
