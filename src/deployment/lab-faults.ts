/** `lab.faults`: what a trainer has broken: `lab.faults.add({ kind: 'machine-off', machine: 'fe05' })`. */
import { DeploymentError } from './deployment-error.ts';
import { type DrillChoice, randomFaults } from './fault-drill.ts';
import { clearFault, renewReplica, setFault } from './fault-operations.ts';
import { faultRemedy, faultText } from './fault-words.ts';
import {
  allFaults,
  clockOffset,
  type Fault,
  type FaultKindOf,
  type FaultOf,
  faultsOf,
  listenerFault,
  skewedClock,
} from './faults.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';

/** A fault in plain words. */
export interface FaultInWords {
  readonly text: string;
  /** What to type. */
  readonly remedy: string;
}

export class Faults {
  constructor(private readonly lab: LabAccess) {}

  /** All faults, or those of a machine, the oldest first. */
  list(machine?: Machine): readonly Fault[] {
    const { lab } = this.lab.reading();
    return machine ? faultsOf(lab, machine.fqdn) : allFaults(lab);
  }

  /** Puts a fault in; machines may be called by their short names. */
  add(fault: FaultKindOf): Fault {
    return this.lab.operation().change(({ lab, topology, now }) => setFault(lab, topology, fault, now));
  }

  /** Breaks something by chance. Such faults are hidden: lists do not say what they are unless they are asked to. */
  drill(choice: DrillChoice): readonly Fault[] {
    return this.lab
      .operation()
      .change(({ lab, topology, now }) =>
        randomFaults(lab, topology, choice).map((fault) => setFault(lab, topology, fault, now, true)),
      );
  }

  /** Takes a fault away. */
  remove(id: number): void {
    this.lab.operation().change(({ lab, topology, now }) => clearFault(lab, topology, id, now));
  }

  /** Takes away all faults of a machine, or all of some kinds of it. */
  clear({ fqdn }: Machine, kinds?: readonly Fault['kind'][]): void {
    this.lab.operation().change(({ lab, topology, now }) => {
      for (const { id, kind } of faultsOf(lab, fqdn))
        if (!kinds || kinds.includes(kind)) clearFault(lab, topology, id, now);
    });
  }

  /** Enable-CsReplica: the replica of a machine is made anew. */
  renewReplica({ fqdn }: Machine): void {
    this.lab.operation().change(({ lab, topology, now }) => renewReplica(lab, topology, fqdn, now));
  }

  /** What a fault is. */
  inWords(fault: Fault): FaultInWords {
    return { text: faultText(fault), remedy: faultRemedy(fault) };
  }

  /** How far a machine's clock is ahead of the lab's, in milliseconds. */
  clockOffset({ fqdn }: Machine): number {
    return clockOffset(this.lab.snapshot(), fqdn);
  }

  /** What is the matter with a listener of a machine. */
  ofListener(fqdn: string, port: number): FaultOf<'bad-listener'> | undefined {
    return listenerFault(this.lab.reading().lab, fqdn, port);
  }

  /** Whether clocks differ too much for Kerberos between two machines. */
  areClocksApart(from: Machine, to: Machine): boolean {
    return skewedClock(this.lab.snapshot(), from.fqdn, to.fqdn) !== undefined;
  }

  /** The fault of a number. */
  require(id: number): Fault {
    const fault = allFaults(this.lab.snapshot()).find((one) => one.id === id);
    if (!fault) throw new DeploymentError('fault-missing', { id });
    return fault;
  }
}
