/** What the engine answers while a command is typed: completions, help, what may be meant. */
import { completeInput } from './completion/complete-input.ts';
import type { Session } from './session.ts';
import type { Answering } from './terminal/terminal-input.ts';

export function promptAnswers(session: Session, promptText: () => string): Answering {
  return {
    complete: ({ text, cursor }) => {
      const { replacementIndex, replacementLength, matches } = completeInput(session.current, text, cursor);
      return {
        replacementIndex,
        replacementLength,
        items: matches.map(({ completionText, listItemText, resultType, toolTip }) => ({
          text: completionText,
          listText: listItemText,
          kind: resultType,
          toolTip,
        })),
      };
    },
    help: () => null,
    predict: () => [],
    validate: () => null,
    handler: () => null,
    prompt: promptText,
  };
}
