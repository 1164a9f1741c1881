/** System.Text.RegularExpressions: Regex, Match, Group and Capture as values. */
import { watchMemory } from '../../platform/memory-watch.ts';
import { type NetException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { checkOneMore, MOST_ELEMENTS } from '../values/array-limit.ts';
import { BacktrackingMatcher, type CaptureLists, type RawMatch } from './backtracking-matcher.ts';
import { backtrackingDegree, enableLinearFallback, mayTakeLong } from './backtracking-risk.ts';
import { type InputKind, type Translation, translate } from './javascript-translator.ts';
import { type ParsedRegex, RegexOption } from './regex-node.ts';
import { parseRegex } from './regex-parser.ts';
import { replacementFor } from './replacement-pattern.ts';

/** Characters that stand for themselves, and signs behind a backslash (but no backslash). */
const PLAIN_PATTERN = /^(?:[^\\^$.|?*+()[\]{}]|\\[.|?*+()[\]{}^$-])+$/;

const asciiOnly = /^[\0-\x7f]*$/;
/** Texts of this length are looked at once for all searches in them, not once for each match. */
const LONG_TEXT = 64;
const CACHE_LIMIT = 1000;
/** By options and then by pattern: a key of both would have to be made, and hashed, for every call. */
const cache = new Map<number, Map<string, Regex>>();

/** A translation with its RegExp, which searches from `lastIndex`. */
interface Searcher extends Translation {
  readonly expression: RegExp;
}

let lastLongText = '';
let isLastAscii = true;

function isAscii(text: string): boolean {
  if (text.length < LONG_TEXT) return asciiOnly.test(text);
  if (text !== lastLongText) isLastAscii = asciiOnly.test(text);
  // Also where an equal text was seen: two are compared letter by letter for every match as long as they are not the same one.
  lastLongText = text;
  return isLastAscii;
}

/** No time limit: Regex.InfiniteMatchTimeout. */
export const INFINITE_TIMEOUT = Number.POSITIVE_INFINITY;

export class Regex extends NetObject {
  private readonly parsed: ParsedRegex;
  private readonly searchers: { [input in InputKind]?: Searcher | null } = {};
  private degree: number | null = null;
  private ownMatcher: BacktrackingMatcher | null = null;

  /** Throws RegexParseException. */
  constructor(
    readonly pattern: string,
    /** Bits of `RegexOption`. */
    readonly options: number,
    /** In milliseconds. */
    readonly timeout = INFINITE_TIMEOUT,
  ) {
    super();
    this.parsed = parseRegex(pattern, options);
  }

  /** A regex that may have been made before; the operators and the static methods use these. */
  static of(pattern: string, options: number): Regex {
    let byPattern = cache.get(options);
    if (!byPattern) cache.set(options, (byPattern = new Map()));
    let found = byPattern.get(pattern);
    if (!found) {
      if (byPattern.size >= CACHE_LIMIT) byPattern.clear();
      byPattern.set(pattern, (found = new Regex(pattern, options)));
    }
    return found;
  }

  netType(): NetType {
    return typeNamed('System.Text.RegularExpressions.Regex');
  }

  get rightToLeft(): boolean {
    return (this.options & RegexOption.RightToLeft) !== 0;
  }

  get groupNumbers(): readonly number[] {
    return this.parsed.groupNumbers;
  }

  get groupNames(): readonly string[] {
    return this.parsed.groupNames;
  }

  private plain: string | null | undefined;

  /** The text that is all the pattern stands for; null for a pattern of any other kind. */
  private get plainText(): string | null {
    if (this.plain === undefined) {
      const ignoresCase = (this.options & RegexOption.IgnoreCase) !== 0;
      const isPlain = (this.options & ~RegexOption.IgnoreCase) === 0 && PLAIN_PATTERN.test(this.pattern);
      const text = this.pattern.replaceAll('\\', '');
      this.plain = isPlain && !(ignoresCase && text.toLowerCase() !== text.toUpperCase()) ? text : null;
    }
    return this.plain;
  }

  private keys: readonly (string | number)[] | null = null;

  /** The keys of the groups in `$Matches`: names, or numbers where there is none. */
  get groupKeys(): readonly (string | number)[] {
    return (this.keys ??= this.groupNames.map((name) => (/^\d+$/.test(name) ? Number(name) : name)));
  }

  /** Where a search of the input begins when nothing else is said. */
  startOf(input: string): number {
    return this.rightToLeft ? input.length : 0;
  }

  isMatch(input: string, startAt = this.startOf(input)): boolean {
    requireStart(startAt, input);
    const searcher = this.searcherFor(input);
    if (!searcher) return this.matcher().match(input, startAt, this.timeout) !== null;
    searcher.expression.lastIndex = startAt;
    return searcher.expression.test(input);
  }

  /** The first match; one without success when there is none. */
  match(input: string, startAt = this.startOf(input)): RegexMatch {
    requireStart(startAt, input);
    return this.find(input, startAt) ?? RegexMatch.failed(this, input);
  }

  /** All matches, in the order in which they are found. */
  *matches(input: string, startAt = this.startOf(input)): Generator<RegexMatch> {
    requireStart(startAt, input);
    for (let match = this.find(input, startAt); match; match = this.after(match)) {
      watchMemory();
      yield match;
    }
  }

  /** The match behind a match, or null. */
  after(match: RegexMatch): RegexMatch | null {
    const { input, index, length } = match;
    const step = this.rightToLeft ? -1 : 1;
    const from = this.rightToLeft ? index : index + length;
    const next = length === 0 ? from + step : from;
    if (next < 0 || next > input.length) return null;
    return this.find(input, next);
  }

  private find(input: string, from: number): RegexMatch | null {
    const searcher = this.searcherFor(input);
    if (!searcher) {
      const raw = this.matcher().match(input, from, this.timeout);
      return raw && RegexMatch.fromCaptures(this, input, raw, from);
    }
    searcher.expression.lastIndex = from;
    const found = searcher.expression.exec(input);
    return found && RegexMatch.fromJavaScript(this, input, found, searcher, from);
  }

  /** The JavaScript expression for an input; null where the own matcher, which can be stopped, must do it. */
  private searcherFor(input: string): Searcher | null {
    // Only the own matcher can keep a time limit.
    if (this.timeout !== INFINITE_TIMEOUT) return null;
    const ascii = isAscii(input);
    this.degree ??= backtrackingDegree(this.parsed.root);
    if (!mayTakeLong(this.degree, input.length)) return this.searcher(ascii ? 'ascii' : 'any');
    const linear = ascii && !input.endsWith('\n') ? this.searcher('linear') : null;
    // With one repetition V8 is the faster one even where it takes the square of the length.
    return linear ?? (this.degree === 2 ? this.searcher(ascii ? 'ascii' : 'any') : null);
  }

  private searcher(kind: InputKind): Searcher | null {
    let searcher = this.searchers[kind];
    if (searcher === undefined) this.searchers[kind] = searcher = this.makeSearcher(kind);
    return searcher;
  }

  private makeSearcher(kind: InputKind): Searcher | null {
    if (kind === 'linear') enableLinearFallback();
    const translation = translate(this.parsed, kind);
    return translation && { ...translation, expression: new RegExp(translation.source, `${translation.flags}g`) };
  }

  private matcher(): BacktrackingMatcher {
    return (this.ownMatcher ??= new BacktrackingMatcher(this.parsed));
  }

  /** Every capture of every group of a match that JavaScript found, which only the own matcher knows. */
  capturesAt(input: string, index: number, scanStart: number): CaptureLists {
    const raw: RawMatch | null = this.matcher().matchAt(input, index, scanStart);
    if (!raw) throw new Error(`The two matchers disagree about ${this.pattern}`);
    return raw.captures;
  }

  /** Replaces the first `count` matches (-1: all). */
  replace(
    input: string,
    replacement: string | ((match: RegexMatch) => string),
    count = -1,
    startAt = this.startOf(input),
  ): string {
    if (count < -1) throw outOfRange('count', 'Count cannot be less than -1.');
    requireStart(startAt, input);
    if (count === 0) return input;
    if (count === -1 && startAt === 0 && typeof replacement === 'string' && !replacement.includes('$')) {
      const searcher = this.searcherFor(input);
      if (searcher && !this.rightToLeft) {
        searcher.expression.lastIndex = 0;
        return input.replace(searcher.expression, replacement);
      }
    }
    const make = typeof replacement === 'string' ? replacementFor(replacement, this.parsed) : replacement;
    const pieces: string[] = [];
    let position = this.rightToLeft ? input.length : 0;
    let left = count;
    for (const match of this.matches(input, startAt)) {
      const text = make(match);
      if (this.rightToLeft) pieces.unshift(text, input.slice(match.index + match.length, position));
      else pieces.push(input.slice(position, match.index), text);
      position = this.rightToLeft ? match.index : match.index + match.length;
      if (--left === 0) break;
    }
    if (this.rightToLeft) pieces.unshift(input.slice(0, position));
    else pieces.push(input.slice(position));
    return pieces.join('');
  }

  /** The text of a replacement pattern for one match. */
  replacementText(match: RegexMatch, replacement: string): string {
    return replacementFor(replacement, this.parsed)(match);
  }

  /** The first match in a part of the input, beyond which anchors and lookarounds do not see. */
  matchWithin(input: string, beginning: number, length: number): RegexMatch {
    const found = this.match(input.slice(beginning, beginning + length));
    return found.success ? found.shifted(input, beginning) : found;
  }

  /** The text between the matches, and what groups captured; at most `count` parts (0: all). */
  split(input: string, count = 0, startAt = this.startOf(input)): string[] {
    if (count < 0) throw outOfRange('count', 'Count cannot be less than -1.');
    requireStart(startAt, input);
    if (count === 1) return [input];
    if (count === 0 && startAt === 0 && this.plainText !== null && input.length < MOST_ELEMENTS) {
      watchMemory();
      return input.split(this.plainText);
    }
    const parts: string[] = [];
    let position = this.rightToLeft ? input.length : 0;
    let left = count - 1;
    for (const match of this.matches(input, startAt)) {
      const end = match.index + match.length;
      checkOneMore(parts.length);
      parts.push(this.rightToLeft ? input.slice(end, position) : input.slice(position, match.index));
      position = this.rightToLeft ? match.index : end;
      for (const group of match.groups.slice(1)) if (group.success) parts.push(group.value);
      if (--left === 0) break;
    }
    parts.push(this.rightToLeft ? input.slice(0, position) : input.slice(position));
    return this.rightToLeft ? parts.reverse() : parts;
  }

  override toString(): string {
    return this.pattern;
  }
}

function outOfRange(parameter: string, problem: string): NetException {
  return netException('System.ArgumentOutOfRangeException', `${problem} (Parameter '${parameter}')`);
}

function requireStart(startAt: number, input: string): void {
  if (startAt < 0 || startAt > input.length) {
    throw outOfRange('startat', 'Start index cannot be less than 0 or greater than input length.');
  }
}

/** A stretch of the input: System.Text.RegularExpressions.Capture. */
export class RegexCapture extends NetObject {
  constructor(
    readonly input: string,
    readonly index: number,
    readonly length: number,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Text.RegularExpressions.Capture');
  }

  get value(): string {
    return this.input.slice(this.index, this.index + this.length);
  }

  override toString(): string {
    return this.value;
  }
}

/** What a group captured. Position and further captures are worked out when they are asked for. */
export class RegexGroup extends NetObject {
  constructor(
    protected readonly owner: RegexMatch | null,
    readonly number: number,
    readonly name: string,
    private readonly text: string | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Text.RegularExpressions.Group');
  }

  get success(): boolean {
    return this.text !== null;
  }

  get value(): string {
    return this.text ?? '';
  }

  get index(): number {
    return this.captures.at(-1)?.index ?? 0;
  }

  get length(): number {
    return this.value.length;
  }

  get captures(): readonly RegexCapture[] {
    return this.owner?.capturesOf(this.number) ?? [];
  }

  override toString(): string {
    return this.value;
  }
}

export class RegexMatch extends RegexGroup {
  private lists: CaptureLists | null;
  private groupList: readonly RegexGroup[] | null = null;

  private constructor(
    readonly regex: Regex | null,
    readonly input: string,
    private readonly matchIndex: number,
    matched: string | null,
    /** The text of each group of `regex.groupNumbers`, null for one that did not capture. */
    private readonly texts: readonly (string | null)[],
    private readonly scanStart: number,
    lists: CaptureLists | null,
  ) {
    super(null, 0, '0', matched);
    this.lists = lists;
  }

  static failed(regex: Regex | null, input: string): RegexMatch {
    return new RegexMatch(regex, input, 0, null, [], 0, null);
  }

  static fromCaptures(regex: Regex, input: string, raw: RawMatch, scanStart: number): RegexMatch {
    const matched = input.slice(raw.start, raw.end);
    const texts = regex.groupNumbers.map((number) => {
      if (number === 0) return matched;
      const list = raw.captures.get(number);
      return list && list.length > 0 ? input.slice(list[list.length - 2], list[list.length - 1]) : null;
    });
    return new RegexMatch(regex, input, raw.start, matched, texts, scanStart, raw.captures);
  }

  static fromJavaScript(
    regex: Regex,
    input: string,
    found: RegExpExecArray,
    { indexOfGroup }: Translation,
    scanStart: number,
  ): RegexMatch {
    const texts = regex.groupNumbers.map((number) =>
      number === 0 ? found[0] : (found[indexOfGroup.get(number) ?? -1] ?? null),
    );
    return new RegexMatch(regex, input, found.index, found[0], texts, scanStart, null);
  }

  override netType(): NetType {
    return typeNamed('System.Text.RegularExpressions.Match');
  }

  /** The same match with positions in the input of which only a part was searched. */
  shifted(input: string, by: number): RegexMatch {
    const lists = new Map(
      [...this.captureLists()].map(([number, list]) => [number, list.map((position) => position + by)]),
    );
    return new RegexMatch(this.regex, input, this.matchIndex + by, this.value, this.texts, this.scanStart + by, lists);
  }

  override get index(): number {
    return this.matchIndex;
  }

  /** All groups in order of their numbers, the match itself first. */
  get groups(): readonly RegexGroup[] {
    return (this.groupList ??= this.makeGroups());
  }

  private makeGroups(): RegexGroup[] {
    if (!this.success || !this.regex) return [this];
    const { groupNumbers, groupNames } = this.regex;
    return groupNumbers.map((number, i) =>
      number === 0 ? this : new RegexGroup(this, number, groupNames[i] ?? String(number), this.textOf(i)),
    );
  }

  /** The text of a group by its position among the regex's groups; null when it did not capture. */
  textOf(position: number): string | null {
    return position === 0 ? this.value : (this.texts[position] ?? null);
  }

  override get captures(): readonly RegexCapture[] {
    return this.success ? [new RegexCapture(this.input, this.index, this.length)] : [];
  }

  /** Where each group matched, by its number; a match that failed has none. */
  private captureLists(): CaptureLists {
    return (this.lists ??= this.regex?.capturesAt(this.input, this.index, this.scanStart) ?? new Map());
  }

  capturesOf(number: number): RegexCapture[] {
    const list = this.captureLists().get(number) ?? [];
    const captures: RegexCapture[] = [];
    for (let i = 0; i < list.length; i += 2) {
      const [start = 0, end = start] = list.slice(i, i + 2);
      captures.push(new RegexCapture(this.input, start, end - start));
    }
    return captures;
  }

  /** The match behind this one; one without success when there is none. */
  next(): RegexMatch {
    if (!this.success || !this.regex) return this;
    return this.regex.after(this) ?? RegexMatch.failed(this.regex, this.input);
  }
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' };

/** Regex.Escape: the pattern that matches exactly the text. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\*+?|{[()^$.# \n\r\t\f]/g, (symbol) => escapes[symbol] ?? `\\${symbol}`);
}
