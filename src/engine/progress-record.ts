/** ProgressRecord: one state of a progress bar (Write-Progress). */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

export class ProgressRecord extends NetObject {
  parentActivityId = -1;
  /** 0 to 100, or -1 when unknown. */
  percentComplete = -1;
  secondsRemaining = -1;
  currentOperation: string | null = null;
  completed = false;
  constructor(
    readonly activityId: number,
    readonly activity: string,
    readonly statusDescription: string,
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.ProgressRecord');
  }
}
