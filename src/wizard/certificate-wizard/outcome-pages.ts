/** Pages 14 to 16 of the Certificate Wizard: the request is made, and what came of it. */
import { Fields } from '../fields.ts';
import { choicesOf } from './choices.ts';
import type { Page, State, Step } from './knowledge.ts';
import { detailsButton, FORM, runPage } from './pages.ts';

export const outcomePages: readonly Page[] = [
  runPage('run-request', 14, 'summary', 'request', (state) => ({
    to: choicesOf(state).delivery === 'immediate' ? 'issued' : 'request-written',
  })),
  {
    id: 'issued',
    number: 15,
    step: 'summary',
    fields(state, words) {
      const make = new Fields(FORM, words);
      const { thumbprint, status } = outcome(state);
      if (thumbprint === '') return [make.fact('request-status', make.say('status.pending', status))];
      return [
        make.fact('request-status', make.say('status.issued')),
        make.fact('thumbprint', thumbprint),
        make.check('assign-at-once', choicesOf(state).assignsAtOnce),
      ];
    },
    buttons: (state) => [detailsButton(outcome(state).thumbprint)],
    isLast: (state) => 'restart' in afterIssue(state),
    next: afterIssue,
  },
  {
    id: 'request-written',
    number: 16,
    step: 'summary',
    fields: (state, words) => [new Fields(FORM, words).fact('request-file', choicesOf(state).requestFile)],
    buttons: (state) => [
      {
        id: 'view-file',
        enabled: true,
        press: () => ({
          over: 'request-text',
          effect: { kind: 'ask', question: { about: 'file', path: choicesOf(state).requestFile } },
        }),
      },
    ],
    isLast: () => true,
    next: () => ({ restart: 'uses' }),
  },
];

function outcome({ known }: State): { readonly thumbprint: string; readonly status: string } {
  return known.outcome ?? { thumbprint: '', status: '' };
}

/** The certificate is assigned at once, which is a command of its own time, or nothing more is done. */
function afterIssue(state: State): Step {
  const isThere = outcome(state).thumbprint !== '';
  return isThere && choicesOf(state).assignsAtOnce
    ? { to: 'assignment', known: { ...state.known, time: null } }
    : { restart: 'uses' };
}
