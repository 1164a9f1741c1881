/**
 * What happens in a lab, as a program hears of it: `lab.on('rolled', …)`. Events are told from what differs between two
 * states, so that those who change a lab need not know that somebody listens; they come in the order of the lab's clock.
 */
import { type AssignmentState, stagedIn } from '../deployment/certificate-configuration.ts';
import type { CertificateType } from '../deployment/certificate-types.ts';
import { allRecords, type EventRecord, eventsSection } from '../deployment/event-log.ts';
import { allFaults, type Fault } from '../deployment/faults.ts';
import { assignmentsSection, machineAssignments } from '../deployment/machine-assignments.ts';
import { type ReplicaState, replicaSection } from '../deployment/replication-state.ts';
import { type TaskState, tasksSection } from '../deployment/scheduled-tasks.ts';
import { topologyOf } from '../deployment/stored-topology.ts';
import type { SectionKey, StoreSnapshot } from '../storage/store.ts';

/** What all events say. */
interface LabEventBase {
  /** The lab's time, in milliseconds since 1970. */
  readonly at: number;
}

/** A machine has applied a version of the configuration. */
export interface ReplicatedEvent extends LabEventBase {
  readonly kind: 'replicated';
  /** FQDN. */
  readonly machine: string;
  readonly version: number;
}

/** A certificate has come into force on a machine; `rolled` where it was staged for that moment. */
export interface CertificateEvent extends LabEventBase {
  readonly kind: 'assigned' | 'rolled';
  readonly machine: string;
  readonly use: CertificateType;
  /** `global`, `site:NAME` or `server:FQDN`. */
  readonly scope: string;
  readonly thumbprint: string;
  /** The one before it; null for the first. */
  readonly previousThumbprint: string | null;
}

/** A scheduled task was made, has run, or is gone. */
export interface TaskEvent extends LabEventBase {
  readonly kind: 'task';
  readonly machine: string;
  readonly name: string;
  readonly phase: 'created' | 'started' | 'finished' | 'deleted';
  /** The HRESULT of its last run. */
  readonly result: number;
}

/** Something was broken, or mended. */
export interface FaultEvent extends LabEventBase {
  readonly kind: 'fault';
  readonly phase: 'added' | 'removed';
  readonly fault: Fault;
}

/** A record was written to an event log. */
export interface LoggedEvent extends LabEventBase {
  readonly kind: 'logged';
  readonly machine: string;
  readonly record: EventRecord;
}

export type LabEvent = ReplicatedEvent | CertificateEvent | TaskEvent | FaultEvent | LoggedEvent;

/** The names that `lab.on` takes. */
export type LabEventKind = LabEvent['kind'];

/** The event of a name. */
export type LabEventOf<K extends LabEventKind> = EventOfKind<LabEvent, K>;

/** Distributes over the events: one interface may have several kinds. */
type EventOfKind<E extends LabEvent, K> = E extends LabEvent
  ? K extends E['kind']
    ? E & { readonly kind: K }
    : never
  : never;

/** In the order in which one state may have led to the others at the same moment. */
const ORDER: readonly LabEventKind[] = ['fault', 'task', 'assigned', 'rolled', 'replicated', 'logged'];

export const labEventKinds: readonly LabEventKind[] = ORDER;

