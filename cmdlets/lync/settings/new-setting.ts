/** New-: another setting of a noun. */
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { metadataValues } from './metadata-documents.ts';
import { boundValues } from './set-setting.ts';
import { identityOf, onSettings, PresenceError, settingKind } from './setting-cmdlet.ts';
import type { SettingNoun } from './setting-noun.ts';
import { settingObject } from './setting-objects.ts';

interface NewParameters {
  readonly Identity?: unknown;
  readonly InMemory?: unknown;
}

export function newSetting(entry: SettingNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Identity, InMemory: inMemory }: NewParameters = ps.parameters;
      const naming = namingProperty(entry);
      const named = Identity ?? (naming && ps.parameters[naming]);
      onSettings(ps, entry, named, (deployment) => {
        const identity = identityOf(entry, deployment, named);
        const key: SettingValues = naming && entry.identity === 'name' ? { [naming]: identity } : {};
        const given = boundValues(entry, ps, ps.parameters, {});
        const values: SettingValues = { ...key, ...metadataValues(entry, ps, deployment, identity), ...given };
        if (inMemory !== true) {
          if (!ps.shouldProcess(identity)) return;
          deployment.settings.change(settingKind(entry), identity, (current) => {
            if (current) throw new PresenceError(true);
            return values;
          });
        }
        ps.write(settingObject(entry, { identity, values }));
      });
    },
  };
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
  return token.replace(/[!@]+$/, '') === name;
}
