/** Functions that move the cursor. Each is a motion: a place that follows from a place. The same motions select. */

import type { EditorState } from '../editor-state.ts';
import { bracketPairs } from '../text/brackets.ts';
import { columnsOf, nextGrapheme, previousGrapheme } from '../text/graphemes.ts';
import { tokenEndForward, tokenStartBackward, tokenStartForward } from '../text/shell-words.ts';
import * as words from '../text/words.ts';
import type { CommandTable, EditorCommand } from './command.ts';
import { acceptSuggestion, acceptSuggestionWords } from './prediction.ts';

/** Where a motion leads from a place. */
export type Motion = (state: EditorState, from: number) => number;

/** Motions that can be repeated by an argument, forwards and, for a negative one, backwards. */
export const motions = {
  charForward: ({ buffer }, from) => nextGrapheme(buffer.text, from),
  charBackward: ({ buffer }, from) => previousGrapheme(buffer.text, from),
  wordEndForward: ({ buffer, words: kinds }, from) => kinds.endForward(buffer.text, from),
  wordForward: ({ buffer, words: kinds }, from) => kinds.startForward(buffer.text, from),
  wordBackward: ({ buffer, words: kinds }, from) => kinds.startBackward(buffer.text, from),
  tokenForward: ({ parsed }, from) => tokenStartForward(parsed, from),
  tokenEndForward: ({ parsed }, from) => tokenEndForward(parsed, from),
  tokenBackward: ({ parsed }, from) => tokenStartBackward(parsed, from),
  viWordForward: ({ buffer, words: kinds }, from) => kinds.viStartForward(buffer.text, from),
  viWordBackward: ({ buffer, words: kinds }, from) => kinds.viStartBackward(buffer.text, from),
  viWordEnd: ({ buffer, words: kinds }, from) => kinds.viEndForward(buffer.text, from),
  globForward: ({ buffer }, from) => words.globStartForward(buffer.text, from),
  globBackward: ({ buffer }, from) => words.globStartBackward(buffer.text, from),
  globEnd: ({ buffer }, from) => words.globEndForward(buffer.text, from),
  globEndBackward: ({ buffer }, from) => words.globEndBackward(buffer.text, from),
  /** vi's characters stay in their line. */
  viCharForward: ({ buffer }, from) => (from < buffer.lineEnd(from) ? nextGrapheme(buffer.text, from) : from),
  viCharBackward: ({ buffer }, from) => (from > buffer.lineStart(from) ? previousGrapheme(buffer.text, from) : from),
} as const satisfies Record<string, Motion>;

/** Goes as often as the argument says, with another motion for a negative one. */
export function moved(
  state: EditorState,
  argument: number | null,
  forward: Motion,
  backward: Motion,
  from = state.buffer.cursor,
): number {
  const count = argument ?? 1;
  const motion = count < 0 ? backward : forward;
  let at = from;
  for (let i = Math.abs(count); i > 0; i--) {
    const next = motion(state, at);
    if (next === at) break;
    at = next;
  }
  return at;
}

function moving(forward: Motion, backward: Motion): EditorCommand {
  return (state, argument) => {
    state.buffer.cursor = moved(state, argument, forward, backward);
  };
}

/** The start of the line; in the start of a line, the start of the text. */
export function beginningOfLine({ buffer }: EditorState): number {
  const start = buffer.lineStart();
  return buffer.cursor === start ? 0 : start;
}

/** The end of the line; in the end of a line, the end of the text. */
export function endOfLine({ buffer }: EditorState): number {
  const end = buffer.lineEnd();
  return buffer.cursor === end ? buffer.length : end;
}

/** The bracket that belongs to the one at or next before the cursor; null when there is none. */
export function matchingBracket({ buffer, parsed }: EditorState): number | null {
  const pairs = bracketPairs(parsed.tokens);
  const { cursor } = buffer;
  for (const at of [cursor, cursor - 1]) {
    for (const { open, close } of pairs) {
      if (open === at) return close;
      if (close === at) return open;
    }
  }
  return null;
}

const gotoBrace: EditorCommand = (state) => {
  const at = matchingBracket(state);
  if (at === null) state.bell();
  else state.buffer.cursor = at;
};

/** Goes up or down, keeping to the column it began in. False at the edge of the text. */
export function moveToLine(state: EditorState, lines: number): boolean {
  const { buffer } = state;
  const start = buffer.lineStart();
  const target = buffer.lineStartAway(lines);
  if (target === start) return false;
  const column = state.going('column') ?? columnsOf(buffer.text.slice(start, buffer.cursor));
  buffer.cursor = placeOfColumn(state, target, column);
  state.goOn('column', column);
  return true;
}

