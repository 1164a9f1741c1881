/** Request New Certificate of the Certificates console: enrolment by a template of the domain's authority. */
import { commandText, quoted } from '../command-text.ts';
import { Filled } from '../filled.ts';
import type { CommandEffect, PageMachine, WizardPage, WizardState } from '../page-machine.ts';
import { type PageKind, plainPage, runPage } from '../plain-page.ts';
import { type Ended, ended, NOT_RUN, storePath } from './console-commands.ts';

const FORM = 'certificate-enrolment';

/** A template, and whether whoever is logged on may use it. */
export interface OfferedTemplate {
  readonly name: string;
  readonly displayName: string;
  readonly isAllowed: boolean;
  /** Whether the names come from the request, or from Active Directory. */
  readonly takesNames: boolean;
}

/** Where it is opened. */
export interface EnrolmentPlace {
  readonly machine: string;
  readonly templates: readonly OfferedTemplate[];
}

interface Knowledge extends Ended {
  readonly place: EnrolmentPlace;
}

type State = WizardState<Knowledge>;

interface Choices {
  readonly template: OfferedTemplate | null;
  readonly subject: string;
  readonly names: readonly string[];
}

const KIND: PageKind<Knowledge, never, Choices> = { form: FORM, choicesOf, learn: ended };

/** Opens for a computer. */
export function enrolmentWizard(place: EnrolmentPlace): PageMachine<Knowledge, never, never> {
  return {
    form: FORM,
    first: 'welcome',
    cancel: 'close',
    pages: new Map(pages.map((page) => [page.id, page])),
    steps: ['template', 'names', 'enrol'],
    unknown: { place, ...NOT_RUN },
    subject: ({ place: { machine } }) => machine,
    commandSoFar: (state) => (['welcome', 'policy'].includes(state.page) ? null : enrolmentCommand(state)),
  };
}

function choicesOf({ filled, known: { place } }: State): Choices {
  const given = new Filled(filled);
  const allowed = place.templates.filter(({ isAllowed }) => isAllowed);
  return {
    template: allowed.find(({ name }) => name === given.text('template', allowed[0]?.name)) ?? null,
    subject: given.text('subject', `CN=${place.machine}`),
    names: given.texts('names'),
  };
}

const pages: readonly WizardPage<Knowledge, never, never>[] = [
  plainPage(KIND, { id: 'welcome', next: () => ({ to: 'policy' }) }),
  plainPage(KIND, {
    id: 'policy',
    fields: (make) => [make.fact('policy', make.say('policy'))],
    next: () => ({ to: 'template' }),
  }),
  plainPage(KIND, {
    id: 'template',
    step: 'template',
    fields: (make, { template }, { known: { place } }) => [
      make.choice('template', template?.name ?? '', {
        options: place.templates.map(({ name, displayName, isAllowed }) => ({
          value: name,
          label: isAllowed ? displayName : make.say('not-allowed', displayName),
          enabled: isAllowed,
        })),
      }),
    ],
    required: ({ template }) => [['template', template?.name ?? '']],
    next: ({ template }) => ({ to: template?.takesNames ? 'names' : 'enrol' }),
  }),
  plainPage(KIND, {
    id: 'names',
    step: 'names',
    fields: (make, { subject, names }) => [
      make.text('subject', subject, { note: 'subject' }),
      make.list('names', names),
    ],
    required: ({ subject }) => [['subject', subject]],
    next: () => ({ to: 'enrol' }),
  }),
  plainPage(KIND, {
    id: 'enrol',
    step: 'enrol',
    fields: (make, { template, subject, names }) => [
      make.fact('template', template?.displayName ?? ''),
      ...(template?.takesNames ? [make.fact('subject', subject), make.facts('names', names)] : []),
    ],
    next: () => ({ to: 'run' }),
  }),
  runPage(KIND, { id: 'run', step: 'enrol', command: runOf, next: () => ({ close: true }) }),
];

function runOf(state: State): CommandEffect {
  return { kind: 'run', command: enrolmentCommand(state), secrets: {}, wants: [] };
}

/** The command that does the same as the wizard. */
function enrolmentCommand(state: State): string {
  const { template, subject, names } = choicesOf(state);
  return commandText('Get-Certificate', [
    ['Template', quoted(template?.name ?? '')],
    ['SubjectName', template?.takesNames ? quoted(subject) : ''],
    ['DnsName', template?.takesNames ? names.map(quoted).join(', ') : ''],
    ['CertStoreLocation', quoted(storePath('My'))],
  ]);
}
