/** The life of an exercise: begun, checked, helped with, passed, broken, left, and what people do to it meanwhile. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { openLab } from '../../src/deployment/deployment.ts';
import { deleteLab, labExists, listLabs } from '../../src/deployment/labs.ts';
import { openScriptSession } from '../../src/host/session.ts';
import { ExerciseLabs, exercisesRoot, runWay } from '../../src/learn/exercise-labs.ts';
import { checkLines, storyLines } from '../../src/learn/exercise-text.ts';
import type { Learner } from '../../src/learn/learner.ts';
import { tryExercise } from '../../src/learn/trial.ts';
import { learnerWith, newFolder, SMALL, smallWith, testLabs } from './exercise-folders.ts';

jest.setTimeout(120_000);

afterAll(() => {
  const root = exercisesRoot(testLabs);
  for (const name of listLabs(root)) if (name.startsWith(`t${process.pid}-`)) deleteLab(root, name);
});

/** Runs a text in the learner's lab, as a way. */
function work(learner: Learner, text: string): void {
  const { place } = learner.require();
  runWay(openLab(place), { file: 'work.ps1', text }, 0, { open: openScriptSession, interrupt: null });
}

describe('from the beginning to the end', () => {
  const learner = learnerWith({ small: SMALL });

  test('begun', () => {
    const open = learner.begin('small');
    expect(open).toMatchObject({ continued: false, seed: 0 });
    const lines = storyLines(learner, open, 'CONTOSO\\x');
    expect(lines).toContain('Write "done" into C:\\done.txt.');
    expect(lines).toContain('  - There is a file.');
    expect(lines).toContain('  - There is a file too many.');
  });

  test('not yet: only the first claim is explained, by what was seen', () => {
    const { open, result } = learner.check();
    expect(result).toMatchObject({ passed: false, unmet: { id: 'there' }, broken: [] });
    expect(checkLines(learner, open.exercise, result)).toEqual([
      '  [ ] There is a file.',
      '      FE01 has no file.',
      '  [ ] It says "done".',
      '',
      'Not yet: 1 of 3 hold.',
    ]);
  });

  test('hints go on, one step each, for the claim that is in the way', () => {
    expect(learner.hint()).toMatchObject({ claim: 'there', level: 1, of: 4, text: 'Look at C:.' });
    expect(learner.hint()).toMatchObject({ level: 2 });
    work(learner, 'Set-Content C:\\done.txt x');
    expect(learner.hint()).toMatchObject({ claim: 'any', level: 1 });
    expect(learner.hint()).toMatchObject({ claim: 'any', level: 1 });
  });

  test('damage is told', () => {
    work(learner, 'Set-Content C:\\done.txt done; Set-Content C:\\extra.txt x');
    const { open, result } = learner.check();
    expect(result).toMatchObject({ passed: false, unmet: null, broken: [{ id: 'extra' }] });
    expect(checkLines(learner, open.exercise, result)).toContain('  [!] Damage: There is a file too many.');
    work(learner, 'Remove-Item C:\\extra.txt');
  });

  test('passed, and then broken', () => {
    expect(learner.check().result.passed).toBe(true);
    expect(learner.progress('small')).toMatchObject({ state: 'passed', hintLevel: 2, damage: 1 });
    work(learner, 'Remove-Item C:\\done.txt');
    expect(learner.check().result.passed).toBe(false);
    expect(learner.progress('small').state).toBe('broken');
  });

  test('gone on with, and begun again', () => {
    work(learner, 'Set-Content C:\\kept.txt x');
    expect(learner.begin('small').continued).toBe(true);
    const again = learner.again(learner.require());
    expect(again.continued).toBe(false);
    work(learner, "if (Test-Path C:\\kept.txt) { throw 'it is the old lab' }");
    expect(learner.progress('small').state).toBe('broken');
  });

  test('left', () => {
    learner.leave();
    expect(learner.current).toBeNull();
    expect(() => learner.check()).toThrow('No exercise is open.');
  });
});

test('a lab that was deleted: a clear line, and what was done is kept', () => {
  const learner = learnerWith({ small: SMALL });
  const { place } = learner.begin('small');
  work(learner, 'Set-Content C:\\done.txt done');
  learner.check();
  deleteLab(place.root, place.name);
  expect(() => learner.check()).toThrow(
    'The lab of the exercise small is gone. "Start-LabExercise small" makes it anew',
  );
  expect(learner.begin('small').continued).toBe(false);
  expect(learner.progress('small').state).toBe('passed');
});

