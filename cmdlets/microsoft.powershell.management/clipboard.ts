/** The clipboard of a session. It is not the desktop's: a shell on a simulated server has none. */
import type { Runspace } from '../../src/engine/runspace.ts';
import { ServiceKey } from '../../src/engine/services.ts';

export interface Clipboard {
  text: string;
}

const CLIPBOARD = new ServiceKey<Clipboard>('clipboard');

export function clipboardOf(runspace: Runspace): Clipboard {
  const known = runspace.services.find(CLIPBOARD);
  if (known) return known;
  const made: Clipboard = { text: '' };
  runspace.services.provide(CLIPBOARD, made);
  return made;
}
