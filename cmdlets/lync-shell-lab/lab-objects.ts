/** The objects of the lab's cmdlets, and what those cmdlets share. */

import type { ClockState } from '../../src/deployment/clock.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { FaultKind } from '../../src/deployment/faults.ts';
import { defaultLabsRoot } from '../../src/deployment/labs.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { HostRefusal } from '../../src/types/host-refusal.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { Double } from '../../src/types/values/numbers.ts';
import { TimeSpan } from '../../src/types/values/time-span.ts';
import { reportedError } from '../deployment/deployment-errors.ts';
import { deploymentOf } from '../deployment/deployment-service.ts';

/** Where the labs of the session lie. It must be found even where the session's own lab is damaged. */
export function labsRootOf(ps: CmdletActions): string {
  try {
    return deploymentOf(ps).root;
  } catch (error) {
    if (!reportedError(error)) throw error;
    return defaultLabsRoot();
  }
}

/** Other labs than its own are closed to a confined session. @throws HostRefusal */
export function requireOpenLab(ps: CmdletActions, name: string): void {
  if (ps.runspace.ambient.host.access !== 'full') throw new HostRefusal(`the lab ${name}`);
}

/** The name of the session's lab; null where it cannot be opened. */
export function currentLabName(ps: CmdletActions): string | null {
  try {
    return deploymentOf(ps).name;
  } catch (error) {
    if (!reportedError(error)) throw error;
    return null;
  }
}

export function clockObject({ clock }: Deployment): DataObject {
  const state = clock.state();
  return new DataObject('LyncShell.LabClock', {
    Date: localDate(clock.now()),
    Mode: clockMode(state),
    Rate: new Double(clockRate(state)),
  });
}

function clockMode({ kind }: ClockState): string {
  switch (kind) {
    case 'system':
      return 'System';
    case 'frozen':
      return 'Frozen';
    default:
      return 'Running';
  }
}

function clockRate(state: ClockState): number {
  if (state.kind === 'frozen') return 0;
  return state.kind === 'accelerated' ? state.rate : 1;
}

export function machineObject(machine: Machine, { session }: Deployment): DataObject {
  return new DataObject('LyncShell.LabMachine', {
    Name: machine.name,
    Role: machine.role,
    Pool: machine.computer.pool.fqdn,
    Site: machine.siteName,
    LoggedOn: machine.fqdn === session.machine.fqdn,
    Fqdn: machine.fqdn,
  });
}

export function replicaObject(deployment: Deployment, fqdn: string): DataObject {
  const faults = deployment.faults.list(deployment.machines.get(fqdn));
  const fault = faults.find(({ kind }) => REPLICA_FAULTS.includes(kind));
  const [status] = deployment.replication.status(fqdn);
  return new DataObject('LyncShell.LabReplica', {
    ReplicaFqdn: status?.replicaFqdn ?? fqdn,
    Fault: FAULT_NAMES.get(fault?.kind) ?? 'None',
    Lag: TimeSpan.of(fault?.kind === 'slow-link' ? fault.delay : 0),
    UpToDate: status?.upToDate ?? false,
  });
}

/** The faults that Set-LabReplica sets, by its words. */
const FAULT_NAMES: ReadonlyMap<FaultKind | undefined, string> = new Map([
  ['machine-off', 'Offline'],
  ['replica-damaged', 'Failing'],
  ['slow-link', 'Lagging'],
]);

export const REPLICA_FAULTS = [...FAULT_NAMES.keys()] as readonly FaultKind[];
