/** Regular expressions. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { NetException } from '../../src/types/net-exception.ts';
import { setMatchInterrupt } from '../../src/types/regex/backtracking-matcher.ts';
import { Regex } from '../../src/types/regex/regex.ts';
import { RegexOption } from '../../src/types/regex/regex-node.ts';
import { processorTime } from '../processor-time.ts';

interface RecordedMatches {
  pattern: string;
  options: number;
  input: string;
  names: string[];
  matches: ([number, string][] | null)[][];
  split: string[];
  replaced: string;
}

function recorded<T>(name: string): T[] {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as T[];
}

/** What .NET 10 did: test/types/fixtures/regex-matches.json holds every capture of every group. */
describe('a .NET expression matches as it does in .NET', () => {
  test.each(recorded<RecordedMatches>('regex-matches'))('$pattern ($options) on $input', (expected) => {
    const regex = new Regex(expected.pattern, expected.options);
    const matches = [...regex.matches(expected.input)];
    expect({
      names: [...regex.groupNames],
      matches: matches.map((match) =>
        match.groups.map((group) =>
          group.success ? group.captures.map((capture) => [capture.index, capture.value]) : null,
        ),
      ),
      split: regex.split(expected.input),
      replaced: regex.replace(expected.input, '<$1|$&|$+>'),
    }).toEqual({
      names: expected.names,
      matches: expected.matches,
      split: expected.split,
      replaced: expected.replaced,
    });
    // The texts of the groups do not come from the captures but from the faster matcher, where it can be used.
    expect(matches.map((match) => match.groups.map((group) => (group.success ? group.value : null)))).toEqual(
      expected.matches.map((groups) => groups.map((captures) => captures?.at(-1)?.[1] ?? null)),
    );
  });
});

describe('a bad pattern is refused in .NET’s words', () => {
  test.each(recorded<{ pattern: string; error: string | null }>('regex-errors'))('$pattern', ({ pattern, error }) => {
    let message: string | null = null;
    try {
      new Regex(pattern, 0);
    } catch (problem) {
      message = (problem as NetException).message;
    }
    expect(message).toBe(error);
  });
});

test('a time limit stops a pattern that runs away', () => {
  const regex = new Regex('^(a+)+$', 0, 50);
  const input = `${'a'.repeat(40)}!`;
  let typeName = '';
  try {
    regex.isMatch(input);
  } catch (error) {
    typeName = (error as NetException).typeName;
  }
  expect(typeName).toBe('System.Text.RegularExpressions.RegexMatchTimeoutException');
});

describe('expressions that may backtrack without end', () => {
  const long = `${'a'.repeat(40)}!`;
  test.each([
    ['^(a+)+$', 0],
    ['^(?:(?:\\w+)\\s?)*$', RegexOption.IgnoreCase],
    ['^(a|aa)+$', RegexOption.IgnoreCase],
  ])('%s fails at once', (pattern, options) => {
    expect(new Regex(pattern, options).isMatch(long)).toBe(false);
  });

  test('a long match succeeds and keeps its groups', () => {
    const found = new Regex('^(\\w+\\s?)*$', RegexOption.IgnoreCase).match('word '.repeat(3000));
    expect([found.length, found.groups[1]!.value]).toEqual([15000, 'word ']);
  });

  test('what V8 could not end is matched where it can be stopped', () => {
    let checks = 0;
    setMatchInterrupt(() => {
      if (++checks === 3) throw new Error('stopped');
    });
    try {
      expect(() => new Regex('^(?=(a|aa)+$)', 0).isMatch(long)).toThrow('stopped');
    } finally {
      setMatchInterrupt(null);
    }
  });

  test.each([
    ['what V8 cannot do', '(.*)*x', 'a'.repeat(5000)],
    ['letters beyond ASCII', '(a+)+b', `ä${'a'.repeat(5000)}`],
    ['a line feed at the end', '(a+)+b', `${'a'.repeat(3000)}\n`],
    ['a back-reference', '(a+)+\\1b', 'a'.repeat(3000)],
  ])('gets a time limit when it takes too many steps: %s', (_what, pattern, input) => {
    const took = processorTime(() => {
      expect(() => new Regex(pattern, RegexOption.IgnoreCase).isMatch(input)).toThrow('The Regex engine has timed out');
    });
    expect(took).toBeLessThan(3000);
  });

  test.each([
    ['a*a*a*a*b', 'a'.repeat(20_000)],
    ['.*.*.*x', 'a'.repeat(20_000)],
    ['(.+)=(.+);', '='.repeat(5000)],
  ])('%s takes no power of the length', (pattern, input) => {
    const took = processorTime(() => {
      expect(new Regex(pattern, RegexOption.IgnoreCase).isMatch(input)).toBe(false);
    });
    expect(took).toBeLessThan(3000);
  });

  test('what merely takes its time is not stopped', () => {
    expect(new Regex('(?=(a|aa)+b)|c', RegexOption.IgnoreCase).isMatch(`${'ä'.repeat(300_000)}c`)).toBe(true);
  });
});

test('all matches of a long text are found in one pass', () => {
  const text = 'ab1 ä '.repeat(100_000);
  const took = processorTime(() => {
    expect([...new Regex('\\d', 0).matches(text)]).toHaveLength(100_000);
    expect(new Regex('\\s+', RegexOption.IgnoreCase).split(text)).toHaveLength(200_001);
  });
  expect(took).toBeLessThan(10_000);
});
