/** Functions that bring back commands of the history. */
import type { EditorState } from '../editor-state.ts';
import type { CommandTable, EditorCommand } from './command.ts';
import { moveToLine } from './movement.ts';

/** Shows an entry of the history, or the text that was typed before the history was entered. */
export function showEntry(state: EditorState, index: number): void {
  const { buffer, history } = state;
  if (state.historyIndex === history.length) state.typed = { text: buffer.text, cursor: buffer.cursor };
  state.historyIndex = index;
  if (index < history.length) buffer.reset(history.textAt(index));
  else buffer.reset(state.typed?.text ?? '', state.typed?.cursor);
  // vi shows it from its start.
  if (state.viMode === 'command') buffer.cursor = 0;
}

/** Entries that fit, one after the other; the same text only once where duplicates are not wanted. */
function nextEntry(state: EditorState, direction: 1 | -1, fits: (text: string) => boolean): number | null {
  state.enterHistory();
  const { history, options, buffer } = state;
  const shown = state.historyIndex === history.length ? null : buffer.text;
  for (let at = state.historyIndex + direction; at >= 0 && at < history.length; at += direction) {
    const text = history.textAt(at);
    if (!fits(text)) continue;
    if (options.historyNoDuplicates && (text === shown || !history.isNewestOfItsText(at))) continue;
    return at;
  }
  return direction > 0 && state.historyIndex < history.length ? history.length : null;
}

/** Goes through the history. In a text of several lines that was typed, the lines come first. */
function recall(state: EditorState, count: number): void {
  const direction = count < 0 ? -1 : 1;
  for (let i = Math.abs(count); i > 0; i--) {
    if (!state.going('recall') && state.buffer.isMultiline && moveToLine(state, direction)) continue;
    const next = nextEntry(state, direction, () => true);
    if (next === null) {
      state.bell();
      break;
    }
    showEntry(state, next);
    state.goOn('recall', true);
  }
}

/** Entries that begin as the text before the cursor does. */
function searchByPrefix(direction: 1 | -1): EditorCommand {
  return (state, argument) => {
    const { buffer, options } = state;
    const prefix = state.going('prefix-search')?.prefix ?? buffer.text.slice(0, buffer.cursor);
    const fold = (text: string): string => (options.historySearchCaseSensitive ? text : text.toLowerCase());
    const start = fold(prefix);
    for (let i = Math.max(1, argument ?? 1); i > 0; i--) {
      const next = nextEntry(state, direction, (text) => fold(text).startsWith(start));
      if (next === null) {
        state.bell();
        break;
      }
      showEntry(state, next);
    }
    state.emphasis = prefix === '' ? null : { start: 0, length: prefix.length };
    buffer.cursor =
      prefix === '' || options.historySearchCursorMovesToEnd ? buffer.length : Math.min(prefix.length, buffer.length);
    state.goOn('prefix-search', { prefix });
  };
}

function clearHistory(state: EditorState): void {
  state.history.clear();
  state.historyIndex = state.history.length;
}

export const recallingCommands: CommandTable = {
  PreviousHistory: (state, argument) => recall(state, -(argument ?? 1)),
  NextHistory: (state, argument) => recall(state, argument ?? 1),
  BeginningOfHistory: (state) => {
    state.enterHistory();
    if (state.history.length > 0) showEntry(state, 0);
    else state.bell();
    state.goOn('recall', true);
  },
  EndOfHistory: (state) => {
    showEntry(state, state.history.length);
    state.goOn('recall', true);
  },
  HistorySearchBackward: searchByPrefix(-1),
  HistorySearchForward: searchByPrefix(1),
  ReverseSearchHistory: (state) => state.effect({ kind: 'search', backward: true }),
  ForwardSearchHistory: (state) => state.effect({ kind: 'search', backward: false }),
  ViSearchHistoryBackward: (state) => state.effect({ kind: 'vi-search', backward: true }),
  SearchForward: (state) => state.effect({ kind: 'vi-search', backward: false }),
  RepeatSearch: (state) => repeatSearch(state, false),
  RepeatSearchBackward: (state) => repeatSearch(state, true),
  ClearHistory: clearHistory,
};

/** Goes to the next entry with the text that vi's `/` or `?` looked for. */
export function repeatSearch(state: EditorState, reversed: boolean): void {
  const search = state.lastHistorySearch;
  if (!search) {
    state.bell();
    return;
  }
  const direction = search.backward === reversed ? 1 : -1;
  const wanted = search.text.toLowerCase();
  const next = nextEntry(state, direction, (text) => text.toLowerCase().includes(wanted));
  if (next === null || next === state.history.length) state.bell();
  else showEntry(state, next);
  state.goOn('recall', true);
}
