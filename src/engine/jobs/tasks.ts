/** The tasks of one ForEach-Object -Parallel: the same block for each object, so many at once. */
import { ErrorRecord } from '../../types/error-record.ts';
import { netException } from '../../types/net-exception.ts';
import type { Runspace, ScriptBlock } from '../runspace.ts';
import { type BlockNature, natureOf } from './block-nature.ts';
import type { UsingValues } from './isolated-run.ts';
import type { Job } from './job.ts';
import { type ParallelOptions, ParallelRunspaces } from './parallel-runspaces.ts';
import { Throttle } from './throttle.ts';

export interface TasksStart extends ParallelOptions {
  readonly block: ScriptBlock;
  readonly using: UsingValues;
}

export class Tasks {
  readonly block: ScriptBlock;
  readonly using: UsingValues;
  readonly nature: BlockNature;
  readonly throttle: Throttle;
  /** For those that run in the session's thread. */
  readonly runspaces: ParallelRunspaces;

  constructor(
    readonly runspace: Runspace,
    { block, using, ...options }: TasksStart,
  ) {
    this.block = block;
    this.using = using;
    this.nature = natureOf(block.ast);
    this.throttle = new Throttle(options.throttleLimit);
    this.runspaces = new ParallelRunspaces(runspace, options);
  }

  /** The time is over: a task that still works ends with the error of what is stopped. */
  cut(task: Job): void {
    const { work } = task;
    const stopped = netException(
      'System.Management.Automation.PipelineStoppedException',
      'The pipeline has been stopped.',
    );
    work?.collect();
    task.end('Failed', new ErrorRecord(stopped, 'PipelineStopped', 'OperationStopped', null));
    work?.abandon();
  }
}
