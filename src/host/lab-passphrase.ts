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

/** A passphrase that a lab is to have: `undefined` where nobody gives one, or gives two. */
export function newPassphrase(ui: HostUI, isChange: boolean): string | undefined {
  const given = ofEnvironment(isChange ? NEW_VARIABLE : VARIABLE);
  if (given !== undefined || !canAsk(ui)) return given;
  const first = ui.readSecret('New passphrase: ') ?? undefined;
  return first === (ui.readSecret('The same again: ') ?? undefined) ? first : undefined;
}

function canAsk(ui: HostUI): boolean {
  return ui.interactive && platform().streams.isTerminal(0);
}

function ofEnvironment(name: string): string | undefined {
  return platform().system.environment.get(name) || undefined;
}
