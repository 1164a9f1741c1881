/** `lab.settings`: policies, configurations and collections of the Central Management Store. */
import type { LabAccess } from './operation-context.ts';
import { readReplica } from './replication-state.ts';
import { requireSite } from './rights.ts';
import { readSettings, type Setting, type SettingValues, writeSettings } from './settings.ts';

/** A kind of settings, and those of it that a deployment has from its start. */
export interface SettingKind {
  /** The noun of its cmdlets: `CsVoicePolicy`. */
  readonly name: string;
  readonly fresh: readonly Setting[];
}

export class Settings {
  constructor(private readonly lab: LabAccess) {}

  /** The settings of a kind; with `local`, as the replica of the session's machine has them. */
  list(kind: SettingKind, local = false): Setting[] {
    const { lab, machine } = this.lab.reading();
    const version = local ? readReplica(lab, machine.fqdn).appliedVersion : undefined;
    return readSettings(lab, kind.name, kind.fresh, version);
  }

  /**
   * Changes settings of a kind, as one change-set and one version of the store: `edit` is given those that there are, and says
   * which become what; null takes one away. What it throws ends the change. It may be run again on a newer state.
   */
  changeSeveral(kind: SettingKind, edit: (settings: readonly Setting[]) => readonly SettingEdit[]): void {
    this.lab.operation().change((context) => {
      const { lab, topology, now } = context;
      const settings = readSettings(lab, kind.name, kind.fresh);
      const changed = edit(settings).map(({ identity, values }) => ({
        kind: kind.name,
        identity: named(settings, identity)?.identity ?? identity,
        values,
      }));
      for (const { identity } of changed) requireSite(context, identity);
      writeSettings(lab, topology, changed, now);
    });
  }

  /** The same for one setting: `edit` is given its values, or undefined where it is not there. */
  change(kind: SettingKind, identity: string, edit: (values: SettingValues | undefined) => SettingValues | null): void {
    this.changeSeveral(kind, (settings) => [{ identity, values: edit(named(settings, identity)?.values) }]);
  }
}

/** A setting and what it is to be; null where it is to be no more. */
export interface SettingEdit {
  readonly identity: string;
  readonly values: SettingValues | null;
}

function named(settings: readonly Setting[], identity: string): Setting | undefined {
  return settings.find((setting) => setting.identity.toLowerCase() === identity.toLowerCase());
}
