/** An attribute as an object of a script: `[Parameter(Mandatory)]` in `.Attributes`, `[Parameter]::new()`. */
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { PropertyDeclaration } from '../../types/type-declaration.ts';

export class AttributeObject extends NetObject {
  /** Properties that were set, by name; the others have the default of their declaration. */
  readonly values: Map<string, unknown>;

  constructor(
    private readonly type: NetType,
    values: Iterable<readonly [string, unknown]> = [],
  ) {
    super();
    this.values = new Map(values);
  }

  /** An attribute of a type of this program by name. */
  static of(typeName: string, values: Iterable<readonly [string, unknown]> = []): AttributeObject {
    return new AttributeObject(typeNamed(typeName), values);
  }

  netType(): NetType {
    return this.type;
  }
}

/** A property of an attribute with what it is when nothing set it. */
export function attributeProperty(definition: string, initial: unknown = null): PropertyDeclaration {
  const name = /(\w+) \{/.exec(definition)?.[1] ?? definition;
  const get = (self: AttributeObject) => (self.values.has(name) ? self.values.get(name) : initial);
  if (!definition.includes('set;')) return [definition, get];
  return [definition, get, (self: AttributeObject, value: unknown) => void self.values.set(name, value)];
}
