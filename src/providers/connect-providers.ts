/** Gives a runspace its drives. */
import type { Runspace } from '../engine/runspace.ts';
import { EnvironmentContent } from './environment-content.ts';

export function connectProviders(runspace: Runspace): void {
  runspace.driveVariables.register('env', new EnvironmentContent(runspace));
}
