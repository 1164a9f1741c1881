/** Where compiled code reaches classes: `: base(…)`, and `([Base]$this).Method()`. */

import type { BaseCtorInvokeMemberExpressionAst } from '../../language/ast.ts';
import { Extent } from '../../language/extent.ts';
import { resolveMethod } from '../../types/members/member-access.ts';
import { methodNotFound } from '../../types/members/member-errors.ts';
import type { NetType } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import type { Expr } from '../compile/code.ts';
import { compileExpression } from '../compile/expression-port.ts';
import type { SourceContext } from '../compile/source-context.ts';
import type { Frame } from '../runspace.ts';
import { MethodFrame } from './method-frame.ts';

/** The first statement of every constructor. */
export function compileBaseConstructorCall(ast: BaseCtorInvokeMemberExpressionAst, context: SourceContext): Expr {
  const args = ast.arguments.map((argument) => compileExpression(argument, context));
  return (f) => {
    if (!(f instanceof MethodFrame) || !f.construction)
      throw new Error(`A base constructor was called outside of a constructor: ${ast.extent.text}`);
    const { construction } = f;
    // An error of the call stands at the brace with which the body begins: the call is no statement that was written.
    const { source, startOffset } = f.block.code.ast.extent;
    f.at = new Extent(source, startOffset, startOffset + 1);
    construction.callBase(args.map((arg) => arg(f) ?? null));
    f.self = construction.object;
    return undefined;
  };
}

/** What System.Object itself does where nearly every type does otherwise: text is the type's name, equal is the same. */
function plainObjectMethod(self: unknown, name: string, args: readonly unknown[]): unknown {
  if (name === 'tostring' && args.length === 0) return String(typeOf(self)?.fullName);
  if (name === 'equals' && args.length === 1) return typeof self === 'object' && self === args[0];
  return undefined;
}

/** Calls the method that a base class has, whatever the object's own class made of it. */
export function invokeBaseMethod(
  f: Frame,
  type: NetType,
  self: unknown,
  name: string,
  args: readonly unknown[],
): unknown {
  void f;
  if (type.fullName === 'System.Object') {
    const plain = plainObjectMethod(self, name.toLowerCase(), args);
    if (plain !== undefined) return plain;
  }
  const method = resolveMethod(type, name);
  if (!method) throw methodNotFound(String(type), name);
  return method.invoke(self, args);
}
