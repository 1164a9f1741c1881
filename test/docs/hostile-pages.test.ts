/** Pages that were made to be hard to read: whatever stands on one, reading it takes no longer than its length. */
import { describe, expect, test } from '@jest/globals';
import { OutputComparer } from '../../src/docs/outputs/compare-output.ts';
import { planPage } from '../../src/docs/page-run.ts';
import { PlaceholderValues } from '../../src/docs/placeholders.ts';
import { withoutTypographicSlips } from '../../src/docs/specimens/typographic-slips.ts';
import { processorTime } from '../processor-time.ts';

const LENGTH = 20_000;
const known = new Set(['get-cssite', 'get-date', 'out-null']);

function plan(text: string, name = 'page.md') {
  return planPage(name, text, (command) => known.has(command.toLowerCase()), new PlaceholderValues([['a', 'b']]));
}

const filledWith = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length));
const fenced = (text: string, language = 'powershell'): string => `# x\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;

describe('a page is read in no time', () => {
  test.each<[what: string, text: string, name?: string]>([
    ['<pre> that nothing closes', filledWith('<pre>\n')],
    ['fences of two kinds', filledWith('```\n~~~\n')],
    ['brackets', filledWith('[')],
    ['emphasis that nothing closes', filledWith('*a **b ')],
    ['quotations in quotations', `${'> '.repeat(2_000)}x\n`],
    ['emphasis in emphasis', `${'*a '.repeat(5_000)}${'b* '.repeat(5_000)}`],
    ['lists in lists', Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- x\n`).join('')],
    ['elements that nothing closes', filledWith('<a')],
    ['elements in elements', `${filledWith('<div>')}<pre>Get-CsSite</pre>`, 'page.html'],
    ['references of characters', `<pre>${filledWith('&#x41;')}</pre>`, 'page.html'],
    ['marks in code', fenced(filledWith('<span>'))],
    ['parentheses', fenced(filledWith('('))],
    ['braces', fenced(filledWith('{\n'))],
    ['quotes', fenced(filledWith('"\n'))],
    ['pipes', fenced(filledWith('Get-CsSite |\n'))],
    ['backticks', fenced(filledWith('Get-CsSite `\n'))],
    ['one long word', fenced(`Get-CsSite ${filledWith('a')}`)],
    ['parameters', fenced(`Get-CsSite${filledWith(' -Ab"x"')}`)],
    ['wrapped parameters', fenced(`Get-CsSite\n${filledWith('  -Ab "x"\n')}`)],
    ['dashes', fenced(`Get-CsSite${filledWith(' -')}`)],
    ['placeholders', fenced(`Get-CsSite ${filledWith('<a> ')}`)],
    ['half placeholders', fenced(`Get-CsSite ${filledWith('<a ')}`)],
    ['choices', fenced(`Get-CsSite ${filledWith(' [-a <')}`)],
    ['words', fenced(filledWith('a b c\n'), '')],
    ['statements that nothing ends', fenced(filledWith('Get-CsSite (\n'), '')],
    ['many commands', fenced('Get-Date | Out-Null\n'.repeat(2_000))],
    ['blanks', fenced(`a${filledWith(' ')}`, '')],
    ['a console', fenced(`PS C:\\> Get-CsSite\n${filledWith('a b c\n')}`, '')],
    ['prompts', fenced(filledWith('PS C:\\> (\n'), '')],
    ['front matter', `---\n${filledWith('a: b\n')}`],
    ['blocks in blocks', `x::\n\n${filledWith('   a\n\n   x::\n\n')}`, 'page.rst'],
    ['lines of blocks', filledWith('----\n....\n'), 'page.adoc'],
    [
      'lines of blocks, each of its length',
      Array.from({ length: 900 }, (_, n) => `${'-'.repeat(n + 4)}\n`).join(''),
      'page.adoc',
    ],
    ['paragraphs', filledWith('Get-CsSite\n\n').slice(0, 40_000), 'page.txt'],
    ['a table', `|a|b|\n|-|-|\n${filledWith('|x|y|\n')}`],
  ])('%s', (_what, text, ...[name]) => {
    expect(processorTime(() => plan(text, name))).toBeLessThan(8_000);
  });

  test.each([
    ['one long word', filledWith('a')],
    ['parameters', filledWith(' -Ab"x"')],
    ['dashes', filledWith(' - ')],
    ['braces', filledWith('{a - ')],
    ['brackets', filledWith(' [a b')],
    ['quotes', filledWith(' ""a')],
    ['addresses', filledWith(' -Ab -a@')],
  ])('slips are looked for in %s', (_what, text) => {
    expect(processorTime(() => withoutTypographicSlips(`Get-CsSite${text}`, () => true))).toBeLessThan(2_000);
  });

  test.each([
    ['lines left out', `...\nx\n`.repeat(3_000), 'x\ny\n'.repeat(3_000)],
    ['text left out', `${'[..]a'.repeat(3_000)}b`, 'a'.repeat(6_000)],
    ['blanks', `a${filledWith(' ')}b`, 'a'],
    ['a name', filledWith('a-'), 'a'],
  ])('outputs are compared with %s', (_what, shown, output) => {
    const compare = (): unknown => new OutputComparer().compare(shown.split('\n'), output, (text) => text);
    expect(processorTime(compare)).toBeLessThan(3_000);
  });
});

test('a block that is too long to be typed is told, and the others are read', () => {
  const { commands, skipped } = plan(`${fenced('#'.repeat(300_000))}\n${fenced('Get-CsSite')}`);
  expect(skipped.map(({ reason }) => reason)).toEqual(['more than 256 KB in one block']);
  expect(commands.map(({ text }) => text)).toEqual(['Get-CsSite']);
});

test('a function is one command, however long it is', () => {
  const lines = ['function Get-Much {', ...Array.from({ length: 600 }, (_, index) => `  ${index}`), '}'];
  const { commands } = plan(fenced([...lines, 'Get-CsSite'].join('\n')));
  expect(commands.map(({ text, slip }) => [text, slip])).toEqual([
    [lines.join('\n'), null],
    ['Get-CsSite', null],
  ]);
});

describe('a block that is never closed', () => {
  test.each<[text: string, line: number | null, name?: string]>([
    ['# x\n\n```powershell\nGet-CsSite\nmore\n', 4],
    ['# x\n\n- a\n\n  ~~~~\n  Get-CsSite\n  ~~~\n', 6],
    [fenced('Get-CsSite'), null],
    ['> ```\n> Get-CsSite\n> ```\n', null],
    ['    Get-CsSite\n', null],
    ['----\nGet-CsSite\n', 2, 'page.adoc'],
    ['----\nGet-CsSite\n----\n', null, 'page.adoc'],
  ])('%j', (text, line, ...[name]) => {
    expect(plan(text, name).openBlock).toBe(line);
  });
});
