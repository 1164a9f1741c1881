/** HTTP/1.1 as text, for those who speak it byte by byte over a connection in memory. */
import { concatBytes, latin1Text, utf8Bytes } from '../platform/bytes.ts';
import type { Conversation, Heard, Peer, ServedAnswer, ServedRequest, Speech } from '../platform/sockets.ts';

const MOST_BYTES = 131_072;

const REASONS: ReadonlyMap<number, string> = new Map([
  [200, 'OK'],
  [302, 'Found'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [413, 'Payload Too Large'],
  [501, 'Not Implemented'],
  [505, 'HTTP Version Not Supported'],
]);

export function reasonOf(status: number): string {
  return REASONS.get(status) ?? '';
}

/** A connection on which requests are answered one after the other. */
export function httpConversation(speech: Extract<Speech, { readonly kind: 'http' }>, peer: Peer): Conversation {
  let waiting: Uint8Array = new Uint8Array(0);
  return {
    hear(bytes) {
      waiting = concatBytes([waiting, bytes]);
      const replies: Uint8Array[] = [];
      const heard = (ends: boolean): Heard => ({
        reply: concatBytes(replies),
        ends,
        isPartial: !ends && waiting.length > 0,
      });
      for (;;) {
        const found = nextRequest(waiting);
        if (found === 'partial') {
          if (waiting.length <= MOST_BYTES) return heard(false);
          replies.push(refusalBytes(413));
          return heard(true);
        }
        if ('refusal' in found) {
          replies.push(refusalBytes(found.refusal));
          return heard(true);
        }
        waiting = waiting.subarray(found.length);
        replies.push(answerBytes(speech.answer(found.request, peer)));
        if (found.ends) return heard(true);
      }
    },
  };
}

interface FoundRequest {
  readonly request: ServedRequest;
  readonly length: number;
  /** Whether the client wants the connection closed behind it. */
  readonly ends: boolean;
}

/** What is no request, or one behind which nobody knows where the next one begins, with the status that says so. */
interface RefusedRequest {
  readonly refusal: number;
}

const BAD: RefusedRequest = { refusal: 400 };

function nextRequest(bytes: Uint8Array): FoundRequest | RefusedRequest | 'partial' {
  const text = latin1Text(bytes);
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return /^[A-Z]{0,20}(?: |$)/.test(text) ? 'partial' : BAD;
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const [, method, target, major, minor] = /^([A-Z]{1,20}) (\S+) HTTP\/(\d)\.(\d)$/.exec(first) ?? [];
  if (method === undefined || target === undefined) return BAD;
  if (major !== '1') return { refusal: 505 };
  const headers = headersOf(lines);
  const length = headers?.get('content-length') ?? '0';
  if (headers === null || !/^\d{1,15}$/.test(length)) return BAD;
  if (headers.has('transfer-encoding')) return { refusal: 501 };
  if (Number(length) > MOST_BYTES) return { refusal: 413 };
  const whole = end + 4 + Number(length);
  if (bytes.length < whole) return 'partial';
  const host = (headers.get('host') ?? '').toLowerCase().replace(/:\d+$/, '');
  const ends = minor === '0' || /^close$/i.test(headers.get('connection') ?? '');
  return { request: { method, target, host, headers, body: bytes.slice(end + 4, whole) }, length: whole, ends };
}

/** Those by which two readers would not find the same request (RFC 9112, 3.2 and 6.3). */
const ONCE: ReadonlySet<string> = new Set(['host', 'content-length']);

/** By lower-case names; null where a line is none, or one is there twice that must not be. */
function headersOf(lines: readonly string[]): Map<string, string> | null {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([^\s:]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    const lower = name.toLowerCase();
    if (ONCE.has(lower) && headers.has(lower)) return null;
    headers.set(lower, value);
  }
  return headers;
}

function refusalBytes(status: number): Uint8Array {
  return answerBytes({ status, headers: [['Connection', 'close']], body: new Uint8Array(0) });
}

function answerBytes({ status, headers, body }: ServedAnswer): Uint8Array {
  const lines = [
    `HTTP/1.1 ${status} ${reasonOf(status)}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
  ];
  return concatBytes([utf8Bytes(`${lines.join('\r\n')}\r\n\r\n`), body]);
}
