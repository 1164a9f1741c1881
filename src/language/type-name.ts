/** Type names: making them, and their full text. */
import type { SimpleTypeNameAst, TypeNameAst } from './ast.ts';
import type { Extent } from './extent.ts';

/** A plain type name. */
export function simpleTypeName(extent: Extent, name: string, assemblyName: string | null = null): SimpleTypeNameAst {
  return { kind: 'TypeName', extent, name, assemblyName };
}

/** The same type name in an assembly; of an array the innermost element type is qualified. */
export function withAssembly(typeName: TypeNameAst, assemblyName: string): TypeNameAst {
  if (typeName.kind === 'ArrayTypeName') {
    return { ...typeName, elementType: withAssembly(typeName.elementType, assemblyName) };
  }
  return { ...typeName, assemblyName };
}

/** The full text of a type name, as messages show it: `List[int[,]]`. */
export function typeNameText(typeName: TypeNameAst): string {
  switch (typeName.kind) {
    case 'TypeName':
      return typeName.assemblyName === null ? typeName.name : `${typeName.name},${typeName.assemblyName}`;
    case 'GenericTypeName': {
      const text = `${typeName.typeName.name}[${typeName.genericArguments.map(genericArgumentText).join(',')}]`;
      return typeName.assemblyName === null ? text : `${text},${typeName.assemblyName}`;
    }
    case 'ArrayTypeName': {
      // The assembly is written once, after all brackets.
      const { text, assembly } = splitAssembly(typeName);
      return assembly === null ? text : `${text},${assembly}`;
    }
  }
}

function genericArgumentText(typeName: TypeNameAst): string {
  const text = typeNameText(typeName);
  return splitAssembly(typeName).assembly === null ? text : `[${text}]`;
}

function splitAssembly(typeName: TypeNameAst): { text: string; assembly: string | null } {
  if (typeName.kind === 'ArrayTypeName') {
    const { text, assembly } = splitAssembly(typeName.elementType);
    return { text: `${text}[${','.repeat(typeName.rank - 1)}]`, assembly };
  }
  const plain: TypeNameAst = { ...typeName, assemblyName: null };
  return { text: typeNameText(plain), assembly: typeName.assemblyName };
}
