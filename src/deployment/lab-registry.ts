/** `lab.registry`: the registries of machines. */
import type { Machine } from './machine.ts';
import { changeRegistry, type RegistryState, readRegistry } from './machine-registry.ts';
import type { LabAccess } from './operation-context.ts';

export class Registry {
  constructor(private readonly lab: LabAccess) {}

  /** The registry of a machine. */
  of({ computer }: Machine): RegistryState {
    return readRegistry(this.lab.snapshot(), this.lab.topology(), computer);
  }

  /** Changes the registry of a machine: `edit` gives what it is to become. It may be run again on a newer state. */
  change({ computer }: Machine, edit: (registry: RegistryState) => RegistryState): void {
    this.lab.change((change) => changeRegistry(change, this.lab.topology(), computer, edit));
  }
}
