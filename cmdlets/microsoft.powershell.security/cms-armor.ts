/** Messages of CMS as text: Base64 between two lines. */
import { base64Text } from '../../src/platform/bytes.ts';

const [BEGIN, END] = ['-----BEGIN CMS-----', '-----END CMS-----'];
/** Characters in a line of Base64, as .NET breaks it. */
const LINE = 76;

/** A message with what stands before and behind it. */
export interface ArmoredMessage {
  readonly before: string;
  /** Base64, with the breaks of its lines. */
  readonly message: string;
  readonly after: string;
}

/** The text of a message. The lines of Base64 end as .NET ends them everywhere. */
export function armored(message: Uint8Array): string {
  const lines = base64Text(message).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [BEGIN, lines.join('\r\n'), END].join('\n');
}

/** The first message in a text; null where there is none. */
export function messageIn(text: string): ArmoredMessage | null {
  const start = text.indexOf(BEGIN);
  const end = start < 0 ? -1 : text.indexOf(END, start + BEGIN.length);
  if (end < 0) return null;
  return {
    before: text.slice(0, start),
    message: text.slice(start + BEGIN.length, end),
    after: text.slice(end + END.length),
  };
}
