/**
 * The filters that -Filter takes: `DisplayName -like "Ken*" -and Enabled -eq $True`. It is a grammar of its own, smaller than
 * PowerShell's, and nothing of it is run as a script: comparisons of a property with a value, joined by -and, -or, -not and
 * brackets.
 */
import type { SessionState } from '../../src/engine/scope.ts';
import { convertTo, toText } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { compareDateTimes, DateTime } from '../../src/types/values/date-time.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

/** A filter that does not parse; the message says where. */
export class FilterError extends Error {
  /** @param position from 1 on, where the filter's text is wrong; 0 for a property that there is not */
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
  }
}

/** Gives the value of a property; names are those of `properties`, as they are written there. */
type Read = (property: string) => unknown;
export type Filter = (read: Read) => boolean;

export type Comparison = (value: unknown, wanted: unknown) => boolean;

/** What differs between those who take such filters. */
export interface FilterDialect {
  /** A property as it is written; undefined where there is none of the name. */
  readonly property: (name: string) => string | undefined;
  /** The value of a variable by its name without the sign; undefined for one that may not stand here. */
  readonly variable: (name: string) => unknown;
  /** A comparison by its operator; undefined for one that there is not. */
  readonly comparison: (operator: string) => Comparison | undefined;
}

interface Token {
  readonly kind: 'word' | 'operator' | 'text' | 'variable' | 'bracket';
  readonly text: string;
  readonly at: number;
}

const TOKENS =
  /\s*(?:(?<bracket>[()])|(?<operator>-[a-z]+|!(?=\s*\())|(?<variable>\$[a-z_][\w:.]*)|'(?<single>(?:[^']|'')*)'|"(?<double>(?:[^"]|"")*)"|(?<word>[^\s()'"]+))/giy;

/** Reads a filter as a dialect has it. @throws FilterError */
export function parseFilter(text: string, dialect: FilterDialect): Filter {
  return new FilterParser(text, dialect).parse();
}

/**
 * That of Lync Server, by the names of the properties that a filter may be about. It shares its reader with Exchange's:
 * variables are the session's, one that is not set is null, and none has properties (`$user.Name` does not parse).
 */
export function lyncDialect(properties: readonly string[], session: SessionState): FilterDialect {
  const names = new Map(properties.map((name) => [name.toLowerCase(), name]));
  return {
    property: (name) => names.get(name.toLowerCase()),
    variable: (name) => (name.includes('.') ? undefined : (variableNamed(session, name) ?? null)),
    comparison: (operator) => COMPARISONS.get(operator),
  };
}

/** The value of a variable as a filter names it, with a scope in front (`global:pool`) or without; undefined where it is not set. */
export function variableNamed(session: SessionState, name: string): unknown {
  const [, scope, own = name] = /^(global|script|local|private):(.*)$/i.exec(name) ?? [];
  if (scope === undefined) return session.getVariable(own);
  const value = session.scopeNamed(scope).lookup(own.toLowerCase());
  return typeof value === 'symbol' ? undefined : value;
}

class FilterParser {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(
    private readonly text: string,
    private readonly dialect: FilterDialect,
  ) {
    this.tokens = this.scan();
  }

  parse(): Filter {
    const filter = this.alternatives();
    const rest = this.peek();
    if (rest) this.fail(rest.at);
    return filter;
  }

