/** The Certificate Import Wizard of the Certificates console: a file into the stores of this computer, and of no other. */
import { commandText, quoted } from '../command-text.ts';
import { Filled } from '../filled.ts';
import type { Answer, CommandEffect, PageMachine, WizardPage, WizardState } from '../page-machine.ts';
import { type PageKind, plainPage, runPage } from '../plain-page.ts';
import { type Ended, ended, NOT_RUN, storePath } from './console-commands.ts';

const FORM = 'certificate-import';

/** What a file is, and where Windows would put it by itself. */
export interface FileContents {
  readonly kind: 'pfx' | 'certificates' | 'unreadable';
  readonly store: string;
}

export interface FileQuestion {
  readonly about: 'contents';
  readonly path: string;
}

/** Where it is opened. */
export interface ImportPlace {
  readonly machine: string;
  /** The store that is chosen in the console. */
  readonly store: string;
  /** All stores of the computer, by their names. */
  readonly stores: readonly string[];
}

interface Knowledge extends Ended {
  readonly place: ImportPlace;
  readonly contents: FileContents;
}

type State = WizardState<Knowledge>;

interface Choices {
  readonly file: string;
  readonly password: string;
  readonly isExportable: boolean;
  readonly placing: 'automatic' | 'chosen';
  readonly store: string;
}

const KIND: PageKind<Knowledge, FileContents, Choices> = { form: FORM, choicesOf, learn };

/** Opens over a store of the console. */
export function importWizard(place: ImportPlace): PageMachine<Knowledge, FileQuestion, FileContents> {
  return {
    form: FORM,
    first: 'welcome',
    cancel: 'close',
    pages: new Map(pages.map((page) => [page.id, page])),
    steps: ['file', 'protection', 'store', 'completing'],
    unknown: { place, contents: { kind: 'certificates', store: place.store }, ...NOT_RUN },
    subject: ({ place: { machine } }) => machine,
    commandSoFar: (state) => (state.page === 'welcome' ? null : importCommand(state)),
  };
}

function choicesOf({ filled, known: { place } }: State): Choices {
  const given = new Filled(filled);
  return {
    file: given.text('file'),
    password: given.text('password'),
    isExportable: given.mark('exportable'),
    placing: given.text('placing', 'chosen') === 'automatic' ? 'automatic' : 'chosen',
    store: given.text('store', place.store),
  };
}

function learn(state: State, answer: Answer<FileContents>): Knowledge {
  return answer.kind === 'told' ? { ...state.known, contents: answer.answer } : ended(state, answer);
}

/** A file with private keys asks for its password first; what it really is, is looked at then. */
function isPfx(file: string): boolean {
  return /\.(?:pfx|p12)$/i.test(file);
}

const pages: readonly WizardPage<Knowledge, FileQuestion, FileContents>[] = [
  plainPage(KIND, {
    id: 'welcome',
    fields: (make, _, { known: { place } }) => [
      make.choice('location', 'machine', {
        options: ['user', 'machine'].map((value) => ({ value, enabled: value === 'machine' })),
        label: `${make.say('field.location')} (${place.machine})`,
      }),
    ],
    next: () => ({ to: 'file' }),
  }),
  plainPage(KIND, {
    id: 'file',
    step: 'file',
    fields: (make, { file }) => [make.text('file', file, { note: 'file' })],
    required: ({ file }) => [['file', file]],
    next: ({ file }) => ({ to: isPfx(file) ? 'protection' : 'store' }),
  }),
  plainPage(KIND, {
    id: 'protection',
    step: 'protection',
    fields: (make, { password, isExportable }) => [
      make.password('password', password),
      make.check('strong', false, { enabled: false, note: 'strong' }),
      make.check('exportable', isExportable),
      make.check('properties', true, { enabled: false }),
    ],
    next: () => ({ to: 'store' }),
  }),
  plainPage(KIND, {
    id: 'store',
    step: 'store',
    enter: (state) => ({ kind: 'ask', question: { about: 'contents', path: choicesOf(state).file } }),
    fields: (make, { placing, store }, { known: { place, contents } }) => [
      make.choice('placing', placing, { options: ['automatic', 'chosen'] }),
      make.choice('store', placing === 'automatic' ? contents.store : store, {
        options: place.stores.map((value) => ({ value, label: value })),
        enabled: placing === 'chosen',
      }),
    ],
    check: (_, { known: { contents } }) =>
      contents.kind === 'unreadable' ? [['placing', `${FORM}.error.unreadable`]] : [],
    next: () => ({ to: 'completing' }),
  }),
  plainPage(KIND, {
    id: 'completing',
    step: 'completing',
    fields: (make, choices, { known: { contents } }) => [
      make.fact('file', choices.file),
      make.fact('content', make.say(`content.${contents.kind}`)),
      make.fact('store', storeOf(choices, contents)),
    ],
    next: () => ({ to: 'run' }),
  }),
  runPage(KIND, { id: 'run', step: 'completing', command: runOf, next: () => ({ close: true }) }),
];

function storeOf({ placing, store }: Choices, contents: FileContents): string {
  return placing === 'automatic' ? contents.store : store;
}

function runOf(state: State): CommandEffect {
  const { file, password } = choicesOf(state);
  return { kind: 'run', command: importCommand(state), secrets: isPfx(file) ? { Password: password } : {}, wants: [] };
}

/** The command that does the same as the wizard. A file without a password has the empty one. */
function importCommand(state: State): string {
  const choices = choicesOf(state);
  const { file, password, isExportable } = choices;
  const location = quoted(storePath(storeOf(choices, state.known.contents)));
  if (!isPfx(file))
    return commandText('Import-Certificate', [
      ['FilePath', quoted(file)],
      ['CertStoreLocation', location],
    ]);
  return commandText('Import-PfxCertificate', [
    ['FilePath', quoted(file)],
    ['CertStoreLocation', location],
    ['Password', password === '' ? '' : '(ConvertTo-SecureString $Password -AsPlainText -Force)'],
    ['Exportable', isExportable || undefined],
  ]);
}
