/** HTTP/1.1 as text, for those who speak it byte by byte over a connection in memory. */
import { concatBytes, latin1Text, utf8Bytes } from '../platform/bytes.ts';
import type { Conversation, Peer, ServedAnswer, ServedRequest, Speech } from '../platform/sockets.ts';

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
      for (;;) {
        const found = nextRequest(waiting);
        if (found === 'partial' && waiting.length <= MOST_BYTES) return { reply: concatBytes(replies), ends: false };
        if (typeof found === 'string') {
          replies.push(answerBytes({ status: 400, headers: [['Connection', 'close']], body: new Uint8Array(0) }));
          return { reply: concatBytes(replies), ends: true };
        }
        waiting = waiting.subarray(found.length);
        replies.push(answerBytes(speech.answer(found.request, peer)));
        if (found.ends) return { reply: concatBytes(replies), ends: true };
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

function nextRequest(bytes: Uint8Array): FoundRequest | 'partial' | 'no-http' {
  const text = latin1Text(bytes);
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return /^[A-Z]{0,20}(?: |$)/.test(text) ? 'partial' : 'no-http';
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const [, method, target, minor] = /^([A-Z]{1,20}) (\S+) HTTP\/1\.([01])$/.exec(first) ?? [];
  if (method === undefined || target === undefined) return 'no-http';
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([^\s:]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return 'no-http';
    headers.set(name.toLowerCase(), value);
  }
  const length = Number(headers.get('content-length') ?? '0');
  if (!Number.isSafeInteger(length) || length < 0 || length > MOST_BYTES) return 'no-http';
  const whole = end + 4 + length;
  if (bytes.length < whole) return 'partial';
  const host = (headers.get('host') ?? '').toLowerCase().replace(/:\d+$/, '');
  const ends = minor === '0' || /^close$/i.test(headers.get('connection') ?? '');
  return { request: { method, target, host, headers, body: bytes.slice(end + 4, whole) }, length: whole, ends };
}

function answerBytes({ status, headers, body }: ServedAnswer): Uint8Array {
  const lines = [
    `HTTP/1.1 ${status} ${reasonOf(status)}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
  ];
  return concatBytes([utf8Bytes(`${lines.join('\r\n')}\r\n\r\n`), body]);
}
