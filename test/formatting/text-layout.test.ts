/** How text is laid out in cells and lines. */
import { describe, expect, test } from '@jest/globals';
import { assignColumnWidths } from '../../src/formatting/column-widths.ts';
import { displayWidth, startOfTail, unitsThatFit } from '../../src/formatting/display-width.ts';
import { breakLines, firstLine, splitLines } from '../../src/formatting/line-breaking.ts';
import { type Ambient, ambient, setAmbient } from '../../src/types/ambient.ts';
import { fc } from '../random-input.ts';
import './support.ts';

describe('display width', () => {
  test.each([
    ['abc', 3],
    ['日本語', 6],
    ['é', 1],
    ['😀', 2],
    ['\x1b[31mred\x1b[0m', 3],
    ['tab\there', 8],
  ])('%j takes %d cells', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('cuts never split what takes two cells', () => {
    expect(unitsThatFit('日本語', 0, 3)).toBe(1);
    expect(startOfTail('日本語', 3)).toBe(2);
  });

  test('what fits takes no more than there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, cells) => {
        expect(displayWidth(text.slice(0, unitsThatFit(text, 0, cells)))).toBeLessThanOrEqual(cells);
        expect(displayWidth(text.slice(startOfTail(text, cells)))).toBeLessThanOrEqual(cells);
      }),
    );
  });
});

describe('lines', () => {
  test('between words where the language has them', () => {
    expect(breakLines('the quick brown fox', 10, 10)).toEqual(['the quick ', 'brown fox']);
    expect(breakLines('abcdefghijkl xyz', 5, 5)).toEqual(['abcde', 'fghij', 'kl ', 'xyz']);
  });

  test('at the edge in other languages', () => {
    const before = ambient();
    setAmbient({ ...before, culture: 'ja-JP' } as Ambient);
    try {
      expect(breakLines('the quick brown fox', 10, 8)).toEqual(['the quick ', 'brown fo', 'x']);
      expect(breakLines('日本', 1, 1)).toEqual(['?', '?']);
    } finally {
      setAmbient(before);
    }
  });

  test('line ends of both kinds', () => {
    expect(splitLines('a\r\nb\nc')).toEqual(['a', 'b', 'c']);
    expect(firstLine('a\r\nb')).toBe('a…');
  });

  test('nothing is lost and no line is too wide', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, width) => {
        const lines = breakLines(text, width, width);
        expect(lines.join('')).toBe(splitLines(text).join(''));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('column widths', () => {
  const assigned = (widths: number[], table: number): number[] => {
    assignColumnWidths(widths, table);
    return widths;
  };

  test('columns without width share what is left', () => {
    expect(assigned([0, 0], 20)).toEqual([10, 9]);
    expect(assigned([5, 0, 0], 20)).toEqual([5, 7, 6]);
  });

  test('the last columns give way', () => {
    expect(assigned([5, 20], 20)).toEqual([5, 14]);
    expect(assigned([15, 20, 4], 16)).toEqual([15, -1, -1]);
  });
});
