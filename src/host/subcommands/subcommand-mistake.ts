/** What is said of a subcommand's wrong arguments: what is wrong, in the words of the command line, and where help is. */
import { allOptions, type WordsBehind } from '../shell-completion.ts';

/** Arguments that are a mistake: nothing is done. */
export class SubcommandMistake extends Error {}

/** What comes behind each subcommand. */
type Subcommands = ReadonlyMap<string, WordsBehind>;

/** A mistake as it is shown, with the way to help. */
export function mistakeText({ message }: SubcommandMistake, args: readonly string[], behind: Subcommands): string {
  const help = ['lyncshell', ...subcommandWords(args, behind), '--help'].join(' ');
  return `lyncshell: ${message}.\nNothing was done. "${help}" shows what there is.\n`;
}

/** `run`, `lab`, `lab new`: the subcommand that the arguments name. */
function subcommandWords([first = '', second = '']: readonly string[], behind: Subcommands): string[] {
  return behind.get(first)?.words?.has(second) ? [first, second] : [first];
}

/** A message of yargs in words of the command line. @param missing what is said where arguments are missing */
export function usageMessage(
  args: readonly string[],
  behind: Subcommands,
  missing: ReadonlyMap<string, string>,
  message: string,
): string {
  const known = new Set([...allOptions(behind.values()), 'help', 'h', '?']);
  // yargs takes what follows an unknown option for its value, and then misses it.
  const strangers = args.filter((arg) => /^-/.test(arg) && arg !== '--' && !known.has(optionName(arg)));
  if (strangers.length > 0) return `there is no option ${strangers.join(', ')}`;
  if (/^(?:Not enough non-option arguments|Missing required argument)/.test(message)) {
    return missing.get(subcommandWords(args, behind).join(' ')) ?? message;
  }
  const unknown = /^Unknown (?:arguments?|commands?): (.*)$/.exec(message);
  if (unknown) return `"${unknown[1]}" is too much or not known here`;
  const bare = /^Not enough arguments following: (.*)$/.exec(message);
  if (bare) return `the option --${bare[1]} wants a value`;
  return message;
}

function optionName(arg: string): string {
  return arg.replace(/^-+/, '').replace(/=.*$/s, '');
}
