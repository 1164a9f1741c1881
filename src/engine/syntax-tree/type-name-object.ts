/** Names of types in a tree as scripts see them: TypeName, GenericTypeName and ArrayTypeName. */
import type { TypeNameAst } from '../../language/ast.ts';
import { typeNameText } from '../../language/type-name.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';

export class TypeNameObject extends NetObject {
  constructor(readonly node: TypeNameAst) {
    super();
  }

  netType(): NetType {
    return typeNamed(`System.Management.Automation.Language.${this.node.kind}`);
  }

  /** With the assembly, where one is named. */
  get fullName(): string {
    return typeNameText(this.node);
  }

  get name(): string {
    return nameOf(this.node);
  }

  get assemblyName(): string | null {
    return assemblyOf(this.node);
  }

  override toString(): string {
    return this.fullName;
  }
}

function nameOf(node: TypeNameAst): string {
  if (node.kind === 'TypeName') return node.name;
  if (node.kind === 'ArrayTypeName') return `${nameOf(node.elementType)}[${','.repeat(node.rank - 1)}]`;
  return typeNameText({ ...node, assemblyName: null });
}

function assemblyOf(node: TypeNameAst): string | null {
  return node.kind === 'ArrayTypeName' ? assemblyOf(node.elementType) : node.assemblyName;
}
