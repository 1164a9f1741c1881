/** What Exception.ToString() prints: type, message, inner exceptions and the stack. */
import type { NetException } from '../net-exception.ts';

/** `System.FormatException: message ---> inner…`. */
export function exceptionText(exception: NetException): string {
  const message = exception.message === '' ? '' : `: ${exception.message}`;
  const inner = exception.innerException
    ? `\n ---> ${exceptionText(exception.innerException)}\n   --- End of inner exception stack trace ---`
    : '';
  const stack = exception.stackTrace ? `\n${exception.stackTrace}` : '';
  return `${exception.typeName}${message}${inner}${stack}`;
}
