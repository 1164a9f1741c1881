/** Tells whether a line fits the patterns of Select-String, and where. */
import { NetException } from '../../src/types/net-exception.ts';
import { compareStrings } from '../../src/types/operations/string-comparison.ts';
import { Regex, type RegexMatch } from '../../src/types/regex/regex.ts';
import { RegexOption } from '../../src/types/regex/regex-node.ts';

export interface MatcherOptions {
  readonly patterns: readonly string[];
  readonly simple: boolean;
  readonly caseSensitive: boolean;
  readonly allMatches: boolean;
  readonly notMatch: boolean;
  /** For simple patterns: Ordinal, Invariant, Current or a culture's name. */
  readonly culture: string;
}

export interface LineMatch {
  readonly pattern: string;
  readonly matches: readonly RegexMatch[];
}

export class LineMatcher {
  private readonly regexes: readonly Regex[];

  /** @param refuse is told of a pattern that is no regular expression. */
  constructor(
    private readonly options: MatcherOptions,
    refuse: (pattern: string, problem: NetException) => never,
  ) {
    const flags = options.caseSensitive ? 0 : RegexOption.IgnoreCase;
    this.regexes = options.simple ? [] : options.patterns.map((pattern) => regexOf(pattern, flags, refuse));
  }

  /** null when the line does not fit. The first pattern that fits counts. */
  match(line: string): LineMatch | null {
    const { patterns, notMatch } = this.options;
    for (const [i, pattern] of patterns.entries()) {
      const matches = this.matchesOf(line, pattern, this.regexes[i]);
      if (matches) return notMatch ? null : { pattern, matches };
    }
    return notMatch ? { pattern: patterns[0] ?? '', matches: [] } : null;
  }

  /** @param regex undefined where the pattern is a text to look for. */
  private matchesOf(line: string, pattern: string, regex: Regex | undefined): readonly RegexMatch[] | null {
    if (!regex) return this.holds(line, pattern) ? [] : null;
    if (this.options.allMatches && !this.options.notMatch) {
      const all = [...regex.matches(line)];
      return all.length > 0 ? all : null;
    }
    const match = regex.match(line);
    return match.success ? [match] : null;
  }

  private holds(line: string, text: string): boolean {
    const { caseSensitive, culture } = this.options;
    if (caseSensitive ? line.includes(text) : line.toLowerCase().includes(text.toLowerCase())) return true;
    if (culture === 'Ordinal' || /^[\0-\x7f]*$/.test(line + text)) return false;
    // By the rules of a language a text may be found that is written with other characters.
    const options = { ignoreCase: !caseSensitive, culture: culture === 'Invariant' ? '' : culture };
    for (let i = 0; i + text.length <= line.length; i++) {
      if (compareStrings(line.slice(i, i + text.length), text, options) === 0) return true;
    }
    return false;
  }
}

function regexOf(pattern: string, flags: number, refuse: (pattern: string, problem: NetException) => never): Regex {
  try {
    return new Regex(pattern, flags);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return refuse(pattern, error);
  }
}
