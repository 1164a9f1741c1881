/** Calls code that a script hands in for a delegate (Predicate, Comparison, Action…). */

import { BoundMethod } from '../members/bound-method.ts';
import { conversion } from '../members/conversion-port.ts';
import { type Invocable, isInvocable } from '../members/ps-member.ts';
import { netException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import type { MethodDeclaration } from '../type-declaration.ts';
import { Delegate } from '../values/delegate.ts';

/** Runs a delegate. */
export function callDelegate(code: unknown, ...args: readonly unknown[]): unknown {
  if (!isInvocable(code)) throw netException('System.ArgumentNullException', 'Value cannot be null.');
  return code.invokeAsDelegate(args) ?? null;
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

/** A method by its name without parentheses (`[math]::Abs`) as code. */
function methodAsCode(method: BoundMethod): Invocable {
  return {
    invokeWithThis: (_self, args) => method.invoke(args),
    invokeWithItem: (_item, args) => method.invoke(args),
    invokeInScope: (_item, args) => method.invoke(args),
    invokeAsDelegate: (args) => method.invoke(args),
  };
}

/** The result as the delegate's type promises it: of a Func's last type, or a truth. */
function invoked(self: Delegate, args: readonly unknown[]): unknown {
  const result = callDelegate(self, ...args);
  const type = self.netType();
  const last = type.genericArguments.at(-1);
  if (last && type.fullName.startsWith('System.Func`')) return conversion().convertTo(result, last);
  if (type.fullName.startsWith('System.Predicate`')) return conversion().toBool(result);
  return result;
}

/** What every delegate type has: Invoke, and the conversion of script blocks. */
export const delegateMembers: {
  methods: readonly MethodDeclaration[];
  convertFrom: (value: unknown, type: NetType) => Delegate | undefined;
} = {
  methods: [
    ['System.Object Invoke(params System.Object[] args)', (self: Delegate, args: unknown[]) => invoked(self, args)],
    [
      'System.Object DynamicInvoke(params System.Object[] args)',
      (self: Delegate, args: unknown[]) => invoked(self, args),
    ],
  ],
  convertFrom: (value, type) => {
    if (isInvocable(value)) return new Delegate(type, value);
    return value instanceof BoundMethod ? new Delegate(type, methodAsCode(value)) : undefined;
  },
};

/** Delegates without a result: Action and EventHandler. */
export const actionMembers: typeof delegateMembers = {
  ...delegateMembers,
  methods: delegateMembers.methods.map(([signature, code]) => [signature.replace(/^System\.Object/, 'void'), code]),
};