function placeOfColumn({ buffer }: EditorState, start: number, column: number): number {
  const end = buffer.lineEnd(start);
  let at = start;
  while (at < end) {
    const next = nextGrapheme(buffer.text, at);
    if (columnsOf(buffer.text.slice(start, next)) > column) break;
    at = next;
  }
  return at;
}

/** With the cursor at the end, going forward takes what is predicted. */
const forwardChar: EditorCommand = (state, argument) => {
  if ((argument ?? 1) > 0 && acceptSuggestion(state)) return;
  state.buffer.cursor = moved(state, argument, motions.charForward, motions.charBackward);
};

function wordOrSuggestion(forward: Motion, backward: Motion): EditorCommand {
  return (state, argument) => {
    if ((argument ?? 1) > 0 && acceptSuggestionWords(state, argument ?? 1)) return;
    state.buffer.cursor = moved(state, argument, forward, backward);
  };
}

export const movementCommands: CommandTable = {
  ForwardChar: forwardChar,
  BackwardChar: moving(motions.charBackward, motions.charForward),
  ViForwardChar: (state, argument) => {
    if ((argument ?? 1) > 0 && acceptSuggestion(state)) return;
    const { buffer } = state;
    const at = moved(state, argument, motions.viCharForward, motions.viCharBackward);
    // In command mode the cursor stands on a character, not behind the last.
    const last = Math.max(buffer.lineStart(), previousGrapheme(buffer.text, buffer.lineEnd()));
    buffer.cursor = state.viMode === 'command' && buffer.lineEnd() > buffer.lineStart() ? Math.min(at, last) : at;
  },
  ViBackwardChar: moving(motions.viCharBackward, motions.viCharForward),
  ForwardWord: wordOrSuggestion(motions.wordEndForward, motions.wordBackward),
  BackwardWord: moving(motions.wordBackward, motions.wordForward),
  NextWord: wordOrSuggestion(motions.wordForward, motions.wordBackward),
  ShellForwardWord: moving(motions.tokenEndForward, motions.tokenBackward),
  ShellBackwardWord: moving(motions.tokenBackward, motions.tokenForward),
  ShellNextWord: moving(motions.tokenForward, motions.tokenBackward),
  NextWordEnd: moving(motions.viWordEnd, motions.viWordBackward),
  ViNextWord: moving(motions.viWordForward, motions.viWordBackward),
  ViBackwardWord: moving(motions.viWordBackward, motions.viWordForward),
  ViNextGlob: moving(motions.globForward, motions.globBackward),
  ViBackwardGlob: moving(motions.globBackward, motions.globForward),
  ViEndOfGlob: moving(motions.globEnd, motions.globEndBackward),
  ViEndOfPreviousGlob: moving(motions.globEndBackward, motions.globEnd),
  BeginningOfLine: (state) => {
    state.buffer.cursor = beginningOfLine(state);
  },
  EndOfLine: (state) => {
    if (acceptSuggestion(state)) return;
    state.buffer.cursor = endOfLine(state);
  },
  MoveToEndOfLine: (state) => {
    const { buffer } = state;
    const end = buffer.lineEnd();
    buffer.cursor = state.viMode === 'command' && end > buffer.lineStart() ? previousGrapheme(buffer.text, end) : end;
  },
  MoveToFirstLine: (state, argument) => {
    if (!moveToLine(state, (argument ?? 1) - 1 - lineNumber(state))) state.bell();
  },
  MoveToLastLine: (state) => {
    if (!moveToLine(state, Number.MAX_SAFE_INTEGER)) state.bell();
  },
  PreviousLine: (state, argument) => {
    if (!moveToLine(state, -(argument ?? 1))) state.bell();
  },
  NextLine: (state, argument) => {
    if (!moveToLine(state, argument ?? 1)) state.bell();
  },
  GotoBrace: gotoBrace,
  ViGotoBrace: gotoBrace,
  GotoColumn: (state, argument) => {
    const { buffer } = state;
    buffer.cursor = Math.min(buffer.lineStart() + Math.max(0, (argument ?? 1) - 1), buffer.lineEnd());
  },
  GotoFirstNonBlankOfLine: ({ buffer }) => {
    buffer.cursor = buffer.firstNonBlank();
  },
};

/** From 0. */
export function lineNumber({ buffer }: EditorState): number {
  return buffer.text.slice(0, buffer.cursor).split('\n').length - 1;
}
