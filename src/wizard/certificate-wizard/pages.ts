/** What the pages of the Certificate Wizard share. */
import type { OwnButton, WizardPage } from '../page-machine.ts';
import * as kinds from '../plain-page.ts';
import { type Choices, choicesOf } from './choices.ts';
import { reportPath, runOf, type Task } from './commands.ts';
import { type Knowledge, learnt, type Page, type Question, type State, type Step, type Told } from './knowledge.ts';

export const FORM = 'certificate-wizard';

const KIND: kinds.PageKind<Knowledge, Told, Choices> = { form: FORM, choicesOf, learn: learnt };

/** A page on which things are chosen or read. */
export function plainPage(page: kinds.PlainPage<Knowledge, Question, Choices>): WizardPage<Knowledge, Question, Told> {
  return kinds.plainPage(KIND, page);
}

/** A page that runs the command of a task and shows what it prints: Executing Commands. */
export function runPage(
  id: string,
  number: number | null,
  step: string,
  task: Task,
  next: (state: State) => Step,
): Page {
  return kinds.runPage(KIND, {
    id,
    number,
    step,
    command: (state) => runOf(task, state),
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
    next,
  });
}

/** A button that shows a certificate. */
export function detailsButton(thumbprint: string): OwnButton<Knowledge, Question> {
  return {
    id: 'view-details',
    enabled: thumbprint !== '',
    press: () => ({ over: 'details', effect: { kind: 'ask', question: { about: 'certificate', thumbprint } } }),
  };
}
