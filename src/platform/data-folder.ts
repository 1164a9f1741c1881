/** Where the program keeps what is its own: labs, the history of commands, reports of its faults. */
import { platform } from './platform.ts';

/** `$LYNCSHELL_HOME`, or `.lyncshell` in the user's home. An empty variable says nothing, as elsewhere on Unix. */
export function dataFolder(): string {
  const { paths, system } = platform();
  const home = system.environment.get('LYNCSHELL_HOME');
  return home ? paths.resolve(home) : paths.join(system.homeDirectory, '.lyncshell');
}
