/**
 * What vi's operators (d, c, y) work on: a stretch of the text that follows from the cursor and the number typed. Each
 * is used by up to three functions, see vi-operators.ts.
 */
import type { EditorState } from '../editor-state.ts';
import { nextGrapheme } from '../text/graphemes.ts';
import { lineNumber, type Motion, matchingBracket, motions, moved } from './movement.ts';

/** Where a stretch lies, and whether it is whole lines. */
export interface ViSpan {
  readonly start: number;
  readonly end: number;
  readonly lines?: boolean;
}

/** Null where there is nothing of the kind. */
export type SpanOf = (state: EditorState, argument: number | null) => ViSpan | null;

function between(a: number, b: number): ViSpan | null {
  if (a === b) return null;
  return a < b ? { start: a, end: b } : { start: b, end: a };
}

const to =
  (forward: Motion, backward: Motion): SpanOf =>
  (state, argument) =>
    between(state.buffer.cursor, moved(state, argument, forward, backward));

/** Motions that stand on the last character take it too. */
const onto =
  (forward: Motion, backward: Motion): SpanOf =>
  (state, argument) => {
    const last = moved(state, argument, forward, backward);
    return between(state.buffer.cursor, nextGrapheme(state.buffer.text, last));
  };

/** `dw` on the last word of a line stops at the line's end. */
const words =
  (forward: Motion, backward: Motion): SpanOf =>
  (state, argument) => {
    const { buffer } = state;
    const end = moved(state, argument, forward, backward);
    return between(buffer.cursor, end > buffer.lineEnd() && buffer.cursor < buffer.lineEnd() ? buffer.lineEnd() : end);
  };

/** Whole lines, from so many before that of the cursor to so many behind. */
function lines(state: EditorState, before: number, behind: number): ViSpan {
  const { buffer } = state;
  return { start: buffer.lineStartAway(-before), end: buffer.lineEnd(buffer.lineStartAway(behind)), lines: true };
}

export const viSpans = {
  word: words(motions.viWordForward, motions.viWordBackward),
  wordBack: to(motions.viWordBackward, motions.viWordForward),
  wordEnd: onto(motions.viWordEnd, motions.viWordBackward),
  glob: words(motions.globForward, motions.globBackward),
  globBack: to(motions.globBackward, motions.globForward),
  globEnd: onto(motions.globEnd, motions.globBackward),
  right: to(motions.viCharForward, motions.viCharBackward),
  left: to(motions.viCharBackward, motions.viCharForward),
  line: (state, argument) => lines(state, 0, Math.max(1, argument ?? 1) - 1),
  nextLines: (state, argument) => lines(state, 0, Math.max(1, argument ?? 1)),
  previousLines: (state, argument) => lines(state, Math.max(1, argument ?? 1), 0),
  toLastLine: (state) => lines(state, 0, Number.MAX_SAFE_INTEGER),
  /** `dgg`: up to the first line, or the line that the number says. */
  toLineNumber: (state, argument) => {
    const away = lineNumber(state) - (Math.max(1, argument ?? 1) - 1);
    return away >= 0 ? lines(state, away, 0) : lines(state, 0, -away);
  },
  lineEnd: ({ buffer }) => between(buffer.cursor, buffer.lineEnd()),
  lineStart: ({ buffer }) => between(buffer.cursor, buffer.lineStart()),
  firstNonBlank: ({ buffer }) => between(buffer.cursor, buffer.firstNonBlank()),
  bracket: (state) => {
    const other = matchingBracket(state);
    if (other === null) return null;
    const { cursor } = state.buffer;
    return { start: Math.min(cursor, other), end: Math.max(cursor, other) + 1 };
  },
  innerWord: ({ buffer, words: kinds }, argument) => {
    let [start, end] = kinds.viInner(buffer.text, buffer.cursor);
    for (let i = 1; i < (argument ?? 1); i++) [, end] = kinds.viInner(buffer.text, end);
    return between(start, end);
  },
} as const satisfies Record<string, SpanOf>;

export type ViSpanName = keyof typeof viSpans;
