/** Reads what a page sends: only what is a message of the protocol, in all its parts, is one. */
import type { FieldValue } from '../wizard/form-view.ts';
import type { FromPage, Language, PageForm } from './message-types.ts';
import { STUDY_ASKS } from './study-view.ts';

/** Sizes of a console's window. */
const COLUMNS = { least: 20, most: 500 } as const;
const ROWS = { least: 5, most: 200 } as const;
const MOST_CHANNELS = 64;
const PAGE_FORMS: readonly PageForm[] = ['certificate-wizard', 'certificates-console'];
const LONGEST_COMMAND = 32_768;
const LONGEST_NAME = 256;

type Json = Readonly<Record<string, unknown>>;
type Reader<T> = (message: Json) => T | null;

/** The message that a text is; null where it is none. */
export function readMessage(text: string): FromPage | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const message = value as Json;
  const read = typeof message.t === 'string' ? readers.get(message.t) : undefined;
  return read?.(message) ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const readers: ReadonlyMap<string, Reader<FromPage>> = new Map<string, Reader<FromPage>>([
  ['hello', readHello],
  ['open', readOpen],
  ['size', readSize],
  ['close', ({ channel }) => (isCount(channel) ? { t: 'close', channel } : null)],
  ['break', ({ channel }) => (isCount(channel) ? { t: 'break', channel } : null)],
  ['ack', ({ channel, sequence }) => (isCount(channel) && isCount(sequence) ? { t: 'ack', channel, sequence } : null)],
  ['command', readCommand],
  ['stop-command', () => ({ t: 'stop-command' })],
  ['open-form', readOpenForm],
  ['form-event', readFormEvent],
  ['close-form', () => ({ t: 'close-form' })],
  ['study', readStudy],
  ['watch', () => ({ t: 'watch' })],
  ['inspect', ({ machine }) => (isName(machine) ? { t: 'inspect', machine } : null)],
  ['ping', () => ({ t: 'ping' })],
]);

function readHello({ version, key, language, resume }: Json): FromPage | null {
  if (!isCount(version) || !isName(key) || !Array.isArray(resume) || resume.length > MOST_CHANNELS) return null;
  const drawn: [number, number][] = [];
  for (const pair of resume as readonly unknown[]) {
    if (!Array.isArray(pair) || pair.length !== 2) return null;
    const [channel, sequence] = pair as readonly unknown[];
    if (!isCount(channel) || !isCount(sequence)) return null;
    drawn.push([channel, sequence]);
  }
  return { t: 'hello', version, key, language: languageIn(language), resume: drawn };
}

function languageIn(value: unknown): Language {
  return value === 'fr' ? 'fr' : 'en';
}

function readOpen({ machine, user, columns, rows }: Json): FromPage | null {
  if (!isName(machine) || !(user === null || isName(user)) || !isCount(columns) || !isCount(rows)) return null;
  return { t: 'open', machine, user, ...sizeOf(columns, rows) };
}

function readSize({ channel, columns, rows }: Json): FromPage | null {
  if (!isCount(channel) || !isCount(columns) || !isCount(rows)) return null;
  return { t: 'size', channel, ...sizeOf(columns, rows) };
}

function readCommand({ id, text, machine }: Json): FromPage | null {
  if (!isCount(id) || !(machine === null || isName(machine))) return null;
  if (typeof text !== 'string' || text.length > LONGEST_COMMAND) return null;
  return { t: 'command', id, text, machine };
}

function readOpenForm({ form, machine }: Json): FromPage | null {
  const known = PAGE_FORMS.find((one) => one === form);
  return known && isName(machine) ? { t: 'open-form', form: known, machine } : null;
}

function readStudy({ ask, exercise, language }: Json): FromPage | null {
  const known = STUDY_ASKS.find((one) => one === ask);
  if (!known || !(exercise === null || isName(exercise))) return null;
  return { t: 'study', ask: known, exercise, language: languageIn(language) };
}

/** Whether there is such a field or button, and whether it may have the value, is the wizard's to say. */
function readFormEvent({ event }: Json): FromPage | null {
  if (typeof event !== 'object' || event === null) return null;
  const { kind, field, value, button } = event as Json;
  if (kind === 'press' && isName(button)) return { t: 'form-event', event: { kind, button } };
  if (kind === 'set' && isName(field) && isFieldValue(value)) return { t: 'form-event', event: { kind, field, value } };
  return null;
}

function isFieldValue(value: unknown): value is FieldValue {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function sizeOf(columns: number, rows: number): { columns: number; rows: number } {
  return { columns: within(columns, COLUMNS), rows: within(rows, ROWS) };
}

function within(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, value));
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_NAME;
}
