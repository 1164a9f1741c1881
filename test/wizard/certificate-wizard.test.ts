/** The pages of the Certificate Wizard by themselves: every way through them, in both languages. */
import { describe, expect, test } from '@jest/globals';
import { certificateWizard } from '../../src/wizard/certificate-wizard/certificate-wizard.ts';
import type { Question, State, Told } from '../../src/wizard/certificate-wizard/knowledge.ts';
import type { FieldValue, FormEvent, FormField, FormView } from '../../src/wizard/form-view.ts';
import { advance, answered, beginWizard, type CommandEffect, viewOf } from '../../src/wizard/page-machine.ts';
import { fc } from '../random-input.ts';

/** What a command is answered with. */
interface Luck {
  readonly succeeds: boolean;
  readonly thumbprint: string;
}

const ISSUED: Luck = { succeeds: true, thumbprint: 'B'.repeat(40) };

/** A wizard that is open over a lab that is made up; keeps the commands that it has run. */
class Walk {
  readonly ran: CommandEffect[] = [];
  state: State;

  constructor(private readonly luck: Luck = ISSUED) {
    this.state = this.settle(beginWizard(certificateWizard));
  }

  get view(): FormView {
    return viewOf(certificateWizard, this.state, 'en');
  }

  press(...buttons: string[]): this {
    for (const button of buttons) this.do({ kind: 'press', button });
    return this;
  }

  set(field: string, value: FieldValue): this {
    return this.do({ kind: 'set', field, value });
  }

  do(event: FormEvent): this {
    this.state = this.settle(advance(certificateWizard, this.state, event));
    return this;
  }

  private settle({ state, effect }: ReturnType<typeof beginWizard<State['known'], Question, Told>>): State {
    while (effect) {
      if (effect.kind === 'open') throw new Error('the Certificate Wizard opened another');
      if (effect.kind === 'run') this.ran.push(effect);
      const answer =
        effect.kind === 'run'
          ? {
              kind: 'ran' as const,
              succeeded: this.luck.succeeds,
              lines: [{ kind: 'command' as const, text: effect.command }],
              objects: [{ Thumbprint: this.luck.thumbprint, RequestStatus: this.luck.thumbprint ? '' : 'Pending' }],
            }
          : { kind: 'told' as const, answer: told(effect.question) };
      ({ state, effect } = answered(certificateWizard, state, answer));
    }
    return state;
  }
}

function told(question: Question): Told {
  const certificate = { thumbprint: 'A'.repeat(40), friendlyName: 'old', expires: '6/1/2014' };
  switch (question.about) {
    case 'overview':
      return {
        about: 'overview',
        overview: {
          machine: 'fe01.contoso.com',
          uses: [
            {
              id: 'default-group',
              types: ['Default', 'WebServicesInternal'],
              certificate: null,
              status: 'partly',
              isGlobal: false,
            },
            {
              id: 'Default',
              parent: 'default-group',
              types: ['Default'],
              certificate,
              status: 'assigned',
              isGlobal: false,
            },
            {
              id: 'WebServicesInternal',
              parent: 'default-group',
              types: ['WebServicesInternal'],
              certificate: null,
              status: 'unassigned',
              isGlobal: false,
            },
            {
              id: 'OAuthTokenIssuer',
              types: ['OAuthTokenIssuer'],
              certificate: null,
              status: 'unassigned',
              isGlobal: true,
            },
          ],
          pending: [
            { id: '1', subject: 'CN=a', friendlyName: 'a', made: '6/1/2012', isOffline: true },
            { id: '2', subject: 'CN=b', friendlyName: 'b', made: '6/1/2012', isOffline: false },
          ],
          authorities: ['dc1.contoso.com\\CA1', 'dc2.contoso.com\\CA2'],
          sipDomains: ['contoso.com', 'contoso.net'],
          temporaryFolder: 'C:\\Temp',
        },
      };
    case 'names':
      return { about: 'names', names: { subject: 'CN=pool01.contoso.com', names: ['pool01.contoso.com'] } };
    case 'store':
      return {
        about: 'store',
        store: ['A', 'B'].map((letter) => ({
          thumbprint: letter.repeat(40),
          name: letter,
          friendlyName: letter,
          issuer: 'CA1',
          expires: '6/1/2014',
        })),
      };
    case 'time':
      return { about: 'time', time: { stamp: '[2012_06_15][09_00_00]', date: '6/15/2012' } };
    case 'certificate':
      return { about: 'certificate', certificate: null };
    case 'file':
      return { about: 'file', text: '<p>Finished</p>' };
  }
}

const NEXT_TO_SUMMARY = Array.from({ length: 11 }, () => 'next');

