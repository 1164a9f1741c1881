/**
 * SIP on one connection (RFC 3261), as far as a check needs it: OPTIONS is answered, REGISTER asks who it is, as a registrar
 * of Lync does that lets nobody in without NTLM, Kerberos or a certificate; what is no SIP ends the connection.
 */
import type { Computer } from '../deployment/topology.ts';
import { concatBytes, latin1Text, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import type { Conversation } from '../platform/sockets.ts';

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

interface SipRequest {
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export function sipConversation(computer: Computer): Conversation {
  let waiting: Uint8Array = new Uint8Array(0);
  return {
    hear(bytes) {
      waiting = concatBytes([waiting, bytes]);
      const replies: string[] = [];
      for (;;) {
        const found = nextMessage(waiting);
        if (found === 'partial') return { reply: utf8Bytes(replies.join('')), ends: waiting.length > MOST_BYTES };
        if (found === 'no-sip') return { reply: utf8Bytes(replies.join('')), ends: true };
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

function nextMessage(bytes: Uint8Array): FoundMessage | 'partial' | 'no-sip' {
  if (bytes.length === 0) return 'partial';
  const text = latin1Text(bytes.subarray(0, MOST_BYTES));
  // CRLFs between messages keep a connection alive (RFC 5626, 3.5.1).
  const [blanks = ''] = /^(?:\r\n)+/.exec(text) ?? [];
  if (blanks !== '') return { length: blanks.length, request: null };
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return /^[A-Z]{1,20}(?: |$)|^SIP?\/?/.test(text) ? 'partial' : 'no-sip';
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = headersOf(lines);
  const length = Number(fieldOf(headers, 'content-length') ?? '0');
  if (!Number.isSafeInteger(length) || length < 0 || length > MOST_BYTES) return 'no-sip';
  const whole = end + 4 + length;
  if (bytes.length < whole) return 'partial';
  if (first.startsWith('SIP/2.0 ')) return { length: whole, request: null };
  const [, method] = /^([A-Z]{1,20}) \S+ SIP\/2\.0$/.exec(first) ?? [];
  return method === undefined ? 'no-sip' : { length: whole, request: { method, headers } };
}

function headersOf(lines: readonly string[]): SipRequest['headers'] {
  return lines.flatMap((line) => {
    const [, name, value] = /^([A-Za-z-]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return [];
    const lower = name.toLowerCase();
    return [[COMPACT.get(lower) ?? lower, value] as const];
  });
}

function fieldOf(headers: SipRequest['headers'], wanted: string): string | undefined {
  return headers.find(([name]) => name === wanted)?.[1];
}

const REQUIRED = ['via', 'from', 'to', 'call-id', 'cseq'];

function replyTo({ method, headers }: SipRequest, { pool, fqdn }: Computer): string {
  const missing = REQUIRED.find((name) => fieldOf(headers, name) === undefined);
  if (missing !== undefined) return response(400, `Missing ${missing} header`, headers, []);
  if (method === 'ACK') return '';
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
  asked: SipRequest['headers'],
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
