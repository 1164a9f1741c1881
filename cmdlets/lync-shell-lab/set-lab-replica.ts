/** Set-LabReplica: puts a fault in a replica's way, for training, or takes it away. */
import type { ReplicaFault } from '../../src/deployment/replication-state.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import type { TimeSpan } from '../../src/types/values/time-span.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { replicaObject } from './lab-objects.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'LabReplica',
  className: 'LyncShell.SetLabReplicaCommand',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabReplica'],
  help: {
    synopsis: 'Makes the replication to a machine fail, lag or work.',
    description: 'A machine that is offline is tried again at growing intervals; once it is healthy, it catches up.',
    examples: [
      {
        title: 'A machine that cannot be reached',
        transcript:
          'PS> Set-LabReplica fe03.contoso.com -Offline -PassThru | Select-Object -ExpandProperty Fault\nOffline',
      },
      { title: 'Mend it', transcript: 'PS> Set-LabReplica fe03.contoso.com -Healthy' },
    ],
    links: ['Get-CsManagementStoreReplicationStatus'],
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
          withDeployment(ps, (deployment) => deployment.replication.setFault(fqdn, faultOf(ps)));
          if (ps.parameters.PassThru) ps.write(withDeployment(ps, (deployment) => replicaObject(deployment, fqdn)));
        }
      },
    };
  },
});

function faultOf(ps: CmdletWith<{ Lag?: TimeSpan }>): ReplicaFault | undefined {
  switch (ps.parameterSet) {
    case 'Offline':
      return { kind: 'offline' };
    case 'Failing':
      return { kind: 'failing' };
    case 'Lag':
      return { kind: 'lagging', delay: ps.parameters.Lag?.totalMilliseconds ?? 0 };
    case 'Healthy':
      return undefined;
    default:
      throw new Error(`Set-LabReplica has no fault for its parameter set ${ps.parameterSet}.`);
  }
}
