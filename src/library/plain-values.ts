/** Values as a program has them: plain JavaScript out of what the shell's thread sends, and the way back. */
import { LyncshellError } from './lyncshell-error.ts';
import { shellError } from './shell-error.ts';
import type { WireObject, WireValue } from './wire-value.ts';

/**
 * What a value was in the shell: its types, and its properties under their own names. Values that JavaScript has no form
 * for, such as dates with their kind, keep type and text here.
 */
export interface RawValue {
  /** The type's name, then those of its bases where it is an object. */
  readonly typeNames: readonly string[];
  /** What ToString gives. */
  readonly text: string;
  /** The properties of an object, by the names that PowerShell shows. */
  readonly properties: Readonly<Record<string, RawValue>>;
  /** The value in JavaScript. */
  readonly value: unknown;
}

/** A property of results that holds what the value was; it is not listed, so that comparisons do not see it. */
const RAW = 'raw';

/** Capitals at the beginning, without the one that begins a word of small letters. */
const LEADING = /^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+(?![a-z])|[A-Z])/;

/** `NotAfter` becomes `notAfter`, `FQDN` `fqdn`, `IPAddress` `ipAddress`; names that are no words stay. */
export function camelCase(name: string): string {
  return /^\w+$/.test(name) ? name.replace(LEADING, (capitals) => capitals.toLowerCase()) : name;
}

/** A value in JavaScript. */
export function plainValue(wire: WireValue): unknown {
  if (wire === null || typeof wire !== 'object') return wire;
  switch (wire.kind) {
    case 'list':
      return wire.items.map(plainValue);
    case 'table':
      return ownProperties(wire.entries.map(([name, value]) => [name, plainValue(value)]));
    case 'object':
      return plainObject(wire);
    case 'number':
      return Number(wire.text);
    case 'bigint':
      return BigInt(wire.text);
    case 'date':
      return new Date(wire.instant);
    case 'duration':
      return wire.milliseconds;
    case 'bytes':
      return new Uint8Array(wire.bytes);
    case 'text':
      return wire.text;
    case 'secret':
      return 'System.Security.SecureString';
    case 'credential':
      return { userName: wire.userName, password: 'System.Security.SecureString' };
    case 'error':
      return shellError(wire.error);
  }
}

function plainObject(wire: WireObject): unknown {
  if (wire.cut) return wire.text;
  const object = ownProperties(wire.properties.map(([name, value]) => [camelCase(name), plainValue(value)]));
  let raw: RawValue | undefined;
  // A property of that name is the object's own.
  if (!Object.hasOwn(object, RAW))
    Object.defineProperty(object, RAW, { get: () => (raw ??= rawValue(wire)), enumerable: false, configurable: true });
  return object;
}

/** Names come from scripts: `__proto__` is one like others. */
function ownProperties<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const object: Record<string, T> = {};
  for (const [name, value] of entries)
    Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
  return object;
}

/** What a value was in the shell. */
export function rawValue(wire: WireValue): RawValue {
  const value = plainValue(wire);
  if (wire === null) return { typeNames: [], text: '', properties: {}, value };
  if (typeof wire !== 'object') return { typeNames: [nativeType(wire)], text: String(wire), properties: {}, value };
  switch (wire.kind) {
    case 'object': {
      const properties = ownProperties(wire.properties.map(([name, part]) => [name, rawValue(part)]));
      return { typeNames: wire.types, text: wire.text, properties, value };
    }
    case 'table': {
      const properties = ownProperties(wire.entries.map(([name, part]) => [name, rawValue(part)]));
      return { typeNames: ['System.Collections.Hashtable'], text: 'System.Collections.Hashtable', properties, value };
    }
    case 'date':
      return { typeNames: [wire.type], text: `${wire.ticks} ticks, ${wire.zone}`, properties: {}, value };
    case 'number':
    case 'bigint':
    case 'duration':
    case 'text':
      return { typeNames: [wire.type], text: wire.text, properties: {}, value };
    case 'list':
      return { typeNames: ['System.Object[]'], text: 'System.Object[]', properties: {}, value };
    case 'bytes':
      return { typeNames: ['System.Byte[]'], text: 'System.Byte[]', properties: {}, value };
    case 'secret':
      return {
        typeNames: ['System.Security.SecureString'],
        text: 'System.Security.SecureString',
        properties: {},
        value,
      };
    case 'credential':
      return { typeNames: ['System.Management.Automation.PSCredential'], text: wire.userName, properties: {}, value };
    case 'error':
      return {
        typeNames: ['System.Management.Automation.ErrorRecord'],
        text: wire.error.message,
        properties: {},
        value,
      };
  }
}

