/** `learn`: exercises. */
import type { Argv } from 'yargs';
import { drillSets } from '../../learn/drills.ts';
import { type LearnAction, type LearnActionName, learnActions, NAMES_OF_ACTIONS } from '../learn/learn-action.ts';
import { flag, valued } from './option-forms.ts';
import { seedOf } from './seed-option.ts';
import type { SubcommandFamily } from './subcommand-family.ts';
import { SubcommandMistake } from './subcommand-mistake.ts';

export type LearnSubcommand = { readonly kind: 'learn' } & LearnAction;

const LEARN_OPTIONS = {
  seed: valued('A whole number: exercises with chance in them are the same for one number'),
  learner: valued('Who learns; the account on this computer without it'),
  language: valued('The language of the texts, such as fr; that of the culture without it'),
  level: valued('How hard a drill is, from 1 to 4; 2 without it'),
  from: valued('With new: the recording (.cast) of which it is made'),
  watch: flag('With status: shows it again whenever it changes, until Ctrl+C'),
} as const;

export const learnSubcommand: SubcommandFamily<LearnSubcommand> = {
  behind: [['learn', { words: new Map(learnActions.map((action) => [action, { options: LEARN_OPTIONS }])) }]],
  lists: ['names'],
  addTo: (parser, take) =>
    parser.command(
      'learn [action] [names..]',
      'Exercises and drills: to do them, to follow a class (status, marks), to try them out (test)',
      learnOptions,
      (argv) => take({ kind: 'learn', ...learnAction(argv) }),
    ),
};

function learnOptions(argv: Argv) {
  return argv
    .positional('action', { choices: learnActions, default: 'list' as LearnActionName, describe: 'What to do' })
    .positional('names', {
      type: 'string',
      array: true,
      default: [],
      describe: `Exercises, folders of them, what a drill is of (${drillSets.join(', ')}), or the file of marks`,
    })
    .options(LEARN_OPTIONS);
}

function learnAction({
  action,
  names,
  seed,
  learner,
  language,
  level,
  from,
  watch,
}: {
  readonly action: LearnActionName;
  readonly names: readonly string[];
  readonly seed?: string | undefined;
  readonly learner?: string | undefined;
  readonly language?: string | undefined;
  readonly level?: string | undefined;
  readonly from?: string | undefined;
  readonly watch: boolean;
}): LearnAction {
  const most: number = NAMES_OF_ACTIONS[action];
  if (names.length > most) throw new SubcommandMistake(`"learn ${action}" has no use for "${names[most]}"`);
  if (language !== undefined && !/^[a-z]{2,8}$/.test(language))
    throw new SubcommandMistake(`--language wants a language like fr, not "${language}"`);
  if (watch && action !== 'status') throw new SubcommandMistake(`"learn ${action}" has no use for --watch`);
  if (action === 'marks' && names[0] !== undefined && !/\.(?:csv|json)$/i.test(names[0]))
    throw new SubcommandMistake(`the name of a file of marks ends with .csv or .json: "${names[0]}" does not`);
  if (level !== undefined && (action !== 'drill' || !/^[1-4]$/.test(level)))
    throw new SubcommandMistake(
      action === 'drill' ? `--level wants 1, 2, 3 or 4, not "${level}"` : `"learn ${action}" has no use for --level`,
    );
  if ((action === 'new') !== (from !== undefined))
    throw new SubcommandMistake(
      action === 'new' ? '"learn new" wants --from: a recording' : `"learn ${action}" has no use for --from`,
    );
  if (action === 'new' && names.length === 0)
    throw new SubcommandMistake('"learn new" wants the folder of the exercise');
  return {
    action,
    from: from ?? null,
    level: level === undefined ? null : Number(level),
    names,
    watch,
    seed: seed === undefined ? null : seedOf(seed),
    learner: learner ?? null,
    language: language ?? null,
  };
}
