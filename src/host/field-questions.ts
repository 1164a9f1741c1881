/**
 * The questions for values that a command needs, as PowerShell's console asks them: `!?` tells what a value is for, `!!`
 * stands for an exclamation mark, and a value that cannot become what is wanted is asked for again.
 */
import type { PromptField } from '../engine/host.ts';
import { convertTo } from '../types/conversion/conversion.ts';
import { NetException } from '../types/net-exception.ts';

export interface FieldConsole {
  say(line: string): void;
  /** Null when the input has ended. */
  ask(label: string, field: PromptField): string | null;
}

/** Asks for each field in turn; gives the texts by the fields' names. Nothing is given where the input ends before the last. */
export function askFields(fields: readonly PromptField[], console: FieldConsole): Map<string, string | string[]> {
  if (fields.some(({ helpMessage }) => helpMessage !== '')) console.say('(Type !? for Help.)');
  const answers = new Map<string, string | string[]>();
  for (const field of fields) {
    const answer = field.isArray ? askList(field, console) : askUntilGood(`${field.label}: `, field, console);
    if (answer === null) return new Map();
    answers.set(field.name, answer);
  }
  return answers;
}

/** Items until an empty one; null where the input ends before that. */
function askList(field: PromptField, console: FieldConsole): string[] | null {
  const items: string[] = [];
  for (;;) {
    const item = askUntilGood(`${field.label}[${items.length}]: `, field, console);
    if (item === null) return null;
    if (item === '') return items;
    items.push(item);
  }
}

function askUntilGood(label: string, field: PromptField, console: FieldConsole): string | null {
  for (;;) {
    const line = console.ask(label, field);
    if (line === null || line === '' || field.secret) return line;
    const command = line.startsWith('!') ? promptCommand(line, field) : { value: line };
    if ('answer' in command) console.say(command.answer);
    else {
      const fault = faultOf(command.value, field);
      if (fault === null) return command.value;
      console.say(fault);
    }
  }
}

/** What is behind an exclamation mark: a value that begins with one, the empty text, or a request. */
function promptCommand(line: string, field: PromptField): { value: string } | { answer: string } {
  if (line.startsWith('!!')) return { value: line.slice(1) };
  switch (line) {
    case '!""':
      return { value: '' };
    case '!?':
      return { answer: field.helpMessage || `No help is available for ${field.name}.` };
    default:
      return { answer: `"${line}" cannot be recognized as a valid Prompt command.` };
  }
}

/** Why a text is no value of the field's type; null when it is. A credential is asked for by its own questions. */
function faultOf(text: string, { type }: PromptField): string | null {
  if (type.fullName === 'System.Management.Automation.PSCredential') return null;
  try {
    convertTo(text, type);
    return null;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const kind = overflows(error) ? 'an overflow' : 'a format';
    return `Cannot recognize "${text}" as a ${type.fullName} due to ${kind} error.`;
  }
}

function overflows(error: NetException): boolean {
  for (let at: unknown = error; at instanceof NetException; at = at.innerException) {
    if (at.typeName === 'System.OverflowException') return true;
  }
  return false;
}
