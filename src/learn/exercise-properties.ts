/**
 * The properties at the top of the files of an exercise, between lines of three dashes: `name: value`, a list of `- item`
 * lines, or named texts set two blanks deeper. A small part of YAML, in which each line means what it looks like: a value is
 * a text up to the end of its line, whatever stands in it, so that `no`, `1:30` and colons need no quotes.
 */
import { authorsFault } from './exercise-error.ts';

/** A text with the line on which it stands, from 1. */
export interface PlacedText {
  readonly text: string;
  readonly line: number;
}

/** A property: a text, a list of texts, or texts by name. */
export interface Property {
  readonly name: string;
  readonly line: number;
  readonly value: string;
  readonly items: readonly PlacedText[];
  readonly named: ReadonlyMap<string, PlacedText>;
}

export interface PropertiesAndBody {
  readonly properties: ReadonlyMap<string, Property>;
  /** What stands below them. */
  readonly body: string;
}

interface OpenProperty extends Property {
  readonly items: PlacedText[];
  readonly named: Map<string, PlacedText>;
}

const NAME = /^([A-Za-z][\w-]*):(?:[ \t]+(.*?))?[ \t]*$/;

/** Reads them. @throws ExerciseError which names the line */
export function readProperties(file: string, text: string): PropertiesAndBody {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) throw authorsFault(file, 1, 'a line of three dashes has to begin it');
  if (end < 0) throw authorsFault(file, 1, 'no second line of three dashes ends the properties');
  const properties = new Map<string, OpenProperty>();
  let open: OpenProperty | null = null;
  lines.slice(1, end).forEach((line, index) => {
    const place = index + 2;
    if (/^\s*(?:#.*)?$/.test(line)) return;
    if (/^\s/.test(line)) {
      if (!open) throw authorsFault(file, place, 'a line that is set deeper belongs to no property');
      readDeeper(file, place, line.trim(), open);
      return;
    }
    const [, name, value = ''] = NAME.exec(line) ?? [];
    if (name === undefined)
      throw authorsFault(file, place, `"${line.trim()}" is no property: name, colon, blank, value`);
    if (properties.has(name.toLowerCase())) throw authorsFault(file, place, `the property "${name}" is there twice`);
    open = { name: name.toLowerCase(), line: place, value: unquoted(value), items: [], named: new Map() };
    properties.set(open.name, open);
  });
  return {
    properties,
    body: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
  };
}

function readDeeper(
  file: string,
  line: number,
  text: string,
  { name: owner, value, items, named }: OpenProperty,
): void {
  if (value !== '') throw authorsFault(file, line, `the property "${owner}" has a value already`);
  const [, item] = /^-[ \t]+(.*)$/.exec(text) ?? [];
  if (item !== undefined) {
    items.push({ text: unquoted(item), line });
    return;
  }
  const [, name, told = ''] = NAME.exec(text) ?? [];
  if (name === undefined) throw authorsFault(file, line, `"${text}" is neither "- item" nor "name: text"`);
  if (told === '') throw authorsFault(file, line, `"${name}" has no text`);
  if (named.has(name)) throw authorsFault(file, line, `"${name}" is there twice`);
  named.set(name, { text: unquoted(told), line });
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}
