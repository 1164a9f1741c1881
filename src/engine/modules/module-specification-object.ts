/** Microsoft.PowerShell.Commands.ModuleSpecification: which module is meant, as an object that says what it takes. */
import type { RequiredModule } from '../../language/ast.ts';
import { convertTo, toText } from '../../types/conversion/conversion.ts';
import { argumentException, netException } from '../../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { KeyedTable } from '../../types/values/hashtable.ts';
import type { VersionDemand } from './module-version.ts';

const VERSIONS = 'ModuleVersion, RequiredVersion';

/** The members of the hashtable, in lower case. */
const MEMBERS: ReadonlySet<string> = new Set([
  'modulename',
  'moduleversion',
  'maximumversion',
  'requiredversion',
  'guid',
]);

export class ModuleSpecificationObject extends NetObject {
  private constructor(
    readonly name: string,
    readonly guid: unknown,
    /** System.Version objects; the highest version is a text, which may end in a star. */
    readonly version: unknown,
    readonly maximum: string | null,
    readonly required: unknown,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.ModuleSpecification');
  }

  static named(name: string | null): ModuleSpecificationObject {
    if (name === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'moduleName');
    if (name === '') throw argumentException('ArgumentException', 'The value cannot be an empty string.', 'moduleName');
    return new ModuleSpecificationObject(name, null, null, null, null);
  }

  /** @throws NetException for what the hashtable lacks, has too much, or says in a wrong way. */
  static of(table: KeyedTable): ModuleSpecificationObject {
    refuseUnknown(table);
    const part = (key: string) => table.get(key) ?? null;
    const version =
      part('ModuleVersion') === null ? null : convertTo(part('ModuleVersion'), typeNamed('System.Version'));
    const required =
      part('RequiredVersion') === null ? null : convertTo(part('RequiredVersion'), typeNamed('System.Version'));
    const guid = part('GUID') === null ? null : convertTo(part('GUID'), typeNamed('System.Guid'));
    const maximum = part('MaximumVersion') === null ? null : toText(part('MaximumVersion'));
    if (maximum !== null) requireMaximum(maximum);
    if (part('ModuleName') === null) {
      throw netException(
        'System.MissingMemberException',
        "The 'ModuleName' member does not exist in the hashtable that describes this module.",
      );
    }
    if (version === null && required === null && maximum === null) {
      throw netException(
        'System.MissingMemberException',
        "The 'ModuleVersion', 'MaximumVersion' and 'RequiredVersion' members do not exist in the hashtable that describes this module. One of these three members must exist, and be assigned a version number in the format 'n.n.n.n'.",
      );
    }
    if (required !== null && version !== null) throw together('ModuleVersion');
    if (required !== null && maximum !== null) throw together('MaximumVersion');
    return new ModuleSpecificationObject(toText(part('ModuleName')), guid, version, maximum, required);
  }

  /** A module that `#requires` names. */
  static required(module: RequiredModule): ModuleSpecificationObject {
    const versionOf = (text: string | null) => (text === null ? null : convertTo(text, typeNamed('System.Version')));
    const guid = module.guid === null ? null : convertTo(module.guid, typeNamed('System.Guid'));
    const required = versionOf(module.requiredVersion);
    return new ModuleSpecificationObject(module.name, guid, versionOf(module.version), module.maximumVersion, required);
  }

  /** Another one that says the same; names in any letter case. */
  isLike(other: ModuleSpecificationObject): boolean {
    return this.key === other.key;
  }

  /** The same for all that say the same. */
  get key(): string {
    const { name, guid, version, maximum, required } = this;
    return [
      name.toLowerCase(),
      ...[guid, version, maximum, required].map((part) => (part === null ? '' : toText(part))),
    ].join('|');
  }

  get demand(): VersionDemand {
    const text = (value: unknown) => (value === null ? null : toText(value));
    return { minimum: text(this.version), maximum: this.maximum, required: text(this.required) };
  }

  override toString(): string {
    if (this.guid === null && this.version === null && this.maximum === null && this.required === null)
      return this.name;
    const parts = [`ModuleName = '${this.name}'`];
    if (this.guid !== null) parts.push(`Guid = '{${toText(this.guid)}}' `);
    if (this.required !== null) parts.push(`RequiredVersion = '${toText(this.required)}'`);
    if (this.version !== null) parts.push(`ModuleVersion = '${toText(this.version)}'`);
    if (this.maximum !== null) parts.push(`MaximumVersion = '${this.maximum}'`);
    return `@{ ${parts.join('; ')} }`;
  }
}

/** ModuleSpecificationComparer: which of them say the same. */
export class ModuleSpecificationComparer extends NetObject {
  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.ModuleSpecificationComparer');
  }
}

function refuseUnknown(table: KeyedTable): void {
  const unknown = [...table.keys()].map((key) => toText(key)).filter((key) => !MEMBERS.has(key.toLowerCase()));
  if (unknown.length === 0) return;
  throw netException(
    'System.ArgumentException',
    `The hashtable describing a module contains one or more members that are not valid. The valid members are (ModuleName, ${VERSIONS}, GUID). Remove the members that are not valid (${unknown.map((key) => `'${key}'`).join(', ')}), then try again.`,
  );
}

/** A version, or the beginning of one with a star behind. */
export function requireMaximum(text: string): void {
  if (/^\d+(\.\d+){1,3}$|^\d+(\.\d+){0,2}\.\*$|^\*$/.test(text)) return;
  throw netException(
    'System.Management.Automation.PSArgumentException',
    `The specified MaximumVersion '${text}' was incorrect. If you are using '*', MaximumVersion only supports one '*' and should always be placed at the end of MaximumVersion.`,
  );
}

function together(name: string) {
  return netException(
    'System.ArgumentException',
    `The parameters ${name} and RequiredVersion cannot be used together. Please specify only one parameter.`,
  );
}
