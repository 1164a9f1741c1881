/**
 * Parser of .NET regular expressions. The order of the checks, and the offsets in the errors, are those of .NET's
 * RegexParser (probed on .NET 10; see test/types/regex-parser.test.ts).
 */
import type { NetException } from '../net-exception.ts';
import { isUnicodeCategory } from './character-set.ts';
import { GroupTable } from './group-table.ts';
import {
  type AnchorKind,
  type CategoryTest,
  type CharacterSet,
  type ParsedRegex,
  type RegexNode,
  RegexOption,
} from './regex-node.ts';
import { regexParseError } from './regex-parse-error.ts';
import { unicodeBlock } from './unicode-blocks.ts';

const EMPTY: RegexNode = { kind: 'empty' };
const MAX_INT = 2147483647;
const isWordCharacter = (symbol: string) => /[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200c\u200d]/u.test(symbol);
const letterEscapes: Readonly<Record<string, number>> = { a: 7, b: 8, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };
const optionLetters: Readonly<Record<string, number>> = {
  i: RegexOption.IgnoreCase,
  m: RegexOption.Multiline,
  n: RegexOption.ExplicitCapture,
  s: RegexOption.Singleline,
  x: RegexOption.IgnorePatternWhitespace,
};

interface MutableSet {
  negated: boolean;
  ranges: (readonly [number, number])[];
  categories: CategoryTest[];
  subtract: CharacterSet | null;
}

/** `\w`, `.` and the like as sets. */
function categorySet(name: string, negated: boolean): CharacterSet {
  return { negated: false, ranges: [], categories: [{ name, negated }], subtract: null };
}

const NOT_NEWLINE: CharacterSet = { negated: true, ranges: [[10, 10]], categories: [], subtract: null };
const ANYTHING: CharacterSet = { negated: false, ranges: [[0, 0xffff]], categories: [], subtract: null };

class RegexParser {
  private position = 0;
  private unnamedSeen = 0;
  private ignoreNextParenthesis = false;

  /** @param collecting whether this is the first pass, which only finds out which groups there are. */
  constructor(
    private readonly pattern: string,
    private options: number,
    private readonly groups: GroupTable,
    private readonly collecting: boolean,
  ) {}

  parse(): RegexNode {
    const root = this.alternation(Number.POSITIVE_INFINITY);
    if (this.position < this.pattern.length) {
      this.position++;
      throw this.fail("Too many )'s.");
    }
    return root;
  }

  private fail(problem: string): NetException {
    return regexParseError(this.pattern, this.position, problem);
  }

  private get atEnd(): boolean {
    return this.position >= this.pattern.length;
  }

  private get left(): number {
    return this.pattern.length - this.position;
  }

  private peek(ahead = 0): string {
    return this.pattern[this.position + ahead] ?? '';
  }

  private isOn(option: number): boolean {
    return (this.options & option) !== 0;
  }

  // ---- structure

  private alternation(maximum: number): RegexNode {
    const first = this.sequence();
    const branches = [first];
    while (this.peek() === '|') {
      this.position++;
      branches.push(this.sequence());
      if (branches.length > maximum) throw this.fail('Too many | in (?()|).');
    }
    return branches.length === 1 ? first : { kind: 'alternation', items: branches };
  }

  private sequence(): RegexNode {
    const items: RegexNode[] = [];
    let afterQuantifier = false;
    for (;;) {
      this.skipBlank();
      if (this.atEnd || this.peek() === '|' || this.peek() === ')') break;
      const symbol = this.peek();
      if (this.isQuantifier()) {
        this.position++;
        throw this.fail(
          afterQuantifier ? `Nested quantifier '${symbol}'.` : `Quantifier '${symbol}' following nothing.`,
        );
      }
      const atom = this.atom();
      afterQuantifier = false;
      if (!atom) continue;
      this.skipBlank();
      if (this.isQuantifier()) {
        items.push(this.quantified(atom));
        afterQuantifier = true;
        this.skipBlank();
        if (!this.atEnd && this.isQuantifier()) {
          const next = this.peek();
          this.position++;
          throw this.fail(`Nested quantifier '${next}'.`);
        }
      } else {
        items.push(atom);
      }
    }
    const [first = EMPTY] = items;
    return items.length <= 1 ? first : { kind: 'sequence', items };
  }

