/** An element of the configuration of IIS as the module's cmdlets give it: attributes and elements below, by name. */
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export const CONFIGURATION_ELEMENT = 'Microsoft.IIs.PowerShell.Framework.ConfigurationElement';

export class ConfigurationElement extends NetObject {
  private readonly values: ReadonlyMap<string, readonly [name: string, value: unknown]>;

  /** @param kind what it is, by the name that PowerShell adds to its type: `site`, `site#application` */
  constructor(
    kind: string,
    readonly entries: readonly (readonly [name: string, value: unknown])[],
  ) {
    super();
    this.values = new Map(entries.map((entry) => [entry[0].toLowerCase(), entry]));
    requireExtension(this).typeNames = [`${CONFIGURATION_ELEMENT}#${kind}`, CONFIGURATION_ELEMENT, 'System.Object'];
  }

  netType(): NetType {
    return typeNamed(CONFIGURATION_ELEMENT);
  }

  /** undefined where the element has no such attribute and no such element below. */
  get(name: string): unknown {
    return this.values.get(name.toLowerCase())?.[1];
  }

  names(): string[] {
    return this.entries.map(([name]) => name);
  }
}

/** A collection of elements, as one that is in another shows it. */
export function collection(kind: string, elements: readonly ConfigurationElement[]): ConfigurationElement {
  return new ConfigurationElement(kind, [['Collection', [...elements]]]);
}