function nativeType(value: boolean | string | number): string {
  if (typeof value === 'string') return 'System.String';
  return typeof value === 'boolean' ? 'System.Boolean' : 'System.Int32';
}

/** A text that scripts get as a SecureString. */
export class Secret {
  /** @param text what it hides. */
  constructor(readonly text: string) {}
}

/** A user name with a password, which scripts get as a PSCredential. */
export class Credential {
  constructor(
    readonly userName: string,
    readonly password: string,
  ) {}
}

/** A text that scripts get as a SecureString. */
export function secret(text: string): Secret {
  return new Secret(text);
}

/** A user name with a password, which scripts get as a PSCredential. */
export function credential(userName: string, password: string): Credential {
  return new Credential(userName, password);
}

const DEEPEST = 64;

/** A value of the program on its way into the shell. @throws LyncshellError for what PowerShell has no form for */
export function wireValue(value: unknown, depth = 0): WireValue {
  if (value === null || value === undefined) return null;
  if (depth > DEEPEST) throw unfit('an object that lies in itself, or more than 64 deep');
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0)
        ? value
        : { kind: 'number', type: 'System.Double', text: Object.is(value, -0) ? '-0' : String(value) };
    case 'bigint':
      return {
        kind: 'bigint',
        type: isInt64(value) ? 'System.Int64' : 'System.Numerics.BigInteger',
        text: String(value),
      };
    case 'object':
      return wireObject(value, depth + 1);
    default:
      throw unfit(`a ${typeof value}`);
  }
}

function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

/** Objects may come from another realm (jest's tests have one of their own), where `instanceof` finds nothing. */
function wireObject(value: object, depth: number): WireValue {
  const tag = Object.prototype.toString.call(value);
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => wireValue(item, depth)) };
  if (value instanceof Secret) return { kind: 'secret', text: value.text };
  if (value instanceof Credential) return { kind: 'credential', userName: value.userName, password: value.password };
  if (tag === '[object Date]') return wireDate(value as Date);
  if (tag === '[object Uint8Array]') return { kind: 'bytes', bytes: new Uint8Array(value as Uint8Array) };
  if (tag === '[object Map]') {
    const entries = [...(value as Map<unknown, unknown>)].map(
      ([key, item]) => [String(key), wireValue(item, depth)] as const,
    );
    return { kind: 'table', entries };
  }
  if (tag === '[object Set]')
    return { kind: 'list', items: [...(value as Set<unknown>)].map((item) => wireValue(item, depth)) };
  const properties = Object.entries(value)
    .filter(([, item]) => typeof item !== 'function')
    .map(([name, item]) => [name, wireValue(item, depth)] as const);
  return { kind: 'object', types: ['System.Management.Automation.PSCustomObject'], text: '', properties };
}

function wireDate(date: Date): WireValue {
  const instant = date.getTime();
  if (Number.isNaN(instant)) throw unfit('an invalid Date');
  return { kind: 'date', type: 'System.DateTime', instant, ticks: '', zone: 'Local' };
}

function unfit(what: string): LyncshellError {
  return new LyncshellError('invalid-value', `PowerShell has no form for ${what}.`);
}

/** The bytes of a file that a program gives as bytes or as text. */
export function fileBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
