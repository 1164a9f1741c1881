/** `lab.registry`: the registries of machines. */
import type { Machine } from './machine.ts';
import { changeRegistry, readRegistry } from './machine-registry.ts';
import type { LabAccess } from './operation-context.ts';
import type { RegistryState } from './registry-tree.ts';
import { requireLocalRight } from './rights.ts';

export class Registry {
  constructor(private readonly lab: LabAccess) {}

  /** The registry of a machine. */
  of({ computer }: Machine): RegistryState {
    return readRegistry(this.lab.snapshot(), this.lab.topology(), computer);
  }

  /**
   * Changes the registry of a machine: `edit` gives what it is to become. It may be run again on a newer state. What is
   * the machine's, and no user's, takes one of its administrators.
   */
  change({ computer }: Machine, edit: (registry: RegistryState) => RegistryState): void {
    this.lab.change((change) =>
      changeRegistry(change, this.lab.topology(), computer, (registry) => {
        const edited = edit(registry);
        if (ofMachine(edited) !== ofMachine(registry)) requireLocalRight(this.lab.context(), computer.fqdn);
        return edited;
      }),
    );
  }
}

/** What of a registry is in none of its users' hives, to be compared. */
function ofMachine({ keys }: RegistryState): string {
  return JSON.stringify(keys.filter(({ path }) => !/^HKEY_(?:CURRENT_USER|USERS)\\/i.test(path)));
}