describe('the 21 pages', () => {
  test('an immediate request is made, assigned at once, and ends where it began', () => {
    const walk = new Walk();
    const numbers = [walk.view.page.number];
    walk.press('request');
    while (walk.view.page.id !== 'uses-again' && numbers.length < 30) {
      numbers.push(walk.view.page.number);
      const [button] = walk.view.buttons.filter(({ isDefault }) => isDefault);
      walk.press(button?.id ?? '');
    }
    numbers.push(walk.view.page.number);
    expect(numbers).toEqual([1, 2, 3, 5, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21]);
    expect(walk.ran.map(({ command }) => command)).toEqual([
      'Request-CSCertificate -New -Type Default,WebServicesInternal -CA "dc1.contoso.com\\CA1" -FriendlyName "Lync Server 2013 Default certificate (6/15/2012)" -KeySize 2048 -PrivateKeyExportable $False -Verbose -Report "C:\\Temp\\Request-CSCertificate-[2012_06_15][09_00_00].html"',
      `Set-CSCertificate -Type Default,WebServicesInternal -Thumbprint ${'B'.repeat(40)} -Confirm:$false -Report "C:\\Temp\\Set-CSCertificate-[2012_06_15][09_00_00].html"`,
    ]);
    expect(walk.press('close').view.state).toBe('closed');
  });

  test('a delayed request is written to a file, without an authority', () => {
    const walk = new Walk({ succeeds: true, thumbprint: '' }).press('request', 'next').set('delivery', 'delayed');
    const ids: string[] = [];
    walk.press('next');
    expect(walk.press('next').view.fields[0]?.error).toBe('This has to be filled in.');
    walk.set('request-file', 'C:\\r.req');
    for (let count = 0; walk.view.page.id !== 'uses' && count < 20; count++) {
      ids.push(walk.view.page.id);
      walk.press(walk.view.buttons.find(({ isDefault }) => isDefault)?.id ?? '');
    }
    expect(ids).not.toContain('authority');
    expect(ids.slice(-2)).toEqual(['run-request', 'request-written']);
    expect(walk.ran[0]?.command).toContain('-Output "C:\\r.req"');
    expect(walk.ran[0]?.command).not.toContain('-CA ');
  });

  test('of a group the uses count that are marked; without any nothing can be asked for', () => {
    const walk = new Walk().set('mark:Default', false).press('request', ...Array<string>(12).fill('next'));
    expect(walk.ran[0]?.command).toContain('-Type WebServicesInternal ');
    const none = new Walk().set('mark:Default', false).set('mark:WebServicesInternal', false);
    expect(none.view.buttons.filter(({ enabled }) => enabled).map(({ id }) => id)).not.toContain('request');
  });

  test('a token issuer is global', () => {
    const walk = new Walk().set('use', 'OAuthTokenIssuer').press('assign', 'next');
    walk.set('store-certificate', 'A'.repeat(40)).press('next', 'next');
    expect(walk.ran[0]?.command).toMatch(
      /^Set-CSCertificate -Identity Global -Type OAuthTokenIssuer -Thumbprint A{40} /,
    );
  });

  test('all SIP domains are a switch, some of them are names', () => {
    const walk = new Walk().press('request', ...NEXT_TO_SUMMARY.slice(1));
    expect(walk.view.page.number).toBe(12);
    walk.press('back').set('sip-domain:contoso.net', true).press('next').set('additional-names', ['a.contoso.com']);
    expect(walk.view.command).toContain('-DomainName "sip.contoso.net,a.contoso.com"');
    walk.press('back').set('sip-domain:contoso.com', true);
    expect(walk.view.command).toContain('-DomainName "a.contoso.com" -AllSipDomain');
  });

  test('what a person types is text, whatever PowerShell makes of such signs', () => {
    const walk = new Walk().press('request', 'next', 'next', 'next', 'next', 'next');
    walk.set('friendly-name', '$(exit) `"\u201dx');
    expect(walk.view.command).toContain('-FriendlyName "`$(exit) ```"`\u201dx"');
  });

  test('a password is a variable, and no view tells it', () => {
    const walk = new Walk().press('request', 'next', 'next', 'next').set('has-account', true);
    walk.set('account', 'CONTOSO\\ca').set('account-password', 'P@ssw0rd');
    expect(JSON.stringify(walk.view)).not.toContain('P@ssw0rd');
    walk.press(...NEXT_TO_SUMMARY);
    expect(walk.ran[0]?.command).toContain('-CaAccount "CONTOSO\\ca" -CaPassword $CaPassword ');
    expect(walk.ran[0]?.secrets).toEqual({ CaPassword: 'P@ssw0rd' });
  });

  test('a request that waits for its manager is not assigned', () => {
    const walk = new Walk({ succeeds: true, thumbprint: '' }).press('request', ...NEXT_TO_SUMMARY, 'next', 'next');
    expect(walk.view.page.id).toBe('issued');
    expect(walk.view.buttons.map(({ id, enabled }) => [id, enabled])).toContainEqual(['view-details', false]);
    expect(walk.press('finish').view.page.id).toBe('uses');
  });

  test('a command that failed can be gone back from, and not on', () => {
    const walk = new Walk({ succeeds: false, thumbprint: '' }).press('request', ...NEXT_TO_SUMMARY, 'next');
    expect(walk.view.page.id).toBe('run-request');
    expect(walk.press('next').view.page.id).toBe('run-request');
    expect(walk.press('back').view.page.id).toBe('summary');
  });

  test('pending requests come from their authority or from a file', () => {
    const walk = new Walk().press('process');
    expect(walk.press('next').view.page.id).toBe('pending');
    walk.set('answer-file', 'C:\\a.cer').press('next');
    expect(walk.ran[0]?.command).toMatch(/^Import-CSCertificate -Path "C:\\a.cer" .*Import-CSCertificate-\[/);
    walk.press('finish', 'process').set('pending-request', '2').press('next');
    expect(walk.ran[1]?.command).toMatch(/^Request-CSCertificate -Retrieve -RequestId 2 /);
  });

  test('names and countries that cannot be are refused', () => {
    const walk = new Walk()
      .press('request', 'next', 'next', 'next', 'next', 'next', 'next', 'next')
      .set('country', 'USA');
    expect(walk.press('next').view.fields[0]?.error).toContain('two letters');
    walk.set('country', 'US').press('next', 'next', 'next').set('additional-names', ['ok.contoso.com', 'not ok']);
    expect(walk.press('next').view.fields[0]?.error).toContain('no name');
  });
});

describe('every way', () => {
  /** A step of somebody who tries everything: which of the things that can be done, and with what. */
  const step = fc.record({
    which: fc.nat(30),
    text: fc.oneof(fc.constantFrom('', 'US', 'a.contoso.com', 'C:\\x.pfx', '"; exit'), fc.string({ maxLength: 8 })),
    mark: fc.boolean(),
    pick: fc.nat(5),
  });
  const luck = fc.record({ succeeds: fc.boolean(), thumbprint: fc.constantFrom('', 'B'.repeat(40)) });

  function eventOf(
    view: FormView,
    { which, text, mark, pick }: { which: number; text: string; mark: boolean; pick: number },
  ): FormEvent {
    const events: FormEvent[] = [
      ...view.fields.map(
        (field): FormEvent => ({ kind: 'set', field: field.id, value: valueFor(field, text, mark, pick) }),
      ),
      // Forward more often, so that the far pages are seen.
      ...view.buttons.flatMap(({ id, isDefault }): FormEvent[] =>
        Array(isDefault ? 4 : 1).fill({ kind: 'press', button: id }),
      ),
    ];
    return events[which % events.length] ?? { kind: 'press', button: 'next' };
  }

  function valueFor(field: FormField, text: string, mark: boolean, pick: number): FieldValue {
    if (field.kind === 'check') return mark;
    if (field.kind === 'choice') return field.options[pick % Math.max(1, field.options.length)]?.value ?? text;
    if (field.kind === 'table') return field.rows[pick % Math.max(1, field.rows.length)]?.id ?? text;
    return field.kind === 'list' ? [text] : text;
  }

  test('shows what it runs, speaks both languages, and Back brings everything back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), luck, (steps, fortune) => {
        const walk = new Walk(fortune);
        for (const one of steps) {
          const before = walk.view;
          if (before.state === 'closed') return;
          const [runs, state] = [walk.ran.length, walk.state];
          const event = eventOf(before, one);
          walk.do(event);
          for (const { command } of walk.ran.slice(runs)) expect(command).toBe(before.command);
          expect(viewOf(certificateWizard, walk.state, 'fr').page.id).toBe(walk.view.page.id);
          if (event.kind !== 'press' || event.button !== 'back' || walk.state === state) continue;
          expect(walk.state.filled).toBe(state.filled);
          expect(walk.state.page).toBe(state.trail.at(-1));
          expect(walk.ran).toHaveLength(runs);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('ends: it can always be closed, and Next alone comes to an end or says what is missing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), luck, (steps, fortune) => {
        const walk = new Walk(fortune);
        for (const one of steps) if (walk.view.state === 'open') walk.do(eventOf(walk.view, one));
        const { state } = walk;
        for (let count = 0; count < 60 && !/^uses/.test(walk.view.page.id); count++) {
          const isRefused = walk.view.fields.some(({ error }) => error !== null);
          const isStuck = !walk.view.buttons.some(({ isDefault, enabled }) => isDefault && enabled);
          if (isRefused || isStuck || walk.view.state === 'closed') break;
          walk.press('next', 'finish', ...(walk.view.page.isDialog ? ['close'] : []));
        }
        const { view } = walk;
        const hasEnded = view.state === 'closed' || /^uses/.test(view.page.id);
        const saysWhy =
          view.fields.some(({ error }) => error !== null) || walk.state.known.outcome?.succeeded === false;
        expect(hasEnded || saysWhy).toBe(true);
        walk.state = state;
        walk.press('close', 'cancel', 'close');
        expect(walk.view.state).toBe('closed');
      }),
      { numRuns: 100 },
    );
  });
});

test('each page has a number of its own, and the list has no gap', () => {
  const numbers = [...certificateWizard.pages.values()].flatMap(({ number }) => number ?? []);
  expect([...new Set(numbers)].sort((left, right) => left - right)).toEqual(
    Array.from({ length: 21 }, (_, index) => index + 1),
  );
});
