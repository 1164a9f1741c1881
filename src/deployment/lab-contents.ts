/**
 * What a lab consists of: the list of all sections of its store, and the check of the whole, by which a repair tells a
 * good state from a damaged one.
 */
import { complaintText, type Shape } from '../storage/shape.ts';
import type { SectionKey, StoreSnapshot } from '../storage/store.ts';
import { groupsSection } from './accounts.ts';
import { adminRolesSection } from './admin-roles.ts';
import { faultOfAssignments, thumbprintOf } from './assignment-check.ts';
import { furtherAuthoritiesSection } from './authorities.ts';
import { certificatesSections, furtherStoresSection, storeLocations } from './certificate-store.ts';
import { outdatedUsesSection } from './certificates-in-use.ts';
import { authoritySection } from './certification-authority.ts';
import { clearedLogsSection } from './cleared-logs.ts';
import { clockSection } from './clock.ts';
import {
  encryptedCertificatesSection,
  heldCertificatesSection,
  managementStoreSection,
  replicaKeySection,
} from './cms.ts';
import { directorySection } from './directory.ts';
import { ownersSection } from './disk-rights.ts';
import { tokenIssuerFileSection } from './disk-setup.ts';
import { dueSection } from './due-moments.ts';
import { eventsSection } from './event-log.ts';
import { failedStepsSection } from './failed-steps.ts';
import { faultsSection } from './faults.ts';
import { firewallSection } from './firewall.ts';
import { MigrationFailure, migratedState } from './lab-migration.ts';
import { LAB_FORMAT, labSection, type MachineSection } from './lab-sections.ts';
import { leaseSection } from './lease.ts';
import { outdatedPortsSection } from './listened-ports.ts';
import { assignmentsSection } from './machine-assignments.ts';
import { registrySection } from './machine-registry.ts';
import { partnersSection } from './partners.ts';
import { requestsSection } from './pending-requests.ts';
import { loneKeysSection } from './private-keys.ts';
import { replicaSection, replicationSection } from './replication-state.ts';
import { setupPermissionsSection } from './rights.ts';
import { tasksSection } from './scheduled-tasks.ts';
import { serverRecordsSection } from './server-records.ts';
import { settingsSection } from './settings.ts';
import { sharesSection } from './shares.ts';
import { snapshotSection } from './snapshot-state.ts';
import { Topology, topologySection } from './topology.ts';
import { stoppedPoolsSection } from './web-sites.ts';
import { serviceChangesSection, serviceTransitionsSection, stoppedServicesSection } from './windows-services.ts';

/** Sections that a lab has once; those without which there is no lab come first. */
const required: readonly SectionKey<unknown>[] = [
  labSection,
  clockSection,
  topologySection,
  authoritySection,
  managementStoreSection,
  replicationSection,
];
const once: readonly SectionKey<unknown>[] = [
  ...required,
  furtherAuthoritiesSection,
  groupsSection,
  adminRolesSection,
  setupPermissionsSection,
  heldCertificatesSection,
  settingsSection,
  serverRecordsSection,
  directorySection,
  faultsSection,
  tokenIssuerFileSection,
  partnersSection,
  snapshotSection,
  leaseSection,
  dueSection,
  failedStepsSection,
];

/** Sections that each machine has. */
const ofMachines: readonly MachineSection<unknown>[] = [
  ...Object.values(certificatesSections),
  furtherStoresSection,
  loneKeysSection,
  assignmentsSection,
  replicaKeySection,
  encryptedCertificatesSection,
  replicaSection,
  tasksSection,
  eventsSection,
  stoppedServicesSection,
  serviceChangesSection,
  serviceTransitionsSection,
  registrySection,
  stoppedPoolsSection,
  clearedLogsSection,
  firewallSection,
  ownersSection,
  sharesSection,
  requestsSection,
  outdatedUsesSection,
  outdatedPortsSection,
];

const shapesOnce = new Map(once.map(({ name, shape }) => [name, shape]));
const shapesOfMachines = new Map(ofMachines.map(({ part, shape }) => [part, shape]));

/** What is wrong with a lab as a whole, in words; `undefined` where nothing is. One of an earlier version is migrated first. */
export function faultOfLab(state: StoreSnapshot): string | undefined {
  const format = state.read(labSection)?.format;
  if (format === undefined || format >= LAB_FORMAT) return faultOfSections(state) ?? faultOfReferences(state);
  try {
    return faultOfLab(migratedState(state));
  } catch (error) {
    if (!(error instanceof MigrationFailure)) throw error;
    return error.message;
  }
}

/** The section in words: `fe01: event log`. */
export function sectionInWords(name: string): string {
  const [, machine, part] = /^machines\/([^/]+)\/(.+)$/.exec(name) ?? [];
  if (machine === undefined || part === undefined) return name.replaceAll('-', ' ');
  return `${machine.split('.', 1)[0]}: ${part.replaceAll('-', ' ')}`;
}

function faultOfSections(lab: StoreSnapshot): string | undefined {
  const names = lab.sectionNames();
  const missing = required.find(({ name }) => !names.includes(name));
  if (missing) return `the section '${missing.name}' is missing`;
  for (const name of names) {
    const shape = shapeOf(name);
    if (!shape) return `nothing is known of a section '${name}'`;
    const complaint = shape.check(lab.read({ name, shape }));
    if (complaint) return `the section '${name}' has the wrong shape (${complaintText(complaint)})`;
  }
  return undefined;
}

function shapeOf(name: string): Shape<unknown> | undefined {
  const part = /^machines\/[^/]+\/(.+)$/.exec(name)?.[1];
  return part === undefined ? shapesOnce.get(name) : shapesOfMachines.get(part);
}

/** What one section says of another: machines that there are, sites that there are, certificates that can be read. */
function faultOfReferences(lab: StoreSnapshot): string | undefined {
  const { format } = requireSection(lab, labSection);
  if (format > LAB_FORMAT) return `a later version wrote it (format ${format})`;
  const topology = new Topology(requireSection(lab, topologySection));
  const { assignments } = requireSection(lab, managementStoreSection);
  const fault = faultOfAssignments(assignments, topology);
  if (fault !== undefined) return fault;
  for (const { fqdn } of topology.computers) {
    const key = lab.read(replicaKeySection(fqdn));
    if (!key || !lab.read(replicaSection(fqdn))) return `${fqdn} has no replica`;
    const own = lab.read(assignmentsSection(fqdn)) ?? [];
    const ofMachine = faultOfAssignments(own, topology) ?? faultOfStores(lab, fqdn);
    if (ofMachine !== undefined) return `${fqdn}: ${ofMachine}`;
  }
  return undefined;
}

function faultOfStores(lab: StoreSnapshot, fqdn: string): string | undefined {
  for (const location of storeLocations) {
    const certificates = lab.read(certificatesSections[location](fqdn)) ?? [];
    for (const [index, { der, thumbprint }] of certificates.entries()) {
      const real = thumbprintOf(der);
      const which = `certificate ${index + 1} in the store ${location}`;
      if (real === undefined) return `${which} cannot be read`;
      if (thumbprint !== undefined && thumbprint !== real) return `${which} is not the one of the thumbprint beside it`;
    }
  }
  return undefined;
}

function requireSection<T>(lab: StoreSnapshot, key: SectionKey<T>): T {
  return lab.read(key) as T; // faultOfSections has found that it is there
}
