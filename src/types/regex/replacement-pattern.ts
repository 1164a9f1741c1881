/** Replacement texts of .NET: `$1`, `${name}`, `$&`, `` $` ``, `$'`, `$+`, `$_`, `$$`. */

import type { ParsedRegex } from './regex-node.ts';

/** What a replacement asks of a match. */
interface Matched {
  readonly input: string;
  readonly index: number;
  readonly value: string;
  readonly length: number;
  readonly groups: readonly { readonly value: string }[];
  /** The text of a group by its position among the regex's groups; null when it did not capture. */
  textOf(position: number): string | null;
}

type Part = string | ((match: Matched) => string);

const special: Readonly<Record<string, (match: Matched) => string>> = {
  '&': (match) => match.value,
  '`': (match) => match.input.slice(0, match.index),
  "'": (match) => match.input.slice(match.index + match.length),
  '+': (match) => match.groups.at(-1)?.value ?? '',
  _: (match) => match.input,
};

const cache = new WeakMap<ParsedRegex, Map<string, (match: Matched) => string>>();

/** The function that makes the text which replaces a match. */
export function replacementFor(replacement: string, parsed: ParsedRegex): (match: Matched) => string {
  if (!replacement.includes('$')) return () => replacement;
  let known = cache.get(parsed);
  if (!known) cache.set(parsed, (known = new Map()));
  let made = known.get(replacement);
  if (!made) {
    const parts = parseReplacement(replacement, parsed);
    made = (match) => parts.map((part) => (typeof part === 'string' ? part : part(match))).join('');
    known.set(replacement, made);
  }
  return made;
}

function parseReplacement(replacement: string, parsed: ParsedRegex): Part[] {
  const parts: Part[] = [];
  let rest = 0;
  for (let i = replacement.indexOf('$'); i >= 0; i = replacement.indexOf('$', rest)) {
    parts.push(replacement.slice(rest, i));
    const { part, length } = reference(replacement.slice(i + 1), parsed);
    parts.push(part);
    rest = i + 1 + length;
  }
  parts.push(replacement.slice(rest));
  return parts;
}

/** What stands behind a `$`; a `$` that refers to nothing stands for itself. */
function reference(text: string, parsed: ParsedRegex): { part: Part; length: number } {
  if (text[0] === '$') return { part: '$', length: 1 };
  const make = special[text[0] ?? ''];
  if (make) return { part: make, length: 1 };
  const [braced, name] = /^\{(\w+)\}/.exec(text) ?? [];
  if (braced !== undefined && name !== undefined) {
    const position = positionOf(name, parsed);
    if (position >= 0) return { part: groupText(position), length: braced.length };
    return { part: '$', length: 0 };
  }
  const digits = /^\d+/.exec(text)?.[0];
  if (digits) {
    const position = parsed.groupNumbers.indexOf(Number(digits));
    if (position >= 0) return { part: groupText(position), length: digits.length };
  }
  return { part: '$', length: 0 };
}

function positionOf(name: string, parsed: ParsedRegex): number {
  const byNumber = /^\d+$/.test(name) ? parsed.groupNumbers.indexOf(Number(name)) : -1;
  return byNumber >= 0 ? byNumber : parsed.groupNames.indexOf(name);
}

function groupText(position: number): Part {
  return (match) => match.textOf(position) ?? '';
}
