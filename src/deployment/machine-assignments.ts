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
  stagedIn,
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
  else cancelTask(change, fqdn, action, now);
}

/** Takes an assignment from a machine. */
export function dropMachineAssignment(change: StoreChange, fqdn: string, place: AssignedPlace, now: number): void {
  change.write(assignmentsSection(fqdn), withoutAssignment(machineAssignments(change, fqdn), place));
  removeTask(change, fqdn, { kind: 'activate', ...place }, now);
}

/** What a certificate is assigned to. */
export interface AssignedPlace {
  readonly scope: string;
  readonly type: CertificateType;
}

/**
 * The staged certificates whose time has come by the machine's clock become the current one, one after the other.
 * @returns the assignment as it was before, where something has changed
 */
export function activateOnMachine(
  change: StoreChange,
  fqdn: string,
  { scope, type }: AssignedPlace,
  now: number,
): AssignmentState | undefined {
  const before = findAssignment(machineAssignments(change, fqdn), scope, type);
  const ownTime = now + clockOffset(change, fqdn);
  if (!before?.staged || before.staged.effectiveDate > ownTime) return undefined;
  const due = stagedIn(before).filter(({ effectiveDate }) => effectiveDate <= ownTime);
  const active = due.reduce((state) => activateStaged(state, now), before);
  change.write(assignmentsSection(fqdn), withAssignment(machineAssignments(change, fqdn), active));
  for (const { thumbprint } of due) writeEvent(change, fqdn, now, 'certificateRolled', { thumbprint, type, scope });
  return before;
}

/** The task that has activated one staged certificate waits for the next one, where there is one. */
export function awaitNextRoll(change: StoreChange, fqdn: string, { scope, type }: AssignedPlace, now: number): void {
  const { staged } = findAssignment(machineAssignments(change, fqdn), scope, type) ?? {};
  if (staged) scheduleTask(change, fqdn, { kind: 'activate', scope, type }, staged.effectiveDate, now);
}
