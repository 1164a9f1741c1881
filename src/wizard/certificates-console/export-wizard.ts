/** The Certificate Export Wizard of the Certificates console: a certificate with or without its private key, in a file. */
import { commandText, quoted } from '../command-text.ts';
import { Filled } from '../filled.ts';
import type { CommandEffect, PageMachine, WizardPage, WizardState } from '../page-machine.ts';
import { type PageKind, plainPage, runPage } from '../plain-page.ts';
import { type CertificateSubject, type Ended, ended, NOT_RUN, passwordFaults, storePath } from './console-commands.ts';

const FORM = 'certificate-export';

interface Knowledge extends Ended {
  readonly subject: CertificateSubject;
}

type State = WizardState<Knowledge>;

const formats = ['der', 'base64', 'p7b', 'pfx'] as const;
type Format = (typeof formats)[number];

/** What can be chosen, with its defaults. */
interface Choices {
  readonly withKey: boolean;
  readonly format: Format;
  readonly withChain: boolean;
  readonly deletesKey: boolean;
  readonly withProperties: boolean;
  readonly password: string;
  readonly repeated: string;
  readonly encryption: string;
  readonly file: string;
}

const KIND: PageKind<Knowledge, never, Choices> = { form: FORM, choicesOf, learn: ended };

/** Opens for one certificate. */
export function exportWizard(subject: CertificateSubject): PageMachine<Knowledge, never, never> {
  return {
    form: FORM,
    first: 'welcome',
    cancel: 'close',
    pages: new Map(pages.map((page) => [page.id, page])),
    steps: ['key', 'format', 'password', 'file', 'completing'],
    unknown: { subject, ...NOT_RUN },
    subject: ({ subject: { name, machine } }) => `${name} - ${machine}`,
    commandSoFar: (state) => (state.page === 'welcome' ? null : exportCommand(state)),
  };
}

function choicesOf({ filled, known: { subject } }: State): Choices {
  const given = new Filled(filled);
  const withKey = canTakeKey(subject) && given.text('private-key', 'no') === 'yes';
  const format = given.text('format', 'der') as Format;
  return {
    withKey,
    // A private key goes into a PFX only, and a certificate without one into anything else.
    format: withKey ? 'pfx' : format === 'pfx' ? 'der' : format,
    withChain: given.mark('chain', withKey),
    deletesKey: given.mark('delete-key'),
    withProperties: given.mark('properties'),
    password: given.text('password'),
    repeated: given.text('repeated'),
    encryption: given.text('encryption', 'TripleDES_SHA1'),
    file: given.text('file'),
  };
}

function canTakeKey({ hasPrivateKey, isExportable }: CertificateSubject): boolean {
  return hasPrivateKey && isExportable;
}

const pages: readonly WizardPage<Knowledge, never, never>[] = [
  plainPage(KIND, { id: 'welcome', next: () => ({ to: 'private-key' }) }),
  plainPage(KIND, {
    id: 'private-key',
    step: 'key',
    fields: (make, { withKey }, { known: { subject } }) => [
      make.choice('private-key', withKey ? 'yes' : 'no', {
        options: [{ value: 'yes', enabled: canTakeKey(subject) }, { value: 'no' }],
        ...(!canTakeKey(subject) && { note: subject.hasPrivateKey ? 'not-exportable' : 'no-key' }),
      }),
    ],
    next: () => ({ to: 'format' }),
  }),
  plainPage(KIND, {
    id: 'format',
    step: 'format',
    fields: (make, { withKey, format, withChain, deletesKey, withProperties }) => [
      make.choice('format', format, {
        options: formats.map((value) => ({ value, enabled: (value === 'pfx') === withKey })),
      }),
      make.check('chain', withChain, { enabled: format === 'p7b' || format === 'pfx' }),
      make.check('delete-key', deletesKey, { enabled: withKey }),
      make.check('properties', withProperties, { enabled: withKey }),
    ],
    next: ({ withKey }) => ({ to: withKey ? 'password' : 'file' }),
  }),
  plainPage(KIND, {
    id: 'password',
    step: 'password',
    fields: (make, { password, repeated, encryption }) => [
      make.check('groups', false, { enabled: false, note: 'groups' }),
      make.password('password', password),
      make.password('repeated', repeated),
      make.choice('encryption', encryption, { options: ['TripleDES_SHA1', 'AES256_SHA256'] }),
    ],
    check: ({ password, repeated }) => passwordFaults(password, repeated),
    next: () => ({ to: 'file' }),
  }),
  plainPage(KIND, {
    id: 'file',
    step: 'file',
    fields: (make, { file }) => [make.text('file', file)],
    required: ({ file }) => [['file', file]],
    next: () => ({ to: 'completing' }),
  }),
  plainPage(KIND, {
    id: 'completing',
    step: 'completing',
    fields: (make, choices, state) => [
      make.fact('file', fileOf(choices)),
      make.fact('private-key', make.say(choices.withKey ? 'yes' : 'no')),
      make.fact('chain', make.say(choices.withChain ? 'yes' : 'no')),
      make.fact('format', make.say(`option.format.${choices.format}`)),
      ...(state.known.subject.hasPrivateKey && choices.deletesKey && choices.withKey
        ? [make.fact('delete-key', make.say('yes'))]
        : []),
    ],
    next: () => ({ to: 'run' }),
  }),
  runPage(KIND, { id: 'run', step: 'completing', command: runOf, next: () => ({ close: true }) }),
];

