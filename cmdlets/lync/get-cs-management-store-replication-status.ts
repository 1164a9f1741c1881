/** Get-CsManagementStoreReplicationStatus: how far the replicas of the Central Management store are. */

import type { ManagementStoreStatus, ReplicaStatus } from '../../src/deployment/replication.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsManagementStoreReplicationStatus',
  className: 'Microsoft.Rtc.Management.Xds.GetManagementStoreReplicationStatusCmdlet',
  outputTypes: [
    'Microsoft.Rtc.Management.Xds.ReplicaState',
    'Microsoft.Rtc.Management.Xds.CentralManagementStoreStatusResult',
  ],
  help: {
    synopsis: 'Shows which computers have the present configuration.',
    description:
      'Gives one object for each replica. After a change it takes some seconds until a replica has it and says so. With -CentralManagementStoreStatus it gives the view of the master.',
    examples: [
      {
        title: 'Replicas that are behind',
        transcript: 'PS> Get-CsManagementStoreReplicationStatus | Where-Object {$_.UpToDate -eq $False}',
      },
      {
        title: 'The master',
        transcript:
          'PS> (Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus).ActiveMasterFqdn\nfe01.contoso.com',
      },
    ],
    links: ['Invoke-CsManagementStoreReplication'],
  },
  parameters: {
    ReplicaFqdn: { type: 'string', position: 0, pipeline: 'name', help: 'Only this computer.' },
    CentralManagementStoreStatus: { type: 'switch', pipeline: 'name', help: 'The view of the master instead.' },
  },
  run(ps) {
    return {
      process() {
        const { ReplicaFqdn: fqdn, CentralManagementStoreStatus: ofMaster } = ps.parameters;
        if (ofMaster) ps.write(masterObject(withDeployment(ps, (deployment) => deployment.replication.masterStatus())));
        else
          for (const state of withDeployment(ps, (deployment) => deployment.replication.status(fqdn ?? undefined)))
            ps.write(replicaObject(state));
      },
    };
  },
});

function replicaObject(state: ReplicaStatus): DataObject {
  return new DataObject('Microsoft.Rtc.Management.Xds.ReplicaState', {
    UpToDate: state.upToDate,
    ReplicaFqdn: state.replicaFqdn,
    LastStatusReport: localDate(state.lastStatusReport),
    LastUpdateCreation: localDate(state.lastUpdateCreation),
    ProductVersion: state.productVersion,
  });
}

function masterObject(status: ManagementStoreStatus): DataObject {
  return new DataObject('Microsoft.Rtc.Management.Xds.CentralManagementStoreStatusResult', {
    LastUpdatedOn: localDate(status.lastUpdatedOn),
    ActiveMasterFqdn: status.activeMasterFqdn,
    ActiveMasterLastHeartbeat: localDate(status.activeMasterLastHeartbeat),
    ActiveFileTransferAgents: textArray(status.activeFileTransferAgents),
    ActiveFileTransferAgentLastHeartbeat: localDate(status.activeFileTransferAgentLastHeartbeat),
    ActiveReplicas: textArray(status.activeReplicas),
    DeletedReplicas: textArray(status.deletedReplicas),
  });
}
