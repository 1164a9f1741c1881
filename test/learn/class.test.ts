/** What a trainer sees of a class: where everybody is, who is stuck, and marks for a spreadsheet and a record store. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { classLines } from '../../src/learn/class-text.ts';
import { Journal, type JournalEntry, type LearningEvent } from '../../src/learn/journal.ts';
import { marksStatements, marksTable } from '../../src/learn/marks.ts';
import { Shelf } from '../../src/learn/shelf.ts';
import { learnersIn, standingOf } from '../../src/learn/standing.ts';
import { newFolder, SMALL, smallWith } from './exercise-folders.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 30, 9);
const shelf = new Shelf(
  new Map([
    ['small', SMALL],
    ['other', smallWith({})],
  ]),
  '/nowhere',
);

const begun: LearningEvent = { event: 'begun', version: 'v', seed: 0, again: false, folder: null };
const failed: LearningEvent = { event: 'checked', passed: false, met: 1, of: 3, unmet: 'full', broken: [] };
const passed: LearningEvent = { event: 'checked', passed: true, met: 3, of: 3, unmet: null, broken: [] };
const mistake: LearningEvent = { event: 'typed', text: 'x', commands: ['x'], failed: true };

/** Entries of one exercise, a minute apart. */
function entries(events: readonly LearningEvent[], exercise = 'small', first = START): JournalEntry[] {
  return events.map((event, index) => ({ at: first + index * MINUTE, exercise, ...event }));
}

function troubleOf(events: readonly LearningEvent[], afterMinutes = 0) {
  const all = entries(events);
  return standingOf('a', all, shelf, (all.at(-1)?.at ?? START) + afterMinutes * MINUTE).trouble;
}

describe('who is stuck', () => {
  test.each([
    ['nobody who has only begun', [begun], 0, null],
    ['who fails on one claim for the third time', [begun, failed, failed, failed], 0, 'same-claim'],
    ['not who has failed on it twice', [begun, failed, failed], 0, null],
    ['whose last commands have all failed', [begun, ...Array<LearningEvent>(5).fill(mistake)], 0, 'errors'],
    [
      'who takes twice as long as it takes',
      [begun, ...Array<LearningEvent>(11).fill({ event: 'continued' })],
      0,
      'late',
    ],
    ['who has not been heard of', [begun], 16, 'away'],
    ['not who has passed', [begun, failed, failed, failed, passed], 60, null],
    ['not who has left', [begun, failed, failed, failed, { event: 'left' }], 60, null],
  ] satisfies [string, LearningEvent[], number, string | null][])('%s', (_name, events, after, trouble) => {
    expect(troubleOf(events, after)).toBe(trouble);
  });
});

test('those who are stuck come first, then those who work, then the others', () => {
  const now = START + 10 * MINUTE;
  const standings = [
    standingOf('ann', entries([begun, passed, { event: 'left' }]), shelf, now),
    standingOf('bob', entries([begun, failed]), shelf, now),
    standingOf('cleo', entries([begun, failed, failed, failed]), shelf, now),
  ];
  expect(classLines(standings, shelf, 'en', now)).toEqual([
    'cleo  0 passed, at small (Small): 1 of 3 hold, 3 min, last heard of 7 min ago - STUCK: It says "done".',
    'bob   0 passed, at small (Small): 1 of 3 hold, 1 min, last heard of 9 min ago',
    'ann   1 passed, last heard of 8 min ago',
  ]);
  expect(classLines(standings, shelf, 'fr', now)[0]).toContain('BLOQUÉ : Il dit « done ».');
  expect(classLines([], shelf, 'en', now)).toEqual(['Nobody has begun an exercise yet.']);
});

test('learners are folders with a journal', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'empty'));
  new Journal(join(folder, 'zoe')).add('small', begun);
  new Journal(join(folder, 'ann')).add('small', begun);
  expect(learnersIn(folder)).toEqual(['ann', 'zoe']);
  expect(learnersIn(join(folder, 'nowhere'))).toEqual([]);
});

describe('marks', () => {
  const all = [
    { learner: 'ann', entries: [...entries([begun, mistake, failed, passed]), ...entries([begun], 'gone')] },
    { learner: '=cmd|"x",y', entries: entries([begun, { event: 'hinted', claim: 'any', level: 2 }]) },
  ];

  test('as a table, in which nothing is a formula', () => {
    expect(marksTable(all, shelf).split('\r\n')).toEqual([
      'learner,exercise,level,state,score,minutes,commands,failed,checks,hints,hintLevel,damage,met,of,began,passed',
      'ann,small,1,passed,99,3,1,1,2,0,0,0,3,3,2026-11-30T09:00:00.000Z,2026-11-30T09:03:00.000Z',
      'ann,gone,,open,,0,0,0,0,0,0,0,0,0,2026-11-30T09:00:00.000Z,',
      `"'=cmd|""x"",y",small,1,open,,1,0,0,0,1,2,0,0,0,2026-11-30T09:00:00.000Z,`,
      '',
    ]);
  });

  test('as statements: the same events have the same numbers, and nothing of what was typed is in them', () => {
    const statements = marksStatements(all, shelf) as { id: string; verb: { id: string }; result?: object }[];
    expect(statements.map(({ verb }) => verb.id.replace(/.*\//, ''))).toEqual([
      ...['initialized', 'failed', 'passed', 'initialized', 'initialized', 'asked'],
    ]);
    const ids = statements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(marksStatements(all, shelf)).toEqual(statements);
    expect(statements[2]?.result).toMatchObject({
      success: true,
      duration: 'PT180.00S',
      score: { scaled: 0.99, raw: 99, min: 0, max: 100 },
    });
    expect(JSON.stringify(statements)).not.toContain('typed');
  });
});
