/** `lab.replication`: the replicas of the Central Management Store, and their master. */
import { type Explanation, explain } from './causes.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import {
  type ManagementStoreStatus,
  managementStoreStatus,
  type ReplicaStatus,
  replicationStatus,
  requestReplication,
} from './replication.ts';

export class Replication {
  constructor(private readonly lab: LabAccess) {}

  /** Get-CsManagementStoreReplicationStatus: of all replicas, or of one. */
  status(fqdn?: string): ReplicaStatus[] {
    const { lab, topology } = this.lab.reading();
    return replicationStatus(lab, topology, fqdn);
  }

  /** The same with -CentralManagementStoreStatus. */
  masterStatus(): ManagementStoreStatus {
    const { lab, topology, now } = this.lab.reading();
    return managementStoreStatus(lab, topology, now);
  }

  /** Invoke-CsManagementStoreReplication: a push now, to all replicas or to one. */
  request(fqdn?: string): void {
    this.lab.operation().change(({ lab, topology, now }) => requestReplication(lab, topology, fqdn, now));
  }

  /** Why a machine is as it is. */
  explain({ computer }: Machine): Explanation {
    const { lab, topology, now } = this.lab.reading();
    return explain(lab, topology, computer, now);
  }
}
