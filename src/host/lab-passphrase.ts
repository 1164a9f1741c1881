/**
 * Passphrases of protected labs: from the environment, or from a person at a terminal, who may try three times. What comes
 * through a pipe is the program's input and no answer to a question.
 */
import type { HostUI } from '../engine/host.ts';
import { platform } from '../platform/platform.ts';
import type { PassphraseSource } from '../storage/protection.ts';

const VARIABLE = 'LYNCSHELL_PASSPHRASE';
const NEW_VARIABLE = 'LYNCSHELL_NEW_PASSPHRASE';
const ATTEMPTS = 3;

/** Where the passphrases of labs come from. */
export function passphrasesFrom(ui: HostUI): PassphraseSource {
  return (place, attempt) => {
    const given = ofEnvironment(VARIABLE);
    if (given !== undefined) return attempt === 0 ? given : undefined;
    if (!canAsk(ui) || attempt === ATTEMPTS) return undefined;
    if (attempt > 0) ui.writeErrorText('That is not the passphrase.\n');
    return ui.readSecret(`Passphrase of the lab in ${place}: `) ?? undefined;
  };
}

/** A passphrase that a lab is to have, or why there is none. */
export type NewPassphrase = { readonly passphrase: string } | { readonly missing: string };

export function newPassphrase(ui: HostUI, isChange: boolean): NewPassphrase {
  const variable = isChange ? NEW_VARIABLE : VARIABLE;
  const given = ofEnvironment(variable);
  if (given !== undefined) return { passphrase: given };
  if (!canAsk(ui))
    return {
      missing: `No passphrase was given. Give it in the environment variable ${variable}, or work at a terminal`,
    };
  const first = ui.readSecret('New passphrase: ') ?? '';
  if (first === '') return { missing: 'No passphrase was given' };
  const isSame = first === ui.readSecret('The same again: ');
  return isSame ? { passphrase: first } : { missing: 'The passphrase was not the same twice' };
}

function canAsk(ui: HostUI): boolean {
  return ui.interactive && platform().streams.isTerminal(0);
}

function ofEnvironment(name: string): string | undefined {
  return platform().system.environment.get(name) || undefined;
}
