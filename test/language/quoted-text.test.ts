/** A text put between quotes is read back as it was, whatever stands in it. */
import { expect, test } from '@jest/globals';
import { walkAst } from '../../src/language/ast-walk.ts';
import { parse } from '../../src/language/parser.ts';
import { doubleQuoted, singleQuoted } from '../../src/language/quoted-text.ts';
import { fc } from '../random-input.ts';

/** What ends a literal, or means something in one. */
const SIGNS = [
  "'",
  '"',
  '`',
  '$',
  '$(',
  '\u2018',
  '\u2019',
  '\u201a',
  '\u201b',
  '\u201c',
  '\u201d',
  '\u201e',
  '\n',
  '@',
];

const texts = fc.array(fc.oneof(fc.constantFrom(...SIGNS), fc.string())).map((parts) => parts.join(''));

/** The strings of a source text that has nothing else in it. */
function strings(source: string): string[] {
  const { ast, errors } = parse(source);
  const found = errors.map(({ message }) => message);
  walkAst(ast, (node) => {
    if (node.kind === 'StringConstantExpression') found.push(node.value);
    if (node.kind === 'ExpandableStringExpression') found.push('something is expanded');
  });
  return found;
}

test.each([
  ['single', singleQuoted],
  ['double', doubleQuoted],
])('%s quotes', (_kind, quote) => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(strings(quote(text))).toEqual([text]);
    }),
  );
});
