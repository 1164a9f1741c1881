/** What all wizards have in common, on a small one. */
import { expect, test } from '@jest/globals';
import type { FormEvent } from '../../src/wizard/form-view.ts';
import {
  advance,
  answered,
  beginWizard,
  type PageMachine,
  viewOf,
  type WizardState,
} from '../../src/wizard/page-machine.ts';

interface Known {
  readonly colours: readonly string[];
  readonly painted: boolean;
}

const base = { label: '', note: null, enabled: true, error: null };

/** Chooses a colour and paints. Its texts are those of buttons, since it has none of its own. */
const machine: PageMachine<Known, 'colours', readonly string[]> = {
  form: 'certificate-export',
  first: 'welcome',
  cancel: 'close',
  steps: [],
  unknown: { colours: [], painted: false },
  subject: () => 'wall',
  commandSoFar: ({ filled }) => (filled.has('colour') ? `Paint -Colour ${filled.get('colour')}` : null),
  pages: new Map(
    [
      {
        id: 'welcome',
        number: 1,
        step: null,
        enter: () => ({ kind: 'ask' as const, question: 'colours' as const }),
        learn: ({ known }: WizardState<Known>, answer: { kind: string; answer?: readonly string[] }) => ({
          ...known,
          colours: answer.answer ?? [],
        }),
        fields: ({ known, filled }: WizardState<Known>) => [
          { ...base, id: 'name', kind: 'text' as const, value: String(filled.get('name') ?? '') },
          {
            ...base,
            id: 'colour',
            kind: 'choice' as const,
            value: String(filled.get('colour') ?? ''),
            options: known.colours.map((value) => ({ value, label: value, enabled: value !== 'grey' })),
          },
        ],
        check: ({ filled }: WizardState<Known>) => new Map(filled.has('colour') ? [] : [['colour', 'error.required']]),
        next: () => ({ to: 'run' }),
      },
      {
        id: 'run',
        number: 2,
        step: null,
        enter: () => ({ kind: 'run' as const, command: 'Paint', secrets: {}, wants: [] }),
        learn: ({ known }: WizardState<Known>) => ({ ...known, painted: true }),
        fields: () => [],
        next: () => ({ close: true as const }),
      },
    ].map((page) => [page.id, page]),
  ),
};

function opened(): WizardState<Known> {
  const { state, effect } = beginWizard(machine);
  expect(effect).toEqual({ kind: 'ask', question: 'colours' });
  expect(state.phase).toBe('busy');
  return answered(machine, state, { kind: 'told', answer: ['red', 'grey'] }).state;
}

function after(state: WizardState<Known>, ...events: FormEvent[]): WizardState<Known> {
  return events.reduce((before, event) => advance(machine, before, event).state, state);
}

const set = (field: string, value: string | boolean): FormEvent => ({ kind: 'set', field, value });
const press = (button: string): FormEvent => ({ kind: 'press', button });

test('nothing happens while an effect is under way', () => {
  const { state } = beginWizard(machine);
  expect(after(state, set('name', 'x'), press('cancel'))).toBe(state);
});

test('fields take what they can hold, and nothing else', () => {
  const state = opened();
  for (const event of [
    set('colour', 'blue'),
    set('colour', 'grey'),
    set('colour', true),
    set('other', 'x'),
    set('name', true),
  ]) {
    expect(after(state, event)).toBe(state);
  }
  expect(after(state, set('name', 'x'.repeat(5000)))).toBe(state);
  expect(after(state, set('colour', 'red')).filled.get('colour')).toBe('red');
});

test('Next is refused with a reason, which goes when the field is set', () => {
  const refused = after(opened(), press('next'));
  expect(refused.page).toBe('welcome');
  expect(refused.errors.get('colour')).toBe('error.required');
  expect(after(refused, set('colour', 'red')).errors.size).toBe(0);
});

test('control characters in a name are refused', () => {
  const refused = after(opened(), set('colour', 'red'), set('name', 'a\u001b[2J'), press('next'));
  expect(refused.errors.get('name')).toBe('error.control-characters');
});

test('Next runs, Back brings back what was filled in, Cancel closes', () => {
  const { state, effect } = advance(machine, after(opened(), set('name', 'n'), set('colour', 'red')), press('next'));
  expect(effect).toEqual({ kind: 'run', command: 'Paint', secrets: {}, wants: [] });
  const ran = answered(machine, state, {
    kind: 'ran',
    succeeded: true,
    lines: [{ kind: 'output', text: 'dry' }],
    objects: [],
  });
  expect(ran.state.known.painted).toBe(true);
  expect(ran.state.output.get('run')).toEqual([{ kind: 'output', text: 'dry' }]);
  const back = after(ran.state, press('back'));
  expect([back.page, back.filled.get('name'), back.filled.get('colour')]).toEqual(['welcome', 'n', 'red']);
  expect(after(back, press('cancel')).phase).toBe('closed');
});

test('a text that is missing is a fault of the program', () => {
  expect(() => viewOf({ ...machine, form: 'unheard-of' }, opened(), 'en')).toThrow('There is no text');
});
