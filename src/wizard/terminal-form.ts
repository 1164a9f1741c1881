/**
 * Draws wizards in a terminal and reads what a person does there: fields have numbers, buttons letters, and Enter presses
 * the button that Enter presses in a window. It is lines only, so that it can be read aloud, and answered from a list.
 */

import type { OpenForm } from './form-run.ts';
import type { FieldValue, FormButton, FormField, FormRow, FormView, OutputLine } from './form-view.ts';
import type { Words } from './words.ts';

/** The person at the terminal. */
export interface Person {
  tell(line: string): void;
  /** An answer; null when nobody answers any more. */
  ask(question: string, isSecret: boolean): string | null;
}

/** How it ended: the wizard was closed, or nobody answered any more. */
export type FormEnd = 'closed' | 'unanswered';

/** Shows a wizard until it is closed. */
export function showInTerminal(form: OpenForm, person: Person, words: Words): FormEnd {
  let view = form.view();
  draw(view, null, person, words);
  while (view.state !== 'closed') {
    const answer = person.ask(questionOf(view, words), false);
    if (answer === null) return 'unanswered';
    const next = act(form, view, answer.trim(), person, words);
    if (next === 'unanswered') return next;
    if (next === null) continue;
    if (next.state !== 'closed') draw(next, view.command, person, words);
    view = next;
  }
  return 'closed';
}

/** The next page; null where the answer meant nothing, which was said. */
function act(
  form: OpenForm,
  view: FormView,
  answer: string,
  person: Person,
  words: Words,
): FormView | null | 'unanswered' {
  if (/^\d+$/.test(answer)) {
    const field = settable(view)[Number(answer) - 1];
    if (!field) return refuse(person, words('terminal.no-field', answer));
    const value = askFor(field, person, words);
    if (value === 'unanswered') return value;
    return value === null ? null : form.handle({ kind: 'set', field: field.id, value });
  }
  const letters = lettersOf(view.buttons);
  const button =
    answer === ''
      ? view.buttons.find(({ isDefault }) => isDefault)
      : view.buttons.find(({ id }) => letters.get(id)?.toLowerCase() === answer.toLowerCase());
  if (!button) return refuse(person, words('terminal.unknown', answer));
  if (!button.enabled) return refuse(person, words('terminal.greyed', button.label));
  return form.handle({ kind: 'press', button: button.id });
}

function refuse(person: Person, text: string): null {
  person.tell(printable(text));
  return null;
}

/** Asks for the value of a field; null where the answer meant nothing. */
function askFor(field: FormField, person: Person, words: Words): FieldValue | null | 'unanswered' {
  switch (field.kind) {
    case 'check':
      return !field.value;
    case 'text':
    case 'password':
      return person.ask(`${printable(field.label)}: `, field.kind === 'password') ?? 'unanswered';
    case 'choice':
      return askForOne(
        field.label,
        field.options.filter(({ enabled }) => enabled).map(({ value, label }) => ({ value, label })),
        person,
        words,
      );
    case 'table':
      return askForOne(
        field.label,
        field.rows.map(({ id, cells }) => ({ value: id, label: cells.filter((cell) => cell !== '').join('  ') })),
        person,
        words,
      );
    case 'list':
      return askForSeveral(field.label, person, words);
    default:
      return null;
  }
}

function askForOne(
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
  person: Person,
  words: Words,
): string | null | 'unanswered' {
  options.forEach((option, index) => void person.tell(`  ${index + 1}  ${printable(option.label)}`));
  const answer = person.ask(`${printable(label)} (1-${options.length}): `, false);
  if (answer === null) return 'unanswered';
  const chosen = options[Number(answer.trim()) - 1];
  return chosen ? chosen.value : refuse(person, words('terminal.no-field', answer.trim()));
}

/** Texts one a line; an empty line ends them. */
function askForSeveral(label: string, person: Person, words: Words): readonly string[] | 'unanswered' {
  person.tell(words('terminal.list'));
  const values: string[] = [];
  for (;;) {
    const answer = person.ask(`${printable(label)} [${values.length}]: `, false);
    if (answer === null) return 'unanswered';
    if (answer.trim() === '') return values;
    values.push(answer.trim());
  }
}

/** The command so far is shown where it is another than on the page before. */
function draw(view: FormView, commandBefore: string | null, person: Person, words: Words): void {
  const { page } = view;
  const number = page.number === null ? '' : `${page.number}. `;
  const lines = ['', printable(view.title), `${number}${page.title}`, page.text, ''];
  lines.push(...view.output.map(outputLine));
  const numbers = new Map(settable(view).map(({ id }, index) => [id, index + 1]));
  for (const field of view.fields) lines.push(...fieldLines(field, numbers.get(field.id), words));
  if (view.command !== null && view.command !== commandBefore && view.output.length === 0) {
    lines.push('', words('terminal.command'), `  ${printable(view.command)}`);
  }
  lines.push('');
  for (const line of lines) person.tell(line);
}

