/** Whether the terminal obeys escape sequences. */
import { platform } from '../../platform/platform.ts';

/** `TERM=dumb`: a terminal that shows every byte as it is. */
export function isDumbTerminal(): boolean {
  return platform().system.environment.get('TERM') === 'dumb';
}
