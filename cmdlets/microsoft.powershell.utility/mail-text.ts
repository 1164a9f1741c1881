/** A mail message as a file (RFC 5322): texts stay readable where they can. */
import { base64Text, utf8Bytes } from '../../src/platform/bytes.ts';

export interface MailAttachment {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface MailMessage {
  readonly now: number;
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly isHtml: boolean;
  readonly priority: string;
  readonly attachments: readonly MailAttachment[];
}

const PRIORITIES: ReadonlyMap<string, string> = new Map([
  ['High', '1'],
  ['Low', '5'],
]);

export function mailText(message: MailMessage): string {
  const boundary = `--boundary_0_${message.now.toString(16)}`;
  const priority = PRIORITIES.get(message.priority);
  const headers: (readonly [string, string])[] = [
    ['X-Sender', message.from],
    ...[...message.to, ...message.cc, ...message.bcc].map((receiver) => ['X-Receiver', receiver] as const),
    ['MIME-Version', '1.0'],
    ['From', address(message.from)],
    ...addresses('To', message.to),
    ...addresses('Cc', message.cc),
    ...addresses('Reply-To', message.replyTo),
    ...(priority ? [['X-Priority', priority] as const, ['Importance', message.priority.toLowerCase()] as const] : []),
    ['Date', new Date(message.now).toUTCString().replace('GMT', '+0000')],
    ['Subject', encoded(message.subject)],
  ];
  const text = [
    `Content-Type: text/${message.isHtml ? 'html' : 'plain'}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
  ];
  const body = message.body.replace(/\r?\n/g, '\r\n');
  const head = headers.map(([name, value]) => `${name}: ${value}`);
  if (message.attachments.length === 0) return [...head, ...text, '', body, ''].join('\r\n');
  const parts = message.attachments.flatMap(({ name, content }) => [
    `--${boundary}`,
    `Content-Type: application/octet-stream; name="${encoded(name)}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${encoded(name)}"`,
    '',
    ...(base64Text(content).match(/.{1,76}/g) ?? []),
  ]);
  const kind = `Content-Type: multipart/mixed; boundary="${boundary}"`;
  return [...head, kind, '', `--${boundary}`, ...text, '', body, ...parts, `--${boundary}--`, ''].join('\r\n');
}

function addresses(name: string, list: readonly string[]): (readonly [string, string])[] {
  return list.length === 0 ? [] : [[name, list.map(address).join(', ')]];
}

/** `Admins <admins@contoso.com>`: only the name may need encoding. */
function address(text: string): string {
  const match = /^(.*?)\s*(<[^>]*>)$/.exec(text);
  return match?.[1] ? `${encoded(match[1])} ${match[2]}` : text;
}

/** Texts outside ASCII as encoded words (RFC 2047); line ends have no place in headers. */
function encoded(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  return /^[\x20-\x7e]*$/.test(line) ? line : `=?utf-8?B?${base64Text(utf8Bytes(line))}?=`;
}
