/**
 * The sections of a lab's store in one place: what a lab consists of, and the shape of each part. A state that is not
 * here does not survive the process.
 */
import { type SectionKey, sectionKey } from '../storage/store.ts';
import type { AssignmentState } from './certificate-configuration.ts';
import type { PendingRequestState } from './certificate-request.ts';
import type { StoredCertificate, StoreLocation } from './certificate-store.ts';
import type { AuthorityState } from './certification-authority.ts';
import type { ClockState } from './clock.ts';
import type { EncryptedCertificate, ManagementStoreState } from './cms.ts';
import type { EventLogState } from './event-log.ts';
import type { LeaseState } from './lease.ts';
import type { MachineKeyState } from './machine.ts';
import type { RegistryState } from './machine-registry.ts';
import type { ReplicationState } from './replication-state.ts';
import type { TaskState } from './scheduled-tasks.ts';
import type { TopologyDocument } from './topology.ts';
import type { ServiceChanges } from './windows-services.ts';

/** Facts about the lab itself. */
export interface LabState {
  /** The version of the shapes in this file. */
  readonly format: number;
  /** Lab time at which the deployment was set up. */
  readonly start: number;
}

/** The version of the shapes in this file that the program writes. */
export const LAB_FORMAT = 1;

/** Sections that a lab has once. */
export const sections = {
  lab: sectionKey<LabState>('lab'),
  clock: sectionKey<ClockState>('clock'),
  topology: sectionKey<TopologyDocument>('topology'),
  authority: sectionKey<AuthorityState>('certification-authority'),
  /** The Central Management Store: the global and site assignments. */
  managementStore: sectionKey<ManagementStoreState>('central-management-store'),
  /** Its certificates with their private keys, encrypted for each replica. */
  encryptedCertificates: sectionKey<EncryptedCertificate[]>('central-management-store/certificates'),
  replication: sectionKey<ReplicationState>('replication'),
  lease: sectionKey<LeaseState>('replication-lease'),
} as const;

/** Sections that each machine has, by its FQDN. */
export const machineSections = {
  certificates: (fqdn: string, location: StoreLocation): SectionKey<StoredCertificate[]> =>
    machineSection(fqdn, `certificates-${location}`),
  /** What is in force on the machine: its own assignments, and its replica of the global ones. */
  assignments: (fqdn: string): SectionKey<AssignmentState[]> => machineSection(fqdn, 'assignments'),
  key: (fqdn: string): SectionKey<MachineKeyState> => machineSection(fqdn, 'key'),
  tasks: (fqdn: string): SectionKey<TaskState[]> => machineSection(fqdn, 'scheduled-tasks'),
  events: (fqdn: string): SectionKey<EventLogState> => machineSection(fqdn, 'events'),
  /** The names of the Windows services that are stopped. */
  stoppedServices: (fqdn: string): SectionKey<string[]> => machineSection(fqdn, 'stopped-services'),
  /** What else differs from how the services were set up. */
  serviceChanges: (fqdn: string): SectionKey<ServiceChanges> => machineSection(fqdn, 'service-changes'),
  /** The registry, once something was written into it. */
  registry: (fqdn: string): SectionKey<RegistryState> => machineSection(fqdn, 'registry'),
  requests: (fqdn: string): SectionKey<PendingRequestState[]> => machineSection(fqdn, 'certificate-requests'),
} as const;

function machineSection<T>(fqdn: string, name: string): SectionKey<T> {
  return sectionKey<T>(`machines/${fqdn.toLowerCase()}/${name}`);
}
