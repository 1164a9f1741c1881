/** `lab.settings`: policies, configurations and collections of the Central Management Store. */
import type { LabAccess } from './operation-context.ts';
import { readReplica } from './replication-state.ts';
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

  /** The same for several settings of a kind, as one change-set and one version of the store. */
  changeSeveral(
    kind: SettingKind,
    identities: readonly string[],
    edit: (identity: string, values: SettingValues | undefined) => SettingValues | null,
  ): void {
    this.lab.operation().change(({ lab, topology, now }) => {
      const known = new Map(
        readSettings(lab, kind.name, kind.fresh).map((setting) => [setting.identity.toLowerCase(), setting]),
      );
      const changed = identities.map((identity) => {
        const current = known.get(identity.toLowerCase());
        const values = edit(identity, current?.values);
        return { kind: kind.name, identity: current?.identity ?? identity, values };
      });
      writeSettings(lab, topology, changed, now);
    });
  }

  /**
   * Changes one setting: `edit` is given its values, or undefined where it is not there, and gives the new ones; null takes
   * it away. What `edit` throws ends the change. It may be run again on a newer state.
   */
  change(kind: SettingKind, identity: string, edit: (values: SettingValues | undefined) => SettingValues | null): void {
    this.changeSeveral(kind, [identity], (_, values) => edit(values));
  }
}
