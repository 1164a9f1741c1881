/** Calls code that a script hands in for a delegate (Predicate, Comparison, Action…). */
import { conversion } from '../members/conversion-port.ts';
import { isInvocable } from '../members/ps-member.ts';
import { netException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';

/** Runs a delegate; the first argument is also `$_`. */
export function callDelegate(code: unknown, ...args: readonly unknown[]): unknown {
  if (!isInvocable(code)) throw netException('System.ArgumentNullException', 'Value cannot be null.');
  return code.invokeWithItem(args[0], args) ?? null;
}

/** A Predicate as a function. */
export function predicate(code: unknown): (item: unknown) => boolean {
  return (item) => conversion().toBool(callDelegate(code, item));
}

/** A Comparison as a function. */
export function comparison(code: unknown): (a: unknown, b: unknown) => number {
  const int = typeNamed('System.Int32');
  return (a, b) => conversion().convertTo(callDelegate(code, a, b), int) as number;
}
