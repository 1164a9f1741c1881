/**
 * The lab's due work: everything that happens by itself, in the order of the lab's clock. Each step is dated with the
 * moment at which it was due, not with the moment at which a process got round to it, so that a lab that was closed
 * for a month shows afterwards what would have happened had it been open.
 *
 * Whichever process has the lab open does the work, under the lease. A step that is done is no longer due, and steps
 * are done in atomic change-sets, so none is done twice. One that fails waits, and holds up nothing else (failed-steps.ts).
 */
import { platform } from '../platform/platform.ts';
import type { Store, StoreChange, StoreSnapshot } from '../storage/store.ts';
import { dueAnswers } from './authority-requests.ts';
import { enrolmentSteps } from './auto-enrolment.ts';
import { activateStaged } from './certificate-configuration.ts';
import type { Clock } from './clock.ts';
import { readManagementStore, recordRoll } from './cms.ts';
import { keepDueMoments } from './due-moments.ts';
import { earliest, type Step } from './due-step.ts';
import { DueSteps } from './due-steps.ts';
import { dropOutdatedFailures, performGuarded, withPauses } from './failed-steps.ts';
import { clockOffset } from './faults.ts';
import { dropLease, takeLease } from './lease.ts';
import { firstStepOf, stepsAhead } from './machine-steps.ts';
import { partnerSteps } from './partners.ts';
import { isSending, makeSnapshot } from './replication.ts';
import { announceChange, readReplication } from './replication-state.ts';
import { topologyOf } from './stored-topology.ts';
import type { Topology } from './topology.ts';

/** So many steps at most make one change-set; larger labs have larger ones, as each costs a list of all sections. */
const FEWEST_STEPS = 16;
const MOST_STEPS = 512;
const POLL_MS = 10;

/** Does what is due by the lab's clock. */
export class DueWork {
  /** Made for one topology; made anew where that has changed. */
  private plan: DuePlan;
  /** The generation that the plan's steps are of; null while a change-set is being made of it. */
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
    this.plan.steps.forgetState();
    for (let count = 0; count < this.plan.stepsPerChange; count++) {
      const step = this.first(change);
      if (!step || step.at > until) break;
      const { machine } = step;
      performGuarded(change, step, until);
      dropOutdatedFailures(change, machine, () => this.ahead(change, machine));
      if (machine !== null) this.plan.steps.refreshMachine(change, machine);
      else {
        keepDueMoments(change);
        this.plan.steps.refresh(change);
      }
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
    const shared = earliest(this.ahead(lab, null));
    const ofMachines = this.plan.steps.first(lab);
    return earliest([shared, ofMachines].filter((step) => step !== undefined));
  }

  /** The steps of a machine, or those that are no machine's. */
  private ahead(lab: StoreSnapshot, machine: string | null): readonly Step[] {
    const { topology } = this.plan;
    if (machine !== null) return stepsAhead(lab, topology, machine);
    return withPauses(lab, [...sharedSteps(lab, topology)]);
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
    steps: new DueSteps(topology, (lab, fqdn) => firstStepOf(lab, topology, fqdn)),
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
    const what = 'the master of replication makes a snapshot';
    yield { at, rank: 1, machine: null, what, perform: (change) => makeSnapshot(change, topology, at) };
  }
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
    const what = `the ${assignment.type} certificate at scope ${assignment.scope} rolls in the Central Management store`;
    yield { at, rank: 0, machine: null, what, perform };
  }
}
