/**
 * What is in force on a machine: its own assignments and its replica of the global ones. A staged certificate has a
 * scheduled task that makes it the current one at its effective date; both are kept together here.
 */

import { list } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import {
  type AssignmentState,
  activateStaged,
  assignmentShape,
  findAssignment,
  withAssignment,
  withoutAssignment,
} from './certificate-configuration.ts';
import type { CertificateType } from './certificate-types.ts';
import { writeEvent } from './event-log.ts';
import { clockOffset } from './faults.ts';
import { machineSection } from './lab-sections.ts';
import { cancelTask, removeTask, scheduleTask } from './scheduled-tasks.ts';

/** What is in force on the machine: its own assignments, and its replica of the global ones. */
export const assignmentsSection = machineSection('assignments', list(assignmentShape));

/** The assignments of a machine. */
export function machineAssignments(lab: StoreSnapshot, fqdn: string): readonly AssignmentState[] {
  return lab.read(assignmentsSection(fqdn)) ?? [];
}

/** Puts an assignment in force on a machine. */
export function putMachineAssignment(
  change: StoreChange,
  fqdn: string,
  assignment: AssignmentState,
  now: number,
): void {
  change.write(assignmentsSection(fqdn), withAssignment(machineAssignments(change, fqdn), assignment));
  const { scope, type, staged } = assignment;
  const action = { kind: 'activate', scope, type } as const;
  if (staged) scheduleTask(change, fqdn, action, staged.effectiveDate, now);
  else cancelTask(change, fqdn, action);
}

/** Takes an assignment from a machine. */
export function dropMachineAssignment(
  change: StoreChange,
  fqdn: string,
  place: { readonly scope: string; readonly type: CertificateType },
): void {
  change.write(assignmentsSection(fqdn), withoutAssignment(machineAssignments(change, fqdn), place));
  removeTask(change, fqdn, { kind: 'activate', ...place });
}

/** The staged certificate becomes the current one on a machine, where there is one and its time has come by the machine's clock. */
export function activateOnMachine(
  change: StoreChange,
  fqdn: string,
  place: { readonly scope: string; readonly type: CertificateType },
  now: number,
): void {
  const assignment = findAssignment(machineAssignments(change, fqdn), place.scope, place.type);
  if (!assignment?.staged || assignment.staged.effectiveDate > now + clockOffset(change, fqdn)) return;
  const active = activateStaged(assignment, now);
  change.write(assignmentsSection(fqdn), withAssignment(machineAssignments(change, fqdn), active));
  writeEvent(change, fqdn, now, 'certificateRolled', {
    thumbprint: assignment.staged.thumbprint,
    type: place.type,
    scope: place.scope,
  });
}
