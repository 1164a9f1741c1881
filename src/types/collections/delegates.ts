/** Calls code that a script hands in for a delegate (Predicate, Comparison, Action…). */
import { conversion } from '../members/conversion-port.ts';
import { isInvocable } from '../members/ps-member.ts';
import { netException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import type { MethodDeclaration } from '../type-declaration.ts';
import { Delegate } from '../values/delegate.ts';

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

/** What every delegate type has: Invoke, and the conversion of script blocks. */
export const delegateMembers: {
  methods: readonly MethodDeclaration[];
  convertFrom: (value: unknown, type: NetType) => Delegate | undefined;
} = {
  methods: [
    [
      'System.Object Invoke(params System.Object[] args)',
      (self: Delegate, args: unknown[]) => callDelegate(self, ...args),
    ],
    [
      'System.Object DynamicInvoke(params System.Object[] args)',
      (self: Delegate, args: unknown[]) => callDelegate(self, ...args),
    ],
  ],
  convertFrom: (value, type) => (isInvocable(value) ? new Delegate(type, value) : undefined),
};
