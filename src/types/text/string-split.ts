/** String.Split: by characters or strings, with a limit and options. */
import { watchMemory } from '../../platform/memory-watch.ts';
import { NetException } from '../net-exception.ts';
import { MOST_ELEMENTS, outOfMemory } from '../values/array-limit.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { requireNotNegative } from './argument-checks.ts';

const REMOVE_EMPTY = 1n;
const TRIM = 2n;

/** .NET's white space, which differs from JavaScript's: U+0085 counts, U+FEFF does not. */
const whiteSpace = '[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const leading = new RegExp(`^${whiteSpace}+`);
const trailing = new RegExp(`${whiteSpace}+$`);
const single = new RegExp(whiteSpace);

/** Whether a character is white space to .NET. */
export function isWhiteSpace(text: string): boolean {
  return single.test(text);
}

/** String.TrimStart(). */
export function trimStart(text: string): string {
  return text.replace(leading, '');
}

/** String.TrimEnd(). */
export function trimEnd(text: string): string {
  return text.replace(trailing, '');
}

/** Without the given characters at one or both ends. */
export function trimCharacters(text: string, characters: string, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = text.length;
  if (atStart) while (start < end && characters.includes(text.charAt(start))) start++;
  if (atEnd) while (end > start && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

interface Separation {
  readonly start: number;
  readonly end: number;
}

function separations(text: string, separators: readonly string[]): Separation[] {
  const found: Separation[] = [];
  const wanted = separators.filter((separator) => separator !== '');
  for (let i = 0; i < text.length; ) {
    const unit = text.charAt(i);
    const separator =
      separators.length === 0
        ? isWhiteSpace(unit)
          ? unit
          : undefined
        : wanted.find((candidate) => text.startsWith(candidate, i));
    if (separator === undefined) i++;
    else {
      if (found.push({ start: i, end: i + separator.length }) > MOST_ELEMENTS) throw outOfMemory();
      watchMemory();
      i += separator.length;
    }
  }
  return found;
}

/**
 * The parts between separators; no separators at all mean white space.
 * @param count the greatest number of parts, the last of which holds the rest
 */
export function splitString(
  text: string,
  separators: readonly string[],
  count: number,
  options: EnumValue | null,
): string[] {
  requireNotNegative(count, 'count');
  const flags = options?.value ?? 0n;
  if ((flags & ~(REMOVE_EMPTY | TRIM)) !== 0n) {
    throw new NetException('System.ArgumentException', "Value of flags is invalid. (Parameter 'options')");
  }
  const removeEmpty = (flags & REMOVE_EMPTY) !== 0n;
  const finish = (part: string) => ((flags & TRIM) !== 0n ? trimStart(trimEnd(part)) : part);
  if (count === 0) return [];
  if (count === 1) return [finish(text)].filter((part) => part !== '' || !removeEmpty);
  const [only] = separators;
  if (only && separators.length === 1 && flags === 0n && count > text.length && text.length < MOST_ELEMENTS) {
    watchMemory();
    return text.split(only);
  }
  return collect(text, separations(text, separators), count, removeEmpty, finish);
}

function collect(
  text: string,
  found: readonly Separation[],
  count: number,
  removeEmpty: boolean,
  finish: (part: string) => string,
): string[] {
  const parts: string[] = [];
  let position = 0;
  for (const { start, end } of found) {
    const part = finish(text.slice(position, start));
    const isLeftOut = removeEmpty && part === '';
    if (!isLeftOut) {
      // With empty parts left out, the rest begins at its first part that is not empty.
      if (parts.length >= count - 1) break;
      if (parts.push(part) > MOST_ELEMENTS) throw outOfMemory();
    }
    position = end;
  }
  const rest = finish(text.slice(position));
  if (rest !== '' || !removeEmpty) parts.push(rest);
  return parts;
}
