/** New-: another setting of a noun. */
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
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
      const given = Identity ?? nameGiven(entry, ps);
      onSettings(ps, entry, given, (deployment) => {
        const identity = identityOf(entry, deployment, given);
        const values: SettingValues = boundValues(entry, ps, ps.parameters, {});
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

/** What is told by the property that names it (`-Domain`, `-Name`, `-NetworkSiteID`) has that for its identity. */
function nameGiven(entry: SettingNoun, ps: CmdletContext): unknown {
  const naming = entry.properties.find(
    ({ name }) => ps.isBound(name) && Object.values(entry.cmdlets.New ?? {}).some((set) => set.includes(`${name}!`)),
  );
  return naming && ps.parameters[naming.name];
}
