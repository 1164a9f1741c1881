/** The answers of web servers, as the front ends' and the authorities' give them. */
import { utf8Bytes } from '../platform/bytes.ts';
import type { ServedAnswer } from '../platform/sockets.ts';

type Headers = ServedAnswer['headers'];

export function answerWith(
  status: number,
  type: string,
  content: Uint8Array | string,
  headers: Headers = [],
): ServedAnswer {
  const body = typeof content === 'string' ? utf8Bytes(content) : content;
  return { status, headers: [['Content-Type', type], ...headers], body };
}

export const NOT_FOUND: ServedAnswer = answerWith(404, 'text/plain', 'Not Found\r\n');
export const NOT_ALLOWED: ServedAnswer = answerWith(405, 'text/plain', 'Method Not Allowed\r\n');
/** HTTP.SYS answers so where no worker process is there to. */
export const NOT_SERVED: ServedAnswer = answerWith(503, 'text/html; charset=us-ascii', 'Service Unavailable\r\n');
