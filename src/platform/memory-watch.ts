/**
 * Looks now and then how much memory is left, so that a script that takes it all gets an error that it can catch. V8 itself
 * ends the process without asking anybody.
 */
import { platform } from './platform.ts';

/** No memory is left for what a script wants. */
export class MemoryExhausted extends RangeError {}

/** How many steps of a script there are between two looks, while there is much room and when there is little. */
const STEPS = { roomy: 4096, tight: 128 } as const;
/** What has to stay free: for the collector to work in, and for the script to go on after the error. */
const RESERVE = { part: 0.12, atLeast: 100e6 } as const;
/** Smaller pieces are found by the steps. */
const LARGE_PIECE = 16e6;

let stepsLeft: number = STEPS.tight;
/** Where the next error comes after one was raised: a script that handles it needs some room itself. */
let raisedBar = 0;

/** A step of a script: a turn of a loop, an object in a pipeline. @throws MemoryExhausted */
export function watchMemory(): void {
  if (--stepsLeft <= 0) look();
}

function look(): void {
  const { used, limit } = platform().system.heap();
  stepsLeft = used < limit / 2 ? STEPS.roomy : STEPS.tight;
  if (used > barOf(limit)) collectOrThrow(0);
}

/** Before a piece of so many bytes is made at once. @throws MemoryExhausted */
export function requireMemory(bytes: number): void {
  if (bytes < LARGE_PIECE) return;
  const { used, limit } = platform().system.heap();
  if (used + bytes > barOf(limit)) collectOrThrow(bytes);
}

function barOf(limit: number): number {
  const bar = limit - Math.max(limit * RESERVE.part, RESERVE.atLeast);
  return Math.max(bar, raisedBar);
}

function collectOrThrow(bytes: number): void {
  const { system } = platform();
  const { limit } = system.heap();
  const bar = barOf(limit);
  // More than there could ever be is not worth a collection.
  if (bytes < bar) {
    system.collectGarbage();
    const { used } = system.heap();
    if (used + bytes <= bar) {
      raisedBar = 0;
      return;
    }
    if (bytes === 0) raisedBar = used + (limit - used) / 4;
  }
  throw new MemoryExhausted('The memory is used up.');
}
