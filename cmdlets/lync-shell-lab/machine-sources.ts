/** What a session of a lab sees of its machines: services, processes, event logs, CIM, the network, the registry, mail. */

import type { Deployment } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { LYNC_LOG } from '../../src/deployment/event-log.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { WindowsService as MachineService } from '../../src/deployment/windows-services.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import type { EventLogs } from '../../src/machine/event-logs.ts';
import {
  COMPUTERS,
  type Computer,
  MACHINE_POWER,
  PROCESSES,
  WINDOWS_SERVICES,
} from '../../src/machine/machine-sources.ts';
import { MAIL, type MailDrop } from '../../src/machine/mail.ts';
import { REGISTRY } from '../../src/machine/registry.ts';
import type { WindowsService } from '../../src/machine/windows-service.ts';
import { ambient } from '../../src/types/ambient.ts';
import { netException } from '../../src/types/net-exception.ts';
import { Process } from '../../src/types/values/process.ts';
import { asShellError } from '../deployment/deployment-errors.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { netbiosName, reachableMachine } from '../deployment/machine-selection.ts';
import { awaitStep } from '../deployment/service-waits.ts';
import { cimClassesOf, programsOf } from './cim-classes.ts';
import { startOf } from './cim-values.ts';
import { powerOf } from './machine-power.ts';
import { networkOf } from './name-resolution.ts';
import { counterSetsOf } from './performance-counters.ts';

/** Where the SMTP service of Windows drops mail. */
const MAIL_FOLDER = 'C:\\inetpub\\mailroot\\Drop';

/** Gives a session the services under which PowerShell's cmdlets ask for machines. The lab opens when one is used. */
export function provideMachines({ services }: Runspace): void {
  const deployment = () => asShellError(() => services.require(deploymentKey));
  services.provide(WINDOWS_SERVICES, { list: (computer) => servicesOf(deployment(), computer ?? '.') });
  services.provide(PROCESSES, { list: (computer) => processesOf(deployment(), computer ?? '.') });
  services.provide(COMPUTERS, {
    reach(name) {
      const lab = deployment();
      const machine = reachableMachine(lab, name);
      return machine && computerOf(lab, machine);
    },
    get network() {
      return networkOf(deployment());
    },
  });
  services.provide(MACHINE_POWER, powerOf(deployment));
  services.provide(REGISTRY, {
    read: () => deployment().registry.of(deployment().session.machine),
    change: (edit) => deployment().registry.change(deployment().session.machine, edit),
  });
  services.provide(MAIL, mailDrop(deployment));
}

function computerOf(deployment: Deployment, machine: Machine): Computer {
  return {
    name: netbiosName(machine),
    fqdn: machine.fqdn,
    eventLogs: eventLogsOf(deployment, machine),
    get cimClasses() {
      return cimClassesOf(deployment, machine);
    },
    get counterSets() {
      return counterSetsOf(deployment, machine);
    },
    registry: {
      read: () => deployment.registry.of(machine),
      change: (edit) => deployment.registry.change(machine, edit),
    },
  };
}

function eventLogsOf(deployment: Deployment, machine: Machine): EventLogs {
  return {
    names: () => deployment.eventLogs.names(machine),
    records: (log) => deployment.eventLogs.records(machine, log),
    isOn: (log) => deployment.eventLogs.isOn(machine, log),
    switch: (log, isOn) => asShellError(() => deployment.eventLogs.switch(machine, log, isOn)),
    sources: () => deployment.eventLogs.sources(machine),
    register: (source) => deployment.eventLogs.register(machine, source),
    clear: (log) => asShellError(() => deployment.eventLogs.clear(machine, log)),
    // Records of Lync Server name no log: they show in the application log too.
    write: ({ source, log }, record) =>
      deployment.eventLogs.write(machine, { ...record, source, ...(log === LYNC_LOG ? {} : { log }) }),
  };
}

function mailDrop(deployment: () => Deployment): MailDrop {
  return {
    now: () => deployment().clock.now(),
    deliver(stem, text) {
      const { disks, session } = deployment();
      const disk = disks.systemDiskOf(session.machine.computer);
      disk.makeFolder(MAIL_FOLDER);
      for (let number = 1; !disk.makeFile(`${MAIL_FOLDER}\\${stem}-${number}.eml`, text); number++);
    },
  };
}

function servicesOf(deployment: Deployment, computer: string): WindowsService[] | null {
  const machine = reachableMachine(deployment, computer);
  if (!machine) return null;
  return deployment.services.all(machine).map((service) => windowsService(deployment, machine, service, computer));
}

function windowsService(
  deployment: Deployment,
  machine: Machine,
  { name, displayName, state: found, startMode }: MachineService,
  computer: string,
): WindowsService {
  let state = found;
  let mode = startMode;
  const others = (services: readonly MachineService[]) =>
    services.map((service) => windowsService(deployment, machine, service, computer));
  const requireControl = () => {
    try {
      deployment.rights.requireLocal(machine);
    } catch (error) {
      if (!(error instanceof DeploymentError) || error.code !== 'access-denied') throw error;
      const message = `Cannot open ${name} service on computer '${computer}'. ${error.message}`;
      throw netException('System.InvalidOperationException', message);
    }
  };
  const change = (wanted: boolean) => {
    requireControl();
    try {
      deployment.services.switch(machine, [name], wanted);
    } catch (error) {
      if (!(error instanceof DeploymentError) || error.code !== 'service-disabled') throw error;
      throw netException('System.InvalidOperationException', `Cannot start service ${name} on computer '${computer}'.`);
    }
  };
  const refresh = () => {
    state = deployment.services.all(machine).find((service) => service.name === name)?.state ?? state;
  };
  return {
    name,
    displayName,
    machineName: computer,
    get status() {
      return state;
    },
    get startType() {
      return mode;
    },
    start: () => change(true),
    stop: () => change(false),
    refresh,
    wait(milliseconds) {
      // Whoever waits for what is not on its way waits all the same.
      if (!awaitStep(deployment, machine, [name], milliseconds))
        deployment.clock.pass(milliseconds, (pause) => ambient().sleep(pause));
      refresh();
    },
    dependents: () => others(deployment.services.dependents(machine, name)),
    needed: () => others(deployment.services.needed(machine, name)),
    setStartType(type) {
      requireControl();
      deployment.services.setStartMode(machine, name, type);
      mode = type;
    },
  };
}

function processesOf(deployment: Deployment, computer: string): Process[] | null {
  const machine = reachableMachine(deployment, computer);
  if (!machine) return null;
  const started = startOf(deployment, machine);
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
        userName: desktop > 0 ? `${ambient().userDomain}\\${ambient().userName}` : accountOf(id, name),
      }),
  );
}

/** Lync's services and SQL Server run as Network Service, Windows' own as the system; the first two are the kernel's. */
function accountOf(id: number, program: string): string {
  if (id === 0) return '';
  return /^(RTC|Replica|Master|FTA|Lync|sqlservr)/i.test(program)
    ? 'NT AUTHORITY\\NETWORK SERVICE'
    : 'NT AUTHORITY\\SYSTEM';
}
