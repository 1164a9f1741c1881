/**
 * Who owns what lies in a pool: the pool itself, until a disaster has brought it to another one. It is then in that pool and
 * still owned by the first (https://learn.microsoft.com/powershell/module/skype/get-csrgsworkflow, -Owner and -ShowAll).
 */
import type { Setting, SettingValues } from '../../../src/deployment/settings.ts';
import { partIdentity } from './setting-identity.ts';

/** Kept beside the properties, where the owner is another pool than the one in which the setting is. */
const OWNER = 'OwnerPool';

/** The service that owns a setting: `Service:ApplicationServer:pool01.contoso.com`. */
export function ownerOf({ identity, values }: Setting): string {
  const owner = values[OWNER];
  return typeof owner === 'string' ? owner : partIdentity(identity)[0];
}

/** The values of a setting in a pool that is owned by another one; null for the pool itself. */
export function withOwner(values: SettingValues, owner: string | null): SettingValues {
  const { [OWNER]: _, ...others } = values;
  return owner === null ? others : { ...others, [OWNER]: owner };
}

/** New values for a setting, whose owner stays what it was. */
export function ownedAs(before: SettingValues | undefined, values: SettingValues): SettingValues {
  const owner = before?.[OWNER];
  return owner === undefined ? values : { ...values, [OWNER]: owner };
}

/** Whether a setting is one of those that a Get- means: its pool's own, those of an owner, or all. */
export function isMeantByOwner(setting: Setting, owner: string | null, showsAll: boolean): boolean {
  const wanted = owner ?? partIdentity(setting.identity)[0];
  return (showsAll && owner === null) || ownerOf(setting).toLowerCase() === wanted.toLowerCase();
}
