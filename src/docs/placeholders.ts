/** Placeholders of pages: `<ServerFqdn>` stands for something that the reader has to put in. */
import { type ParseResult, parse } from '../language/parser.ts';

/**
 * What `<…>` may hold to be one: words of any language, also as a choice (`<$true | $false>`) or in quotes. XML has equals
 * signs or a slash at its end; redirections have no `<`. Pages wrap lines inside of them too.
 */
const PLACEHOLDER =
  /<(\s?["'“]?\$?\p{L}(?:[\p{L}\p{M}\p{N}\s_.%,'"’”@:()$|[\]\\/-]{0,120}[\p{L}\p{M}\p{N}.)\]\\'"”\s])?)>/gu;

/** Values by name; names are compared without regard to letter case, blanks and punctuation. */
export class PlaceholderValues {
  private readonly values: ReadonlyMap<string, string>;

  constructor(values: Iterable<readonly [name: string, value: string]>) {
    this.values = new Map([...values].map(([name, value]) => [placeholderKey(name), value]));
  }

  /** The text with what is known filled in. */
  fill(text: string): string {
    if (this.values.size === 0 || holdsMarkup(text)) return text;
    return text.replace(PLACEHOLDER, (whole, name: string) => this.values.get(placeholderKey(name)) ?? whole);
  }
}

/** What of a placeholder's name is compared. */
export function placeholderKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Elements with an end are XML that a command writes, no placeholders. */
function holdsMarkup(text: string): boolean {
  return /<\/[A-Za-z]/.test(text);
}

/** A placeholder and where it stands. */
export interface PlaceholderMark {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The placeholders of a text, in order. */
export function placeholderMarks(text: string): PlaceholderMark[] {
  if (holdsMarkup(text)) return [];
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    name: (match[1] ?? '').replace(/\s+/g, ' ').trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The names of the placeholders in a text. */
export function placeholdersIn(text: string): string[] {
  return [...new Set(placeholderMarks(text).map(({ name }) => name))];
}

/** The text with words of the same length in their place, so that it parses and every place stays where it is. */
export function maskPlaceholders(text: string): string {
  if (!text.includes('<') || holdsMarkup(text)) return text;
  return text.replace(PLACEHOLDER, (whole) => 'x'.repeat(whole.length));
}

/** The text of a page as it parses once the reader has put something in for its placeholders; every place stays where it is. */
export function parseWithPlaceholders(text: string): ParseResult {
  return parse(maskPlaceholders(text));
}
