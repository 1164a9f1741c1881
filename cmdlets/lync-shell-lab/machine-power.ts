/** Machines of the lab as Restart- and Stop-Computer switch them. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { PowerSource } from '../../src/machine/machine-sources.ts';
import { ambient } from '../../src/types/ambient.ts';
import { netException } from '../../src/types/net-exception.ts';
import { findMachine, reachableMachine } from '../deployment/machine-selection.ts';

/** The texts are those of Windows. */
const UNREACHABLE = 'The RPC server is unavailable. (Exception from HRESULT: 0x800706BA)';
const DENIED = 'Access is denied. (Exception from HRESULT: 0x80070005 (E_ACCESSDENIED))';

export function powerOf(deployment: () => Deployment): PowerSource {
  return {
    isOwn: (name) => findMachine(deployment(), name)?.fqdn === deployment().session.machine.fqdn,
    shutDown(name, restarts) {
      const lab = deployment();
      const machine = reachableMachine(lab, name);
      if (!machine) throw netException('System.InvalidOperationException', UNREACHABLE);
      requireLocal(lab, machine);
      lab.power.shutDown(machine, restarts);
    },
    waitFor(name, milliseconds) {
      const lab = deployment();
      const machine = findMachine(lab, name);
      const moment = machine && lab.power.comesUpAt(machine);
      if (moment === undefined) return true;
      const ahead = Math.max(0, moment - lab.clock.now());
      lab.clock.pass(Math.min(ahead, milliseconds), (pause) => ambient().sleep(pause));
      return ahead <= milliseconds;
    },
  };
}

function requireLocal(deployment: Deployment, machine: Machine): void {
  try {
    deployment.rights.requireLocal(machine);
  } catch (error) {
    if (!(error instanceof DeploymentError) || error.code !== 'access-denied') throw error;
    throw netException('System.UnauthorizedAccessException', DENIED);
  }
}
