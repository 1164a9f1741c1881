/**
 * The lab's due work: everything that happens by itself, in the order of the lab's clock. Each step is dated with the
 * moment at which it was due, not with the moment at which a process got round to it, so that a lab that was closed
 * for a month shows afterwards what would have happened had it been open.
 *
 * Whichever process has the lab open does the work, under the lease. A step that is done is no longer due, and steps
 * are done in atomic change-sets, so none is done twice.
 */
import { platform } from '../platform/platform.ts';
import type { Store, StoreChange, StoreSnapshot } from '../storage/store.ts';
import { dueAnswers } from './authority-requests.ts';
import { enrolmentSteps } from './auto-enrolment.ts';
import { activateStaged } from './certificate-configuration.ts';
import { keepInUseAfterRoll } from './certificates-in-use.ts';
import type { Clock } from './clock.ts';
import { readManagementStore, recordRoll } from './cms.ts';
import { DueSteps, earliest, type MachineWork, type Step } from './due-steps.ts';
import { clockOffset } from './faults.ts';
import { dropLease, takeLease } from './lease.ts';
import { activateOnMachine, awaitNextRoll } from './machine-assignments.ts';
import { REPLICA } from './obstacles.ts';
import { partnerSteps } from './partners.ts';
import { deployFromManagementStore, isSending, makeSnapshot, runReplicaAgent } from './replication.ts';
import { announceChange, readReplication } from './replication-state.ts';
import {
  finishTask,
  mayDeploy,
  nextMoment,
  startTask,
  TASK_SCHEDULER,
  type TaskState,
  taskResults,
} from './scheduled-tasks.ts';
import { crashOrRestart } from './service-crashes.ts';
import { advanceServices, transitionMoment } from './service-switching.ts';
import { topologyOf } from './stored-topology.ts';
import type { Topology } from './topology.ts';

/** So many steps at most make one change-set; larger labs have larger ones, as each costs a list of all sections. */
const FEWEST_STEPS = 16;
const MOST_STEPS = 512;
const POLL_MS = 10;

/** Does what is due by the lab's clock. */
export class DueWork {
  /** Of the topology of which they were planned; planned anew where that has changed. */
  private plan: DuePlan;
  /** The generation that `#steps` is of; null while a change-set is being made of it. */
  private generation: number | null = null;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly owner: string,
  ) {
    this.plan = planFor(topologyOf(store.snapshot()));
  }

  /** Lab time of the next step; `undefined` while nothing is planned. Costs nothing while nothing has changed. */
  nextDue(): number | undefined {
    const lab = this.store.snapshot();
    this.bringUpTo(lab);
    return this.first(lab)?.at;
  }

  /**
   * Does all steps that are due by now; returns lab time of the next one. Where another process holds the lease, it is
   * at work on the very same steps: whoever needs their outcome waits for it for up to `patience` milliseconds.
   */
  run(patience = 0): number | undefined {
    const until = this.clock.now();
    const deadline = platform().time.elapsed() + patience;
    let worked = false;
    for (let due = this.nextDue(); due !== undefined && due <= until; due = this.nextDue()) {
      if (this.doBatch(until)) worked = true;
      else if (platform().time.elapsed() < deadline) platform().threads.pause(POLL_MS);
      else return due;
    }
    if (worked) this.store.transact((change) => dropLease(change, this.owner));
    return this.nextDue();
  }

  /** False where another process holds the lease. */
  private doBatch(until: number): boolean {
    let base = 0;
    const isDone = this.store.transact((change) => {
      base = change.generation;
      return this.performBatch(change, until);
    });
    // The steps that lie ahead are those of the state that was committed, unless others have changed it since.
    if (this.store.snapshot().generation === base + 1) this.generation = base + 1;
    return isDone;
  }

  private performBatch(change: StoreChange, until: number): boolean {
    if (!takeLease(change, this.owner, this.clock.hostNow())) return false;
    this.bringUpTo(change);
    this.generation = null;
    for (let count = 0; count < this.plan.stepsPerChange; count++) {
      const step = this.first(change);
      if (!step || step.at > until) break;
      step.perform(change);
      this.plan.steps.refresh(change, step.machine);
    }
    return true;
  }

  private bringUpTo(lab: StoreSnapshot): void {
    if (this.generation === lab.generation) return;
    const topology = topologyOf(lab);
    if (topology !== this.plan.topology) this.plan = planFor(topology);
    this.plan.steps.refresh(lab);
    this.generation = lab.generation;
  }

  private first(lab: StoreSnapshot): Step | undefined {
    const [shared, ofMachines] = [earliest(sharedSteps(lab, this.plan.topology)), this.plan.steps.first()];
    return earliest([shared, ofMachines].filter((step) => step !== undefined));
  }
}

