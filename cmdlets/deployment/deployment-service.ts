/**
 * How cmdlets reach the simulated deployment: the host gives it to the runspace under `deploymentKey`. Cmdlets that
 * exchange it (another machine, another lab) tell the host through `deploymentChangedKey`, so that drives, prompt and
 * clock follow.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { ServiceKey } from '../../src/engine/services.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { failFor } from './deployment-errors.ts';

/** The deployment of a session. */
export const deploymentKey = new ServiceKey<Deployment>('simulated deployment');

/** Called after a session has gone over to another machine or lab. */
export const deploymentChangedKey = new ServiceKey<(deployment: Deployment) => void>('listener for the deployment');

/** Opens a runspace that is logged on to the machine from which a deployment is seen. */
export const openRunspaceKey = new ServiceKey<(deployment: Deployment) => Runspace>('sessions on other machines');

/**
 * The deployment of the session in which a cmdlet runs. @throws DeploymentError where who is logged on may not run the
 * cmdlet: those of Lync Server need rights, those of the lab and of Windows have rules of their own
 */
export function deploymentOf(ps: CmdletActions): Deployment {
  const deployment = ps.service(deploymentKey);
  const name = String(getMember(ps.invocation.myCommand, 'Name'));
  if (/^[A-Za-z]+-Cs/.test(name)) deployment.rights.require(name, ps.isBound('LocalStore'));
  return deployment;
}

/** Gives the session another deployment: another lab, or the same seen from another machine. */
export function switchDeployment(runspace: Runspace, deployment: Deployment): void {
  runspace.services.provide(deploymentKey, deployment);
  runspace.services.find(deploymentChangedKey)?.(deployment);
}

/** Does something with the deployment; its errors end the cmdlet as errors of PowerShell. */
export function withDeployment<T>(ps: CmdletActions, work: (deployment: Deployment) => T): T {
  try {
    return work(deploymentOf(ps));
  } catch (error) {
    return failFor(ps, error);
  }
}

/** The machine that an optional argument names; without one, that of the session. `$null` names none. */
export function machineNamed(deployment: Deployment, name: string | null | undefined): Machine {
  return name === undefined || name === null ? deployment.session.machine : deployment.machines.get(name);
}