  /** One thing that can be quantified; null for `(?i)`, which is nothing by itself. */
  private atom(): RegexNode | null {
    const symbol = this.peek();
    this.position++;
    switch (symbol) {
      case '[':
        return this.setNode(this.characterClass());
      case '(':
        return this.group();
      case '^':
        return anchor(this.isOn(RegexOption.Multiline) ? 'lineStart' : 'start');
      case '$':
        return anchor(this.isOn(RegexOption.Multiline) ? 'lineEnd' : 'endBeforeNewline');
      case '.':
        return this.setNode(this.isOn(RegexOption.Singleline) ? ANYTHING : NOT_NEWLINE);
      case '\\':
        return this.escape();
      default:
        return this.characterNode(symbol.charCodeAt(0));
    }
  }

  private setNode(set: CharacterSet): RegexNode {
    return { kind: 'set', set, ignoreCase: this.isOn(RegexOption.IgnoreCase) };
  }

  private characterNode(code: number): RegexNode {
    return { kind: 'character', code, ignoreCase: this.isOn(RegexOption.IgnoreCase) };
  }

  /** Skips `(?#…)` and, under the x option, white space and `# …` to the end of the line. */
  private skipBlank(): void {
    for (;;) {
      if (this.isOn(RegexOption.IgnorePatternWhitespace)) {
        while (!this.atEnd && /[\t\n\v\f\r ]/.test(this.peek())) this.position++;
        if (this.peek() === '#') {
          while (!this.atEnd && this.peek() !== '\n') this.position++;
          continue;
        }
      }
      if (!this.pattern.startsWith('(?#', this.position)) return;
      const end = this.pattern.indexOf(')', this.position);
      if (end < 0) {
        this.position = this.pattern.length;
        throw this.fail('Unterminated (?#...) comment.');
      }
      this.position = end + 1;
    }
  }

  // ---- quantifiers

  private isQuantifier(): boolean {
    const symbol = this.peek();
    if (symbol === '*' || symbol === '+' || symbol === '?') return true;
    return symbol === '{' && /^\{\d+(?:,\d*)?\}/.test(this.pattern.slice(this.position));
  }

  private quantified(item: RegexNode): RegexNode {
    const symbol = this.peek();
    this.position++;
    let min = symbol === '+' ? 1 : 0;
    let max = symbol === '?' ? 1 : Number.POSITIVE_INFINITY;
    if (symbol === '{') {
      min = max = this.decimal();
      if (this.peek() === ',') {
        this.position++;
        max = this.peek() === '}' ? Number.POSITIVE_INFINITY : this.decimal();
      }
      this.position++;
    }
    this.skipBlank();
    const lazy = this.peek() === '?';
    if (lazy) this.position++;
    if (min > max) throw this.fail('Illegal {x,y} with x > y.');
    return { kind: 'repeat', min, max, lazy, item };
  }

  private decimal(): number {
    let value = 0;
    while (/\d/.test(this.peek())) {
      value = value * 10 + Number(this.peek());
      this.position++;
      if (value > MAX_INT) {
        throw this.fail('Quantifier and capture group numbers must be less than or equal to Int32.MaxValue.');
      }
    }
    return value;
  }

  // ---- groups

