/** Drills: names that say all, the same for all who have the name, and what is wrong with a wish. */
import { describe, expect, jest, test } from '@jest/globals';
import { builtInExercises } from '../../src/generated/exercises.ts';
import { openScriptSession } from '../../src/host/session.ts';
import { drillName, drillNamed, drillSets, MOST_DRILL_SEED } from '../../src/learn/drills.ts';
import { ExerciseLabs } from '../../src/learn/exercise-labs.ts';
import { Shelf } from '../../src/learn/shelf.ts';
import { tryExercise } from '../../src/learn/trial.ts';
import { fc } from '../random-input.ts';
import { testLabs } from './exercise-folders.ts';

jest.setTimeout(120_000);

const shelf = new Shelf(builtInExercises, '/nowhere');

test('a name says all of a wish', () => {
  const wishes = fc.record({
    sets: fc.uniqueArray(fc.constantFrom(...drillSets), { minLength: 1 }),
    level: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer({ min: 0, max: MOST_DRILL_SEED }),
  });
  fc.assert(
    fc.property(wishes, (wish) => {
      let name: string;
      try {
        name = drillName(wish);
      } catch {
        return;
      }
      const own = drillSets.filter((set) => set !== 'any' && wish.sets.includes(set));
      const sets = wish.sets.includes('any') || own.length === drillSets.length - 1 ? ['any'] : own;
      expect(drillNamed(name)).toEqual({ ...wish, sets });
      const { id, seed, level, texts, setup } = shelf.get(name);
      expect({ id, seed, level }).toEqual({ id: name, seed: wish.seed, level: wish.level });
      expect([...texts.values()].map(({ story }) => story).join() + setup.text).not.toMatch(/%\w+%/);
    }),
  );
});

test.each([['drill-any-5-1'], ['drill-nothing-1-1'], ['drill-any-1-12345'], ['drill'], ['drill-any-1']])(
  '%s is no drill',
  (name) => {
    expect(drillNamed(name)).toBeNull();
  },
);

test('a wish that cannot be says what can', () => {
  expect(() => drillName({ sets: ['authority'], level: 1, seed: 1 })).toThrow(
    'There is nothing of level 1 in authority: the levels there are 2, 3, 4.',
  );
  expect(() => drillName({ sets: ['clouds'], level: 1, seed: 1 })).toThrow(
    'There is no set of faults "clouds". There are: any, machines, services, replication, authority.',
  );
});

test('no list names the template or a drill', () => {
  expect(shelf.ids().filter((id) => id.startsWith('drill'))).toEqual([]);
});

describe('a drill with two faults', () => {
  const labs = new ExerciseLabs(testLabs, openScriptSession);
  const options = { labs, open: openScriptSession, interrupt: null, seed: 0, languages: ['en', 'fr'] };

  test('is set up, fails its check, is solved and passes it; wrong ways fail', () => {
    const steps = tryExercise(shelf.get('drill-any-4-9'), options);
    expect(steps.filter(({ fault }) => fault !== null)).toEqual([]);
    expect(steps).toHaveLength(7);
  });
});
