/** The wizards of the Certificates console by themselves: every way through them, in both languages. */
import { describe, expect, test } from '@jest/globals';
import { certificatesConsole } from '../../src/wizard/certificates-console/certificates-console.ts';
import { enrolmentWizard } from '../../src/wizard/certificates-console/enrolment-wizard.ts';
import { exportWizard } from '../../src/wizard/certificates-console/export-wizard.ts';
import { importWizard } from '../../src/wizard/certificates-console/import-wizard.ts';
import { type OpenForm, openForm } from '../../src/wizard/form-run.ts';
import type { FieldValue, FormEvent, FormField, FormLanguage, FormView } from '../../src/wizard/form-view.ts';
import type { CommandEffect } from '../../src/wizard/page-machine.ts';
import { fc } from '../random-input.ts';

interface Opened {
  readonly form: OpenForm;
  readonly ran: CommandEffect[];
}

/** These wizards open no others, and most of them ask nothing. */
const ASKING_NOTHING = {
  tell: (none: never) => none,
  open: (): never => {
    throw new Error('a wizard of the console opened another');
  },
};

const thumbprint = 'A'.repeat(40);
const subject = {
  machine: 'fe01',
  store: 'My',
  thumbprint,
  name: 'pool01',
  friendlyName: 'a "name"',
  hasPrivateKey: true,
  isExportable: true,
};
const templates = [
  { name: 'Machine', displayName: 'Computer', isAllowed: true, takesNames: false },
  { name: 'WebServer', displayName: 'Web Server', isAllowed: true, takesNames: true },
  { name: 'SubCA', displayName: 'Subordinate CA', isAllowed: false, takesNames: true },
];

/** Opens a wizard whose commands do what is said. */
const WIZARDS: Readonly<Record<string, (succeeded: boolean, language?: FormLanguage) => Opened>> = {
  export: (succeeded, language = 'en') =>
    opened((host) => openForm(exportWizard(subject), { run: host, ...ASKING_NOTHING }, language), succeeded),
  import: (succeeded, language = 'en') =>
    opened(
      (host) =>
        openForm(
          importWizard({ machine: 'fe01', store: 'My', stores: ['My', 'Root', 'CA'] }),
          {
            run: host,
            open: ASKING_NOTHING.open,
            tell: ({ path }) =>
              path.endsWith('bad')
                ? { kind: 'unreadable' as const, store: 'My' }
                : { kind: 'certificates' as const, store: 'CA' },
          },
          language,
        ),
      succeeded,
    ),
  enrolment: (succeeded, language = 'en') =>
    opened(
      (host) => openForm(enrolmentWizard({ machine: 'fe01', templates }), { run: host, ...ASKING_NOTHING }, language),
      succeeded,
    ),
};

function opened(
  open: (run: (effect: CommandEffect) => { kind: 'ran'; succeeded: boolean; lines: []; objects: [] }) => OpenForm,
  succeeded: boolean,
): Opened {
  const ran: CommandEffect[] = [];
  const form = open((effect) => {
    ran.push(effect);
    return { kind: 'ran', succeeded, lines: [], objects: [] };
  });
  return { form, ran };
}

function press({ form }: Opened, ...buttons: string[]): FormView {
  for (const button of buttons) form.handle({ kind: 'press', button });
  return form.view();
}

function set({ form }: Opened, values: Readonly<Record<string, FieldValue>>): void {
  for (const [field, value] of Object.entries(values)) form.handle({ kind: 'set', field, value });
}

const step = fc.record({
  which: fc.nat(30),
  text: fc.oneof(
    fc.constantFrom('', 'C:\\a.pfx', 'C:\\a.cer', 'bad', '"; exit', '$(exit)'),
    fc.string({ maxLength: 8 }),
  ),
  mark: fc.boolean(),
  pick: fc.nat(5),
});

function eventOf(
  view: FormView,
  { which, text, mark, pick }: { which: number; text: string; mark: boolean; pick: number },
): FormEvent {
  const valueFor = (field: FormField): FieldValue => {
    if (field.kind === 'check') return mark;
    if (field.kind === 'choice') return field.options[pick % Math.max(1, field.options.length)]?.value ?? text;
    return field.kind === 'list' ? [text] : text;
  };
  const events: FormEvent[] = [
    ...view.fields.map((field): FormEvent => ({ kind: 'set', field: field.id, value: valueFor(field) })),
    ...view.buttons.flatMap(({ id, isDefault }): FormEvent[] =>
      Array(isDefault ? 4 : 1).fill({ kind: 'press', button: id }),
    ),
  ];
  return events[which % events.length] ?? { kind: 'press', button: 'next' };
}

