/**
 * The simulated Lync deployment: the one entrance for cmdlets and for programs in TypeScript. A deployment is a lab
 * that is open, seen from the machine on which the session is logged on.
 */
import { FileStore } from '../storage/file-store.ts';
import { StorageError } from '../storage/storage-error.ts';
import type { Store, StoreChange, StoreSnapshot } from '../storage/store.ts';
import * as lookup from './certificate-lookup.ts';
import * as certificates from './certificate-operations.ts';
import {
  type CertificateRequest,
  clearRequests,
  listRequests,
  type PendingRequestState,
  type RequestResult,
  requestCertificate,
} from './certificate-request.ts';
import {
  addToStore,
  buildChain,
  findInStore,
  type NewStoreEntry,
  privateKeyOf,
  removeFromStore,
  type StoreLocation,
} from './certificate-store.ts';
import { type AuthorityView, viewAuthority } from './certification-authority.ts';
import { Clock, type HostTime, hostTime } from './clock.ts';
import { exportConfiguration, importToLocalStore, importToManagementStore } from './configuration-archive.ts';
import { DeploymentError } from './deployment-error.ts';
import { DueWork } from './due-work.ts';
import * as eventLog from './event-log.ts';
import { diskFolder, storeFolder } from './lab-creation.ts';
import { migrateLab } from './lab-migration.ts';
import { LAB_FORMAT, labSection } from './lab-sections.ts';
import { createLab, defaultLabsRoot, type LabCreation, labExists, labFolder } from './labs.ts';
import { newLeaseOwner } from './lease.ts';
import { Machine } from './machine.ts';
import { MachineDisk } from './machine-disk.ts';
import { type HostAddress, hostAddresses, type MachineFacts, machineFacts } from './machine-facts.ts';
import { changeRegistry, type RegistryState, readRegistry } from './machine-registry.ts';
import type { OperationContext, ReadingContext } from './operation-context.ts';
import { writePfx } from './pfx-writing.ts';
import * as replication from './replication.ts';
import type { ReplicaFault } from './replication-state.ts';
import { enableTask, runTaskNow } from './scheduled-tasks.ts';
import { type Computer, Topology, topologySection } from './topology.ts';
import {
  allServices,
  type ServiceStartMode,
  setServiceStartMode,
  switchServices,
  type WindowsService,
  windowsServices,
} from './windows-services.ts';
import { type CertificateInfo, normalizeThumbprint } from './x509-reading.ts';

/** How long an operation waits for another process that is at the due work. */
const LEASE_PATIENCE_MS = 2_000;

/** How a lab is opened. */
export interface OpenLabOptions {
  readonly name: string;
  /** The folder of the labs. Default: `$LYNCSHELL_HOME/labs` or `~/.lyncshell/labs`. */
  readonly root?: string;
  /** Never write; due work is left undone. */
  readonly readOnly?: boolean;
  /** Make the lab where there is none. */
  readonly create?: LabCreation;
  /** Log on to another machine than the topology says. */
  readonly machine?: string;
  /** The host's time; for tests. */
  readonly hostTime?: HostTime;
}

/** Who is logged on, and where. */
export interface Session {
  readonly machine: Machine;
  /** `CONTOSO\Administrator` */
  readonly user: string;
}

/** Opens a lab, and makes it first where that is asked for. */
export function openLab(options: OpenLabOptions): Deployment {
  const root = options.root ?? defaultLabsRoot();
  const folder = labFolder(root, options.name);
  if (!labExists(root, options.name)) {
    if (!options.create) throw new DeploymentError('lab-missing', { lab: options.name, root });
    createLab(root, options.name, options.create);
  }
  const store = FileStore.open(storeFolder(folder), { readOnly: options.readOnly ?? false });
  if (!options.readOnly) migrateLab(store);
  return new Deployment(store, folder, options);
}

