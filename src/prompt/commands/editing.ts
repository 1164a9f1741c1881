/** Functions that change the text, take changes back, and end the input. */
import { parse } from '../../language/parser.ts';
import type { EditorState } from '../editor-state.ts';
import { nextGrapheme, previousGrapheme } from '../text/graphemes.ts';
import { commandArguments, wordsOfCommand } from '../text/shell-words.ts';
import { type CommandTable, type EditorCommand, times } from './command.ts';
import { beginningOfLine, motions, moved } from './movement.ts';

/** Takes out what is selected; false when nothing is. */
export function removeSelection(state: EditorState): boolean {
  const { selection, buffer } = state;
  if (!selection) return false;
  buffer.remove(selection.start, selection.end);
  state.anchor = null;
  return true;
}

/** Types a text: it takes the place of what is selected. */
export function typeText(state: EditorState, text: string): void {
  removeSelection(state);
  state.buffer.insert(text);
}

function deleteChar(state: EditorState, argument: number | null): void {
  if (removeSelection(state)) return;
  const { buffer } = state;
  const end = moved(state, argument, motions.charForward, motions.charBackward);
  if (end === buffer.cursor) {
    state.bell();
    return;
  }
  const removed = buffer.remove(buffer.cursor, end);
  if (state.viMode === 'command') {
    state.register = { text: removed, lines: false };
    // The cursor stands on a character.
    if (buffer.cursor === buffer.lineEnd() && buffer.cursor > buffer.lineStart())
      buffer.cursor = previousGrapheme(buffer.text, buffer.cursor);
  }
}

function backwardDeleteChar(state: EditorState, argument: number | null): void {
  if (removeSelection(state)) return;
  const { buffer } = state;
  const start = moved(state, argument, motions.charBackward, motions.charForward);
  if (start === buffer.cursor) state.bell();
  else buffer.remove(start, buffer.cursor);
}

/** Deletes from the cursor to a place, without keeping what was there. */
function deletingTo(place: (state: EditorState) => number): EditorCommand {
  return (state) => {
    if (removeSelection(state)) return;
    const { buffer } = state;
    buffer.remove(buffer.cursor, place(state));
  };
}

function swapCharacters(state: EditorState): void {
  const { buffer } = state;
  const { text } = buffer;
  // At the end the two before the cursor change places.
  const middle = buffer.cursor === buffer.lineEnd() ? previousGrapheme(text, buffer.cursor) : buffer.cursor;
  const start = previousGrapheme(text, middle);
  const end = nextGrapheme(text, middle);
  if (start === middle || middle === end || start < buffer.lineStart()) {
    state.bell();
    return;
  }
  buffer.replace(start, end, text.slice(middle, end) + text.slice(start, middle));
}

function changingWord(change: (word: string) => string): EditorCommand {
  return (state, argument) => {
    const { buffer } = state;
    const end = moved(state, argument, motions.wordEndForward, motions.wordBackward);
    const [from, to] = end < buffer.cursor ? [end, buffer.cursor] : [buffer.cursor, end];
    buffer.replace(from, to, change(buffer.text.slice(from, to)));
  };
}

