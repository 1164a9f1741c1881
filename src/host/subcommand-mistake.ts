/** What is said of a subcommand's wrong arguments: what is wrong, in the words of the command line, and where help is. */

/** Arguments that are a mistake: nothing is done. */
export class SubcommandMistake extends Error {
  /** The message as it is shown, with the way to help. */
  text(args: readonly string[]): string {
    const help = ['lyncshell', ...subcommandWords(args), '--help'].join(' ');
    return `lyncshell: ${this.message}.\nNothing was done. "${help}" shows what there is.\n`;
  }
}

const NESTED: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'lab',
    [
      'new',
      'list',
      'topology',
      'join',
      'leave',
      'delete',
      'history',
      'undo',
      'repair',
      'snapshot',
      'show',
      'export',
      'import',
      'protect',
      'unprotect',
    ],
  ],
  ['config', ['list', 'get', 'set', 'unset', 'path']],
]);

/** `run`, `lab`, `lab new`: the subcommand that the arguments name. */
function subcommandWords([first = '', second = '']: readonly string[]): string[] {
  return NESTED.get(first)?.includes(second) ? [first, second] : [first];
}

/** What is missing behind a subcommand. */
const WANTED: ReadonlyMap<string, string> = new Map([
  ['run', 'no page is named'],
  ['test', 'no transcript is named'],
  [
    'lab',
    'what is to be done with labs is not said: list, new, topology, join, leave, delete, history, undo, repair, snapshot, show, export, import, protect or unprotect',
  ],
  ['lab new', 'the name of the new lab is missing'],
  ['lab join', 'the name of the lab, or the address of its server (--store), is missing'],
  ['lab leave', 'the name of the lab is missing'],
  ['lab delete', 'the name of the lab is missing'],
  ['lab history', 'the name of the lab is missing'],
  ['lab undo', 'the name of the lab is missing'],
  ['lab repair', 'the name of the lab is missing'],
  ['lab protect', 'the name of the lab is missing'],
  ['lab unprotect', 'the name of the lab is missing'],
  [
    'lab snapshot',
    'what is to be done is not said (take, list, restore, delete, diff), or the name of the lab is missing',
  ],
  ['lab show', 'the name of the lab is missing'],
  ['lab export', 'the name of the lab or the file is missing'],
  ['lab import', 'the file or the name of the new lab is missing'],
  ['config', 'what is to be done with settings is not said: list, get, set, unset or path'],
  ['config get', 'the name of the setting is missing'],
  ['config set', 'the name of the setting or its value is missing'],
  ['config unset', 'the name of the setting is missing'],
]);

/** A message of yargs in words of the command line; `known` are the names of all options. */
export function usageMessage(args: readonly string[], known: ReadonlySet<string>, message: string): string {
  // yargs takes what follows an unknown option for its value, and then misses it.
  const strangers = args.filter((arg) => /^-/.test(arg) && arg !== '--' && !known.has(optionName(arg)));
  if (strangers.length > 0) return `there is no option ${strangers.join(', ')}`;
  if (/^(?:Not enough non-option arguments|Missing required argument)/.test(message)) {
    return WANTED.get(subcommandWords(args).join(' ')) ?? message;
  }
  const unknown = /^Unknown (?:arguments?|commands?): (.*)$/.exec(message);
  if (unknown) return `"${unknown[1]}" is too much or not known here`;
  const missing = /^Not enough arguments following: (.*)$/.exec(message);
  if (missing) return `the option --${missing[1]} wants a value`;
  return message;
}

function optionName(arg: string): string {
  return arg.replace(/^-+/, '').replace(/=.*$/s, '');
}
