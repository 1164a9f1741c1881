/** System.Text.RegularExpressions.Regex. */

import { ambient } from '../ambient.ts';
import { conversion } from '../members/conversion-port.ts';
import { type Invocable, isInvocable } from '../members/ps-member.ts';
import { argumentException } from '../net-exception.ts';
import { MatchCollection } from '../regex/match-collection.ts';
import { escapeRegex, INFINITE_TIMEOUT, Regex, type RegexMatch } from '../regex/regex.ts';
import { RegexOption } from '../regex/regex-node.ts';
import { unescapeRegex } from '../regex/unescape.ts';
import { outOfRange, requireValue } from '../text/argument-checks.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { TimeSpan } from '../values/time-span.ts';

const ALL_OPTIONS = Object.values<number>(RegexOption).reduce((all, bit) => all | bit, 0);

function bitsOf(options: EnumValue): number {
  const bits = Number(options.value);
  if ((bits & ~ALL_OPTIONS) !== 0)
    throw outOfRange('Specified argument was out of the range of valid values.', 'options');
  return bits;
}

function millisecondsOf(timeout: TimeSpan): number {
  if (timeout.ms === -1) return INFINITE_TIMEOUT;
  if (timeout.ms < 0 || (timeout.ms === 0 && timeout.fraction === 0)) {
    throw outOfRange('Specified argument was out of the range of valid values.', 'matchTimeout');
  }
  return timeout.ms;
}

/** A MatchEvaluator: a script block that gets the match as its argument (`$args[0]`, `param($m)`). */
type Evaluator = Invocable;

function evaluated(evaluator: Evaluator): (match: RegexMatch) => string {
  if (!isInvocable(evaluator)) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'evaluator');
  return (match) => conversion().toText(evaluator.invokeAsDelegate([match]));
}

const all = (regex: Regex, input: string, startAt?: number) =>
  new MatchCollection([...regex.matches(requireValue(input, 'input'), startAt)]);
const count = (regex: Regex, input: string) => [...regex.matches(input)].length;

/** A match in a part of the input, in which anchors and lookarounds see only that part. */
function matchPart(regex: Regex, input: string, beginning: number, length: number): RegexMatch {
  if (beginning < 0 || beginning > input.length)
    throw outOfRange('Start index cannot be less than 0 or greater than input length.', 'beginning');
  if (length < 0 || length > input.length - beginning)
    throw outOfRange('Length cannot be less than 0 or exceed input length.', 'length');
  return regex.matchWithin(input, beginning, length);
}

function splitInput(regex: Regex, input: string, limit = 0, startAt?: number): string[] {
  return regex.split(requireValue(input, 'input'), limit, startAt);
}

function groupNameFromNumber(regex: Regex, number: number): string {
  const position = regex.groupNumbers.indexOf(number);
  return regex.groupNames[position] ?? '';
}

function groupNumberFromName(regex: Regex, name: string): number {
  const position = regex.groupNames.indexOf(name);
  return regex.groupNumbers[position] ?? -1;
}

