/** Messages and requests behind which nobody knows where the next one begins, or that lie about themselves. */
import { expect, test } from '@jest/globals';
import { httpConversation } from '../../src/endpoints/http-text.ts';
import { sipConversation } from '../../src/endpoints/sip-conversation.ts';
import { latin1Text, utf8Bytes } from '../../src/platform/bytes.ts';
import { deleteFreshLabs, freshLab } from '../deployment/test-lab.ts';

const { topology } = freshLab();
deleteFreshLabs();
const fe02 = topology.requireComputer('fe02');

const HEADERS = [
  'Via: SIP/2.0/TLS a;branch=z9hG4bK1',
  'From: <sip:a@contoso.com>;tag=1',
  'To: <sip:a@contoso.com>',
  'Call-ID: 1',
];

/** The first line of the answer to a request, and whether the connection ends. */
function said(line: string, ...more: string[]): [answer: string, ends: boolean] {
  const text = [line, ...HEADERS, ...more, '', ''].join('\r\n');
  const { reply, ends } = sipConversation(fe02).hear(utf8Bytes(text));
  return [latin1Text(reply).split('\r\n', 1)[0] ?? '', ends];
}

const CSEQ = 'CSeq: 1 OPTIONS';

test.each([
  [['Content-Length: 1000000000'], 'SIP/2.0 513 Message Too Large'],
  [['Content-Length: -1'], 'SIP/2.0 400 Invalid Content-Length header'],
  [['Content-Length: 1e3'], 'SIP/2.0 400 Invalid Content-Length header'],
  [['Content-Length: 0x2'], 'SIP/2.0 400 Invalid Content-Length header'],
  [['Content-Length: 0', 'Content-Length: 100'], 'SIP/2.0 400 Invalid Content-Length header'],
  [['Content-Length: 0', 'l: 100'], 'SIP/2.0 400 Invalid Content-Length header'],
])('a length of %j is answered, and the connection ends', (lines, answer) => {
  expect(said('OPTIONS sip:x SIP/2.0', CSEQ, ...lines)).toEqual([answer, true]);
});

test.each([
  ['OPTIONS sip:x SIP/3.0', [CSEQ], ['SIP/2.0 505 Version Not Supported', true]],
  ['OPTIONS sip:x SIP/2.0', ['CSeq: 1 INVITE'], ['SIP/2.0 400 CSeq does not match the method', false]],
  ['OPTIONS sip:x SIP/2.0', ['CSeq: OPTIONS'], ['SIP/2.0 400 CSeq does not match the method', false]],
  ['OPTIONS sip:x SIP/2.0', [CSEQ, 'Require: foo'], ['SIP/2.0 420 Bad Extension', false]],
  ['OPTIONS sip:x SIP/2.0', [CSEQ, 'Subject: a', ' goes on'], ['SIP/2.0 200 OK', false]],
  ['OPTIONS sip:x SIP/2.0', [CSEQ, 'Subject: a\u001b[31m'], ['', true]],
  ['OPTIONS sip:x SIP/2.0', [CSEQ, 'Subject: a\nX: b'], ['', true]],
] as const)('%s with %j', (line, more, answer) => {
  expect(said(line, ...more)).toEqual(answer);
});

test('a message that is not whole is known to be one', () => {
  const conversation = sipConversation(fe02);
  expect(conversation.hear(utf8Bytes('OPTIONS sip:x')).isPartial).toBe(true);
  const rest = [' SIP/2.0', ...HEADERS, CSEQ, '', ''].join('\r\n');
  expect(conversation.hear(utf8Bytes(rest)).isPartial).toBe(false);
  expect(conversation.hear(utf8Bytes('\r\n\r\n')).isPartial).toBe(false);
});

/** The statuses of the answers in one connection in memory, and whether it ends. */
function asked(text: string): [statuses: string[], ends: boolean] {
  const body = new Uint8Array(0);
  const conversation = httpConversation(
    { kind: 'http', answer: () => ({ status: 200, headers: [], body }) },
    { address: 'x', serverName: null, certificates: [] },
  );
  const { reply, ends } = conversation.hear(utf8Bytes(text.replaceAll('\n', '\r\n')));
  return [[...latin1Text(reply).matchAll(/^HTTP\/1\.1 (\d+)/gm)].flatMap(([, status]) => status ?? []), ends];
}

test.each([
  [
    'POST / HTTP/1.1\nHost: a\nContent-Length: 4\nTransfer-Encoding: chunked\n\n0\n\nGET /x HTTP/1.1\n\n',
    ['501'],
    true,
  ],
  ['POST / HTTP/1.1\nHost: a\nContent-Length: 0\nContent-Length: 5\n\nabcde', ['400'], true],
  ['POST / HTTP/1.1\nHost: a\nContent-Length: +0\n\n', ['400'], true],
  ['POST / HTTP/1.1\nHost: a\nContent-Length: 0x0\n\n', ['400'], true],
  ['POST / HTTP/1.1\nHost: a\nContent-Length: 1000000000\n\n', ['413'], true],
  ['POST / HTTP/1.1\nHost: a\nTransfer-Encoding : chunked\n\n', ['400'], true],
  ['GET / HTTP/1.1\nHost: a\nHost: b\n\n', ['400'], true],
  ['GET / HTTP/2.0\nHost: a\n\n', ['505'], true],
  ['GET / HTTP/1.1\nHost: a\n folded: b\n\n', ['400'], true],
  ['GET / HTTP/1.1\nHost: a\n\nGET / HTTP/1.1\nHost: a\nConnection: close\n\n', ['200', '200'], true],
])('%j over a connection in memory', (text, statuses, ends) => {
  expect(asked(text)).toEqual([statuses, ends]);
});
