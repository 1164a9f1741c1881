/** docs/security.md: exercises. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { openLab as openDeployment } from '../../../src/deployment/deployment.ts';
import { deleteLab } from '../../../src/deployment/labs.ts';
import { openScriptSession } from '../../../src/host/session.ts';
import { ExerciseLabs } from '../../../src/learn/exercise-labs.ts';
import { runScript } from '../../../src/learn/exercise-scripts.ts';
import { tryExercise } from '../../../src/learn/trial.ts';
import { learnerWith, SMALL, smallWith, testLabs } from '../../learn/exercise-folders.ts';
import { HOSTILE } from './hostile-commands.ts';
import { canaryState, home, lyncshell, SECRET, sentence } from './stage.ts';

describe('exercises', () => {
  /** A script that fails where one of the hostile commands is not refused. */
  const hostile = `$ErrorActionPreference = 'Continue'; $missed = @(); foreach ($text in @'\n${HOSTILE.map((text) => text.replaceAll('\n', ' ')).join('\n')}\n'@ -split "\\n") { $Error.Clear(); try { Invoke-Expression $text *> $null } catch { } ; if (-not ($Error -match '--allow-host')) { $missed += $text } }; $ErrorActionPreference = 'Stop'; if ($missed) { throw ($missed -join "\\n") }\n`;

  sentence(
    'The scripts of an exercise are confined as a page is, wherever the exercise comes from: setup, check, solution and ways.',
    () => {
      const before = canaryState();
      const learner = learnerWith({
        hostile: smallWith({
          'setup.ps1': hostile,
          'check.ps1': `${hostile}${SMALL.get('check.ps1')}`,
          'solve.ps1': `${hostile}${SMALL.get('solve.ps1')}`,
          'other-way-redirected.ps1': `${hostile}${SMALL.get('solve.ps1')}`,
        }),
      });
      const labs = new ExerciseLabs(testLabs, openScriptSession);
      const steps = tryExercise(learner.shelf.get('hostile'), {
        labs,
        open: openScriptSession,
        interrupt: null,
        seed: 0,
        languages: ['en'],
      });
      expect(steps.filter(({ fault }) => fault !== null)).toEqual([]);
      expect(steps.length).toBeGreaterThan(4);
      expect(canaryState()).toBe(before);
    },
  );

  sentence('A check that does not end is ended, and so is a setup.', () => {
    const learner = learnerWith({ endless: smallWith({ 'check.ps1': 'for (;;) { }' }) }, { checkLimit: 500 });
    const { place } = learner.begin('endless');
    expect(() => learner.check()).toThrow('check.ps1: it takes longer than 0.5 seconds');
    deleteLab(place.root, place.name);
    const setup = { file: 'setup.ps1', text: 'for (;;) { }' };
    const run = { open: openScriptSession, vocabulary: '', limit: 500, interrupt: null };
    const lab = openDeployment({ root: 'memory:endless', name: 'endless', create: {}, confined: true });
    expect(() => runScript(lab, setup, run)).toThrow('setup.ps1: it takes longer than 0.5 seconds');
  });

  sentence(
    'What is typed in an exercise goes into a journal in `learn` of the data folder, which you alone can read; of a command with a secret it holds only which one it was.',
    () => {
      lyncshell(
        ['learn', 'start', 'first-look', '--learner', 'anna'],
        `Get-Date\nConvertTo-SecureString ${SECRET} -AsPlainText -Force\n`,
      );
      const file = join(home, 'learn', 'anna', 'journal.jsonl');
      const text = readFileSync(file, 'utf8');
      expect(text).toContain('"text":"Get-Date"');
      expect(text).toContain('ConvertTo-SecureString');
      expect(text).not.toContain(SECRET);
      expect(statSync(file).mode & 0o077).toBe(0);
    },
  );
});
