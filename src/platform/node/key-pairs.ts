/**
 * Key pairs by the set. Real RSA keys are slow to find (a tenth of a second each), so a set of them is made by two
 * threads at once; the caller waits and hears of the progress, as everything in a pipeline is synchronous.
 */
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { KeyPair } from '../cryptography.ts';

const THREAD_PATIENCE_MS = 5_000;

/**
 * The other thread's program. It is text and not a file, so that bundling need not know of it. `counter[0]` is the
 * number of keys that somebody has taken on, `counter[1]` wakes the waiting thread.
 */
const workerProgram = `
const { generateKeyPairSync } = require('node:crypto');
const { workerData: { port, counter, wanted } } = require('node:worker_threads');
while (Atomics.add(counter, 0, 1) < wanted) {
  port.postMessage(generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  }));
  Atomics.add(counter, 1, 1);
  Atomics.notify(counter, 1);
}
port.close();
`;

/** Makes `wanted` RSA key pairs of 2048 bits; `makeOne` makes one here. */
export function generateKeyPairs(wanted: number, onKey: (made: number) => void, makeOne: () => KeyPair): KeyPair[] {
  const counter = new Int32Array(new SharedArrayBuffer(8));
  const { port1, port2 } = new MessageChannel();
  const pairs: KeyPair[] = [];
  const collect = () => {
    for (let message = receiveMessageOnPort(port1); message; message = receiveMessageOnPort(port1)) {
      pairs.push(message.message as KeyPair);
      onKey(pairs.length);
    }
  };
  const workers = startWorkers(port2, counter, wanted);
  while (Atomics.add(counter, 0, 1) < wanted) {
    pairs.push(makeOne());
    onKey(pairs.length);
    collect();
  }
  while (pairs.length < wanted) {
    const seen = Atomics.load(counter, 1);
    collect();
    if (pairs.length >= wanted) break;
    // A thread that is gone must not keep this one waiting for the key that it had taken on.
    if (Atomics.wait(counter, 1, seen, THREAD_PATIENCE_MS) === 'timed-out') pairs.push(makeOne());
  }
  port1.close();
  for (const worker of workers) worker.unref();
  return pairs.slice(0, wanted);
}

/** One more thread: this one makes keys too, and a port has but one receiver. */
function startWorkers(port: MessagePort, counter: Int32Array, wanted: number): Worker[] {
  if (wanted < 3 || availableParallelism() < 2) return [];
  const workerData = { port, counter, wanted };
  return [new Worker(workerProgram, { eval: true, workerData, transferList: [port] })];
}
