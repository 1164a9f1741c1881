/** A class as its trainer reads it on a console: a line for each learner. */
import { type Exercise, textsOf } from './exercise.ts';
import type { Shelf } from './shelf.ts';
import type { Standing } from './standing.ts';
import { inWords } from './words.ts';

/** Those who may need help come first, then those who work, then the others. */
export function classLines(standings: readonly Standing[], shelf: Shelf, language: string, now: number): string[] {
  if (standings.length === 0) return [inWords(language, 'nobody')];
  const width = Math.max(...standings.map(({ learner }) => learner.length));
  const order = (standing: Standing): number => (standing.trouble ? 0 : standing.open ? 1 : 2);
  return [...standings]
    .sort((one, other) => order(one) - order(other) || one.learner.localeCompare(other.learner, 'en'))
    .map((standing) => `${standing.learner.padEnd(width)}  ${standingText(standing, shelf, language, now)}`);
}

/** Where somebody is, in one line. */
function standingText(
  { open, passed, lastAt, trouble }: Standing,
  shelf: Shelf,
  language: string,
  now: number,
): string {
  const parts = [
    inWords(language, 'standing-passed', passed),
    ...(open ? [openText(open, shelf, language)] : []),
    ...(lastAt === null ? [] : [inWords(language, 'heard', Math.max(0, Math.round((now - lastAt) / 60_000)))]),
  ];
  const line = parts.join(', ');
  return trouble ? `${line} - ${troubleText(trouble, open, shelf, language)}` : line;
}

function openText({ exercise, progress }: NonNullable<Standing['open']>, shelf: Shelf, language: string): string {
  const minutes = Math.ceil(progress.milliseconds / 60_000);
  const found = shelf.find(exercise);
  const title = found ? textsOf(found, language).title : exercise;
  return inWords(language, 'standing-open', exercise, title, progress.met, claimCount(found, progress.of), minutes);
}

function claimCount(exercise: Exercise | null, told: number): number {
  return exercise?.claims.length ?? told;
}

function troubleText(
  trouble: NonNullable<Standing['trouble']>,
  open: Standing['open'],
  shelf: Shelf,
  language: string,
): string {
  const found = open && shelf.find(open.exercise);
  const unmet = open?.progress.unmet ?? '';
  const claim = (found && textsOf(found, language).claims.get(unmet)) ?? unmet;
  return inWords(language, `trouble-${trouble}`, claim);
}
