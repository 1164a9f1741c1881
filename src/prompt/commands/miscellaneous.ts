/** Functions that complete, show, scroll and ask: all by effects, which the owner of the terminal carries out. */
import type { CompletionStyle, EditorState } from '../editor-state.ts';
import type { CommandTable, EditorCommand } from './command.ts';

const completing =
  (style: CompletionStyle): EditorCommand =>
  (state) =>
    state.effect({ kind: 'complete', style });

function scroll(unit: 'line' | 'page', direction: 1 | -1): EditorCommand {
  return (state, argument) => state.effect({ kind: 'scroll', unit, by: direction * (argument ?? 1) });
}

const digit: EditorCommand = (state, _argument, key) => state.effect({ kind: 'digit', text: key.chord.slice(-1) });

export const miscellaneousCommands: CommandTable = {
  TabCompleteNext: completing('next'),
  TabCompletePrevious: completing('previous'),
  ViTabCompleteNext: completing('next'),
  ViTabCompletePrevious: completing('previous'),
  Complete: completing('common'),
  MenuComplete: completing('menu'),
  PossibleCompletions: completing('list'),
  ClearScreen: (state) => state.effect({ kind: 'clear-screen' }),
  DigitArgument: digit,
  ViDigitArgumentInChord: digit,
  ShowCommandHelp: (state) => state.effect({ kind: 'help', about: 'command' }),
  ShowParameterHelp: (state) => state.effect({ kind: 'help', about: 'parameter' }),
  ShowKeyBindings: (state) => state.effect({ kind: 'show-keys' }),
  WhatIsKey: (state) => state.effect({ kind: 'what-is-key' }),
  InvokePrompt: (state) => state.effect({ kind: 'invoke-prompt' }),
  ScrollDisplayUp: scroll('page', -1),
  ScrollDisplayDown: scroll('page', 1),
  ScrollDisplayUpLine: scroll('line', -1),
  ScrollDisplayDownLine: scroll('line', 1),
  ScrollDisplayTop: (state) => state.effect({ kind: 'scroll', unit: 'top', by: 0 }),
  ScrollDisplayToCursor: (state) => state.effect({ kind: 'scroll', unit: 'cursor', by: 0 }),
  CaptureScreen: (state: EditorState) =>
    state.effect({
      kind: 'message',
      text: 'CaptureScreen reads the screen, which a terminal does not let programs do.',
    }),
  Ignore: (state) => state.bell(),
};