  private group(): RegexNode | null {
    const outerOptions = this.options;
    const noCapture = this.ignoreNextParenthesis;
    this.ignoreNextParenthesis = false;
    if (this.peek() !== '?' || this.peek(1) === ')') return this.plainGroup(outerOptions, noCapture);
    this.position++;
    if (this.atEnd) throw this.fail('Unrecognized grouping construct.');
    const symbol = this.peek();
    this.position++;
    switch (symbol) {
      case ':':
        return this.closed(outerOptions);
      case '=':
        return { kind: 'look', ahead: true, negative: false, item: this.closed(outerOptions) };
      case '!':
        return { kind: 'look', ahead: true, negative: true, item: this.closed(outerOptions) };
      case '>':
        return { kind: 'atomic', item: this.closed(outerOptions) };
      case '<':
        if (this.atEnd) throw this.fail('Unrecognized grouping construct.');
        if (this.peek() === '=' || this.peek() === '!') return this.lookbehind(outerOptions);
        return this.namedGroup('>', outerOptions);
      case "'":
        if (this.atEnd) throw this.fail('Unrecognized grouping construct.');
        return this.namedGroup("'", outerOptions);
      case '(':
        return this.conditional(outerOptions);
      default:
        this.position--;
        return this.optionGroup(outerOptions);
    }
  }

  private plainGroup(outerOptions: number, noCapture: boolean): RegexNode {
    if (noCapture || this.isOn(RegexOption.ExplicitCapture)) return this.closed(outerOptions);
    if (this.collecting) this.groups.addUnnamed();
    const number = this.nextUnnamed();
    return { kind: 'capture', number, balances: null, item: this.closed(outerOptions) };
  }

  /** The number of the next group without name; numbers that groups claim for themselves are left out. */
  private nextUnnamed(): number {
    do this.unnamedSeen++;
    while (this.groups.isExplicit(this.unnamedSeen));
    return this.unnamedSeen;
  }

  private closed(outerOptions: number): RegexNode {
    const item = this.alternation(Number.POSITIVE_INFINITY);
    this.close(outerOptions);
    return item;
  }

  private close(outerOptions: number): void {
    if (this.atEnd) throw this.fail("Not enough )'s.");
    this.position++;
    this.options = outerOptions;
  }

  private lookbehind(outerOptions: number): RegexNode {
    const negative = this.peek() === '!';
    this.position++;
    return { kind: 'look', ahead: false, negative, item: this.closed(outerOptions) };
  }

  private namedGroup(terminator: string, outerOptions: number): RegexNode {
    let number: number | null = null;
    let balances: number | null = null;
    const first = this.peek();
    if (/\d/.test(first)) {
      number = this.decimal();
      this.expectNameEnd(terminator);
      if (number === 0) throw this.fail('Capture number cannot be zero.');
      if (this.collecting) this.groups.addNumbered(number);
    } else if (isWordCharacter(first)) {
      const name = this.word();
      if (this.atEnd) throw this.fail('Unrecognized grouping construct.');
      this.expectNameEnd(terminator);
      if (this.collecting) this.groups.addNamed(name);
      number = this.groups.numberOf(name) ?? 0;
    } else if (first !== '-') {
      throw this.invalidName();
    }
    if (this.peek() === '-') {
      this.position++;
      balances = this.balancedGroup();
    }
    if (this.atEnd) throw this.fail('Unrecognized grouping construct.');
    if (this.peek() !== terminator) throw this.invalidName();
    this.position++;
    return { kind: 'capture', number, balances, item: this.closed(outerOptions) };
  }

  private expectNameEnd(terminator: string): void {
    if (!this.atEnd && this.peek() !== terminator && this.peek() !== '-') throw this.invalidName();
  }

  private invalidName(): NetException {
    return this.fail('Invalid group name: Group names must begin with a word character.');
  }

  private balancedGroup(): number {
    if (/\d/.test(this.peek())) {
      const number = this.decimal();
      if (!this.knows(number)) throw this.fail(`Reference to undefined group number ${number}.`);
      return number;
    }
    if (!isWordCharacter(this.peek())) throw this.invalidName();
    const name = this.word();
    const number = this.groups.numberOf(name);
    if (number === undefined && !this.collecting) throw this.fail(`Reference to undefined group name '${name}'.`);
    return number ?? 0;
  }

  private knows(number: number): boolean {
    return this.collecting || this.groups.has(number);
  }

  private word(): string {
    const start = this.position;
    while (!this.atEnd && isWordCharacter(this.peek())) this.position++;
    return this.pattern.slice(start, this.position);
  }

