/**
 * Marks: what learners have done, as a table for a spreadsheet and as statements for a learning record store. Both hold what
 * follows from journals, nothing of what was typed.
 */
import { hexText, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { type Exercise, FIRST_LANGUAGE } from './exercise.ts';
import { entriesByExercise, type JournalEntry, type LearningEvent } from './journal.ts';
import { type Progress, progressOf, scoreOf } from './progress.ts';
import type { Shelf } from './shelf.ts';

/** What somebody has done. */
export interface LearnersEntries {
  readonly learner: string;
  readonly entries: readonly JournalEntry[];
}

type Cell = string | number | null;

/** What a row of marks is made of. */
interface Mark {
  readonly learner: string;
  readonly exercise: Exercise | null;
  readonly progress: Progress;
}

const COLUMNS: readonly (readonly [name: string, of: (mark: Mark) => Cell])[] = [
  ['learner', ({ learner }) => learner],
  ['exercise', ({ progress }) => progress.exercise],
  ['level', ({ exercise }) => exercise?.level ?? null],
  ['state', ({ progress }) => progress.state],
  ['score', ({ exercise, progress }) => exercise && scoreOf(exercise, progress)],
  ['minutes', ({ progress }) => Math.round(progress.milliseconds / 6_000) / 10],
  ['commands', ({ progress }) => progress.commands],
  ['failed', ({ progress }) => progress.failedCommands],
  ['checks', ({ progress }) => progress.checks],
  ['hints', ({ progress }) => progress.hints],
  ['hintLevel', ({ progress }) => progress.hintLevel],
  ['damage', ({ progress }) => progress.damage],
  ['met', ({ progress }) => progress.met],
  ['of', ({ progress }) => progress.of],
  ['began', ({ progress }) => instantText(progress.beganAt)],
  ['passed', ({ progress }) => instantText(progress.passedAt)],
];

/** A row for each exercise that each of them has begun (RFC 4180); Import-Csv reads it. */
export function marksTable(all: readonly LearnersEntries[], shelf: Shelf): string {
  const rows = all.flatMap(({ learner, entries }) =>
    [...entriesByExercise(entries)].map(([id, own]) => {
      const mark = { learner, exercise: shelf.find(id), progress: progressOf(id, own) };
      return COLUMNS.map(([, of]) => of(mark));
    }),
  );
  return [COLUMNS.map(([name]) => name), ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe. */
function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function instantText(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** Whom statements are about: an account of this program, since nobody's address is known. */
const HOME_PAGE = 'https://lyncshell.invalid/learners';
const VERBS = 'http://adlnet.gov/expapi/verbs';
const EXTENSIONS = 'https://lyncshell.invalid/xapi';

const VERB_OF: Readonly<Record<LearningEvent['event'], ((entry: JournalEntry) => string) | null>> = {
  begun: () => 'initialized',
  continued: () => 'resumed',
  typed: null,
  checked: (entry) => (entry.event === 'checked' && entry.passed ? 'passed' : 'failed'),
  hinted: () => 'asked',
  left: () => 'suspended',
};

/** Statements in the form of the Experience API (xAPI 1.0.3): one for each beginning, check, hint and end. */
export function marksStatements(all: readonly LearnersEntries[], shelf: Shelf): object[] {
  return all.flatMap(({ learner, entries }) =>
    [...entriesByExercise(entries)].flatMap(([id, own]) => {
      const exercise = shelf.find(id);
      return own.flatMap((entry, index) => {
        const verb = VERB_OF[entry.event]?.(entry);
        if (verb === undefined) return [];
        const result = resultOf(entry, exercise, () => progressOf(id, own.slice(0, index + 1)));
        return {
          id: statementId(JSON.stringify([learner, id, index, entry])),
          timestamp: new Date(entry.at).toISOString(),
          actor: { objectType: 'Agent', account: { homePage: HOME_PAGE, name: learner } },
          verb: { id: `${VERBS}/${verb}`, display: { 'en-US': verb } },
          object: activityOf(id, exercise),
          ...(result && { result }),
        };
      });
    }),
  );
}

function activityOf(id: string, exercise: Exercise | null): object {
  const titles = [...(exercise?.texts ?? [])].map(([language, { title }]) => [
    language === FIRST_LANGUAGE ? 'en-US' : language,
    title,
  ]);
  return {
    objectType: 'Activity',
    id: `urn:lyncshell:exercise:${id}`,
    definition: {
      type: 'http://adlnet.gov/expapi/activities/assessment',
      ...(titles.length > 0 && { name: Object.fromEntries(titles) }),
    },
  };
}

/** What came of a check, and for which help somebody has asked. */
function resultOf(entry: JournalEntry, exercise: Exercise | null, progress: () => Progress): object | null {
  if (entry.event === 'hinted')
    return { extensions: { [`${EXTENSIONS}/claim`]: entry.claim, [`${EXTENSIONS}/hint`]: entry.level } };
  if (entry.event !== 'checked') return null;
  const until = progress();
  const score = entry.passed && exercise ? scoreOf(exercise, until) : null;
  return {
    success: entry.passed,
    completion: entry.passed,
    duration: `PT${(until.milliseconds / 1000).toFixed(2)}S`,
    ...(score !== null && { score: { scaled: score / 100, raw: score, min: 0, max: 100 } }),
    extensions: {
      [`${EXTENSIONS}/claims`]: { met: entry.met, of: entry.of, unmet: entry.unmet, broken: entry.broken },
      [`${EXTENSIONS}/commands`]: until.commands,
      [`${EXTENSIONS}/failed-commands`]: until.failedCommands,
      [`${EXTENSIONS}/hints`]: until.hints,
    },
  };
}

/** The same for the same event: a store that is given the statements again takes none twice. In the form of a UUID (version 8). */
function statementId(identity: string): string {
  const hex = hexText(platform().cryptography.hash('sha256', utf8Bytes(identity))).toLowerCase();
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
