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
/** Bytes of a key in V8's table of a map (key, value, link, half a bucket), and the size from which its growth is large. */
const MAP_ENTRY = 28;
const LARGE_MAP = 2 ** 18;

/** What is to be left to the rest of the computer when an array of bytes is made. */
const KEPT_FREE = 256e6;

/** How many more steps an error waits for a block that catches: in .NET it is raised inside of it, where the piece is made. */
const STEPS_OF_GRACE = 4;

/** Bytes of small arrays that were made beside the heap since the last look there. */
let unseenBytes = 0;
let stepsLeft: number = STEPS.tight;
/** Where the next error comes after one was raised: a script that handles it needs some room itself. */
let raisedBar = 0;
/** When the last collection ended, and how long it took, in milliseconds. */
let collected = { at: 0, took: 0 };
/** The steps that an error still waits; 0 when there is none. */
let grace = 0;

/** A step of a script: a turn of a loop, an object in a pipeline. @throws MemoryExhausted */
export function watchMemory(): void {
  if (--stepsLeft <= 0) look();
}

/** Inside of a block that catches errors: one that waits is raised here. @throws MemoryExhausted */
export function raiseWhereCaught(): void {
  if (grace === 0) return;
  grace = 0;
  if (!hasRoom(0)) raise();
}

function look(): void {
  const { used, limit } = platform().system.heap();
  stepsLeft = used < limit / 2 ? STEPS.roomy : STEPS.tight;
  if (used <= Math.max(limit * FULL.asks, raisedBar) || hasRoom(0)) {
    grace = 0;
    return;
  }
  if (grace === 0) grace = STEPS_OF_GRACE;
  else if (--grace === 0) raise();
  stepsLeft = 1;
}

/** Before a piece of so many bytes is made at once. @throws MemoryExhausted */
export function requireMemory(bytes: number): void {
  if (bytes < LARGE_PIECE) return;
  const { used, limit } = platform().system.heap();
  if (used + bytes > limit * FULL.asks && !hasRoom(bytes)) raise();
}

/**
 * Before an array of so many bytes is made, which lies beside the heap: V8 neither limits those nor collects for them in
 * time, and the system ends a process that takes all there is. @throws MemoryExhausted
 */
export function requireBuffer(bytes: number): void {
  unseenBytes += bytes;
  if (unseenBytes < LARGE_PIECE) return;
  unseenBytes = 0;
  if (fitsBeside(bytes)) return;
  platform().system.collectGarbage();
  if (!fitsBeside(bytes)) raise();
}

function fitsBeside(bytes: number): boolean {
  const { used, limit, left } = platform().system.buffers();
  return used + bytes <= limit && bytes + KEPT_FREE <= left;
}

/** Before a map takes one more key: at a power of two it makes itself a table of twice the size. @throws MemoryExhausted */
export function requireMemoryToGrow(map: ReadonlyMap<unknown, unknown>): void {
  const { size } = map;
  if (size >= LARGE_MAP && (size & (size - 1)) === 0) requireMemory(2 * size * MAP_ENTRY);
}

/** Whether a collection makes room for a piece of so many bytes. */
function hasRoom(bytes: number): boolean {
  const { system, time } = platform();
  const { limit } = system.heap();
  // More than there could ever be is not worth a collection, nor is one so soon after another.
  const isTooSoon = time.now() - collected.at < collected.took * 4;
  if (bytes >= limit * FULL.inVain || isTooSoon) return false;
  const start = time.now();
  system.collectGarbage();
  const at = time.now();
  collected = { at, took: at - start };
  const { used } = system.heap();
  if (used + bytes >= limit * FULL.inVain) return false;
  raisedBar = 0;
  return true;
}

function raise(): never {
  raisedBar = platform().system.heap().used + platform().system.heap().limit / 50;
  throw new MemoryExhausted('The memory is used up.');
}
