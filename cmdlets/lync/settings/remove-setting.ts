/** Remove-: takes a setting away; the global one gets back its defaults. */
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { identityOf, onSettings } from './setting-cmdlet.ts';
import { GLOBAL, partIdentity } from './setting-identity.ts';
import { kindName, type SettingNoun } from './setting-noun.ts';
import { PresenceError, type SettingStore, storeOf } from './setting-store.ts';

export function removeSetting(entry: SettingNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Identity, Instance: instance }: { readonly Identity?: unknown; readonly Instance?: unknown } =
        ps.parameters;
      const given = instance === undefined ? Identity : getMember(instance, 'Identity');
      onSettings(ps, entry, given, (deployment) => {
        const identity = identityOf(entry, deployment, given);
        if (!ps.shouldProcess(identity)) return;
        const isGlobal = identity === GLOBAL && entry.identity === 'scope';
        if (isGlobal) ps.warning(resetWarning(kindName(entry)));
        const store = storeOf(entry, deployment);
        for (const one of identitiesMeant(entry, store, identity)) {
          store.change(one, (current) => {
            if (!current) throw new PresenceError(false);
            return isGlobal ? {} : null;
          });
        }
      });
    },
  };
}

/** What is said where a global one is to be removed. */
export function resetWarning(kind: string): string {
  return `Global configuration for "${kind}" cannot be removed. Instead of removing it, the Global configuration for "${kind}" will be reset to the default values.`;
}

/** Of what lies inside something, the identity of that means all that lies in it. */
function identitiesMeant(entry: SettingNoun, store: SettingStore, identity: string): string[] {
  const isInside = entry.identity === 'part' || entry.identity === 'child';
  if (!isInside || partIdentity(identity)[1] !== '') return [identity];
  const inside = store.list().map((one) => one.identity);
  return inside.filter((one) => partIdentity(one)[0].toLowerCase() === identity.toLowerCase());
}
