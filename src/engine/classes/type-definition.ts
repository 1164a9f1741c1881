/** Classes and enums of scripts. */
import type { BaseCtorInvokeMemberExpressionAst, TypeDefinitionAst } from '../../language/ast.ts';
import { runtimeException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import type { Frame } from '../frame.ts';
import type { Expr, SourceContext, Stmt } from '../compile/code.ts';

export function compileTypeDefinition(ast: TypeDefinitionAst, context: SourceContext): Stmt {
  void context;
  return () => {
    throw runtimeException('ClassesNotBuilt', 'NotImplemented', `Classes and enums are not built yet: ${ast.name} was not defined.`);
  };
}

export function compileBaseConstructorCall(ast: BaseCtorInvokeMemberExpressionAst, context: SourceContext): Expr {
  void context;
  return () => {
    throw runtimeException('ClassesNotBuilt', 'NotImplemented', `Base constructors are not built yet: ${ast.extent.text}.`);
  };
}

export function invokeBaseMethod(f: Frame, type: NetType, self: unknown, name: string, args: readonly unknown[]): unknown {
  void [f, self, args];
  throw runtimeException('ClassesNotBuilt', 'NotImplemented', `Base methods are not built yet: ${type.fullName}.${name}.`);
}
