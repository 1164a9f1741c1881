/** System.Management.Automation.Job and its kinds: what a job has put out, and what became of it. */
import { platform } from '../../platform/platform.ts';
import { ambient } from '../../types/ambient.ts';
import type { ErrorRecord } from '../../types/error-record.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { StreamItem } from './isolated-run.ts';
import { failureOf } from './job-failures.ts';

export type JobState = 'NotStarted' | 'Running' | 'Blocked' | 'Completed' | 'Failed' | 'Stopped';

/** States in which a job stays. */
const ENDS: ReadonlySet<JobState> = new Set(['Completed', 'Failed', 'Stopped']);

/** What tells a kind of job from another. */
interface KindFacts {
  readonly typeName: string;
  /** What the job says of itself as PSJobTypeName. */
  readonly shown: string;
  readonly location: string;
}

const KINDS = {
  BackgroundJob: {
    typeName: 'System.Management.Automation.PSRemotingJob',
    shown: 'BackgroundJob',
    location: 'localhost',
  },
  BackgroundChildJob: {
    typeName: 'System.Management.Automation.PSRemotingChildJob',
    shown: '',
    location: 'localhost',
  },
  ThreadJob: { typeName: 'Microsoft.PowerShell.ThreadJob.ThreadJob', shown: 'ThreadJob', location: 'PowerShell' },
  TaskJob: {
    typeName: 'System.Management.Automation.PSTasks.PSTaskJob',
    shown: 'PSTaskJob',
    location: 'PowerShell',
  },
  TaskChildJob: {
    typeName: 'System.Management.Automation.PSTasks.PSTaskChildJob',
    shown: 'PSTaskChildJob',
    location: 'PowerShell',
  },
  EventJob: { typeName: 'System.Management.Automation.PSEventJob', shown: 'EventJob', location: '' },
} as const satisfies Record<string, KindFacts>;

export type JobKind = keyof typeof KINDS;

/** Who does the work of a job beside its session. */
export interface JobWork {
  /** Takes over what was done since the last look. */
  collect(): void;
  /** Asks it to stop. */
  stop(): void;
  /** Stops it at once, whatever it does. */
  abandon(): void;
}

export class Job extends NetObject {
  /** Those that do its work; none for a job that does it itself. */
  readonly childJobs: Job[] = [];
  readonly instanceId = platform().random.uuid();
  /** The runspace that it works in, as its results name it. */
  readonly runspaceId = platform().random.uuid();
  /** The error that ended it. */
  failure: ErrorRecord | null = null;
  /** Whether somebody has received that error. */
  isFailureTold = false;
  /** Null where the work is done in the session, and when it is done. */
  work: JobWork | null = null;
  /** Milliseconds since 1970; 0 until then. */
  beginTime = 0;
  private ownEndTime = 0;
  private ownState: JobState = 'NotStarted';
  private items: StreamItem[] = [];

  constructor(
    readonly id: number,
    public name: string,
    readonly kind: JobKind,
    readonly command: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(KINDS[this.kind].typeName);
  }

  get shownKind(): string {
    return KINDS[this.kind].shown;
  }

  get location(): string {
    return KINDS[this.kind].location;
  }

  /** A job with children has ended as they have: it has failed where one has. */
  get state(): JobState {
    if (this.childJobs.length === 0) {
      this.work?.collect();
      return this.ownState;
    }
    if (this.ownState !== 'Running') return this.ownState;
    const states = this.childJobs.map(({ state }) => state);
    if (states.includes('Blocked')) return 'Blocked';
    if (!states.every((state) => ENDS.has(state))) return 'Running';
    return (['Failed', 'Stopped'] as const).find((state) => states.includes(state)) ?? 'Completed';
  }

  set state(state: JobState) {
    this.ownState = state;
  }

  /** Whether the state that was last heard of is one in which it stays. */
  get hasEnded(): boolean {
    return ENDS.has(this.ownState);
  }

  get isFinished(): boolean {
    return ENDS.has(this.state);
  }

  /** When it ended, the last of its children where it has some; 0 until then. */
  get endTime(): number {
    if (!this.isFinished) return 0;
    return this.childJobs.length > 0 && this.ownState === 'Running'
      ? Math.max(...this.childJobs.map(({ endTime }) => endTime))
      : this.ownEndTime;
  }

  begin(): void {
    if (this.ownState !== 'NotStarted') return;
    this.beginTime = ambient().now();
    this.state = 'Running';
  }

  end(state: 'Completed' | 'Failed' | 'Stopped', failure: ErrorRecord | null): void {
    if (this.hasEnded) return;
    this.work = null;
    this.failure = failure && (failureOf(this.kind, failure) ?? failure);
    this.ownEndTime = ambient().now();
    this.state = state;
  }

  put(item: StreamItem): void {
    this.items.push(item);
  }

  /** What it put out and nobody has received yet. */
  get results(): readonly StreamItem[] {
    this.work?.collect();
    return this.items;
  }

  get hasMoreData(): boolean {
    return this.workers.some(
      (worker) => !worker.isFinished || worker.results.length > 0 || (worker.failure && !worker.isFailureTold),
    );
  }

  /** The jobs that have what it put out. */
  get workers(): readonly Job[] {
    return this.childJobs.length > 0 ? this.childJobs : [this];
  }

  /** What it put out itself and nobody has received; it is received then, unless it is kept. */
  receive(keeps: boolean): { readonly results: readonly StreamItem[]; readonly failure: ErrorRecord | null } {
    const { results } = this;
    const received = { results, failure: this.isFailureTold ? null : this.failure };
    if (!keeps) {
      this.items = [];
      this.isFailureTold = this.failure !== null;
    }
    return received;
  }
}

/** The job of `ForEach-Object -Parallel -AsJob`, with a child for each object. */
export class TaskJob extends Job {
  /** Runspaces that were made for its children. */
  allocatedRunspaces = 0;

  constructor(id: number, command: string) {
    super(id, `Job${id}`, 'TaskJob', command);
  }
}
