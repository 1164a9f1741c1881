/**
 * Which step of the due work comes first. What lies ahead of a machine is read once and again only when something of that
 * machine has changed, so that a step costs the same in a lab of ten machines and in one of ten thousand.
 */
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { type Fault, faultsOf } from './faults.ts';
import { type ReplicaState, replicaSection } from './replication-state.ts';
import { type TaskState, tasksSection } from './scheduled-tasks.ts';
import type { Topology } from './topology.ts';
import { type ServiceTransition, stoppedServicesSection, transitionsOf } from './windows-services.ts';

/** A step: when it is due, and how it is done. Among steps of the same moment the lower rank comes first. */
export interface Step {
  readonly at: number;
  readonly rank: number;
  /** The machine whose steps ahead it may change; null where it may change those of all. */
  readonly machine: string | null;
  perform(change: StoreChange): void;
}

/** What decides on the steps of a machine. */
export interface MachineWork {
  readonly replica: ReplicaState | null;
  readonly tasks: readonly TaskState[];
  /** The services that are stopped. */
  readonly stopped: readonly string[];
  /** The services that are on their way. */
  readonly transitions: readonly ServiceTransition[];
  readonly faults: readonly Fault[];
}

/** Gives the steps that lie ahead of one machine. */
export type StepsOfMachine = (fqdn: string, work: MachineWork) => Step[];

/** One list each, so that a machine without such a section stays the same by identity. */
const NO_TASKS: readonly TaskState[] = [];
const NONE_STOPPED: readonly string[] = [];

/** What is known of a machine: what was read, and its first step. */
interface MachinePlan extends MachineWork {
  readonly place: number;
  readonly first: Step | null;
}

/** The steps of all machines. */
export class DueSteps {
  private readonly plans = new Map<string, MachinePlan>();
  /** Plans with a step, the earliest at the root: a binary heap. One that was replaced stays until it comes to the root. */
  private readonly heap: (MachinePlan & { readonly first: Step })[] = [];

  constructor(
    private readonly topology: Topology,
    private readonly stepsOf: StepsOfMachine,
  ) {}

  /** Takes in what has changed since: of one machine, or of any. */
  refresh(lab: StoreSnapshot, machine: string | null = null): void {
    if (machine !== null) this.refreshMachine(lab, machine);
    else for (const { fqdn } of this.topology.computers) this.refreshMachine(lab, fqdn);
  }

  /** The first step of any machine. */
  first(): Step | undefined {
    for (let top = this.heap[0]; top; top = this.heap[0]) {
      if (this.plans.get(top.first.machine as string) === top) return top.first;
      this.dropRoot();
    }
    return undefined;
  }

  private refreshMachine(lab: StoreSnapshot, fqdn: string): void {
    const known = this.plans.get(fqdn);
    const work: MachineWork = {
      replica: lab.read(replicaSection(fqdn)) ?? null,
      tasks: lab.read(tasksSection(fqdn)) ?? NO_TASKS,
      stopped: lab.read(stoppedServicesSection(fqdn)) ?? NONE_STOPPED,
      transitions: transitionsOf(lab, fqdn),
      faults: faultsOf(lab, fqdn),
    };
    if (known && isSame(known, work)) return;
    const first = earliest(this.stepsOf(fqdn, work)) ?? null;
    const plan = { ...work, place: known?.place ?? this.plans.size, first };
    this.plans.set(fqdn, plan);
    if (first) this.add({ ...plan, first }, fqdn);
  }

  private add(plan: MachinePlan & { readonly first: Step }, fqdn: string): void {
    this.plans.set(fqdn, plan);
    const heap = this.heap;
    let index = heap.length;
    heap.push(plan);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(plan, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = plan;
  }

  private dropRoot(): void {
    const heap = this.heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const [left, right] = [heap[2 * index + 1], heap[2 * index + 2]];
      const least = right && left && isBefore(right, left) ? right : left;
      if (!least || !isBefore(least, last)) break;
      heap[index] = least;
      index = 2 * index + (least === left ? 1 : 2);
    }
    heap[index] = last;
  }
}

/** Values of the store never change: the same object says the same. */
function isSame(left: MachineWork, right: MachineWork): boolean {
  return (
    left.replica === right.replica &&
    left.tasks === right.tasks &&
    left.stopped === right.stopped &&
    left.transitions === right.transitions &&
    left.faults === right.faults
  );
}

/** The first of some steps. */
export function earliest(steps: Iterable<Step>): Step | undefined {
  let first: Step | undefined;
  for (const step of steps) {
    if (!first || step.at < first.at || (step.at === first.at && step.rank < first.rank)) first = step;
  }
  return first;
}

function isBefore(
  left: MachinePlan & { readonly first: Step },
  right: MachinePlan & { readonly first: Step },
): boolean {
  if (left.first.at !== right.first.at) return left.first.at < right.first.at;
  if (left.first.rank !== right.first.rank) return left.first.rank < right.first.rank;
  return left.place < right.place;
}
