/** Gives a runspace its drives. */
import type { Runspace } from '../engine/runspace.ts';
import { EnvironmentContent } from './environment-content.ts';
import { HostCommands } from './external-commands.ts';

export function connectProviders(runspace: Runspace): void {
  runspace.commands.external = new HostCommands();
  runspace.driveVariables.register('env', new EnvironmentContent(runspace));
}
