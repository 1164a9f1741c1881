/** The objects that the cmdlets of a noun give out and take in, and their types. */
import type { Setting, SettingValues } from '../../../src/deployment/settings.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { declareType } from '../declared-types.ts';
import { GLOBAL } from './setting-identity.ts';
import type { SettingNoun, SettingProperty } from './setting-noun.ts';
import { netValue } from './setting-values.ts';

/** Makes the type of a noun's objects known. */
export function registerSettingType({ type, properties }: SettingNoun): void {
  const members = properties.filter(({ name }) => name !== 'Identity').map(memberOf);
  declareType(type, () =>
    dataType(type, ['string Identity {get;set;}', ...members], {
      listed: true,
      toText: (self) => toText(self.get('Identity')),
    }),
  );
}

function memberOf(property: SettingProperty): string {
  const { name, type } = property;
  if (type === 'list') return `System.Collections.Generic.List[string] ${name} {get;set;}`;
  if (type === 'string' || type === 'enum') return `string ${name} {get;set;}`;
  return property.default === undefined ? `System.Nullable[${type}] ${name} {get;set;}` : `${type} ${name} {get;set;}`;
}

/** A setting as an object. */
export function settingObject(entry: SettingNoun, { identity, values }: Setting): DataObject {
  const isFresh = identity === GLOBAL;
  const own = entry.properties.map((property) => {
    const stored = values[property.name];
    const fallback = isFresh ? (property.fresh ?? property.default) : property.default;
    return [property.name, netValue(property, stored === undefined ? fallback : stored)] as const;
  });
  return new DataObject(entry.type, { Identity: identity, ...Object.fromEntries(own) });
}

/** What a deployment has of a noun before anybody has changed anything. */
export function freshSettings(entry: SettingNoun): Setting[] {
  if (entry.initial) {
    return entry.initial.map(({ Identity: identity, ...values }) => ({
      identity: String(identity),
      values: values as SettingValues,
    }));
  }
  return entry.scopes?.includes('global') ? [{ identity: GLOBAL, values: {} }] : [];
}
