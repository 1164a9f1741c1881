/** Casts: `[int]$x`, and the literal forms `[ordered]@{}` and `[pscustomobject]@{}` that keep the order of keys. */

import type { ConvertExpressionAst, HashtableAst, TypeNameAst } from '../../language/ast.ts';
import { castTo } from '../../types/conversion/cast.ts';
import { convertTo, toText } from '../../types/conversion/conversion.ts';
import { requireExtension } from '../../types/members/instance-extension.ts';
import { typeNamesOf } from '../../types/members/member-access.ts';
import { typeNamed } from '../../types/net-type.ts';
import { PSCustomObject, Shape } from '../../types/values/custom-object.ts';
import { OrderedDictionary } from '../../types/values/hashtable.ts';
import { NullString } from '../../types/values/null-string.ts';
import { PSReference } from '../../types/values/reference.ts';
import type { Frame } from '../runspace.ts';
import type { Expr } from './code.ts';
import { addHashPair, compileExpression, compileHashtablePairs } from './expressions.ts';
import type { SourceContext } from './source-context.ts';
import { resolveCastType, typeAtPlace } from './type-names.ts';
import { variableReference } from './variable-reference.ts';

export function compileConvert(ast: ConvertExpressionAst, context: SourceContext): Expr {
  const name = simpleName(ast.type.typeName);
  if (ast.child.kind === 'Hashtable') {
    if (name === 'ordered') return compileOrdered(ast.child, context);
    if (CUSTOM_OBJECT.has(name)) return compileCustomObject(ast.child, context);
  }
  if (name === 'ref') return compileReference(ast, context);
  if (CUSTOM_OBJECT.has(name)) return compileToCustomObject(ast, context);
  const child = compileExpression(ast.child, context);
  if (name === 'string') return (f) => textOf(f, child(f));
  if (name === 'void') {
    return (f) => {
      child(f);
      return undefined;
    };
  }
  const type = typeAtPlace(ast.type.typeName, context, resolveCastType);
  return (f) => {
    // The type is looked for first: what the value costs is not spent on a type that is not there.
    const target = type(f);
    return castTo(child(f), target, () => f.runspace.fieldSeparator(f.scope));
  };
}

/** `[pscustomobject]` is another name of `[psobject]`, except in a cast, where it makes an object of a dictionary. */
const CUSTOM_OBJECT: ReadonlySet<string> = new Set([
  'pscustomobject',
  'system.management.automation.pscustomobject',
  'management.automation.pscustomobject',
]);

function compileToCustomObject(ast: ConvertExpressionAst, context: SourceContext): Expr {
  const child = compileExpression(ast.child, context);
  return (f) => {
    const value = child(f);
    return value === undefined ? value : convertTo(value, typeNamed('System.Management.Automation.PSCustomObject'));
  };
}

/** The text of a value; null only for `[NullString]::Value`, which is there for that. */
function textOf(f: Frame, value: unknown): string | null {
  if (typeof value === 'string') return value;
  return value instanceof NullString ? null : toText(value, f.runspace.fieldSeparator(f.scope));
}

function simpleName(name: TypeNameAst): string {
  return name.kind === 'TypeName' ? name.name.toLowerCase() : '';
}

function compileOrdered(ast: HashtableAst, context: SourceContext): Expr {
  const pairs = compileHashtablePairs(ast, context);
  return (f) => {
    const table = new OrderedDictionary();
    for (const [key, value, at] of pairs) addHashPair(table, key(f), value(f), at);
    return table;
  };
}

/** With constant keys, which is the rule, all objects of one literal share a shape made at compile time. */
function compileCustomObject(ast: HashtableAst, context: SourceContext): Expr {
  const names = ast.keyValuePairs.map(([key]) => (key.kind === 'StringConstantExpression' ? key.value : null));
  const distinct = new Set(names.map((name) => name?.toLowerCase()));
  if (names.includes(null) || names.includes('') || distinct.size !== names.length || distinct.has('pstypename')) {
    return compileDynamicObject(ast, context);
  }
  const shape = Shape.of(names as string[]);
  const values = compileHashtablePairs(ast, context).map(([, value]) => value);
  const count = values.length;
  return (f) => {
    const slots = new Array<unknown>(count);
    let next = 0;
    for (const value of values) slots[next++] = value(f);
    return new PSCustomObject(shape, slots);
  };
}

function compileDynamicObject(ast: HashtableAst, context: SourceContext): Expr {
  const ordered = compileOrdered(ast, context);
  return (f) => {
    const table = ordered(f) as OrderedDictionary;
    const object = new PSCustomObject(Shape.empty, []);
    for (const { key, value } of table.slots()) object.set(toText(key), value);
    return nameType(object);
  };
}

/** A property `PSTypeName` becomes the first type name of the object. */
function nameType(object: PSCustomObject): PSCustomObject {
  const name = object.get('PSTypeName');
  if (name === undefined || name === null) return object;
  object.remove('PSTypeName');
  requireExtension(object).typeNames = [toText(name), ...typeNamesOf(object)];
  return object;
}

/** `[ref]$x` is a reference to the variable; of anything else to a copy of the value. */
function compileReference(ast: ConvertExpressionAst, context: SourceContext): Expr {
  // What is written to `[ref] $null` is lost: there is no such variable.
  if (ast.child.kind === 'VariableExpression' && ast.child.name.toLowerCase() !== 'null') {
    const { name, scope } = ast.child;
    return (f) => variableReference(f, name, scope);
  }
  const child = compileExpression(ast.child, context);
  return (f) => {
    const value = child(f);
    return value instanceof PSReference ? value : PSReference.to(value);
  };
}
