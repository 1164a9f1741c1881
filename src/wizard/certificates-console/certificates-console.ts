/**
 * The Certificates console of a computer as a form: a store is chosen, its certificates are listed, and what can be done
 * with them opens over it.
 */
import { Fields } from '../fields.ts';
import { Filled } from '../filled.ts';
import type { FormRequest } from '../form-view.ts';
import type { Answer, Effect, OwnButton, PageMachine, WizardPage, WizardState } from '../page-machine.ts';
import { certificateFields } from './certificate-fields.ts';
import type { CertificateView } from './certificate-view.ts';
import type { ConsoleQuestion, ConsoleRow, ConsoleTold, ConsoleView } from './console-view.ts';

const FORM = 'certificates-console';

interface Knowledge {
  readonly view: ConsoleView;
  readonly rows: readonly ConsoleRow[];
  readonly certificate: CertificateView | null;
}

type State = WizardState<Knowledge>;
type Page = WizardPage<Knowledge, ConsoleQuestion, ConsoleTold>;

interface Choices {
  readonly store: string;
  readonly row: ConsoleRow | null;
}

function choicesOf({ filled, known: { rows } }: State): Choices {
  const given = new Filled(filled);
  const thumbprint = given.text('certificate');
  const row = rows.find((one) => one.thumbprint === thumbprint) ?? rows[0] ?? null;
  return { store: given.text('store', 'My'), row };
}

function learn({ known }: State, answer: Answer<ConsoleTold>): Knowledge {
  if (answer.kind !== 'told') return known;
  return { ...known, ...answer.answer };
}

const consolePage: Page = {
  id: 'console',
  number: null,
  step: null,
  enter: storeQuestion,
  changed: (state, field) => (field === 'store' ? storeQuestion(state) : null),
  learn,
  fields(state, words) {
    const make = new Fields(FORM, words);
    const { view, rows } = state.known;
    const { store, row } = choicesOf(state);
    const { count = 0 } = view.stores.find(({ name }) => name === store) ?? {};
    return [
      make.fact('warning', view.warning),
      make.choice('store', store, {
        options: view.stores.map(({ name, label, count }) => ({ value: name, label: `${label} (${count})` })),
      }),
      make.table('certificate', row?.thumbprint ?? '', {
        ...(count > rows.length && { note: 'more' }),
        columns: ['issued-to', 'issued-by', 'expires', 'key', 'purposes', 'friendly-name', 'uses'],
        rows: rows.map((one) => ({
          id: one.thumbprint,
          cells: [
            one.issuedTo,
            one.issuedBy,
            one.validity === 'valid' ? one.expires : `${one.expires} ${make.say(`validity.${one.validity}`)}`,
            one.hasPrivateKey ? make.say('key') : '',
            one.purposes,
            one.friendlyName,
            one.uses.join(', '),
          ],
        })),
      }),
    ];
  },
  buttons(state) {
    const { store, row } = choicesOf(state);
    const { thumbprint = '' } = row ?? {};
    return [
      {
        id: 'open',
        enabled: row !== null,
        press: () => ({
          over: 'certificate',
          effect: { kind: 'ask', question: { about: 'certificate', store, thumbprint } },
        }),
      },
      opening('request', store === 'My', { form: 'certificate-enrolment' }),
      opening('import', store !== 'REQUEST', { form: 'certificate-import', store }),
      opening('export', row !== null, { form: 'certificate-export', store, thumbprint }),
      opening('delete', row !== null, { form: 'certificate-removal', store, thumbprint }),
    ];
  },
};

const certificatePage: Page = {
  id: 'certificate',
  number: null,
  step: null,
  isDialog: true,
  learn,
  fields: ({ known: { certificate } }, words) => (certificate ? certificateFields(certificate, words) : []),
};

/** The console, for the computer that the session is logged on to. */
export const certificatesConsole: PageMachine<Knowledge, ConsoleQuestion, ConsoleTold> = {
  form: FORM,
  first: 'console',
  cancel: 'close',
  pages: new Map([consolePage, certificatePage].map((page) => [page.id, page])),
  steps: [],
  unknown: { view: { machine: '', warning: '', stores: [] }, rows: [], certificate: null },
  subject: ({ view }) => view.machine,
  commandSoFar: (state) => `Get-ChildItem Cert:\\LocalMachine\\${choicesOf(state).store}`,
};

function storeQuestion(state: State): Effect<ConsoleQuestion> {
  return { kind: 'ask', question: { about: 'store', store: choicesOf(state).store } };
}

function opening(id: string, enabled: boolean, request: FormRequest): OwnButton<Knowledge, ConsoleQuestion> {
  return { id, enabled, press: () => ({ stay: true, effect: { kind: 'open', request } }) };
}
