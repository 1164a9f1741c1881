/**
 * Colours, errors and brackets of the text while it is typed. A short text is parsed at every key. A long one costs too
 * much for that: its colours move with what is typed, the touched lines are read on their own, and the whole follows when
 * the keys rest.
 */

import type { ParseError } from '../../language/parse-error.ts';
import { parse } from '../../language/parser.ts';
import type { PromptColors } from '../options.ts';
import type { StyleSpan } from '../screen/compose.ts';
import { type BracketPair, bracketPairs } from '../text/brackets.ts';
import type { ParsedText } from '../text/parsed-text.ts';
import { colourSpans } from './token-colours.ts';

/** An error that more typing cannot mend. */
export interface TextError {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export interface Highlights {
  readonly spans: readonly StyleSpan[];
  readonly errors: readonly TextError[];
  readonly brackets: readonly BracketPair[];
  /** Whether errors and brackets are those of this text, and not of one before. */
  readonly isWhole: boolean;
}

/** A span that only the highlighter changes. */
interface OwnSpan {
  start: number;
  end: number;
  readonly style: string;
}

/** Texts up to this length are parsed at every key: some tenths of a millisecond. */
const QUICK_LENGTH = 4_000;
/** A longer text is data, which nobody reads by its colours. */
const LONGEST_COLOURED = 1_000_000;
const REST_MS = 30;
/** A parse that took long is not begun again before so many times its own time has passed without a key. */
const REST_FACTOR = 5;

const NOTHING: Highlights = { spans: [], errors: [], brackets: [], isWhole: true };

export class Highlighter {
  private text = '';
  /** The colours of the text; moved in place when something is typed. */
  private spans: OwnSpan[] = [];
  private highlights: Highlights = NOTHING;
  private lastParseMs = 0;

  constructor(
    private readonly colors: () => PromptColors,
    /** Milliseconds since some moment. */
    private readonly now: () => number,
    private readonly parsedText: ParsedText,
  ) {}

  /** How long the keys have to rest before `readWhole` is worth its time. */
  get restMs(): number {
    return Math.max(REST_MS, this.lastParseMs * REST_FACTOR);
  }

  /** What is known of a text at once. */
  of(text: string): Highlights {
    if (text === this.text) return this.highlights;
    if (text.length <= QUICK_LENGTH || text.length > LONGEST_COLOURED) return this.readWhole(text);
    this.spans = this.moved(text);
    this.highlights = { spans: this.spans, errors: [], brackets: [], isWhole: false };
    this.text = text;
    return this.highlights;
  }

  /** Reads the whole text. */
  readWhole(text: string): Highlights {
    if (text === this.text && this.highlights.isWhole) return this.highlights;
    if (text.length > LONGEST_COLOURED) {
      this.forget();
      this.text = text;
      return this.highlights;
    }
    const begun = this.now();
    const { tokens, errors } = this.parsedText.of(text);
    this.spans = colourSpans(tokens, this.colors());
    this.highlights = {
      spans: this.spans,
      errors: errorsToTell(text, errors).map(errorSpan(text.length)),
      brackets: bracketPairs(tokens),
      isWhole: true,
    };
    this.text = text;
    this.lastParseMs = this.now() - begun;
    return this.highlights;
  }

  /** Colours have been set anew. */
  forget(): void {
    this.text = '';
    this.spans = [];
    this.highlights = NOTHING;
  }

  /** The colours of the text before, moved by what has changed, with the touched lines read anew. */
  private moved(text: string): OwnSpan[] {
    const { start, oldEnd, newEnd } = difference(this.text, text);
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', newEnd);
    const to = lineEnd < 0 ? text.length : lineEnd;
    const shift = newEnd - oldEnd;
    const oldTo = to - shift;
    const { spans: old } = this;
    const first = firstIndex(old, (span) => span.end > from);
    const around = old[first];
    // Inside a text of several lines a line says nothing about itself, and a line as long as a file waits like one.
    if ((around && around.start < from && around.end > oldTo) || to - from > QUICK_LENGTH) {
      for (let at = first; at < old.length; at++) moveSpan(old[at] as OwnSpan, start, oldEnd, shift);
      return old;
    }
    const next = firstIndex(old, (span) => span.start >= oldTo);
    // The spans are this object's own: moving them leaves nothing to collect.
    for (let at = next; at < old.length; at++) {
      const span = old[at] as OwnSpan;
      span.start += shift;
      span.end += shift;
    }
    const lines = colourSpans(parse(text.slice(from, to)).tokens, this.colors());
    return [
      ...old.slice(0, first),
      ...lines.map(({ start: at, end, style }) => ({ start: at + from, end: end + from, style })),
      ...old.slice(next),
    ];
  }
}

/** The first of the spans, which are in order, that a condition holds for; it holds for all behind it too. */
function firstIndex(spans: readonly StyleSpan[], holds: (span: StyleSpan) => boolean): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(spans[middle] as StyleSpan)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function moveSpan(span: OwnSpan, start: number, oldEnd: number, shift: number): void {
  if (span.end <= start) return;
  if (span.start >= oldEnd) span.start += shift;
  if (span.end >= oldEnd) span.end += shift;
}

/** What more typing can mend is no error yet: in a text that goes on, what stands at its end. */
function errorsToTell(text: string, errors: readonly ParseError[]): ParseError[] {
  const end = text.trimEnd().length;
  const goesOn = errors.some(({ incompleteInput }) => incompleteInput);
  return errors.filter(({ incompleteInput, extent }) => !incompleteInput && !(goesOn && extent.endOffset >= end));
}

function errorSpan(length: number) {
  return ({ extent, message }: { extent: { startOffset: number; endOffset: number }; message: string }): TextError => ({
    start: Math.min(extent.startOffset, length),
    end: Math.min(extent.endOffset, length),
    message,
  });
}

/** The stretch in which two texts differ. */
function difference(a: string, b: string): { start: number; oldEnd: number; newEnd: number } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let same = 0;
  while (same < shorter - start && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  return { start, oldEnd: a.length - same, newEnd: b.length - same };
}
