/** One service of a machine as it is now. */

export type ServiceStatus =
  | 'Stopped'
  | 'StartPending'
  | 'StopPending'
  | 'Running'
  | 'ContinuePending'
  | 'PausePending'
  | 'Paused';

export interface WindowsService {
  readonly name: string;
  readonly displayName: string;
  readonly status: ServiceStatus;
  readonly startType: 'Automatic' | 'Manual' | 'Disabled';
  /** `.` for the machine of the session. */
  readonly machineName: string;
  /** @throws NetException when the machine refuses */
  start(): void;
  stop(): void;
  setStartType(type: 'Automatic' | 'Manual' | 'Disabled'): void;
}
