/** Placeholders of pages: `<ServerFqdn>` stands for something that the reader has to put in. */

/**
 * What `<…>` may hold to be one. XML has attributes, closing tags or a slash; redirections have no `<`. Pages wrap lines
 * inside of them too.
 */
const PLACEHOLDER = /<([A-Za-z][\w\s.,'’-]{0,80})>/g;

/** Values by name; names are compared without regard to letter case, blanks and punctuation. */
export class PlaceholderValues {
  private readonly values: ReadonlyMap<string, string>;

  constructor(values: Iterable<readonly [name: string, value: string]>) {
    this.values = new Map([...values].map(([name, value]) => [key(name), value]));
  }

  /** The text with what is known filled in. */
  fill(text: string): string {
    if (holdsMarkup(text)) return text;
    return text.replace(PLACEHOLDER, (whole, name: string) => this.values.get(key(name)) ?? whole);
  }
}

function key(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Elements with an end are XML that a command writes, no placeholders. */
function holdsMarkup(text: string): boolean {
  return /<\/[A-Za-z]/.test(text);
}

/** The names of the placeholders in a text. */
export function placeholdersIn(text: string): string[] {
  if (holdsMarkup(text)) return [];
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1]!.replace(/\s+/g, ' ')))];
}

/** The text with words of the same length in their place, so that it parses and every place stays where it is. */
export function maskPlaceholders(text: string): string {
  if (holdsMarkup(text)) return text;
  return text.replace(PLACEHOLDER, (whole) => 'x'.repeat(whole.length));
}
