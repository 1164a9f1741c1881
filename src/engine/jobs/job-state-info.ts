/** System.Management.Automation.JobStateInfo: what became of a job, and why. */
import { type NetException, netException } from '../../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { Job } from './job.ts';

export class JobStateInfo extends NetObject {
  constructor(readonly job: Job) {
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
