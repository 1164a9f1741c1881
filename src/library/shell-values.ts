/** Values as a shell has them: what is sent to the program of .NET's objects, and objects out of what the program sends. */
import { InvocationInfo } from '../engine/invocation-info.ts';
import { convertTo, toText } from '../types/conversion/conversion.ts';
import { enumerate } from '../types/enumeration.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { listProperties, typeNamesOf } from '../types/members/member-access.ts';
import { NetException } from '../types/net-exception.ts';
import { typeNamed } from '../types/net-type.ts';
import { typeOf } from '../types/type-of.ts';
import { PSCustomObject } from '../types/values/custom-object.ts';
import { DateTime } from '../types/values/date-time.ts';
import { DateTimeOffset } from '../types/values/date-time-offset.ts';
import { NetDecimal } from '../types/values/decimal.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import { Hashtable, KeyedTable } from '../types/values/hashtable.ts';
import { instantOf, localDate } from '../types/values/instants.ts';
import { BoxedNumber, Double } from '../types/values/numbers.ts';
import { PSObject } from '../types/values/ps-object.ts';
import { PSCredential, SecureString } from '../types/values/secure-string.ts';
import { SwitchParameter } from '../types/values/switch-parameter.ts';
import { TimeSpan } from '../types/values/time-span.ts';
import type { WireError, WireObject, WireValue } from './wire-value.ts';

/** Types whose text says what they are; their properties are parts of it, or lead on without end. */
const TOLD_BY_TEXT = new Set(
  [
    'System.Char',
    'System.Guid',
    'System.Version',
    'System.Management.Automation.SemanticVersion',
    'System.Uri',
    'System.Net.IPAddress',
    'System.RuntimeType',
    'System.Management.Automation.ScriptBlock',
    'System.Text.RegularExpressions.Regex',
    'System.Globalization.CultureInfo',
    'System.DBNull',
    'System.IntPtr',
  ].map((name) => name.toLowerCase()),
);

/** Instances of these are told by their markup. */
const XML_NODE = /^System\.Xml\./;

/** What of an object is sent. */
export interface Reach {
  /** How many levels of properties. */
  readonly depth: number;
}

/** A value of the shell for the program. */
export function wireOf(value: unknown, reach: Reach): WireValue {
  return new Sending(reach.depth).wire(value, 0);
}

class Sending {
  /** The objects on the way to the one that is being sent. */
  private readonly path = new Set<unknown>();

  constructor(private readonly depth: number) {}

  wire(value: unknown, level: number): WireValue {
    if (value === null || value === undefined) return null;
    switch (typeof value) {
      case 'boolean':
      case 'string':
      case 'number':
        return value;
      case 'bigint':
        return { kind: 'bigint', type: 'System.Numerics.BigInteger', text: String(value) };
      default:
        return this.simple(value as object) ?? this.compound(value as object, level);
    }
  }

  private simple(value: object): WireValue | undefined {
    if (value instanceof BoxedNumber || value instanceof NetDecimal) return numberOf(value);
    if (value instanceof DateTime) return dateOf(value, value.kind, instantOf(value));
    if (value instanceof DateTimeOffset) return dateOf(value.utc, toText(value.offset), value.utc.unixMs);
    if (value instanceof TimeSpan)
      return {
        kind: 'duration',
        type: 'System.TimeSpan',
        milliseconds: Number(value.ticks) / 10_000,
        text: toText(value),
      };
    if (value instanceof EnumValue) return textOf(value);
    if (value instanceof SwitchParameter) return toText(value) === 'True';
    if (value instanceof SecureString) return { kind: 'secret' };
    if (value instanceof PSCredential) return { kind: 'credential', userName: value.userName };
    if (value instanceof Uint8Array) return { kind: 'bytes', bytes: value };
    if (value instanceof ErrorRecord) return { kind: 'error', error: wireError(value, false) };
    return undefined;
  }

  private compound(value: object, level: number): WireValue {
    if (value instanceof PSObject && typeof value.base !== 'object') return this.wire(value.base, level);
    const type = typeOf(value)?.fullName ?? '';
    if (TOLD_BY_TEXT.has(type.toLowerCase())) return textOf(value);
    if (XML_NODE.test(type)) return { kind: 'text', type, text: markupOf(value) };
    if (level >= this.depth || this.path.has(value)) return this.cut(value);
    this.path.add(value);
    try {
      if (value instanceof KeyedTable) {
        const entries = [...value.slots()].map(
          ({ key, value: item }) => [toText(key), this.wire(item, level + 1)] as const,
        );
        return { kind: 'table', entries };
      }
      const items = enumerate(value);
      if (items) return { kind: 'list', items: Array.from(items, (item) => this.wire(item, level + 1)) };
      return this.object(value, level);
    } finally {
      this.path.delete(value);
    }
  }

