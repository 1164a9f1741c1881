/** The first completion reads parts of the program and of the lab that no command has needed yet: this reads them before. */
import type { Runspace } from '../../engine/runspace.ts';
import { completeInput } from './complete-input.ts';

/** One of each large kind: commands, parameters with their help, what the lab knows, members, files. */
const ASKED = ['Get-C', 'Get-CsCertificate -', 'Set-CsCertificate -Thumbprint ', 'Get-CsComputer ', '"".', 'Get-Item '];

export function warmUpCompletion(runspace: Runspace): void {
  for (const text of ASKED) completeInput(runspace, text, text.length);
}
