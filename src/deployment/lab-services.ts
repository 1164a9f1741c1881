/** `lab.services`: the Windows services of machines. */
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import { switchMachineServices } from './service-crashes.ts';
import {
  allServices,
  type ServiceStartMode,
  setServiceStartMode,
  type WindowsService,
  windowsServices,
} from './windows-services.ts';

export class Services {
  constructor(private readonly lab: LabAccess) {}

  /** The Lync Server services of a machine. */
  ofLync({ computer }: Machine): WindowsService[] {
    return windowsServices(this.lab.snapshot(), this.lab.topology(), computer);
  }

  /** All services of a machine, those of the operating system too. */
  all({ computer }: Machine): WindowsService[] {
    return allServices(this.lab.snapshot(), this.lab.topology(), computer);
  }

  /** Starts or stops services of a machine; the system log says so. What waited for them goes on. */
  switch({ computer }: Machine, names: readonly string[], running: boolean): void {
    this.lab
      .operation()
      .change(({ lab, topology, now }) => switchMachineServices(lab, topology, computer, names, running, now));
  }

  /** Sets how a service of a machine comes to run. */
  setStartMode({ computer }: Machine, name: string, mode: ServiceStartMode): void {
    this.lab.change((change) => setServiceStartMode(change, this.lab.topology(), computer, name, mode));
  }
}