  private object(value: object, level: number): WireObject {
    const properties = [...propertiesOf(value)].map(([name, read]) => [name, this.wire(read, level + 1)] as const);
    return { kind: 'object', types: typeNamesOf(value), text: textOrType(value), properties };
  }

  private cut(value: object): WireObject {
    return { kind: 'object', types: typeNamesOf(value), text: textOrType(value), properties: [], cut: true };
  }
}

/** A getter that fails has no value; ToString may fail too. */
function* propertiesOf(value: object): Generator<readonly [string, unknown]> {
  for (const property of listProperties(value)) {
    if (!property.gettable) continue;
    yield [property.name, attempt(() => property.get(value), null)];
  }
}

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof NetException) return otherwise;
    throw error;
  }
}

function textOrType(value: object): string {
  return attempt(() => toText(value), typeOf(value)?.fullName ?? '');
}

function markupOf(value: object): string {
  const markup = listProperties(value).find((property) => property.name === 'OuterXml');
  return markup ? String(attempt(() => markup.get(value), '')) : textOrType(value);
}

function textOf(value: object): WireValue {
  return { kind: 'text', type: typeOf(value)?.fullName ?? '', text: textOrType(value) };
}

function numberOf(value: BoxedNumber | NetDecimal): WireValue {
  const type = typeOf(value)?.fullName ?? '';
  if (value instanceof NetDecimal) return { kind: 'number', type, text: toText(value) };
  const number = value.value;
  if (typeof number !== 'bigint') return { kind: 'number', type, text: Object.is(number, -0) ? '-0' : String(number) };
  const isSafe = number >= BigInt(Number.MIN_SAFE_INTEGER) && number <= BigInt(Number.MAX_SAFE_INTEGER);
  return { kind: isSafe ? 'number' : 'bigint', type, text: String(number) };
}

function dateOf(date: DateTime, zone: string, instant: number): WireValue {
  return { kind: 'date', type: 'System.DateTime', instant, ticks: String(date.ticks), zone };
}

/** An error for the program. */
export function wireError(record: ErrorRecord, terminating: boolean, thrown?: number): WireError {
  const { categoryInfo, exception } = record;
  const place = record.invocationInfo instanceof InvocationInfo ? record.invocationInfo : null;
  return {
    message: record.message,
    id: record.fullyQualifiedErrorId,
    category: categoryInfo.category,
    exception: exception.typeName,
    target: categoryInfo.targetName,
    command: categoryInfo.activity,
    position:
      place && place.scriptLineNumber > 0
        ? {
            file: place.scriptName || null,
            line: place.scriptLineNumber,
            column: place.offsetInLine,
            text: withoutLineEnd(place.line),
          }
        : null,
    stackTrace: record.scriptStackTrace,
    terminating,
    ...(thrown === undefined ? {} : { thrown }),
  };
}

/** A value of the program for the shell. */
export function netValue(wire: WireValue): unknown {
  if (wire === null || typeof wire !== 'object') return wire;
  switch (wire.kind) {
    case 'list':
      return wire.items.map(netValue);
    case 'table':
      return tableOf(wire.entries);
    case 'object':
      return PSCustomObject.from(wire.properties.map(([name, value]) => [name, netValue(value)] as const));
    case 'number':
      return wire.type === 'System.Double' ? new Double(Number(wire.text)) : convertTo(wire.text, typeNamed(wire.type));
    case 'bigint':
      return convertTo(wire.text, typeNamed(wire.type));
    case 'date':
      return localDate(wire.instant);
    case 'duration':
      return TimeSpan.of(wire.milliseconds);
    case 'bytes':
      return new Uint8Array(wire.bytes);
    case 'text':
      return wire.text;
    case 'secret':
      return new SecureString(wire.text ?? '');
    case 'credential':
      return new PSCredential(wire.userName, new SecureString(wire.password ?? ''));
    case 'error':
      return wire.error.message;
  }
}

function tableOf(entries: readonly (readonly [string, WireValue])[]): Hashtable {
  const table = new Hashtable();
  for (const [key, value] of entries) table.set(key, netValue(value));
  return table;
}

/** A source line as PowerShell hands it out, which is with its end. */
function withoutLineEnd(line: string): string {
  return line.replace(/\r?\n$/, '');
}
