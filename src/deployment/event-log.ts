/**
 * The event logs of a machine. Deployment operations and replication write to the log of Lync Server, the service control
 * manager to the system log, scripts to any.
 */

import { instant, list, number, oneOf, optional, record, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import { clockOffset } from './faults.ts';
import { machineSection } from './lab-sections.ts';

/** The services that write. */
export type EventSource =
  | 'LS Deployment'
  | 'LS File Transfer Agent Service'
  | 'LS Master Replicator Agent Service'
  | 'LS Replica Replicator Agent Service'
  | 'LS Certificate Deployment';

/** One record. */
export interface EventRecord {
  /** Counts up from 1 on each machine. */
  readonly index: number;
  readonly time: number;
  readonly source: string;
  readonly id: number;
  readonly level: EventLevel;
  readonly message: string;
  /** The log; without one it is a record of Lync Server's, which show in the application log too. */
  readonly log?: string;
  readonly category?: number;
}

/** How grave a record is, and the two kinds of the security log. */
export type EventLevel = (typeof levels)[number];

/** The log of one machine. */
export interface EventLogState {
  readonly nextIndex: number;
  readonly records: readonly EventRecord[];
  /** Sources that scripts have registered, with their logs. */
  readonly sources?: readonly EventSourceState[];
  /** Logs that are off at first, and that somebody has switched on. */
  readonly switchedOn?: readonly string[];
}

/** A source that may write to a log. */
export interface EventSourceState {
  readonly source: string;
  readonly log: string;
}

const levels = ['Information', 'Warning', 'Error', 'SuccessAudit', 'FailureAudit'] as const;

export const eventsSection = machineSection(
  'events',
  record<EventLogState>({
    nextIndex: whole(1),
    records: list(
      record<EventRecord>({
        index: whole(1),
        time: instant,
        source: text(),
        id: number,
        level: oneOf(...levels),
        message: text(),
        log: optional(text()),
        category: optional(number),
      }),
    ),
    sources: optional(list(record<EventSourceState>({ source: text(), log: text() }))),
    switchedOn: optional(list(text())),
  }),
);

/** The log of Lync Server. */
export const LYNC_LOG = 'Lync Server';

/** The log of the task scheduler, and who writes it (task-history.ts). */
export const TASK_LOG = 'Microsoft-Windows-TaskScheduler/Operational';
export const TASK_SOURCE = 'Microsoft-Windows-TaskScheduler';

/** The logs that every machine has. */
const LOGS: readonly string[] = ['Application', LYNC_LOG, TASK_LOG, 'Security', 'System'];

/** Those that are off until somebody switches them on. */
const OFF_AT_FIRST: readonly string[] = [TASK_LOG];

/** Sources that are there from the start. */
const SOURCES: readonly EventSourceState[] = [
  { source: 'Application', log: 'Application' },
  { source: 'Application Error', log: 'Application' },
  { source: 'Group Policy', log: 'Application' },
  { source: 'MSSQL$RTCLOCAL', log: 'Application' },
  { source: 'WSH', log: 'Application' },
  { source: 'EventLog', log: 'System' },
  { source: 'Service Control Manager', log: 'System' },
  { source: TASK_SOURCE, log: TASK_LOG },
  { source: 'LS Certificate Deployment', log: LYNC_LOG },
  { source: 'LS Deployment', log: LYNC_LOG },
  { source: 'LS File Transfer Agent Service', log: LYNC_LOG },
  { source: 'LS Master Replicator Agent Service', log: LYNC_LOG },
  { source: 'LS Media Relay', log: LYNC_LOG },
  { source: 'LS Media Relay Authentication', log: LYNC_LOG },
  { source: 'LS Mediation Server', log: LYNC_LOG },
  { source: 'LS Replica Replicator Agent Service', log: LYNC_LOG },
  { source: 'LS Server', log: LYNC_LOG },
];

/** Older records make room, as in a log of limited size. */
const KEPT_RECORDS = 500;

/** The event numbers that are used, with their texts. `{name}` stands for a datum. */
const events = {
  certificateAssigned: {
    source: 'LS Deployment',
    id: 4097,
    level: 'Information',
    text: 'The certificate {thumbprint} was assigned to {type} at scope {scope}.',
  },
  certificateStaged: {
    source: 'LS Deployment',
    id: 4098,
    level: 'Information',
    text: 'The certificate {thumbprint} was staged for {type} at scope {scope}. It takes effect on {effectiveDate}.',
  },
  certificateUnassigned: {
    source: 'LS Deployment',
    id: 4099,
    level: 'Information',
    text: 'The {which} certificate of {type} at scope {scope} was removed from the configuration.',
  },
  certificateRolled: {
    source: 'LS Certificate Deployment',
    id: 4112,
    level: 'Information',
    text: 'The certificate {thumbprint} became the current certificate of {type} at scope {scope}.',
  },
  certificateDeployed: {
    source: 'LS Certificate Deployment',
    id: 4113,
    level: 'Information',
    text: 'The configuration of {type} at scope {scope} was deployed from the Central Management store.',
  },
  certificateDeploymentFailed: {
    source: 'LS Certificate Deployment',
    id: 4114,
    level: 'Error',
    text: 'The configuration of {type} at scope {scope} could not be deployed: {reason} The task is tried again.',
  },
  snapshotMade: {
    source: 'LS Master Replicator Agent Service',
    id: 2003,
    level: 'Information',
    text: 'Version {version} of the configuration was sent to {count} replicas.',
  },
  replicaUnreachable: {
    source: 'LS Master Replicator Agent Service',
    id: 2007,
    level: 'Error',
    text: 'The replica on {replica} cannot be reached. The data are sent again later.',
  },
  // The texts of both are Microsoft's (windows-lync-facts.md, 2.1).
  transferRefused: {
    source: 'LS File Transfer Agent Service',
    id: 1015,
    level: 'Error',
    text: 'File transfer failed. Microsoft Lync Server 2013, File Transfer Agent will continuously attempt to transfer the files.\nReason: {reason}\nCause: Microsoft Lync Server 2013, Replica Replicator Agent presented an invalid certificate.\nResolution: Ensure that the certificate configured for Microsoft Lync Server 2013, Replica Replicator Agent is valid.',
  },
  edgeUnreachable: {
    source: 'LS File Transfer Agent Service',
    id: 1017,
    level: 'Error',
    text: 'File transfer failed for some replica machines. Microsoft Lync Server 2013, File Transfer Agent will continuously attempt to replicate to these machines.\nWhile this condition persists, configuration changes will not be delivered to these replica machines.\nReplica file transfer failures: {replica}: Https destination unavailable.\nCause: Possible issues with transferring files to the replicas listed above.\nResolution: Check the accessibility of file shares or https web services listed above.',
  },
  shareDenied: {
    source: 'LS File Transfer Agent Service',
    id: 1034,
    level: 'Error',
    text: 'Microsoft Lync Server 2013, File Transfer Agent service encountered an error while accessing a file share and will continuously attempt to access this file share until this issue is resolved. While this condition persists, replication to replica machines might not occur.\n{reason} ({path})\nCause: Possible issues with file share permissions. This can occur if the computer hosting the file share has outdated cached credentials for the computer that is trying to access the file share.\nResolution: For details about how to resolve file share permission issues, see the product documentation',
  },
  replicaUpToDate: {
    source: 'LS Replica Replicator Agent Service',
    id: 3003,
    level: 'Information',
    text: 'Version {version} of the configuration was applied.',
  },
  replicaFailed: {
    source: 'LS Replica Replicator Agent Service',
    id: 3007,
    level: 'Error',
    text: 'Version {version} of the configuration could not be applied{reason}. The agent tries again later.',
  },
} as const satisfies Record<string, { source: EventSource; id: number; level: EventLevel; text: string }>;

/** The name of an event. */
export type EventName = keyof typeof events;

/** Writes a record into a machine's log, dated `time`. */
export function writeEvent(
  change: StoreChange,
  fqdn: string,
  time: number,
  name: EventName,
  data: Readonly<Record<string, string | number>>,
): void {
  const { source, id, level, text } = events[name];
  const message = text.replace(/\{(\w+)\}/g, (_, datum: string) => String(data[datum]));
  appendRecord(change, fqdn, { time, source, id, level, message });
}

/** Adds a record to the logs of a machine, which dates it by its own clock: `time` is the lab's. */
export function appendRecord(change: StoreChange, fqdn: string, record: Omit<EventRecord, 'index'>): void {
  const section = eventsSection(fqdn);
  const state = change.read(section) ?? { nextIndex: 1, records: [] };
  const own = { ...record, time: record.time + clockOffset(change, fqdn) };
  const records = withRoom([...state.records, { index: state.nextIndex, ...own }], record.log === TASK_LOG);
  change.write(section, { ...state, nextIndex: state.nextIndex + 1, records });
}

/** The history of tasks has room of its own, so that it pushes nothing else out. */
function withRoom(records: readonly EventRecord[], ofTasks: boolean): readonly EventRecord[] {
  const isOfKind = ({ log }: EventRecord): boolean => (log === TASK_LOG) === ofTasks;
  const tooMany = records.filter(isOfKind).length - KEPT_RECORDS;
  if (tooMany <= 0) return records;
  const dropped = new Set(records.filter(isOfKind).slice(0, tooMany));
  return records.filter((record) => !dropped.has(record));
}

/** Whether a machine writes a log. */
export function isLogOn(lab: StoreSnapshot, fqdn: string, log: string): boolean {
  return !OFF_AT_FIRST.includes(log) || (lab.read(eventsSection(fqdn))?.switchedOn ?? []).includes(log);
}

/** Switches a log on or off; what it has stays. @throws DeploymentError for one that Windows always writes */
export function switchLog(change: StoreChange, fqdn: string, log: string, isOn: boolean): void {
  if (!OFF_AT_FIRST.includes(log)) {
    if (isOn) return;
    throw new DeploymentError('log-always-on', { log });
  }
  const section = eventsSection(fqdn);
  const state = change.read(section) ?? { nextIndex: 1, records: [] };
  const others = (state.switchedOn ?? []).filter((one) => one !== log);
  change.write(section, { ...state, switchedOn: isOn ? [...others, log] : others });
}

/** Lets a source write to a log, which is made where it is new. False when there is such a source already. */
export function registerSource(change: StoreChange, fqdn: string, source: EventSourceState): boolean {
  const section = eventsSection(fqdn);
  const state = change.read(section) ?? { nextIndex: 1, records: [] };
  const sources = state.sources ?? [];
  const isKnown = (one: EventSourceState) => one.source.toLowerCase() === source.source.toLowerCase();
  if ([...SOURCES, ...sources].some(isKnown)) return false;
  change.write(section, { ...state, sources: [...sources, source] });
  return true;
}

/** The sources that may write on a machine. */
export function eventSources(lab: StoreSnapshot, fqdn: string): EventSourceState[] {
  return [...SOURCES, ...(lab.read(eventsSection(fqdn))?.sources ?? [])];
}

/** The names of a machine's logs. */
export function eventLogs(lab: StoreSnapshot, fqdn: string): string[] {
  const made = eventSources(lab, fqdn).map(({ log }) => log);
  const all = [...LOGS, ...made.filter((log) => !LOGS.some((known) => known.toLowerCase() === log.toLowerCase()))];
  return [...new Set(all)].sort();
}

/** Whether a record stands in a log. */
export function isInLog({ log }: EventRecord, name: string): boolean {
  const lower = name.toLowerCase();
  if (log === undefined) return lower === 'application' || lower === LYNC_LOG.toLowerCase();
  return log.toLowerCase() === lower;
}

/** The records of Lync Server on a machine, newest first. */
export function readEvents(lab: StoreSnapshot, fqdn: string): EventRecord[] {
  return allRecords(lab, fqdn).filter((record) => record.log === undefined);
}

/** The records of all logs of a machine, newest first. */
export function allRecords(lab: StoreSnapshot, fqdn: string): EventRecord[] {
  return [...(lab.read(eventsSection(fqdn))?.records ?? [])].reverse();
}
