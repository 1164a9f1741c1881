/** Type names in scripts: `[int]`, `[System.Collections.Generic.List[string]]`, classes of the script, `using namespace`. */

import type { TypeNameAst } from '../../language/ast.ts';
import { Extent } from '../../language/extent.ts';
import { simpleTypeName } from '../../language/type-name.ts';
import { runtimeException } from '../../types/net-exception.ts';
import { arrayTypeOf, findType, genericTypeOf, type NetType } from '../../types/net-type.ts';
import type { Frame } from '../runspace.ts';
import { placed } from '../statement-errors.ts';
import { TypeNameObject } from '../syntax-tree/type-name-object.ts';
import type { SourceContext } from './source-context.ts';

/** The name as error messages show it. */
export function typeNameText(name: TypeNameAst): string {
  switch (name.kind) {
    case 'TypeName':
      return name.name;
    case 'GenericTypeName':
      return `${name.typeName.name}[${name.genericArguments.map(typeNameText).join(',')}]`;
    case 'ArrayTypeName':
      return `${typeNameText(name.elementType)}[${','.repeat(name.rank - 1)}]`;
  }
}

/** The type that a name means, or undefined. */
export function tryResolveTypeName(name: TypeNameAst, context: SourceContext, frame?: Frame): NetType | undefined {
  switch (name.kind) {
    case 'TypeName':
      return findNamed(name.name, context, frame);
    case 'ArrayTypeName': {
      const element = tryResolveTypeName(name.elementType, context, frame);
      return element && arrayTypeOf(element, name.rank);
    }
    case 'GenericTypeName': {
      const count = name.genericArguments.length;
      const definition =
        findNamed(`${name.typeName.name}\`${count}`, context, frame) ?? findNamed(name.typeName.name, context, frame);
      const args = name.genericArguments.map((argument) => tryResolveTypeName(argument, context, frame));
      if (!definition || args.some((argument) => !argument)) return findType(typeNameText(name));
      return genericTypeOf(definition, args as NetType[]);
    }
  }
}

function findNamed(name: string, context: SourceContext, frame?: Frame): NetType | undefined {
  const own = context.classes?.find(name) ?? frame?.scope.findClass(name) ?? frame?.runspace.findScriptClass(name);
  if (own) return own;
  const direct = findType(name);
  if (direct) return direct;
  for (const namespace of [...context.namespaces, ...(frame?.runspace.namespaces ?? [])]) {
    const found = findType(`${namespace}.${name}`);
    if (found) return found;
  }
  return undefined;
}

/** The type that a name means. @throws NetException TypeNotFound. */
export function resolveTypeName(name: TypeNameAst, context: SourceContext, frame?: Frame): NetType {
  return tryResolveTypeName(name, context, frame) ?? missingType(name, bracketed(name.extent));
}

/** As `resolveTypeName`, for casts: their errors stand at the name without its brackets. */
export function resolveCastType(name: TypeNameAst, context: SourceContext, frame?: Frame): NetType {
  return tryResolveTypeName(name, context, frame) ?? missingType(name, name.extent);
}

/**
 * The type that a name means at one place of a text, which remembers it: the search costs more than most calls of a type.
 * A class of the script may be defined anew under the same name, so only names of .NET are remembered.
 */
export function typeAtPlace(
  name: TypeNameAst,
  context: SourceContext,
  resolve: typeof resolveTypeName = resolveTypeName,
): (f: Frame) => NetType {
  let known: NetType | null = null;
  return (f) => {
    if (known !== null) return known;
    const type = resolve(name, context, f);
    if (!isScripted(type)) known = type;
    return type;
  };
}

function isScripted(type: NetType): boolean {
  return (
    type.declaration.scripted === true ||
    (type.elementType !== null && isScripted(type.elementType)) ||
    type.genericArguments.some(isScripted)
  );
}

function missingType(name: TypeNameAst, extent: Extent): never {
  const text = missingName(name);
  const missing = runtimeException('TypeNotFound', 'InvalidOperation', `Unable to find type [${text}].`, {
    target: new TypeNameObject(simpleTypeName(name.extent, text)),
  });
  throw placed(missing, extent);
}

/** The part of a name that the error names: of an array its elements, of a generic type the definition. */
function missingName(name: TypeNameAst): string {
  switch (name.kind) {
    case 'TypeName':
      return name.name;
    case 'GenericTypeName':
      return name.typeName.name;
    case 'ArrayTypeName':
      return missingName(name.elementType);
  }
}

/** The error underlines the brackets with the name. */
function bracketed(extent: Extent): Extent {
  const { source, startOffset, endOffset } = extent;
  const isBracketed = source.text[startOffset - 1] === '[' && source.text[endOffset] === ']';
  return isBracketed ? new Extent(source, startOffset - 1, endOffset + 1) : extent;
}
