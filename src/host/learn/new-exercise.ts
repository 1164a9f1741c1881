/** `lyncshell learn new FOLDER --from RECORDING`: the draft of an exercise out of a recorded session. */
import { defaultLabsRoot } from '../../deployment/labs.ts';
import { draftExercise } from '../../learn/drafts/draft-exercise.ts';
import { ExerciseLabs } from '../../learn/exercise-labs.ts';
import type { Learner } from '../../learn/learner.ts';
import { inWords } from '../../learn/words.ts';
import { platform } from '../../platform/platform.ts';
import { type ConsoleUI, writeLines } from '../console-ui.ts';
import { exitCodes } from '../exit-codes.ts';
import { readRecordingFile } from '../recordings/read-recording-file.ts';
import { openScriptSession } from '../session.ts';
import type { LearnAction } from './learn-action.ts';

/** Writes it into a folder that is not there yet; returns the exit code. */
export function newExercise({ language }: Learner, { names: [path = ''], from }: LearnAction, ui: ConsoleUI): number {
  const { files, paths } = platform();
  const folder = paths.resolve(path);
  if (files.stat(folder, { throwIfNoEntry: false })) {
    ui.writeErrorText(`lyncshell: ${path}: is there already\n`);
    return exitCodes.usage;
  }
  const recording = readRecordingFile(from ?? '', ui);
  if (!recording) return exitCodes.failure;
  const labs = new ExerciseLabs(defaultLabsRoot(), openScriptSession);
  const draft = draftExercise({ id: paths.baseName(folder), recording, labs, open: openScriptSession });
  files.mkdir(folder, { recursive: true });
  for (const [name, text] of draft) files.writeFile(paths.join(folder, name), text);
  writeLines(ui, [inWords(language, 'draft-made', path)]);
  return 0;
}
