/**
 * Pipes: where a command or statement puts its output. A write runs whatever is downstream before it returns.
 */

import { MOST_ELEMENTS, outOfMemory } from '../../types/values/array-limit.ts';

/** Takes objects one by one. `undefined` (no value) must never be written; `null` may. */
export abstract class Pipe {
  abstract write(value: unknown): void;
}

/** Collects what is written. */
export class ListPipe extends Pipe {
  readonly items: unknown[] = [];
  write(value: unknown): void {
    if (this.items.push(value) > MOST_ELEMENTS) throw outOfMemory();
  }
  /** What an assignment takes: nothing as no value, one object as itself, more as an array. */
  result(): unknown {
    const { items } = this;
    return items.length === 1 ? items[0] : items.length === 0 ? undefined : items;
  }
}

/** Drops what is written. */
export class NullPipe extends Pipe {
  static readonly instance = new NullPipe();
  write(): void {}
}

/** Hands each object to a function. */
export class CallbackPipe extends Pipe {
  constructor(private readonly take: (value: unknown) => void) {
    super();
  }
  write(value: unknown): void {
    this.take(value);
  }
}

/** Where a stream goes that a redirection merges into the output (`2>&1`). */
export class MergedPipe extends Pipe {
  constructor(private readonly out: Pipe) {
    super();
  }
  write(value: unknown): void {
    this.out.write(value);
  }
}

/** Ends on the display of a top-level input: what is written there can be written to the terminal as well. */
export class DisplayPipe extends CallbackPipe {}
