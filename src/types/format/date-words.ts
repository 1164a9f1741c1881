/** The words that dates of a culture are written with: what the parser finds where a letter starts. */
import type { DateTimeFormat } from '../culture/culture.ts';
import { INVARIANT_DATE_TIME_FORMAT } from '../culture/invariant-culture.ts';

export type DateWord =
  | { readonly kind: 'month' | 'dayOfWeek'; readonly value: number }
  | { readonly kind: 'am' | 'pm' | 'era' | 'utc' | 'ignorable' | 'timeMark' };

/** What follows a number in East Asian dates and says what the number is. */
export type SuffixPart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const SUFFIXES: ReadonlyMap<string, SuffixPart> = new Map<string, SuffixPart>([
  ['年', 'year'],
  ['月', 'month'],
  ['日', 'day'],
  ['時', 'hour'],
  ['时', 'hour'],
  ['分', 'minute'],
  ['秒', 'second'],
  ['년', 'year'],
  ['월', 'month'],
  ['일', 'day'],
  ['시', 'hour'],
  ['분', 'minute'],
  ['초', 'second'],
]);

/** The suffix that stands at `index`. Asked for behind numbers only: 日 alone is Sunday. */
export function suffixAt(text: string, index: number): SuffixPart | undefined {
  return SUFFIXES.get(text.charAt(index));
}

interface WordList {
  readonly byText: ReadonlyMap<string, DateWord>;
  readonly longest: number;
}

const lists = new WeakMap<DateTimeFormat, WordList>();

/** Spaces inside names and designators (`a.\u00a0m.`) match any other. */
function normalized(text: string): string {
  return text.toLowerCase().replace(/[\u00a0\u202f]/g, ' ');
}

function wordsOf(names: DateTimeFormat): WordList {
  let list = lists.get(names);
  if (!list) lists.set(names, (list = collect(names)));
  return list;
}

function collect(names: DateTimeFormat): WordList {
  const byText = new Map<string, DateWord>();
  const add = (text: string, word: DateWord): void => {
    const key = normalized(text);
    if (key === '' || /^\d/.test(key) || byText.has(key)) return;
    byText.set(key, word);
    // An abbreviation may be written with or without its full stop.
    if (key.endsWith('.') && !byText.has(key.slice(0, -1))) byText.set(key.slice(0, -1), word);
  };
  const addNames = (list: readonly string[], kind: 'month' | 'dayOfWeek', first: number): void =>
    list.forEach((name, i) => {
      add(name, { kind, value: i + first });
    });
  for (const format of [names, INVARIANT_DATE_TIME_FORMAT]) {
    addNames(format.monthNames, 'month', 1);
    addNames(format.monthGenitiveNames, 'month', 1);
    addNames(format.abbreviatedMonthNames, 'month', 1);
    addNames(format.abbreviatedMonthGenitiveNames, 'month', 1);
    addNames(format.dayNames, 'dayOfWeek', 0);
    addNames(format.abbreviatedDayNames, 'dayOfWeek', 0);
    add(format.amDesignator, { kind: 'am' });
    add(format.pmDesignator, { kind: 'pm' });
  }
  add(names.eraName, { kind: 'era' });
  add(names.abbreviatedEraName, { kind: 'era' });
  add('GMT', { kind: 'utc' });
  add('Z', { kind: 'utc' });
  add('T', { kind: 'timeMark' });
  for (const pattern of [...names.longDatePatterns, ...names.monthDayPatterns, ...names.yearMonthPatterns]) {
    for (const [, literal = ''] of pattern.matchAll(/'([^']+)'/g)) add(literal, { kind: 'ignorable' });
  }
  return { byText, longest: Math.max(...[...byText.keys()].map((key) => key.length)) };
}

/** Scripts that are written without spaces: a word ends where it ends. */
const isUnspaced = (letter: string) =>
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter);

/** The longest word of the culture that starts at `index` and does not end inside another; null when there is none. */
export function wordAt(text: string, index: number, names: DateTimeFormat): { word: DateWord; end: number } | null {
  const { byText, longest } = wordsOf(names);
  for (let end = Math.min(text.length, index + longest); end > index; end--) {
    const word = byText.get(normalized(text.slice(index, end)));
    if (word && endsWord(text, end)) return { word, end };
  }
  return null;
}

function endsWord(text: string, end: number): boolean {
  const last = text.charAt(end - 1);
  const next = text.charAt(end);
  return !/\p{L}/u.test(next) || !/\p{L}/u.test(last) || isUnspaced(last) || isUnspaced(next);
}
