/** The jobs of a session: who works beside it, who waits for a place, and how one waits for them. */

import type { Ast } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { platform } from '../../platform/platform.ts';
import type { ErrorRecord } from '../../types/error-record.ts';
import type { Frame, Runspace, ScriptBlock } from '../runspace.ts';
import { ServiceKey } from '../services.ts';
import { type BlockNature, natureOf } from './block-nature.ts';
import { isCarried } from './carried-values.ts';
import { runIsolated, type StreamItem, type UsingValues, usingValues } from './isolated-run.ts';
import { Job, type JobKind, TaskJob } from './job.ts';
import type { Carriage, JobOrder } from './job-messages.ts';
import { runJobScript } from './job-script.ts';
import { JOB_THREADS, type JobThreads, ThreadPool } from './job-threads.ts';
import { receivedItem, receivedValue, wireItem, wireValue } from './job-wire.ts';
import { Tasks, type TasksStart } from './tasks.ts';
import { ThreadWork } from './thread-work.ts';
import { Throttle } from './throttle.ts';

export interface JobStart {
  readonly kind: Extract<JobKind, 'BackgroundJob' | 'ThreadJob'>;
  readonly name: string | null;
  readonly block: ScriptBlock;
  readonly initialization?: ScriptBlock | null;
  /** Location in which it begins; that of the session if null. */
  readonly workingDirectory?: string | null;
  readonly args?: readonly unknown[];
  readonly input?: readonly unknown[];
  /** How many thread jobs of the session may work at once, from now on. */
  readonly throttleLimit?: number;
  /** Text for the column Command. */
  readonly command: string;
}

/** What `ForEach-Object -Parallel -AsJob` runs: the block once for each object. */
export interface TaskStart extends TasksStart {
  readonly items: readonly unknown[];
}

/** Jobs with a process of their own that may work at once; a session of more would use up the computer's memory. */
const MOST_PROCESSES = 32;
/** How often somebody who waits for jobs looks whether they are to stop: Ctrl+C does not wake them. */
const LOOK_MS = 50;
/** How long a job has to come to its end by itself that is told to stop. */
const STOP_MS = 5000;
/** Thread jobs and tasks that may work at once, where nobody says how many. */
export const DEFAULT_THROTTLE = 5;

export class JobTable {
  private readonly jobs = new Map<number, Job>();
  private lastId = 0;
  /** Raised by the threads of jobs with each thing that they tell. */
  private readonly bell = new Int32Array(new SharedArrayBuffer(4));
  private readonly pool = new ThreadPool(this.bell.buffer as SharedArrayBuffer);
  private readonly processes = new Throttle(MOST_PROCESSES);
  private readonly threadJobs = new Throttle(DEFAULT_THROTTLE);

  all(): Job[] {
    return [...this.jobs.values()];
  }

  remove(job: Job): void {
    this.jobs.delete(job.id);
  }

  /** Takes a job that is started by something else. */
  add<J extends Job>(make: (id: number) => J): J {
    const job = make(++this.lastId);
    this.jobs.set(job.id, job);
    return job;
  }

  /** Makes a job and starts it. */
  start(caller: Frame, start: JobStart): Job {
    const using = usingValues(start.block.ast, caller);
    const job = this.add((id) => new Job(id, start.name ?? `Job${id}`, start.kind, start.command));
    if (start.kind === 'ThreadJob') {
      this.threadJobs.limit = start.throttleLimit ?? DEFAULT_THROTTLE;
      this.runAsThread(caller.runspace, job, start, using);
      return job;
    }
    const child = this.addChild(job, 'BackgroundChildJob');
    job.begin();
    this.runAsProcess(caller.runspace, child, start, using);
    return job;
  }

  /** Makes a job with a child for each object, and runs them. */
  startTasks(runspace: Runspace, { items, ...start }: TaskStart): TaskJob {
    const job = this.add((id) => new TaskJob(id, start.block.toString()));
    const tasks = new Tasks(runspace, start);
    job.begin();
    for (const item of items) this.startTask(this.addChild(job, 'TaskChildJob'), tasks, item);
    job.allocatedRunspaces = start.isEachNew ? items.length : Math.min(items.length, start.throttleLimit);
    return job;
  }

