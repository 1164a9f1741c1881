/** `lab.machines`: the machines of a lab, what they are made of, and how they find each other. */
import { endedFaultsOf, faultOf, separation } from './faults.ts';
import type { Machine } from './machine.ts';
import { type HostAddress, hostAddresses, type MachineFacts, machineFacts } from './machine-facts.ts';
import type { LabAccess } from './operation-context.ts';
import type { Computer } from './topology.ts';

export class Machines {
  private readonly make: (computer: Computer) => Machine;
  /** Those that somebody has asked for. */
  private readonly known = new Map<Computer, Machine>();

  constructor(
    private readonly lab: LabAccess,
    make: (computer: Computer) => Machine,
  ) {
    this.make = make;
  }

  /** A machine by its name or FQDN. */
  get(name: string): Machine {
    return this.of(this.lab.topology().requireComputer(name));
  }

  /** All machines, in the order of the topology. */
  all(): Machine[] {
    return this.lab.topology().computers.map((computer) => this.of(computer));
  }

  /** Operating system, hardware and network of a machine. */
  facts({ computer }: Machine): MachineFacts {
    return machineFacts(this.lab.topology(), computer);
  }

  /** The names that the lab's DNS knows. */
  addresses(): HostAddress[] {
    return hostAddresses(this.lab.topology());
  }

  /** Whether it is on. */
  isOnline({ fqdn }: Machine): boolean {
    return !faultOf(this.lab.snapshot(), fqdn, 'machine-off');
  }

  /** Lab time at which it came up last; `undefined` for one that has been on all the time. */
  cameUpAt({ fqdn }: Machine): number | undefined {
    return endedFaultsOf(this.lab.snapshot(), fqdn).find(({ fault }) => fault.kind === 'machine-off')?.until;
  }

  /** Whether two machines reach each other over the network. */
  areConnected(from: Machine, to: Machine): boolean {
    return !separation(this.lab.snapshot(), from.fqdn, to.fqdn);
  }

  private of(computer: Computer): Machine {
    const machine = this.known.get(computer) ?? this.make(computer);
    this.known.set(computer, machine);
    return machine;
  }
}
