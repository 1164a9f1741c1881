/** Types of the replication cmdlets. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('Microsoft.Rtc.Management.Xds.ReplicaState', [
    'bool UpToDate {get;}',
    'string ReplicaFqdn {get;}',
    'datetime LastStatusReport {get;}',
    'datetime LastUpdateCreation {get;}',
    'string ProductVersion {get;}',
  ]),
  dataType('Microsoft.Rtc.Management.Xds.CentralManagementStoreStatusResult', [
    'datetime LastUpdatedOn {get;}',
    'string ActiveMasterFqdn {get;}',
    'datetime ActiveMasterLastHeartbeat {get;}',
    'string[] ActiveFileTransferAgents {get;}',
    'datetime ActiveFileTransferAgentLastHeartbeat {get;}',
    'string[] ActiveReplicas {get;}',
    'string[] DeletedReplicas {get;}',
  ]),
];
