/** `lyncshell lab protect` and `lab unprotect`: what a lab keeps is encrypted under a passphrase, or no more. */
import { changePassphrase, isProtected, protectLab, unlockLab, unprotectLab } from '../deployment/lab-protection.ts';
import { defaultLabsRoot } from '../deployment/labs.ts';
import type { ConsoleUI } from './console-ui.ts';
import { exitCodes } from './exit-codes.ts';
import { newPassphrase } from './lab-passphrase.ts';

export interface ProtectLab {
  readonly name: string;
  /** Give a protected lab another passphrase. */
  readonly change: boolean;
}

export function protectLabCommand({ name, change }: ProtectLab, ui: ConsoleUI): number {
  const root = defaultLabsRoot();
  // What would be refused anyway is refused before anybody types a passphrase.
  if (change) unlockLab(root, name);
  const isNeeded = change || !isProtected(root, name);
  const given = isNeeded ? newPassphrase(ui, change) : { passphrase: '' };
  if ('missing' in given) {
    ui.writeErrorText(`lyncshell: ${given.missing}. Nothing was changed.\n`);
    return exitCodes.failure;
  }
  if (change) changePassphrase(root, name, given.passphrase);
  else protectLab(root, name, given.passphrase);
  ui.writeOutputLine(
    `${change ? 'The passphrase was changed' : 'What is kept is encrypted now'}, of the lab "${name}" and its snapshots.`,
  );
  ui.writeOutputLine(
    'Its earlier states are deleted. Without the passphrase nobody can open it: there is no way round.',
  );
  return 0;
}

export function unprotectLabCommand(name: string, ui: ConsoleUI): number {
  unprotectLab(defaultLabsRoot(), name);
  ui.writeOutputLine(`The lab "${name}" and its snapshots are no longer protected.`);
  return 0;
}
