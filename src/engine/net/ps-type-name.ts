/** System.Management.Automation.PSTypeName: the name of a type that need not exist, and the type where it does. */
import { tryConvertTo } from '../../types/conversion/conversion.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';

export class PSTypeName extends NetObject {
  constructor(
    readonly name: string,
    private readonly known: NetType | null = null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSTypeName');
  }

  /** Looked up anew while there is none of the name: a script may define it later. */
  get type(): NetType | null {
    return this.known ?? (tryConvertTo(this.name, typeNamed('System.Type'))?.value as NetType | undefined) ?? null;
  }

  override toString(): string {
    return this.name;
  }
}

export default defineType<PSTypeName>({
  name: 'System.Management.Automation.PSTypeName',
  toText: (self: PSTypeName) => self.name,
  constructors: [
    ['(type type)', (type: NetType) => new PSTypeName(type.fullName, type)],
    ['(string name)', (name: string) => new PSTypeName(name)],
  ],
  properties: [
    ['string Name {get;}', (self: PSTypeName) => self.name],
    ['type Type {get;}', (self: PSTypeName) => self.type],
    ['System.Management.Automation.Language.TypeDefinitionAst TypeDefinitionAst {get;}', () => null],
  ],
});
