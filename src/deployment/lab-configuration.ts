/** `lab.configuration`: the configuration as a file, for a server that replication does not reach. */
import { exportConfiguration, importToLocalStore, importToManagementStore } from './configuration-archive.ts';
import type { LabAccess } from './operation-context.ts';

export class Configuration {
  constructor(private readonly lab: LabAccess) {}

  /** Export-CsConfiguration: the configuration as a ZIP archive; that of this machine's replica with `local`. */
  export(local = false): Uint8Array {
    const { machine, lab } = this.lab.reading();
    return exportConfiguration(lab, local ? machine.fqdn : undefined);
  }

  /** Import-CsConfiguration: into this machine's replica with `local`, else into the Central Management Store. */
  import(archive: Uint8Array, path: string, local = false): void {
    this.lab.operation().change(({ lab, topology, machine, now }) => {
      if (local) importToLocalStore(lab, topology, machine.fqdn, archive, path, now);
      else importToManagementStore(lab, topology, archive, path, now);
    });
  }
}
