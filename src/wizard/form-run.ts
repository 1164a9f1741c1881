/** A wizard that is open: it has a state, and whoever it is open for runs its commands and answers its questions. */
import type { FormEvent, FormLanguage, FormView } from './form-view.ts';
import {
  advance,
  answered,
  beginWizard,
  type CommandAnswer,
  type CommandEffect,
  type PageMachine,
  type Turn,
  viewOf,
  type WizardState,
} from './page-machine.ts';

/** What a wizard has done for it. */
export interface FormHost<Q, A> {
  /** Runs a command in the session. */
  run(effect: CommandEffect): CommandAnswer;
  /** Looks something up. */
  tell(question: Q): A;
}

/** An open wizard, whatever it is about: what draws it needs no more. */
export interface OpenForm {
  view(): FormView;
  /** Does what a person did, with the commands that follow from it; the page as it is then. */
  handle(event: FormEvent): FormView;
}

/** Opens a wizard. */
export function openForm<K, Q, A>(
  machine: PageMachine<K, Q, A>,
  host: FormHost<Q, A>,
  language: FormLanguage,
): OpenForm {
  let state = settled(machine, host, beginWizard(machine));
  const view = () => viewOf(machine, state, language);
  return {
    view,
    handle(event) {
      state = settled(machine, host, advance(machine, state, event));
      return view();
    },
  };
}

/** The state when everything that was to be done has been. */
function settled<K, Q, A>(machine: PageMachine<K, Q, A>, host: FormHost<Q, A>, turn: Turn<K, Q>): WizardState<K> {
  let { state, effect } = turn;
  while (effect) {
    const answer =
      effect.kind === 'run' ? host.run(effect) : { kind: 'told' as const, answer: host.tell(effect.question) };
    ({ state, effect } = answered(machine, state, answer));
  }
  return state;
}
