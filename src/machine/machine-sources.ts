/**
 * What a session may ask of the machine that it is on, and of others: services, processes, event logs, classes of CIM,
 * the network, mail. PowerShell's cmdlets for these know only what stands here; whoever has machines (a lab) gives them
 * under the typed keys. A host that gives none has none of them.
 */
import type { CmdletActions } from '../engine/cmdlet.ts';
import { ServiceKey } from '../engine/services.ts';
import type { Process } from '../types/values/process.ts';
import type { CimClass } from './cim-class.ts';
import type { EventLogs } from './event-logs.ts';
import type { CounterSet } from './performance-counters.ts';
import type { RegistryStore } from './registry.ts';
import type { WindowsService } from './windows-service.ts';

export interface ServiceSource {
  /** The services of the machine of the session, or of another; null when that cannot be reached. */
  list(computer?: string): readonly WindowsService[] | null;
}

/** Given by a host that simulates the services of a machine. */
export const WINDOWS_SERVICES = new ServiceKey<ServiceSource>('Windows services');

export interface ProcessSource {
  /** The processes of the machine of the session, or of another; null when that cannot be reached. */
  list(computer?: string): readonly Process[] | null;
}

/** Given by whoever simulates the processes of machines. */
export const PROCESSES = new ServiceKey<ProcessSource>('processes of machines');

/** Machines that are shut down and restarted, by name, FQDN or address (`.` is that of the session). */
export interface PowerSource {
  /** Whether it is the machine of the session. */
  isOwn(name: string): boolean;
  /** @throws NetException where the machine does not answer or may not be shut down by who is logged on */
  shutDown(name: string, restarts: boolean): void;
  /** Lets time pass until a machine that is restarting answers, `milliseconds` at most; whether it does. */
  waitFor(name: string, milliseconds: number): boolean;
}

/** Given by whoever simulates machines. */
export const MACHINE_POWER = new ServiceKey<PowerSource>('machines that can be switched off');

/** A machine that answers. */
export interface Computer {
  /** `FE01`, as Windows names it. */
  readonly name: string;
  /** `fe01.contoso.com` */
  readonly fqdn: string;
  readonly eventLogs: EventLogs;
  /** The classes of root\cimv2, with the machine's instances. */
  readonly cimClasses: readonly CimClass[];
  readonly counterSets: readonly CounterSet[];
  readonly registry: RegistryStore;
}

export interface ComputerSource {
  /** A machine by name, FQDN or address (`.` is that of the session); undefined when there is none or it does not answer. */
  reach(name: string): Computer | undefined;
  /** Names and addresses, and who answers there. */
  readonly network: Network;
}

/** Given by whoever simulates machines. */
export const COMPUTERS = new ServiceKey<ComputerSource>('machines');

export interface Network {
  /** The address of the machine of the session. */
  readonly ownAddress: string;
  /** The addresses of a name; an address is its own. */
  addressesOf(name: string): readonly string[];
  /** Where a service is, by its name in DNS (`_sipinternaltls._tcp.…`). */
  servicesAt(name: string): readonly { readonly target: string; readonly port: number }[];
  /** The full name of a host. */
  fullNameOf(name: string): string;
  /** The first address of a name at which something answers; undefined when nothing does. */
  answeringAddress(name: string): string | undefined;
  /** Whether something accepts connections at a port. */
  listensAt(name: string, port: number): boolean;
}

/** Does something for each machine that -ComputerName names; the session's without a name. */
export function forEachComputer(
  ps: CmdletActions,
  names: readonly string[] | undefined,
  unreachable: (name: string) => void,
  work: (computer: Computer, name: string) => void,
): void {
  const computers = ps.service(COMPUTERS);
  for (const name of names ?? ['.']) {
    const computer = computers.reach(name);
    if (computer) work(computer, names ? name : computer.name);
    else unreachable(name);
  }
}
