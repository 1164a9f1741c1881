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
  /** Begins to start it. @throws NetException when the machine refuses */
  start(): void;
  /** Begins to stop it, after those that depend on it. */
  stop(): void;
  /** Looks again what it is at; until then it is what it was when it was found. */
  refresh(): void;
  /** Lets time pass until something happens to it, so many milliseconds at most, and looks again. */
  wait(milliseconds: number): void;
  /** The services that cannot run without it. */
  dependents(): readonly WindowsService[];
  /** The services without which it cannot run. */
  needed(): readonly WindowsService[];
  setStartType(type: 'Automatic' | 'Manual' | 'Disabled'): void;
}
