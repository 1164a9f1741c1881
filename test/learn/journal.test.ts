/** What is kept of a learner survives kills and edits, and what follows from it. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Journal, type JournalEntry, readJournal } from '../../src/learn/journal.ts';
import { progressOf, scoreOf } from '../../src/learn/progress.ts';
import { fc } from '../random-input.ts';
import { newFolder } from './exercise-folders.ts';

const begun = { event: 'begun', version: 'v', seed: 0, again: false, folder: null } as const;
const checked = (passed: boolean, unmet: string | null) =>
  ({ event: 'checked', passed, met: passed ? 2 : 1, of: 2, unmet, broken: [] }) as const;

test('what was written is read again, by another process too', () => {
  const folder = newFolder();
  const journal = new Journal(folder);
  journal.add('a', begun);
  expect(journal.all().entries).toHaveLength(1);
  new Journal(folder).add('a', { event: 'continued' });
  expect(journal.all().entries.map(({ event }) => event)).toEqual(['begun', 'continued']);
});

test('a line that a kill has cut off is passed over, and told; what follows is whole', () => {
  const journal = new Journal(newFolder());
  journal.add('a', begun);
  appendFileSync(journal.path, '{"at":1,"exercise":"a","ev');
  journal.add('a', { event: 'left' });
  expect(journal.all().entries.map(({ event }) => event)).toEqual(['begun', 'left']);
  expect(journal.all().damaged).toEqual([2]);
});

test('whatever somebody writes into the file is an entry or a damaged line', () => {
  const journal = new Journal(newFolder());
  journal.add('a', begun);
  const whole = readFileSync(journal.path, 'utf8');
  writeFileSync(
    journal.path,
    `${whole}[]\nnull\n{"at":"x","exercise":"a","event":"left"}\n{"at":1,"exercise":"a","event":"toString"}\n${whole}`,
  );
  expect(journal.all()).toMatchObject({ entries: [{ event: 'begun' }, { event: 'begun' }], damaged: [2, 3, 4, 5] });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { entries, damaged } = readJournal(text);
      expect(entries.length + damaged.length).toBe(text.split('\n').filter((line) => line.trim() !== '').length);
    }),
  );
});

function entries(...events: readonly [minute: number, event: object][]): JournalEntry[] {
  return events.map(([minute, event]) => ({ at: minute * 60_000, exercise: 'a', ...event }) as JournalEntry);
}

test('a pass stays, and the state tells where it was broken since', () => {
  const passed = entries([0, begun], [1, checked(false, 'x')], [2, checked(true, null)]);
  expect(progressOf('a', passed)).toMatchObject({
    state: 'passed',
    passedAt: 120_000,
    checks: 2,
    milliseconds: 120_000,
  });
  const broken = [...passed, ...entries([3, checked(false, 'y')])];
  expect(progressOf('a', broken)).toMatchObject({ state: 'broken', passedAt: 120_000, unmet: 'y' });
  expect(progressOf('a', entries([0, begun])).state).toBe('open');
  expect(progressOf('a', []).state).toBe('new');
});

test('failures on one claim are counted until another one is in the way', () => {
  const tries = ['x', 'y', 'y', 'y'].map((unmet, index) => [index, checked(false, unmet)] as const);
  expect(
    progressOf('a', entries([0, begun], ...tries.map(([at, event]) => [at, event] as [number, object]))).sameFailure,
  ).toBe(3);
});

test('a pause is no work, and what costs points is hints, damage, time and commands that failed', () => {
  const typed = { event: 'typed', text: 'x', commands: [], failed: true };
  const run = entries(
    [0, begun],
    [100, typed],
    [101, { event: 'hinted', claim: 'x', level: 2 }],
    [102, checked(true, null)],
  );
  const progress = progressOf('a', run);
  expect(progress.milliseconds).toBe(12 * 60_000);
  expect(scoreOf({ minutes: 10, commands: null }, progress)).toBe(100 - 15 - 1 - 2);
  expect(scoreOf({ minutes: 10, commands: null }, progressOf('a', entries([0, begun])))).toBeNull();
  const shown = entries([0, begun], [1, { event: 'hinted', claim: 'x', level: 4 }], [2, checked(true, null)]);
  expect(scoreOf({ minutes: 10, commands: null }, progressOf('a', shown))).toBe(0);
});