  /** Runs the block of tasks for an object: beside the session where that is possible and worth it, else at once. */
  startTask(child: Job, tasks: Tasks, underscore: unknown): void {
    const { runspace, block, using, nature, throttle } = tasks;
    const beside = this.besideFor(runspace, nature, [underscore, ...using.values()]);
    if (beside) {
      const order = orderOf(runspace, { block, using, underscore, carriage: 'values' });
      throttle.add(child, () => this.begin(child, order, beside));
      return;
    }
    child.begin();
    const take = (item: StreamItem) => child.put(item);
    endWith(child, runIsolated(tasks.runspaces.next(), { block, underscore, using, take }));
  }

  /** Waits until something about jobs is so; false when the time is over first. */
  waitUntil(runspace: Runspace, isSo: () => boolean, milliseconds = Number.POSITIVE_INFINITY): boolean {
    const { time, threads } = platform();
    if (isSo()) return true;
    // What was written has to be seen by now, as before any other wait.
    runspace.ambient.sleep(0);
    const end = time.elapsed() + milliseconds;
    for (;;) {
      const seen = Atomics.load(this.bell, 0);
      this.processes.fill();
      this.threadJobs.fill();
      if (isSo()) return true;
      const left = end - time.elapsed();
      if (left <= 0) return false;
      threads.waitFor(this.bell, 0, seen, Math.min(left, LOOK_MS));
      runspace.interrupt.check();
    }
  }

  /** Stops jobs, and waits until they are. One that does not come to its end is ended. */
  stop(runspace: Runspace, jobs: readonly Job[]): void {
    const unfinished = jobs.filter(({ isFinished }) => !isFinished);
    const working = unfinished.flatMap(({ workers }) => workers).filter(({ isFinished }) => !isFinished);
    for (const job of working) {
      if (job.work) job.work.stop();
      // The action of a subscription has nothing that works between its events.
      else if (job.kind === 'EventJob') job.end('Stopped', null);
    }
    this.waitUntil(runspace, () => working.every(hasNoWork), STOP_MS);
    for (const job of working) job.work?.abandon();
    for (const job of unfinished) if (job.childJobs.length > 0) job.end('Stopped', null);
  }

  /** The session is over: so are its jobs. */
  endAll(): void {
    for (const { work } of this.all().flatMap(({ workers }) => workers)) work?.abandon();
    this.pool.endAll();
  }

  private addChild(job: Job, kind: JobKind): Job {
    const id = ++this.lastId;
    const child = new Job(id, `Job${id}`, kind, job.command);
    job.childJobs.push(child);
    return child;
  }

  /** A job of a process of its own gets copies, and gives copies: in a thread where there can be one, else in this one at once. */
  private runAsProcess(runspace: Runspace, job: Job, start: JobStart, using: UsingValues): void {
    const threads = runspace.services.find(JOB_THREADS);
    if (threads?.isPossible()) {
      const order = orderOf(runspace, { ...start, using, carriage: 'copies' });
      this.processes.add(job, () => new ThreadWork(job, order, threads, this.pool));
      return;
    }
    job.begin();
    const here = (value: unknown) => receivedValue(wireValue(value));
    const copied = { ...start, args: start.args?.map(here) ?? [], input: start.input?.map(here) ?? [] };
    const copies = new Map(Array.from(using, ([name, value]) => [name, here(value)]));
    this.runHere(runspace, job, copied, copies, (item) => transferred(runspace, item));
  }

  /** A thread job shares objects with the session: it is beside it where it would not know the difference. */
  private runAsThread(runspace: Runspace, job: Job, start: JobStart, using: UsingValues): void {
    const { block, initialization, args = [], input = [] } = start;
    const natures = [block, ...(initialization ? [initialization] : [])].map(({ ast }) => natureOf(ast));
    const nature = {
      mayTakeLong: natures.some(({ mayTakeLong }) => mayTakeLong),
      changesThings: natures.some(({ changesThings }) => changesThings),
    };
    const beside = this.besideFor(runspace, nature, [...args, ...input, ...using.values()]);
    if (beside) {
      const order = orderOf(runspace, { ...start, using, carriage: 'values' });
      this.threadJobs.add(job, () => this.begin(job, order, beside));
      return;
    }
    job.begin();
    this.runHere(runspace, job, start, using);
  }

