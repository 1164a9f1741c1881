/**
 * The console of a dry run. What a script asks is answered with what was given for it; a choice without an answer is the one
 * that Enter takes. Any other question ends the run: whoever wrote `do { Read-Host … } until (…)` would ask for ever.
 */
import { CaptureUI } from '../../docs/capture-ui.ts';
import type { Choice, PressedKey, PromptField } from '../../engine/host.ts';
import { PipelineStoppedException } from '../../engine/jumps.ts';
import { choiceLine, hotKey } from '../choice-line.ts';

export class DryRunUI extends CaptureUI {
  override readonly interactive = true;
  /** The question that nobody has answered. */
  unanswered: string | null = null;

  constructor(private readonly answers: readonly (readonly [question: string, answer: string])[]) {
    super();
  }

  override readLine(prompt: string): string {
    const answer = this.answerTo(prompt);
    this.write(`${prompt}${answer}\n`);
    return answer;
  }

  override readSecret(prompt: string): string {
    const answer = this.answerTo(prompt);
    this.write(`${prompt}${'*'.repeat(answer.length)}\n`);
    return answer;
  }

  /** Nearly always "any key", to go on. */
  override readKey(): PressedKey {
    return { chord: 'Enter', text: '\r' };
  }

  override prompt(caption: string, message: string, fields: readonly PromptField[]): Map<string, string | string[]> {
    for (const line of [caption, message]) if (line !== '') this.write(`${line}\n`);
    return new Map(
      fields.map(({ name, isArray }) => {
        const answer = this.answerTo(name);
        this.write(`${name}: ${answer}\n`);
        return [name, isArray ? answer.split(/\s*,\s*/) : answer] as const;
      }),
    );
  }

  override promptForChoice(
    caption: string,
    message: string,
    choices: readonly Choice[],
    defaultChoice: number,
  ): number {
    const question = [caption, message].filter((text) => text !== '').join(' ');
    const given = this.given(question)?.toLowerCase();
    const index =
      given === undefined
        ? defaultChoice
        : choices.findIndex((one) =>
            [hotKey(one), one.label.replace('&', '')].some((is) => is.toLowerCase() === given),
          );
    const choice = choices[index] ?? this.end(question);
    this.write(`\n${caption}\n${message}\n${choiceLine(choices, defaultChoice)}${hotKey(choice)}\n`);
    return index;
  }

  private answerTo(question: string): string {
    return this.given(question) ?? this.end(question.replace(/:\s*$/, ''));
  }

  private given(question: string): string | undefined {
    const asked = question.toLowerCase();
    return this.answers.find(([part]) => asked.includes(part.toLowerCase()))?.[1];
  }

  private end(question: string): never {
    this.unanswered ??= question;
    throw new PipelineStoppedException();
  }
}
