/**
 * Writes values as JSON as ConvertTo-Json does: what lies deeper than the depth asked for becomes its text, enums are
 * numbers, dates are in ISO form, other objects are their properties.
 */

import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { AdapterProperty } from '../../src/types/members/content-property.ts';
import { extensionOf } from '../../src/types/members/instance-extension.ts';
import { listProperties } from '../../src/types/members/member-access.ts';
import type { PSProperty } from '../../src/types/members/ps-member.ts';
import { NetException, runtimeException } from '../../src/types/net-exception.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { Char } from '../../src/types/values/char.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { DateTimeOffset } from '../../src/types/values/date-time-offset.ts';
import { DBNull } from '../../src/types/values/db-null.ts';
import { NetDecimal } from '../../src/types/values/decimal.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { Guid } from '../../src/types/values/guid.ts';
import { KeyedTable } from '../../src/types/values/hashtable.ts';
import { NullString } from '../../src/types/values/null-string.ts';
import { BoxedNumber, Double, Single } from '../../src/types/values/numbers.ts';
import { baseOf, PSObject } from '../../src/types/values/ps-object.ts';
import { SwitchParameter } from '../../src/types/values/switch-parameter.ts';
import { XmlNode, xmlNodeOf } from '../../src/types/xml/xml-node.ts';
import { childrenOf } from '../../src/types/xml/xml-writer.ts';

export interface JsonWriteOptions {
  readonly depth: number;
  readonly compress: boolean;
  readonly enumsAsStrings: boolean;
  readonly escape: 'Default' | 'EscapeNonAscii' | 'EscapeHtml';
}

/** A JSON text, and whether something was cut off at the depth. */
export interface JsonText {
  readonly text: string;
  readonly truncated: boolean;
}

/** @param piped what came through a pipeline and so has the properties that PowerShell adds to its type. */
export function writeJson(value: unknown, options: JsonWriteOptions, piped: readonly unknown[] = []): JsonText {
  const writer = new JsonWriter(options, piped);
  const text = writer.write(value, 0);
  return { text, truncated: writer.truncated };
}

