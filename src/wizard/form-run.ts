/** A wizard that is open: it has a state, and whoever it is open for runs its commands and answers its questions. */
import type { FormEvent, FormLanguage, FormRequest, FormView } from './form-view.ts';
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
  /** Opens another wizard, which lies over this one. */
  open(request: FormRequest): OpenForm;
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
  return new RunningForm(machine, host, language);
}

class RunningForm<K, Q, A> implements OpenForm {
  private state: WizardState<K>;
  /** The wizard that lies over this one. */
  private over: OpenForm | null = null;

  constructor(
    private readonly machine: PageMachine<K, Q, A>,
    private readonly host: FormHost<Q, A>,
    private readonly language: FormLanguage,
  ) {
    this.state = this.settled(beginWizard(machine));
  }

  view(): FormView {
    return this.over ? this.over.view() : viewOf(this.machine, this.state, this.language);
  }

  handle(event: FormEvent): FormView {
    if (!this.over) this.state = this.settled(advance(this.machine, this.state, event));
    else if (this.over.handle(event).state === 'closed') {
      this.over = null;
      this.state = this.settled(answered(this.machine, this.state, { kind: 'closed' }));
    }
    return this.view();
  }

  /** The state when everything that was to be done has been, or when another wizard lies over it. */
  private settled(turn: Turn<K, Q>): WizardState<K> {
    let { state, effect } = turn;
    while (effect) {
      if (effect.kind === 'open') {
        this.over = this.host.open(effect.request);
        return state;
      }
      const answer =
        effect.kind === 'run'
          ? this.host.run(effect)
          : { kind: 'told' as const, answer: this.host.tell(effect.question) };
      ({ state, effect } = answered(this.machine, state, answer));
    }
    return state;
  }
}
