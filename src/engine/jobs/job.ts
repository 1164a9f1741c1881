/** System.Management.Automation.Job and its kinds: what a job has put out, and what became of it. */
import { platform } from '../../platform/platform.ts';
import type { ErrorRecord } from '../../types/error-record.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { StreamItem } from './isolated-run.ts';

export type JobState = 'NotStarted' | 'Running' | 'Completed' | 'Failed' | 'Stopped';

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

export class Job extends NetObject {
  /** Those that do its work; none for a job that does it itself. */
  readonly childJobs: Job[] = [];
  readonly instanceId = platform().random.uuid();
  /** What it put out and nobody has received yet. */
  results: StreamItem[] = [];
  /** The error that ended it. */
  failure: ErrorRecord | null = null;
  /** Whether somebody has received that error. */
  isFailureTold = false;
  /** Milliseconds since 1970; 0 until then. */
  beginTime = 0;
  endTime = 0;
  private ownState: JobState = 'NotStarted';

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
    const states = this.childJobs.map(({ state }) => state);
    return (['Failed', 'Running', 'NotStarted'] as const).find((state) => states.includes(state)) ?? this.ownState;
  }

  set state(state: JobState) {
    this.ownState = state;
  }

  get hasMoreData(): boolean {
    return this.workers.some(
      ({ results, failure, isFailureTold }) => results.length > 0 || (failure && !isFailureTold),
    );
  }

  /** The jobs that have what it put out. */
  get workers(): readonly Job[] {
    return this.childJobs.length > 0 ? this.childJobs : [this];
  }

  /** What it put out itself and nobody has received; it is received then, unless it is kept. */
  receive(keeps: boolean): { readonly results: readonly StreamItem[]; readonly failure: ErrorRecord | null } {
    const received = { results: this.results, failure: this.isFailureTold ? null : this.failure };
    if (!keeps) {
      this.results = [];
      this.isFailureTold = true;
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
