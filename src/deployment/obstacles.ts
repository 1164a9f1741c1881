/**
 * What keeps the configuration from a machine: who meets it, what the event log says of it, and what mends it. The agents and
 * tasks ask here whether they get through, and explanations ask the same, so that both say one thing.
 */
import type { StoreSnapshot } from '../storage/store.ts';
import { outdatedUses } from './certificates-in-use.ts';
import { edgeTransferProblem } from './edge-transfer.ts';
import type { EventName } from './event-log.ts';
import { faultRemedy, faultText } from './fault-words.ts';
import { type Fault, faultOf, separation, skewedClock } from './faults.ts';
import { readReplica } from './replication-state.ts';
import { taskResults } from './scheduled-tasks.ts';
import { fileStoreProblem, replicaShareProblem, type ShareProblem } from './share-problems.ts';
import { REPLICA_FOLDERS, REPLICA_SHARE } from './shares.ts';
import { type Computer, hostNameOf, type Topology } from './topology.ts';

/** The agent on each machine. */
export const REPLICA = 'REPLICA';

/** In whose log it stands, and what it says. */
export interface Obstacle {
  readonly machine: string;
  readonly event: EventName;
  readonly data: Readonly<Record<string, string | number>>;
  readonly text: string;
  readonly remedy: string;
  readonly since?: number;
}

/** What keeps a machine's agent from what it was sent; `undefined` where nothing does. */
export function transferObstacle(
  lab: StoreSnapshot,
  topology: Topology,
  fqdn: string,
  now: number,
): Obstacle | undefined {
  const sender = topology.centralManagementMaster().fqdn;
  const byFault = (fault: Fault, machine: string, event: EventName, data: Obstacle['data']): Obstacle => ({
    machine,
    event,
    data,
    text: faultText(fault),
    remedy: faultRemedy(fault),
    since: fault.since,
  });
  const computer = topology.requireComputer(fqdn);
  const isEdge = computer.pool.role === 'Edge';
  const apart = separation(lab, sender, fqdn) ?? faultOf(lab, sender, 'machine-off');
  if (apart) return byFault(apart, sender, isEdge ? 'edgeUnreachable' : 'replicaUnreachable', { replica: fqdn });
  // Edge Servers are in no domain: nothing of Kerberos and no share is on the way to them.
  const shut = isEdge ? undefined : replicaShareProblem(lab, topology, computer);
  // A lab of before shares could be changed has the fault alone.
  const closed = shut ? undefined : faultOf(lab, fqdn, 'share-denied');
  const denied = isEdge ? undefined : (skewedClock(lab, sender, fqdn) ?? closed);
  if (denied) {
    const path = `\\\\${fqdn}\\${REPLICA_SHARE}\\${REPLICA_FOLDERS[0]}\\data.zip`;
    return byFault(denied, sender, 'shareDenied', { reason: 'Access denied.', path });
  }
  if (shut) return byShare(shut, sender);
  const refused = edgeObstacle(lab, topology, computer, now);
  if (refused) return refused;
  const version = readReplica(lab, fqdn).sentVersion;
  const broken = brokenReplica(lab, fqdn);
  if (broken) return byFault(broken, fqdn, 'replicaFailed', { version, reason: '' });
  const full = faultOf(lab, fqdn, 'disk-full');
  if (full) return byFault(full, fqdn, 'replicaFailed', { version, reason: ': There is not enough space on the disk' });
  return undefined;
}

/** What keeps the File Transfer Agent from an Edge Server that can be reached. */
export function edgeObstacle(
  lab: StoreSnapshot,
  topology: Topology,
  computer: Computer,
  now: number,
): Obstacle | undefined {
  const { fqdn } = computer;
  const sender = topology.centralManagementMaster().fqdn;
  const refused = edgeTransferProblem(lab, sender, computer, now);
  if (refused === undefined) return undefined;
  const text = `${hostNameOf(fqdn)} is sent nothing over HTTPS (port 4443): ${refused.replace(/\.$/, '')}`;
  return { machine: sender, event: 'transferRefused', data: { reason: refused }, text, remedy: edgeRemedy(lab, fqdn) };
}

/** What keeps the master from sending anything to anybody; `undefined` where nothing does but that services are stopped. */
export function sendingObstacle(lab: StoreSnapshot, topology: Topology): Obstacle | undefined {
  const shut = fileStoreProblem(lab, topology);
  return shut && byShare(shut, topology.centralManagementMaster().fqdn);
}

function byShare({ reason, path, text, remedy, since }: ShareProblem, machine: string): Obstacle {
  const known = since !== undefined && { since };
  return { machine, event: 'shareDenied', data: { reason, path }, text, remedy, ...known };
}

function brokenReplica(lab: StoreSnapshot, fqdn: string): Fault | undefined {
  return faultOf(lab, fqdn, 'replica-damaged') ?? faultOf(lab, fqdn, 'replica-foreign');
}

/** By which result a task that brings a certificate into force fails before it has begun; `undefined` where it does not. */
export function taskObstacle(
  lab: StoreSnapshot,
  topology: Topology,
  fqdn: string,
): { readonly result: number; readonly fault: Fault } | undefined {
  const master = topology.centralManagementMaster().fqdn;
  const meets = (fault: Fault | undefined, result: number) => fault && { result, fault };
  return (
    meets(faultOf(lab, fqdn, 'task-failing'), taskResults.unspecified) ??
    meets(separation(lab, fqdn, master), taskResults.serverUnavailable) ??
    meets(skewedClock(lab, master, fqdn), taskResults.accessDenied) ??
    meets(brokenReplica(lab, fqdn), taskResults.badData) ??
    meets(faultOf(lab, fqdn, 'disk-full'), taskResults.diskFull)
  );
}

function edgeRemedy(lab: StoreSnapshot, fqdn: string): string {
  const isOutdated = outdatedUses(lab, fqdn).some(({ service }) => service === REPLICA);
  return isOutdated
    ? `Restart-Service ${REPLICA}, on ${fqdn}: it presents the certificate that it had when it started`
    : `Set-CsCertificate -Type Internal -Thumbprint …, on ${fqdn}`;
}
