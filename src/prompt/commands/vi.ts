/** Functions of vi that are no operator with a stretch: modes, lines, putting back, single characters. */
import type { EditorState } from '../editor-state.ts';
import { nextGrapheme, previousGrapheme } from '../text/graphemes.ts';
import { type CommandTable, type EditorCommand, times } from './command.ts';
import { stayOnCharacter } from './vi-operators.ts';

function insertMode(state: EditorState): void {
  state.viMode = 'insert';
}

/** Leaving the insert mode goes back by one character. */
function commandMode(state: EditorState): void {
  if (state.viMode === 'command') return;
  const { buffer } = state;
  state.viMode = 'command';
  state.anchor = null;
  if (buffer.cursor > buffer.lineStart()) buffer.cursor = previousGrapheme(buffer.text, buffer.cursor);
}

function openLine(below: boolean): EditorCommand {
  return (state) => {
    const { buffer } = state;
    if (below) {
      buffer.cursor = buffer.lineEnd();
      buffer.insert('\n');
    } else {
      const start = buffer.lineStart();
      buffer.replace(start, start, '\n');
      buffer.cursor = start;
    }
    insertMode(state);
  };
}

function joinLines(state: EditorState): void {
  const { buffer } = state;
  const end = buffer.lineEnd();
  if (end === buffer.length) {
    state.bell();
    return;
  }
  const next = buffer.firstNonBlank(end + 1);
  buffer.replace(end, next, ' ');
  buffer.cursor = end;
}

/** Puts back what was deleted or copied: whole lines as lines. */
function put(after: boolean): EditorCommand {
  return (state, argument) => {
    const { buffer, register } = state;
    if (register.text === '') {
      state.bell();
      return;
    }
    const text = register.text;
    if (register.lines) {
      const copies = Array.from({ length: Math.max(1, argument ?? 1) }, () => text).join('\n');
      const at = after ? buffer.lineEnd() : buffer.lineStart();
      buffer.replace(at, at, after ? `\n${copies}` : `${copies}\n`);
      buffer.cursor = buffer.firstNonBlank(after ? at + 1 : at);
      return;
    }
    if (after && buffer.cursor < buffer.lineEnd()) buffer.cursor = nextGrapheme(buffer.text, buffer.cursor);
    times(argument, () => buffer.insert(text));
    buffer.cursor = previousGrapheme(buffer.text, buffer.cursor);
  };
}

function invertCase(state: EditorState, argument: number | null): void {
  const { buffer } = state;
  times(argument, () => {
    if (buffer.cursor === buffer.lineEnd()) return;
    const end = nextGrapheme(buffer.text, buffer.cursor);
    const character = buffer.text.slice(buffer.cursor, end);
    const lower = character.toLowerCase();
    buffer.replace(buffer.cursor, end, character === lower ? character.toUpperCase() : lower);
  });
  stayOnCharacter(state);
}

/** `r`: the character at the cursor becomes the one that is typed next. */
function replaceInPlace(state: EditorState, argument: number | null): void {
  state.awaited = ({ chord, text }) => {
    const { buffer } = state;
    const typed = chord === 'Enter' ? '\n' : text;
    let end = buffer.cursor;
    times(argument, () => {
      end = nextGrapheme(buffer.text, end);
    });
    if (typed === '' || buffer.cursor === buffer.lineEnd() || end > buffer.lineEnd()) {
      state.bell();
      return;
    }
    buffer.replace(buffer.cursor, end, typed.repeat(Math.max(1, argument ?? 1)));
    if (typed !== '\n') buffer.cursor = previousGrapheme(buffer.text, buffer.cursor);
  };
}

/** `R`: characters are typed over until Escape; Enter ends it too. */
function replaceUntilEscape(state: EditorState): void {
  insertMode(state);
  const { buffer } = state;
  const start = buffer.cursor;
  const take = ({ chord, text }: { chord: string; text: string }): void => {
    if (chord === 'Backspace') buffer.cursor = Math.max(start, previousGrapheme(buffer.text, buffer.cursor));
    else if (text !== '') {
      const end = buffer.cursor < buffer.lineEnd() ? nextGrapheme(buffer.text, buffer.cursor) : buffer.cursor;
      buffer.replace(buffer.cursor, end, text);
    } else {
      if (chord === 'Escape') commandMode(state);
      else state.bell();
      return;
    }
    state.awaited = take;
  };
  state.awaited = take;
}

const accept = (state: EditorState): void => {
  insertMode(state);
  state.effect({ kind: 'accept', whole: false });
};

export const viCommands: CommandTable = {
  ViInsertMode: insertMode,
  ViCommandMode: commandMode,
  ViInsertAtBegining: (state) => {
    insertMode(state);
    state.buffer.cursor = state.buffer.firstNonBlank();
  },
  ViInsertAtEnd: (state) => {
    insertMode(state);
    state.buffer.cursor = state.buffer.lineEnd();
  },
  ViInsertWithAppend: (state) => {
    insertMode(state);
    const { buffer } = state;
    if (buffer.cursor < buffer.lineEnd()) buffer.cursor = nextGrapheme(buffer.text, buffer.cursor);
  },
  ViAcceptLine: accept,
  ViAcceptLineOrExit: (state) => {
    if (state.buffer.length > 0) accept(state);
    else state.effect({ kind: 'end' });
  },
  ViExit: (state) => state.effect({ kind: 'end' }),
  ViAppendLine: openLine(true),
  ViInsertLine: openLine(false),
  ViJoinLines: joinLines,
  ViReplaceUntilEsc: replaceUntilEscape,
  ReplaceCharInPlace: replaceInPlace,
  InvertCase: invertCase,
  PasteAfter: put(true),
  PasteBefore: put(false),
  ViEditVisually: (state) => state.effect({ kind: 'edit-elsewhere' }),
  RepeatLastCommand: (state) => state.effect({ kind: 'repeat-change' }),
  // They begin chords: the keys behind them say what is meant.
  ViDGChord: (state) => state.bell(),
};
