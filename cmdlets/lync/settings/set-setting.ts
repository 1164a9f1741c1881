/** Set-: other values for a setting, given by parameters, by an object, or both. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { metadataValues } from './metadata-documents.ts';
import { identityOf, onSettings } from './setting-cmdlet.ts';
import { type SettingNoun, shownName } from './setting-noun.ts';
import { ownedAs } from './setting-owner.ts';
import { PresenceError, storeOf } from './setting-store.ts';
import { storedValue } from './setting-values.ts';

interface SetParameters {
  readonly Identity?: unknown;
  readonly Instance?: unknown;
}

/** What is done with the setting that -Identity or -Instance means. */
type Change = (deployment: Deployment, identity: string, instance: unknown) => void;

/** Does it where the user agrees; an object given by -Instance is of the setting that it was read from. */
function onNamedSetting(entry: SettingNoun, ps: CmdletContext, change: Change): CmdletBlocks {
  return {
    process() {
      const { Identity, Instance: instance }: SetParameters = ps.parameters;
      const given = instance === undefined ? Identity : getMember(instance, 'Identity');
      onSettings(ps, entry, given, (deployment) => {
        const identity = identityOf(entry, deployment, given);
        if (ps.shouldProcess(identity)) change(deployment, identity, instance);
      });
    },
  };
}

export function setSetting(entry: SettingNoun, ps: CmdletContext): CmdletBlocks {
  return onNamedSetting(entry, ps, (deployment, identity, instance) => {
    const followed = metadataValues(entry, ps, deployment, identity);
    storeOf(entry, deployment).change(identity, (current) => {
      // An object that was made in memory is kept by this for the first time.
      if (!current && instance === undefined) throw new PresenceError(false);
      const before = instance === undefined ? (current ?? {}) : ownedAs(current, instanceValues(entry, instance));
      return { ...before, ...followed, ...boundValues(entry, ps, ps.parameters, before) };
    });
  });
}

/** Enable- and Disable-: whether a setting is in use. */
export function switchSetting(entry: SettingNoun, ps: CmdletContext, Enabled: boolean): CmdletBlocks {
  return onNamedSetting(entry, ps, (deployment, identity) => {
    storeOf(entry, deployment).change(identity, (current) => {
      if (!current) throw new PresenceError(false);
      return { ...current, Enabled };
    });
  });
}

/** The values of the parameters that were given. @param before what `@{Add=…}` adds to */
export function boundValues(
  entry: SettingNoun,
  ps: CmdletContext,
  parameters: Readonly<Record<string, unknown>>,
  before: SettingValues,
): SettingValues {
  const given = entry.properties.filter(({ name }) => ps.isBound(name));
  const values = given.map((property): [string, StoredValue] => {
    const current = before[property.name] ?? (property.default as StoredValue | undefined);
    return [property.name, storedValue(property, parameters[property.name], current)];
  });
  return Object.fromEntries([...values, ...switchedValues(entry, parameters)]);
}

function switchedValues(entry: SettingNoun, parameters: Readonly<Record<string, unknown>>): [string, StoredValue][] {
  return Object.entries(entry.switches ?? {})
    .filter(([name]) => parameters[name] === true)
    .flatMap(([, values]) => Object.entries(values) as [string, StoredValue][]);
}

function instanceValues(entry: SettingNoun, instance: unknown): SettingValues {
  return Object.fromEntries(
    entry.properties.map((property): [string, StoredValue] => [
      property.name,
      storedValue(property, getMember(instance, shownName(property)), undefined),
    ]),
  );
}
