/** RegexParseException: what a bad pattern throws, worded and placed as .NET does. */
import { NetException } from '../net-exception.ts';

/** `offset` is where .NET's parser stood when it gave up, which scripts see in the message. */
export function regexParseError(pattern: string, offset: number, problem: string): NetException {
  const error = new NetException(
    'System.Text.RegularExpressions.RegexParseException',
    `Invalid pattern '${pattern}' at offset ${offset}. ${problem}`,
  );
  error.properties.set('Offset', offset);
  return error;
}
