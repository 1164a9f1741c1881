/** The tokens that texts become. */
import { describe, expect, test } from '@jest/globals';
import type { NumericLiteral } from '../../src/language/ast.ts';
import { scanNumber } from '../../src/language/number-scanner.ts';
import { parse } from '../../src/language/parser.ts';
import type { Token } from '../../src/language/token.ts';

/** Comments included; tokens inside expandable strings come behind their string. */
function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...flat(token.nestedTokens ?? [])]);
}

/** Kinds and texts of all tokens. */
function tokens(text: string): string[] {
  return flat(parse(text).tokens)
    .filter((token) => token.kind !== 'EndOfInput')
    .map((token) => `${token.kind} ${token.text}`);
}

function literal(text: string): NumericLiteral | null | undefined {
  return scanNumber(text, 0, true, false)?.literal;
}

describe('numbers', () => {
  const cases: readonly [string, NumericLiteral][] = [
    ['0', { type: 'int', value: 0 }],
    ['2147483647', { type: 'int', value: 2147483647 }],
    ['2147483648', { type: 'long', value: 2147483648n }],
    ['-2147483648', { type: 'int', value: -2147483648 }],
    ['9223372036854775808', { type: 'decimal', value: '9223372036854775808' }],
    ['79228162514264337593543950336', { type: 'double', value: 7.922816251426434e28 }],
    ['1kb', { type: 'int', value: 1024 }],
    ['4gb', { type: 'long', value: 4294967296n }],
    ['1.5kb', { type: 'double', value: 1536 }],
    ['1.', { type: 'double', value: 1 }],
    ['.5', { type: 'double', value: 0.5 }],
    ['1e3', { type: 'double', value: 1000 }],
    ['1e–3', { type: 'double', value: 0.001 }],
    ['1.50d', { type: 'decimal', value: '1.50' }],
    ['1e2d', { type: 'decimal', value: '100' }],
    ['1dkb', { type: 'decimal', value: '1024' }],
    ['0xFF', { type: 'int', value: 255 }],
    ['0xFFFFFFFF', { type: 'int', value: -1 }],
    ['0xFFFFFFFFu', { type: 'uint', value: 4294967295 }],
    ['0x7FFFFFFFFFFFFFFF', { type: 'long', value: 9223372036854775807n }],
    ['0b1010', { type: 'int', value: 10 }],
    ['0b11111111', { type: 'int', value: -1 }],
    ['255uy', { type: 'byte', value: 255 }],
    ['-128y', { type: 'sbyte', value: -128 }],
    ['1us', { type: 'ushort', value: 1 }],
    ['1s', { type: 'short', value: 1 }],
    ['5l', { type: 'long', value: 5n }],
    ['5ul', { type: 'ulong', value: 5n }],
    ['5n', { type: 'biginteger', value: 5n }],
    ['1.6l', { type: 'long', value: 2n }],
  ];
  for (const [text, value] of cases) {
    test(text, () => expect(literal(text)).toEqual(value));
  }

  test('a literal that does not fit its type is no value', () => {
    for (const text of ['256uy', '128y', '99999999999999999999l', '0x', '0x1FFFFFFFFFFFFFFFFF']) {
      expect(literal(text)).toBeNull();
    }
  });

  test('words that begin with digits are not numbers', () => {
    for (const text of ['7z', '1kbx', '1e', '5lu', '1ddd']) expect(literal(text)).toBeUndefined();
  });
});

describe('modes', () => {
  test('the same characters are a word in a command and an operation in an expression', () => {
    expect(tokens('echo a-b')).toEqual(['Identifier echo', 'Generic a-b']);
    expect(tokens('$a-$b')).toEqual(['Variable $a', 'Minus -', 'Variable $b']);
  });

  test('typographic quotes, dashes and blanks', () => {
    expect(tokens('“a” –eq\u00a0‘b’')).toEqual(['StringExpandable “a”', 'Ieq –eq', 'StringLiteral ‘b’']);
    expect(tokens('f —name ―x')).toEqual(['Identifier f', 'Parameter —name', 'Parameter ―x']);
  });

  test('variables', () => {
    expect(tokens('$a; ${b c}; $env:x; $$; $?; $^; @s')).toEqual([
      'Variable $a',
      'Semi ;',
      'Variable ${b c}',
      'Semi ;',
      'Variable $env:x',
      'Semi ;',
      'Variable $$',
      'Semi ;',
      'Variable $?',
      'Semi ;',
      'Variable $^',
      'Semi ;',
      'SplattedVariable @s',
    ]);
  });

  test('redirections', () => {
    expect(tokens('f 2>&1 *> a 3>> b >c')).toEqual([
      'Identifier f',
      'Redirection 2>&1',
      'Redirection *>',
      'Identifier a',
      'Redirection 3>>',
      'Identifier b',
      'Redirection >',
      'Identifier c',
    ]);
  });

  test('parameters end at a colon, a dot or a bracket', () => {
    expect(tokens('f -a:1 -b.c -- -x')).toEqual([
      'Identifier f',
      'Parameter -a:',
      'Number 1',
      'Parameter -b',
      'Generic .c',
      'MinusMinus --',
      'Parameter -x',
    ]);
  });

  test('comments and line continuations', () => {
    expect(tokens('a `\n b # c\n<# d #> e#f')).toEqual([
      'Identifier a',
      'LineContinuation `\n',
      'Identifier b',
      'Comment # c',
      'NewLine \n',
      'Comment <# d #>',
      'Generic e#f',
    ]);
  });

  test('tokens inside strings follow their string', () => {
    expect(tokens('"a $b $(1 + 2)"')).toEqual([
      'StringExpandable "a $b $(1 + 2)"',
      'Variable $b',
      'DollarParen $(',
      'Number 1',
      'Plus +',
      'Number 2',
      'RParen )',
    ]);
  });
});

describe('strings', () => {
  function value(text: string): string {
    const statement = parse(text).ast.endBlock?.statements[0];
    if (statement?.kind !== 'Pipeline') throw new Error('no pipeline');
    const [element] = statement.pipelineElements;
    if (element?.kind !== 'CommandExpression' || !('value' in element.expression)) throw new Error('no string');
    return String(element.expression.value);
  }

  test('escapes', () => {
    expect(value('"`0`a`b`e`f`n`r`t`v`u{1F600}`q"')).toBe('\0\u0007\b\u001b\f\n\r\t\v\u{1F600}q');
    expect(value("'a''b`n'")).toBe("a'b`n");
    expect(value('"a""b"')).toBe('a"b');
  });

  test('here-strings keep what is between the lines of their quotes', () => {
    expect(value("@'\na\r\nb\n'@")).toBe('a\r\nb');
    expect(value("@'\n'@")).toBe('');
    expect(value('@"\n"a" `t\n"@')).toBe('"a" \t');
  });

  test('places in a subexpression with doubled quotes are those of the source', () => {
    const [string] = parse('"x $(f ""a"" $b)"').tokens;
    expect(string?.nestedTokens?.map((token) => token.text)).toEqual(
      ['$(', 'f', '""a""', '$b', ')'].map((text) => (text === '""a""' ? string!.nestedTokens?.[2]?.text : text)),
    );
    expect(string?.nestedTokens?.[3]?.extent.startOffset).toBe(13);
  });
});
