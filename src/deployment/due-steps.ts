/**
 * Which step of machines comes first. When something is due on which machine is known (due-moments.ts); what it is, is read
 * when its turn comes, so that a step costs the same in a lab of ten machines and in one of ten thousand.
 */
import type { StoreSnapshot } from '../storage/store.ts';
import { type DueMoment, dueMoments } from './due-moments.ts';
import type { Step } from './due-step.ts';
import type { Topology } from './topology.ts';

/** Gives the first step that lies ahead of a machine. */
export type FirstStep = (lab: StoreSnapshot, fqdn: string) => Step | undefined;

/** A machine on which something is due. */
interface DueMachine {
  readonly fqdn: string;
  /** Its place in the topology. */
  readonly place: number;
  readonly at: number;
  readonly rank: number;
}

/** The steps of all machines. */
export class DueSteps {
  private readonly known = new Map<string, DueMachine>();
  /** The earliest at the root: a binary heap. What was replaced stays until it comes to the root. */
  private heap: DueMachine[] = [];
  private moments: readonly DueMoment[] | null = null;

  constructor(
    private readonly topology: Topology,
    private readonly firstStep: FirstStep,
  ) {}

  /** Takes in the moments of a state. */
  refresh(lab: StoreSnapshot): void {
    const moments = dueMoments(lab, this.topology);
    if (moments === this.moments) return;
    this.moments = moments;
    this.known.clear();
    this.heap = [];
    for (const { at, rank, machines } of moments) for (const fqdn of machines) this.put(fqdn, at, rank);
  }

  /** The state may come to nothing that one works on from here: the next one is taken in as a whole. */
  forgetState(): void {
    this.moments = null;
  }

  /** Takes in what has changed of one machine. */
  refreshMachine(lab: StoreSnapshot, fqdn: string): void {
    const step = this.firstStep(lab, fqdn);
    if (step) this.put(fqdn, step.at, step.rank);
    else this.known.delete(fqdn);
  }

  /** The first step of any machine. */
  first(lab: StoreSnapshot): Step | undefined {
    for (let top = this.heap[0]; top; top = this.heap[0]) {
      if (this.known.get(top.fqdn) === top) {
        const step = this.firstStep(lab, top.fqdn);
        if (step?.at === top.at && step.rank === top.rank) return step;
        this.refreshMachine(lab, top.fqdn);
      }
      if (this.known.get(top.fqdn) !== top) this.dropRoot();
    }
    return undefined;
  }

  private put(fqdn: string, at: number, rank: number): void {
    const computer = this.topology.computer(fqdn);
    if (!computer) return;
    const machine = { fqdn, place: this.topology.indexOf(computer), at, rank };
    this.known.set(fqdn, machine);
    this.add(machine);
  }

  private add(machine: DueMachine): void {
    const heap = this.heap;
    let index = heap.length;
    heap.push(machine);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(machine, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = machine;
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

function isBefore(left: DueMachine, right: DueMachine): boolean {
  if (left.at !== right.at) return left.at < right.at;
  return left.rank !== right.rank ? left.rank < right.rank : left.place < right.place;
}
