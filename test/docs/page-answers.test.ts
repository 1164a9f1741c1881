/** What commands of a page ask is answered from the run's options, from what the page shows, or as Enter would. */
import { describe, expect, test } from '@jest/globals';
import { CaptureUI } from '../../src/docs/capture-ui.ts';
import type { PromptField } from '../../src/engine/host.ts';
import { typeIndex } from '../../src/generated/types.ts';
import { PageAnswersUI } from '../../src/host/pages/page-answers-ui.ts';
import { registerTypes, typeNamed } from '../../src/types/net-type.ts';

registerTypes(typeIndex.values());

const CHOICES = ['&Yes', 'Yes to &All', '&No'].map((label) => ({ label, helpMessage: '' }));
const CHOICE_LINE = '[Y] Yes  [A] Yes to All  [N] No  [?] Help (default is "Y"): ';

function field(name: string, isArray = false): PromptField {
  return { name, label: name, type: typeNamed('System.String'), helpMessage: '', secret: false, isArray };
}

function answering(shown: readonly string[], answers: readonly (readonly [string, string])[] = []) {
  const console = new CaptureUI();
  const ui = new PageAnswersUI(
    console,
    answers,
    () => 'CONTOSO\\Administrator',
    (name) => `lab's ${name}`,
    () => shown,
  );
  return { ui, console };
}

const LYNC = 'cmdlet New-CsVoicePolicy at command pipeline position 1';
const OTHER = 'cmdlet Get-Content at command pipeline position 1';

describe('a mandatory parameter', () => {
  test('is what stands behind the question on the page', () => {
    const { ui } = answering([LYNC, 'Identity: Redmond', 'Name: x']);
    expect([...ui.prompt(LYNC, '', [field('Identity'), field('Name')]).values()]).toEqual(['Redmond', 'x']);
  });

  test('item by item where it takes a list', () => {
    const { ui } = answering([OTHER, 'Path[0]: a.txt', 'Path[1]: b.txt', 'Path[2]:']);
    expect([...ui.prompt(OTHER, '', [field('Path', true)]).values()]).toEqual([['a.txt', 'b.txt']]);
  });

  test('is what the run was told, whatever the page shows', () => {
    const { ui } = answering(['Identity: Redmond'], [['identity', 'Paris']]);
    expect([...ui.prompt(LYNC, '', [field('Identity')]).values()]).toEqual(['Paris']);
  });

  test('of a Lync cmdlet is what the lab has; that of another is an error that says how it is answered', () => {
    const { ui, console } = answering([]);
    expect([...ui.prompt(LYNC, '', [field('Identity')]).values()]).toEqual(["lab's Identity"]);
    console.take();
    expect(() => ui.prompt(OTHER, '', [field('Path')])).toThrow();
    expect(console.take()).toBe('lyncshell: nothing answers "Path"; --answer "Path=VALUE" does\n');
  });
});

describe('a line that is read', () => {
  test('stands behind the question; asked again, below it', () => {
    const { ui } = answering(['Name: Ken', 'Hello', 'Name: Pilar']);
    expect([ui.readLine('Name: '), ui.readLine('Name: ')]).toEqual(['Ken', 'Pilar']);
  });

  test('that nothing answers is told', () => {
    const { ui, console } = answering([]);
    expect(() => ui.readLine('Name: ')).toThrow();
    expect(console.take()).toBe('lyncshell: nothing answers "Name"; --answer "Name=VALUE" does\n');
  });
});

describe('a confirmation', () => {
  test.each([
    ['as the page shows it', [`${CHOICE_LINE}N`], 2],
    ['as Enter would', [CHOICE_LINE], 0],
    ['as Enter would, where the page shows none', [], 0],
  ])('%s', (_name, shown, chosen) => {
    expect(answering(shown).ui.promptForChoice('Confirm', 'Are you sure?', CHOICES, 0)).toBe(chosen);
  });
});
