/** How classes of CIM are declared for the machines of a lab, and the kinds of numbers that they have. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { CimClass, CimValues } from '../../src/machine/cim-class.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { Byte, UInt16, UInt32, UInt64 } from '../../src/types/values/numbers.ts';

/** What a machine of the lab has of a class. */
export interface LabClass extends Omit<CimClass, 'instances'> {
  readonly instances: (deployment: Deployment, machine: Machine) => CimValues[];
}

export const uint64 = (value: number) => new UInt64(BigInt(Math.round(value)));
export const uint32 = (value: number) => new UInt32(value);
export const uint8 = (value: number) => Byte.of(value);
export const uint16 = (value: number) => new UInt16(value);
export const kilobytes = (bytes: number) => uint64(bytes / 1024);

/** A moment so long before the start of the lab. */
/** Lab time at which a machine came up. */
export function startOf(deployment: Deployment, machine: Machine): number {
  const { startedBefore } = deployment.machines.facts(machine);
  return deployment.machines.cameUpAt(machine) ?? deployment.start - startedBefore;
}

export function dateBefore(deployment: Deployment, milliseconds: number): DateTime {
  return localDate(Math.trunc((deployment.start - milliseconds) / 1000) * 1000);
}

/** A class of which a machine has one instance. */
export const one =
  (make: (deployment: Deployment, machine: Machine) => CimValues) =>
  (deployment: Deployment, machine: Machine): CimValues[] => [make(deployment, machine)];
