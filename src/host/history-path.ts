/** Where the commands of the prompt are kept, unless a person sets another place. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function historyPath(): string {
  return join(process.env.LYNCSHELL_HOME || join(homedir(), '.lyncshell'), 'history.txt');
}
