/** What the engine answers while a command is typed: completions, help, what may be meant. */
import { completeInput } from './completion/complete-input.ts';
import { labGuesses } from './lab-guesses.ts';
import { promptHelp } from './prompt-help.ts';
import { refusalOf, runKeyScript, tellViMode } from './prompt-scripts.ts';
import type { Session } from './session.ts';
import type { Answering } from './terminal/terminal-input.ts';

const MOST_TIPS = 50;

export function promptAnswers(session: Session, promptText: () => string): Answering {
  return {
    complete: ({ text, cursor }) => {
      const { replacementIndex, replacementLength, matches } = completeInput(session.current, text, cursor);
      return {
        replacementIndex,
        replacementLength,
        // Among hundreds nobody reads tips, and each may load a cmdlet.
        items: matches.map((match) => ({
          text: match.completionText,
          listText: match.listItemText,
          kind: match.resultType,
          toolTip: matches.length <= MOST_TIPS ? match.toolTip : match.listItemText,
        })),
      };
    },
    help: ({ about, text, cursor }) =>
      promptHelp(session.current, about, text, cursor, session.runspace.ui.size.width - 1),
    predict: ({ text }) => {
      const lab = session.lab.current;
      return lab ? labGuesses(lab, text) : [];
    },
    validate: ({ text }) => refusalOf(session.runspace, text),
    'vi-mode': ({ mode }) => {
      tellViMode(session.runspace, mode);
      return null;
    },
    handler: (key) => {
      runKeyScript(session.runspace, key);
      return null;
    },
    prompt: promptText,
  };
}
