/**
 * Defines the classes and enums of a text before any of its statements run: first all names, then bases, then members, so
 * that they may name each other in any order. A definition belongs to the script block that it stands in.
 */

import type { Ast, FunctionMemberAst, ScriptBlockAst, TypeDefinitionAst } from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';
import type { ParseError } from '../../language/parse-error.ts';
import { contextWithin, setClassesOf } from '../compile/classes-of-block.ts';
import { ScriptClasses } from '../compile/script-classes.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { defineBases, defineMembers } from './class-definition.ts';
import { classError } from './class-error.ts';
import { defineEnums } from './enum-definition.ts';
import { type Definition, ScriptType } from './script-type.ts';
import { unknownTypes } from './type-names-check.ts';

export interface DefinedTypes {
  /** In which the text is compiled. */
  readonly context: SourceContext;
  /** Errors of parsing: names of types. */
  readonly errors: readonly ParseError[];
  /** Errors of making the types, which come when the text is about to run. */
  readonly deferred: readonly ParseError[];
}

/** Names of types in the classes of a text that do not exist, for a text that is only looked at. */
export function unknownTypesOf(ast: ScriptBlockAst, context: SourceContext): readonly ParseError[] {
  const defined: Definition[] = [];
  const repeated: ParseError[] = [];
  nameTypes(ast, context, defined, repeated);
  return defined.length === 0 ? [] : [...repeated, ...unknownTypes(ast, context)];
}

/** The context in which a text that defines classes is compiled, or the errors of its type names. */
export function defineTypes(ast: ScriptBlockAst, context: SourceContext): DefinedTypes {
  const defined: Definition[] = [];
  const repeated: ParseError[] = [];
  nameTypes(ast, context, defined, repeated);
  if (defined.length === 0) return { context, errors: [], deferred: [] };
  const errors = [...repeated, ...unknownTypes(ast, context)];
  const inner = contextWithin(ast, context);
  if (errors.length > 0) return { context, errors, deferred: [] };
  const enumErrors = defineEnums(defined.filter(({ one }) => one.typeKind === 'Enum'));
  if (enumErrors.length > 0) return { context, errors: [], deferred: enumErrors };
  const classes = defined.filter(({ one }) => one.typeKind === 'Class');
  const baseErrors = defineAllBases(classes);
  if (baseErrors.length > 0) return { context, errors: [], deferred: baseErrors };
  for (const { one, type, context: own } of classes) defineMembers(type, one, own);
  return { context: inner, errors: [], deferred: [] };
}

/** A class derives from classes that stand before it. */
function defineAllBases(classes: readonly Definition[]): ParseError[] {
  const errors: ParseError[] = [];
  const later = new Set(classes.map(({ type }) => type));
  for (const { one, type, context } of classes) {
    errors.push(...defineBases(type, one, context, later));
    later.delete(type);
    const base = classes.find((other) => other.type === type.base)?.one;
    if (base && needsArguments(base) && constructorsOf(one).length === 0) {
      const message = `Base class '${base.name}' does not contain a parameterless constructor.`;
      errors.push(classError(one.extent, 'BaseClassNoDefaultCtor', message));
    }
  }
  return errors;
}

function constructorsOf({ members }: TypeDefinitionAst): FunctionMemberAst[] {
  return members.filter(
    (member): member is FunctionMemberAst =>
      member.kind === 'FunctionMember' && member.isConstructor && !member.isStatic,
  );
}

/** Whether every constructor of a class takes arguments. */
function needsArguments(definition: TypeDefinitionAst): boolean {
  const constructors = constructorsOf(definition);
  return constructors.length > 0 && constructors.every(({ parameters }) => parameters.length > 0);
}

/** Makes the types of a script block known by name, and those of the blocks in it. */
function nameTypes(block: ScriptBlockAst, outer: SourceContext, defined: Definition[], repeated: ParseError[]): void {
  const nested: ScriptBlockAst[] = [];
  const asts: TypeDefinitionAst[] = [];
  const visit = (node: Ast): void => {
    if (node.kind === 'ScriptBlock') {
      nested.push(node);
      return;
    }
    if (node.kind === 'TypeDefinition') asts.push(node);
    visitChildren(node, visit);
  };
  visitChildren(block, visit);
  let context = outer;
  if (asts.length > 0) {
    const classes = new ScriptClasses(outer.classes);
    context = { ...outer, classes };
    setClassesOf(block, classes);
    for (const one of asts) {
      if (classes.defines(one.name)) {
        repeated.push(classError(one.extent, 'MemberAlreadyDefined', `The member '${one.name}' is already defined.`));
      }
      const type = ScriptType.named(one.name, one.typeKind === 'Enum' ? 'enum' : 'class');
      classes.define(one.name, type);
      defined.push({ one, type, context });
    }
  }
  for (const inner of nested) nameTypes(inner, context, defined, repeated);
}
