/** Functions that go to a character in the line. */
import type { CharacterSearch, EditorState } from '../editor-state.ts';
import { nextGrapheme, previousGrapheme } from '../text/graphemes.ts';
import type { CommandTable, EditorCommand } from './command.ts';

/** The place that a search for a character leads to; null when it is not in the line. */
export function placeOfCharacter(state: EditorState, search: CharacterSearch, count = 1): number | null {
  const { buffer } = state;
  const { text } = buffer;
  let at = buffer.cursor;
  for (let i = 0; i < count; i++) {
    const found = search.backward
      ? at === 0
        ? -1
        : text.lastIndexOf(search.character, at - 1)
      : text.indexOf(search.character, at + 1);
    if (found < 0 || found < buffer.lineStart() || found >= buffer.lineEnd()) return null;
    at = found;
  }
  if (!search.before) return at;
  return search.backward ? nextGrapheme(text, at) : previousGrapheme(text, at);
}

function goTo(state: EditorState, search: CharacterSearch, argument: number | null): void {
  const at = placeOfCharacter(state, search, Math.max(1, argument ?? 1));
  if (at === null) state.bell();
  else state.buffer.cursor = at;
}

/** Asks for a key and goes to the character that it types. */
export function askForCharacter(
  state: EditorState,
  search: Omit<CharacterSearch, 'character'>,
  then: (search: CharacterSearch) => void,
): void {
  state.awaited = ({ text }) => {
    if (text === '') {
      state.bell();
      return;
    }
    state.lastCharacterSearch = { ...search, character: text };
    then(state.lastCharacterSearch);
  };
}

function searching(backward: boolean, before: boolean): EditorCommand {
  return (state, argument) => {
    const back = (argument ?? 1) < 0 ? !backward : backward;
    askForCharacter(state, { backward: back, before }, (search) => goTo(state, search, Math.abs(argument ?? 1)));
  };
}

function repeating(reversed: boolean): EditorCommand {
  return (state, argument) => {
    const last = state.lastCharacterSearch;
    if (!last) {
      state.bell();
      return;
    }
    goTo(state, reversed ? { ...last, backward: !last.backward } : last, argument);
  };
}

export const searchingCommands: CommandTable = {
  CharacterSearch: searching(false, false),
  CharacterSearchBackward: searching(true, false),
  SearchChar: searching(false, false),
  SearchCharBackward: searching(true, false),
  SearchCharWithBackoff: searching(false, true),
  SearchCharBackwardWithBackoff: searching(true, true),
  RepeatLastCharSearch: repeating(false),
  RepeatLastCharSearchBackwards: repeating(true),
};
