/**
 * Looks now and then how much memory is left, so that a script that takes it all gets an error that it can catch. V8 itself
 * ends the process without asking anybody.
 */
import { platform } from './platform.ts';

/** No memory is left for what a script wants. */
export class MemoryExhausted extends RangeError {}

/** How many steps of a script there are between two looks, while there is much room and when there is little. */
const STEPS = { roomy: 4096, tight: 128 } as const;
/**
 * The parts of the limit at which the collector is asked and above which it was of no use. V8 itself gives up when it
 * collects in vain with more than four fifths in use.
 */
const FULL = { asks: 0.76, inVain: 0.7 } as const;
/** Smaller pieces are found by the steps. */
const LARGE_PIECE = 16e6;

let stepsLeft: number = STEPS.tight;
/** Where the next error comes after one was raised: a script that handles it needs some room itself. */
let raisedBar = 0;
/** When the last collection ended, and how long it took, in milliseconds. */
let collected = { at: 0, took: 0 };

/** A step of a script: a turn of a loop, an object in a pipeline. @throws MemoryExhausted */
export function watchMemory(): void {
  if (--stepsLeft <= 0) look();
}

function look(): void {
  const { used, limit } = platform().system.heap();
  stepsLeft = used < limit / 2 ? STEPS.roomy : STEPS.tight;
  if (used > Math.max(limit * FULL.asks, raisedBar)) collectOrThrow(0);
}

/** Before a piece of so many bytes is made at once. @throws MemoryExhausted */
export function requireMemory(bytes: number): void {
  if (bytes < LARGE_PIECE) return;
  const { used, limit } = platform().system.heap();
  if (used + bytes > limit * FULL.asks) collectOrThrow(bytes);
}

function collectOrThrow(bytes: number): void {
  const { system, time } = platform();
  const { limit } = system.heap();
  // More than there could ever be is not worth a collection, nor is one so soon after another.
  const isTooSoon = time.now() - collected.at < collected.took * 4;
  if (bytes < limit * FULL.inVain && !isTooSoon) {
    const start = time.now();
    system.collectGarbage();
    const at = time.now();
    collected = { at, took: at - start };
    const { used } = system.heap();
    if (used + bytes < limit * FULL.inVain) {
      raisedBar = 0;
      return;
    }
  }
  raisedBar = system.heap().used + limit / 50;
  throw new MemoryExhausted('The memory is used up.');
}
