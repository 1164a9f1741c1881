/** What a learner reads on a console: the story, what a check found, a hint, how far one is. Lines without line ends. */
import { type CheckResult, type ClaimResult, claimText, reasonText } from './check-run.ts';
import { type Claim, type Exercise, textsOf } from './exercise.ts';
import type { Hint, Learner, OpenExercise } from './learner.ts';
import { type Progress, scoreOf } from './progress.ts';
import type { FaultyExercise } from './shelf.ts';
import { inWords } from './words.ts';

/** How a person asks for what they can do: by cmdlets at a prompt, by subcommands elsewhere. */
export interface WaysToAsk {
  readonly check: string;
  readonly hint: string;
  readonly story: string;
  readonly again: string;
  readonly goOn: string;
}

export const CMDLETS: WaysToAsk = {
  check: 'Test-LabExercise',
  hint: 'Get-LabHint',
  story: 'Show-LabExercise',
  again: 'Reset-LabExercise',
  goOn: 'Start-LabExercise',
};

/** The story, and what is claimed in the end. */
export function storyLines(learner: Learner, open: OpenExercise, user: string): string[] {
  const { exercise } = open;
  const { language } = learner;
  const { title, story } = textsOf(exercise, language);
  const say = (...args: Parameters<typeof inWords> extends [string, ...infer Rest] ? Rest : never) =>
    inWords(language, ...args);
  const heading = say('prompt', exercise.id, title);
  return [
    heading,
    '='.repeat(heading.length),
    ...story.split('\n'),
    '',
    say('to-do'),
    ...claimLines(exercise, 'wanted', language),
    ...forbiddenLines(exercise, language),
    '',
    say('on', exercise.lab.machine, user),
    say('how', CMDLETS.check, CMDLETS.hint, CMDLETS.story),
  ];
}

function claimLines(exercise: Exercise, kind: Claim['kind'], language: string): string[] {
  return exercise.claims
    .filter((claim) => claim.kind === kind)
    .map((claim) => `  - ${claimText(exercise, claim, language)}`);
}

function forbiddenLines(exercise: Exercise, language: string): string[] {
  const lines = claimLines(exercise, 'forbidden', language);
  return lines.length > 0 ? ['', inWords(language, 'must-not'), ...lines] : [];
}

/** All claims with their states; of the unmet only the first is explained, and what was damaged. */
export function checkLines(learner: Learner, exercise: Exercise, result: CheckResult): string[] {
  const { language } = learner;
  const { claims, passed, unmet, broken } = result;
  const met = claims.filter(({ holds }) => holds).length;
  const explained = new Set<ClaimResult>(unmet ? [unmet, ...broken] : broken);
  const lines = claims
    .filter(({ kind, holds }) => kind === 'wanted' || !holds)
    .flatMap((claim) => {
      const text = claimText(exercise, claim, language);
      const said = claim.kind === 'forbidden' ? `${inWords(language, 'damage')}: ${text}` : text;
      return [
        `  [${claim.holds ? 'x' : claim.kind === 'forbidden' ? '!' : ' '}] ${said}`,
        ...(explained.has(claim) ? [`      ${reasonText(exercise, claim, language)}`] : []),
      ];
    });
  const verdict = passed ? inWords(language, 'all-hold') : inWords(language, 'some-hold', met, claims.length);
  return [...lines, '', verdict, ...(passed ? passedLines(learner, exercise) : [])];
}

/** How well it went, and what comes next. */
function passedLines(learner: Learner, exercise: Exercise): string[] {
  const { language } = learner;
  const progress = learner.progress(exercise.id);
  return [
    `${inWords(language, 'score', scoreOf(exercise, progress) ?? 0)} (${timeText(progress, language)})`,
    ...nextLines(learner),
  ];
}

function timeText({ milliseconds, commands, failedCommands }: Progress, language: string): string {
  return inWords(language, 'time', Math.ceil(milliseconds / 60_000), commands, failedCommands);
}

/** The exercise that is due next. */
export function nextLines(learner: Learner): string[] {
  const next = nextExercise(learner);
  const { language } = learner;
  if (!next) return [inWords(language, 'all-done')];
  return [inWords(language, 'next-exercise', next.id, textsOf(next, language).title)];
}

const BAR_WIDTH = 20;

/** How far one is with each topic, what is first in the way in the exercise that is open, and what comes next. */
export function karmaLines(learner: Learner): string[] {
  const { language } = learner;
  const { exercises } = learner.shelf.all();
  const isPassed = ({ id }: Exercise): boolean => learner.progress(id).passedAt !== null;
  const topics = [...new Set(exercises.flatMap((exercise) => exercise.topics))].sort();
  const width = Math.max(0, ...topics.map((topic) => topic.length));
  const bars = topics.map((topic) => {
    const own = exercises.filter((exercise) => exercise.topics.includes(topic));
    const passed = own.filter(isPassed).length;
    const filled = Math.floor((BAR_WIDTH * passed) / own.length);
    return `${topic.padEnd(width)}  [${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${passed}/${own.length}`;
  });
  const done = inWords(language, 'karma-solid', exercises.filter(isPassed).length, exercises.length);
  return [...bars, '', done, ...openLines(learner), ...nextLines(learner)];
}

/** The claim of the open exercise that the last check has explained. */
function openLines(learner: Learner): string[] {
  const { current, language } = learner;
  if (!current) return [];
  const { exercise } = current;
  const progress = learner.progress(exercise.id);
  const { met, of, unmet } = progress;
  const clock = inWords(language, 'karma-clock', exercise.id, timeText(progress, language), exercise.minutes);
  if (of === 0) return [clock];
  const claim = exercise.claims.find(({ id }) => id === unmet);
  return [
    clock,
    inWords(language, 'karma-open', exercise.id, met, of),
    ...(claim ? [inWords(language, 'look-at', claimText(exercise, claim, language))] : []),
  ];
}

/** The first that is not passed and whose needs are. */
export function nextExercise(learner: Learner): Exercise | null {
  const { exercises } = learner.shelf.all();
  const isPassed = (id: string): boolean => learner.progress(id).passedAt !== null;
  const left = exercises.filter(({ id }) => !isPassed(id));
  return left.find(({ needs }) => needs.every(isPassed)) ?? left[0] ?? null;
}

export function hintLines({ language }: Learner, hint: Hint | null): string[] {
  if (!hint) return [inWords(language, 'no-hint', CMDLETS.check)];
  return [inWords(language, 'hint', hint.level, hint.of), ...hint.text.split('\n').map((line) => `  ${line}`)];
}

/** A line an exercise: id, title, level, time, state. */
export function listLines(
  learner: Learner,
  exercises: readonly Exercise[],
  faulty: readonly FaultyExercise[],
): string[] {
  const { language } = learner;
  const width = Math.max(...exercises.map(({ id }) => id.length), ...faulty.map(({ id }) => id.length), 0);
  const of = (exercise: Exercise): string => {
    const { state } = learner.progress(exercise.id);
    const about = [inWords(language, 'level', exercise.level), inWords(language, 'minutes', exercise.minutes)];
    const words = inWords(language, state);
    return `${exercise.id.padEnd(width)}  ${textsOf(exercise, language).title} (${[...about, ...(words === '' ? [] : [words])].join(', ')})`;
  };
  return [
    ...exercises.map(of),
    ...faulty.map(({ id, fault }) => `${id.padEnd(width)}  ${inWords(language, 'not-usable', fault)}`),
  ];
}
