/** An exercise out of a recorded session: its draft is set up, fails its check, is solved and passes it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { openScriptSession } from '../../src/host/session.ts';
import { draftExercise } from '../../src/learn/drafts/draft-exercise.ts';
import { ExerciseLabs } from '../../src/learn/exercise-labs.ts';
import { readExercise } from '../../src/learn/read-exercise.ts';
import type { Recording } from '../../src/learn/recordings/recording-file.ts';
import { tryExercise } from '../../src/learn/trial.ts';
import { testLabs } from './exercise-folders.ts';

jest.setTimeout(120_000);

const labs = new ExerciseLabs(testLabs, openScriptSession);
const open = openScriptSession;

function recordingOf(inputs: readonly (string | { readonly failed: string })[], lab = 'contoso'): Recording {
  return {
    header: {
      width: 80,
      height: 24,
      timestamp: 0,
      title: 'From a session',
      place: { lab, machine: 'fe01.contoso.com', culture: null },
    },
    events: inputs.map((input, at) => ({
      at,
      kind: 'command' as const,
      input: typeof input === 'string' ? input : input.failed,
      output: '',
      failed: typeof input !== 'string',
    })),
  };
}

test('what was typed before the comment sets it up, what came behind is the solution, what failed is left out', () => {
  const draft = draftExercise({
    id: 'my-own',
    labs,
    open,
    recording: recordingOf([
      'Set-CsSite Redmond -Description before',
      { failed: 'Get-Nothing' },
      '# exercise: from here on it is solved',
      'Set-CsSite Redmond -Description "It\'s done"',
      '$new = Request-CsCertificate -New -Type Default -FriendlyName new',
      'Set-CsCertificate -Type Default -Thumbprint $new.Thumbprint',
      { failed: 'Get-Nothing' },
      'Step-LabClock -By 00:10:00',
    ]),
  });
  expect(draft.get('setup.ps1')).toBe(
    'Set-CsSite Redmond -Description before\nStep-LabClock -By 00:10:00 | Out-Null\n',
  );
  expect(draft.get('solve.ps1')).not.toContain('Get-Nothing');
  const exercise = readExercise('my-own', draft);
  expect(exercise.claims.map(({ id }) => id)).toEqual(['cssite', 'uses', 'kept-roots', 'kept-stopped']);
  expect(exercise.texts.get('en')?.claims.get('cssite')).toBe(
    'Get-CsSite on the lab: "Description: It\'s done" is there.',
  );
  const steps = tryExercise(exercise, { labs, open, interrupt: null, seed: 0, languages: ['en', 'fr'] });
  expect(steps.filter(({ fault }) => fault !== null).map(({ fault }) => fault)).toEqual([
    'there is no other-way-*.ps1',
  ]);
});

test.each([
  [recordingOf(['Get-Date']), 'The session has changed nothing that a check could ask for.'],
  [recordingOf(['Set-CsSite Redmond -Description x', '# exercise']), 'Nothing was typed in it that is a solution.'],
  [
    recordingOf(['Set-CsSite Redmond -Description x'], join(mkdtempSync(join(tmpdir(), 'topology-')), 'x.json')),
    'The recording does not say in which lab it was made: "lyncshell record FILE.cast" does.',
  ],
  [recordingOf(['throw "no"']), 'solve.ps1, line 1: no'],
])('no exercise: %#', (recording, message) => {
  expect(() => draftExercise({ id: 'none', labs, open, recording })).toThrow(message);
});