  /** `(?(1)yes|no)`, `(?(name)yes|no)` or `(?(expression)yes|no)`; `(?(` is read. */
  private conditional(outerOptions: number): RegexNode {
    const start = this.position;
    const reference = this.conditionGroup();
    if (reference !== null) {
      const { yes, no } = this.branches();
      this.close(outerOptions);
      return { kind: 'ifGroup', number: reference, yes, no };
    }
    this.position = start - 1;
    if (this.peek(1) === '?') {
      if (this.peek(2) === '#') throw this.fail('Alternation conditions cannot be comments.');
      if (this.peek(2) === "'" || (this.peek(2) === '<' && this.peek(3) !== '!' && this.peek(3) !== '=')) {
        throw this.fail('Alternation conditions do not capture and cannot be named.');
      }
    }
    this.ignoreNextParenthesis = true;
    this.position++;
    const condition = this.group() ?? EMPTY;
    const test: RegexNode =
      condition.kind === 'look' ? condition : { kind: 'look', ahead: true, negative: false, item: condition };
    const { yes, no } = this.branches();
    this.close(outerOptions);
    return { kind: 'ifMatch', test, yes, no };
  }

  /** The group that a condition names, or null when the condition is an expression. */
  private conditionGroup(): number | null {
    if (/\d/.test(this.peek())) {
      const number = this.decimal();
      if (this.peek() !== ')') {
        throw this.fail(`Conditional alternation is missing a closing parenthesis after the group number ${number}.`);
      }
      this.position++;
      if (!this.knows(number)) {
        throw this.fail(`Conditional alternation refers to an undefined group number ${number}.`);
      }
      return number;
    }
    if (!isWordCharacter(this.peek())) return null;
    const number = this.groups.numberOf(this.word());
    if (number === undefined || this.peek() !== ')') return null;
    this.position++;
    return number;
  }

  private branches(): { yes: RegexNode; no: RegexNode } {
    const body = this.alternation(2);
    const [yes = EMPTY, no = EMPTY] = body.kind === 'alternation' ? body.items : [body];
    return { yes, no };
  }

  /** `(?i-m)` or `(?i-m:…)`. */
  private optionGroup(outerOptions: number): RegexNode | null {
    let on = true;
    for (; !this.atEnd; this.position++) {
      const symbol = this.peek();
      if (symbol === '-') on = false;
      else if (symbol === '+') on = true;
      else {
        const option = optionLetters[symbol.toLowerCase()];
        if (option === undefined) break;
        this.options = on ? this.options | option : this.options & ~option;
      }
    }
    if (this.atEnd) throw this.fail('Unrecognized grouping construct.');
    const symbol = this.peek();
    this.position++;
    if (symbol === ')') return null;
    if (symbol !== ':') throw this.fail('Unrecognized grouping construct.');
    return this.closed(outerOptions);
  }

  // ---- escapes

  private escape(): RegexNode {
    if (this.atEnd) throw this.fail('Illegal \\ at end of pattern.');
    const symbol = this.peek();
    const kind = anchorEscapes[symbol];
    if (kind) {
      this.position++;
      return anchor(kind);
    }
    if (/[wWsSdD]/.test(symbol)) {
      this.position++;
      return this.setNode(categorySet(symbol.toLowerCase(), symbol < 'a'));
    }
    if (symbol === 'p' || symbol === 'P') {
      this.position++;
      const set = emptySet();
      this.property(set, symbol === 'P');
      return this.setNode(set);
    }
    return this.backreference() ?? this.characterNode(this.characterEscape());
  }