  private scan(): Token[] {
    const tokens: Token[] = [];
    const end = this.text.trimEnd().length;
    TOKENS.lastIndex = 0;
    while (TOKENS.lastIndex < end) {
      const from = TOKENS.lastIndex;
      const groups = TOKENS.exec(this.text)?.groups;
      if (!groups) this.fail(from);
      const { bracket, operator, variable, single, double, word } = groups;
      const at = from + (/^\s*/.exec(this.text.slice(from))?.[0].length ?? 0);
      if (bracket !== undefined) tokens.push({ kind: 'bracket', text: bracket, at });
      else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator.toLowerCase(), at });
      else if (variable !== undefined) tokens.push({ kind: 'variable', text: variable, at });
      else if (single !== undefined) tokens.push({ kind: 'text', text: single.replaceAll("''", "'"), at });
      else if (double !== undefined) tokens.push({ kind: 'text', text: double.replaceAll('""', '"'), at });
      else tokens.push({ kind: 'word', text: String(word), at });
    }
    return tokens;
  }

  private alternatives(): Filter {
    let left = this.conjunction();
    while (this.take('-or')) {
      const [first, second] = [left, this.conjunction()];
      left = (read) => first(read) || second(read);
    }
    return left;
  }

  private conjunction(): Filter {
    let left = this.negation();
    while (this.take('-and')) {
      const [first, second] = [left, this.negation()];
      left = (read) => first(read) && second(read);
    }
    return left;
  }

  private negation(): Filter {
    if (!this.take('-not') && !this.take('!')) return this.comparison();
    const inner = this.negation();
    return (read) => !inner(read);
  }

  private comparison(): Filter {
    if (this.take('(')) {
      const inner = this.alternatives();
      if (!this.take(')')) this.fail(this.peek()?.at ?? this.text.length);
      return inner;
    }
    const name = this.required('word');
    const property = this.dialect.property(name.text);
    if (property === undefined) {
      throw new FilterError(
        `"${name.text}" is not a recognized filterable property. For a complete list of filterable properties see the command help.`,
        0,
      );
    }
    const operator = this.required('operator');
    const compare = this.dialect.comparison(operator.text) ?? this.fail(operator.at);
    const wanted = this.value();
    return (read) => compare(read(property), wanted);
  }

  private value(): unknown {
    const token = this.peek();
    if (!token || token.kind === 'bracket' || token.kind === 'operator')
      return this.fail(token?.at ?? this.text.length);
    this.next++;
    if (token.kind !== 'variable') return token.text;
    const known = this.dialect.variable(token.text.slice(1));
    return known === undefined ? this.fail(token.at) : known;
  }

  private peek(): Token | undefined {
    return this.tokens[this.next];
  }

  private take(text: string): boolean {
    const token = this.peek();
    const isIt = token !== undefined && token.kind !== 'text' && token.text === text;
    if (isIt) this.next++;
    return isIt;
  }

  private required(kind: Token['kind']): Token {
    const token = this.peek();
    if (token?.kind !== kind) return this.fail(token?.at ?? this.text.length);
    this.next++;
    return token;
  }

  private fail(at: number): never {
    throw new FilterError(
      `Invalid filter syntax. For a description of the filter parameter syntax see the command help.\n"${this.text}" at position ${at + 1}.`,
      at + 1,
    );
  }
}

const isEqual: Comparison = (value, wanted) => {
  if (wanted === null) return value === null || value === undefined || value === '';
  return textOf(value) === textOf(wanted);
};
const isLike: Comparison = (value, wanted) => WildcardPattern.of(textOf(wanted), true).isMatch(textOf(value));
const order = (value: unknown, wanted: unknown): number => {
  if (value instanceof DateTime)
    return compareDateTimes(value, convertTo(wanted, typeNamed('System.DateTime')) as DateTime);
  const [left, right] = [textOf(value), textOf(wanted)];
  const [a, b] = [Number(left), Number(right)];
  if (left !== '' && right !== '' && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return left < right ? -1 : Number(left > right);
};

/** The comparisons of a single value. */
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['-eq', isEqual],
  ['-ne', (value, wanted) => !isEqual(value, wanted)],
  ['-like', isLike],
  ['-notlike', (value, wanted) => !isLike(value, wanted)],
  ['-gt', (value, wanted) => order(value, wanted) > 0],
  ['-ge', (value, wanted) => order(value, wanted) >= 0],
  ['-lt', (value, wanted) => order(value, wanted) < 0],
  ['-le', (value, wanted) => order(value, wanted) <= 0],
]);

/** Directories compare without regard to letter case. */
function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : toText(value).toLowerCase();
}