const instance: readonly MethodDeclaration[] = [
  ['bool IsMatch(string input)', (self: Regex, input: string) => self.isMatch(requireValue(input, 'input'))],
  [
    'bool IsMatch(string input, int startat)',
    (self: Regex, input: string, start: number) => self.isMatch(input, start),
  ],
  ['int Count(string input)', count],
  ['int GroupNumberFromName(string name)', groupNumberFromName],
  ['string GroupNameFromNumber(int i)', groupNameFromNumber],
  ['int[] GetGroupNumbers()', (self: Regex) => [...self.groupNumbers]],
  ['string[] GetGroupNames()', (self: Regex) => [...self.groupNames]],
  [
    'System.Text.RegularExpressions.Match Match(string input)',
    (self: Regex, input: string) => self.match(requireValue(input, 'input')),
  ],
  [
    'System.Text.RegularExpressions.Match Match(string input, int startat)',
    (self: Regex, input: string, start: number) => self.match(input, start),
  ],
  ['System.Text.RegularExpressions.Match Match(string input, int beginning, int length)', matchPart],
  [
    'System.Text.RegularExpressions.MatchCollection Matches(string input)',
    (self: Regex, input: string) => all(self, input),
  ],
  ['System.Text.RegularExpressions.MatchCollection Matches(string input, int startat)', all],
  [
    'string Replace(string input, string replacement)',
    (self: Regex, input: string, text: string) => self.replace(input, text),
  ],
  [
    'string Replace(string input, string replacement, int count)',
    (self: Regex, input: string, text: string, limit: number) => self.replace(input, text, limit),
  ],
  [
    'string Replace(string input, string replacement, int count, int startat)',
    (self: Regex, input: string, text: string, limit: number, start: number) => self.replace(input, text, limit, start),
  ],
  [
    'string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator)',
    (self: Regex, input: string, evaluator: Evaluator) => self.replace(input, evaluated(evaluator)),
  ],
  [
    'string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator, int count)',
    (self: Regex, input: string, evaluator: Evaluator, limit: number) =>
      self.replace(input, evaluated(evaluator), limit),
  ],
  [
    'string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator, int count, int startat)',
    (self: Regex, input: string, evaluator: Evaluator, limit: number, start: number) =>
      self.replace(input, evaluated(evaluator), limit, start),
  ],
  ['string[] Split(string input)', (self: Regex, input: string) => splitInput(self, input)],
  [
    'string[] Split(string input, int count)',
    (self: Regex, input: string, limit: number) => splitInput(self, input, limit),
  ],
  ['string[] Split(string input, int count, int startat)', splitInput],
  ['string ToString()', (self: Regex) => self.pattern],
];

const plain = (pattern: string) => Regex.of(requireValue(pattern, 'pattern'), 0);
const withOptions = (pattern: string, options: EnumValue) =>
  Regex.of(requireValue(pattern, 'pattern'), bitsOf(options));
const withTimeout = (pattern: string, options: EnumValue, timeout: TimeSpan) =>
  new Regex(pattern, bitsOf(options), millisecondsOf(timeout));

const OPTIONS = 'System.Text.RegularExpressions.RegexOptions options';
const TIMEOUT = `${OPTIONS}, timespan matchTimeout`;
const MATCH = 'System.Text.RegularExpressions.Match';
const EVALUATOR = 'System.Text.RegularExpressions.MatchEvaluator evaluator';

