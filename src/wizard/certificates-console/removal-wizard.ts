/** Delete of the Certificates console: asks, and takes a certificate out of a store of this computer. */
import { commandText, quoted } from '../command-text.ts';
import type { PageMachine, WizardPage } from '../page-machine.ts';
import { type PageKind, plainPage, runPage } from '../plain-page.ts';
import { type CertificateSubject, type Ended, ended, NOT_RUN, storePath } from './console-commands.ts';

const FORM = 'certificate-removal';

interface Knowledge extends Ended {
  readonly subject: CertificateSubject;
}

const KIND: PageKind<Knowledge, never, null> = { form: FORM, choicesOf: () => null, learn: ended };

/** Opens for one certificate. */
export function removalWizard(subject: CertificateSubject): PageMachine<Knowledge, never, never> {
  return {
    form: FORM,
    first: 'confirm',
    cancel: 'close',
    pages: new Map(pages.map((page) => [page.id, page])),
    steps: [],
    unknown: { subject, ...NOT_RUN },
    subject: ({ subject: { name, machine } }) => `${name} - ${machine}`,
    commandSoFar: ({ known }) => removalCommand(known.subject),
  };
}

const pages: readonly WizardPage<Knowledge, never, never>[] = [
  plainPage(KIND, {
    id: 'confirm',
    fields: (make, _, { known: { subject } }) => [
      make.fact('certificate', `${subject.name} ${subject.friendlyName}`.trim()),
      make.fact('thumbprint', subject.thumbprint),
      ...(subject.hasPrivateKey ? [make.fact('key', make.say('key'))] : []),
    ],
    next: () => ({ to: 'run' }),
  }),
  runPage(KIND, {
    id: 'run',
    command: ({ known }) => ({ kind: 'run', command: removalCommand(known.subject), secrets: {}, wants: [] }),
    next: () => ({ close: true }),
  }),
];

function removalCommand({ store, thumbprint }: CertificateSubject): string {
  return commandText('Remove-Item', [['Path', quoted(`${storePath(store)}\\${thumbprint}`)]]);
}
