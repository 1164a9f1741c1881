/** A string can grow without end by `+=` in a loop; V8 kills the process at about 2^29 characters, .NET throws at 2^30. */
import { netException } from '../../types/net-exception.ts';
import { add } from '../../types/operations/arithmetic.ts';

const LONGEST_TEXT = 0x1fffffe8;

export function addWithinTextLimit(text: string, operand: unknown): unknown {
  const more = typeof operand === 'string' ? operand : operand === null || operand === undefined ? '' : null;
  const addition = more ?? (typeof operand === 'number' ? `${operand}` : null);
  if (addition === null) return add(text, operand);
  if (text.length + addition.length > LONGEST_TEXT) {
    throw netException('System.OutOfMemoryException', "Exception of type 'System.OutOfMemoryException' was thrown.");
  }
  return text + addition;
}
