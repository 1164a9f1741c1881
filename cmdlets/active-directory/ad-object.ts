/** Objects of Active Directory as its cmdlets give them: which properties one has depends on what was asked for. */
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export class AdObject extends NetObject {
  private readonly values: ReadonlyMap<string, unknown>;

  /** @param properties by their names, in the order in which they are shown */
  constructor(
    private readonly typeName: string,
    properties: readonly (readonly [name: string, value: unknown])[],
  ) {
    super();
    this.values = new Map(properties);
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  /** The value of a property in any letter case; undefined where the object has none of the name. */
  get(name: string): unknown {
    const known = this.names().find((one) => one.toLowerCase() === name.toLowerCase());
    return known === undefined ? undefined : this.values.get(known);
  }

  names(): string[] {
    return [...this.values.keys()];
  }
}

/** The values of an attribute that may have several. */
export class AdValues extends NetObject {
  constructor(readonly items: readonly unknown[]) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.ActiveDirectory.Management.ADPropertyValueCollection');
  }
}

/** Properties are shown in the order of the alphabet. */
export function inAlphabet(names: Iterable<string>): string[] {
  return [...new Set(names)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}
