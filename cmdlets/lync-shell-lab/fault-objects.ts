/** The faults of a lab as the cmdlets show them and as they are asked for. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type Fault, type FaultKind, faultKinds, machinesOf } from '../../src/deployment/faults.ts';
import { type ListenerProblem, listenerProblems } from '../../src/deployment/listener-problems.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';

/** `MachineOff` of `machine-off`. */
const pascalCase = (name: string): string => name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

/** The kinds by the names that the cmdlets have for them. */
export const kindsByName: ReadonlyMap<string, FaultKind> = new Map(
  faultKinds.map((kind) => [pascalCase(kind).toLowerCase(), kind]),
);

/** The names of the kinds. */
export const faultNames: readonly string[] = faultKinds.map(pascalCase);

/** What can be the matter with a listener, as the cmdlets call it. */
export const problemNames: readonly string[] = listenerProblems.map(pascalCase);

/** @throws RangeError for a name that there is not, which the parameter does not let through */
export function problemNamed(name: string): ListenerProblem {
  const found = listenerProblems.find((problem) => pascalCase(problem).toLowerCase() === name.toLowerCase());
  if (!found) throw new RangeError(`There is no problem ${name} of a listener.`);
  return found;
}

/** A fault; of one that is hidden only that there is one, unless it is to be told. */
export function faultObject({ faults }: Deployment, fault: Fault, isTold: boolean): DataObject {
  const { text, remedy } = faults.inWords(fault);
  return new DataObject('LyncShell.LabFault', {
    Id: fault.id,
    Kind: isTold ? pascalCase(fault.kind) : 'Hidden',
    ComputerName: textArray(isTold ? machinesOf(fault) : []),
    Since: localDate(fault.since),
    Description: isTold ? text : 'something is broken',
    Remedy: isTold ? remedy : null,
  });
}
