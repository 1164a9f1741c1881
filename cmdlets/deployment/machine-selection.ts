/** Which machines of the lab the arguments of a cmdlet mean, and whether those can be reached over the network. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';

/** Names by which every machine means itself. */
const SELF = new Set(['', '.', 'localhost', '127.0.0.1', '::1']);

/** The machine of a name, FQDN or address; undefined when the lab has none. */
export function findMachine(deployment: Deployment, name: string | null): Machine | undefined {
  // A list of names may have a hole; there is no machine of no name.
  if (name === null) return undefined;
  if (SELF.has(name.toLowerCase())) return deployment.session.machine;
  const found = deployment.topology.computer(name);
  if (found) return deployment.machines.get(found.fqdn);
  return deployment.machines.all().find((machine) => deployment.machines.facts(machine).network.address === name);
}

/** The same, but only a machine that answers. */
export function reachableMachine(deployment: Deployment, name: string | null): Machine | undefined {
  const machine = findMachine(deployment, name);
  return machine && deployment.isReachable(machine) ? machine : undefined;
}

/** `FE01`, as Windows names the machine. */
export function netbiosName(machine: Machine): string {
  return machine.name.toUpperCase();
}

/** The machine's name in the domain: `fe01.contoso.com`. */
export function dnsDomainOf({ fqdn }: Machine): string {
  return fqdn.slice(fqdn.indexOf('.') + 1);
}
