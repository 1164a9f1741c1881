/** The option `--seed`: what is made with chance in it is the same for one number. */
import { SubcommandMistake } from './subcommand-mistake.ts';

/** The number; 0 where none is given. */
export function seedOf(text: string | undefined): number {
  if (text !== undefined && !/^\d{1,9}$/.test(text))
    throw new SubcommandMistake(`--seed wants a whole number, not "${text}"`);
  return Number(text ?? 0);
}
