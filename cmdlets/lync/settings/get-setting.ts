/** Get-: the settings of a noun. */
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { WildcardPattern } from '../../../src/types/wildcard.ts';
import { identityOf, notFound, onSettings, settingKind } from './setting-cmdlet.ts';
import type { SettingNoun } from './setting-noun.ts';
import { settingObject } from './setting-objects.ts';

/** Parameters of Get- that select, besides those of properties. */
interface Selection {
  readonly Identity?: unknown;
  readonly Filter?: unknown;
  readonly LocalStore?: unknown;
}

export function getSetting(entry: SettingNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Identity: given, Filter: filter, LocalStore: local }: Selection = ps.parameters;
      onSettings(ps, entry, given, (deployment) => {
        const all = deployment.settings.list(settingKind(entry), local === true);
        const identity = given === undefined ? null : identityOf(entry, deployment, given);
        const pattern = filter === undefined ? null : WildcardPattern.of(toText(filter), true);
        const found = all
          .filter((one) => identity === null || one.identity.toLowerCase() === identity.toLowerCase())
          .filter((one) => pattern === null || pattern.isMatch(one.identity))
          .map((one) => settingObject(entry, one))
          .filter((one) => hasBoundValues(entry, ps, (name) => one.get(name)));
        for (const one of found) ps.write(one);
        if (identity !== null && found.length === 0) notFound(ps, entry, identity);
      });
    },
  };
}

/** Whether an object has the values of those properties by which a cmdlet selects (`Get-CsCallParkOrbit -Type`). */
function hasBoundValues(entry: SettingNoun, ps: CmdletContext, read: (name: string) => unknown): boolean {
  return entry.properties.every(({ name }) => !ps.isBound(name) || toText(read(name)) === toText(ps.parameters[name]));
}
