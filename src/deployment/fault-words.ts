/** What a fault is in plain words, and what mends it: for people who look for causes, and for the list of faults. */
import type { Fault } from './faults.ts';
import { problemText } from './listener-problems.ts';
import { replicaShareRemedy } from './share-problems.ts';
import { hostNameOf } from './topology.ts';

/** `fe04 is switched off`; of a fault that has ended, `fe04 was switched off`. */
export function faultText(fault: Fault, hasEnded = false): string {
  const is = hasEnded ? 'was' : 'is';
  switch (fault.kind) {
    case 'machine-off':
      return `${hostNameOf(fault.machine)} ${is} ${fault.until === undefined ? 'switched off' : 'restarting'}`;
    case 'network-cut':
      return `the network between ${hostNameOf(fault.machine)} and ${hostNameOf(fault.other)} ${is} cut`;
    case 'service-stopped':
      return `${fault.service} was stopped on ${hostNameOf(fault.machine)}`;
    case 'service-crashing': {
      const crashes = hasEnded ? 'crashed' : 'crashes';
      return `${fault.service} on ${hostNameOf(fault.machine)} ${crashes} ${durationText(fault.every)} after each start`;
    }
    case 'disk-full':
      return `the disk of ${hostNameOf(fault.machine)} ${is} full`;
    case 'task-failing':
      if (hasEnded) return `tasks on ${hostNameOf(fault.machine)} failed`;
      return `the next ${fault.times === 1 ? 'run' : `${fault.times} runs`} of tasks on ${hostNameOf(fault.machine)} will fail`;
    case 'replica-damaged':
      return `the replica on ${hostNameOf(fault.machine)} ${is} damaged: ${notApplied(hasEnded)}`;
    case 'replica-foreign':
      return `the replica on ${hostNameOf(fault.machine)} ${is} of another deployment: ${notApplied(hasEnded)}`;
    case 'slow-link': {
      const takes = hasEnded ? 'was sent took' : 'is sent takes';
      return `the way to ${hostNameOf(fault.machine)} ${is} slow: what ${takes} ${durationText(fault.delay)} longer`;
    }
    case 'wrong-clock': {
      const side = fault.offset > 0 ? 'ahead' : 'behind';
      return `the clock of ${hostNameOf(fault.machine)} ${is} ${durationText(Math.abs(fault.offset))} ${side}`;
    }
    case 'authority-unreachable':
      return `the certification authority ${hasEnded ? 'could not' : 'cannot'} be reached`;
    case 'revocation-list-expired':
      return hasEnded
        ? 'the list of revoked certificates had expired: the certification authority published none'
        : 'the list of revoked certificates has expired: the certification authority publishes none';
    case 'share-denied': {
      const does = hasEnded ? 'did' : 'does';
      return `the share xds-replica on ${hostNameOf(fault.machine)} ${does} not let the File Transfer Agent write`;
    }
    case 'stale-store':
      return `the local store on ${hostNameOf(fault.machine)} ${hasEnded ? 'was' : 'has been'} that of its set-up`;
    case 'bad-listener': {
      const where = fault.port === undefined ? 'each port' : `port ${fault.port}`;
      return `${where} of ${hostNameOf(fault.machine)} ${problemText(fault.problem)}${hasEnded ? ', until it was mended' : ''}`;
    }
  }
}

function notApplied(hasEnded: boolean): string {
  return `the agent ${hasEnded ? 'could not apply what it was sent' : 'cannot apply what it is sent'}`;
}

/** What to type: what would help in a real deployment, where that is in reach here, else the end of the fault. */
export function faultRemedy(fault: Fault): string {
  switch (fault.kind) {
    case 'service-stopped':
      return `Start-CsWindowsService ${fault.service} -ComputerName ${fault.machine}`;
    case 'replica-damaged':
    case 'replica-foreign':
      return `Enable-CsReplica -Force, on ${fault.machine}`;
    case 'share-denied':
      return replicaShareRemedy(fault.machine);
    case 'stale-store':
      return `Invoke-CsManagementStoreReplication -ReplicaFqdn ${fault.machine}`;
    default:
      return `Remove-LabFault ${fault.id}`;
  }
}

/** `00:05:00`, with days in front where there are any. */
function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  const time = [(seconds / 3600) % 24, (seconds / 60) % 60, seconds % 60].map(two).join(':');
  return days > 0 ? `${days}.${time}` : time;
}
