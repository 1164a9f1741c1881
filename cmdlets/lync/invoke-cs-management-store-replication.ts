/** Invoke-CsManagementStoreReplication: asks for the configuration to be sent to the replicas now. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'CsManagementStoreReplication',
  className: 'Microsoft.Rtc.Management.Xds.InvokeManagementStoreReplicationCmdlet',
  help: {
    synopsis: 'Sends the configuration to the replicas now.',
    description: 'Without -ReplicaFqdn to all of them. The replicas take it over a few seconds later.',
    examples: [{ title: 'All replicas', transcript: 'PS> Invoke-CsManagementStoreReplication' }],
    links: ['Get-CsManagementStoreReplicationStatus'],
  },
  parameters: {
    ReplicaFqdn: { type: 'string', position: 0, pipeline: 'name', help: 'Only to this computer.' },
    Force: {
      type: 'switch',
      help: 'Leaves out messages about errors that do not stop the command.',
      noEffect: 'nothing here asks before it works, and every error that is shown matters',
    },
  },
  run(ps) {
    return {
      process: () =>
        withDeployment(ps, (deployment) => deployment.replication.request(ps.parameters.ReplicaFqdn ?? undefined)),
    };
  },
});
