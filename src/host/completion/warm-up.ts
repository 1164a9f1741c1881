/** The first completion reads parts of the program and of the lab that no command has needed yet: this reads them before. */
import type { Runspace } from '../../engine/runspace.ts';
import { completeInput } from './complete-input.ts';

/** One of each large kind: commands, parameters with their help, what the lab knows, people, members, files, types, topics. */
const ASKED = [
  'Get-C',
  'Get-CsCertificate -',
  'Set-CsCertificate -Thumbprint ',
  'Get-CsComputer ',
  '"".',
  'Get-Item ',
  'Get-CsUser ',
  '[System.IO.',
  'Get-Process | Where-Object N',
  'Get-Help ',
];

/** What there is to be read beforehand, piece by piece, so that whoever presses Enter meanwhile waits for one piece at most. */
export function* warmUpCompletion(runspace: () => Runspace): Generator<void> {
  for (const text of ASKED) {
    completeInput(runspace(), text, text.length);
    yield;
  }
}
