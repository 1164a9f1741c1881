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
import { activateStaged } from './certificate-configuration.ts';
import type { Clock } from './clock.ts';
import { readManagementStore, recordRoll } from './cms.ts';
import { dropLease, takeLease } from './lease.ts';
import { activateOnMachine } from './machine-assignments.ts';
import { deployFromManagementStore, makeSnapshot, runReplicaAgent } from './replication.ts';
import { announceChange, readReplication } from './replication-state.ts';
import { finishTask, nextMoment, startTask, type TaskState, taskResults, tasksSection } from './scheduled-tasks.ts';
import type { Topology } from './topology.ts';

/** A step: when it is due, and how it is done. Among steps of the same moment the lower rank comes first. */
interface Step {
  readonly at: number;
  readonly rank: number;
  perform(change: StoreChange): void;
}

/** So many steps at most make one change-set. */
const STEPS_PER_CHANGE = 16;
const POLL_MS = 10;

/** Does what is due by the lab's clock. */
export class DueWork {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #topology: Topology;
  readonly #owner: string;
  /** What was found at a generation: asking again while nothing has changed costs nothing. */
  #seen: { readonly generation: number; readonly nextDue: number | undefined } | undefined;

  constructor(store: Store, clock: Clock, topology: Topology, owner: string) {
    this.#store = store;
    this.#clock = clock;
    this.#topology = topology;
    this.#owner = owner;
  }

  /** Lab time of the next step; `undefined` while nothing is planned. */
  nextDue(): number | undefined {
    const lab = this.#store.snapshot();
    if (this.#seen?.generation !== lab.generation) {
      this.#seen = { generation: lab.generation, nextDue: nextStep(lab, this.#topology)?.at };
    }
    return this.#seen.nextDue;
  }

  /**
   * Does all steps that are due by now; returns lab time of the next one. Where another process holds the lease, it is
   * at work on the very same steps: whoever needs their outcome waits for it for up to `patience` milliseconds.
   */
  run(patience = 0): number | undefined {
    const until = this.#clock.now();
    const deadline = platform().time.elapsed() + patience;
    let worked = false;
    for (let due = this.nextDue(); due !== undefined && due <= until; due = this.nextDue()) {
      if (this.#store.transact((change) => this.#performBatch(change, until))) worked = true;
      else if (platform().time.elapsed() < deadline) platform().threads.pause(POLL_MS);
      else return due;
    }
    if (worked) this.#store.transact((change) => dropLease(change, this.#owner));
    return this.nextDue();
  }

  #performBatch(change: StoreChange, until: number): boolean {
    if (!takeLease(change, this.#owner, this.#clock.hostNow())) return false;
    for (let count = 0; count < STEPS_PER_CHANGE; count++) {
      const step = nextStep(change, this.#topology);
      if (!step || step.at > until) break;
      step.perform(change);
    }
    return true;
  }
}

/** The step that comes first. */
function nextStep(lab: StoreSnapshot, topology: Topology): Step | undefined {
  let first: Step | undefined;
  for (const step of plannedSteps(lab, topology)) {
    if (!first || step.at < first.at || (step.at === first.at && step.rank < first.rank)) first = step;
  }
  return first;
}

function* plannedSteps(lab: StoreSnapshot, topology: Topology): Generator<Step> {
  yield* plannedRolls(lab);
  const { masterDueAt, replicas } = readReplication(lab);
  if (masterDueAt !== undefined) {
    yield { at: masterDueAt, rank: 1, perform: (change) => makeSnapshot(change, topology, masterDueAt) };
  }
  for (const { fqdn, dueAt } of replicas) {
    if (dueAt !== undefined) {
      yield { at: dueAt, rank: 2, perform: (change) => runReplicaAgent(change, topology, fqdn, dueAt) };
    }
  }
  for (const { fqdn } of topology.computers) {
    for (const task of lab.read(tasksSection(fqdn)) ?? []) {
      const at = nextMoment(task);
      if (at !== undefined) yield { at, rank: 3, perform: (change) => runTask(change, topology, fqdn, task, at) };
    }
  }
}

/** Rolls in the Central Management Store; those on the machines have tasks of their own. */
function* plannedRolls(lab: StoreSnapshot): Generator<Step> {
  for (const assignment of readManagementStore(lab).assignments) {
    const at = assignment.staged?.effectiveDate;
    if (at === undefined) continue;
    const perform = (change: StoreChange) => {
      recordRoll(change, activateStaged(assignment, at), at);
      announceChange(change, at);
    };
    yield { at, rank: 0, perform };
  }
}

/** A task's next moment: it starts, or it finishes; an activation does both at once. */
function runTask(change: StoreChange, topology: Topology, fqdn: string, task: TaskState, at: number): void {
  const running = task.state === 'Running' ? task : startTask(change, fqdn, task, at);
  if (running.finishesAt !== at) return;
  if (running.action.kind === 'activate') activateOnMachine(change, fqdn, running.action, at);
  const result =
    running.action.kind === 'deploy'
      ? deployFromManagementStore(change, topology, fqdn, running.action, at)
      : taskResults.success;
  finishTask(change, fqdn, running, at, result);
}
