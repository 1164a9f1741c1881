/** DNS as bytes (RFC 1035), by dns-packet: messages that came, and the answers to them. */
import { AUTHORITATIVE_ANSWER, decode, encode, type Packet, RECURSION_DESIRED, TRUNCATED_RESPONSE } from 'dns-packet';
import type { Conversation, NameAnswer, NameRecord, Speech } from '../sockets.ts';

type NameServer = Extract<Speech, { readonly kind: 'names' }>;

/** RCODE, the last four bits of the flags. */
const FORMAT_ERROR = 1;
const NOT_IMPLEMENTED = 4;
const RCODES: Readonly<Record<NameAnswer['outcome'], number>> = { NOERROR: 0, NXDOMAIN: 3, REFUSED: 5 };

const HEADER_BYTES = 12;
const RESPONSE_BIT = 0x80;
/** Without EDNS (RFC 1035, 4.2.1), and the most that is sent whatever a client says it takes. */
const USUAL_DATAGRAM = 512;
const LARGEST_DATAGRAM = 1232;
const LARGEST_MESSAGE = 65_535;

/** The answer to a datagram; null for what gets none. */
export function answerToDatagram(server: NameServer, message: Uint8Array): Uint8Array | null {
  return answerTo(server, message, datagramSize);
}

/** A connection on which each message has its length before it (RFC 7766). */
export function nameConversation(server: NameServer): Conversation {
  let waiting = Buffer.alloc(0);
  return {
    hear(bytes) {
      waiting = Buffer.concat([waiting, bytes]);
      const replies: Uint8Array[] = [];
      while (waiting.length >= 2) {
        const length = waiting.readUInt16BE(0);
        if (waiting.length < 2 + length) break;
        const reply = answerTo(server, waiting.subarray(2, 2 + length), () => LARGEST_MESSAGE);
        if (reply === null) return { reply: Buffer.concat(replies), ends: true, isPartial: false };
        replies.push(withLength(reply));
        waiting = waiting.subarray(2 + length);
      }
      return { reply: Buffer.concat(replies), ends: false, isPartial: waiting.length > 0 };
    },
  };
}

function answerTo(server: NameServer, message: Uint8Array, mostOf: (asked: Packet) => number): Uint8Array | null {
  const asked = read(message);
  if (asked === null || asked instanceof Uint8Array) return asked;
  const reply = replyTo(server, asked);
  if (typeof reply === 'number') return failure(message, reply);
  const whole = encode(reply);
  if (whole.length <= mostOf(asked)) return whole;
  return encode({ ...reply, flags: (reply.flags ?? 0) | TRUNCATED_RESPONSE, answers: [], additionals: [] });
}

/** What came, or the answer to what is no question; null where that gets none: nobody answers answers, or half a header. */
function read(message: Uint8Array): Packet | Uint8Array | null {
  if (message.length < HEADER_BYTES || ((message[2] ?? 0) & RESPONSE_BIT) !== 0) return null;
  try {
    return decode(Buffer.from(message));
  } catch {
    return failure(message, FORMAT_ERROR);
  }
}

/** The reply, or the code of why there is none. */
function replyTo(
  server: NameServer,
  { id, flags = 0, opcode, questions = [] }: Packet & { opcode?: string },
): Packet | number {
  if (opcode !== 'QUERY') return NOT_IMPLEMENTED;
  const [question] = questions;
  if (!question || questions.length > 1) return FORMAT_ERROR;
  const isInternet = question.class === 'IN' || question.class === 'ANY' || question.class === undefined;
  const name = question.name.toLowerCase().replace(/\.$/, '');
  const answer: NameAnswer = isInternet
    ? server.answer({ name, type: question.type })
    : { outcome: 'REFUSED', answers: [], authorities: [], additionals: [] };
  return {
    type: 'response',
    ...(id !== undefined && { id }),
    flags: AUTHORITATIVE_ANSWER | (flags & RECURSION_DESIRED) | RCODES[answer.outcome],
    questions: [question],
    answers: answer.answers.map(encodable),
    authorities: answer.authorities.map(encodable),
    additionals: answer.additionals.map(encodable),
  };
}

function encodable(record: NameRecord) {
  return { ...record, class: 'IN' as const };
}

function datagramSize({ additionals = [] }: Packet): number {
  const edns = additionals.find(({ type }) => type === 'OPT');
  const told = edns && 'udpPayloadSize' in edns ? Number(edns.udpPayloadSize) : USUAL_DATAGRAM;
  return Math.min(Math.max(told, USUAL_DATAGRAM), LARGEST_DATAGRAM);
}

/** The header that came as that of a response without anything in it. */
function failure(message: Uint8Array, code: number): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  header.set(message.subarray(0, 3));
  header[2] = ((message[2] ?? 0) & 0x79) | RESPONSE_BIT;
  header[3] = code;
  return header;
}

function withLength(message: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(2 + message.length);
  whole.writeUInt16BE(message.length, 0);
  whole.set(message, 2);
  return whole;
}
