/**
 * `[runspacefactory]::CreateRunspacePool`: what scripts give to several PowerShell objects so that they run side by side.
 * Here each of them has a runspace of its own and runs when it begins, so that a pool has only to be open.
 */
import { netException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

export type PoolState = 'BeforeOpen' | 'Opened' | 'Closed';

export class RunspacePool extends NetObject {
  state: PoolState = 'BeforeOpen';
  isDisposed = false;

  constructor(
    public min: number,
    public max: number,
  ) {
    super();
    if (min < 1 || max < 1) throw outOfRange(min < 1 ? 'minRunspaces' : 'maxRunspaces');
    if (min > max) {
      throw netException(
        'System.Management.Automation.PSArgumentException',
        'The minimum pool size cannot be greater than the maximum pool size.',
      );
    }
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Runspaces.RunspacePool');
  }

  open(): void {
    if (this.state !== 'BeforeOpen') {
      throw stateError(
        `Cannot open the runspace pool because it is not in the 'BeforeOpen' state. The current state is '${this.state}'.`,
      );
    }
    this.state = 'Opened';
  }

  close(): void {
    this.state = 'Closed';
  }

  /** @throws NetException where nothing can run in the pool. */
  requireOpen(): void {
    if (this.state === 'Opened') return;
    throw stateError(
      `Cannot perform the operation because the runspace pool is not in the 'Opened' state. The current state is '${this.state}'.`,
    );
  }

  /** False, and nothing changed, where the size cannot be. */
  setMax(max: number): boolean {
    if (max < this.min) return false;
    this.max = max;
    return true;
  }

  setMin(min: number): boolean {
    if (min < 1 || min > this.max) return false;
    this.min = min;
    return true;
  }
}

function stateError(message: string) {
  return netException('System.Management.Automation.Runspaces.InvalidRunspacePoolStateException', message);
}

function outOfRange(parameter: string) {
  return netException(
    'System.ArgumentOutOfRangeException',
    `Specified argument was out of the range of valid values. (Parameter '${parameter}')`,
  );
}
