/** Which module is meant: a name, or a hashtable `@{ ModuleName = …; ModuleVersion = … }`. */
import { toText } from '../../types/conversion/conversion.ts';
import { getMember } from '../../types/members/member-access.ts';
import { runtimeException } from '../../types/net-exception.ts';
import { KeyedTable } from '../../types/values/hashtable.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import { ModuleSpecificationObject } from './module-specification-object.ts';
import { ANY_VERSION, type VersionDemand } from './module-version.ts';

export interface ModuleSpecification {
  readonly name: string;
  readonly version: VersionDemand;
  readonly guid: string | null;
}

export function moduleSpecification(value: unknown): ModuleSpecification {
  const plain = baseOf(value);
  if (plain instanceof ModuleSpecificationObject)
    return { name: plain.name, version: plain.demand, guid: plain.guid === null ? null : toText(plain.guid) };
  if (!(plain instanceof KeyedTable)) {
    const name = typeof plain === 'string' ? plain : getMember(plain, 'Name');
    return { name: toText(name ?? plain), version: ANY_VERSION, guid: null };
  }
  const text = (key: string) => {
    const item = plain.get(key);
    return item === undefined || item === null ? null : toText(item);
  };
  const name = text('ModuleName');
  if (name === null) {
    throw runtimeException(
      'InvalidOperation',
      'InvalidArgument',
      'The hashtable describing a module contains one or more members that are not valid. The valid members are (ModuleName, ModuleVersion, RequiredVersion, MaximumVersion, GUID). Remove the members that are not valid, and then try again.',
      {
        typeName: 'System.ArgumentException',
      },
    );
  }
  return {
    name,
    version: { minimum: text('ModuleVersion'), maximum: text('MaximumVersion'), required: text('RequiredVersion') },
    guid: text('GUID'),
  };
}
