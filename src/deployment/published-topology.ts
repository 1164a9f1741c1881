/**
 * `lab.publishedTopology`: the topology as the Central Management Store has it, and as replicas have it. The document stays as the lab
 * was made; what cmdlets change of services, sites and trusted applications is kept as settings, and replicated like them.
 */
import type { StoredValue } from '../storage/store.ts';
import { managementStoreSection, readManagementStore } from './cms.ts';
import { moveManagementServer } from './management-move.ts';
import type { ChangeContext, LabAccess, ReadingContext } from './operation-context.ts';
import { type PoolMembers, setPoolMembers } from './pool-members.ts';
import { announceChange, readReplica } from './replication-state.ts';
import { readSettings, type Setting, type SettingValues, writeSettings } from './settings.ts';
import { type Topology, type TopologyDocument, topologySection } from './topology.ts';
import {
  clustersOf,
  documentedApplicationPools,
  type PlacedApplicationPool,
  TopologyServices,
} from './topology-services.ts';

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
   * @param members the computers of pools that have others now
   * @param values what services have of other values now, by their identities and the names of the properties
   */
  publish(members: PoolMembers = new Map(), values: ReadonlyMap<string, SettingValues> = new Map()): void {
    this.lab.operation().change((context) => {
      if (members.size > 0) setPoolMembers(context, members);
      if (values.size > 0) setServiceValues(context, values);
      else nextVersion(context);
    });
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
      edit({
        ...stateOf(context),
        write: (kind, identity, values) =>
          writeSettings(context.lab, context.topology, [{ kind, identity, values }], context.now),
        writeDocument: (document) => {
          context.lab.write(topologySection, document);
          nextVersion(context);
        },
      });
    });
  }
}

/** As the next version of the store: what is not named of a service stays. */
function setServiceValues({ lab, topology, now }: ChangeContext, values: ReadonlyMap<string, SettingValues>): void {
  const kind = topologyKinds.service;
  const before = new Map(
    readSettings(lab, kind, []).map((setting) => [setting.identity.toLowerCase(), setting.values] as const),
  );
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

function stateOf({ lab, topology }: ReadingContext, version?: number): TopologyState {
  const pools = readSettings(lab, topologyKinds.applicationPool, freshPools(topology), version);
  const applicationPools = pools.map(poolOf);
  const changed = readSettings(lab, topologyKinds.service, [], version);
  const changes = new Map(changed.map(({ identity, values }) => [identity.toLowerCase(), values]));
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