function outputLine({ kind, text }: OutputLine): string {
  const prefix = kind === 'command' ? '> ' : kind === 'output' ? '' : `${kind.toUpperCase()}: `;
  return `${prefix}${printable(text)}`;
}

/** Fields that can be set, in the order of their numbers. */
function settable(view: FormView): FormField[] {
  return view.fields.filter(
    ({ kind, enabled }) => enabled && kind !== 'fact' && kind !== 'facts' && kind !== 'document',
  );
}

function fieldLines(field: FormField, number: number | undefined, words: Words): string[] {
  const mark = number === undefined ? '    ' : `${String(number).padStart(2)}. `;
  const label = printable(field.label);
  const lines = valueLines(field, label, words);
  return [
    `${mark}${lines[0] ?? label}`,
    ...lines.slice(1).map((line) => `    ${line}`),
    ...(field.note === null ? [] : [`      (${field.note})`]),
    ...(field.error === null ? [] : [`      ! ${field.error}`]),
  ];
}

function valueLines(field: FormField, label: string, words: Words): string[] {
  switch (field.kind) {
    case 'check':
      return [`[${field.value ? 'x' : ' '}] ${label}`];
    case 'password':
      return [`${label}: ${field.value ? '********' : ''}`];
    case 'choice': {
      const chosen = field.options.find(({ value }) => value === field.value);
      return [`${label}: ${printable(chosen?.label ?? field.value)}`];
    }
    case 'table':
      return [label, ...tableLines(field.columns, field.rows, field.value)];
    case 'list':
    case 'facts':
      return [
        label,
        ...(field.value.length > 0 ? field.value : [words('terminal.empty')]).map((line) => `  ${printable(line)}`),
      ];
    case 'document':
      return [label, ...field.value.map((line) => `  ${printable(line)}`)];
    default: {
      const [first = '', ...more] = field.value.split(/\r?\n/);
      return [`${label}: ${printable(first)}`, ...more.map((line) => `  ${printable(line)}`)];
    }
  }
}

/** Columns as wide as they have to be; `>` marks the row that is chosen, and rows stand in under their parents. */
function tableLines(columns: readonly string[], rows: readonly FormRow[], chosen: string): string[] {
  const depths = new Map<string, number>();
  const lines = rows.flatMap(({ id, cells, parent }) => {
    const depth = parent === null ? 0 : (depths.get(parent) ?? 0) + 1;
    depths.set(id, depth);
    return splitRow(cells).map((line, index) => ({
      mark: index === 0 && id === chosen ? '>' : ' ',
      cells: line.map((cell, column) => (column === 0 ? ' '.repeat(2 * depth) + printable(cell) : printable(cell))),
    }));
  });
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...lines.map(({ cells }) => cells[index]?.length ?? 0)),
  );
  const drawn = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [`  ${drawn(columns)}`, ...lines.map(({ mark, cells }) => `${mark} ${drawn(cells)}`.trimEnd())];
}

/** A row whose cells have several lines takes as many lines. */
function splitRow(cells: readonly string[]): string[][] {
  const parts = cells.map((cell) => cell.split(/\r?\n/));
  const height = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) => parts.map((lines) => lines[row] ?? ''));
}

function questionOf({ buttons }: FormView, words: Words): string {
  const letters = lettersOf(buttons);
  const shown = buttons
    .filter(({ enabled }) => enabled)
    .map(
      ({ id, label, isDefault }) =>
        `[${letters.get(id)}] ${plainLabel(label)}${isDefault ? ` (${words('terminal.enter')})` : ''}`,
    );
  return `${shown.join('  ')}: `;
}

function plainLabel(label: string): string {
  return label.replace(/^<\s*|\s*>$/g, '');
}

/** Each button has a letter of its label that no other has: the default button and those that all pages have come first. */
function lettersOf(buttons: readonly FormButton[]): Map<string, string> {
  const letters = new Map<string, string>();
  const common = ['next', 'finish', 'close', 'back', 'cancel'];
  const ordered = [...buttons].sort((left, right) => rank(left) - rank(right));
  function rank({ id }: FormButton): number {
    const at = common.indexOf(id);
    return at < 0 ? common.length : at;
  }
  for (const { id, label } of ordered) {
    const candidates = [...plainLabel(label).toUpperCase()].filter((letter) => /\p{L}/u.test(letter));
    const taken = new Set(letters.values());
    letters.set(id, candidates.find((letter) => !taken.has(letter)) ?? String(letters.size));
  }
  return letters;
}

/** Names and files may hold what would steer a terminal: it is shown as the sign for what cannot be shown. */
function printable(text: string): string {
  return text
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(/\t/g, ' ');
}