/** What lies ahead in a lab of a topology. */
interface DuePlan {
  readonly topology: Topology;
  readonly steps: DueSteps;
  readonly stepsPerChange: number;
}

function planFor(topology: Topology): DuePlan {
  return {
    topology,
    steps: new DueSteps(topology, (fqdn, work) => stepsOfMachine(topology, fqdn, work)),
    stepsPerChange: Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, Math.ceil(topology.computers.length / 4))),
  };
}

/** The steps of the Central Management Store and its master. */
function* sharedSteps(lab: StoreSnapshot, topology: Topology): Generator<Step> {
  yield* plannedRolls(lab, clockOffset(lab, topology.centralManagementMaster().fqdn));
  for (const answer of dueAnswers(lab)) yield { ...answer, rank: 0, machine: null };
  for (const step of enrolmentSteps(lab, topology)) yield { ...step, rank: 0, machine: null };
  // Behind what else is due then: a partner reads what is in force at that moment.
  for (const step of partnerSteps(lab, topology)) yield { ...step, rank: 2, machine: null };
  const { masterDueAt: at } = readReplication(lab);
  if (at !== undefined && isSending(lab, topology)) {
    yield { at, rank: 1, machine: null, perform: (change) => makeSnapshot(change, topology, at) };
  }
}

/** A machine's agent looks at what it was sent, and its tasks run, as long as the services that do so run. */
function stepsOfMachine(topology: Topology, fqdn: string, work: MachineWork): Step[] {
  const { replica, tasks, stopped, transitions, faults } = work;
  const steps: Step[] = [];
  const dueAt = replica?.dueAt;
  if (dueAt !== undefined && !stopped.includes(REPLICA)) {
    const perform = (change: StoreChange) => runReplicaAgent(change, topology, fqdn, dueAt);
    steps.push({ at: dueAt, rank: 2, machine: fqdn, perform });
  }
  if (faults.some(({ kind }) => kind === 'machine-off')) return steps;
  const ahead = faults.find((fault) => fault.kind === 'wrong-clock')?.offset ?? 0;
  for (const task of stopped.includes(TASK_SCHEDULER) ? [] : tasks) {
    const moment = nextMoment(task);
    if (moment === undefined) continue;
    // The date of a roll is one of the machine's own clock; whatever else a task waits for passes alike on every clock.
    const isDated = task.action.kind === 'activate' && task.state === 'Ready' && task.retries === 0;
    const at = isDated ? Math.max(moment - ahead, task.createdAt) : moment;
    steps.push({ at, rank: 3, machine: fqdn, perform: (change) => runTask(change, topology, fqdn, task, at) });
  }
  for (const transition of transitions) {
    const at = transitionMoment(transition);
    steps.push({ at, rank: 4, machine: fqdn, perform: (change) => advanceServices(change, topology, fqdn, at) });
  }
  for (const fault of faults) {
    if (fault.kind !== 'service-crashing' || fault.nextAt === undefined || fault.machine !== fqdn) continue;
    const at = fault.nextAt;
    steps.push({ at, rank: 5, machine: fqdn, perform: (change) => crashOrRestart(change, topology, fault, at) });
  }
  return steps;
}

/** Rolls in the Central Management Store, by the clock of its master; those on the machines have tasks of their own. */
function* plannedRolls(lab: StoreSnapshot, ahead: number): Generator<Step> {
  for (const assignment of readManagementStore(lab).assignments) {
    if (!assignment.staged) continue;
    const { effectiveDate } = assignment.staged;
    const at = effectiveDate - ahead;
    const perform = (change: StoreChange) => {
      recordRoll(change, activateStaged(assignment, at), at);
      announceChange(change, at);
    };
    yield { at, rank: 0, machine: null, perform };
  }
}

function activate(change: StoreChange, topology: Topology, fqdn: string, task: TaskState, at: number): number {
  if (!mayDeploy(topology, task.account)) return taskResults.accessDenied;
  const before = activateOnMachine(change, fqdn, task.action, at);
  if (before) keepInUseAfterRoll(change, topology.requireComputer(fqdn), before);
  return taskResults.success;
}

/** A task's next moment: it starts, or it finishes; an activation does both at once. */
function runTask(change: StoreChange, topology: Topology, fqdn: string, task: TaskState, at: number): void {
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