test('files of the lab that somebody has changed are told, and the exercise can be begun again', () => {
  // Labs of its own: what is damaged here is shared with what labs are made of.
  const learner = learnerWith({ small: SMALL }, { labs: join(newFolder(), 'labs') });
  const { place } = learner.begin('small');
  const sections = join(place.root, place.name, 'store', 'sections');
  for (const name of readdirSync(sections)) writeFileSync(join(sections, name), 'rubbish');
  const told =
    'The lab of the exercise small is damaged. "Reset-LabExercise" (or "lyncshell learn reset") makes it anew; what you have done is kept.';
  expect(() => learner.begin('small')).toThrow(told);
  expect(() => learner.check()).toThrow(told);
  learner.again(learner.requireBegun());
  work(learner, 'Set-Content C:\\done.txt done');
  expect(learner.check().result.passed).toBe(true);
});

test('a broken setup is told with its line, and leaves no lab', () => {
  const learner = learnerWith({
    small: smallWith({ 'setup.ps1': 'Get-Date | Out-Null\nGet-CsPool -Identity nowhere.contoso.com\n' }),
  });
  expect(() => learner.begin('small')).toThrow(/^setup\.ps1, line 2: /);
  expect(learner.current).toBeNull();
  expect(labExists(exercisesRoot(testLabs), `${learner.name}.small`)).toBe(false);
});

describe("a check that is its author's fault costs the learner nothing", () => {
  test.each([
    ['throws', "throw 'oh'", /^check\.ps1, line 1: oh$/],
    ['says nothing of a claim', 'Claim there {}; Claim full {}', /^check\.ps1: it does not say whether "extra" holds$/],
    ['says one twice', 'Claim there {}; Claim there {}', /^check\.ps1: it says twice whether "there" holds$/],
    ['makes up a claim', 'Claim nothing {}', /^check\.ps1: the exercise makes no claim "nothing"$/],
    [
      'has a reason without text',
      'Claim there { Unmet nope }; Claim full {}; Claim extra {}',
      /^check\.ps1: there is no text for the reason "nope"$/,
    ],
    [
      'reads a file of this computer',
      'Get-Content /etc/hostname',
      /^check\.ps1, line 1: .*--allow-host|confined|refused/,
    ],
    ['starts a program', 'cmd /c dir', /^check\.ps1, line 1: /],
  ])('%s', (_, text, message) => {
    const learner = learnerWith({ small: smallWith({ 'check.ps1': text }) });
    learner.begin('small');
    expect(() => learner.check()).toThrow(message);
    expect(learner.progress('small').checks).toBe(0);
  });

  test('never ends', () => {
    const learner = learnerWith({ small: smallWith({ 'check.ps1': 'while ($true) { }' }) }, { checkLimit: 1_000 });
    learner.begin('small');
    expect(() => learner.check()).toThrow('check.ps1: it takes longer than 1 seconds');
  });
});

test('a check changes nothing in the lab, whatever it does', () => {
  const text = `Set-Content C:\\by-check.txt x; Step-LabClock -By 05:00:00 | Out-Null\n${SMALL.get('check.ps1')}`;
  const learner = learnerWith({ small: smallWith({ 'check.ps1': text }) });
  learner.begin('small');
  learner.check();
  work(learner, "if (Test-Path C:\\by-check.txt) { throw 'written' }; if ((Get-Date).Hour -ne 9) { throw 'moved' }");
});

test('a check sees what was typed, and how the lab was', () => {
  const text =
    "Claim there { if (-not (Used Get-ChildItem)) { Unmet no-file typed } }\nClaim full { if (-not (AtStart { Test-Path C:\\begun.txt })) { Unmet no-file start } }\nClaim extra { if (Used Remove-* { $_ -like '*begun*' }) { Unmet extra } }";
  const learner = learnerWith({ small: smallWith({ 'check.ps1': text }) });
  learner.begin('small');
  expect(learner.check().result.unmet?.reason).toEqual({ name: 'no-file', seen: ['typed'] });
  learner.heard('small', 'dir C:\\', ['Get-ChildItem'], false);
  work(learner, 'Remove-Item C:\\begun.txt');
  expect(learner.check().result.passed).toBe(true);
  learner.heard('small', 'del C:\\begun.txt', ['Remove-Item'], false);
  expect(learner.check().result.broken).toHaveLength(1);
});

