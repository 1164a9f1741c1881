/**
 * System.Threading.Tasks.Task: work whose result is asked for later. A session has one thread, so the work is done when
 * somebody first asks what came of it, or whether it is done.
 */
import { ambient } from '../ambient.ts';
import { NetException, netException } from '../net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../net-type.ts';

export class Task extends NetObject {
  readonly id = ++ambient().process.lastTask;
  private work: (() => unknown) | null;
  private value: unknown = null;
  private fault: NetException | null = null;

  private constructor(
    private readonly type: NetType,
    work: () => unknown,
    /** For how many milliseconds a real one would be at it. */
    private readonly takes: number,
  ) {
    super();
    this.work = work;
  }

  /** @param resultType full name of the result's type; null for a task without one */
  static of(resultType: string | null, work: () => unknown, takes = 0): Task {
    const type =
      resultType === null
        ? typeNamed('System.Threading.Tasks.Task')
        : genericTypeOf(typeNamed('System.Threading.Tasks.Task`1'), [typeNamed(resultType)]);
    return new Task(type, work, takes);
  }

  netType(): NetType {
    return this.type;
  }

  /** Does the work, unless it is done. */
  run(): this {
    const { work } = this;
    this.work = null;
    if (!work) return this;
    try {
      this.value = work() ?? null;
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      this.fault = error;
    }
    return this;
  }

  /** Whether it is over after so many milliseconds. */
  isDoneWithin(milliseconds: number): boolean {
    return this.takes <= milliseconds;
  }

  /** What it failed with; null where it did not. */
  get exception(): NetException | null {
    this.run();
    if (!this.fault) return null;
    return netException(
      'System.AggregateException',
      `One or more errors occurred. (${this.fault.message})`,
      this.fault,
    );
  }

  get status(): string {
    this.run();
    return this.fault ? 'Faulted' : 'RanToCompletion';
  }

  /** @throws NetException an AggregateException of what it failed with */
  get result(): unknown {
    const { exception } = this;
    if (exception) throw exception;
    return this.value;
  }

  /** The result as GetAwaiter().GetResult() gives it: what it failed with comes as it is. */
  awaited(): unknown {
    this.run();
    if (this.fault) throw this.fault;
    return this.value;
  }
}
