/** Gives a session that has a lab the services and processes of its machines, for the cmdlets that Windows has for them. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { WindowsService as MachineService } from '../../src/deployment/windows-services.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { netException } from '../../src/types/net-exception.ts';
import { Process } from '../../src/types/values/process.ts';
import { PROCESSES } from '../microsoft.powershell.management/process-table.ts';
import { WINDOWS_SERVICES, type WindowsService } from '../microsoft.powershell.management/service-table.ts';
import { programsOf } from './cim-classes.ts';
import { deploymentKey } from './deployment-service.ts';
import { reachableMachine } from './machine-selection.ts';
import { connectRegistry } from './registry-drive.ts';

/** Called by the host when it has given the session its deployment. */
export function connectMachine(runspace: Runspace): void {
  const deployment = () => runspace.services.require(deploymentKey);
  runspace.services.provide(WINDOWS_SERVICES, { list: (computer) => servicesOf(deployment(), computer ?? '.') });
  runspace.services.provide(PROCESSES, { list: (computer) => processesOf(deployment(), computer ?? '.') });
  connectRegistry(runspace);
}

function servicesOf(deployment: Deployment, computer: string): WindowsService[] | null {
  const machine = reachableMachine(deployment, computer);
  if (!machine) return null;
  return deployment.allServices(machine).map((service) => windowsService(deployment, machine, service, computer));
}

function windowsService(
  deployment: Deployment,
  machine: Machine,
  { name, displayName, isRunning, startMode }: MachineService,
  computer: string,
): WindowsService {
  let running = isRunning;
  let mode = startMode;
  const change = (wanted: boolean) => {
    if (wanted && mode === 'Disabled') {
      throw netException('System.InvalidOperationException', `Cannot start service ${name} on computer '${computer}'.`);
    }
    deployment.switchServices(machine, [name], wanted);
    running = wanted;
  };
  return {
    name,
    displayName,
    machineName: computer,
    get status() {
      return running ? ('Running' as const) : ('Stopped' as const);
    },
    get startType() {
      return mode;
    },
    start: () => change(true),
    stop: () => change(false),
    setStartType(type) {
      deployment.setServiceStartMode(machine, name, type);
      mode = type;
    },
  };
}

function processesOf(deployment: Deployment, computer: string): Process[] | null {
  const machine = reachableMachine(deployment, computer);
  if (!machine) return null;
  const started = deployment.start - deployment.facts(machine).startedBefore;
  return programsOf(deployment, machine).map(
    ({ id, name, path, workingSet, cpuSeconds, handles, desktop }) =>
      new Process({
        id,
        name,
        path,
        machineName: computer,
        startTime: started + id * 10,
        cpuMilliseconds: cpuSeconds * 1000,
        workingSet,
        privateMemory: Math.round(workingSet * 0.8),
        handles,
        session: desktop,
      }),
  );
}
