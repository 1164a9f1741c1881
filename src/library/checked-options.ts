/** Options of the library: a key that does not exist is a mistake, and the message names the one that was probably meant. */
import { LyncshellError } from './lyncshell-error.ts';

/** How a kind of value is recognised, and what a person calls it. */
export interface OptionKind {
  readonly words: string;
  readonly test: (value: unknown) => boolean;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export const kinds = {
  text: { words: 'a text', test: (value) => typeof value === 'string' },
  flag: { words: 'true or false', test: (value) => typeof value === 'boolean' },
  count: {
    words: 'a whole number above 0',
    test: (value) => typeof value === 'number' && Number.isInteger(value) && value > 0,
  },
  number: { words: 'a whole number', test: (value) => Number.isInteger(value) },
  milliseconds: {
    words: 'a number of milliseconds above 0',
    test: (value) => typeof value === 'number' && value > 0,
  },
  object: { words: 'an object', test: isObject },
  list: { words: 'a list', test: Array.isArray },
  any: { words: 'anything', test: () => true },
} as const satisfies Record<string, OptionKind>;

/** One of some words. */
export function oneOf(...words: readonly string[]): OptionKind {
  return {
    words: words.map((word) => `'${word}'`).join(' or '),
    test: (value) => typeof value === 'string' && words.includes(value),
  };
}

/** Either of two kinds. */
export function either(...choices: readonly OptionKind[]): OptionKind {
  return {
    words: choices.map(({ words }) => words).join(' or '),
    test: (value) => choices.some(({ test }) => test(value)),
  };
}

/**
 * The options, when each of them exists and has a value that it may have; those that are undefined are left out.
 * @throws LyncshellError
 */
export function checkedOptions<T extends object>(
  where: string,
  options: T | undefined,
  known: Readonly<Record<keyof T & string, OptionKind>>,
): T {
  if (options === undefined) return {} as T;
  if (!isObject(options) || Array.isArray(options))
    throw new LyncshellError('invalid-option', `${where} takes an object of options, not ${described(options)}.`);
  const names = Object.keys(known);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    const kind = Object.hasOwn(known, name) ? (known as Readonly<Record<string, OptionKind>>)[name] : undefined;
    if (!kind) throw new LyncshellError('invalid-option', unknownOption(where, name, names));
    if (!kind.test(value))
      throw new LyncshellError('invalid-option', `${where}: '${name}' is ${kind.words}, not ${described(value)}.`);
  }
  return Object.fromEntries(given) as T;
}

function unknownOption(where: string, name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  const hint = meant === undefined ? `It has ${names.join(', ')}.` : `Did you mean '${meant}'?`;
  return `${where} has no option '${name}'. ${hint}`;
}

/** A value in an error message. */
function described(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`;
  if (value === null || ['number', 'boolean', 'undefined'].includes(typeof value)) return String(value);
  return Array.isArray(value) ? 'a list' : typeof value === 'function' ? 'a function' : 'an object';
}

/** The name that a misspelt one was probably meant to be; undefined where none is near. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of names) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (!best || distance < best.distance) best = { name: candidate, distance };
  }
  return best && best.distance <= Math.max(1, Math.floor(name.length / 3)) ? best.name : undefined;
}

/** How many letters have to be put in, taken out or exchanged. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const exchanged = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, exchanged));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