test('a state that comes within a time is waited for on the clock of the lab, not longer', () => {
  const within = (time: string) =>
    `Claim there { if (-not (Within ${time} { (Get-Date).Hour -ge 12 })) { Unmet no-file late } }; Claim full {}; Claim extra {}`;
  const soon = learnerWith({ small: smallWith({ 'check.ps1': within('04:00:00') }) });
  soon.begin('small');
  expect(soon.check().result.passed).toBe(true);
  const late = learnerWith({ small: smallWith({ 'check.ps1': within('01:00:00') }) });
  late.begin('small');
  expect(late.check().result.passed).toBe(false);
});

test('exercises of a folder, by its path or on the shelf; languages by a folder', () => {
  const folder = newFolder();
  const mine = join(folder, 'mine');
  mkdirSync(mine);
  for (const [name, text] of SMALL) writeFileSync(join(mine, name), text);
  const learner = learnerWith({ small: SMALL }, { folder, language: 'de' });
  expect(learner.begin(mine).exercise.id).toBe('mine');
  expect(learner.check().result.passed).toBe(false);
  const german = join(folder, 'exercises', 'small');
  mkdirSync(german, { recursive: true });
  const translated = (SMALL.get('exercise.fr.md') ?? '').replace('Petit', 'Klein');
  writeFileSync(join(german, 'exercise.de.md'), translated);
  writeFileSync(join(german, 'hints.de.md'), SMALL.get('hints.fr.md') ?? '');
  expect(learner.shelf.get('small').texts.get('de')?.title).toBe('Klein');
  expect(() => learner.begin(join(folder, 'nowhere'))).toThrow('There is no folder');
  expect(() => learner.begin('smal')).toThrow('There is no exercise "smal". Is it small?');
});

test('a faulty exercise on the shelf does not take the others along', () => {
  const learner = learnerWith({ small: SMALL, bad: new Map([['exercise.md', 'x']]) });
  const { exercises, faulty } = learner.shelf.all();
  expect(exercises.map(({ id }) => id)).toEqual(['small']);
  expect(faulty).toEqual([{ id: 'bad', fault: expect.stringContaining('exercise.md, line 1') }]);
});

describe('a trial', () => {
  const labs = new ExerciseLabs(testLabs, openScriptSession);
  const options = { labs, open: openScriptSession, interrupt: null, seed: 0, languages: ['en', 'fr'] };
  const faultsOf = (changes: Readonly<Record<string, string>>) => {
    const learner = learnerWith({ small: smallWith(changes) });
    return tryExercise(learner.shelf.get('small'), options)
      .filter(({ fault }) => fault !== null)
      .map(({ step, fault }) => `${step}: ${fault}`);
  };

  test('of a good exercise', () => expect(faultsOf({})).toEqual([]));

  test.each([
    ['a setup that fails', { 'setup.ps1': "throw 'oh'" }, ['setup: setup.ps1, line 1: oh']],
    [
      'a setup that has solved it',
      { 'setup.ps1': 'Set-Content C:\\done.txt done' },
      ['check before: the check passes before anything is done'],
    ],
    [
      'a setup that has done damage',
      { 'setup.ps1': 'Set-Content C:\\extra.txt x' },
      expect.arrayContaining(['check before: damage is told before anything is done: extra']),
    ],
    ['a solution that is none', { 'solve.ps1': 'Set-Content C:\\done.txt x' }, ['solve.ps1: full: It says "x".']],
    [
      'a way that is none',
      { 'other-way-redirected.ps1': '1' },
      ['other-way-redirected.ps1: there: FE01 has no file.; full: FE01 has no file.'],
    ],
    [
      'a wrong way that passes',
      { 'wrong-word.ps1': '# fails: full\nSet-Content C:\\done.txt done' },
      ['wrong-word.ps1: the check passes'],
    ],
    [
      'a wrong way that fails elsewhere',
      { 'wrong-word.ps1': '# fails: extra\nSet-Content C:\\done.txt x' },
      ['wrong-word.ps1: it fails on full, not on extra'],
    ],
  ])('of %s', (_, changes, faults) => expect(faultsOf(changes)).toEqual(faults));
});
