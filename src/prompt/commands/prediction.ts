/** Taking what is predicted behind the cursor. */
import type { EditorState } from '../editor-state.ts';
import type { CommandTable } from './command.ts';

/** Takes the whole prediction; false when there is none, or the cursor is not before it. */
export function acceptSuggestion(state: EditorState): boolean {
  const { suggestion, buffer } = state;
  if (suggestion === null || suggestion === '' || buffer.cursor !== buffer.length) return false;
  state.suggestion = null;
  buffer.insert(suggestion);
  return true;
}

/** Takes the next words of the prediction. */
export function acceptSuggestionWords(state: EditorState, count: number): boolean {
  const { suggestion, buffer, words } = state;
  if (suggestion === null || suggestion === '' || buffer.cursor !== buffer.length) return false;
  const whole = buffer.text + suggestion;
  let end = buffer.cursor;
  for (let i = 0; i < count; i++) end = words.endForward(whole, end);
  buffer.insert(whole.slice(buffer.cursor, end));
  state.suggestion = whole.slice(end);
  return true;
}

export const predictionCommands: CommandTable = {
  AcceptSuggestion: (state) => {
    acceptSuggestion(state);
  },
  AcceptNextSuggestionWord: (state, argument) => {
    acceptSuggestionWords(state, argument ?? 1);
  },
  NextSuggestion: (state, argument) => state.effect({ kind: 'move-prediction', by: argument ?? 1 }),
  PreviousSuggestion: (state, argument) => state.effect({ kind: 'move-prediction', by: -(argument ?? 1) }),
  SwitchPredictionView: (state) => state.effect({ kind: 'switch-prediction-view' }),
  ShowFullPredictionTooltip: (state) => state.effect({ kind: 'prediction-tooltip' }),
};