  private backreference(): RegexNode | null {
    const start = this.position;
    let terminator = '';
    if (this.peek() === 'k') {
      if (this.left >= 2) {
        this.position++;
        terminator = this.openedName();
        if (!terminator) this.position++;
      }
      if (!terminator || this.atEnd) throw this.fail('Malformed \\k<...> named back reference.');
    } else if (/[<']/.test(this.peek()) && this.left > 1) {
      terminator = this.openedName();
    }
    const number = terminator ? this.namedReference(terminator) : this.numberedReference();
    if (number === null) {
      this.position = start;
      return null;
    }
    return { kind: 'backreference', number, ignoreCase: this.isOn(RegexOption.IgnoreCase) };
  }

  private openedName(): string {
    const terminator = this.peek() === '<' ? '>' : this.peek() === "'" ? "'" : '';
    if (terminator) this.position++;
    return terminator;
  }

  private namedReference(terminator: string): number | null {
    if (/\d/.test(this.peek())) {
      const number = this.decimal();
      if (this.peek() !== terminator) return null;
      this.position++;
      if (!this.knows(number)) throw this.fail(`Reference to undefined group number ${number}.`);
      return number;
    }
    if (!isWordCharacter(this.peek())) return null;
    const name = this.word();
    if (this.peek() !== terminator) return null;
    this.position++;
    const number = this.groups.numberOf(name);
    if (number === undefined && !this.collecting) throw this.fail(`Reference to undefined group name '${name}'.`);
    return number ?? 0;
  }

  /** `\1`; null for what is an octal escape: a number above 9 that no group has. */
  private numberedReference(): number | null {
    if (!/[1-9]/.test(this.peek())) return null;
    const number = this.decimal();
    if (this.knows(number)) return number;
    if (number <= 9) throw this.fail(`Reference to undefined group number ${number}.`);
    return null;
  }

  /** An escape that stands for one code unit; its backslash is read. */
  private characterEscape(): number {
    const symbol = this.peek();
    this.position++;
    if (/[0-7]/.test(symbol)) {
      this.position--;
      return this.octal();
    }
    if (symbol === 'x') return this.hexadecimal(2);
    if (symbol === 'u') return this.hexadecimal(4);
    if (symbol === 'c') return this.control();
    const letter = letterEscapes[symbol];
    if (letter !== undefined) return letter;
    if (isWordCharacter(symbol)) throw this.fail(`Unrecognized escape sequence \\${symbol}.`);
    return symbol.charCodeAt(0);
  }

  private octal(): number {
    let value = 0;
    for (let digits = 0; digits < 3 && /[0-7]/.test(this.peek()); digits++) {
      value = value * 8 + Number(this.peek());
      this.position++;
    }
    return value & 0xff;
  }

  private hexadecimal(digits: number): number {
    const problem = 'Insufficient or invalid hexadecimal digits.';
    if (this.left < digits) throw this.fail(problem);
    let value = 0;
    for (let i = 0; i < digits; i++) {
      const digit = Number.parseInt(this.peek(), 16);
      this.position++;
      if (Number.isNaN(digit)) throw this.fail(problem);
      value = value * 16 + digit;
    }
    return value;
  }

  private control(): number {
    if (this.atEnd) throw this.fail('Missing control character.');
    const code = this.peek().toUpperCase().charCodeAt(0) - 64;
    this.position++;
    if (code < 0 || code >= 32) throw this.fail('Unrecognized control character.');
    return code;
  }

  /** `{Lu}` of `\p{Lu}`. */
  private property(set: MutableSet, negated: boolean): void {
    if (this.left < 3) throw this.fail('Incomplete \\p{X} character escape.');
    const open = this.peek();
    this.position++;
    if (open !== '{') throw this.fail('Malformed \\p{X} character escape.');
    const start = this.position;
    while (!this.atEnd && (isWordCharacter(this.peek()) || this.peek() === '-')) this.position++;
    const name = this.pattern.slice(start, this.position);
    const close = this.peek();
    if (!this.atEnd) this.position++;
    if (close !== '}') throw this.fail('Incomplete \\p{X} character escape.');
    const block = unicodeBlock(name);
    if (block) {
      if (!negated) set.ranges.push(block);
      else set.ranges.push(...outside(block));
    } else if (isUnicodeCategory(name)) {
      set.categories.push({ name, negated });
    } else {
      throw this.fail(`Unknown property '${name}'.`);
    }
  }

  // ---- character classes

  /** A class whose `[` is read. */
  private characterClass(): CharacterSet {
    const set = emptySet();
    if (this.peek() === '^') {
      set.negated = true;
      this.position++;
    }
    let rangeStart: number | null = null;
    for (let first = true; ; first = false) {
      if (this.atEnd) throw this.fail('Unterminated [] set.');
      const symbol = this.peek();
      this.position++;
      let code = symbol.charCodeAt(0);
      let escaped = false;
      if (symbol === ']' && !first) return set;
      if (symbol === '\\' && !this.atEnd) {
        if (this.classShorthand(set, rangeStart !== null)) continue;
        if (this.peek() === '-') {
          this.position++;
          this.addRange(set, rangeStart, 45);
          rangeStart = null;
          continue;
        }
        code = this.characterEscape();
        escaped = true;
      } else if (symbol === '[') {
        this.skipPosixName(rangeStart !== null);
      }
      if (rangeStart !== null) {
        if (symbol === '[' && !escaped && !first) {
          this.addRange(set, null, rangeStart);
          this.subtraction(set);
        } else {
          this.addRange(set, rangeStart, code);
        }
        rangeStart = null;
      } else if (this.left >= 2 && this.peek() === '-' && this.peek(1) !== ']') {
        rangeStart = code;
        this.position++;
      } else if (symbol === '-' && !escaped && this.peek() === '[' && !first) {
        this.position++;
        this.subtraction(set);
      } else {
        this.addRange(set, null, code);
      }
    }
  }

  /** `\d`, `\W`, `\p{…}` inside of a class; false when the escape is another one. */
  private classShorthand(set: MutableSet, inRange: boolean): boolean {
    const symbol = this.peek();
    if (!/[wWsSdDpP]/.test(symbol)) return false;
    this.position++;
    if (inRange) throw this.fail(`Cannot include class \\${symbol} in character range.`);
    if (symbol === 'p' || symbol === 'P') this.property(set, symbol === 'P');
    else set.categories.push({ name: symbol.toLowerCase(), negated: symbol < 'a' });
    return true;
  }

  /** .NET reads over `[::]` in a class; other POSIX names are plain characters. */
  private skipPosixName(inRange: boolean): void {
    if (!inRange && this.pattern.startsWith(':', this.position) && this.pattern.startsWith(':]', this.position + 1)) {
      this.position += 3;
    }
  }

  private addRange(set: MutableSet, start: number | null, end: number): void {
    if (start !== null && start > end) throw this.fail('[x-y] range in reverse order.');
    set.ranges.push([start ?? end, end]);
  }

  private subtraction(set: MutableSet): void {
    set.subtract = this.characterClass();
    if (!this.atEnd && this.peek() !== ']') {
      throw this.fail('A subtraction must be the last element in a character class.');
    }
  }
}

const anchorEscapes: Readonly<Record<string, AnchorKind | undefined>> = {
  b: 'wordBoundary',
  B: 'notWordBoundary',
  A: 'start',
  G: 'scanStart',
  Z: 'endBeforeNewline',
  z: 'end',
};

function anchor(which: AnchorKind): RegexNode {
  return { kind: 'anchor', which };
}

function emptySet(): MutableSet {
  return { negated: false, ranges: [], categories: [], subtract: null };
}

function outside([low, high]: readonly [number, number]): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  if (low > 0) ranges.push([0, low - 1]);
  if (high < 0xffff) ranges.push([high + 1, 0xffff]);
  return ranges;
}

/** Which groups a pattern has. Errors are left to the second pass, which meets them in .NET's order. */
function collectGroups(pattern: string, options: number): GroupTable {
  const groups = new GroupTable();
  try {
    new RegexParser(pattern, options, groups, true).parse();
  } catch (error) {
    if (!isParseError(error)) throw error;
  }
  groups.assignNumbers();
  return groups;
}

function isParseError(error: unknown): boolean {
  return (error as NetException).typeName === 'System.Text.RegularExpressions.RegexParseException';
}

/** Parses a .NET pattern; throws RegexParseException. */
export function parseRegex(pattern: string, options: number): ParsedRegex {
  const groups = collectGroups(pattern, options);
  const root = new RegexParser(pattern, options, groups, false).parse();
  return { pattern, options, root, groupNumbers: groups.numbers(), groupNames: groups.labels() };
}
