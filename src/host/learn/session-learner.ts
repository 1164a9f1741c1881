/** The learner of a session: who it is, which exercises there are, and how scripts of exercises get sessions. */
import { defaultLabsRoot } from '../../deployment/labs.ts';
import type { Runspace } from '../../engine/runspace.ts';
import { builtInExercises } from '../../generated/exercises.ts';
import { commandNamesIn } from '../../learn/command-names.ts';
import type { OpenScriptSession } from '../../learn/exercise-scripts.ts';
import { Learner } from '../../learn/learner.ts';
import { learnerKey } from '../../learn/learner-key.ts';
import { Shelf } from '../../learn/shelf.ts';
import { languageOf } from '../../learn/words.ts';
import { dataFolder } from '../../platform/data-folder.ts';
import { platform } from '../../platform/platform.ts';
import { historyRule } from '../prompt-history.ts';

/** Where learners have what they have done. */
export function learnersFolder(): string {
  return platform().paths.join(dataFolder(), 'learn');
}

/** The exercises of the program and of the person. */
export function exerciseShelf(): Shelf {
  return new Shelf(builtInExercises, platform().paths.join(dataFolder(), 'exercises'));
}

/** What a person learns as. */
export interface LearnerChoice {
  /** By what they are known; null for their account on this computer. */
  readonly name: string | null;
  /** The language of texts; null for that of the culture. */
  readonly language: string | null;
  readonly culture: string | null;
  /** Whether exercises in folders of this computer may be opened. */
  readonly readsFolders?: boolean;
}

/** The learner at this computer. */
export function learnerFor(
  { name, language, culture, readsFolders = true }: LearnerChoice,
  open: OpenScriptSession,
  labs = defaultLabsRoot(),
): Learner {
  const { environment, userName } = platform().system;
  return new Learner({
    name: name ?? environment.get('LYNCSHELL_LEARNER') ?? userName,
    folder: learnersFolder(),
    labs,
    shelf: exerciseShelf(),
    readsFolders,
    open,
    language: language ?? languageOf(culture ?? localeOf(environment)),
  });
}

/** The language of messages, in the order in which Unix asks. */
function localeOf(environment: ReadonlyMap<string, string>): string {
  return ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment.get(name)).find((value) => value) ?? 'en';
}

/** The learner of a session, in the language of its culture. */
export function learnerOf(runspace: Runspace, open: OpenScriptSession, labs?: string): Learner {
  const { culture } = runspace.ambient;
  return learnerFor({ name: null, language: null, culture: culture === 'en-US' ? null : culture }, open, labs);
}

/** What is typed about the exercise itself is no work. */
const ABOUT_THE_EXERCISE = /^[a-z]+-Lab(?:Exercise|Hint|Karma|Drill)$/i;

/** Keeps what was typed in the lab of an exercise; of a command with a secret, only which it was. */
export function keepInput(runspace: Runspace, exercise: string, text: string, failed: boolean): void {
  const commands = runspace.enter(() => commandNamesIn(runspace, text));
  if (text.trim() === '' || (commands.length > 0 && commands.every((name) => ABOUT_THE_EXERCISE.test(name)))) return;
  const shown = historyRule(runspace, text) === 'MemoryAndFile' ? text : '(a command with a secret)';
  runspace.services.require(learnerKey).heard(exercise, shown, commands, failed);
}
