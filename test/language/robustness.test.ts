import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { walkAst } from '../../src/language/ast-walk.ts';
import { parse } from '../../src/language/parser.ts';
import { printScriptBlock } from '../../src/language/print.ts';
import { conformanceSteps } from './transcript-steps.ts';

/** Pieces of the language, so that random texts come near to real ones. */
const PIECES = [
  'if',
  'else',
  'elseif',
  'foreach',
  'for',
  'while',
  'do',
  'until',
  'switch',
  'default',
  'function',
  'filter',
  'param',
  'begin',
  'process',
  'end',
  'clean',
  'class',
  'enum',
  'static',
  'hidden',
  'using',
  'namespace',
  'try',
  'catch',
  'finally',
  'trap',
  'data',
  'return',
  'break',
  'continue',
  'throw',
  'exit',
  'in',
  'base',
  '$x',
  '$env:a',
  '${a b}',
  '$(',
  '@(',
  '@{',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '[int]',
  '[Parameter(',
  '::',
  '.',
  '..',
  '?.',
  '?[',
  '?',
  ':',
  '??',
  '??=',
  '=',
  '+=',
  '++',
  '--',
  '-',
  '+',
  '*',
  '/',
  '%',
  '!',
  ',',
  ';',
  '|',
  '||',
  '&&',
  '&',
  '<',
  '>',
  '>>',
  '2>&1',
  '*>',
  '-eq',
  '-not',
  '-split',
  '-foo',
  '-foo:',
  '--%',
  '@x',
  '"',
  "'",
  '"a $x $(1) b"',
  "'s'",
  '@"',
  '"@',
  "@'",
  "'@",
  '`',
  '`n',
  '`u{',
  '#',
  '<#',
  '#>',
  '1',
  '1.5',
  '0x',
  '0b1',
  '1kb',
  '3uy',
  'a',
  'Get-Item',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '“',
  '”',
  '’',
  '–',
  '\u00a0',
  '\0',
  '$',
  '@',
  '~',
  '^',
  '\\',
  '$true',
  '$_',
  ':label',
  '#requires',
];

const generated = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 40 })
  .map((p) => p.join(''));

/** Parses a text and checks what must hold for every text. */
function check(text: string): void {
  const { ast, tokens, errors } = parse(text);
  for (const { extent, message } of errors) {
    // The end of input is one behind the last character.
    expect(extent.startOffset).toBeGreaterThanOrEqual(0);
    expect(extent.endOffset).toBeLessThanOrEqual(text.length + 1);
    expect(extent.startOffset).toBeLessThanOrEqual(extent.endOffset);
    expect(extent.startLine).toBeGreaterThan(0);
    expect(message).not.toBe('');
  }
  walkAst(ast, (node) => {
    expect(node.extent.startOffset).toBeGreaterThanOrEqual(0);
    expect(node.extent.endOffset).toBeLessThanOrEqual(text.length + 1);
  });
  let end = 0;
  for (const token of tokens) {
    expect(token.extent.startOffset).toBeGreaterThanOrEqual(end);
    end = token.extent.endOffset;
  }
  if (errors.length > 0) return;
  const printed = printScriptBlock(ast);
  const again = parse(printed);
  expect(again.errors).toEqual([]);
  expect(printScriptBlock(again.ast)).toBe(printed);
}

describe('any text', () => {
  test('made of pieces of the language parses without throwing, and prints stably if it has no errors', () => {
    fc.assert(fc.property(generated, check), { numRuns: 50000 });
  });

  test('cut anywhere parses without throwing', () => {
    const steps = conformanceSteps();
    if (steps.length === 0) return;
    const cut = fc.tuple(fc.constantFrom(...steps), fc.nat(), fc.nat()).map(([{ input }, a, b]) => {
      const from = a % (input.length + 1);
      return input.slice(0, from) + input.slice(from + (b % 4));
    });
    fc.assert(fc.property(cut, check), { numRuns: 5000 });
  });

  test('nested very deeply is refused, not a crash', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['{', '}'],
      ['$(', ')'],
      ['@{a=', '}'],
      ['-', ''],
      ['[int]', ''],
      ['"$(', ')"'],
    ]) {
      const { errors } = parse(`${open?.repeat(5000)}1${close?.repeat(5000)}`);
      expect(errors.length).toBeGreaterThan(0);
    }
  });
});
