/** The objects that the cmdlets of a noun give out and take in, and their types. */
import type { Setting, SettingValues } from '../../../src/deployment/settings.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';
import { GLOBAL } from './setting-identity.ts';
import { type SettingNoun, shownName } from './setting-noun.ts';
import { registerSettingType } from './setting-types.ts';
import { netValue } from './setting-values.ts';

/** A setting as an object. */
export function settingObject(entry: SettingNoun, { identity, values }: Setting): DataObject {
  registerSettingType(entry);
  const isFresh = identity === GLOBAL;
  const own = entry.properties.map((property) => {
    const stored = values[property.name];
    const fallback = isNameItself(entry, property)
      ? identity
      : isFresh
        ? (property.fresh ?? property.default)
        : property.default;
    return [shownName(property), netValue(property, stored === undefined ? fallback : stored)] as const;
  });
  const name = entry.identity === 'none' ? {} : { Identity: identity };
  return new DataObject(entry.type, { ...name, ...Object.fromEntries(own) });
}

/** What is told by its name alone has that as a property too. */
function isNameItself({ identity }: SettingNoun, { name }: SettingNoun['properties'][number]): boolean {
  return identity === 'name' && name === 'Name';
}

/** What a deployment has of a noun before anybody has changed anything. */
export function freshSettings(entry: SettingNoun): Setting[] {
  if (entry.initial) {
    return entry.initial.map(({ Identity: identity, ...values }) => ({
      identity: String(identity),
      values: values as SettingValues,
    }));
  }
  const isGlobal = entry.identity === 'scope' && entry.scopes?.includes('global');
  return isGlobal ? [{ identity: GLOBAL, values: {} }] : [];
}
