/** Lines of CSV from objects: the header, quoting, and how values become text. */
import { toText } from '../../src/types/conversion/conversion.ts';
import { netText } from '../../src/types/format/format-value.ts';
import { getOwnMember, listProperties, typeNamesOf } from '../../src/types/members/member-access.ts';
import { NetException, netException } from '../../src/types/net-exception.ts';
import { PSCustomObject, type Shape } from '../../src/types/values/custom-object.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';

export interface CsvWriteOptions {
  readonly delimiter: string;
  readonly includeType: boolean;
  readonly noHeader: boolean;
  readonly useQuotes: 'Always' | 'AsNeeded' | 'Never';
  readonly quoteFields: readonly string[] | null;
}

export class CsvWriter {
  private names: readonly string[] | null = null;
  private shape: Shape | null = null;
  private quotes: readonly boolean[] = [];

  constructor(private readonly options: CsvWriteOptions) {}

  /** Fields that are known before the first object: those of a file that is appended to. */
  useNames(names: readonly string[]): void {
    this.names = names;
    this.quotes = this.quotesFor(names);
  }

  get fieldNames(): readonly string[] | null {
    return this.names;
  }

  /** The lines of an object; the first brings the header with it. */
  *lines(value: unknown): Generator<string> {
    if (this.names === null) {
      this.useNames(fieldNamesOf(value));
      if (this.options.includeType) yield `#TYPE ${typeNameOf(value)}`;
      if (!this.options.noHeader) yield this.line(this.names as unknown as string[]);
    }
    yield this.line(this.fieldsOf(value));
  }

  private fieldsOf(value: unknown): (string | null)[] {
    const names = this.names as readonly string[];
    if (value instanceof PSCustomObject && value.extension === undefined) {
      if (this.shape === null && sameNames(value.shape.names, names)) this.shape = value.shape;
      if (value.shape === this.shape) return value.values.map(fieldText);
    }
    return names.map((name) => fieldText(valueOfProperty(value, name)));
  }

  private quotesFor(names: readonly string[]): boolean[] {
    const { quoteFields, useQuotes } = this.options;
    if (!quoteFields) return names.map(() => useQuotes === 'Always');
    const wanted = new Set(quoteFields.map((name) => name?.toLowerCase()));
    return names.map((name) => wanted.has(name.toLowerCase()));
  }

  /** A field without a value stays empty, without quotation marks. */
  private line(fields: readonly (string | null)[]): string {
    let line = '';
    for (let i = 0; i < fields.length; i++) {
      if (i > 0) line += this.options.delimiter;
      const field = fields[i];
      if (field === null || field === undefined) continue;
      line += this.quotes[i] || this.mustQuote(field) ? quoted(field) : field;
    }
    return line;
  }

  private mustQuote(field: string): boolean {
    if (this.options.useQuotes !== 'AsNeeded' || this.options.quoteFields) return false;
    return field.includes(this.options.delimiter) || /["\r\n]/.test(field);
  }
}

function quoted(field: string): string {
  return field.includes('"') ? `"${field.replaceAll('"', '""')}"` : `"${field}"`;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}

/** A table gives its keys, any other object its properties. */
function fieldNamesOf(value: unknown): string[] {
  if (value instanceof KeyedTable) return [...value.keys()].map((key) => toText(key));
  return [...listProperties(value)].map((property) => property.name);
}

function valueOfProperty(value: unknown, name: string): unknown {
  // The real cmdlet asks the entry of a table for its text without looking whether there is a value.
  if (value instanceof KeyedTable && value.get(name) === null)
    throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  try {
    return getOwnMember(value, name) ?? null;
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

/** The text of a field: that of ToString, so that an array is the name of its type. */
function fieldText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  return netText(value);
}

function typeNameText(value: unknown): string {
  return [...typeNamesOf(value)][0] ?? '';
}

function typeNameOf(value: unknown): string {
  return typeNameText(value).replace(/^CSV:/, '');
}
