/** Background jobs of a session. A job has run to its end when it is started; see `isolated-run.ts` for why. */

import type { Ast } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import type { Frame, Runspace, ScriptBlock } from '../runspace.ts';
import { ServiceKey } from '../services.ts';
import { runIsolated, type StreamItem, type UsingValues, usingValues } from './isolated-run.ts';
import { Job, type JobKind, TaskJob } from './job.ts';
import { type ParallelOptions, ParallelRunspaces } from './parallel-runspaces.ts';

export interface JobStart {
  readonly kind: Extract<JobKind, 'BackgroundJob' | 'ThreadJob'>;
  readonly name: string | null;
  readonly block: ScriptBlock;
  readonly initialization?: ScriptBlock | null;
  /** Location in which it begins; that of the session if null. */
  readonly workingDirectory?: string | null;
  readonly args?: readonly unknown[];
  readonly input?: readonly unknown[];
  /** Text for the column Command. */
  readonly command: string;
}

/** What `ForEach-Object -Parallel -AsJob` runs: the block once for each object. */
export interface TaskStart extends ParallelOptions {
  readonly block: ScriptBlock;
  readonly items: readonly unknown[];
  readonly using: UsingValues;
}

export class JobTable {
  private readonly jobs = new Map<number, Job>();
  private lastId = 0;

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

  /** Makes a job and runs it. */
  start(caller: Frame, start: JobStart): Job {
    const job = this.add((id) => new Job(id, start.name ?? `Job${id}`, start.kind, start.command));
    if (start.kind === 'BackgroundJob') this.addChild(job, 'BackgroundChildJob');
    const [worker = job] = job.workers;
    timed(caller.runspace, [job, worker], () => this.run(caller, worker, start));
    return job;
  }

  /** Makes a job with a child for each object, and runs them. */
  startTasks(runspace: Runspace, { block, items, using, ...options }: TaskStart): TaskJob {
    const job = this.add((id) => new TaskJob(id, block.toString()));
    const runspaces = new ParallelRunspaces(runspace, options);
    timed(runspace, [job], () => {
      for (const underscore of items) {
        const child = this.addChild(job, 'TaskChildJob');
        timed(runspace, [child], () => {
          child.failure = runIsolated(runspaces.next(), { block, underscore, using, take: takeFor(child) });
        });
      }
    });
    job.allocatedRunspaces = runspaces.allocated;
    return job;
  }

  private addChild(job: Job, kind: JobKind): Job {
    const id = ++this.lastId;
    const child = new Job(id, `Job${id}`, kind, job.command);
    job.childJobs.push(child);
    return child;
  }

  private run(caller: Frame, job: Job, { block, initialization, workingDirectory, args, input }: JobStart): void {
    const { runspace } = caller;
    const target = runspace.sibling();
    const take = takeFor(job);
    if (workingDirectory) {
      const move = runspace.scripts.fromText('Set-Location -LiteralPath $args[0]');
      runIsolated(target, { block: move, args: [workingDirectory], using: new Map(), take });
    }
    if (initialization) runIsolated(target, { block: initialization, using: new Map(), take });
    job.failure = runIsolated(target, {
      block,
      using: usingValues(block.ast, caller),
      take,
      ...(args ? { args } : {}),
      ...(input ? { input } : {}),
    });
  }

  /** `command &`: variables of the caller that the command names are handed over. */
  startThread(f: Frame, text: string): Job {
    const block = f.runspace.scripts.fromText(withUsing(f, text), f.scope.session);
    return this.start(f, { kind: 'BackgroundJob', name: null, block, command: text.trim() });
  }
}

function takeFor(job: Job): (item: StreamItem) => void {
  return (item) => void job.results.push(item);
}

/** Does the work of jobs, with its times and its end. */
function timed(runspace: Runspace, jobs: readonly Job[], work: () => void): void {
  for (const job of jobs) {
    job.state = 'Running';
    job.beginTime = runspace.ambient.now();
  }
  work();
  for (const job of jobs) {
    job.state = job.failure ? 'Failed' : 'Completed';
    job.endTime = runspace.ambient.now();
  }
}
/** The text with `$x` as `$using:x` wherever the caller has such a variable of its own. */
function withUsing(f: Frame, text: string): string {
  const places: number[] = [];
  walkAst(f.runspace.scripts.fromText(text).ast, (node: Ast) => {
    if (node.kind === 'VariableExpression' && node.scope === null && !node.splatted && hasOwn(f, node.name))
      places.push(node.extent.startOffset + 1);
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
