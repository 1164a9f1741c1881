/** Where categories, rooms and add-ins are kept: under `pool\name`, as values by the names of their properties. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Setting, SettingValues } from '../../../src/deployment/settings.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { argumentValue } from '../argument-types.ts';
import { declareType } from '../declared-types.ts';
import { ItemFault, notThere } from '../item-fault.ts';
import { netValue } from '../settings/setting-values.ts';
import type { ChatNoun } from './nouns.ts';

/** `ChatRoom`: what error texts call the kind. */
export function kindOf({ noun }: ChatNoun): string {
  return noun.slice('CsPersistentChat'.length);
}

export function itemsOf({ settings }: Deployment, { noun }: ChatNoun): Setting[] {
  return settings.list({ name: noun, fresh: [] });
}

export function changeItem(
  { settings }: Deployment,
  { noun }: ChatNoun,
  identity: string,
  edit: (values: SettingValues | undefined) => SettingValues | null,
): void {
  settings.change({ name: noun, fresh: [] }, identity, edit);
}

/** The pool of Persistent Chat Servers that is meant: the one that is named, or the only one. @throws ItemFault */
export function chatPool({ topology }: Deployment, named: unknown): string {
  const pools = topology.document.sites
    .flatMap(({ pools: all }) => all)
    .filter(({ role }) => role === 'PersistentChat');
  const name = named === undefined || named === null ? '' : toText(argumentValue(named));
  const found = name === '' ? pools : pools.filter(({ fqdn }) => fqdn.toLowerCase() === name.toLowerCase());
  const [pool, another] = found;
  if (!pool)
    throw new ItemFault(
      name === '' ? 'The topology has no Persistent Chat pool.' : `The topology has no Persistent Chat pool "${name}".`,
      'ItemNotFound',
      name,
    );
  if (another)
    throw new ItemFault(
      'There are several Persistent Chat pools: name one with -PersistentChatPoolFqdn.',
      'InvalidValue',
    );
  return pool.fqdn;
}

/** The item that -Identity or -Instance means: `pool\name`, or the name alone. @throws ItemFault */
export function itemMeant(deployment: Deployment, entry: ChatNoun, argument: unknown): Setting {
  const value = argumentValue(argument);
  const text = typeof value === 'string' ? value : toText(getMember(value, 'Identity') ?? value);
  const wanted = text.toLowerCase();
  const found = itemsOf(deployment, entry).find(
    ({ identity }) => identity.toLowerCase() === wanted || identity.toLowerCase().endsWith(`\\${wanted}`),
  );
  if (!found) throw notThere(kindOf(entry), text, text);
  return found;
}

export function chatObject(entry: ChatNoun, { identity, values }: Setting): DataObject {
  registerChatType(entry);
  const own = entry.properties.map(
    (property) => [property.name, netValue(property, values[property.name] ?? property.default)] as const,
  );
  return new DataObject(entry.type, { Identity: identity, ...Object.fromEntries(own) });
}

/** Makes the type of a noun's objects known. */
export function registerChatType({ type, properties }: ChatNoun): void {
  const members = properties.map(({ name, type: kind }) =>
    kind === 'list'
      ? `System.Collections.Generic.List[string] ${name} {get;set;}`
      : `${kind === 'bool' ? 'bool' : 'string'} ${name} {get;set;}`,
  );
  declareType(type, () =>
    dataType(type, ['string Identity {get;}', ...members], {
      listed: true,
      toText: (self) => toText(self.get('Identity')),
    }),
  );
}
