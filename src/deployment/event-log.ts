/**
 * The application log of a machine, to which deployment operations and replication write.
 */
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { machineSections } from './lab-sections.ts';

/** The services that write. */
export type EventSource =
  | 'LS Deployment'
  | 'LS Master Replicator Agent Service'
  | 'LS Replica Replicator Agent Service'
  | 'LS Certificate Deployment';

/** One record. */
export interface EventRecord {
  /** Counts up from 1 on each machine. */
  readonly index: number;
  readonly time: number;
  readonly source: EventSource;
  readonly id: number;
  readonly level: 'Information' | 'Warning' | 'Error';
  readonly message: string;
}

/** The log of one machine. */
export interface EventLogState {
  readonly nextIndex: number;
  readonly records: readonly EventRecord[];
}

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
    text: 'Version {version} of the configuration could not be applied. The agent tries again later.',
  },
} as const satisfies Record<string, { source: EventSource; id: number; level: EventRecord['level']; text: string }>;

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
  const section = machineSections.events(fqdn);
  const log = change.read(section) ?? { nextIndex: 1, records: [] };
  const record: EventRecord = { index: log.nextIndex, time, source, id, level, message };
  change.write(section, { nextIndex: log.nextIndex + 1, records: [...log.records, record].slice(-KEPT_RECORDS) });
}

/** The records of a machine's log, newest first. */
export function readEvents(lab: StoreSnapshot, fqdn: string): EventRecord[] {
  return [...(lab.read(machineSections.events(fqdn))?.records ?? [])].reverse();
}
