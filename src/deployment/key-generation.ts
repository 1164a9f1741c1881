/**
 * Makes key pairs. Real RSA keys are slow to find (a tenth of a second each), so a set of them is made by several
 * threads at once; the caller waits and hears of the progress, as everything in a pipeline is synchronous.
 */
import { generateKeyPairSync } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** A key pair: SubjectPublicKeyInfo and PKCS #8, DER. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

/** Algorithms that Request-CsCertificate offers. */
export type KeyAlgorithm = 'RSA' | 'ECDH_P256' | 'ECDH_P384' | 'ECDH_P521';

const THREAD_PATIENCE_MS = 5_000;

/** The typings know the formats only where they are written out; with these, both keys come as Buffers. */
const encoding = {
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
} as const;

const curves = { ECDH_P256: 'P-256', ECDH_P384: 'P-384', ECDH_P521: 'P-521' } as const;

/** Makes one key pair. */
export function generateKeyPair(algorithm: KeyAlgorithm = 'RSA', bits = 2048): KeyPair {
  if (algorithm === 'RSA')
    return generateKeyPairSync('rsa', { modulusLength: bits, ...encoding }) as unknown as KeyPair;
  return generateKeyPairSync('ec', { namedCurve: curves[algorithm], ...encoding }) as unknown as KeyPair;
}

/**
 * The other threads' program. It is text and not a file, so that bundling need not know of it. `counter[0]` is the
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

/** Makes `wanted` RSA key pairs of 2048 bits on all processors; `onKey` hears after each how many there are. */
export function generateKeyPairs(wanted: number, onKey: (made: number) => void = () => {}): KeyPair[] {
  const counter = new Int32Array(new SharedArrayBuffer(8));
  const { port1, port2 } = new MessageChannel();
  const pairs: KeyPair[] = [];
  const collect = () => {
    for (let message = receiveMessageOnPort(port1); message; message = receiveMessageOnPort(port1)) {
      pairs.push(toKeyPair(message.message as TransferredPair));
      onKey(pairs.length);
    }
  };
  const workers = startWorkers(port2, counter, wanted);
  while (Atomics.add(counter, 0, 1) < wanted) {
    pairs.push(generateKeyPair());
    onKey(pairs.length);
    collect();
  }
  while (pairs.length < wanted) {
    const seen = Atomics.load(counter, 1);
    collect();
    if (pairs.length >= wanted) break;
    // A thread that is gone must not keep this one waiting for the key that it had taken on.
    if (Atomics.wait(counter, 1, seen, THREAD_PATIENCE_MS) === 'timed-out') pairs.push(generateKeyPair());
  }
  port1.close();
  for (const worker of workers) worker.unref();
  return pairs.slice(0, wanted);
}

interface TransferredPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

function toKeyPair(pair: TransferredPair): KeyPair {
  return { publicKey: Buffer.from(pair.publicKey), privateKey: Buffer.from(pair.privateKey) };
}

/** One more thread: this one makes keys too, and a port has but one receiver. */
function startWorkers(port: MessagePort, counter: Int32Array, wanted: number): Worker[] {
  if (wanted < 3 || availableParallelism() < 2) return [];
  const workerData = { port, counter, wanted };
  return [new Worker(workerProgram, { eval: true, workerData, transferList: [port] })];
}
