/** What the pages of the Certificate Wizard share. */
import { Fields } from '../fields.ts';
import type { Words } from '../words.ts';
import { type Choices, choicesOf } from './choices.ts';
import { reportPath, runOf, type Task } from './commands.ts';
import { learnt, outcomeOf, type Page, type State, type Step } from './knowledge.ts';

export const FORM = 'certificate-wizard';

/** A page by what is chosen on it. */
export interface PlainPage {
  readonly id: string;
  readonly number: number | null;
  readonly step: string;
  readonly fields: (make: Fields, choices: Choices, state: State) => ReturnType<Page['fields']>;
  /** Fields that have to be filled in, by what is chosen. */
  readonly required?: (choices: Choices) => readonly (readonly [field: string, value: string])[];
  /** Further reasons to refuse. */
  readonly check?: (choices: Choices, state: State) => readonly (readonly [field: string, reason: string])[];
  readonly enter?: Page['enter'];
  readonly next: (choices: Choices, state: State) => Step;
}

/** A page on which things are chosen or read. */
export function plainPage(page: PlainPage): Page {
  return {
    id: page.id,
    number: page.number,
    step: page.step,
    ...(page.enter && { enter: page.enter, learn: learnt }),
    fields: (state, words) => page.fields(new Fields(FORM, words), choicesOf(state), state),
    check(state) {
      const choices = choicesOf(state);
      const missing = (page.required?.(choices) ?? [])
        .filter(([, value]) => value.trim() === '')
        .map(([field]) => [field, 'error.required'] as const);
      return new Map([...(page.check?.(choices, state) ?? []), ...missing]);
    },
    next: (state) => page.next(choicesOf(state), state),
  };
}

/** A page that runs the command of a task and shows what it prints: Executing Commands. */
export function runPage(
  id: string,
  number: number | null,
  step: string,
  task: Task,
  then: (state: State) => Step,
): Page {
  return {
    id,
    number,
    step,
    enter: (state) => runOf(task, state),
    learn: outcomeOf,
    fields: ({ phase, known }, words) => [
      statusField(phase === 'busy' ? 'running' : known.outcome?.succeeded ? 'completed' : 'failed', words),
    ],
    buttons: (state) => [
      {
        id: 'view-log',
        enabled: true,
        press: () => ({
          over: 'log',
          effect: { kind: 'ask', question: { about: 'file', path: reportPath(task, state) } },
        }),
      },
    ],
    canNext: ({ known }) => known.outcome?.succeeded ?? false,
    isLast: (state) => 'restart' in then(state),
    next: then,
  };
}

function statusField(status: string, words: Words): ReturnType<Page['fields']>[number] {
  const make = new Fields(FORM, words);
  return make.fact('task-status', make.say(`status.${status}`));
}

/** A button that shows a certificate. */
export function detailsButton(thumbprint: string): NonNullable<ReturnType<NonNullable<Page['buttons']>>>[number] {
  return {
    id: 'view-details',
    enabled: thumbprint !== '',
    press: () => ({ over: 'details', effect: { kind: 'ask', question: { about: 'certificate', thumbprint } } }),
  };
}
