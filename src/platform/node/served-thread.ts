/**
 * Threads that serve this one: each runs a program of its own, gets messages, and may ask back. The one that is asked to
 * wait (a call that must not return before its answer) blocks on shared memory, so that neither side needs its event loop.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';

/** Places in the shared memory: how many messages each side has sent, and the interrupt flag of the engine. */
const SENT_BY_OWNER = 0;
const SENT_BY_THREAD = 1;

/** What the engine's interrupt looks at: it has memory of its own, since it waits on its first number. */
export interface ThreadStart {
  /** What the program is given. */
  readonly data: unknown;
  readonly port: MessagePort;
  readonly counters: SharedArrayBuffer;
  readonly interrupt: SharedArrayBuffer;
}

export interface ServedThreadOptions {
  readonly program: URL;
  readonly stackMegabytes: number;
  readonly heapMegabytes: number;
  /** What the program is given when it starts, and the ports in it. */
  readonly data?: unknown;
  readonly transfers?: readonly MessagePort[];
  /** A message came, while nobody waits for one. */
  readonly onMessage: (message: unknown) => void;
  /** The thread has ended, with what ended it; null where it was told to. */
  readonly onEnd: (error: Error | null) => void;
}

/** A thread, as its owner has it. */
export class ServedThread {
  readonly interrupt = new SharedArrayBuffer(4);
  private readonly counters = new Int32Array(new SharedArrayBuffer(8));
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private failure: Error | null = null;

  constructor(options: ServedThreadOptions) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const start: ThreadStart = {
      data: options.data,
      port: port2,
      counters: this.counters.buffer as SharedArrayBuffer,
      interrupt: this.interrupt,
    };
    this.worker = new Worker(options.program, {
      workerData: start,
      transferList: [port2, ...(options.transfers ?? [])],
      stdin: false,
      stdout: true,
      stderr: true,
      env: process.env,
      resourceLimits: { stackSizeMb: options.stackMegabytes, maxOldGenerationSizeMb: options.heapMegabytes },
    });
    this.worker.on('error', (error) => {
      this.failure = error;
    });
    this.worker.on('exit', () => {
      this.port.close();
      options.onEnd(this.failure);
    });
    this.port.on('message', options.onMessage);
    this.rest();
  }

  post(message: unknown): void {
    this.port.postMessage(message);
    Atomics.add(this.counters, SENT_BY_OWNER, 1);
    Atomics.notify(this.counters, SENT_BY_OWNER);
  }

  /** Waits for the next message without the event loop; undefined when none came in time. */
  receive(milliseconds: number): unknown {
    const deadline = performance.now() + milliseconds;
    for (;;) {
      const seen = Atomics.load(this.counters, SENT_BY_THREAD);
      const received = receiveMessageOnPort(this.port);
      if (received) return received.message;
      const left = deadline - performance.now();
      if (left <= 0) return undefined;
      Atomics.wait(this.counters, SENT_BY_THREAD, seen, left);
    }
  }

  /** Asks the engine to stop what it does. */
  stop(): void {
    const flag = new Int32Array(this.interrupt);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  }

  /** From now on the process waits for the thread. */
  work(): void {
    this.worker.ref();
    this.port.ref();
  }

  /** From now on the process may end without the thread. */
  rest(): void {
    this.worker.unref();
    this.port.unref();
  }

  async terminate(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The thread's side. */
export class ThreadOwner {
  private readonly port: MessagePort;
  private readonly counters: Int32Array<SharedArrayBuffer>;
  readonly interrupt: SharedArrayBuffer;
  /** What the thread was given. */
  readonly data: unknown;

  constructor(onMessage: (message: unknown) => void) {
    const start = workerData as ThreadStart;
    this.port = start.port;
    this.counters = new Int32Array(start.counters);
    this.interrupt = start.interrupt;
    this.data = start.data;
    this.port.on('message', onMessage);
  }

  post(message: unknown): void {
    this.port.postMessage(message);
    Atomics.add(this.counters, SENT_BY_THREAD, 1);
    Atomics.notify(this.counters, SENT_BY_THREAD);
  }

  /** Sends a question and waits for the answer, which is the owner's next message. */
  ask(question: unknown): unknown {
    const before = Atomics.load(this.counters, SENT_BY_OWNER);
    this.post(question);
    for (let seen = before; ; seen = Atomics.load(this.counters, SENT_BY_OWNER)) {
      const received = receiveMessageOnPort(this.port);
      if (received) return received.message;
      Atomics.wait(this.counters, SENT_BY_OWNER, seen);
    }
  }
}
