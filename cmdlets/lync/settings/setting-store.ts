/**
 * Where the settings of a noun are kept: under their identities, or, for rules and the like, as items of a property of
 * another setting, which is then the one place in which they are (`site:Redmond/Prefix All` is an item of the dial plan
 * `site:Redmond`).
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingKind } from '../../../src/deployment/lab-settings.ts';
import type { Setting, SettingValues } from '../../../src/deployment/settings.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { settingNoun } from './nouns.ts';
import { partIdentity } from './setting-identity.ts';
import type { SettingNoun, SettingPart, StoredItem } from './setting-noun.ts';
import { freshSettings } from './setting-objects.ts';
import { OrderedStore, PRIORITY } from './setting-order.ts';

/** A setting that is not there, or is there already, found while the change is made. */
export class PresenceError extends Error {
  /** @param parent the identity of the setting in which it would be, where that is what is not there */
  constructor(
    readonly isThere: boolean,
    readonly parent?: { readonly entry: SettingNoun; readonly identity: string },
  ) {
    super(isThere ? 'there already' : 'not there');
  }
}

export interface SettingStore {
  /** All of them; with `local`, as the replica of the session's machine has them. */
  list(local?: boolean): Setting[];
  /** Changes one; `edit` gives its new values, or null to take it away. */
  change(identity: string, edit: (values: SettingValues | undefined) => SettingValues | null): void;
}

/** The settings of a noun in a deployment. */
export function storeOf(entry: SettingNoun, deployment: Deployment): SettingStore {
  if (entry.part) return new PartStore(entry, entry.part, deployment);
  const own = isOrdered(entry)
    ? new OrderedStore(settingKind(entry), deployment, entry.identity === 'child')
    : new OwnStore(entry, deployment);
  return entry.properties.some(({ collects }) => collects !== undefined)
    ? new CollectingStore(entry, own, deployment)
    : own;
}

/** The kind of a noun's settings in the deployment. */
export function settingKind(entry: SettingNoun): SettingKind {
  return { name: entry.noun, fresh: freshSettings(entry) };
}

class OwnStore implements SettingStore {
  constructor(
    private readonly entry: SettingNoun,
    private readonly deployment: Deployment,
  ) {}

  list(local = false): Setting[] {
    return this.deployment.settings.list(settingKind(this.entry), local);
  }

  change(identity: string, edit: (values: SettingValues | undefined) => SettingValues | null): void {
    this.deployment.settings.change(settingKind(this.entry), identity, edit);
  }
}

/** A setting whose lists are the settings of other nouns: the routes of the routing configuration. */
class CollectingStore implements SettingStore {
  constructor(
    private readonly entry: SettingNoun,
    private readonly own: SettingStore,
    private readonly deployment: Deployment,
  ) {}

  list(local = false): Setting[] {
    return this.own.list(local).map(({ identity, values }) => ({ identity, values: this.withItems(values, local) }));
  }

  change(identity: string, edit: (values: SettingValues | undefined) => SettingValues | null): void {
    const current = this.list().find((one) => one.identity.toLowerCase() === identity.toLowerCase())?.values;
    const edited = edit(current);
    for (const { name, noun } of this.collected) {
      const items = edited?.[name] as unknown as readonly StoredItem[] | undefined;
      this.writeItems(noun, items ?? freshItems(noun));
    }
    const names = new Set(this.collected.map(({ name }) => name));
    this.own.change(identity, () =>
      edited ? Object.fromEntries(Object.entries(edited).filter(([name]) => !names.has(name))) : null,
    );
  }

  private get collected(): { readonly name: string; readonly noun: SettingNoun }[] {
    return this.entry.properties.flatMap(({ name, collects }) =>
      collects === undefined ? [] : [{ name, noun: settingNoun(collects) }],
    );
  }

  private withItems(values: SettingValues, local: boolean): SettingValues {
    const lists = this.collected.map(({ name, noun }) => [
      name,
      storeOf(noun, this.deployment)
        .list(local)
        .map((one) => itemOf(noun, one)),
    ]);
    return { ...values, ...(Object.fromEntries(lists) as SettingValues) };
  }

