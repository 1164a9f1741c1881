/** `lab.configuration`: the configuration as a file, for a server that replication does not reach. */
import { exportConfiguration, importToLocalStore, importToManagementStore } from './configuration-archive.ts';
import type { LabAccess } from './operation-context.ts';
import { bringIntoForce, writtenFrom } from './published-topology.ts';

export class Configuration {
  constructor(private readonly lab: LabAccess) {}

  /** Export-CsConfiguration: the configuration as a ZIP archive; that of this machine's replica with `local`. */
  export(local = false): Uint8Array {
    const context = this.lab.reading();
    const replica = local ? context.machine.fqdn : undefined;
    return exportConfiguration(context.lab, writtenFrom(context, replica), replica);
  }

  /** Import-CsConfiguration: into this machine's replica with `local`, else into the Central Management Store. */
  import(archive: Uint8Array, path: string, local = false): void {
    this.lab.operation().change((context) => {
      const { lab, topology, machine, now } = context;
      if (local) {
        importToLocalStore(lab, topology, machine.fqdn, archive, path, now);
        return;
      }
      const read = importToManagementStore(lab, topology, archive, path, now);
      if (read) bringIntoForce(context, read);
    });
  }
}
