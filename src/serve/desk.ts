/** Has done what is clicked in the page, one thing after the other; the thread for it ends when nothing was clicked for a while. */
import { ServedThread } from '../platform/node/served-thread.ts';
import { workerProgram } from '../platform/node/worker-programs.ts';
import type { SessionPlace } from './confined-session.ts';
import type { AnyOrder, AnyReport } from './desk-engine.ts';

const STACK_MEGABYTES = 64;

export interface DeskLimits {
  readonly heapMegabytes: number;
  /** How long a command may run, in milliseconds. */
  readonly commandMs: number;
  /** How long the thread waits for the next click. */
  readonly idleMs: number;
}

interface Waiting {
  readonly order: AnyOrder;
  readonly machine: string;
  readonly tell: (report: AnyReport) => void;
}

export class Desk {
  private thread: ServedThread | null = null;
  /** The machine on which the thread's session is. */
  private machine = '';
  private running: Waiting | null = null;
  private readonly queue: Waiting[] = [];
  private idle: NodeJS.Timeout | null = null;
  private limit: NodeJS.Timeout | null = null;

  constructor(
    private readonly place: Omit<SessionPlace, 'machine'>,
    private readonly limits: DeskLimits,
  ) {}

  /** Has an order carried out when those before it have ended. */
  run(order: AnyOrder, machine: string, tell: (report: AnyReport) => void): void {
    this.queue.push({ order, machine, tell });
    this.next();
  }

  /** How many wait, the one that runs included. */
  get length(): number {
    return this.queue.length + (this.running ? 1 : 0);
  }

  /** Ctrl+C for what runs. */
  stop(): void {
    this.thread?.stop();
  }

  async close(): Promise<void> {
    this.queue.length = 0;
    this.running = null;
    this.clearTimers();
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  }

  private next(): void {
    if (this.running) return;
    this.running = this.queue.shift() ?? null;
    this.clearTimers();
    if (!this.running) {
      this.idle = setTimeout(() => void this.close(), this.limits.idleMs);
      this.idle.unref();
      return;
    }
    const { order, machine } = this.running;
    const thread = this.threadOn(machine);
    thread.post(order);
    this.limit = setTimeout(() => thread.stop(), this.limits.commandMs);
    this.limit.unref();
  }

  private threadOn(machine: string): ServedThread {
    if (this.thread && this.machine === machine) return this.thread;
    void this.thread?.terminate();
    this.machine = machine;
    const thread = new ServedThread({
      program: workerProgram('desk'),
      stackMegabytes: STACK_MEGABYTES,
      heapMegabytes: this.limits.heapMegabytes,
      data: { ...this.place, machine } satisfies SessionPlace,
      onMessage: (message) => this.report(message as AnyReport),
      onEnd: () => this.ended(thread),
    });
    this.thread = thread;
    return thread;
  }

  /** The thread is gone, with what it ran. */
  private ended(thread: ServedThread): void {
    if (this.thread !== thread) return;
    this.thread = null;
    if (this.running) this.report({ did: 'nothing', reason: 'The command ended its session.' });
  }

  private report(report: AnyReport): void {
    const { running } = this;
    this.running = null;
    running?.tell(report);
    this.next();
  }

  private clearTimers(): void {
    if (this.idle) clearTimeout(this.idle);
    if (this.limit) clearTimeout(this.limit);
  }
}
