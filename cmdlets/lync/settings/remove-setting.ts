/** Remove-: takes a setting away; the global one gets back its defaults. */
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { identityOf, onSettings, PresenceError, settingKind } from './setting-cmdlet.ts';
import { GLOBAL } from './setting-identity.ts';
import { kindName, type SettingNoun } from './setting-noun.ts';

export function removeSetting(entry: SettingNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Identity: given }: { readonly Identity?: unknown } = ps.parameters;
      onSettings(ps, entry, given, (deployment) => {
        const identity = identityOf(entry, deployment, given);
        if (!ps.shouldProcess(identity)) return;
        const isGlobal = identity === GLOBAL && entry.identity === 'scope';
        if (isGlobal) ps.warning(resetWarning(kindName(entry)));
        deployment.settings.change(settingKind(entry), identity, (current) => {
          if (!current) throw new PresenceError(false);
          return isGlobal ? {} : null;
        });
      });
    },
  };
}

function resetWarning(kind: string): string {
  return `Global configuration for "${kind}" cannot be removed. Instead of removing it, the Global configuration for "${kind}" will be reset to the default values.`;
}
