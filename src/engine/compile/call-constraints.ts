/** What a method call says about types itself: casts on its arguments and type arguments. */

import type { ExpressionAst, TypeNameAst } from '../../language/ast.ts';
import type { InvocationConstraints } from '../../types/members/overload-resolution.ts';
import type { Frame } from '../runspace.ts';
import type { SourceContext } from './source-context.ts';
import { resolveTypeName, tryResolveTypeName } from './type-names.ts';

/** Null when the call says nothing, which is the rule. */
export function compileConstraints(
  args: readonly ExpressionAst[],
  typeArguments: readonly TypeNameAst[],
  context: SourceContext,
): ((f: Frame) => InvocationConstraints) | null {
  const casts = args.map((arg) => (arg.kind === 'ConvertExpression' ? arg.type.typeName : null));
  if (typeArguments.length === 0 && casts.every((cast) => cast === null)) return null;
  return (f) => ({
    parameterTypes: casts.map((cast) => (cast ? (tryResolveTypeName(cast, context, f) ?? null) : null)),
    ...(typeArguments.length > 0
      ? { typeArguments: typeArguments.map((name) => resolveTypeName(name, context, f)) }
      : {}),
  });
}