describe.each(Object.entries(WIZARDS))('%s', (_, open) => {
  test('every way shows what it runs, speaks both languages, brings everything back and can be closed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), fc.boolean(), (steps, succeeds) => {
        const [english, french] = [open(succeeds), open(succeeds, 'fr')];
        for (const one of steps) {
          const before = english.form.view();
          if (before.state === 'closed') return;
          const runs = english.ran.length;
          const event = eventOf(before, one);
          const after = english.form.handle(event);
          expect(french.form.handle(event).page.id).toBe(after.page.id);
          for (const { command } of english.ran.slice(runs)) expect(command).toBe(before.command);
          if (event.kind !== 'press' || event.button !== 'back' || after.page.id === before.page.id) continue;
          expect(english.ran).toHaveLength(runs);
          // What was filled in on the page that was left is there again (where one may go on to it).
          const again = english.form.handle({ kind: 'press', button: 'next' });
          french.form.handle({ kind: 'press', button: 'next' });
          if (again.page.id === before.page.id)
            expect(again.fields.map(shownValue)).toEqual(before.fields.map(shownValue));
        }
        expect(press(english, 'close', 'cancel').state).toBe('closed');
      }),
      { numRuns: 100 },
    );
  });
});

function shownValue(field: FormField): unknown {
  return [field.id, field.value];
}

test('a certificate whose key may not leave, or is not there, is exported without it', () => {
  for (const [hasPrivateKey, note] of [
    [true, 'marked as not exportable'],
    [false, 'no private key'],
  ] as const) {
    const machine = exportWizard({ ...subject, hasPrivateKey, isExportable: false });
    const walk = opened((run) => openForm(machine, { run, ...ASKING_NOTHING }, 'en'), true);
    const [field] = press(walk, 'next').fields;
    expect(field?.note).toContain(note);
    set(walk, { 'private-key': 'yes' });
    press(walk, 'next');
    set(walk, { format: 'pfx', 'delete-key': true });
    press(walk, 'next');
    set(walk, { file: 'C:\\x' });
    press(walk, 'next', 'next');
    expect(walk.ran[0]?.command).toBe(
      `Export-Certificate -Cert "Cert:\\LocalMachine\\My\\${thumbprint}" -FilePath "C:\\x.cer" -Type CERT`,
    );
  }
});

test('a key needs a password, twice', () => {
  const walk = opened((run) => openForm(exportWizard(subject), { run, ...ASKING_NOTHING }, 'en'), true);
  press(walk, 'next');
  set(walk, { 'private-key': 'yes' });
  press(walk, 'next', 'next');
  expect(press(walk, 'next').fields.find(({ id }) => id === 'password')?.error).toBe('This has to be filled in.');
  set(walk, { password: 'one', repeated: 'two' });
  expect(press(walk, 'next').fields.find(({ id }) => id === 'repeated')?.error).toContain('not the same');
  set(walk, { repeated: 'one' });
  const view = press(walk, 'next');
  expect(view.page.id).toBe('file');
  set(walk, { file: 'C:\\$(exit)"x' });
  press(walk, 'next', 'next');
  expect(walk.ran[0]?.secrets).toEqual({ Password: 'one' });
  expect(walk.ran[0]?.command).toContain('-FilePath "C:\\`$(exit)`"x.pfx"');
  expect(walk.ran[0]?.command).not.toContain('one');
});

test('the console says when a store has more certificates than it lists', () => {
  const row = {
    thumbprint,
    issuedTo: 'pool01',
    issuedBy: 'CA1',
    expires: '6/1/2014',
    purposes: '',
    friendlyName: '',
    hasPrivateKey: true,
    isExportable: false,
    uses: [],
    validity: 'valid' as const,
  };
  const noteFor = (count: number): string | null | undefined => {
    const view = { machine: 'fe01', warning: 'here only', stores: [{ name: 'My', label: 'Personal', count }] };
    const host = {
      run: () => ({ kind: 'ran' as const, succeeded: true, lines: [], objects: [] }),
      tell: () => ({ about: 'store' as const, view, rows: [row] }),
      open: ASKING_NOTHING.open,
    };
    const { fields } = openForm(certificatesConsole, host, 'en').view();
    return fields.find(({ id }) => id === 'certificate')?.note;
  };
  expect(noteFor(1)).toBeNull();
  expect(noteFor(2)).toContain('Get-ChildItem lists all');
});