  /** The threads, where they are for such a block and all that it is given. */
  private besideFor(runspace: Runspace, nature: BlockNature, given: readonly unknown[]): JobThreads | null {
    if (!nature.mayTakeLong) return null;
    const threads = runspace.services.find(JOB_THREADS);
    if (!threads?.isPossible()) return null;
    return given.every((value) => isCarried(value, nature.changesThings)) ? threads : null;
  }

  private begin(job: Job, order: JobOrder, threads: JobThreads): ThreadWork {
    job.begin();
    return new ThreadWork(job, order, threads, this.pool);
  }

  /** Runs a job to its end at once. */
  private runHere(
    runspace: Runspace,
    job: Job,
    { block, initialization, workingDirectory, args, input }: JobStart,
    using: UsingValues,
    transfer = (item: StreamItem) => item,
  ): void {
    const failure = runJobScript(runspace.sibling(), {
      block,
      initialization: initialization ?? null,
      workingDirectory: workingDirectory ?? null,
      args: args ?? [],
      input: input ?? null,
      using,
      take: (item) => job.put(transfer(item)),
    });
    endWith(job, failure && (transfer({ stream: 'error', value: failure }).value as ErrorRecord));
  }

  /** `command &`: variables of the caller that the command names are handed over. */
  startThread(f: Frame, text: string): Job {
    const block = f.runspace.scripts.fromText(withUsing(f, text), f.scope.session);
    return this.start(f, { kind: 'BackgroundJob', name: null, block, command: text.trim() });
  }
}

/** One that has not begun has none either. */
function hasNoWork({ isFinished, state }: Job): boolean {
  return isFinished || state === 'NotStarted';
}

function endWith(job: Job, failure: ErrorRecord | null): void {
  job.end(failure ? 'Failed' : 'Completed', failure);
}

interface OrderParts extends Partial<Pick<JobStart, 'initialization' | 'workingDirectory' | 'args' | 'input'>> {
  readonly block: ScriptBlock;
  readonly using: UsingValues;
  readonly carriage: Carriage;
  readonly underscore?: unknown;
}

function orderOf(runspace: Runspace, parts: OrderParts): JobOrder {
  const { block, initialization, workingDirectory, args, input, using, carriage } = parts;
  const wire = (value: unknown) => wireValue(value, carriage);
  return {
    carriage,
    block: block.toString(),
    initialization: initialization ? initialization.toString() : null,
    workingDirectory: workingDirectory ?? null,
    directory: runspace.fileDirectory,
    environment: [...runspace.ambient.environment],
    args: (args ?? []).map(wire),
    input: (input ?? []).map(wire),
    using: Array.from(using, ([name, value]) => [name, wire(value)] as const),
    underscore: 'underscore' in parts ? wire(parts.underscore) : null,
  };
}

/** As it comes out of another process. */
function transferred(runspace: Runspace, item: StreamItem): StreamItem {
  return runspace.enter(() =>
    runspace.services.find(JOB_THREADS)?.wireFormat(item.value)
      ? item
      : receivedItem(
          wireItem(item, 'copies', () => null),
          'copies',
          () => null,
        ),
  );
}

/** The text with `$x` as `$using:x` wherever the caller has such a variable of its own. */
function withUsing(f: Frame, text: string): string {
  const places: number[] = [];
  walkAst(f.runspace.scripts.fromText(text).ast, (node: Ast) => {
    if (node.kind === 'VariableExpression' && node.scope === null && !node.splatted && hasOwn(f, node.name))
      places.push(node.extent.startOffset + (node.extent.text.startsWith('${') ? 2 : 1));
  });
  let result = text;
  for (const place of places.sort((a, b) => b - a)) result = `${result.slice(0, place)}using:${result.slice(place)}`;
  return result;
}

/** Variables that every session has are the job's own. */
function hasOwn(f: Frame, name: string): boolean {
  const key = name.toLowerCase();
  const scope = f.scope.find(key);
  return scope !== null && key !== '_' && !(scope.variable(key)?.isReadOnly ?? false) && !scope.variable(key)?.compute;
}

/** Under which a session gives its jobs. */
export const JOBS = new ServiceKey<JobTable>('jobs');

/** The jobs of a session. */
export function jobsOf(runspace: Runspace): JobTable {
  return runspace.services.require(JOBS);
}
