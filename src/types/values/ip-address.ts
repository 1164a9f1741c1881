/** System.Net.IPAddress: four or sixteen bytes in network order, with a scope for IPv6. */
import { argumentException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class IPAddress extends NetObject {
  constructor(
    readonly bytes: Uint8Array,
    readonly scopeId = 0n,
  ) {
    super();
  }

  static ofBytes(bytes: Uint8Array, scopeId = 0n): IPAddress {
    if (bytes.length !== 4 && bytes.length !== 16) {
      throw argumentException('ArgumentException', 'An invalid IP address was specified.', 'address');
    }
    return new IPAddress(Uint8Array.from(bytes), scopeId);
  }

  static tryParse(text: string): IPAddress | undefined {
    return text.includes(':') ? parseV6(text) : parseV4(text);
  }

  netType(): NetType {
    return typeNamed('System.Net.IPAddress');
  }

  get isV6(): boolean {
    return this.bytes.length === 16;
  }

  /** `::ffff:a.b.c.d`. */
  get isMapped(): boolean {
    return (
      this.isV6 && this.bytes.subarray(0, 10).every((b) => b === 0) && this.bytes[10] === 255 && this.bytes[11] === 255
    );
  }

  mapToV6(): IPAddress {
    if (this.isV6) return this;
    return new IPAddress(Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...this.bytes]));
  }

  override toString(): string {
    if (!this.isV6) return this.bytes.join('.');
    const scope = this.scopeId === 0n ? '' : `%${this.scopeId}`;
    return (this.isMapped ? `::ffff:${this.bytes.subarray(12).join('.')}` : shortened(this.bytes)) + scope;
  }
}

/** One to four numbers, decimal, octal or hexadecimal; the last one fills the bytes that remain. */
function parseV4(text: string): IPAddress | undefined {
  return parseDotted(text) ?? parseAnyV4(text);
}

/** The usual form: four decimal numbers below 256, without leading zeros. */
function parseDotted(text: string): IPAddress | undefined {
  const bytes = new Uint8Array(4);
  let count = 0;
  let value = -1;
  for (let i = 0; i <= text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) {
      if (value === 0) return undefined;
      value = value < 0 ? digit : 10 * value + digit;
      if (value > 255) return undefined;
    } else {
      if (value < 0 || count === 4 || (i < text.length && text[i] !== '.')) return undefined;
      bytes[count++] = value;
      value = -1;
    }
  }
  return count === 4 ? new IPAddress(bytes) : undefined;
}

function parseAnyV4(text: string): IPAddress | undefined {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((part) => /^(?:0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i.test(part))) return undefined;
  const values = parts.map((part) => (/^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = values.pop() as number;
  const rest = 4 - values.length;
  if (values.some((value) => value > 255) || last >= 256 ** rest) return undefined;
  const tail = Array.from({ length: rest }, (_, i) => Math.floor(last / 256 ** (rest - 1 - i)) % 256);
  return new IPAddress(Uint8Array.from([...values, ...tail]));
}

function parseV6(text: string): IPAddress | undefined {
  const [, address, scope = 0] = /^\[?([0-9a-f:.]+)(?:%(\d+))?\]?$/i.exec(text) ?? [];
  if (address === undefined) return undefined;
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : groupsOf(half)));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])];
  return new IPAddress(Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255])), BigInt(scope));
}

/** The 16-bit groups of one side of `::`; it may end in an IPv4 address. */
function groupsOf(text: string): number[] | undefined {
  const groups: number[] = [];
  for (const part of text.split(':')) {
    if (part.includes('.')) {
      const v4 = parseV4(part);
      if (!v4) return undefined;
      groups.push(...pairsOf(v4.bytes));
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** Bytes by two, as numbers of 16 bits. */
function pairsOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 2 }, (_, i) => view.getUint16(2 * i));
}

/** The longest run of zero groups (two at least) becomes `::`. */
function shortened(bytes: Uint8Array): string {
  const groups = pairsOf(bytes).map((group) => group.toString(16));
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === '0') length++;
    if (length > best.length) best = { start, length };
  }
  if (best.start < 0) return groups.join(':');
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}
