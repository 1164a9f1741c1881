/** New-: another setting of a noun. */
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { platform } from '../../../src/platform/platform.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { metadataValues } from './metadata-documents.ts';
import { boundValues } from './set-setting.ts';
import { identityOf, onSettings } from './setting-cmdlet.ts';
import { partIdentity } from './setting-identity.ts';
import type { SettingNoun } from './setting-noun.ts';
import { settingObject } from './setting-objects.ts';
import { PresenceError, type SettingStore, storeOf } from './setting-store.ts';

interface NewParameters {
  readonly Identity?: unknown;
  readonly InMemory?: unknown;
}

export function newSetting(entry: SettingNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Identity, InMemory: inMemory }: NewParameters = ps.parameters;
      const naming = namingProperty(entry);
      const given = Identity ?? placeGiven(entry, ps) ?? (naming && ps.parameters[naming]);
      onSettings(ps, entry, given, (deployment) => {
        const identity = withOwnGuid(entry, identityOf(entry, deployment, given));
        const values: SettingValues = {
          ...keyValue(entry, identity),
          ...metadataValues(entry, ps, deployment, identity),
          ...boundValues(entry, ps, ps.parameters, {}),
        };
        if (inMemory !== true) {
          if (!ps.shouldProcess(identity)) return;
          const store = storeOf(entry, deployment);
          if (entry.key === 'guid' && hasName(store, identity, values.Name)) throw new PresenceError(true);
          store.change(identity, (current) => {
            if (current) throw new PresenceError(true);
            return values;
          });
          // The place in an order is found only when the setting is put there.
          const made = store.list().find((one) => one.identity.toLowerCase() === identity.toLowerCase());
          ps.write(settingObject(entry, made ?? { identity, values }));
          return;
        }
        ps.write(settingObject(entry, { identity, values }));
      });
    },
  };
}

/** New- of what is no setting: it only makes the object, which goes into a property of one. */
export function newObject(entry: SettingNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      onSettings(ps, entry, undefined, () => {
        const values = boundValues(entry, ps, ps.parameters, {});
        ps.write(settingObject(entry, { identity: '', values }));
      });
    },
  };
}

/** Whether something of a name lies where the identity does: what has a GUID for its identity is told apart by that. */
function hasName(store: SettingStore, identity: string, name: unknown): boolean {
  const [where] = partIdentity(identity);
  const others = store.list().filter((one) => partIdentity(one.identity)[0] === where);
  return others.some(({ values }) => String(values.Name).toLowerCase() === String(name).toLowerCase());
}

/** What is told apart by a GUID gets one, where only its place was given. */
function withOwnGuid({ key }: SettingNoun, identity: string): string {
  return key === 'guid' && partIdentity(identity)[1] === '' ? `${identity}/${platform().random.uuid()}` : identity;
}

/** What lies inside something is told by -Parent and a name: `site:Redmond/Prefix All`. */
function placeGiven(entry: SettingNoun, ps: CmdletContext): string | undefined {
  const { Parent: parent, ...rest }: Readonly<Record<string, unknown>> = ps.parameters;
  const key = entry.part?.key ?? entry.key;
  if (parent === undefined || key === undefined) return undefined;
  return key === 'guid' ? toText(parent) : `${toText(parent)}/${toText(rest[key])}`;
}

/** The property that names one among its like has for its value the identity, or the last part of it. */
function keyValue(entry: SettingNoun, identity: string): SettingValues {
  const key = entry.part?.key ?? entry.key;
  if (key !== undefined) return key === 'guid' ? {} : { [key]: partIdentity(identity)[1] };
  const naming = entry.identity === 'name' ? namingProperty(entry) : undefined;
  return naming === undefined ? {} : { [naming]: identity };
}

/**
 * The property that can be given instead of an identity, and is then the identity (`-Domain`, `-NetworkSiteID`,
 * `-SubnetID`): a set without Identity requires it, and those with Identity do not have it.
 */
function namingProperty({ cmdlets, properties }: SettingNoun): string | undefined {
  const sets = Object.values(cmdlets.New ?? {}).map((set) => set.split(' '));
  const withIdentity = sets.filter((set) => set.some(isIdentity)).flat();
  const others = sets.filter((set) => !set.some(isIdentity)).flat();
  return properties.find(({ name }) => others.includes(`${name}!`) && !withIdentity.some((one) => isToken(one, name)))
    ?.name;
}

function isIdentity(token: string): boolean {
  return isToken(token, 'Identity');
}

/** `MaskBits!@` without its marks. */
function isToken(token: string, name: string): boolean {
  return /^\w+/.exec(token)?.[0] === name;
}
