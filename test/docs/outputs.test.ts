/** Outputs on pages: how they compare with those of the lab, and how they are written anew. */
import { describe, expect, test } from '@jest/globals';
import { OutputComparer } from '../../src/docs/outputs/compare-output.ts';
import { updatePage } from '../../src/docs/outputs/update-page.ts';
import { processorTime } from '../processor-time.ts';

const grade = (shown: string, output: string, comparer = new OutputComparer()): string =>
  comparer.compare(shown.split('\n'), output, (text) => text).grade;
const [A, B, C, D] = ['A1', 'B2', 'C3', 'D4'].map((pair) => pair.repeat(20)) as [string, string, string, string];

describe('comparing', () => {
  test.each<[string, string, string, string]>([
    ['same', 'a\nb', '\na\nb\n\n', 'blank lines around it'],
    ['same', 'It’s “x” – y', 'It\'s "x" - y', 'typographic forms'],
    ['same after masks', `Thumbprint : ${A}`, `Thumbprint : ${B}`, 'a thumbprint'],
    ['same after masks', 'At 6/1/2012 9:00:00 AM', 'At 7/22/2014 10:31:07 PM', 'a date'],
    [
      'same after masks',
      'Id: 0a8d2a0e-7a3e-4b1c-9d53-000000000001',
      'Id: 7d9d2a0e-7a3e-4b1c-9d53-00000000000f',
      'a GUID',
    ],
    ['same after masks', 'a\n...\nz', 'a\nb\nc\nz', 'lines left out'],
    ['same after masks', 'Took [..] seconds', 'Took 7 seconds', 'text left out'],
    ['layout only', 'Name : x\nUse  : y', 'Name     : x\nUse      : y', 'padding of a list'],
    ['layout only', 'Name Use\n---- ---\nx    y', 'Name       Use\n----       ---\nx          y', 'widths of a table'],
    [
      'layout only',
      'Name Use\n---- ---\nlong… y',
      'Name          Use\n----          ---\nlong.name     y',
      'a cell that was cut',
    ],
    ['differs', 'Name : x', 'Name : y', 'a value'],
    ['differs', 'Name : x', 'Name : x\nUse  : y', 'a further property'],
    ['differs', 'Name Use\n---- ---\nx    y', 'Name Use\n---- ---\nx    y\nz    y', 'a further row'],
    ['differs', '1', '', 'nothing'],
  ])('%s: %s', (wanted, shown, output, _what) => {
    expect(grade(shown, output)).toBe(wanted);
  });

  test('a mask keeps its meaning all over a page', () => {
    const comparer = new OutputComparer();
    expect(grade(A, C, comparer)).toBe('same after masks');
    expect(grade(`${A} ${B}`, `${C} ${D}`, comparer)).toBe('same after masks');
    expect(grade(A, D, comparer)).toBe('differs');
    expect(grade(B, C, comparer)).toBe('differs');
  });

  test('the difference, line by line', () => {
    const { diff } = new OutputComparer().compare(['a', 'b', 'c'], 'a\nx\nc\nd\n', (text) => text);
    expect(diff).toBe('  a\n- b\n+ x\n  c\n+ d');
  });

  test('long outputs are compared in no time', () => {
    const lines = (mark: string): string => Array.from({ length: 5_000 }, (_, index) => `${mark}${index}`).join('\n');
    const took = processorTime(() => {
      expect(grade(lines('a'), lines('b'))).toBe('differs');
      expect(grade(`...\n${lines('a')}\n...\n...`, lines('b'))).toBe('differs');
    });
    expect(took).toBeLessThan(2_000);
  });
});

describe('writing', () => {
  const page = '\ufeff# Page\r\n\r\n> ```\r\n> PS> 1\r\n> 2\r\n>\r\n> 3\r\n> ```\r\nEnd';

  test('only the lines of the output change; indent, line ends and the mark at the start stay', () => {
    const update = { line: 5, shown: ['2', '', '3'], lines: ['1', '', 'x', 'y'] };
    expect(updatePage(page, [update])).toEqual({
      text: page.replace('> 2\r\n>\r\n> 3', '> 1\r\n>\r\n> x\r\n> y'),
      left: [],
    });
  });

  test('what does not stand there as it was read is left', () => {
    expect(updatePage(page, [{ line: 5, shown: ['22'], lines: ['1'] }])).toEqual({ text: page, left: [5] });
  });
});
