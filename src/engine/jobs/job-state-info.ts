/** System.Management.Automation.JobStateInfo: what became of a job, and why. */
import { type NetException, netException } from '../../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { Job, JobState } from './job.ts';

export class JobStateInfo extends NetObject {
  constructor(
    readonly job: Job,
    readonly state: JobState = job.state,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.JobStateInfo');
  }

  /** The exception that ended it; one of a process of its own comes as a remote one. */
  get reason(): NetException | null {
    const { failure, kind } = this.job;
    if (!failure) return null;
    return kind === 'BackgroundChildJob'
      ? netException('System.Management.Automation.RemoteException', failure.exception.message)
      : failure.exception;
  }
}

/** System.Management.Automation.JobStateEventArgs: a job has come from one state into another. */
export class JobStateEventArgs extends NetObject {
  readonly info: JobStateInfo;
  readonly previous: JobStateInfo;

  constructor(job: Job, state: JobState, before: JobState) {
    super();
    this.info = new JobStateInfo(job, state);
    this.previous = new JobStateInfo(job, before);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.JobStateEventArgs');
  }
}