/** What has happened between two states of a lab. @param now the lab's time at the later one */
export function labEvents(before: StoreSnapshot, after: StoreSnapshot, now: number): LabEvent[] {
  const machines = topologyOf(after).computers.map(({ fqdn }) => fqdn);
  const events = [
    ...faultEvents(before, after, now),
    ...machines.flatMap((fqdn) => machineEvents(before, after, fqdn, now)),
  ];
  return events.sort((a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function machineEvents(before: StoreSnapshot, after: StoreSnapshot, machine: string, now: number): LabEvent[] {
  const differs = <T>(section: (fqdn: string) => SectionKey<T>) =>
    before.read(section(machine)) !== after.read(section(machine));
  return [
    ...(differs(tasksSection) ? taskEvents(before, after, machine, now) : []),
    ...(differs(assignmentsSection) ? certificateEvents(before, after, machine) : []),
    ...(differs(replicaSection) ? replicaEvents(before.read(replicaSection(machine)), after, machine) : []),
    ...(differs(eventsSection) ? loggedEvents(before, after, machine) : []),
  ];
}

function replicaEvents(before: ReplicaState | undefined, after: StoreSnapshot, machine: string): LabEvent[] {
  const replica = after.read(replicaSection(machine));
  if (!replica || replica.appliedVersion === before?.appliedVersion) return [];
  return [{ kind: 'replicated', machine, version: replica.appliedVersion, at: replica.lastStatusReport }];
}

function certificateEvents(before: StoreSnapshot, after: StoreSnapshot, machine: string): LabEvent[] {
  const earlier = machineAssignments(before, machine);
  return machineAssignments(after, machine).flatMap(({ scope, type, current, effectiveDate, updateTime }) => {
    const previous = earlier.find((one) => one.scope === scope && one.type === type);
    if (!current || current.thumbprint === previous?.current?.thumbprint) return [];
    const isRolled = previous !== undefined && isStagedIn(previous, current.thumbprint);
    const at = isRolled ? (effectiveDate ?? updateTime) : updateTime;
    return [
      {
        kind: isRolled ? ('rolled' as const) : ('assigned' as const),
        machine,
        use: type,
        scope,
        thumbprint: current.thumbprint,
        previousThumbprint: previous?.current?.thumbprint ?? null,
        at,
      },
    ];
  });
}

function isStagedIn(assignment: AssignmentState, thumbprint: string): boolean {
  return stagedIn(assignment).some((staged) => staged.thumbprint === thumbprint);
}

function taskEvents(before: StoreSnapshot, after: StoreSnapshot, machine: string, now: number): LabEvent[] {
  const [earlier, later] = [before.read(tasksSection(machine)) ?? [], after.read(tasksSection(machine)) ?? []];
  const deleted = earlier.filter(({ name }) => !later.some((task) => task.name === name));
  return [
    ...later.flatMap((task) =>
      eventsOfTask(
        earlier.find(({ name }) => name === task.name),
        task,
        machine,
      ),
    ),
    ...deleted.map((task) => taskEvent(task, machine, 'deleted', now)),
  ];
}

function eventsOfTask(before: TaskState | undefined, task: TaskState, machine: string): LabEvent[] {
  const events: LabEvent[] = [];
  if (!before) events.push(taskEvent(task, machine, 'created', task.createdAt));
  const hasStarted = task.lastRun !== undefined && task.lastRun !== before?.lastRun;
  if (hasStarted) events.push(taskEvent(task, machine, 'started', task.lastRun ?? task.createdAt));
  const hasEnded = task.state !== 'Running' && (hasStarted || before?.state === 'Running');
  if (hasEnded) events.push(taskEvent(task, machine, 'finished', before?.finishesAt ?? task.lastRun ?? task.createdAt));
  return events;
}

function taskEvent(task: TaskState, machine: string, phase: TaskEvent['phase'], at: number): TaskEvent {
  return { kind: 'task', machine, name: task.name, phase, result: task.lastResult, at };
}

function faultEvents(before: StoreSnapshot, after: StoreSnapshot, now: number): LabEvent[] {
  const [earlier, later] = [allFaults(before), allFaults(after)];
  if (earlier === later) return [];
  const has = (faults: readonly Fault[], { id }: Fault) => faults.some((one) => one.id === id);
  const event = (phase: FaultEvent['phase'], fault: Fault): FaultEvent => ({ kind: 'fault', phase, fault, at: now });
  return [
    ...later.filter((fault) => !has(earlier, fault)).map((fault) => event('added', fault)),
    ...earlier.filter((fault) => !has(later, fault)).map((fault) => event('removed', fault)),
  ];
}

function loggedEvents(before: StoreSnapshot, after: StoreSnapshot, machine: string): LabEvent[] {
  const last = allRecords(before, machine)[0]?.index ?? 0;
  return allRecords(after, machine)
    .filter(({ index }) => index > last)
    .map((record) => ({ kind: 'logged', machine, record, at: record.time }));
}
