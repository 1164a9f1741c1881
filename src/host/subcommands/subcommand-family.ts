/** Subcommands that belong together: how the command line's words for them are read, and what is said of those. */
import type { Argv } from 'yargs';
import type { WordsBehind } from '../shell-completion.ts';

export interface SubcommandFamily<T> {
  /** What comes behind each of them: offered behind Tab, and held against what is given. */
  readonly behind: readonly (readonly [name: string, behind: WordsBehind])[];
  /** Names of arguments without dashes that may be several. */
  readonly lists?: readonly string[];
  /** What is said where arguments are missing, by the words of the subcommand (`lab new`). */
  readonly missing?: readonly (readonly [words: string, what: string])[];
  /** Adds them to a parser. @param take is told what is to be done */
  readonly addTo: (parser: Argv, take: (subcommand: T) => void) => Argv;
}
