/**
 * Answers confirmations on a page's run: a page tells its reader what to type, and leaves unsaid that he agrees when asked
 * whether he is sure. So the answer is the one that Enter gives, and it is shown. Questions without a default, and
 * input that only the reader can know, stay errors.
 */
import { ForwardingUI } from '../engine/forwarding-ui.ts';
import type { Choice } from '../engine/host.ts';
import { choiceLine, hotKey } from './choice-line.ts';

export class DefaultAnswersUI extends ForwardingUI {
  override promptForChoice(
    caption: string,
    message: string,
    choices: readonly Choice[],
    defaultChoice: number,
  ): number {
    const answer = choices[defaultChoice];
    if (!answer) return super.promptForChoice(caption, message, choices, defaultChoice);
    const heading = [caption, message].filter((line) => line !== '').join('\n');
    this.write(`\n${heading}\n${choiceLine(choices, defaultChoice)}${hotKey(answer)}\n`);
    return defaultChoice;
  }
}
