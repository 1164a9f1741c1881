/** `lab.replication`: the replicas of the Central Management Store, their master, and faults for training. */
import { type Explanation, explain } from './causes.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import {
  type ManagementStoreStatus,
  managementStoreStatus,
  type ReplicaStatus,
  replicaFault,
  replicationStatus,
  requestReplication,
  setReplicaFault,
} from './replication.ts';
import type { ReplicaFault } from './replication-state.ts';

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

  /** Puts a fault in a replica's way, or takes it away. */
  setFault(fqdn: string, fault: ReplicaFault | undefined): void {
    this.lab.operation().change(({ lab, topology, now }) => setReplicaFault(lab, topology, fqdn, fault, now));
  }

  /** The fault that was put in a replica's way. */
  fault(fqdn: string): ReplicaFault | undefined {
    return replicaFault(this.lab.snapshot(), this.lab.topology, fqdn);
  }
}
