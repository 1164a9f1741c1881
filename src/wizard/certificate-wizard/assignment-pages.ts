/** Pages 17 to 20 of the Certificate Wizard: a certificate of the machine's store is assigned; and how it is taken away. */
import { Fields } from '../fields.ts';
import { type Choices, choicesOf } from './choices.ts';
import { learnt, type Page, type State } from './knowledge.ts';
import { detailsButton, FORM, plainPage, runPage } from './pages.ts';

export const assignmentPages: readonly Page[] = [
  plainPage({
    id: 'assignment',
    number: 17,
    step: 'assign',
    fields: useFields,
    next: () => ({ to: 'store' }),
  }),
  {
    id: 'store',
    number: 18,
    step: 'assign',
    enter: () => ({ kind: 'ask', question: { about: 'store' } }),
    learn: learnt,
    fields(state, words) {
      const columns = ['name', 'friendly-name', 'issuer', 'expires'];
      const rows = state.known.store.map(({ thumbprint, name, friendlyName, issuer, expires }) => ({
        id: thumbprint,
        cells: [name, friendlyName, issuer, expires],
      }));
      return [new Fields(FORM, words).table('store-certificate', choicesOf(state).storeCertificate, { columns, rows })];
    },
    check: (state) =>
      new Map(choicesOf(state).storeCertificate === '' ? [['store-certificate', 'error.required']] : []),
    buttons: (state) => [
      detailsButton(choicesOf(state).storeCertificate),
      { id: 'import', enabled: true, press: () => ({ to: 'import' }) },
    ],
    next: () => ({ to: 'assignment-summary' }),
  },
  plainPage({
    id: 'assignment-summary',
    number: 19,
    step: 'assign',
    enter: () => ({ kind: 'ask', question: { about: 'time' } }),
    fields: (make, choices, { known }) => {
      const chosen = known.store.find(({ thumbprint }) => thumbprint === choices.storeCertificate);
      return [
        make.fact('thumbprint', choices.storeCertificate),
        ...(chosen ? [make.fact('subject', chosen.name), make.fact('friendly-name', chosen.friendlyName)] : []),
        make.fact('uses', choices.use?.types.join(', ') ?? ''),
      ];
    },
    next: () => ({ to: 'run-assignment' }),
  }),
  runPage('run-assignment', 20, 'assign', 'assign', () => ({ restart: 'uses-again' })),
  plainPage({
    id: 'removal',
    step: 'uses',
    enter: () => ({ kind: 'ask', question: { about: 'time' } }),
    fields: useFields,
    next: () => ({ to: 'run-removal' }),
  }),
  runPage('run-removal', null, 'uses', 'remove', () => ({ restart: 'uses' })),
];

/** Which uses are meant, and what they have now. */
function useFields(make: Fields, { use }: Choices, _: State): ReturnType<Page['fields']> {
  const certificate = use?.certificate;
  return [
    make.fact('uses', use?.types.join(', ') ?? ''),
    make.fact(
      'current-certificate',
      certificate ? `${certificate.thumbprint} ${certificate.friendlyName}`.trim() : make.say('none'),
    ),
  ];
}
