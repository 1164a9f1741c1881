/** The types of the objects that the cmdlets of a noun give out and take in. */
import { toText } from '../../../src/types/conversion/conversion.ts';
import { type DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { declareType } from '../declared-types.ts';
import { type SettingNoun, type SettingProperty, shownName } from './setting-noun.ts';

/** Makes the type of a noun's objects known. */
export function registerSettingType({ type, properties, identity }: SettingNoun): void {
  const members = properties.filter(({ name }) => name !== 'Identity').map(memberOf);
  const named = identity === 'none' ? [] : ['string Identity {get;set;}'];
  const isItem = identity === 'none' || identity === 'part';
  declareType(type, () =>
    dataType(type, [...named, ...members], {
      listed: true,
      toText: (self) => (isItem ? itemText(self, properties) : toText(self.get('Identity'))),
    }),
  );
}

function memberOf(property: SettingProperty): string {
  const { type } = property;
  const name = shownName(property);
  if (type === 'objects') return `System.Collections.Generic.List[System.Object] ${name} {get;set;}`;
  if (type === 'object') return `System.Object ${name} {get;set;}`;
  if (type === 'bytes') return `byte[] ${name} {get;set;}`;
  if (type === 'list') return `System.Collections.Generic.List[string] ${name} {get;set;}`;
  if (type === 'string' || type === 'enum') return `string ${name} {get;set;}`;
  return property.default === undefined ? `System.Nullable[${type}] ${name} {get;set;}` : `${type} ${name} {get;set;}`;
}

/** Inside a list an object shows its plain values: `Description=;Pattern=^(\d+)$;Translation=$1;Name=Keep All`. */
function itemText(self: DataObject, properties: readonly SettingProperty[]): string {
  return properties
    .filter(({ name, type }) => name !== PRIORITY && type !== 'list' && type !== 'objects')
    .map(({ name }) => `${name}=${toText(self.get(name))}`)
    .join(';');
}

/** The place of an item among its like, which is no value of it. */
const PRIORITY = 'Priority';
