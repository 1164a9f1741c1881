/** Functions of vi's command mode that delete, replace or copy a stretch: an operator and a stretch each. */
import type { EditorState } from '../editor-state.ts';
import { nextGrapheme, previousGrapheme } from '../text/graphemes.ts';
import type { CommandTable, EditorCommand } from './command.ts';
import { askForCharacter, placeOfCharacter } from './searching.ts';
import { type SpanOf, type ViSpan, type ViSpanName, viSpans } from './vi-spans.ts';

type Operator = (state: EditorState, span: ViSpan) => void;

function keep({ buffer }: EditorState, { start, end, lines = false }: ViSpan): EditorState['register'] {
  return { text: buffer.text.slice(start, end), lines };
}

/** Whole lines go with one of their line feeds. */
function withLineFeed({ buffer }: EditorState, { start, end, lines }: ViSpan): [number, number] {
  if (!lines) return [start, end];
  return end < buffer.length ? [start, end + 1] : [Math.max(0, start - 1), end];
}

const remove: Operator = (state, span) => {
  const { buffer } = state;
  state.register = keep(state, span);
  buffer.remove(...withLineFeed(state, span));
  if (span.lines) buffer.cursor = buffer.firstNonBlank(buffer.lineStart(Math.min(span.start, buffer.length)));
  else stayOnCharacter(state);
};

const replace: Operator = (state, span) => {
  state.register = keep(state, span);
  state.buffer.remove(span.start, span.end);
  state.viMode = 'insert';
};

const yank: Operator = (state, span) => {
  state.register = keep(state, span);
  // Copying backwards goes to the start of what was copied; whole lines leave the cursor.
  if (!span.lines) state.buffer.cursor = Math.min(state.buffer.cursor, span.start);
};

/** In command mode the cursor stands on a character of its line, not behind the last. */
export function stayOnCharacter({ buffer, viMode }: EditorState): void {
  if (viMode === 'command' && buffer.cursor === buffer.lineEnd() && buffer.cursor > buffer.lineStart())
    buffer.cursor = previousGrapheme(buffer.text, buffer.cursor);
}

function operate(operator: Operator, spanOf: SpanOf): EditorCommand {
  return (state, argument) => {
    const span = spanOf(state, argument);
    if (span) operator(state, span);
    else {
      state.bell();
      // `cw` at the end of a line has nothing to take out, and still goes over to typing.
      if (operator === replace) state.viMode = 'insert';
    }
  };
}

/** `dfx` and its kin: up to a character that is asked for. */
function operateToCharacter(operator: Operator, backward: boolean, before: boolean): EditorCommand {
  return (state, argument) =>
    askForCharacter(state, { backward, before }, (search) => {
      const at = placeOfCharacter(state, search, Math.max(1, argument ?? 1));
      if (at === null) {
        state.bell();
        return;
      }
      const { buffer } = state;
      const span = backward
        ? { start: at, end: buffer.cursor }
        : { start: buffer.cursor, end: nextGrapheme(buffer.text, at) };
      operator(state, span);
    });
}

/** Which function does what to which stretch. */
const OPERATORS: readonly (readonly [Operator, Readonly<Record<string, ViSpanName>>])[] = [
  [
    remove,
    {
      DeleteLine: 'line',
      DeleteToEnd: 'lineEnd',
      DeleteWord: 'word',
      BackwardDeleteWord: 'wordBack',
      DeleteEndOfWord: 'wordEnd',
      ViDeleteGlob: 'glob',
      ViBackwardDeleteGlob: 'globBack',
      ViDeleteEndOfGlob: 'globEnd',
      DeleteEndOfBuffer: 'toLastLine',
      DeleteNextLines: 'nextLines',
      DeletePreviousLines: 'previousLines',
      DeleteRelativeLines: 'toLineNumber',
      DeleteLineToFirstChar: 'firstNonBlank',
      ViDeleteBrace: 'bracket',
      WordTextObject: 'innerWord',
    },
  ],
  [
    replace,
    {
      ViReplaceLine: 'line',
      ViReplaceToEnd: 'lineEnd',
      ViReplaceWord: 'wordEnd',
      ViBackwardReplaceWord: 'wordBack',
      ViReplaceEndOfWord: 'wordEnd',
      ViReplaceGlob: 'globEnd',
      ViBackwardReplaceGlob: 'globBack',
      ViReplaceEndOfGlob: 'globEnd',
      ViBackwardReplaceLine: 'lineStart',
      ViBackwardReplaceLineToFirstChar: 'firstNonBlank',
      ViReplaceBrace: 'bracket',
      ReplaceChar: 'right',
      BackwardReplaceChar: 'left',
      ViInsertWithDelete: 'right',
    },
  ],
  [
    yank,
    {
      ViYankLine: 'line',
      ViYankToEndOfLine: 'lineEnd',
      ViYankPreviousWord: 'wordBack',
      ViYankPreviousGlob: 'globBack',
      ViYankNextWord: 'word',
      ViYankNextGlob: 'glob',
      ViYankEndOfWord: 'wordEnd',
      ViYankEndOfGlob: 'globEnd',
      ViYankLeft: 'left',
      ViYankRight: 'right',
      ViYankBeginningOfLine: 'lineStart',
      ViYankToFirstChar: 'firstNonBlank',
      ViYankPercent: 'bracket',
    },
  ],
];

export const viOperatorCommands: CommandTable = {
  ...Object.fromEntries(
    OPERATORS.flatMap(([operator, spans]) =>
      Object.entries(spans).map(([name, span]) => [name, operate(operator, viSpans[span])]),
    ),
  ),
  ViDeleteToChar: operateToCharacter(remove, false, false),
  ViDeleteToCharBackward: operateToCharacter(remove, true, false),
  ViDeleteToBeforeChar: operateToCharacter(remove, false, true),
  ViDeleteToBeforeCharBackward: operateToCharacter(remove, true, true),
  ViReplaceToChar: operateToCharacter(replace, false, false),
  ViReplaceToCharBackward: operateToCharacter(replace, true, false),
  ViReplaceToBeforeChar: operateToCharacter(replace, false, true),
  ViReplaceToBeforeCharBackward: operateToCharacter(replace, true, true),
};
