/** The forms that options of subcommands have. */
import { SubcommandMistake } from './subcommand-mistake.ts';

/** An option with a value, which may not be left out. */
export function valued<const T extends object>(describe: string, rest?: T) {
  return { type: 'string', requiresArg: true, describe, ...rest } as const;
}

/** An option that is there or not. */
export function flag(describe: string) {
  return { type: 'boolean', default: false, describe } as const;
}

/** The values of a repeatable option. */
export function pairsOf(option: string, texts: unknown): (readonly [string, string])[] {
  return ((texts ?? []) as readonly string[]).map((text) => nameAndValue(option, text));
}

/** `Name=value`; a value may hold further equals signs. */
function nameAndValue(option: string, text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw new SubcommandMistake(`${option} wants NAME=VALUE, not "${text}"`);
  return [text.slice(0, at), text.slice(at + 1)];
}
