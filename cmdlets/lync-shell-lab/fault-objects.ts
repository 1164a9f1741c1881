/** The faults of a lab as the cmdlets show them and as they are asked for. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type Fault, type FaultKind, faultKinds, machinesOf } from '../../src/deployment/faults.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';

/** `MachineOff` of `machine-off`. */
const faultName = (kind: FaultKind): string => kind.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

/** The kinds by the names that the cmdlets have for them. */
export const kindsByName: ReadonlyMap<string, FaultKind> = new Map(
  faultKinds.map((kind) => [faultName(kind).toLowerCase(), kind]),
);

/** The names of the kinds. */
export const faultNames: readonly string[] = faultKinds.map(faultName);

/** A fault; of one that is hidden only that there is one, unless it is to be told. */
export function faultObject({ faults }: Deployment, fault: Fault, isTold: boolean): DataObject {
  const { text, remedy } = faults.inWords(fault);
  return new DataObject('LyncShell.LabFault', {
    Id: fault.id,
    Kind: isTold ? faultName(fault.kind) : 'Hidden',
    ComputerName: textArray(isTold ? machinesOf(fault) : []),
    Since: localDate(fault.since),
    Description: isTold ? text : 'something is broken',
    Remedy: isTold ? remedy : null,
  });
}
