/**
 * Answers what commands of a page ask: from the answers that the run was given, by the name of what is asked for, or with
 * what the page shows behind the question. A page leaves unsaid that its reader agrees when asked whether he is sure: a
 * confirmation without an answer gets the one that Enter gives, and credentials are those of the lab's administrator, or of
 * whoever the page names. What a cmdlet of Lync Server asks for because it cannot do without it gets what the lab has of its
 * kind, a script that asks for a secret the password of the page's files. It is shown. What only the reader can know stays
 * an error, which says how it is answered.
 */
import { FILE_PASSWORD } from '../../docs/specimens/page-certificates.ts';
import { ForwardingUI } from '../../engine/forwarding-ui.ts';
import type { Choice, HostUI, PromptField } from '../../engine/host.ts';
import { choiceLine, hotKey } from '../choice-line.ts';
import { ShownAnswers } from './shown-answers.ts';

/** What Get-Credential asks. */
const ASKS_USER = 'User: ';
const ASKS_PASSWORD = /^Password for user /;

export class PageAnswersUI extends ForwardingUI {
  private readonly answers: ReadonlyMap<string, string>;
  private readonly onPage: ShownAnswers;

  constructor(
    target: HostUI,
    answers: Iterable<readonly [name: string, value: string]>,
    /** `CONTOSO\\Administrator` */
    private readonly administrator: () => string,
    /** What the lab has for a parameter that a command asks for; null where pages are typed as they stand. */
    private readonly suggested: (name: string) => string | null,
    /** What the page shows of the command that runs now. */
    shown: () => readonly string[],
  ) {
    super(target);
    this.onPage = new ShownAnswers(shown);
    this.answers = new Map([...answers].map(([name, value]) => [nameKey(name), value]));
  }

  override promptForChoice(
    caption: string,
    message: string,
    choices: readonly Choice[],
    defaultChoice: number,
  ): number {
    const index = this.chosen(caption, choices) ?? defaultChoice;
    const answer = choices[index];
    if (!answer) return super.promptForChoice(caption, message, choices, defaultChoice);
    const heading = [caption, message].filter((line) => line !== '').join('\n');
    this.write(`\n${heading}\n${choiceLine(choices, defaultChoice)}${hotKey(answer)}\n`);
    return index;
  }

  /** An answer by the caption, `--answer Confirm=A`: a choice's letter or label. */
  private chosen(caption: string, choices: readonly Choice[]): number | undefined {
    const answer = (this.answers.get(nameKey(caption)) ?? this.onPage.choice())?.toLowerCase();
    if (answer === undefined) return undefined;
    const index = choices.findIndex(
      (choice) => hotKey(choice).toLowerCase() === answer || choice.label.replace('&', '').toLowerCase() === answer,
    );
    return index < 0 ? undefined : index;
  }

  override prompt(caption: string, message: string, fields: readonly PromptField[]): Map<string, string | string[]> {
    const isOfLync = /^cmdlet \w+-Cs\w+ /i.test(caption);
    const values = fields.map(({ name, isArray }) => {
      const given = this.answers.get(nameKey(name));
      if (isArray) return [name, given?.split(/\s*,\s*/) ?? this.listOnPage(name)] as const;
      const answer = given ?? this.onPage.behind(`${name}:`) ?? (isOfLync ? this.suggested(name) : null) ?? undefined;
      return [name, answer] as const;
    });
    const open = values.find(([, value]) => value === undefined);
    if (open) {
      this.tellUnanswered(open[0]);
      return super.prompt(caption, message, fields);
    }
    const heading = [caption, message].filter((line) => line !== '').map((line) => `${line}\n`);
    const lines = fields.map(
      ({ name, secret }, index) => `${name}: ${secret ? '********' : String(values[index]?.[1])}\n`,
    );
    this.write(`${heading.join('')}${lines.join('')}`);
    return new Map(values as (readonly [string, string | string[]])[]);
  }

  /** `Identity[0]: a`, `Identity[1]: b`; undefined where the page shows none. */
  private listOnPage(name: string): string[] | undefined {
    const items: string[] = [];
    for (let item = this.onPage.behind(`${name}[0]:`); item !== null; ) {
      items.push(item);
      item = this.onPage.behind(`${name}[${items.length}]:`);
    }
    return items.length === 0 ? undefined : items;
  }

  private tellUnanswered(name: string): void {
    this.writeErrorText(`lyncshell: nothing answers "${name}"; --answer "${name}=VALUE" does\n`);
  }

  override readLine(prompt: string): string | null {
    const answer =
      this.answers.get(nameKey(prompt)) ??
      this.onPage.behind(prompt) ??
      (prompt === ASKS_USER ? this.administrator() : undefined);
    if (answer === undefined) {
      this.tellUnanswered(prompt.replace(/:?\s*$/, ''));
      return super.readLine(prompt);
    }
    this.write(`${prompt}${answer}\n`);
    return answer;
  }

  override readSecret(prompt: string): string | null {
    const answer =
      this.answers.get(nameKey(prompt)) ??
      (ASKS_PASSWORD.test(prompt) || this.suggested('Password') !== null ? FILE_PASSWORD : undefined);
    if (answer === undefined) return super.readSecret(prompt);
    this.write(`${prompt}${'*'.repeat(8)}\n`);
    return answer;
  }
}

function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
