/** System.Guid: 32 hexadecimal digits. */
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

/** The plain form: lower case with dashes (format D). */
const DASHES = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i;

/** The order of the bytes of ToByteArray within the digits: the first three groups are little-endian. */
const BYTE_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** From one order to the other, either way. */
function reordered(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(BYTE_ORDER, (position) => bytes[position] ?? 0);
}

/** How many digits each part of format X has. */
const WIDTHS = [8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2];

function formatError(message: string): never {
  throw netException('System.FormatException', message);
}

export class Guid extends NetObject {
  private constructor(
    /** Format N: 32 lower-case digits. */
    readonly digits: string,
  ) {
    super();
  }

  static readonly empty = new Guid('0'.repeat(32));

  static fromDigits(digits: string): Guid {
    return new Guid(digits.toLowerCase());
  }

  /** From 16 bytes as ToByteArray gives them. */
  static fromBytes(bytes: Uint8Array, bigEndian = false): Guid {
    const ordered = bigEndian ? bytes : reordered(bytes);
    return new Guid(Array.from(ordered, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }

  /** Any of the formats D, N, B, P and X; throws FormatException as Guid.Parse. */
  static parse(text: string): Guid {
    const trimmed = text.trim();
    const dashed = /^\{0x/i.test(trimmed) ? null : withoutBraces(trimmed);
    if (dashed === null) return Guid.parseHexadecimal(trimmed);
    const match = DASHES.exec(dashed);
    if (match) return Guid.fromDigits(match.slice(1).join(''));
    if (dashed.length !== 32 && dashed.length !== 36) formatError('Unrecognized Guid format.');
    if (dashed.length === 32 && !dashed.includes('-')) {
      if (!/^[0-9a-f]{32}$/i.test(dashed)) formatError('Guid string should only contain hexadecimal characters.');
      return Guid.fromDigits(dashed);
    }
    if (dashed.length === 36 && /^.{8}-.{4}-.{4}-.{4}-.{12}$/.test(dashed)) {
      formatError('Guid string should only contain hexadecimal characters.');
    }
    return formatError('Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).');
  }

  /** `{0x12345678,0x1234,0x1234,{0x12,…}}`. */
  private static parseHexadecimal(text: string): Guid {
    const parts = text.replace(/\s/g, '').match(/0x[0-9a-f]+/gi);
    if (parts?.length !== WIDTHS.length)
      return formatError(
        "Could not find a comma, or the length between the previous token and the comma was zero (i.e., '0x,'etc.).",
      );
    return Guid.fromDigits(WIDTHS.map((width, i) => (parts[i] ?? '').slice(2).padStart(width, '0')).join(''));
  }

  netType(): NetType {
    return typeNamed('System.Guid');
  }

  toBytes(bigEndian = false): Uint8Array {
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(this.digits.slice(i * 2, i * 2 + 2), 16));
    return bigEndian ? bytes : reordered(bytes);
  }

  /** In format D (also for an empty format), N, B, P or X; throws FormatException. */
  format(format: string): string {
    const d = this.digits;
    const dashed = `${d.slice(0, 8)}-${d.slice(8, 12)}-${d.slice(12, 16)}-${d.slice(16, 20)}-${d.slice(20)}`;
    switch (format.toUpperCase()) {
      case '':
      case 'D':
        return dashed;
      case 'N':
        return d;
      case 'B':
        return `{${dashed}}`;
      case 'P':
        return `(${dashed})`;
      case 'X': {
        const rest = Array.from({ length: 8 }, (_, i) => `0x${d.slice(16 + 2 * i, 18 + 2 * i)}`);
        return `{0x${d.slice(0, 8)},0x${d.slice(8, 12)},0x${d.slice(12, 16)},{${rest.join(',')}}}`;
      }
      default:
        return formatError('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
    }
  }

  override toString(): string {
    return this.format('D');
  }
}

/** The text inside of one pair of braces or parentheses. */
function withoutBraces(text: string): string {
  return (/^\{(.*)\}$/.exec(text) ?? /^\((.*)\)$/.exec(text))?.[1] ?? text;
}
