/** -WhatIf and -Confirm. */
import { expect, test } from '@jest/globals';
import { type CommonParameters, noCommonParameters } from '../../../src/engine/binder/common-parameters.ts';
import { type Impact, ShouldProcess } from '../../../src/engine/binder/should-process.ts';
import type { Choice } from '../../../src/engine/host.ts';
import { InvocationInfo } from '../../../src/engine/invocation-info.ts';
import type { Runspace } from '../../../src/engine/runspace.ts';
import type { Scope } from '../../../src/engine/scope.ts';
import './binder-setting.ts';

interface Asked {
  readonly decision: ShouldProcess;
  /** What was shown and asked. */
  readonly said: string[];
}

/** @param answers indexes of the choices taken, in order. */
function setting(
  common: Partial<CommonParameters>,
  {
    answers = [],
    impact = 'Medium',
    preferences = {},
  }: { answers?: number[]; impact?: Impact; preferences?: Record<string, unknown> } = {},
): Asked {
  const said: string[] = [];
  const runspace = {
    display: { writeHost: (text: string) => said.push(text) },
    ui: {
      promptForChoice: (caption: string, message: string, choices: readonly Choice[]) => {
        said.push(`${caption}: ${message} (${choices.map(({ label }) => label.replace('&', '')).join(', ')})`);
        return answers.shift() ?? 0;
      },
    },
    preference: (_scope: unknown, name: string, fallback: string) => String(preferences[name] ?? fallback),
  } as unknown as Runspace;
  const scope = {
    lookup: (key: string) => Object.entries(preferences).find(([name]) => name.toLowerCase() === key)?.[1] ?? null,
  } as unknown as Scope;
  const asker = {
    name: 'Remove-Thing',
    invocation: new InvocationInfo(null, null),
    confirmImpact: impact,
    verbose: (text: string) => void said.push(`VERBOSE: ${text}`),
  };
  return { decision: new ShouldProcess(runspace, { ...noCommonParameters(), ...common }, scope, asker), said };
}

const CHOICES = '(Yes, Yes to All, No, No to All, Suspend)';
const QUESTION = `Confirm: Are you sure you want to perform this action?\nPerforming the operation "Remove File" on target "x". ${CHOICES}`;

test.each([
  [
    '-WhatIf shows and does nothing',
    setting({ whatIf: true }),
    false,
    ['What if: Performing the operation "Remove File" on target "x".\n'],
  ],
  [
    '$WhatIfPreference does the same',
    setting({}, { preferences: { WhatIfPreference: true } }),
    false,
    ['What if: Performing the operation "Remove File" on target "x".\n'],
  ],
  [
    '-WhatIf:$false acts in spite of it',
    setting({ whatIf: false }, { preferences: { WhatIfPreference: true } }),
    true,
    [],
  ],
  ['a medium impact does not ask', setting({}), true, []],
  ['a high one asks', setting({}, { impact: 'High' }), true, [QUESTION]],
  [
    'not when the preference is None',
    setting({}, { impact: 'High', preferences: { ConfirmPreference: 'None' } }),
    true,
    [],
  ],
  [
    'a low preference asks for medium impacts',
    setting({}, { preferences: { ConfirmPreference: 'Low' } }),
    true,
    [QUESTION],
  ],
  ['-Confirm asks always', setting({ confirm: true }, { answers: [2] }), false, [QUESTION]],
  ['-Confirm:$false never', setting({ confirm: false }, { impact: 'High' }), true, []],
  [
    '-Verbose tells',
    setting({ verbose: true }),
    true,
    ['VERBOSE: Performing the operation "Remove File" on target "x".'],
  ],
])('%s', (_, { decision, said }, expected, texts) => {
  expect(decision.shouldProcess('x', 'Remove File')).toBe(expected);
  expect(said).toEqual(texts);
});

test('an answer to all holds for the rest of the command', () => {
  const { decision, said } = setting({ confirm: true }, { answers: [1] });
  expect([decision.shouldProcess('x', 'Remove File'), decision.shouldProcess('y')]).toEqual([true, true]);
  expect(said).toEqual([QUESTION]);
});

test('ShouldContinue asks in any case', () => {
  const { decision, said } = setting({ confirm: false }, { answers: [3] });
  expect([decision.shouldContinue('Sure?', 'Really'), decision.shouldContinue('Sure?', 'Really')]).toEqual([
    false,
    false,
  ]);
  expect(said).toEqual([`Really: Sure? ${CHOICES}`]);
});

test('a question of the cmdlet itself stands in the place of the usual one, but not under -WhatIf', () => {
  const asked = setting({ confirm: true });
  expect(asked.decision.shouldProcess('x', undefined, false, 'Move-Thing')).toBe(true);
  expect(asked.said).toEqual([`Confirm: Move-Thing ${CHOICES}`]);
  const told = setting({ whatIf: true });
  expect(told.decision.shouldProcess('x', undefined, false, 'Move-Thing')).toBe(false);
  expect(told.said).toEqual(['What if: Performing the operation "Remove-Thing" on target "x".\n']);
});
