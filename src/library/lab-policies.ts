/** `lab.settings`: policies, configurations and collections by the nouns of their cmdlets: `lab.settings.get('CsVoicePolicy')`. */
import { knownSettingNoun, settingNouns } from '../../cmdlets/lync/settings/nouns.ts';
import { storeOf } from '../../cmdlets/lync/settings/setting-store.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { SettingValues } from '../deployment/settings.ts';
import type { StoredValue } from '../storage/store.ts';
import { nearest } from './checked-options.ts';
import { LyncshellError } from './lyncshell-error.ts';

/** One setting: `Global`, `Site:Redmond`, `Tag:RedmondVoicePolicy`. */
export interface LabSetting {
  readonly identity: string;
  /** By the names that its cmdlets show. */
  readonly values: SettingValues;
}

export class LabSettings {
  constructor(private readonly deployment: Deployment) {}

  /** The settings of a noun. @throws LyncshellError where there is no such noun */
  list(noun: string): LabSetting[] {
    return this.store(noun)
      .list()
      .map(({ identity, values }) => ({ identity, values }));
  }

  /** One of them; the global one unless another is named. @throws LyncshellError */
  get(noun: string, identity = 'Global'): LabSetting {
    const settings = this.list(noun);
    const wanted = identity.toLowerCase();
    const found =
      settings.find((one) => one.identity.toLowerCase() === wanted) ??
      settings.find((one) => one.identity.toLowerCase() === `tag:${wanted}`);
    if (found) return found;
    const known = settings.map((one) => one.identity).join(', ') || 'none';
    throw new LyncshellError('invalid-value', `There is no ${noun} '${identity}'. There are: ${known}.`);
  }

  /** Sets values of one, as Set- does but for the checks of its parameters; null takes a value away. @throws LyncshellError */
  set(noun: string, identity: string, values: Readonly<Record<string, StoredValue>>): LabSetting {
    const { identity: own } = this.get(noun, identity);
    this.store(noun).change(own, (before) => {
      const kept = Object.entries({ ...before, ...values }).filter(([, value]) => value !== null);
      return Object.fromEntries(kept);
    });
    return this.get(noun, own);
  }

  private store(noun: string) {
    const entry = knownSettingNoun(noun);
    if (entry) return storeOf(entry, this.deployment);
    const meant = nearest(noun, settingNouns());
    const hint = meant === undefined ? '' : ` Did you mean '${meant}'?`;
    throw new LyncshellError('invalid-value', `No settings have the noun '${noun}'.${hint}`);
  }
}
