/** The two kinds of pages that most wizards are made of: one on which things are chosen, and one that runs a command. */
import { Fields } from './fields.ts';
import type { Answer, CommandEffect, Effect, Move, OwnButton, WizardPage, WizardState } from './page-machine.ts';

/** A wizard whose pages are made here. `C` is what can be chosen in it. */
export interface PageKind<K, A, C> {
  readonly form: string;
  choicesOf(state: WizardState<K>): C;
  /** What is known when a question was answered. */
  learn(state: WizardState<K>, answer: Answer<A>): K;
}

type MadeFields = ReturnType<WizardPage<unknown, unknown, unknown>['fields']>;

/** A page by what is chosen on it. */
export interface PlainPage<K, Q, C> {
  readonly id: string;
  readonly number?: number;
  readonly step?: string;
  readonly fields?: (make: Fields, choices: C, state: WizardState<K>) => MadeFields;
  /** Fields that have to be filled in, by what is chosen. */
  readonly required?: (choices: C) => readonly (readonly [field: string, value: string])[];
  /** Further reasons to refuse. */
  readonly check?: (choices: C, state: WizardState<K>) => readonly (readonly [field: string, reason: string])[];
  readonly enter?: (state: WizardState<K>) => Effect<Q>;
  readonly buttons?: (choices: C, state: WizardState<K>) => OwnButton<K, Q>[];
  readonly next: (choices: C, state: WizardState<K>) => Move<K, Q>;
}

/** A page on which things are chosen or read. */
export function plainPage<K, Q, A, C>(
  { form, choicesOf, learn }: PageKind<K, A, C>,
  page: PlainPage<K, Q, C>,
): WizardPage<K, Q, A> {
  const { id, number = null, step = null, enter, buttons } = page;
  return {
    id,
    number,
    step,
    ...(enter && { enter, learn }),
    ...(buttons && { buttons: (state: WizardState<K>) => buttons(choicesOf(state), state) }),
    fields: (state, words) => page.fields?.(new Fields(form, words), choicesOf(state), state) ?? [],
    check(state) {
      const choices = choicesOf(state);
      const missing = (page.required?.(choices) ?? [])
        .filter(([, value]) => value.trim() === '')
        .map(([field]) => [field, 'error.required'] as const);
      return new Map([...(page.check?.(choices, state) ?? []), ...missing]);
    },
    isLast: (state) => isEnd(page.next(choicesOf(state), state)),
    next: (state) => page.next(choicesOf(state), state),
  };
}

/** A page that runs a command. */
export interface RunPage<K, Q> {
  readonly id: string;
  readonly number?: number | null;
  readonly step?: string | null;
  readonly command: (state: WizardState<K>) => CommandEffect;
  readonly buttons?: (state: WizardState<K>) => OwnButton<K, Q>[];
  readonly next: (state: WizardState<K>) => Move<K, Q>;
}

/** Shows what the command printed, and goes on when it has succeeded. */
export function runPage<K extends { readonly outcome: { readonly succeeded: boolean } | null }, Q, A, C>(
  { form, learn }: PageKind<K, A, C>,
  { id, number = null, step = null, command, buttons, next }: RunPage<K, Q>,
): WizardPage<K, Q, A> {
  const succeeded = ({ known }: WizardState<K>) => known.outcome?.succeeded ?? false;
  return {
    id,
    number,
    step,
    enter: command,
    learn,
    fields(state, words) {
      const make = new Fields(form, words);
      const status = state.phase === 'busy' ? 'running' : succeeded(state) ? 'completed' : 'failed';
      return [make.fact('task-status', words(`status.${status}`), { label: words('status') })];
    },
    ...(buttons && { buttons }),
    canNext: succeeded,
    isLast: (state) => isEnd(next(state)),
    next,
  };
}

function isEnd(move: Move<unknown, unknown>): boolean {
  return 'restart' in move || 'close' in move;
}