const NEEDS_ESCAPE = /["\\\x00-\x1f\x85\u2028\u2029]/;
const ESCAPED = /["\\\x00-\x1f\x85\u2028\u2029]/g;
const ESCAPED_HTML = /["\\\x00-\x1f\x85\u2028\u2029<>&']/g;
const ESCAPED_NON_ASCII = /["\\\x00-\x1f]|[^\x00-\x7f]/g;
const SHORT = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
]);

class JsonWriter {
  truncated = false;
  private readonly colon: string;
  /** Values without parts that have properties of their type all the same. */
  private readonly wrapped: ReadonlySet<unknown>;
  /** Names in quotes, as they come again with every object of a shape. */
  private readonly names = new Map<string, string>();

  constructor(
    private readonly options: JsonWriteOptions,
    piped: readonly unknown[],
  ) {
    this.wrapped = new Set(piped.filter((value) => value instanceof Guid));
    this.colon = options.compress ? ':' : ': ';
  }

  write(value: unknown, level: number): string {
    switch (typeof value) {
      case 'string':
        return this.quote(value);
      case 'number':
      case 'bigint':
        return String(value);
      case 'boolean':
        return value ? 'true' : 'false';
    }
    if (value === null || value === undefined) return 'null';
    const simple = this.simple(value);
    if (simple !== null) return this.withMembers(value, simple, level);
    return this.compound(value, level);
  }

  /**
   * What JSON has a form for and that has members of its own becomes an object of its value and them
   * (JsonObject.AddPsProperties); texts and dates do not. @param json the form of the value.
   */
  private withMembers(value: unknown, json: string, level: number): string {
    if (!isExtended(value) && !this.wrapped.has(value)) return json;
    const base = baseOf(value);
    if (typeof base === 'string' || base instanceof DateTime) return json;
    const members = [...addedProperties(listProperties(value), value)];
    if (members.length === 0) return json;
    const parts = members.map(([name, member]) => this.name(name) + this.write(member, level + 1));
    return this.braces('{', [this.name('value') + json, ...parts], '}', level);
  }

  /** Values that JSON has a form for; null for those made of parts. */
  private simple(value: unknown): string | null {
    if (value instanceof Double || value instanceof Single) return this.floating(value);
    if (value instanceof DBNull || value instanceof NullString) return 'null';
    if (value instanceof BoxedNumber) return String(value.value);
    if (value instanceof NetDecimal) return withPoint(toText(value));
    if (value instanceof DateTime || value instanceof DateTimeOffset) return this.quote(isoText(value));
    if (value instanceof EnumValue)
      return this.options.enumsAsStrings || isLong(value) ? this.quote(value.toString()) : String(value.value);
    if (value instanceof Char || value instanceof Guid) return this.quote(value.toString());
    if (value instanceof NetUri) return this.quote(value.originalString);
    if (value instanceof PSObject) return this.write(value.base, 0);
    if (value instanceof SwitchParameter)
      return `{${this.quote('IsPresent')}${this.colon}${toText(value).toLowerCase()}}`;
    return null;
  }

  private floating(value: Double | Single): string {
    if (!Number.isFinite(value.value))
      return this.quote(value.value > 0 ? 'Infinity' : value.value < 0 ? '-Infinity' : 'NaN');
    return withPoint(formatValue(value, 'R', ''));
  }

  private compound(value: unknown, level: number): string {
    if (level > this.options.depth) {
      this.truncated = true;
      return this.quote(toText(value));
    }
    if (value instanceof PSCustomObject && value.extension === undefined) return this.customObject(value, level);
    if (value instanceof KeyedTable) return this.table(value, level);
    const items = value instanceof XmlNode ? [...childrenOf(value.dom)].map(xmlNodeOf) : enumerate(value);
    if (items) return this.withMembers(value, this.array(items, level), level);
    return this.object(propertiesOf(value), level);
  }

  private customObject({ shape, values }: PSCustomObject, level: number): string {
    const parts: string[] = [];
    for (let i = 0; i < values.length; i++)
      parts.push(this.name(shape.names[i] as string) + this.write(values[i], level + 1));
    return this.braces('{', parts, '}', level);
  }

  private table(table: KeyedTable, level: number): string {
    const parts: string[] = [];
    for (const { key } of table.slots()) if (typeof key !== 'string') throw nonStringKey(table);
    for (const { key, value } of table.slots()) parts.push(this.name(toText(key)) + this.write(value, level + 1));
    for (const member of extensionOf(table)?.members.values() ?? []) {
      if ('get' in member)
        parts.push(
          this.name(member.name) + this.write((member as { get(self: unknown): unknown }).get(table), level + 1),
        );
    }
    return this.braces('{', parts, '}', level);
  }

  private object(properties: Iterable<readonly [string, unknown]>, level: number): string {
    const parts: string[] = [];
    for (const [name, value] of properties) parts.push(this.name(name) + this.write(value, level + 1));
    return this.braces('{', parts, '}', level);
  }

  private array(items: Iterable<unknown>, level: number): string {
    const parts: string[] = [];
    for (const item of items) parts.push(this.write(item, level + 1));
    return this.braces('[', parts, ']', level);
  }

  private braces(open: string, parts: readonly string[], close: string, level: number): string {
    if (parts.length === 0) return open + close;
    if (this.options.compress) return open + parts.join(',') + close;
    const indent = '  '.repeat(level + 1);
    return `${open}\n${indent}${parts.join(`,\n${indent}`)}\n${'  '.repeat(level)}${close}`;
  }

  private name(name: string): string {
    let text = this.names.get(name);
    if (text === undefined) this.names.set(name, (text = this.quote(name) + this.colon));
    return text;
  }

  private quote(text: string): string {
    if (this.options.escape === 'Default') {
      return NEEDS_ESCAPE.test(text) ? `"${text.replace(ESCAPED, escapeOf)}"` : `"${text}"`;
    }
    return `"${text.replace(this.options.escape === 'EscapeHtml' ? ESCAPED_HTML : ESCAPED_NON_ASCII, escapeOf)}"`;
  }
}

function escapeOf(char: string): string {
  return SHORT.get(char) ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Newtonsoft writes 1 as 1.0, so that it is read as a number with fractions again. */
function withPoint(text: string): string {
  return /[.eE]/.test(text) ? text : `${text}.0`;
}

function isoText(value: DateTime | DateTimeOffset): string {
  return formatValue(
    value,
    value instanceof DateTime ? 'yyyy-MM-ddTHH:mm:ss.FFFFFFFK' : 'yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz',
    '',
  );
}

/** Properties of the .NET type first, then those of an adapter, then those added to the type and the object; a getter that fails has no value. */
function* propertiesOf(value: unknown): Generator<readonly [string, unknown]> {
  const listed = listProperties(value);
  // .NET's reflection also finds what an adapter hides
  const adapted = listed.filter((property) => property instanceof AdapterProperty);
  const properties = adapted.length === 0 ? listed : listProperties(value, true);
  const own = properties.filter((property) => property.memberType === 'Property');
  if (adapted.length > 0)
    own.sort((a, b) => Number(a instanceof AdapterProperty) - Number(b instanceof AdapterProperty));
  yield* valuesOf(own, value);
  yield* addedProperties(properties, value);
}

/** The properties that PowerShell or a script has added to the type or the object. */
function addedProperties(properties: readonly PSProperty[], value: unknown): Iterable<readonly [string, unknown]> {
  return valuesOf(
    properties.filter((property) => property.memberType !== 'Property'),
    value,
  );
}

function* valuesOf(properties: readonly PSProperty[], value: unknown): Generator<readonly [string, unknown]> {
  for (const property of properties) {
    if (!property.gettable) continue;
    let read: unknown;
    try {
      read = property.get(value) ?? null;
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      read = null;
    }
    yield [property.name, read];
  }
}

function isExtended(value: unknown): boolean {
  return (extensionOf(value)?.members.size ?? 0) > 0;
}

/** Enums of 64 bits have no number in JSON. */
function isLong(value: EnumValue): boolean {
  return /long$/.test(value.netType().declaration.underlying ?? '');
}

function nonStringKey(table: KeyedTable): NetException {
  const type = table.netType().fullName;
  const message = `The type '${type}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.`;
  return runtimeException('NonStringKeyInDictionary', 'InvalidOperation', message, {
    typeName: 'System.InvalidOperationException',
    target: table,
  });
}