/** A lab that is open. */
export class Deployment {
  /** The name of the lab. */
  readonly name: string;
  /** The folder of the lab on the host. */
  readonly folder: string;
  readonly topology: Topology;
  readonly clock: Clock;
  readonly session: Session;
  readonly readOnly: boolean;
  readonly #store: Store;
  readonly #options: OpenLabOptions;
  readonly #dueWork: DueWork;
  /** Those that somebody has asked for. */
  readonly #machines = new Map<Computer, Machine>();

  constructor(store: Store, folder: string, options: OpenLabOptions) {
    this.name = options.name;
    this.folder = folder;
    this.readOnly = options.readOnly ?? false;
    this.#store = store;
    this.#options = options;
    this.topology = readTopology(store, options.name);
    this.clock = new Clock(store, options.hostTime ?? hostTime);
    this.#dueWork = new DueWork(store, this.clock, this.topology, newLeaseOwner());
    const { computer, user } = this.topology.document.session;
    this.session = { machine: this.machine(options.machine ?? computer), user };
  }

  /** A machine by its name or FQDN. */
  machine(name: string): Machine {
    return this.#machineOf(this.topology.requireComputer(name));
  }

  /** All machines, in the order of the topology. */
  get machines(): readonly Machine[] {
    return this.topology.computers.map((computer) => this.#machineOf(computer));
  }

  #machineOf(computer: Computer): Machine {
    let machine = this.#machines.get(computer);
    if (!machine) {
      const root = diskFolder(this.folder, computer.name);
      const disk = new MachineDisk(root, computer.fqdn, (name) => this.#findDisk(name));
      machine = new Machine(computer, disk, this.#store);
      this.#machines.set(computer, machine);
    }
    return machine;
  }

  /** The same lab, seen from another machine. */
  loggedOnTo(machine: string): Deployment {
    return new Deployment(this.#store, this.folder, { ...this.#options, machine });
  }

  // Due work and the clock

  /** Does what is due by the lab's clock; returns the lab time of what comes next. Cheap while nothing is due. */
  runDueWork(): number | undefined {
    return this.readOnly ? undefined : this.#dueWork.run();
  }

  /** How many milliseconds of host time pass until something is due; `undefined` while nothing is planned. */
  hostDelayUntilDue(): number | undefined {
    const due = this.#dueWork.nextDue();
    return due === undefined ? undefined : this.clock.hostDelayUntil(due);
  }

  /** Moves the clock, and lets happen what falls due on the way. */
  advanceTo(instant: number): void {
    this.clock.advanceTo(instant);
    this.#finishDueWork();
  }

  /** The same, by so many milliseconds. */
  advanceBy(milliseconds: number): void {
    this.clock.advanceBy(milliseconds);
    this.#finishDueWork();
  }

  /** Stops the clock, at `instant` or where it is. */
  freezeClock(instant?: number): void {
    this.clock.freeze(instant);
    this.#finishDueWork();
  }

  /** Lets the clock run from `instant` or from where it is, `rate` times as fast as the host's. */
  runClock(rate?: number, instant?: number): void {
    this.clock.run(rate, instant);
    this.#finishDueWork();
  }

  /** Ties the clock to the host's. */
  followHostClock(): void {
    this.clock.set({ kind: 'system' });
    this.#finishDueWork();
  }

  // Certificates

  /** The certificates that are in force on the machine of the session, and those that are staged. */
  getCertificates(filter?: Partial<lookup.Place>): lookup.CertificateReference[] {
    return lookup.getCertificates(this.#readingContext(), filter);
  }

  /** Set-CsCertificate with a certificate of the machine's own store. */
  setCertificate(request: certificates.SetCertificateRequest): certificates.Assignment[] {
    return certificates.setCertificate(this.#context(), request);
  }

  /** Set-CsCertificate with a PFX. */
  setCertificateFromPath(request: certificates.SetCertificateFromPathRequest): certificates.Assignment[] {
    return certificates.setCertificateFromPath(this.#context(), request);
  }

  /** Import-CsCertificate, set Local: into the machine's own store. */
  importCertificate(request: certificates.ImportCertificateRequest): CertificateInfo {
    return certificates.importCertificate(this.#context(), request);
  }

  /** Import-CsCertificate, set CMS: into the Central Management Store, from where it is deployed everywhere. */
  importCertificateToManagementStore(
    request: certificates.SetCertificateFromPathRequest & { readonly scope: string },
  ): certificates.Assignment[] {
    return certificates.setCertificateFromPath(this.#context(), request);
  }

  /** Remove-CsCertificate. */
  removeCertificate(request: certificates.RemoveCertificateRequest): void {
    certificates.removeCertificate(this.#context(), request);
  }

  /** Whether something is assigned there, so that removing it deserves a question. */
  isCertificateAssigned(place: lookup.Place): boolean {
    return certificates.isAssigned(this.#readingContext(), place);
  }

  /** Whether the certificate of each use is in the machine's store, trusted and valid. */
  testCertificateConfiguration(): lookup.CertificateCheck[] {
    return lookup.testCertificateConfiguration(this.#readingContext());
  }

  /** Request-CsCertificate -New: from the online authority, or into a file. */
  requestCertificate(request: CertificateRequest): RequestResult {
    return requestCertificate(this.#context(), request);
  }

  /** Request-CsCertificate -List: the requests of the machine of the session. */
  listCertificateRequests(): PendingRequestState[] {
    return listRequests(this.#store.snapshot(), this.session.machine.fqdn);
  }

  /** Request-CsCertificate -Clear: forgets all of them, or one. */
  clearCertificateRequests(requestId?: number): void {
    this.#store.transact((change) => clearRequests(change, this.session.machine.fqdn, requestId));
  }

  // Certificate stores

  /** Puts certificates into a store of a machine. */
  addCertificates(machine: Machine, location: StoreLocation, entries: readonly NewStoreEntry[]): void {
    this.#store.transact((change) => {
      for (const entry of entries) addToStore(change, machine.fqdn, location, entry);
    });
  }

  /** Gives a certificate another name for people; false where there is no such certificate. */
  renameCertificate(machine: Machine, location: StoreLocation, thumbprint: string, friendlyName: string): boolean {
    return this.#store.transact((change) => {
      const certificate = findInStore(change, machine.fqdn, location, thumbprint);
      if (certificate) addToStore(change, machine.fqdn, location, { certificate, friendlyName });
      return certificate !== undefined;
    });
  }

  /** False where there is no such certificate. */
  deleteCertificate(machine: Machine, location: StoreLocation, thumbprint: string): boolean {
    return this.#store.transact((change) => removeFromStore(change, machine.fqdn, location, thumbprint));
  }

  /** The issuers of a certificate as far as a machine knows them, and whether they end at a trusted root. */
  certificateChain(machine: Machine, certificate: CertificateInfo): ReturnType<typeof buildChain> {
    return buildChain(this.#store.snapshot(), machine.fqdn, certificate);
  }

  /** The certification authority: its name as people choose it, its certificate, and what it has issued. */
  certificationAuthority(): AuthorityView {
    return viewAuthority(this.#store.snapshot());
  }

  /** A certificate of a machine with its private key, as a PFX. */
  exportPfx(machine: Machine, location: StoreLocation, text: string, password: string): Buffer {
    const lab = this.#store.snapshot();
    const thumbprint = normalizeThumbprint(text);
    const entry = findInStore(lab, machine.fqdn, location, thumbprint);
    if (!entry) throw new DeploymentError('certificate-not-found', { thumbprint, machine: machine.fqdn });
    const privateKey = privateKeyOf(lab, machine.fqdn, location, thumbprint);
    if (!privateKey) throw new DeploymentError('no-private-key', { thumbprint });
    if (!entry.exportable) throw new DeploymentError('private-key-not-exportable', { thumbprint });
    const chain = buildChain(lab, machine.fqdn, entry).issuers.map((issuer) => issuer.der);
    return writePfx({ certificate: entry.der, privateKey, chain, friendlyName: entry.friendlyName }, password);
  }

  // Replication and tasks

  /** The status of all replicas, or of one. */
  replicationStatus(fqdn?: string): replication.ReplicaStatus[] {
    return replication.replicationStatus(this.#readingContext().lab, this.topology, fqdn);
  }

  /** The status of the Central Management Store. */
  managementStoreStatus(): replication.ManagementStoreStatus {
    const { lab, topology, now } = this.#readingContext();
    return replication.managementStoreStatus(lab, topology, now);
  }

  /** Invoke-CsManagementStoreReplication: a push now, to all replicas or to one. */
  requestReplication(fqdn?: string): void {
    this.#context().change(({ lab, now }) => replication.requestReplication(lab, this.topology, fqdn, now));
  }

  /** Export-CsConfiguration: the configuration as a ZIP archive; that of this machine's replica with `local`. */
  exportConfiguration(local = false): Buffer {
    const { machine, lab } = this.#readingContext();
    return exportConfiguration(lab, local ? machine.fqdn : undefined);
  }

  /** Import-CsConfiguration: into this machine's replica with `local`, else into the Central Management Store. */
  importConfiguration(archive: Buffer, path: string, local = false): void {
    this.#context().change(({ lab, topology, machine, now }) => {
      if (local) importToLocalStore(lab, topology, machine.fqdn, archive, path, now);
      else importToManagementStore(lab, topology, archive, path, now);
    });
  }

  /** Puts a fault in a replica's way, or takes it away. */
  setReplicaFault(fqdn: string, fault: ReplicaFault | undefined): void {
    this.#context().change(({ lab, now }) => replication.setReplicaFault(lab, this.topology, fqdn, fault, now));
  }

  /** The fault that was put in a replica's way. */
  replicaFault(fqdn: string): ReplicaFault | undefined {
    return replication.replicaFault(this.#store.snapshot(), this.topology, fqdn);
  }

  /** Starts a scheduled task now. */
  startScheduledTask(machine: Machine, name: string): void {
    const found = this.#changeNow((change, now) => runTaskNow(change, machine.fqdn, name, now));
    if (!found) throw new DeploymentError('unknown-task', { task: name, machine: machine.fqdn });
    this.#finishDueWork();
  }

  /** Switches a scheduled task on or off. */
  enableScheduledTask(machine: Machine, name: string, enabled: boolean): void {
    const found = this.#store.transact((change) => enableTask(change, machine.fqdn, name, enabled));
    if (!found) throw new DeploymentError('unknown-task', { task: name, machine: machine.fqdn });
  }

  // Windows services

  /** The Lync Server services of a machine. */
  windowsServices(machine: Machine): WindowsService[] {
    return windowsServices(this.#store.snapshot(), this.topology, machine.computer);
  }

  /** All services of a machine, those of the operating system too. */
  allServices(machine: Machine): WindowsService[] {
    return allServices(this.#store.snapshot(), this.topology, machine.computer);
  }

  /** Starts or stops services of a machine; the system log says so. */
  switchServices(machine: Machine, names: readonly string[], running: boolean): void {
    this.#changeNow((change, now) => switchServices(change, this.topology, machine.computer, names, running, now));
  }

  /** Sets how a service of a machine comes to run. */
  setServiceStartMode(machine: Machine, name: string, mode: ServiceStartMode): void {
    this.#store.transact((change) => setServiceStartMode(change, this.topology, machine.computer, name, mode));
  }

  // What else a machine has

  /** Operating system, hardware and network of a machine. */
  facts(machine: Machine): MachineFacts {
    return machineFacts(this.topology, machine.computer);
  }

  /** The lab time at which the deployment was set up. */
  get start(): number {
    return this.#store.read(labSection)?.start ?? 0;
  }

  /** The names that the lab's DNS knows. */
  hostAddresses(): HostAddress[] {
    return hostAddresses(this.topology);
  }

  /** Whether other machines reach it over the network: a replica that is offline is a machine that is off. */
  isReachable(machine: Machine): boolean {
    return machine.fqdn === this.session.machine.fqdn || this.replicaFault(machine.fqdn)?.kind !== 'offline';
  }

  /** The records of one of a machine's event logs, newest first. */
  eventLog(machine: Machine, log: string): eventLog.EventRecord[] {
    this.runDueWork();
    return eventLog.allRecords(this.#store.snapshot(), machine.fqdn).filter((record) => eventLog.isInLog(record, log));
  }

  /** The names of a machine's event logs. */
  eventLogs(machine: Machine): string[] {
    return eventLog.eventLogs(this.#store.snapshot(), machine.fqdn);
  }

  /** The sources that may write to a machine's event logs. */
  eventSources(machine: Machine): eventLog.EventSourceState[] {
    return eventLog.eventSources(this.#store.snapshot(), machine.fqdn);
  }

  /** Lets a source write to an event log; false when there is such a source already. */
  registerEventSource(machine: Machine, source: eventLog.EventSourceState): boolean {
    return this.#store.transact((change) => eventLog.registerSource(change, machine.fqdn, source));
  }

  /** Writes a record into an event log of a machine, dated now. */
  writeEvent(machine: Machine, record: Omit<eventLog.EventRecord, 'index' | 'time'>): void {
    this.#changeNow((change, time) => eventLog.appendRecord(change, machine.fqdn, { ...record, time }));
  }

  /** The registry of a machine. */
  registry(machine: Machine): RegistryState {
    return readRegistry(this.#store.snapshot(), this.topology, machine.computer);
  }

  /** Changes the registry of a machine: `edit` gives what it is to become. It may be run again on a newer state. */
  changeRegistry(machine: Machine, edit: (registry: RegistryState) => RegistryState): void {
    this.#store.transact((change) => changeRegistry(change, this.topology, machine.computer, edit));
  }

  /** Makes a change-set; `now` is the time of the lab as it is then. */
  #changeNow<R>(work: (change: StoreChange, now: number) => R): R {
    return this.#store.transact((change) => work(change, this.clock.timeIn(change)));
  }

  /** What is due, with its outcome: where another process is at it, this one waits until it is done. */
  #finishDueWork(): void {
    if (!this.readOnly) this.#dueWork.run(LEASE_PATIENCE_MS);
  }

  /** What an operation works on. What is due comes first, so that it acts on the state of this moment. */
  #context(): OperationContext {
    this.#finishDueWork();
    return {
      ...this.#contextIn(this.#store.snapshot()),
      change: (work) => this.#store.transact((change) => work(this.#contextIn(change))),
    };
  }

  /** The same for looking only, which must be possible in a lab that cannot be written: it shows what is there. */
  #readingContext(): ReadingContext {
    try {
      this.#finishDueWork();
    } catch (error) {
      if (!(error instanceof StorageError) || (error.code !== 'unwritable' && error.code !== 'busy')) throw error;
    }
    return this.#contextIn(this.#store.snapshot());
  }

  #contextIn<L extends StoreSnapshot>(lab: L): ReadingContext & { readonly lab: L } {
    return { lab, topology: this.topology, machine: this.session.machine, now: this.clock.timeIn(lab) };
  }

  #findDisk(name: string): string | undefined {
    const computer = this.topology.computer(name);
    return computer && diskFolder(this.folder, computer.name);
  }
}

/** A lab's topology was checked when the lab was made. */
function readTopology(store: Store, name: string): Topology {
  const lab = store.read(labSection);
  const document = store.read(topologySection);
  if (!lab || !document) throw new DeploymentError('lab-damaged', { lab: name, reason: 'its topology is missing' });
  if (lab.format > LAB_FORMAT) {
    throw new DeploymentError('lab-damaged', { lab: name, reason: `a later version wrote it (format ${lab.format})` });
  }
  return new Topology(document);
}