const statics: readonly MethodDeclaration[] = [
  [
    'bool IsMatch(string input, string pattern)',
    (input: string, pattern: string) => plain(pattern).isMatch(requireValue(input, 'input')),
  ],
  [
    `bool IsMatch(string input, string pattern, ${OPTIONS})`,
    (input: string, pattern: string, options: EnumValue) => withOptions(pattern, options).isMatch(input),
  ],
  [
    `bool IsMatch(string input, string pattern, ${TIMEOUT})`,
    (input: string, pattern: string, options: EnumValue, timeout: TimeSpan) =>
      withTimeout(pattern, options, timeout).isMatch(input),
  ],
  ['int Count(string input, string pattern)', (input: string, pattern: string) => count(plain(pattern), input)],
  [
    `int Count(string input, string pattern, ${OPTIONS})`,
    (input: string, pattern: string, options: EnumValue) => count(withOptions(pattern, options), input),
  ],
  [
    `int Count(string input, string pattern, ${TIMEOUT})`,
    (input: string, pattern: string, options: EnumValue, timeout: TimeSpan) =>
      count(withTimeout(pattern, options, timeout), input),
  ],
  [
    `${MATCH} Match(string input, string pattern)`,
    (input: string, pattern: string) => plain(pattern).match(requireValue(input, 'input')),
  ],
  [
    `${MATCH} Match(string input, string pattern, ${OPTIONS})`,
    (input: string, pattern: string, options: EnumValue) => withOptions(pattern, options).match(input),
  ],
  [
    `${MATCH} Match(string input, string pattern, ${TIMEOUT})`,
    (input: string, pattern: string, options: EnumValue, timeout: TimeSpan) =>
      withTimeout(pattern, options, timeout).match(input),
  ],
  [
    `${MATCH}Collection Matches(string input, string pattern)`,
    (input: string, pattern: string) => all(plain(pattern), input),
  ],
  [
    `${MATCH}Collection Matches(string input, string pattern, ${OPTIONS})`,
    (input: string, pattern: string, options: EnumValue) => all(withOptions(pattern, options), input),
  ],
  [
    `${MATCH}Collection Matches(string input, string pattern, ${TIMEOUT})`,
    (input: string, pattern: string, options: EnumValue, timeout: TimeSpan) =>
      all(withTimeout(pattern, options, timeout), input),
  ],
  [
    'string Replace(string input, string pattern, string replacement)',
    (input: string, pattern: string, text: string) => plain(pattern).replace(input, text),
  ],
  [
    `string Replace(string input, string pattern, string replacement, ${OPTIONS})`,
    (input: string, pattern: string, text: string, options: EnumValue) =>
      withOptions(pattern, options).replace(input, text),
  ],
  [
    `string Replace(string input, string pattern, string replacement, ${TIMEOUT})`,
    (input: string, pattern: string, text: string, options: EnumValue, timeout: TimeSpan) =>
      withTimeout(pattern, options, timeout).replace(input, text),
  ],
  [
    `string Replace(string input, string pattern, ${EVALUATOR})`,
    (input: string, pattern: string, evaluator: Evaluator) => plain(pattern).replace(input, evaluated(evaluator)),
  ],
  [
    `string Replace(string input, string pattern, ${EVALUATOR}, ${OPTIONS})`,
    (input: string, pattern: string, evaluator: Evaluator, options: EnumValue) =>
      withOptions(pattern, options).replace(input, evaluated(evaluator)),
  ],
  [
    `string Replace(string input, string pattern, ${EVALUATOR}, ${TIMEOUT})`,
    (input: string, pattern: string, evaluator: Evaluator, options: EnumValue, timeout: TimeSpan) =>
      withTimeout(pattern, options, timeout).replace(input, evaluated(evaluator)),
  ],
  [
    'string[] Split(string input, string pattern)',
    (input: string, pattern: string) => splitInput(plain(pattern), input),
  ],
  [
    `string[] Split(string input, string pattern, ${OPTIONS})`,
    (input: string, pattern: string, options: EnumValue) => splitInput(withOptions(pattern, options), input),
  ],
  [
    `string[] Split(string input, string pattern, ${TIMEOUT})`,
    (input: string, pattern: string, options: EnumValue, timeout: TimeSpan) =>
      splitInput(withTimeout(pattern, options, timeout), input),
  ],
  ['string Escape(string str)', (text: string) => escapeRegex(requireValue(text, 'str'))],
  ['string Unescape(string str)', (text: string) => unescapeRegex(requireValue(text, 'str'))],
];

export default defineType<Regex>({
  name: 'System.Text.RegularExpressions.Regex',
  accelerators: ['regex'],
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: [
    ['(string pattern)', (pattern: string) => new Regex(requireValue(pattern, 'pattern'), 0)],
    [`(string pattern, ${OPTIONS})`, (pattern: string, options: EnumValue) => new Regex(pattern, bitsOf(options))],
    [`(string pattern, ${TIMEOUT})`, withTimeout],
  ],
  properties: [
    [`System.Text.RegularExpressions.RegexOptions Options {get;}`, (self: Regex) => self.options],
    ['bool RightToLeft {get;}', (self: Regex) => self.rightToLeft],
    [
      'timespan MatchTimeout {get;}',
      (self: Regex) => TimeSpan.of(self.timeout === INFINITE_TIMEOUT ? -1 : self.timeout),
    ],
  ],
  staticProperties: [
    [
      'int CacheSize {get;set;}',
      () => ambient().process.regexCacheSize,
      (size: number) => {
        ambient().process.regexCacheSize = size;
      },
    ],
    ['timespan InfiniteMatchTimeout {get;}', () => TimeSpan.of(-1)],
  ],
  methods: instance,
  staticMethods: statics,
  toText: (self) => self.pattern,
  convertFrom: (value) => (typeof value === 'string' ? new Regex(value, 0) : undefined),
});
