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
  return entry.part ? new PartStore(entry, entry.part, deployment) : new OwnStore(entry, deployment);
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

/** What orders the items of a list: its place there is an item's priority. */
const PRIORITY = 'Priority';

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
    const priority: SettingValues = this.isOrdered ? { [PRIORITY]: index } : {};
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
    const wanted = this.isOrdered && typeof place === 'number' ? place : at < 0 ? others.length : at;
    return others.toSpliced(Math.min(wanted, others.length), 0, item);
  }

  private itemsOf(values: SettingValues): readonly StoredItem[] {
    const property = this.parent.properties.find(({ name }) => name === this.part.property);
    return (values[this.part.property] ?? property?.default ?? []) as unknown as readonly StoredItem[];
  }

  private get isOrdered(): boolean {
    return this.entry.properties.some(({ name }) => name === PRIORITY);
  }
}
