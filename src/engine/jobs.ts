/** Background jobs of a session. A job has run to its end when it is started; see `isolated-run.ts` for why. */

import type { Ast } from '../language/ast.ts';
import { walkAst } from '../language/ast-walk.ts';
import { platform } from '../platform/platform.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { runIsolated, type StreamItem, usingValues } from './isolated-run.ts';
import type { Frame, Runspace, ScriptBlock } from './runspace.ts';
import { ServiceKey } from './services.ts';

export type JobKind = 'BackgroundJob' | 'ThreadJob' | 'EventJob';
export type JobState = 'NotStarted' | 'Running' | 'Completed' | 'Failed' | 'Stopped';

export class Job extends NetObject {
  state: JobState = 'NotStarted';
  readonly instanceId = platform().random.uuid();
  /** What it put out and nobody has received yet. */
  results: StreamItem[] = [];
  /** The error that ended it. */
  failure: ErrorRecord | null = null;
  beginTime = 0;
  endTime = 0;
  /** Of a background job: the one that does its work. */
  childJob: Job | null = null;

  constructor(
    readonly id: number,
    readonly name: string,
    readonly kind: JobKind,
    readonly command: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(
      this.kind === 'ThreadJob'
        ? 'Microsoft.PowerShell.ThreadJob.ThreadJob'
        : 'System.Management.Automation.PSRemotingJob',
    );
  }

  get hasMoreData(): boolean {
    return this.results.length > 0 || this.failure !== null;
  }

  get location(): string {
    return this.kind === 'ThreadJob' ? 'PowerShell' : 'localhost';
  }
}

export interface JobStart {
  readonly kind: JobKind;
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
    const id = ++this.lastId;
    const job = new Job(id, start.name ?? `Job${id}`, start.kind, start.command);
    if (start.kind === 'BackgroundJob') {
      const childId = ++this.lastId;
      job.childJob = new Job(childId, `Job${childId}`, start.kind, start.command);
    }
    this.jobs.set(id, job);
    this.run(caller, job, start);
    if (job.childJob) job.childJob.state = job.state;
    return job;
  }

  private run(caller: Frame, job: Job, { block, initialization, workingDirectory, args, input }: JobStart): void {
    const { runspace } = caller;
    const target = runspace.sibling();
    const take = (item: StreamItem) => void job.results.push(item);
    job.state = 'Running';
    job.beginTime = runspace.ambient.now();
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
    job.state = job.failure ? 'Failed' : 'Completed';
    job.endTime = runspace.ambient.now();
  }

  /** `command &`: variables of the caller that the command names are handed over. */
  startThread(f: Frame, text: string): Job {
    const block = f.runspace.scripts.fromText(withUsing(f, text), f.scope.session);
    return this.start(f, { kind: 'BackgroundJob', name: null, block, command: text.trim() });
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
