/** `lab.services`: the Windows services of machines. */
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import {
  assignedToUse,
  type PresentedCertificate,
  type PresentingService,
  presentedCertificate,
} from './presented-certificates.ts';
import { dependentsOf, neededBy } from './service-order.ts';
import { beginSwitch, transitionMoment } from './service-switching.ts';
import {
  allServices,
  isRunning,
  type ServiceStartMode,
  setServiceStartMode,
  transitionsOf,
  type WindowsService,
  windowsServices,
} from './windows-services.ts';
import type { CertificateInfo } from './x509-reading.ts';

export class Services {
  constructor(private readonly lab: LabAccess) {}

  /** The Lync Server services of a machine. */
  ofLync({ computer }: Machine): WindowsService[] {
    return windowsServices(this.lab.reading().lab, this.lab.topology(), computer);
  }

  /** All services of a machine, those of the operating system too. */
  all({ computer }: Machine): WindowsService[] {
    return allServices(this.lab.reading().lab, this.lab.topology(), computer);
  }

  /**
   * Begins to start or stop services of a machine: those that they need start before them, those that need them stop before
   * them, and each takes its time on the lab's clock. The logs say when they are there, and what waited for them goes on.
   */
  switch({ computer }: Machine, names: readonly string[], running: boolean): void {
    this.lab.operation().change(({ lab, topology, now }) => beginSwitch(lab, topology, computer, names, running, now));
  }

  /** Lab time at which something happens next to one of these services that is on its way; `undefined` when none is. */
  nextMoment({ fqdn }: Machine, names: readonly string[]): number | undefined {
    const lower = names.map((name) => name.toLowerCase());
    const moments = transitionsOf(this.lab.reading().lab, fqdn)
      .filter(({ name }) => lower.includes(name.toLowerCase()))
      .map(transitionMoment);
    return moments.length > 0 ? Math.min(...moments) : undefined;
  }

  /** The services of a machine that cannot run without one. */
  dependents(machine: Machine, name: string): WindowsService[] {
    const all = this.all(machine);
    const names = dependentsOf(
      name,
      all.map((service) => service.name),
    );
    return all.filter((service) => names.includes(service.name));
  }

  /** The services of a machine without which one cannot run. */
  needed(machine: Machine, name: string): WindowsService[] {
    return this.all(machine).filter((service) => neededBy(name).includes(service.name));
  }

  /** Whether a service of a machine serves anybody now. */
  isServing(fqdn: string, service: string): boolean {
    return isRunning(this.lab.reading().lab, fqdn, service);
  }

  /** What a service shows to those who connect; undefined where it has no certificate. */
  presented(service: PresentingService): PresentedCertificate | undefined {
    return presentedCertificate(this.lab.reading().lab, service);
  }

  /** What is assigned to a use on a machine, whether its service has read it or not. */
  assigned(place: Pick<PresentingService, 'machine' | 'use'>): CertificateInfo | undefined {
    return assignedToUse(this.lab.reading().lab, place);
  }

  /** Sets how a service of a machine comes to run. */
  setStartMode({ computer }: Machine, name: string, mode: ServiceStartMode): void {
    this.lab.change((change) => setServiceStartMode(change, this.lab.topology(), computer, name, mode));
  }
}
