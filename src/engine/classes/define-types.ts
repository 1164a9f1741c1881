/**
 * Defines the classes and enums of a text before any of its statements run: first all names, then bases, then members, so
 * that they may name each other in any order.
 */
import type { ScriptBlockAst, TypeDefinitionAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import type { ParseError } from '../../language/parse-error.ts';
import { ScriptClasses } from '../compile/script-classes.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { defineBases, defineMembers } from './class-definition.ts';
import { defineEnum } from './enum-definition.ts';
import { ScriptType } from './script-type.ts';
import { unknownTypes } from './type-names-check.ts';

/** The context in which a text that defines classes is compiled, or the errors of its type names. */
export function defineTypes(ast: ScriptBlockAst, context: SourceContext): { context: SourceContext; errors: readonly ParseError[] } {
  const asts: TypeDefinitionAst[] = [];
  walkAst(ast, (node) => {
    if (node.kind === 'TypeDefinition') asts.push(node);
  });
  if (asts.length === 0) return { context, errors: [] };
  const classes = new ScriptClasses(context.classes);
  const inner: SourceContext = { ...context, classes };
  const defined = asts.map((one) => {
    const type = ScriptType.named(one.name, one.typeKind === 'Enum' ? 'enum' : 'class');
    classes.define(one.name, type);
    return { one, type };
  });
  const errors = unknownTypes(ast, inner);
  if (errors.length > 0) return { context, errors };
  for (const { one, type } of defined) if (one.typeKind === 'Enum') defineEnum(type, one, inner);
  const classAsts = defined.filter(({ one }) => one.typeKind === 'Class');
  for (const { one, type } of classAsts) defineBases(type, one, inner);
  for (const { one, type } of classAsts) defineMembers(type, one, inner);
  return { context: inner, errors: [] };
}
