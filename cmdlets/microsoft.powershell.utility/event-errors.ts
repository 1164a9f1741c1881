/** The errors of the cmdlets for events about numbers and names that mean nothing. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';

export function reportUnknown(ps: CmdletActions, errorId: string, message: string): void {
  ps.error(errorId, 'InvalidArgument', message, { exception: 'System.ArgumentException', target: null });
}
