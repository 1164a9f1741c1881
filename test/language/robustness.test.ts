/** The parser takes any text, and never throws. */
import { describe, expect, test } from '@jest/globals';
import { walkAst } from '../../src/language/ast-walk.ts';
import type { Extent } from '../../src/language/extent.ts';
import { parse } from '../../src/language/parser.ts';
import { fc } from '../random-input.ts';
import { printScriptBlock } from './print.ts';
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

/** Parses a text; returns what does not hold although it must for every text. */
function violations(text: string): string[] {
  const { ast, tokens, errors } = parse(text);
  const found: string[] = [];
  // The end of input is one behind the last character.
  const inside = ({ startOffset, endOffset }: Extent): boolean =>
    startOffset >= 0 && startOffset <= endOffset && endOffset <= text.length + 1;
  for (const { extent, message } of errors) {
    if (!inside(extent) || extent.startLine < 1 || message === '') found.push(`error: ${message}`);
  }
  walkAst(ast, (node) => {
    const isWhole = errors.length > 0 || inside(node.extent);
    if (!isWhole || node.extent.startOffset < 0 || node.extent.endOffset > text.length + 1) found.push(node.kind);
  });
  let end = 0;
  for (const token of tokens) {
    if (token.extent.startOffset < end) found.push(`token: ${token.text}`);
    end = token.extent.endOffset;
  }
  if (errors.length > 0) return found;
  const printed = printScriptBlock(ast);
  const again = parse(printed);
  if (again.errors.length > 0) found.push(`printed: ${printed} ${again.errors[0]?.message}`);
  const twice = printScriptBlock(again.ast);
  if (twice !== printed) found.push(`printed: ${printed} then: ${twice}`);
  return found;
}

function check(text: string): void {
  expect(violations(text)).toEqual([]);
}

describe('any text', () => {
  test('made of pieces of the language parses without throwing, and prints stably if it has no errors', () => {
    // What `npm run differential` is for, goes further each time; here the same texts are tried, and those that were once wrong.
    fc.assert(fc.property(generated, check), { numRuns: 15000, examples: [[': 2>&1--%'], [':""A do']] });
  });

  test('cut anywhere parses without throwing', () => {
    const steps = conformanceSteps();
    const cut = fc.tuple(fc.constantFrom(...steps), fc.nat(), fc.nat()).map(([{ input }, a, b]) => {
      const from = a % (input.length + 1);
      return input.slice(0, from) + input.slice(from + (b % 4));
    });
    fc.assert(fc.property(cut, check), { numRuns: 1500 });
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
