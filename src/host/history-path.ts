/** Where the commands of the prompt are kept, unless a person sets another place. */
import { dataFolder } from '../platform/data-folder.ts';
import { platform } from '../platform/platform.ts';

export function historyPath(): string {
  return platform().paths.join(dataFolder(), 'history.txt');
}
