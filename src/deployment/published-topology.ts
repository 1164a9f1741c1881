/**
 * `lab.publishedTopology`: the topology as the Central Management Store has it, and as replicas have it. The document stays as the lab
 * was made; what cmdlets change of services, sites and trusted applications is kept as settings, and replicated like them.
 */
import type { StoredValue } from '../storage/store.ts';
import { managementStoreSection, readManagementStore } from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { requireComputers, setTopology } from './joining-computers.ts';
import { keepPortsInUse, openPort } from './listened-ports.ts';
import { moveManagementServer } from './management-move.ts';
import type { ChangeContext, LabAccess, ReadingContext } from './operation-context.ts';
import { announceChange, readReplica } from './replication-state.ts';
import { readSettings, type Setting, type SettingValues, writeSettings } from './settings.ts';
import { topologyOf } from './stored-topology.ts';
import { type Computer, checkTopology, type Topology, type TopologyDocument, topologySection } from './topology.ts';
import {
  clustersOf,
  documentedApplicationPools,
  type PlacedApplicationPool,
  TopologyServices,
} from './topology-services.ts';
import { differingValues, type ValuesOfServices } from './topology-xml/service-values.ts';
import { missingParts } from './topology-xml/topology-differences.ts';
import { documentFromXml } from './topology-xml/topology-from-xml.ts';
import { type ReadTopology, readTopologyXml } from './topology-xml/topology-reading.ts';
import { topologyXml, type WrittenTopology } from './topology-xml/topology-writing.ts';
import { parsedXml } from './topology-xml/xml-document.ts';

/** Kinds of settings in which changes of the topology are kept, with what their identities are. */
export const topologyKinds = {
  /** `Registrar:pool01.contoso.com` */
  service: 'CsService',
  /** `Site:Redmond` */
  site: 'CsSite',
  /** An FQDN; the values `site`, `registrarPool` and `computers`. */
  applicationPool: 'CsTrustedApplicationPool',
  /** The pool's FQDN, `/`, and the application's id. */
  application: 'CsTrustedApplication',
} as const;
export type TopologyKind = (typeof topologyKinds)[keyof typeof topologyKinds];

/** The topology at a version of the store. */
export interface TopologyState {
  readonly topology: Topology;
  readonly services: TopologyServices;
  readonly applicationPools: readonly PlacedApplicationPool[];
  /** What is kept of a kind. */
  settings(kind: TopologyKind): readonly Setting[];
}

/** The topology within a change. */
export interface TopologyDraft extends TopologyState {
  /** Gives something its values as the next version of the store; null takes it away. */
  write(kind: TopologyKind, identity: string, values: SettingValues | null): void;
  /** Puts another document of sites, pools and names in the place of the one that is there, as the next version. */
  writeDocument(document: TopologyDocument): void;
}

export class PublishedTopology {
  constructor(private readonly lab: LabAccess) {}

  /** As it is; with `local`, as the replica of the session's machine has it. */
  read(local = false): TopologyState {
    const context = this.lab.reading();
    return stateOf(context, local ? readReplica(context.lab, context.machine.fqdn).appliedVersion : undefined);
  }

  /**
   * Publish-CsTopology: the topology as the next version of the Central Management Store.
   * @param read what a document says that is to be published; without one, nothing is other than before
   * @throws DeploymentError where the document has what a lab cannot have; then nothing is changed
   */
  publish(read?: ReadTopology): TopologyChanges {
    return this.lab.operation().change((context) => {
      const changes = read ? bringIntoForce(context, read) : NO_CHANGES;
      if (changes.values.size === 0) nextVersion(context);
      return changes;
    });
  }

  /** At which ports services listen: those of the topology, or, until they are restarted, those of before. */
  openPorts(): (computer: Computer, property: string, usual: number) => number | undefined {
    const context = this.lab.reading();
    const { services } = stateOf(context);
    return (computer, property, usual) => {
      const [role = '', name = ''] = property.split('.');
      return openPort(context.lab, services, computer, { role, property: name, usual });
    };
  }

  /** Move-CsManagementServer: to the pool of the session's machine unless another is named. */
  moveManagementServer(target?: string, isForced = false): void {
    this.lab.operation().change((context) => {
      moveManagementServer(context, target ?? context.machine.computer.pool.fqdn, isForced);
    });
  }

  /** Changes it: `edit` sees it as it is then, and what it throws ends the change. It may be run again on a newer state. */
  change(edit: (draft: TopologyDraft) => void): void {
    this.lab.operation().change((context) => {
      const before = stateOf(context);
      edit({
        ...before,
        write: (kind, identity, values) =>
          writeSettings(context.lab, context.topology, [{ kind, identity, values }], context.now),
        writeDocument: (document) => {
          context.lab.write(topologySection, document);
          nextVersion(context);
        },
      });
      keepPortsInUse(context.lab, before.services, stateAfter(context).services);
    });
  }
}

/** Changes the topology to what a document says. @throws DeploymentError where it has what a lab cannot have */
export function bringIntoForce(context: ChangeContext, read: ReadTopology): TopologyChanges {
  const occupied = [context.machine.fqdn, context.topology.document.session.computer];
  const before = stateOf(context);
  const changes = changesIn(before, read, occupied);
  if (changes.document) setTopology(context, changes.document);
  if (changes.values.size > 0) setServiceValues(context, changes.values);
  keepPortsInUse(context.lab, before.services, stateAfter(context).services);
  return changes;
}

