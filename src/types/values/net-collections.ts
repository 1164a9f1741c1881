/** The smaller collection classes: sets, queues, stacks, linked lists, live views of keys and values, enumerators. */

import { requireMemoryToGrow } from '../../platform/memory-watch.ts';
import { netException } from '../net-exception.ts';
import { NetObject, type NetType } from '../net-type.ts';
import type { Comparer } from '../type-declaration.ts';
import { checkOneMore } from './array-limit.ts';
import { hashKeyOf } from './hash-key.ts';
import { netCompare } from './net-equality.ts';

/** HashSet`1 (order of insertion) and SortedSet`1. */
export class NetSet extends NetObject {
  private readonly entries = new Map<unknown, unknown>();

  constructor(
    private readonly type: NetType,
    readonly comparer: Comparer | null,
    private readonly isSorted: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return this.type;
  }

  /** A key that is equal for items that the set holds equal. */
  reduce(item: unknown): unknown {
    return this.comparer && typeof item === 'string' ? this.comparer.keyOf(item) : hashKeyOf(item);
  }

  get count(): number {
    return this.entries.size;
  }
  has(item: unknown): boolean {
    return this.entries.has(this.reduce(item));
  }
  /** The item that the set holds for an equal one. */
  held(item: unknown): unknown {
    return this.entries.get(this.reduce(item));
  }
  /** False when it is there already. */
  add(item: unknown): boolean {
    const key = this.reduce(item);
    if (this.entries.has(key)) return false;
    requireMemoryToGrow(this.entries);
    this.entries.set(key, item);
    return true;
  }
  remove(item: unknown): boolean {
    return this.entries.delete(this.reduce(item));
  }
  clear(): void {
    this.entries.clear();
  }
  items(): unknown[] {
    const items = [...this.entries.values()];
    if (!this.isSorted) return items;
    const { comparer } = this;
    return items.sort(comparer ? (a, b) => comparer.compare(a, b) : netCompare);
  }
}

/** Queue and Queue`1: taking from the front costs no shifting. */
export class NetQueue extends NetObject {
  private store: unknown[];
  private head = 0;

  constructor(
    private readonly type: NetType,
    items: Iterable<unknown> = [],
  ) {
    super();
    this.store = [...items];
  }

  netType(): NetType {
    return this.type;
  }
  get count(): number {
    return this.store.length - this.head;
  }
  enqueue(item: unknown): void {
    checkOneMore(this.store.length);
    this.store.push(item);
  }
  dequeue(): unknown {
    const item = this.peek();
    this.store[this.head++] = undefined;
    if (this.head > 32 && this.head * 2 > this.store.length) {
      this.store = this.store.slice(this.head);
      this.head = 0;
    }
    return item;
  }
  peek(): unknown {
    if (this.count === 0) throw netException('System.InvalidOperationException', 'Queue empty.');
    return this.store[this.head];
  }
  clear(): void {
    this.store = [];
    this.head = 0;
  }
  items(): unknown[] {
    return this.store.slice(this.head);
  }
}

/** Stack and Stack`1; enumerates from the top. */
export class NetStack extends NetObject {
  private readonly store: unknown[];

  constructor(
    private readonly type: NetType,
    items: Iterable<unknown> = [],
  ) {
    super();
    this.store = [...items];
  }

  netType(): NetType {
    return this.type;
  }
  get count(): number {
    return this.store.length;
  }
  push(item: unknown): void {
    checkOneMore(this.store.length);
    this.store.push(item);
  }
  pop(): unknown {
    const item = this.peek();
    this.store.pop();
    return item;
  }
  peek(): unknown {
    if (this.store.length === 0) throw netException('System.InvalidOperationException', 'Stack empty.');
    return this.store[this.store.length - 1];
  }
  clear(): void {
    this.store.length = 0;
  }
  items(): unknown[] {
    return [...this.store].reverse();
  }
}

/** Keys and Values of a dictionary: shows what the dictionary holds now. */
export class CollectionView extends NetObject {
  constructor(
    private readonly type: NetType,
    private readonly source: () => Iterable<unknown>,
    private readonly size: () => number,
  ) {
    super();
  }
  netType(): NetType {
    return this.type;
  }
  get count(): number {
    return this.size();
  }
  items(): unknown[] {
    return [...this.source()];
  }
  /** The elements one by one; fails when what it is a view of changes meanwhile. */
  each(): Iterable<unknown> {
    return this.source();
  }
}

/** IEnumerator over anything: what GetEnumerator gives. */
export class NetEnumerator extends NetObject {
  private iterator: Iterator<unknown>;
  private state: 'before' | 'on' | 'after' = 'before';
  private item: unknown = null;

  constructor(
    private readonly type: NetType,
    private readonly source: () => Iterable<unknown>,
  ) {
    super();
    this.iterator = source()[Symbol.iterator]();
  }

  netType(): NetType {
    return this.type;
  }

  moveNext(): boolean {
    const { done, value } = this.iterator.next();
    this.state = done ? 'after' : 'on';
    this.item = done ? null : value;
    return !done;
  }

  get current(): unknown {
    if (this.state === 'before') {
      throw netException('System.InvalidOperationException', 'Enumeration has not started. Call MoveNext.');
    }
    if (this.state === 'after') throw netException('System.InvalidOperationException', 'Enumeration already finished.');
    return this.item;
  }

  reset(): void {
    this.iterator = this.source()[Symbol.iterator]();
    this.state = 'before';
    this.item = null;
  }

  /** What is left, as a pipeline takes it. */
  *rest(): Generator<unknown> {
    while (this.moveNext()) yield this.item;
  }
}
