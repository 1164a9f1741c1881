/** Functions that select: motions that hold the other end, and the region of Emacs. */
import type { EditorState } from '../editor-state.ts';
import { commandArguments } from '../text/shell-words.ts';
import type { CommandTable, EditorCommand } from './command.ts';
import { beginningOfLine, endOfLine, type Motion, motions, moved } from './movement.ts';

function select(state: EditorState, to: number): void {
  state.anchor ??= state.buffer.cursor;
  state.buffer.cursor = to;
  state.goOn('selection', true);
}

function selecting(forward: Motion, backward: Motion): EditorCommand {
  return (state, argument) => select(state, moved(state, argument, forward, backward));
}

/** Selects the next argument of a command; with a number, so many further on. */
const selectCommandArgument: EditorCommand = (state, argument) => {
  const spans = commandArguments(state.parsed);
  if (spans.length === 0) {
    state.bell();
    return;
  }
  const end = state.selection?.end ?? -1;
  const start = state.selection?.start ?? state.buffer.cursor;
  const next = spans.findIndex((span) => (end >= 0 ? span.start >= end : span.end > start));
  const at = (Math.max(0, next) + (argument ?? 1) - 1 + spans.length) % spans.length;
  // A string is selected without its quotes, so that typing puts another into them.
  const span = spans[at];
  if (!span) return;
  const { start: from, end: to } = span;
  const quoted = /^(['"]).*\1$/s.test(state.buffer.text.slice(from, to)) && to - from > 1 ? 1 : 0;
  state.anchor = from + quoted;
  state.buffer.cursor = to - quoted;
  state.goOn('selection', true);
};

export const selectingCommands: CommandTable = {
  SelectForwardChar: selecting(motions.charForward, motions.charBackward),
  SelectBackwardChar: selecting(motions.charBackward, motions.charForward),
  SelectForwardWord: selecting(motions.wordEndForward, motions.wordBackward),
  SelectBackwardWord: selecting(motions.wordBackward, motions.wordForward),
  SelectNextWord: selecting(motions.wordForward, motions.wordBackward),
  SelectShellForwardWord: selecting(motions.tokenEndForward, motions.tokenBackward),
  SelectShellBackwardWord: selecting(motions.tokenBackward, motions.tokenForward),
  SelectShellNextWord: selecting(motions.tokenForward, motions.tokenBackward),
  SelectBackwardsLine: (state) => select(state, beginningOfLine(state)),
  SelectLine: (state) => select(state, endOfLine(state)),
  SelectAll: (state) => {
    state.anchor = 0;
    state.buffer.cursor = state.buffer.length;
    state.goOn('selection', true);
  },
  SelectCommandArgument: selectCommandArgument,
  SetMark: (state) => {
    state.mark = state.buffer.cursor;
  },
  ExchangePointAndMark: (state) => {
    const { cursor } = state.buffer;
    state.buffer.cursor = state.mark;
    state.mark = cursor;
    state.anchor = cursor;
    state.goOn('selection', true);
  },
};
