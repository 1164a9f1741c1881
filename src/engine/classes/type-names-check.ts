/**
 * Types that a class names and that do not exist are errors of parsing, before anything of the script runs. Inside of
 * method bodies and in attributes a name of .NET's own namespaces is left to run time: this program does not emulate every .NET type, and
 * a method that is never called must not keep the script from running.
 */

import type { Ast, AttributeAst, ScriptBlockAst, TypeNameAst } from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';
import type { ParseError } from '../../language/parse-error.ts';
import { tryAttributeType } from '../binder/attribute-instance.ts';
import { contextWithin } from '../compile/classes-of-block.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { tryResolveTypeName, typeNameText } from '../compile/type-names.ts';
import { currentRunspace } from '../current-runspace.ts';
import { classError } from './class-error.ts';

/** Whether a name is one of .NET's own namespaces. */
function isOfNet(name: string): boolean {
  return /^(system|microsoft)\./i.test(name);
}

/** The errors of all classes of a text. */
export function unknownTypes(ast: ScriptBlockAst, context: SourceContext): ParseError[] {
  const errors: ParseError[] = [];
  const check = (name: TypeNameAst, inBody: boolean, within: SourceContext): void => {
    if (tryResolveTypeName(name, within, currentRunspace().topFrame())) return;
    if (name.kind === 'GenericTypeName') {
      const unknown = name.genericArguments.filter(
        (one) => !tryResolveTypeName(one, within, currentRunspace().topFrame()),
      );
      for (const one of unknown) check(one, inBody, within);
      if (unknown.length > 0) return;
    }
    const text = typeNameText(name);
    if (inBody && isOfNet(text)) return;
    errors.push(classError(name.extent, 'TypeNotFound', `Unable to find type [${text}].`));
  };
  const checkAttribute = ({ typeName }: AttributeAst, within: SourceContext): void => {
    if (isOfNet(typeNameText(typeName)) || tryAttributeType(typeName, within, currentRunspace().topFrame())) return;
    const message = `Cannot find the type for custom attribute '${typeNameText(typeName)}'. Make sure that the assembly that contains this type is loaded.`;
    errors.push(classError(typeName.extent, 'CustomAttributeTypeNotFound', message));
  };
  const visit = (node: Ast, inClass: boolean, inBody: boolean, outer: SourceContext): void => {
    const within = node.kind === 'ScriptBlock' ? contextWithin(node, outer) : outer;
    if (inClass) {
      if (node.kind === 'TypeExpression' || node.kind === 'TypeConstraint') check(node.typeName, inBody, within);
      else if (node.kind === 'ConvertExpression') check(node.type.typeName, inBody, within);
    }
    if (node.kind === 'Attribute' && !inBody) checkAttribute(node, within);
    const classHere = inClass || node.kind === 'TypeDefinition';
    const bodyHere = inBody || (inClass && node.kind === 'ScriptBlock');
    visitChildren(node, (child) => {
      // The type of a cast is checked with the cast.
      if (node.kind === 'ConvertExpression' && child.kind === 'TypeConstraint') return;
      visit(child, classHere, bodyHere, within);
    });
  };
  visit(ast, false, false, context);
  return errors;
}
