/**
 * The machines of the lab that a session has left behind by going on to another: Enter-LabMachine adds one, `exit` at the
 * prompt and Exit-LabMachine come back to it.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { ServiceKey } from '../../src/engine/services.ts';
import { deploymentKey, switchDeployment } from './deployment-service.ts';

const leftBehind = new ServiceKey<Deployment[]>('machines to come back to');

/** Logs the session on to the machine from which a deployment is seen. */
export function enterMachine(runspace: Runspace, deployment: Deployment): void {
  const { services } = runspace;
  let machines = services.find(leftBehind);
  if (!machines) services.provide(leftBehind, (machines = []));
  machines.push(services.require(deploymentKey));
  switchDeployment(runspace, deployment);
}

/** Comes back to the machine before; false when the session has entered none. */
export function leaveMachine(runspace: Runspace): boolean {
  const last = runspace.services.find(leftBehind)?.pop();
  if (last) switchDeployment(runspace, last);
  return last !== undefined;
}

/** The name of the machine that was entered; null where the session began. */
export function enteredMachine({ services }: Runspace): string | null {
  return services.find(leftBehind)?.length ? services.require(deploymentKey).session.machine.name : null;
}
