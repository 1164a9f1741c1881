/**
 * Settings: policies, configurations and collections of the Central Management Store. A setting is a set of values under
 * a kind (`CsVoicePolicy`) and an identity (`Site:Redmond`). What a kind's values mean is not known here.
 *
 * Each change is a new version of the store. A machine that has not taken over the newest versions yet still goes by
 * older values, so these are kept as long as some replica needs them.
 */
import { anything, list, record, type Shape, text, whole } from '../storage/shape.ts';
import { type StoreChange, type StoredValue, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { managementStoreSection, readManagementStore } from './cms.ts';
import { announceChange, readReplica } from './replication-state.ts';
import type { Topology } from './topology.ts';

/** Values by the names of the properties; a property that is not here has its default. */
export type SettingValues = Readonly<Record<string, StoredValue>>;

/** A setting as it is at some moment. */
export interface Setting {
  /** `Global`, `Site:Redmond`, `Tag:RedmondVoicePolicy`, `fabrikam.com`. */
  readonly identity: string;
  readonly values: SettingValues;
}

/** What a setting was from a version of the store on; null: it was not there; `fresh`: as it was at the very start. */
interface Revision {
  readonly version: number;
  readonly values: SettingValues | null | 'fresh';
}

/** A setting that somebody has changed or taken away (null), as a file of the configuration has it. */
export interface ChangedSetting {
  readonly kind: string;
  readonly identity: string;
  readonly values: SettingValues | null;
}

interface SettingState {
  readonly kind: string;
  readonly identity: string;
  /** In the order of the versions. */
  readonly revisions: readonly Revision[];
}

const valuesShape: Shape<SettingValues | null> = {
  check: (value: unknown) =>
    value === null || (typeof value === 'object' && !Array.isArray(value))
      ? anything.check(value)
      : { path: '', reason: 'an object, or null, is needed here' },
};

export const changedSettingShape = record<ChangedSetting>({ kind: text(), identity: text(), values: valuesShape });

export const settingsSection = sectionKey(
  'central-management-store/settings',
  list(
    record<SettingState>({
      kind: text(),
      identity: text(),
      revisions: list(
        record<Revision>({
          version: whole(),
          values: { check: (value) => (value === 'fresh' ? undefined : valuesShape.check(value)) },
        }),
      ),
    }),
  ),
);

/**
 * The settings of a kind.
 * @param fresh those that a deployment has before anybody has changed anything
 * @param version of the Central Management Store; the newest when omitted
 */
export function readSettings(
  lab: StoreSnapshot,
  kind: string,
  fresh: readonly Setting[],
  version = Number.POSITIVE_INFINITY,
): Setting[] {
  const found = new Map(fresh.map((setting) => [setting.identity.toLowerCase(), setting]));
  for (const state of lab.read(settingsSection) ?? []) {
    if (state.kind !== kind) continue;
    const revision = state.revisions.findLast((one) => one.version <= version);
    if (!revision || revision.values === 'fresh') continue;
    if (revision.values) found.set(state.identity.toLowerCase(), { identity: state.identity, values: revision.values });
    else found.delete(state.identity.toLowerCase());
  }
  return [...found.values()];
}

/** Gives settings their values as the next version of the store; null takes one away. */
export function writeSettings(
  change: StoreChange,
  topology: Topology,
  changed: readonly ChangedSetting[],
  now: number,
): void {
  const store = readManagementStore(change);
  const version = store.version + 1;
  const all = new Map((change.read(settingsSection) ?? []).map((state) => [keyOf(state), state]));
  for (const { kind, identity, values } of changed) {
    const key = keyOf({ kind, identity });
    const older = neededStill(change, topology, all.get(key)?.revisions ?? []);
    all.set(key, { kind, identity, revisions: [...older, { version, values }] });
  }
  change.write(settingsSection, [...all.values()]);
  change.write(managementStoreSection, { ...store, version, updatedAt: now });
  announceChange(change, now);
}

/** All settings that differ from those of the start, as of a version of the store. */
export function changedSettings(lab: StoreSnapshot, version = Number.POSITIVE_INFINITY): ChangedSetting[] {
  return (lab.read(settingsSection) ?? []).flatMap(({ kind, identity, revisions }) => {
    const revision = revisions.findLast((one) => one.version <= version);
    return revision && revision.values !== 'fresh' ? [{ kind, identity, values: revision.values }] : [];
  });
}

/** Makes the settings what a file says, as of a version of the store; those that it does not have are as at the start. */
export function replaceSettings(
  change: StoreChange,
  topology: Topology,
  wanted: readonly ChangedSetting[],
  version: number,
): void {
  const given = new Map(wanted.map((setting) => [keyOf(setting), setting]));
  const known = (change.read(settingsSection) ?? []).map((state) => {
    const { values } = given.get(keyOf(state)) ?? { values: 'fresh' as const };
    given.delete(keyOf(state));
    return { ...state, revisions: [...neededStill(change, topology, state.revisions), { version, values }] };
  });
  const added = [...given.values()].map(({ values, ...setting }) => ({ ...setting, revisions: [{ version, values }] }));
  change.write(settingsSection, [...known, ...added]);
}

function keyOf({ kind, identity }: Pick<SettingState, 'kind' | 'identity'>): string {
  return `${kind} ${identity.toLowerCase()}`;
}

/** The revision by which the replica goes that is furthest behind, and those after it. */
function neededStill(lab: StoreSnapshot, topology: Topology, revisions: readonly Revision[]): readonly Revision[] {
  if (revisions.length === 0) return revisions;
  const oldest = Math.min(...topology.computers.map(({ fqdn }) => readReplica(lab, fqdn).appliedVersion));
  const inForce = revisions.findLastIndex(({ version }) => version <= oldest);
  return inForce <= 0 ? revisions : revisions.slice(inForce);
}
