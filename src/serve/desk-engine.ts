/**
 * The engine's thread of what is clicked in the page: it runs a command as it is shown, or holds a wizard that is open, in a
 * session that nobody types in.
 */
import { CaptureUI } from '../docs/capture-ui.ts';
import { incidentText } from '../engine/foreign-errors.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import type { Session } from '../host/session.ts';
import { reportIncident } from '../platform/incidents.ts';
import { platform } from '../platform/platform.ts';
import type { OpenForm } from '../wizard/form-run.ts';
import type { FormEvent, FormLanguage, FormView } from '../wizard/form-view.ts';
import { openWizard } from '../wizard/open-wizard.ts';
import { openConfinedSession, type SessionPlace } from './confined-session.ts';
import type { PageForm } from './message-types.ts';
import type { StudyOrder, StudyReport } from './study-engine.ts';

export type DeskOrder =
  | { readonly do: 'run'; readonly text: string }
  | { readonly do: 'open-form'; readonly form: PageForm; readonly language: FormLanguage }
  | { readonly do: 'form-event'; readonly event: FormEvent };

/** What a desk can be asked for. */
export type AnyOrder = DeskOrder | StudyOrder;
export type AnyReport = DeskReport | StudyReport;

/** How an order ended. */
export type DeskReport =
  | {
      readonly did: 'run';
      readonly succeeded: boolean;
      readonly lines: readonly string[];
      readonly milliseconds: number;
    }
  | { readonly did: 'form'; readonly view: FormView }
  /** It could not be done: the lab refuses it, or the program has a fault. */
  | { readonly did: 'nothing'; readonly reason: string };

/** More than that is not shown behind a click. */
const MOST_LINES = 500;
const LINE_WIDTH = 120;

export class DeskEngine {
  private readonly ui = new CaptureUI(LINE_WIDTH);
  private readonly session: Session;
  private form: OpenForm | null = null;

  constructor(start: SessionPlace, interrupt: Interrupt) {
    this.session = openConfinedSession(start, this.ui, interrupt);
  }

  /** @throws what cannot be done, in words where the lab refuses it */
  carryOut(order: DeskOrder): DeskReport {
    switch (order.do) {
      case 'run':
        return this.run(order.text);
      case 'open-form':
        return this.open(order);
      case 'form-event':
        return this.handle(order.event);
    }
  }

  private run(text: string): DeskReport {
    const began = platform().time.elapsed();
    const succeeded = this.succeeds(text);
    const lines = this.ui.take().replace(/\n+$/, '').split('\n').slice(0, MOST_LINES);
    return { did: 'run', succeeded, lines, milliseconds: Math.round(platform().time.elapsed() - began) };
  }

  private succeeds(text: string): boolean {
    try {
      const { failed } = this.session.run(text);
      return !failed && this.session.runspace.lastSucceeded;
    } catch (error) {
      if (!(error instanceof PipelineStoppedException))
        this.ui.writeErrorText(incidentText(reportIncident(error), false));
      return false;
    }
  }

  private open({ form, language }: Extract<DeskOrder, { readonly do: 'open-form' }>): DeskReport {
    const { runspace, lab } = this.session;
    this.form = openWizard({ form }, { runspace, lab: lab.open(), language });
    return { did: 'form', view: this.form.view() };
  }

  /** What is due in the lab is done before and after, as it is for each command. */
  private handle(event: FormEvent): DeskReport {
    if (!this.form) return { did: 'nothing', reason: 'The form is not open any more.' };
    this.session.lab.doDueWork();
    const view = this.form.handle(event);
    this.session.lab.doDueWork();
    // What commands have written beside the form is not shown: the form shows what they gave.
    this.ui.take();
    return { did: 'form', view };
  }
}
