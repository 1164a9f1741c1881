/**
 * SIP on one connection (RFC 3261), as far as a check needs it: OPTIONS is answered, REGISTER asks who it is, as a registrar
 * of Lync does that lets nobody in without NTLM, Kerberos or a certificate; what is no SIP ends the connection.
 */
import type { Computer } from '../deployment/topology.ts';
import { concatBytes, latin1Text, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import type { Conversation, Heard } from '../platform/sockets.ts';

/** Longer messages are nobody's who only looks whether somebody is there. */
const MOST_BYTES = 16_384;
const SERVER = 'RTC/5.0';
const METHODS =
  'ACK, BENOTIFY, BYE, CANCEL, INFO, INVITE, MESSAGE, NEGOTIATE, NOTIFY, OPTIONS, REFER, REGISTER, SERVICE, SUBSCRIBE';

/** Headers by their long names, in lower case; a compact form stands for one (RFC 3261, 7.3.3). */
const COMPACT: ReadonlyMap<string, string> = new Map([
  ['v', 'via'],
  ['f', 'from'],
  ['t', 'to'],
  ['i', 'call-id'],
  ['l', 'content-length'],
]);

type SipHeaders = readonly (readonly [name: string, value: string])[];

interface SipRequest {
  readonly method: string;
  readonly headers: SipHeaders;
}

export function sipConversation(computer: Computer): Conversation {
  let waiting: Uint8Array = new Uint8Array(0);
  return {
    hear(bytes) {
      waiting = concatBytes([waiting, bytes]);
      const replies: string[] = [];
      const heard = (ends: boolean): Heard => ({
        reply: utf8Bytes(replies.join('')),
        ends,
        isPartial: !ends && waiting.length > 0,
      });
      for (;;) {
        const found = nextMessage(waiting);
        if (found === 'partial') return heard(waiting.length > MOST_BYTES);
        if (found === 'no-sip') return heard(true);
        if ('refusal' in found) {
          const { refusal, headers } = found;
          replies.push(response(...refusal, headers, []));
          return heard(true);
        }
        waiting = waiting.subarray(found.length);
        if (found.request) replies.push(replyTo(found.request, computer));
      }
    },
  };
}

interface FoundMessage {
  readonly length: number;
  /** Null for what needs no answer: a response, a keep-alive. */
  readonly request: SipRequest | null;
}

/** A request behind which nobody knows where the next one begins: it is answered, and the connection ends. */
interface RefusedMessage {
  readonly refusal: readonly [status: number, reason: string];
  readonly headers: SipHeaders;
}

function nextMessage(bytes: Uint8Array): FoundMessage | RefusedMessage | 'partial' | 'no-sip' {
  if (bytes.length === 0) return 'partial';
  const text = latin1Text(bytes.subarray(0, MOST_BYTES));
  // CRLFs between messages keep a connection alive (RFC 5626, 3.5.1).
  const [blanks = ''] = /^(?:\r\n)+/.exec(text) ?? [];
  if (blanks !== '') return { length: blanks.length, request: null };
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return /^[A-Z]{1,20}(?: |$)|^SIP?\/?/.test(text) ? 'partial' : 'no-sip';
  // A line that begins with a blank goes on with the one before (RFC 3261, 7.3.1).
  const [first = '', ...lines] = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = headersOf(lines);
  const [, method, version] = /^([A-Z]{1,20}) \S+ SIP\/(\d\.\d)$/.exec(first) ?? [];
  const isResponse = first.startsWith('SIP/2.0 ');
  if ((method === undefined && !isResponse) || lines.some(hasControl)) return 'no-sip';
  const length = lengthOf(headers);
  if (typeof length !== 'number') return isResponse ? 'no-sip' : { refusal: length, headers };
  const whole = end + 4 + length;
  if (bytes.length < whole) return 'partial';
  if (method === undefined) return { length: whole, request: null };
  if (version !== '2.0') return { refusal: [505, 'Version Not Supported'], headers };
  return { length: whole, request: { method, headers } };
}

/** What is copied into the answer has no characters that would begin a line there. */
function hasControl(line: string): boolean {
  return [...line].some((character) => (character < ' ' && character !== '\t') || character === '\x7f');
}

/** How long the body is; why that is not known, where it is not (RFC 3261, 18.3 and 21.4.11). */
function lengthOf(headers: SipHeaders): number | RefusedMessage['refusal'] {
  const told = headers.flatMap(([name, value]) => (name === 'content-length' ? [value] : []));
  const [first = '0'] = told;
  if (told.length > 1 || !/^\d{1,15}$/.test(first)) return [400, 'Invalid Content-Length header'];
  return Number(first) > MOST_BYTES ? [513, 'Message Too Large'] : Number(first);
}

function headersOf(lines: readonly string[]): SipHeaders {
  return lines.flatMap((line) => {
    const [, name, value] = /^([A-Za-z-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return [];
    const lower = name.toLowerCase();
    return [[COMPACT.get(lower) ?? lower, value] as const];
  });
}

function fieldOf(headers: SipHeaders, wanted: string): string | undefined {
  return headers.find(([name]) => name === wanted)?.[1];
}

const REQUIRED = ['via', 'from', 'to', 'call-id', 'cseq'];

function replyTo({ method, headers }: SipRequest, { pool, fqdn }: Computer): string {
  const missing = REQUIRED.find((name) => fieldOf(headers, name) === undefined);
  if (missing !== undefined) return response(400, `Missing ${missing} header`, headers, []);
  if (method === 'ACK') return '';
  const [, counted] = /^\d+[ \t]+(\S+)$/.exec(fieldOf(headers, 'cseq') ?? '') ?? [];
  if (counted !== method) return response(400, 'CSeq does not match the method', headers, []);
  const wanted = fieldOf(headers, 'require');
  if (wanted !== undefined) return response(420, 'Bad Extension', headers, [['Unsupported', wanted]]);
  switch (method) {
    case 'OPTIONS':
      return response(200, 'OK', headers, [
        ['Allow', METHODS],
        ['Accept', 'application/sdp'],
        ['Supported', 'gruu-10, adhoclist, msrtc-event-categories'],
      ]);
    case 'REGISTER':
      return response(401, 'Unauthorized', headers, challenges(pool.fqdn, fqdn));
    default:
      return response(403, 'Forbidden', headers, [
        ['ms-diagnostics', `1022;reason="Cannot process routing destination";source="${fqdn}"`],
      ]);
  }
}

function challenges(pool: string, fqdn: string): [string, string][] {
  const realm = 'realm="SIP Communications Service"';
  return [
    ['WWW-Authenticate', `NTLM ${realm}, targetname="${fqdn}", version=4`],
    ['WWW-Authenticate', `Kerberos ${realm}, targetname="sip/${fqdn}", version=4`],
    [
      'WWW-Authenticate',
      `TLS-DSK ${realm}, targetname="${fqdn}", version=4, sts-uri="https://${pool}:443/CertProv/CertProvisioningService.svc"`,
    ],
  ];
}

function response(
  status: number,
  reason: string,
  asked: SipHeaders,
  added: readonly (readonly [string, string])[],
): string {
  const copied = ([name, title]: readonly [string, string]) =>
    asked.flatMap(([one, value]) => (one === name ? [`${title}: ${name === 'to' ? tagged(value) : value}`] : []));
  const titles = [
    ['via', 'Via'],
    ['from', 'From'],
    ['to', 'To'],
    ['call-id', 'Call-ID'],
    ['cseq', 'CSeq'],
  ] as const;
  const lines = [
    `SIP/2.0 ${status} ${reason}`,
    ...titles.flatMap(copied),
    ...added.map(([name, value]) => `${name}: ${value}`),
    `Server: ${SERVER}`,
    'Content-Length: 0',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** A response names its side of the dialogue. */
function tagged(to: string): string {
  return /;\s*tag=/i.test(to)
    ? to
    : `${to};tag=${platform().random.uuid().replaceAll('-', '').slice(0, 16).toUpperCase()}`;
}