/** What is written of the topology; with `replica`, as that machine's has it. */
export function writtenFrom(context: ReadingContext, replica?: string): WrittenTopology {
  const version = replica === undefined ? undefined : readReplica(context.lab, replica).appliedVersion;
  return writtenState(stateOf(context, version));
}

/** What a document says that is other than before. */
export interface TopologyChanges {
  /** Sites, pools, stores, names; null where they are as before. */
  readonly document: TopologyDocument | null;
  readonly values: ValuesOfServices;
}

const NO_CHANGES: TopologyChanges = { document: null, values: new Map() };

/**
 * What a document changes. It is held against what it comes to: whatever would be lost or made up is refused by its name.
 * @param occupied computers that cannot go
 * @throws DeploymentError
 */
function changesIn(state: TopologyState, read: ReadTopology, occupied: readonly string[]): TopologyChanges {
  const before = state.topology.document;
  const wanted = documentFromXml(read, before);
  const document = isEqualJson(wanted, before) ? null : wanted;
  requireComputers(wanted, occupied);
  const topology = document ? checkTopology(document, 'of the document') : state.topology;
  const changed = serviceChanges(state.settings(topologyKinds.service));
  const clusters = clustersOf(topology, state.applicationPools);
  const values = differingValues(read, new TopologyServices(topology, clusters, changed));
  const merged = new Map(changed);
  for (const [identity, given] of values)
    merged.set(identity.toLowerCase(), { ...merged.get(identity.toLowerCase()), ...given });
  const services = new TopologyServices(topology, clusters, merged);
  const written = topologyXml({ topology, services, applications: state.settings(topologyKinds.application) });
  const outcome = readTopologyXml(parsedXml(written));
  const [added] = missingParts(read, outcome);
  const [missing] = missingParts(outcome, read);
  if (added !== undefined || missing !== undefined) {
    const difference = added === undefined ? `it lacks the ${missing}` : `it has the ${added}`;
    throw new DeploymentError('topology-document-differs', { difference });
  }
  return { document, values };
}

/** As data of a store: a member without a value is none, and their order means nothing. */
function isEqualJson(left: unknown, right: unknown): boolean {
  const sorted = (value: unknown): string =>
    JSON.stringify(value, (_, item) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
        : item,
    );
  return sorted(left) === sorted(right);
}

/** The document of the Topology Builder that says what there is. */
export function writtenTopology(state: TopologyState): string {
  return topologyXml(writtenState(state));
}

function writtenState({ topology, services, settings }: TopologyState): WrittenTopology {
  return { topology, services, applications: settings(topologyKinds.application) };
}

function serviceChanges(settings: readonly Setting[]): Map<string, SettingValues> {
  return new Map(settings.map(({ identity, values }) => [identity.toLowerCase(), values]));
}

/** As the next version of the store: what is not named of a service stays. */
function setServiceValues({ lab, topology, now }: ChangeContext, values: ReadonlyMap<string, SettingValues>): void {
  const kind = topologyKinds.service;
  const before = serviceChanges(readSettings(lab, kind, []));
  const changed = Array.from(values, ([identity, given]) => ({
    kind,
    identity,
    values: { ...before.get(identity.toLowerCase()), ...given },
  }));
  writeSettings(lab, topology, changed, now);
}

/** Nothing is other than before, and yet it is a new version: what an administrator publishes is sent to all replicas. */
function nextVersion({ lab, now }: ChangeContext): void {
  const store = readManagementStore(lab);
  lab.write(managementStoreSection, { ...store, version: store.version + 1, updatedAt: now });
  announceChange(lab, now);
}

/** The topology as a change has left it. */
function stateAfter(context: ChangeContext): TopologyState {
  return stateOf({ ...context, topology: topologyOf(context.lab) });
}

function stateOf({ lab, topology }: ReadingContext, version?: number): TopologyState {
  const pools = readSettings(lab, topologyKinds.applicationPool, freshPools(topology), version);
  const applicationPools = pools.map(poolOf);
  const changes = serviceChanges(readSettings(lab, topologyKinds.service, [], version));
  return {
    topology,
    applicationPools,
    services: new TopologyServices(topology, clustersOf(topology, applicationPools), changes),
    settings: (kind) =>
      kind === topologyKinds.applicationPool ? pools : readSettings(lab, kind, freshOf(kind, topology), version),
  };
}

/** What the document says of a kind before anybody has changed anything. */
function freshOf(kind: TopologyKind, topology: Topology): Setting[] {
  if (kind !== topologyKinds.application) return [];
  return documentedApplicationPools(topology).flatMap(({ fqdn, applications = [] }) =>
    applications.map(({ id, port }) => ({ identity: `${fqdn}/urn:application:${id}`, values: { Port: port } })),
  );
}

function freshPools(topology: Topology): Setting[] {
  return documentedApplicationPools(topology).map(({ fqdn, applications, ...values }) => ({
    identity: fqdn,
    values: { ...values },
  }));
}

function poolOf({ identity, values }: Setting): PlacedApplicationPool {
  const { site, registrarPool, computers } = values as Readonly<Record<string, StoredValue>>;
  return {
    fqdn: identity,
    site: String(site),
    ...(typeof registrarPool === 'string' && { registrarPool }),
    ...(Array.isArray(computers) && { computers: computers.map(String) }),
  };
}
