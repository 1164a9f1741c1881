/** What an exercise may look like, and what is said of one that does not. */
import { describe, expect, test } from '@jest/globals';
import { builtInExercises } from '../../src/generated/exercises.ts';
import { ExerciseError } from '../../src/learn/exercise-error.ts';
import { readExercise } from '../../src/learn/read-exercise.ts';
import { Shelf } from '../../src/learn/shelf.ts';
import { fc } from '../random-input.ts';
import { SMALL, smallWith } from './exercise-folders.ts';

const main = SMALL.get('exercise.md') ?? '';

function faultOf(changes: Readonly<Record<string, string>>, without: string[] = []): string {
  const files = new Map([...smallWith(changes)].filter(([name]) => !without.includes(name)));
  try {
    readExercise('small', files);
  } catch (error) {
    if (error instanceof ExerciseError) return error.message;
    throw error;
  }
  return '';
}

const replaced = (from: string, to: string) => ({ 'exercise.md': main.replace(from, to) });

test('a small exercise is read whole', () => {
  const exercise = readExercise('small', SMALL);
  expect(exercise).toMatchObject({
    level: 1,
    minutes: 5,
    lab: { topology: 'contoso', machine: 'fe01.contoso.com', user: null },
    claims: [
      { id: 'there', kind: 'wanted' },
      { id: 'full', kind: 'wanted' },
      { id: 'extra', kind: 'forbidden' },
    ],
    wrongWays: [{ file: 'wrong-word.ps1', claim: 'full' }],
  });
  expect(exercise.texts.get('fr')?.hints.get('there')).toHaveLength(4);
  expect(exercise.texts.get('en')?.claims.get('full')).toBe('It says "done".');
});

describe('what is wrong is told with its file and its line', () => {
  test.each<[string, Record<string, string>, string[], string]>([
    ['no file', {}, ['check.ps1'], 'check.ps1: the exercise has no such file'],
    ['no hints', {}, ['hints.fr.md'], 'hints.fr.md: the exercise has no such file'],
    [
      'no properties',
      { 'exercise.md': 'Just text' },
      [],
      'exercise.md, line 1: a line of three dashes has to begin it',
    ],
    [
      'no end',
      { 'exercise.md': '---\ntitle: x\n' },
      [],
      'exercise.md, line 1: no second line of three dashes ends the properties',
    ],
    [
      'no story',
      replaced('Write "done" into C:\\done.txt.', ''),
      [],
      'exercise.md: it tells no story below the properties',
    ],
    [
      'an unknown property',
      replaced('level: 1', 'levels: 1'),
      [],
      'exercise.md, line 3: nothing is known of a property "levels"',
    ],
    [
      'a level that is none',
      replaced('level: 1', 'level: 9'),
      [],
      'exercise.md, line 3: "level" is a whole number from 1 to 4, not "9"',
    ],
    ['no title', replaced('title: Small\n', ''), [], 'exercise.md: the property "title" is missing'],
    ['a line that is nothing', replaced('level: 1', 'level 1'), [], 'exercise.md, line 3: "level 1" is no property'],
    [
      'a property twice',
      replaced('level: 1', 'title: x'),
      [],
      'exercise.md, line 3: the property "title" is there twice',
    ],
    [
      'no such lab',
      replaced('level: 1', 'level: 1\nlab: nowhere'),
      [],
      'exercise.md, line 4: no lab "nowhere" comes with the program',
    ],
    [
      'no such machine',
      replaced('level: 1', 'level: 1\nmachine: fe99'),
      [],
      'exercise.md, line 4: the lab contoso has no machine "fe99"',
    ],
    ['no date', replaced('level: 1', 'level: 1\nstart: soon'), [], 'exercise.md, line 4: "soon" is no date'],
    ['a claim twice', replaced('  full:', '  there:'), [], 'exercise.md, line 7: "there" is there twice'],
    [
      'no claim',
      replaced('  there: There is a file.\n  full: It says "done".\n', ''),
      [],
      'there is no claim below "claims"',
    ],
    [
      'both claimed and forbidden',
      replaced('  extra: There', '  full: There'),
      [],
      '"full" is both claimed and forbidden',
    ],
    ['a script that is none', { 'check.ps1': 'Claim there {' }, [], "check.ps1, line 1: Missing closing '}'"],
    [
      'a wrong way without its claim',
      { 'wrong-word.ps1': 'x' },
      [],
      'wrong-word.ps1, line 1: no comment "# fails: claim"',
    ],
    [
      'a wrong way with another claim',
      { 'wrong-word.ps1': '# fails: nothing' },
      [],
      '"nothing" is no claim of the exercise',
    ],
    [
      'hints for no claim',
      { 'hints.md': '## nothing\n1. x' },
      [],
      'hints.md, line 1: "nothing" is no claim of the exercise',
    ],
    [
      'a hint without a claim',
      { 'hints.md': '1. x' },
      [],
      'hints.md, line 1: a hint stands before the first "## claim"',
    ],
    [
      'too many hints',
      { 'hints.md': '## any\n1. a\n2. b\n3. c\n4. d\n5. e' },
      [],
      'hints.md, line 6: more than 4 hints',
    ],
    ['no hint', { 'hints.md': '## any\n' }, [], 'hints.md: there is no hint below "any"'],
    [
      'fewer hints in French',
      { 'hints.fr.md': '## any\n1. x' },
      [],
      'hints.fr.md: "there" has not as many hints as in English',
    ],
    [
      'a claim less in French',
      { 'exercise.fr.md': (SMALL.get('exercise.fr.md') ?? '').replace(/ {2}full.*\n/, '') },
      [],
      'exercise.fr.md: "full" of claims is missing',
    ],
  ])('%s', (_, changes, without, message) => {
    expect(faultOf(changes, without)).toContain(message);
  });

  test('a name that is none', () => {
    expect(() => readExercise('../x', SMALL)).toThrow('the name of an exercise is small letters');
  });
});

test('no text makes the reader fail in another way', () => {
  const line = fc.constantFrom(
    '---',
    'title: x',
    'claims:',
    '  a: b',
    '- c',
    'level: 1',
    '## any',
    '1. x',
    '{',
    "'",
    '\u0000',
    '   ',
    'a:b',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
  );
  const name = fc.constantFrom(...SMALL.keys());
  fc.assert(
    fc.property(fc.array(fc.tuple(name, text), { maxLength: 3 }), (changes) => {
      try {
        readExercise('small', smallWith(Object.fromEntries(changes)));
      } catch (error) {
        expect(error).toBeInstanceOf(ExerciseError);
      }
    }),
    { numRuns: 300 },
  );
});

describe('the exercises of the program', () => {
  const shelf = new Shelf(builtInExercises, '/nowhere');

  test.each([...shelf.ids(), 'drill-any-4-1'])('%s', (id) => {
    const exercise = shelf.get(id);
    expect([...exercise.texts.keys()].sort()).toEqual(['en', 'fr']);
    expect(exercise.otherWays.length).toBeGreaterThan(0);
    expect(exercise.wrongWays.length).toBeGreaterThan(0);
    const hints = [...(exercise.texts.get('en')?.hints ?? [])];
    const short = hints.filter(([, list]) => list.length !== 4).map(([claim]) => claim);
    expect(short).toEqual([]);
    for (const need of exercise.needs) expect(builtInExercises.has(need)).toBe(true);
    // Only the last hint is something to be typed; the others are sentences.
    const typed = hints.flatMap(([, list]) => list.slice(0, 3)).filter((hint) => !/[.!?]$/.test(hint));
    expect(typed).toEqual([]);
  });
});
