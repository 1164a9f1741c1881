/** Answers to what scripts ask: Read-Host, credentials, confirmations, mandatory parameters. */
import { LyncshellError } from './lyncshell-error.ts';
import { Credential, Secret } from './plain-values.ts';
import type { ScriptQuestion } from './protocol.ts';

/** A question of a script. */
export interface ShellQuestion {
  /** A line, a secret, a key, a mandatory parameter, or one of several choices. */
  readonly kind: 'line' | 'secret' | 'key' | 'field' | 'choice';
  /** What stands before the place where the answer is typed: `Name:`, the name of a parameter. */
  readonly prompt: string;
  readonly caption: string;
  readonly message: string;
  /** The labels of a choice: `Yes`, `No to All`. */
  readonly choices: readonly string[];
  /** Which choice Enter takes; -1 where there is none. */
  readonly defaultChoice: number;
}

/** What is typed: a text, a number, a secret, a list for those who take several, true and false for yes and no. */
export type AnswerValue = string | number | boolean | Secret | Credential | readonly string[];

/** Gives the answer to a question, or undefined where it has none. */
export type AnswerFunction = (question: ShellQuestion) => AnswerValue | undefined | Promise<AnswerValue | undefined>;

/** An answer to the questions that it fits; as often as they are asked, or a number of times. */
export interface AnswerRule {
  /** What the prompt, the caption or the message has in it. */
  readonly prompt: string | RegExp;
  readonly value: AnswerValue | AnswerFunction;
  readonly times?: number;
}

/** Answers: in the order of the questions, by what is asked, or by a function. */
export type Answers = AnswerFunction | readonly (AnswerValue | AnswerRule | AnswerFunction)[];

interface Pending {
  readonly answer: AnswerValue | AnswerRule | AnswerFunction;
  left: number;
}

/** Secrets and credentials are answers, rules are not. */
function isRule(answer: Pending['answer']): answer is AnswerRule {
  return (
    typeof answer === 'object' &&
    !Array.isArray(answer) &&
    !(answer instanceof Secret) &&
    !(answer instanceof Credential)
  );
}

/** The answers of a shell. Rules come first; then what is in order; a function is asked as often as it is needed. */
export class AnswerBook {
  private readonly pending: Pending[];
  /** A credential is two questions: the second is answered with the first. */
  private password: { readonly of: string; readonly value: string } | null = null;

  constructor(answers: Answers = []) {
    const list = typeof answers === 'function' ? [answers] : [...answers];
    this.pending = list.map((answer) => ({ answer, left: timesOf(answer) }));
  }

  /** What to type; undefined where nothing was given for the question. */
  answer(question: ScriptQuestion): TypedAnswer | undefined | Promise<TypedAnswer | undefined> {
    if (this.password && question.kind === 'secret' && question.prompt.includes(this.password.of)) {
      const { value } = this.password;
      this.password = null;
      return value;
    }
    return this.ask(question, this.candidates(question));
  }

  private candidates(question: ScriptQuestion): Pending[] {
    const fitting = this.pending.filter(({ answer, left }) => left > 0 && (!isRule(answer) || fits(answer, question)));
    return [...fitting.filter(({ answer }) => isRule(answer)), ...fitting.filter(({ answer }) => !isRule(answer))];
  }

  private ask(
    question: ScriptQuestion,
    candidates: readonly Pending[],
  ): TypedAnswer | undefined | Promise<TypedAnswer | undefined> {
    const [first, ...others] = candidates;
    if (!first) return undefined;
    first.left--;
    const value = isRule(first.answer) ? first.answer.value : first.answer;
    if (typeof value !== 'function') return this.typed(value, question);
    const given = value(told(question));
    if (given instanceof Promise || isThenable(given))
      return Promise.resolve(given).then((late) =>
        late === undefined ? this.ask(question, others) : this.typed(late, question),
      );
    return given === undefined ? this.ask(question, others) : this.typed(given as AnswerValue, question);
  }

  private typed(value: AnswerValue, question: ScriptQuestion): TypedAnswer {
    if (question.kind === 'choice') return choiceOf(value, question);
    if (value instanceof Secret) return value.text;
    if (value instanceof Credential) {
      if (question.kind === 'secret') return value.password;
      this.password = { of: value.userName, value: value.password };
      return value.userName;
    }
    return Array.isArray(value) ? value.map(String) : String(value);
  }
}

/** What goes to the shell: a text, several, or the number of a choice. */
export type TypedAnswer = string | readonly string[] | number;

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

function timesOf(answer: Pending['answer']): number {
  if (isRule(answer)) return answer.times ?? Number.POSITIVE_INFINITY;
  return typeof answer === 'function' ? Number.POSITIVE_INFINITY : 1;
}

function fits({ prompt }: AnswerRule, { prompt: asked, caption, message }: ScriptQuestion): boolean {
  const texts = [asked, caption, message];
  if (typeof prompt === 'string') return texts.some((text) => text.toLowerCase().includes(prompt.toLowerCase()));
  return texts.some((text) => {
    prompt.lastIndex = 0;
    return prompt.test(text);
  });
}

/** A choice by its number, its label, the beginning of it, or yes and no. */
function choiceOf(value: AnswerValue, { choices, caption, message }: ScriptQuestion): number {
  if (typeof value === 'number' && value >= 0 && value < choices.length) return value;
  const wanted = (typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value)).toLowerCase();
  const exact = choices.findIndex((label) => label.toLowerCase() === wanted);
  const found = exact >= 0 ? exact : choices.findIndex((label) => label.toLowerCase().startsWith(wanted));
  if (found >= 0 && wanted !== '') return found;
  throw new LyncshellError(
    'unanswered',
    `'${String(value)}' is none of the choices ${choices.join(', ')} of the question '${caption || message}'.`,
  );
}

function told({ isList: _, ...question }: ScriptQuestion): ShellQuestion {
  return { ...question, choices: [...question.choices] };
}

/** Why a run has ended for which no answer was given, and how to give one. */
export function unanswered(question: ScriptQuestion): LyncshellError {
  const asked = [question.caption, question.message, question.prompt].filter((text) => text !== '').join(' ');
  const choices = question.choices.length > 0 ? ` (${question.choices.join(', ')})` : '';
  const example = JSON.stringify(question.prompt || question.caption || question.message);
  return new LyncshellError(
    'unanswered',
    `The script asks '${asked}'${choices}, and no answer was given. Give one: openShell({ answers: [{ prompt: ${example}, value: … }] }).`,
  );
}
