/** `learn`: exercises. */
import type { Argv } from 'yargs';
import { type LearnAction, type LearnActionName, learnActions } from '../learn/learn-command.ts';
import { valued } from './option-forms.ts';
import { seedOf } from './seed-option.ts';
import type { SubcommandFamily } from './subcommand-family.ts';
import { SubcommandMistake } from './subcommand-mistake.ts';

export type LearnSubcommand = { readonly kind: 'learn' } & LearnAction;

const LEARN_OPTIONS = {
  seed: valued('A whole number: exercises with chance in them are the same for one number'),
  learner: valued('Who learns; the account on this computer without it'),
  language: valued('The language of the texts, such as fr; that of the culture without it'),
} as const;

export const learnSubcommand: SubcommandFamily<LearnSubcommand> = {
  behind: [['learn', { words: new Map(learnActions.map((action) => [action, { options: LEARN_OPTIONS }])) }]],
  lists: ['names'],
  addTo: (parser, take) =>
    parser.command(
      'learn [action] [names..]',
      'Exercises: list, start, check, hint, reset, leave, progress, test',
      learnOptions,
      (argv) => take({ kind: 'learn', ...learnAction(argv) }),
    ),
};

function learnOptions(argv: Argv) {
  return argv
    .positional('action', { choices: learnActions, default: 'list' as LearnActionName, describe: 'What to do' })
    .positional('names', { type: 'string', array: true, default: [], describe: 'Exercises, or folders of exercises' })
    .options(LEARN_OPTIONS);
}

/** How many names each action takes. */
const NAMES_OF: Readonly<Record<LearnActionName, number>> = {
  list: 0,
  start: 1,
  check: 1,
  hint: 1,
  reset: 1,
  leave: 0,
  progress: 0,
  test: Number.POSITIVE_INFINITY,
};

function learnAction({
  action,
  names,
  seed,
  learner,
  language,
}: {
  readonly action: LearnActionName;
  readonly names: readonly string[];
  readonly seed?: string | undefined;
  readonly learner?: string | undefined;
  readonly language?: string | undefined;
}): LearnAction {
  const most = NAMES_OF[action];
  if (names.length > most) throw new SubcommandMistake(`"learn ${action}" has no use for "${names[most]}"`);
  if (language !== undefined && !/^[a-z]{2,8}$/.test(language))
    throw new SubcommandMistake(`--language wants a language like fr, not "${language}"`);
  return {
    action,
    names,
    seed: seed === undefined ? null : seedOf(seed),
    learner: learner ?? null,
    language: language ?? null,
  };
}