function capitalized(words: string): string {
  return words.replace(/[\p{L}\p{N}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
}

function undo(state: EditorState): void {
  if (!state.buffer.undo()) state.bell();
}

function undoAll(state: EditorState): void {
  if (!state.buffer.canUndo) state.bell();
  while (state.buffer.undo());
}

function copy(state: EditorState): void {
  const { selection, buffer } = state;
  state.effect({ kind: 'copy', text: selection ? buffer.text.slice(selection.start, selection.end) : buffer.text });
  if (selection) state.family = 'selection';
}

/** Copies the last (or nth) argument of earlier commands; again, it takes that of the command before. */
function yankArgument(state: EditorState, argument: number | null, nth: number | null): void {
  const { buffer, history } = state;
  const run = state.going('last-argument');
  const wanted = run ? run.nth : (argument ?? nth);
  for (let at = (run?.historyIndex ?? history.length) - 1; at >= 0; at--) {
    const text = argumentOf(history.textAt(at), wanted);
    if (text === null) continue;
    const start = run?.start ?? buffer.cursor;
    buffer.replace(start, start + (run?.length ?? 0), text);
    state.goOn('last-argument', { start, length: text.length, nth: wanted, historyIndex: at });
    return;
  }
  if (run) state.goOn('last-argument', run);
  state.bell();
}

/** The nth word of a command (0 the command itself, negative ones from the end), or the last. */
function argumentOf(text: string, nth: number | null): string | null {
  if (nth === null) {
    const last = commandArguments(parse(text)).at(-1);
    return last ? text.slice(last.start, last.end) : (wordsOfCommand(text).at(-1) ?? null);
  }
  return wordsOfCommand(text).at(nth) ?? null;
}

/** Ends the input when nothing is typed, else deletes a character. */
const deleteCharOrExit: EditorCommand = (state, argument) => {
  if (state.buffer.length > 0) deleteChar(state, argument);
  else state.effect({ kind: 'end' });
};

/** A line before or behind this one, begun as this one is indented. */
function insertLine(below: boolean): EditorCommand {
  return ({ buffer }) => {
    const start = buffer.lineStart();
    const indent = buffer.text.slice(start, buffer.firstNonBlank());
    if (below) buffer.replace(buffer.lineEnd(), buffer.lineEnd(), `\n${indent}`);
    else {
      buffer.replace(start, start, `${indent}\n`);
      buffer.cursor = start + indent.length;
    }
  };
}

export const editingCommands: CommandTable = {
  SelfInsert: (state, argument, { text }) => {
    if (text !== '') typeText(state, text.repeat(Math.max(1, argument ?? 1)));
  },
  AcceptLine: (state) => state.effect({ kind: 'accept', whole: false }),
  ValidateAndAcceptLine: (state) => state.effect({ kind: 'accept', whole: false, validate: true }),
  AcceptAndGetNext: (state) => {
    if (state.historyIndex < state.history.length) state.recallNext = state.historyIndex + 1;
    state.effect({ kind: 'accept', whole: false });
  },
  PrependAndAccept: (state) => {
    state.buffer.replace(0, 0, '#');
    state.effect({ kind: 'accept', whole: true });
  },
  AddLine: (state) => typeText(state, '\n'),
  InsertLineAbove: insertLine(false),
  InsertLineBelow: insertLine(true),
  CancelLine: (state) => state.effect({ kind: 'cancel' }),
  CopyOrCancelLine: (state) => {
    if (state.selection) copy(state);
    else state.effect({ kind: 'cancel' });
  },
  Copy: copy,
  Cut: (state) => {
    if (!state.selection) return;
    copy(state);
    removeSelection(state);
  },
  Paste: (state) => state.effect({ kind: 'paste', at: 'cursor' }),
  DeleteChar: deleteChar,
  BackwardDeleteChar: backwardDeleteChar,
  DeleteCharOrExit: deleteCharOrExit,
  BackwardDeleteInput: deletingTo(() => 0),
  ForwardDeleteInput: deletingTo(({ buffer }) => buffer.length),
  BackwardDeleteLine: deletingTo(beginningOfLine),
  ForwardDeleteLine: deletingTo(({ buffer }) => buffer.lineEnd()),
  BackwardDeleteWord: deletingTo((state) => moved(state, null, motions.viWordBackward, motions.viWordForward)),
  SwapCharacters: swapCharacters,
  UpcaseWord: changingWord((word) => word.toUpperCase()),
  DowncaseWord: changingWord((word) => word.toLowerCase()),
  CapitalizeWord: changingWord(capitalized),
  Undo: (state, argument) => times(argument, () => undo(state)),
  Redo: (state, argument) =>
    times(argument, () => {
      if (!state.buffer.redo()) state.bell();
    }),
  UndoAll: undoAll,
  RevertLine: (state) => {
    state.anchor = null;
    undoAll(state);
  },
  Abort: (state) => {
    state.anchor = null;
    state.bell();
  },
  YankLastArg: (state, argument) => yankArgument(state, argument, null),
  YankNthArg: (state, argument) => yankArgument(state, argument, 1),
};