  /** Makes the settings of a noun what the items say: those that are not among them go. */
  private writeItems(noun: SettingNoun, items: readonly StoredItem[]): void {
    const store = storeOf(noun, this.deployment);
    const there = new Map(store.list().map((one) => [one.identity.toLowerCase(), one]));
    for (const { values } of items) {
      const name = String(values[NAME]);
      const before = there.get(name.toLowerCase());
      there.delete(name.toLowerCase());
      if (
        !before ||
        JSON.stringify(itemOf(noun, before).values) !== JSON.stringify(itemOf(noun, { identity: name, values }).values)
      )
        store.change(before?.identity ?? name, () => values);
    }
    for (const { identity } of there.values()) store.change(identity, () => null);
  }
}

/** What tells the items of a collected list apart. */
const NAME = 'Name';

/** A setting as an item, with every value that it has or falls back to, so that two can be compared. */
function itemOf({ noun, properties }: SettingNoun, { identity, values }: Setting): StoredItem {
  const all = properties.map(({ name, default: fallback = null }) => [
    name,
    name === NAME ? identity : (values[name] ?? fallback),
  ]);
  return { noun, values: Object.fromEntries(all) as SettingValues };
}

function freshItems(noun: SettingNoun): StoredItem[] {
  return freshSettings(noun).map((one) => itemOf(noun, one));
}

/** Whether the settings of a noun stand in an order, which their priorities tell. */
function isOrdered({ properties }: SettingNoun): boolean {
  return properties.some(({ name }) => name === PRIORITY);
}

class PartStore implements SettingStore {
  private readonly parent: SettingNoun;

  constructor(
    private readonly entry: SettingNoun,
    private readonly part: SettingPart,
    private readonly deployment: Deployment,
  ) {
    this.parent = settingNoun(part.of);
  }

  list(local = false): Setting[] {
    return this.deployment.settings
      .list(settingKind(this.parent), local)
      .flatMap(({ identity, values }) =>
        this.itemsOf(values).map((item, index) => this.settingOf(identity, item, index)),
      );
  }

  private settingOf(parent: string, { values }: StoredItem, index: number): Setting {
    const priority: SettingValues = isOrdered(this.entry) ? { [PRIORITY]: index } : {};
    return { identity: `${parent}/${String(values[this.part.key])}`, values: { ...values, ...priority } };
  }

  change(identity: string, edit: (values: SettingValues | undefined) => SettingValues | null): void {
    const [parent, key] = partIdentity(identity);
    this.deployment.settings.change(settingKind(this.parent), parent, (current) => {
      if (!current) throw new PresenceError(false, { entry: this.parent, identity: parent });
      const items = this.itemsOf(current);
      const at = items.findIndex(({ values }) => String(values[this.part.key]).toLowerCase() === key.toLowerCase());
      const edited = edit(items[at]?.values);
      const list = this.replaced(items, at, key, edited) as unknown as StoredValue;
      return { ...current, [this.part.property]: list };
    });
  }

  private replaced(items: readonly StoredItem[], at: number, key: string, edited: SettingValues | null): StoredItem[] {
    const others = items.filter((_, index) => index !== at);
    if (!edited) return others;
    const { [PRIORITY]: place, ...values } = edited;
    const item: StoredItem = {
      noun: this.entry.noun,
      values: { [this.part.key]: items[at]?.values[this.part.key] ?? key, ...values },
    };
    const wanted = isOrdered(this.entry) && typeof place === 'number' ? place : at < 0 ? others.length : at;
    return others.toSpliced(Math.min(wanted, others.length), 0, item);
  }

  private itemsOf(values: SettingValues): readonly StoredItem[] {
    const property = this.parent.properties.find(({ name }) => name === this.part.property);
    return (values[this.part.property] ?? property?.default ?? []) as unknown as readonly StoredItem[];
  }
}
