/** `lyncshell learn …`: exercises on the command line. */

import { defaultLabsRoot } from '../../deployment/labs.ts';
import { chanceSeed, drillName } from '../../learn/drills.ts';
import { ExerciseLabs } from '../../learn/exercise-labs.ts';
import { CMDLETS, checkLines, hintLines, listLines, nextLines, storyLines } from '../../learn/exercise-text.ts';
import type { Learner } from '../../learn/learner.ts';
import { sessionExerciseKey } from '../../learn/learner-key.ts';
import { tryExercise } from '../../learn/trial.ts';
import { inWords } from '../../learn/words.ts';
import { platform } from '../../platform/platform.ts';
import { type ConsoleUI, writeLines } from '../console-ui.ts';
import { exitCodes } from '../exit-codes.ts';
import { PromptLoop } from '../prompt-loop.ts';
import { runTask } from '../run-task.ts';
import { openScriptSession, Session } from '../session.ts';
import { showClass, writeMarks } from './class-command.ts';
import type { LearnAction, LearnSurroundings } from './learn-action.ts';
import { newExercise } from './new-exercise.ts';
import { learnerFor } from './session-learner.ts';

/** Does it; returns the exit code. */
export function learnCommand(asked: LearnAction, around: LearnSurroundings): number {
  const { ui, settings } = around;
  const learner = learnerFor(
    { name: asked.learner, language: asked.language, culture: settings.culture ?? null },
    openScriptSession,
  );
  tellDamage(learner, ui);
  switch (asked.action) {
    case 'list':
      return listExercises(learner, ui);
    case 'start':
      return startExercise(learner, asked, false, around);
    case 'reset':
      return startExercise(learner, asked, true, around);
    case 'drill':
      return startExercise(learner, { ...asked, names: [drillOf(asked)] }, false, around);
    case 'check': {
      openNamed(learner, asked);
      const { open, result } = learner.check(around.interrupt);
      writeLines(ui, checkLines(learner, open.exercise, result));
      return result.passed ? 0 : exitCodes.failure;
    }
    case 'hint':
      openNamed(learner, asked);
      writeLines(ui, hintLines(learner, learner.hint(around.interrupt)));
      return 0;
    case 'leave':
      writeLines(ui, [inWords(learner.language, 'left', learner.leave().id, `lyncshell learn start`)]);
      return 0;
    case 'progress':
      return showProgress(learner, ui);
    case 'status':
      return showClass(learner, asked.watch, around);
    case 'marks':
      return writeMarks(learner, asked.names[0] ?? null, ui);
    case 'new':
      return newExercise(learner, asked, ui);
    case 'test':
      return testExercises(learner, asked, around);
  }
}

function tellDamage(learner: Learner, ui: ConsoleUI): void {
  const { damaged } = learner.journal.all();
  if (damaged.length === 0) return;
  const text = inWords(learner.language, 'damaged-lines', learner.journal.path, damaged.slice(0, 10).join(', '));
  ui.writeStreamLine('warning', `WARNING: ${text}`);
}

function listExercises(learner: Learner, ui: ConsoleUI): number {
  const { exercises, faulty } = learner.shelf.all();
  writeLines(ui, listLines(learner, exercises, faulty));
  return faulty.length > 0 ? exitCodes.failure : 0;
}

function openNamed(learner: Learner, { names: [name] }: LearnAction): void {
  if (name !== undefined && learner.current?.exercise.id !== name) learner.begin(name);
}

/** A session in the lab of the exercise: a prompt, or what comes on standard input. */
function startExercise(
  learner: Learner,
  { names: [name], seed }: LearnAction,
  again: boolean,
  { ui, interrupt, terminal, settings }: LearnSurroundings,
): number {
  const id = name ?? learner.current?.exercise.id;
  if (id === undefined) return startNext(learner, ui);
  const open = learner.begin(id, { again, ...(seed === null ? {} : { seed }) });
  const { machine, user } = open.exercise.lab;
  const session = new Session({
    ui,
    learner,
    lab: open.place.name,
    labsRoot: open.place.root,
    machine,
    user,
    culture: settings.culture ?? null,
    loggedOn: true,
    workingDirectory: null,
    interrupt,
    beforeSleep: () => ui.flush(),
  });
  session.runspace.services.require(sessionExerciseKey).id = open.exercise.id;
  writeLines(ui, storyLines(learner, open, session.lab.open().session.user));
  const { language } = learner;
  writeLines(ui, ['', open.continued ? inWords(language, 'continued', CMDLETS.again) : inWords(language, 'begun'), '']);
  try {
    if (!terminal)
      return runTask(session, { kind: 'input' }, { isTerminal: false, isXml: false, endInput: () => ui.endInput() })
        .exitCode;
    return new PromptLoop(session, ui, terminal, settings, { noProfile: false, screenReader: false }).run();
  } finally {
    session.end();
  }
}

const USUAL_LEVEL = 2;

function drillOf({ names, level, seed }: LearnAction): string {
  return drillName({ sets: names, level: level ?? USUAL_LEVEL, seed: seed ?? chanceSeed() });
}

function startNext(learner: Learner, ui: ConsoleUI): number {
  writeLines(ui, nextLines(learner));
  return exitCodes.usage;
}

function showProgress(learner: Learner, ui: ConsoleUI): number {
  const { exercises } = learner.shelf.all();
  const begun = [
    ...exercises.filter(({ id }) => learner.progress(id).state !== 'new'),
    ...learner.begunElsewhere(exercises),
  ];
  writeLines(ui, [...listLines(learner, begun, []), ...nextLines(learner)]);
  return 0;
}

/** A drill of each level. */
function drillsToTry(seed: number): string[] {
  return [1, 2, 3, 4].map((level) => drillName({ sets: [], level, seed }));
}

/** Tries exercises out: those in folders, or all that there are where none is named. */
function testExercises(learner: Learner, { names, seed }: LearnAction, { ui, interrupt }: LearnSurroundings): number {
  const labs = new ExerciseLabs(defaultLabsRoot(), openScriptSession);
  const options = { labs, open: openScriptSession, interrupt, seed: seed ?? 0, languages: ['en', 'fr'] };
  const wanted = names.length > 0 ? names : [...learner.shelf.ids(), ...drillsToTry(seed ?? 0)];
  let faults = 0;
  const began = platform().time.elapsed();
  for (const name of wanted) {
    const exercise = /[\\/.]/.test(name) ? learner.shelf.inFolder(name) : learner.shelf.get(name);
    for (const { step, fault, milliseconds } of tryExercise(exercise, options)) {
      if (fault !== null) faults++;
      const verdict = fault === null ? 'ok    ' : 'FAILED';
      ui.writeOutputLine(
        `${verdict}  ${exercise.id}: ${step} (${Math.round(milliseconds)} ms)${fault === null ? '' : `: ${fault}`}`,
      );
      ui.flush();
    }
  }
  const seconds = ((platform().time.elapsed() - began) / 1000).toFixed(1);
  ui.writeOutputLine(`${wanted.length} exercises, ${faults} faults, ${seconds} s`);
  return faults > 0 ? exitCodes.failure : 0;
}
