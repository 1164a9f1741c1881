/** What the cmdlets do with categories, rooms and add-ins of Persistent Chat. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { WildcardPattern } from '../../../src/types/wildcard.ts';
import { argumentValue } from '../argument-types.ts';
import { ItemFault, onDeployment, thereAlready } from '../item-fault.ts';
import { storedValue } from '../settings/setting-values.ts';
import { changeItem, chatObject, chatPool, itemMeant, itemsOf, kindOf } from './chat-store.ts';
import { type ChatNoun, chatNoun } from './nouns.ts';

interface Given {
  readonly Identity?: unknown;
  readonly Instance?: unknown;
  readonly PersistentChatPoolFqdn?: unknown;
  readonly Name?: unknown;
  readonly Filter?: unknown;
  readonly SearchDescription?: boolean;
  readonly Member?: unknown;
  readonly Manager?: unknown;
  readonly ResultSize?: number;
  readonly EnableInvitations?: boolean;
  readonly EnableFileUpload?: boolean;
  readonly RemoveChatHistory?: boolean;
}

function forChat(ps: CmdletContext, work: (deployment: Deployment, given: Given) => void): CmdletBlocks {
  return {
    process() {
      const given = ps.parameters as Given;
      onDeployment(ps, '', (deployment) => work(deployment, given));
    },
  };
}

/** What was given of the properties, as it is kept. @param before what `@{Add=…}` adds to */
function givenValues({ properties }: ChatNoun, ps: CmdletContext, before: SettingValues): SettingValues {
  const parameters: Readonly<Record<string, unknown>> = ps.parameters;
  const given = properties.filter(({ name }) => ps.isBound(name));
  return Object.fromEntries(
    given.map((property): [string, StoredValue] => {
      const value = argumentValue(parameters[property.name]);
      const text = property.type === 'enum' ? enumName(property.name, property.values ?? [], value) : value;
      return [property.name, storedValue(property, text, before[property.name])];
    }),
  );
}

/** @throws ItemFault for a name that is none of the enum's */
function enumName(name: string, values: readonly string[], value: unknown): string {
  const text = toText(value);
  const found = values.find((one) => one.toLowerCase() === text.toLowerCase());
  if (found === undefined)
    throw new ItemFault(`"${text}" is no value of ${name}: it is one of ${values.join(', ')}.`, 'InvalidValue', text);
  return found;
}

export function getChat(entry: ChatNoun, ps: CmdletContext): CmdletBlocks {
  return forChat(ps, (deployment, given) => {
    if (given.Identity !== undefined) {
      ps.write(chatObject(entry, itemMeant(deployment, entry, given.Identity)));
      return;
    }
    const pool =
      given.PersistentChatPoolFqdn === undefined ? null : `${chatPool(deployment, given.PersistentChatPoolFqdn)}\\`;
    const pattern = given.Filter === undefined ? null : WildcardPattern.of(`*${toText(given.Filter)}*`, true);
    const wanted = givenValues(entry, ps, {});
    const has = (values: SettingValues, name: string, who: unknown): boolean =>
      who === undefined ||
      ((values[name] ?? []) as readonly string[]).some(
        (one) => one.toLowerCase() === toText(argumentValue(who)).toLowerCase(),
      );
    const found = itemsOf(deployment, entry)
      .filter(({ identity }) => pool === null || identity.toLowerCase().startsWith(pool.toLowerCase()))
      .filter(
        ({ values }) =>
          pattern === null ||
          pattern.isMatch(String(values.Name)) ||
          (given.SearchDescription === true && pattern.isMatch(String(values.Description ?? ''))),
      )
      .filter((one) => Object.entries(wanted).every(([name, value]) => isSame(chatObject(entry, one).get(name), value)))
      .filter(({ values }) => has(values, 'Members', given.Member) && has(values, 'Managers', given.Manager));
    for (const one of found.slice(0, given.ResultSize)) ps.write(chatObject(entry, one));
  });
}

function isSame(value: unknown, wanted: StoredValue): boolean {
  return toText(value).toLowerCase() === toText(wanted).toLowerCase();
}

export function newChat(entry: ChatNoun, ps: CmdletContext): CmdletBlocks {
  return forChat(ps, (deployment, given) => {
    const identity = `${chatPool(deployment, given.PersistentChatPoolFqdn)}\\${toText(given.Name)}`;
    const values = { ...givenValues(entry, ps, {}), ...switched(given) };
    requireLinks(deployment, values);
    if (!ps.shouldProcess(identity)) return;
    changeItem(deployment, entry, identity, (current) => {
      if (current) throw thereAlready(kindOf(entry), identity, identity);
      return values;
    });
    ps.write(chatObject(entry, { identity, values }));
  });
}

/** The switches of a new category. */
function switched({ EnableInvitations, EnableFileUpload, RemoveChatHistory }: Given): SettingValues {
  return {
    ...(EnableInvitations ? { Invitations: true } : {}),
    ...(EnableFileUpload ? { FileUpload: true } : {}),
    ...(RemoveChatHistory ? { ChatHistory: false } : {}),
  };
}

/** A room is of a category, and may have an add-in. @throws ItemFault */
function requireLinks(deployment: Deployment, { Category: category, Addin: addin }: SettingValues): void {
  if (typeof category === 'string') itemMeant(deployment, chatNoun('CsPersistentChatCategory'), category);
  if (typeof addin === 'string' && addin !== '') itemMeant(deployment, chatNoun('CsPersistentChatAddin'), addin);
}

export function setChat(entry: ChatNoun, ps: CmdletContext): CmdletBlocks {
  return forChat(ps, (deployment, given) => {
    const { identity, values: before } = itemMeant(deployment, entry, given.Instance ?? given.Identity);
    const changes = givenValues(entry, ps, before);
    requireLinks(deployment, changes);
    if (!ps.shouldProcess(identity)) return;
    const renamed =
      changes.Name === undefined ? identity : identity.replace(/\\[^\\]*$/, () => `\\${String(changes.Name)}`);
    if (renamed !== identity) changeItem(deployment, entry, identity, () => null);
    changeItem(deployment, entry, renamed, (current) => ({ ...before, ...current, ...changes }));
  });
}

export function removeChat(entry: ChatNoun, ps: CmdletContext): CmdletBlocks {
  return forChat(ps, (deployment, given) => {
    const { identity, values } = itemMeant(deployment, entry, given.Instance ?? given.Identity);
    const [link] = ['Category', 'Addin'].filter((name) => name === kindOf(entry));
    const rooms = link === undefined ? [] : itemsOf(deployment, chatNoun('CsPersistentChatRoom'));
    const user = rooms.find((room) => isSame(room.values[link ?? ''] ?? '', values.Name ?? ''));
    if (user)
      throw new ItemFault(`"${identity}" is in use: the room "${user.identity}" has it.`, 'ItemInUse', identity);
    if (ps.shouldProcess(identity)) changeItem(deployment, entry, identity, () => null);
  });
}

/** Clear-: what was said before a day goes; a lab's rooms are silent, so only the room has to be there. */
export function clearRoom(entry: ChatNoun, ps: CmdletContext): CmdletBlocks {
  return forChat(ps, (deployment, given) => {
    ps.shouldProcess(itemMeant(deployment, entry, given.Instance ?? given.Identity).identity);
  });
}
