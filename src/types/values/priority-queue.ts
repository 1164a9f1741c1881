/** PriorityQueue: elements that are taken out by their priorities, the least first. */
import { netException } from '../net-exception.ts';
import { NetObject, type NetType } from '../net-type.ts';
import type { Comparer } from '../type-declaration.ts';
import { comparerOf } from './comparer.ts';
import { netCompare, netEquals } from './net-equality.ts';

export interface PrioritizedEntry {
  readonly element: unknown;
  readonly priority: unknown;
}

/** A heap in an array: each entry has four below it, as .NET's has, so that equal priorities come out in its order. */
const ARITY = 4;

export class PriorityQueue extends NetObject {
  readonly entries: PrioritizedEntry[] = [];
  readonly comparer: Comparer | null;

  constructor(
    private readonly type: NetType,
    comparer: unknown,
  ) {
    super();
    this.comparer = comparerOf(comparer);
  }

  netType(): NetType {
    return this.type;
  }

  private isBefore(one: PrioritizedEntry, other: PrioritizedEntry): boolean {
    const { comparer } = this;
    const order = comparer ? comparer.compare(one.priority, other.priority) : netCompare(one.priority, other.priority);
    return order < 0;
  }

  enqueue(element: unknown, priority: unknown): void {
    this.entries.push({ element, priority });
    this.moveUp(this.entries.length - 1);
  }

  first(): PrioritizedEntry {
    const [entry] = this.entries;
    if (!entry) throw netException('System.InvalidOperationException', 'Queue empty.');
    return entry;
  }

  dequeue(): PrioritizedEntry {
    return this.removeAt(0, this.first());
  }

  /** Takes out the first that is like an element, whatever its priority. */
  remove(element: unknown): PrioritizedEntry | undefined {
    const at = this.entries.findIndex((entry) => netEquals(entry.element, element));
    const found = this.entries[at];
    return found && this.removeAt(at, found);
  }

  clear(): void {
    this.entries.length = 0;
  }

  private removeAt(at: number, entry: PrioritizedEntry): PrioritizedEntry {
    const last = this.entries.pop();
    if (last && last !== entry) {
      this.entries[at] = last;
      this.moveDown(at);
      this.moveUp(at);
    }
    return entry;
  }

  private moveUp(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = Math.floor((at - 1) / ARITY);
      if (!this.swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  private moveDown(from: number): void {
    let at = from;
    for (;;) {
      let least = at;
      for (let child = at * ARITY + 1; child <= at * ARITY + ARITY && child < this.entries.length; child++) {
        const [one, other] = [this.entries[child], this.entries[least]];
        if (one && other && this.isBefore(one, other)) least = child;
      }
      if (least === at) return;
      this.swapIfBefore(least, at);
      at = least;
    }
  }

  private swapIfBefore(lower: number, upper: number): boolean {
    const [one, other] = [this.entries[lower], this.entries[upper]];
    if (!one || !other || !this.isBefore(one, other)) return false;
    this.entries[lower] = other;
    this.entries[upper] = one;
    return true;
  }
}
