/** Where categories, rooms and add-ins are kept: under `pool\name`, as values by the names of their properties. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Setting, SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { argumentValue } from '../argument-types.ts';
import { declareType } from '../declared-types.ts';
import { netValue, ValueError } from '../settings/setting-values.ts';
import type { ChatNoun } from './nouns.ts';

/** What is wrong with what a cmdlet was given. */
export class ChatFault extends Error {
  constructor(
    message: string,
    readonly id: 'ItemNotFound' | 'ItemExists' | 'ItemInUse' | 'InvalidValue',
    readonly target: string,
  ) {
    super(message);
  }
}

const CATEGORIES = {
  ItemNotFound: 'ObjectNotFound',
  ItemExists: 'ResourceExists',
  ItemInUse: 'InvalidOperation',
  InvalidValue: 'InvalidArgument',
} as const;

/** Does something; a fault is reported, and the cmdlet goes on with the next object. */
export function reportingFaults(ps: CmdletContext, work: () => void): void {
  try {
    work();
  } catch (error) {
    const fault = error instanceof ValueError ? new ChatFault(error.message, 'InvalidValue', '') : error;
    if (!(fault instanceof ChatFault)) throw error;
    ps.error(fault.id, CATEGORIES[fault.id], fault.message, {
      target: fault.target,
      exception:
        fault.id === 'ItemNotFound'
          ? 'System.Management.Automation.ItemNotFoundException'
          : 'System.InvalidOperationException',
    });
  }
}

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

/** The pool of Persistent Chat Servers that is meant: the one that is named, or the only one. @throws ChatFault */
export function chatPool({ topology }: Deployment, named: unknown): string {
  const pools = topology.document.sites
    .flatMap(({ pools: all }) => all)
    .filter(({ role }) => role === 'PersistentChat');
  const name = named === undefined || named === null ? '' : toText(argumentValue(named));
  const found = name === '' ? pools : pools.filter(({ fqdn }) => fqdn.toLowerCase() === name.toLowerCase());
  const [pool, another] = found;
  if (!pool)
    throw new ChatFault(
      name === '' ? 'The topology has no Persistent Chat pool.' : `The topology has no Persistent Chat pool "${name}".`,
      'ItemNotFound',
      name,
    );
  if (another)
    throw new ChatFault(
      'There are several Persistent Chat pools: name one with -PersistentChatPoolFqdn.',
      'InvalidValue',
      '',
    );
  return pool.fqdn;
}

/** The item that -Identity or -Instance means: `pool\name`, or the name alone. @throws ChatFault */
export function itemMeant(deployment: Deployment, entry: ChatNoun, argument: unknown): Setting {
  const value = argumentValue(argument);
  const text = typeof value === 'string' ? value : toText(getMember(value, 'Identity') ?? value);
  const wanted = text.toLowerCase();
  const found = itemsOf(deployment, entry).find(
    ({ identity }) => identity.toLowerCase() === wanted || identity.toLowerCase().endsWith(`\\${wanted}`),
  );
  if (!found)
    throw new ChatFault(`Cannot find "${kindOf(entry)}" "${text}" because it does not exist.`, 'ItemNotFound', text);
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