function runOf(state: State): CommandEffect {
  const { withKey, password } = choicesOf(state);
  return { kind: 'run', command: exportCommand(state), secrets: withKey ? { Password: password } : {}, wants: [] };
}

const ENDINGS: Readonly<Record<Format, string>> = { der: '.cer', base64: '.cer', p7b: '.p7b', pfx: '.pfx' };

/** A name without an ending gets that of its format. */
function fileOf({ file, format }: Choices): string {
  return file === '' || /\.[^.\\/]+$/.test(file) ? file : `${file}${ENDINGS[format]}`;
}

/** The command that does the same as the wizard. */
function exportCommand(state: State): string {
  const { subject } = state.known;
  const choices = choicesOf(state);
  const path = quoted(`${storePath(subject.store)}\\${subject.thumbprint}`);
  const file = quoted(fileOf(choices));
  const plain = (type: string) =>
    commandText('Export-Certificate', [
      ['Cert', path],
      ['FilePath', file],
      ['Type', type],
    ]);
  switch (choices.format) {
    case 'der':
      return plain('CERT');
    case 'base64':
      return `Set-Content -LiteralPath ${file} -Value "-----BEGIN CERTIFICATE-----", ([Convert]::ToBase64String((Get-Item ${path}).RawData, "InsertLineBreaks")), "-----END CERTIFICATE-----"`;
    case 'p7b':
      return choices.withChain
        ? `$chain = [Security.Cryptography.X509Certificates.X509Chain]::new(); [void]$chain.Build((Get-Item ${path})); $chain.ChainElements.Certificate | ${commandText(
            'Export-Certificate',
            [
              ['FilePath', file],
              ['Type', 'P7B'],
            ],
          )}`
        : plain('P7B');
    case 'pfx':
      return pfxCommand(choices, path, file, subject);
  }
}

function pfxCommand(
  { withChain, withProperties, encryption, deletesKey }: Choices,
  path: string,
  file: string,
  { friendlyName, store }: CertificateSubject,
): string {
  const exported = commandText('Export-PfxCertificate', [
    ['Cert', path],
    ['FilePath', file],
    ['Password', '(ConvertTo-SecureString $Password -AsPlainText -Force)'],
    ['ChainOption', withChain ? 'BuildChain' : 'EndEntityCertOnly'],
    ['CryptoAlgorithmOption', encryption],
    ['NoProperties', !withProperties || undefined],
    ['ErrorAction', deletesKey ? 'Stop' : ''],
  ]);
  if (!deletesKey) return exported;
  // The certificate stays, without its key: it is put back as it is seen by others.
  return [
    exported,
    `$certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new((Get-Item ${path}).RawData)`,
    `$certificate.FriendlyName = ${friendlyName === '' ? '""' : quoted(friendlyName)}`,
    `Remove-Item ${path} -DeleteKey`,
    `$store = [Security.Cryptography.X509Certificates.X509Store]::new("${store}", "LocalMachine")`,
    '$store.Open("ReadWrite"); $store.Add($certificate); $store.Close()',
  ].join('; ');
}
