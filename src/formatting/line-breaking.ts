/**
 * How a text is broken into lines of a width: between words where the language has them, otherwise at the edge. In a text
 * with escape sequences each line repeats those that stand before it and ends in a reset, so that each looks as it would
 * in the whole text; where words are broken apart, each word does. So does PowerShell (recorded in
 * test/regressions/styles.transcript).
 */
import { ambient } from '../types/ambient.ts';
import { ellipsis } from '../types/edition.ts';
import {
  cellsOf,
  closeEscapes,
  displayWidth,
  ESCAPE,
  escapeLengthAt,
  RESET,
  sequencesIn,
  unitsThatFit,
} from './display-width.ts';

/** The languages whose texts PowerShell breaks between words. */
const WORD_LANGUAGES = new Set(['en', 'fr', 'de', 'it', 'pt', 'es']);

const SOFT_HYPHEN = '\u00ad';
const HARD_HYPHEN = '\u2011';
const NO_BREAK_SPACE = '\u00a0';

/** The lines of a text. A carriage return counts for nothing. */
export function splitLines(text: string): string[] {
  const plain = text.includes('\r') ? text.replaceAll('\r', '') : text;
  const lines = plain.includes('\n') ? plain.split('\n') : [plain];
  return plain.includes(ESCAPE) ? decorated(lines) : lines;
}

/** The lines of a text with sequences. What is empty after the last line end stays so. */
function decorated(lines: readonly string[]): string[] {
  let before = '';
  return lines.map((line, i) => {
    if (line === '' && i > 0 && i === lines.length - 1) return '';
    const whole = closeEscapes(before + line);
    before += sequencesIn(line);
    return whole;
  });
}

/** The first line of a text, with an ellipsis when there are more. */
export function firstLine(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return text.slice(0, i) + ellipsis();
  }
  return text;
}

/** Breaks a text into lines, the first of which may have another width. */
export function breakLines(text: string, firstWidth: number, otherWidth: number): string[] {
  const result: string[] = [];
  for (const line of splitLines(text)) {
    if (displayWidth(line) <= firstWidth) result.push(line);
    else if (breaksBetweenWords()) breakBetweenWords(line, firstWidth, otherWidth, result);
    else breakAtEdge(line, firstWidth, otherWidth, result);
  }
  return result;
}

function breaksBetweenWords(): boolean {
  return WORD_LANGUAGES.has(ambient().culture.slice(0, 2).toLowerCase());
}

function breakAtEdge(line: string, firstWidth: number, otherWidth: number, result: string[]): void {
  let width = firstWidth;
  let rest = line;
  while (displayWidth(rest) > width) {
    const count = unitsThatFit(rest, 0, width);
    // A character that takes two cells cannot stand in one: a question mark does.
    const piece = count > 0 ? rest.slice(0, count) : '?';
    result.push(closeEscapes(piece));
    rest = sequencesIn(piece) + rest.slice(Math.max(1, count));
    width = otherWidth;
  }
  if (rest.length > 0) result.push(rest);
}

interface Word {
  readonly text: string;
  readonly delimiter: string;
}

/** Words end at a blank, a tab or a soft hyphen; hard hyphens and non-breaking spaces vanish, as they do in PowerShell. */
function* wordsOf(line: string): Generator<Word> {
  let before = '';
  for (const { text, delimiter } of plainWordsOf(line)) {
    yield { text: before + text, delimiter };
    if (text.includes(ESCAPE)) before += sequencesIn(text);
  }
}

function* plainWordsOf(line: string): Generator<Word> {
  let start = 0;
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    const breaks = char === ' ' || char === '\t' || char === SOFT_HYPHEN;
    if (!breaks && char !== HARD_HYPHEN && char !== NO_BREAK_SPACE) continue;
    yield { text: line.slice(start, i), delimiter: breaks ? char : '' };
    start = i + 1;
  }
  yield { text: line.slice(start), delimiter: '' };
}

function breakBetweenWords(line: string, firstWidth: number, otherWidth: number, result: string[]): void {
  let width = firstWidth;
  let left = firstWidth;
  let current = '';
  const startLine = (text: string): void => {
    result.push(current);
    current = text;
    width = otherWidth;
  };
  for (const word of wordsOf(line)) {
    const text = joined(word.text, suffixOf(word, left));
    const cells = displayWidth(text);
    if (width <= 0) {
      width = otherWidth;
      if (width <= 0) break;
      left = width;
    }
    if (cells > width) {
      let before = '';
      for (let i = 0; i < text.length; i++) {
        const sequence = text.slice(i, i + escapeLengthAt(text, i));
        if (sequence !== '') {
          before += sequence;
          current += sequence;
          i += sequence.length - 1;
          continue;
        }
        let char = text.charAt(i);
        let charCells = cellsOf(text.charCodeAt(i));
        if (charCells > width) {
          char = '?';
          charCells = 1;
        }
        if (charCells > left) {
          if (before !== '') current = closeEscapes(current);
          startLine(before + char);
          left = width - charCells;
        } else {
          current += char;
          left -= charCells;
        }
      }
    } else if (cells > left) {
      startLine(text);
      left = width - cells;
    } else {
      current += text;
      left -= cells;
    }
  }
  result.push(current);
}

/** A word with what follows it, which stands before a reset that ends the word. */
function joined(text: string, suffix: string): string {
  if (!text.includes(ESCAPE)) return text + suffix;
  return text.endsWith(RESET) ? text.slice(0, -RESET.length) + suffix + RESET : closeEscapes(text + suffix);
}

/** A soft hyphen shows only when the word and it just fill the line. */
function suffixOf(word: Word, left: number): string {
  if (word.delimiter !== SOFT_HYPHEN) return word.delimiter;
  return displayWidth(word.text) + 1 === left ? '-' : '';
}
