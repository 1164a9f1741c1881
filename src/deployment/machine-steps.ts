/**
 * What lies ahead of one machine by itself: its agent looks at what it was sent, tasks run, services come and go. Follows from
 * the machine's own sections and its faults, so that who changes none of them changes nothing of it.
 */
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { keepInUseAfterRoll } from './certificates-in-use.ts';
import { earliest, type Step } from './due-step.ts';
import { withPauses } from './failed-steps.ts';
import { clearFault } from './fault-operations.ts';
import { faultsOf } from './faults.ts';
import { activateOnMachine, awaitNextRoll } from './machine-assignments.ts';
import { REPLICA } from './obstacles.ts';
import { deployFromManagementStore, runReplicaAgent } from './replication.ts';
import { replicaSection } from './replication-state.ts';
import {
  failToStart,
  finishTask,
  mayDeploy,
  nextMoment,
  startProblem,
  startTask,
  TASK_SCHEDULER,
  type TaskState,
  taskResults,
  tasksSection,
} from './scheduled-tasks.ts';
import { crashOrRestart } from './service-crashes.ts';
import { advanceServices, transitionMoment } from './service-switching.ts';
import type { Topology } from './topology.ts';
import { serviceTransitionsSection, stoppedServicesSection, transitionsOf } from './windows-services.ts';

/** The sections of a machine that decide on its steps, by the last part of their names. */
export const partsOfSteps: ReadonlySet<string> = new Set(
  [replicaSection, tasksSection, stoppedServicesSection, serviceTransitionsSection].map(({ part }) => part),
);

/** The first step that lies ahead of a machine. */
export function firstStepOf(lab: StoreSnapshot, topology: Topology, fqdn: string): Step | undefined {
  return earliest(stepsAhead(lab, topology, fqdn));
}

/** All steps that lie ahead of a machine; those that have failed wait until they are tried again. */
export function stepsAhead(lab: StoreSnapshot, topology: Topology, fqdn: string): readonly Step[] {
  return withPauses(lab, stepsOf(lab, topology, fqdn));
}

/** A machine's agent looks at what it was sent, and its tasks run, as long as the services that do so run. */
function stepsOf(lab: StoreSnapshot, topology: Topology, fqdn: string): Step[] {
  const stopped = lab.read(stoppedServicesSection(fqdn)) ?? [];
  const faults = faultsOf(lab, fqdn);
  const steps: Step[] = [];
  const dueAt = lab.read(replicaSection(fqdn))?.dueAt;
  if (dueAt !== undefined && !stopped.includes(REPLICA)) {
    const perform = (change: StoreChange) => runReplicaAgent(change, topology, fqdn, dueAt);
    steps.push({
      at: dueAt,
      rank: 2,
      machine: fqdn,
      what: 'the agent of the replica looks at what it was sent',
      perform,
    });
  }
  const off = faults.find((fault) => fault.kind === 'machine-off');
  if (off) {
    const { until: at } = off;
    if (at !== undefined) {
      const perform = (change: StoreChange) => clearFault(change, topology, off.id, at);
      steps.push({ at, rank: 5, machine: fqdn, what: 'the computer is switched on', perform });
    }
    return steps;
  }
  const ahead = faults.find((fault) => fault.kind === 'wrong-clock')?.offset ?? 0;
  for (const task of stopped.includes(TASK_SCHEDULER) ? [] : (lab.read(tasksSection(fqdn)) ?? [])) {
    const moment = nextMoment(task);
    if (moment === undefined) continue;
    // The date of a roll is one of the machine's own clock; whatever else a task waits for passes alike on every clock.
    const isDated = task.action.kind === 'activate' && task.state === 'Ready' && task.retries === 0;
    const at = isDated ? Math.max(moment - ahead, task.createdAt) : moment;
    const what = `the scheduled task "${task.name}" ${task.state === 'Running' ? 'ends' : 'starts'}`;
    steps.push({ at, rank: 3, machine: fqdn, what, perform: (change) => runTask(change, topology, fqdn, task, at) });
  }
  for (const transition of transitionsOf(lab, fqdn)) {
    const at = transitionMoment(transition);
    const what = `${transition.name} ${transition.running ? 'starts' : 'stops'}`;
    steps.push({ at, rank: 4, machine: fqdn, what, perform: (change) => advanceServices(change, topology, fqdn, at) });
  }
  for (const fault of faults) {
    if (fault.kind !== 'service-crashing' || fault.nextAt === undefined || fault.machine !== fqdn) continue;
    const at = fault.nextAt;
    const what = `${fault.service} ends unexpectedly, or starts again`;
    steps.push({ at, rank: 5, machine: fqdn, what, perform: (change) => crashOrRestart(change, topology, fault, at) });
  }
  return steps;
}

function activate(change: StoreChange, topology: Topology, fqdn: string, task: TaskState, at: number): number {
  if (!mayDeploy(topology, task.account)) return taskResults.accessDenied;
  const before = activateOnMachine(change, fqdn, task.action, at);
  if (before) keepInUseAfterRoll(change, topology.requireComputer(fqdn), before);
  return taskResults.success;
}

/** A task's next moment: it starts, or it finishes; an activation does both at once. */
function runTask(change: StoreChange, topology: Topology, fqdn: string, task: TaskState, at: number): void {
  const problem = task.state === 'Running' ? undefined : startProblem(change, topology, fqdn, task);
  if (problem !== undefined) {
    failToStart(change, fqdn, task, at, problem);
    return;
  }
  const running = task.state === 'Running' ? task : startTask(change, fqdn, task, at);
  if (running.finishesAt !== at) return;
  const result =
    running.action.kind === 'deploy'
      ? deployFromManagementStore(change, topology, fqdn, running, at)
      : activate(change, topology, fqdn, running, at);
  finishTask(change, fqdn, running, at, result);
  if (running.action.kind === 'activate' && result === taskResults.success)
    awaitNextRoll(change, fqdn, running.action, at);
}
