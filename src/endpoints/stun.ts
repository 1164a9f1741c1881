/**
 * What the A/V Edge service answers to datagrams: a binding request of STUN gets the address that it came from (RFC 5389),
 * an allocate request of TURN without credentials is told to show some ([MS-TURN] 3.2.5.1), and anything else nothing.
 */
import { utf8Bytes } from '../platform/bytes.ts';

/** Where a datagram comes from. */
export interface DatagramSender {
  /** `192.168.10.21` */
  readonly address: string;
  readonly port: number;
}

/** The port of STUN and TURN. */
export const STUN_PORT = 3478;

const HEADER = 20;
const COOKIE = 0x2112_a442;
const FAMILY_V4 = 1;

const TYPES = { bindingRequest: 1, bindingResponse: 0x0101, allocateRequest: 3, allocateError: 0x0113 } as const;
const ATTRIBUTES = { mappedAddress: 1, errorCode: 9, realm: 0x14, nonce: 0x15, xorMappedAddress: 0x20 } as const;

/** The answer to a datagram; null for none. `realm` is the domain of those who may be relayed. */
export function stunAnswer(question: Uint8Array, from: DatagramSender, realm: string): Uint8Array | null {
  if (question.length < HEADER) return null;
  const view = new DataView(question.buffer, question.byteOffset, question.byteLength);
  // The attributes have to be as long as the header says.
  if (HEADER + view.getUint16(2) !== question.length) return null;
  const transaction = question.subarray(4, HEADER);
  switch (view.getUint16(0)) {
    case TYPES.bindingRequest: {
      const hasCookie = view.getUint32(4) === COOKIE;
      return message(TYPES.bindingResponse, transaction, [
        [ATTRIBUTES.mappedAddress, addressBytes(from, false)],
        // Who speaks the older STUN (RFC 3489) has no cookie and does not know the other form.
        ...(hasCookie ? [[ATTRIBUTES.xorMappedAddress, addressBytes(from, true)] as const] : []),
      ]);
    }
    case TYPES.allocateRequest:
      return message(TYPES.allocateError, transaction, [
        [ATTRIBUTES.errorCode, errorBytes(401, 'Unauthorized')],
        [ATTRIBUTES.realm, padded(utf8Bytes(`"${realm}"`))],
        [ATTRIBUTES.nonce, transaction.slice()],
      ]);
    default:
      return null;
  }
}

type Attribute = readonly [type: number, value: Uint8Array];

function message(type: number, transaction: Uint8Array, attributes: readonly Attribute[]): Uint8Array {
  const length = attributes.reduce((sum, [, value]) => sum + 4 + value.length, 0);
  const bytes = new Uint8Array(HEADER + length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, type);
  view.setUint16(2, length);
  bytes.set(transaction, 4);
  let at = HEADER;
  for (const [name, value] of attributes) {
    view.setUint16(at, name);
    view.setUint16(at + 2, value.length);
    bytes.set(value, at + 4);
    at += 4 + value.length;
  }
  return bytes;
}

/** An address and a port; the other form hides both from those who rewrite addresses in packets (RFC 5389, 15.2). */
function addressBytes({ address, port }: DatagramSender, isHidden: boolean): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  view.setUint8(1, FAMILY_V4);
  view.setUint16(2, isHidden ? port ^ (COOKIE >>> 16) : port);
  view.setUint32(4, isHidden ? (number ^ COOKIE) >>> 0 : number);
  return bytes;
}

function errorBytes(code: number, reason: string): Uint8Array {
  const text = padded(utf8Bytes(reason));
  return Uint8Array.from([0, 0, Math.floor(code / 100), code % 100, ...text]);
}

/** Values end at a border of four bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  whole.set(bytes);
  return whole;
}
