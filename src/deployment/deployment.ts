/**
 * The simulated Lync deployment: the one entrance for cmdlets and for programs in TypeScript. A deployment is a lab
 * that is open, seen from the machine on which the session is logged on. What can be done with it is grouped by
 * capability: `lab.certificates.assign(…)`, `lab.replication.status()`, `lab.clock.advance(…)`, `lab.machines.get('fe01')`.
 */
import { openCatalogue, openStore } from '../storage/open-catalogue.ts';
import { StorageError } from '../storage/storage-error.ts';
import type { Store, StoreSnapshot } from '../storage/store.ts';
import { requireAccount } from './accounts.ts';
import { EVERYWHERE, type RoleScopes } from './admin-roles.ts';
import { Clock, type HostTime, hostTime } from './clock.ts';
import { DeploymentError } from './deployment-error.ts';
import { LabStore } from './due-moments.ts';
import { DueWork } from './due-work.ts';
import { clockOffset } from './faults.ts';
import { Authority } from './lab-authority.ts';
import { Certificates } from './lab-certificates.ts';
import { Changes } from './lab-changes.ts';
import { LabClock } from './lab-clock.ts';
import { Configuration } from './lab-configuration.ts';
import { Directory } from './lab-directory.ts';
import { LabDisks } from './lab-disks.ts';
import { EventLogs } from './lab-event-logs.ts';
import { Faults } from './lab-faults.ts';
import { Firewall } from './lab-firewall.ts';
import { Machines } from './lab-machines.ts';
import { MigrationFailure, migrateLab, requireKnownFormat } from './lab-migration.ts';
import { Partners } from './lab-partners.ts';
import { Registry } from './lab-registry.ts';
import { Replication } from './lab-replication.ts';
import { Rights } from './lab-rights.ts';
import { labSection } from './lab-sections.ts';
import { ServerRecords } from './lab-server-records.ts';
import { Services } from './lab-services.ts';
import { Settings } from './lab-settings.ts';
import { Shares } from './lab-shares.ts';
import { Snapshots } from './lab-snapshots.ts';
import { CertificateStores } from './lab-stores.ts';
import { Tasks } from './lab-tasks.ts';
import { WebSites } from './lab-web-sites.ts';
import { createLab, defaultLabsRoot, deleteLab, forkLab, isFork, type LabCreation, labExists } from './labs.ts';
import { newLeaseOwner } from './lease.ts';
import { Machine } from './machine.ts';
import { MachinePower } from './machine-power.ts';
import type { LabAccess, ReadingContext } from './operation-context.ts';
import { PublishedTopology } from './published-topology.ts';
import { storedTopology, topologyOf } from './stored-topology.ts';
import type { Computer, Topology } from './topology.ts';

/** How long an operation waits for another process that is at the due work. */
const LEASE_PATIENCE_MS = 2_000;

/** How a lab is opened. */
export interface OpenLabOptions {
  readonly name: string;
  /** The labs: the path of a folder, or `memory:NAME`. Default: `$LYNCSHELL_HOME/labs` or `~/.lyncshell/labs`. */
  readonly root?: string;
  /** Never write; due work is left undone. */
  readonly readOnly?: boolean;
  /** Make the lab where there is none. */
  readonly create?: LabCreation;
  /** Its machines see no files of this computer: paths that mean them (`\\tsclient\…`, `/x`) are refused. */
  readonly confined?: boolean;
  /** Log on to another machine than the topology says. */
  readonly machine?: string;
  /** Log on as somebody else than the topology says: `CONTOSO\kenmyer`. */
  readonly user?: string;
  /** Who does due work; each lab that is open is somebody of its own when it is left out. */
  readonly leaseOwner?: string;
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
  if (!labExists(root, options.name)) {
    if (!options.create) throw new DeploymentError('lab-missing', { lab: options.name, root });
    createLab(root, options.name, options.create);
  }
  const store = openStore(root, options.name, { readOnly: options.readOnly ?? false });
  requireKnownFormat(store, options.name);
  if (!options.readOnly) migrate(store, options.name);
  return new Deployment(store, openCatalogue(root).folder(options.name), { ...options, root });
}

/** A lab that is open. */
export class Deployment {
  /** The name of the lab. */
  readonly name: string;
  /** The address of the catalogue in which the lab is. */
  readonly root: string;
  readonly session: Session;
  readonly readOnly: boolean;
  /** What time it is; moving it lets happen what falls due on the way: `lab.clock.advance(60_000)`. */
  readonly clock: LabClock;
  /** The machines, what they are made of, and how they find each other: `lab.machines.get('fe01')`. */
  readonly machines: Machines;
  /** What the certificate cmdlets do, as the machine of the session: `lab.certificates.assign(…)`. */
  readonly certificates: Certificates;
  /** The certificate stores of machines: `lab.stores.add(machine.store('My'), […])`. */
  readonly stores: CertificateStores;
  /** The certification authority, as others see it: `lab.authority.issued`. */
  readonly authority: Authority;
  /** The replicas of the Central Management Store: `lab.replication.status()`. */
  readonly replication: Replication;
  /** What a trainer has broken: `lab.faults.add({ kind: 'machine-off', machine: 'fe05' })`. */
  readonly faults: Faults;
  /** Machines that are shut down and restarted: `lab.power.shutDown(machine, true)`. */
  readonly power: MachinePower;
  /** The configuration as a file, for a server that replication does not reach: `lab.configuration.export()`. */
  readonly configuration: Configuration;
  /** The scheduled tasks of machines: `lab.tasks.start(machine, name)`. */
  readonly tasks: Tasks;
  /** The Windows services of machines: `lab.services.all(machine)`. */
  readonly services: Services;
  /** What machines share: `lab.shares.list(machine)`. */
  readonly shares: Shares;
  /** The event logs of machines: `lab.eventLogs.records(machine, 'Lync Server')`. */
  readonly eventLogs: EventLogs;
  /** The registries of machines: `lab.registry.of(machine)`. */
  readonly registry: Registry;
  /** What IIS serves on machines: `lab.webSites.list(machine)`. */
  readonly webSites: WebSites;
  /** The rules of Windows Firewall: `lab.firewall.rules(machine)`. */
  readonly firewall: Firewall;
  /** Groups, roles and delegations: `lab.rights.groups('CONTOSO\kenmyer')`. */
  readonly rights: Rights;
  /** Policies, configurations and collections of the Central Management Store: `lab.settings.list(kind)`. */
  readonly settings: Settings;
  /** What servers and databases keep beside it: `lab.records.list('SqlDatabase')`. */
  readonly records: ServerRecords;
  readonly directory: Directory;
  /** Servers of others that trust the deployment's tokens: `lab.partners.try('fe01.contoso.com', 'mail', 'contoso.com')`. */
  readonly partners: Partners;
  readonly publishedTopology: PublishedTopology;
  readonly changes: Changes;
  /** Copies of the lab to go back to: `lab.snapshots.take('before')`. */
  readonly snapshots: Snapshots;
  /** Whether it is closed to this computer's files. */
  readonly confined: boolean;
  /** The disks of the machines, for who is logged on: `lab.disks.filesLike(files)`. */
  readonly disks: LabDisks;
  /** Who does due work here: threads that see one lab are one owner, since they wait for each other anyway. */
  readonly leaseOwner: string;
  private readonly time: Clock;
  /** Undefined until somebody asks: it is asked for each date that is shown. */
  private zone: string | null | undefined;
  private readonly dueWork: DueWork;
  /** What the roles are about by which the cmdlet is allowed that is at work. */
  private scopes: RoleScopes = EVERYWHERE;

  private readonly store: Store;

  constructor(
    store: Store,
    /** The folder of the lab's files on the host. */
    readonly folder: string,
    private readonly options: OpenLabOptions,
  ) {
    this.name = options.name;
    this.root = options.root ?? defaultLabsRoot();
    this.readOnly = options.readOnly ?? false;
    this.confined = options.confined ?? false;
    this.store = LabStore.of(store);
    requireTopology(store, options.name);
    this.time = new Clock(this.store, options.hostTime ?? hostTime);
    this.leaseOwner = options.leaseOwner ?? newLeaseOwner();
    this.dueWork = new DueWork(this.store, this.time, this.leaseOwner);
    this.clock = new LabClock(this.time, () => this.finishDueWork());
    const { confined, readOnly } = this;
    const now = () => this.time.now();
    this.disks = new LabDisks(this.store, folder, { confined, readOnly, now, user: () => this.session.user });
    const access = this.access();
    this.machines = new Machines(access, (computer) => this.makeMachine(computer));
    this.certificates = new Certificates(access);
    this.stores = new CertificateStores(access);
    this.authority = new Authority(access);
    this.replication = new Replication(access);
    this.faults = new Faults(access);
    this.power = new MachinePower(access);
    this.configuration = new Configuration(access);
    this.tasks = new Tasks(access);
    this.services = new Services(access);
    this.shares = new Shares(access);
    this.eventLogs = new EventLogs(access);
    this.registry = new Registry(access);
    this.webSites = new WebSites(access);
    this.firewall = new Firewall(access);
    this.rights = new Rights(access);
    this.settings = new Settings(access);
    this.records = new ServerRecords(access);
    this.directory = new Directory(access);
    this.partners = new Partners(access);
    this.publishedTopology = new PublishedTopology(access);
    this.changes = new Changes(access);
    this.snapshots = new Snapshots(access, this.root, this.name);
    const { computer, user } = this.topology.document.session;
    this.session = {
      machine: this.machines.get(options.machine ?? computer),
      user: options.user === undefined ? user : requireAccount(store.snapshot(), this.topology, options.user),
    };
    this.disks.requireProfile(this.session.machine.computer, this.session.user);
  }

  /** Sites, pools and computers, as they are now. */
  get topology(): Topology {
    return topologyOf(this.store.snapshot());
  }

  /** The time zone of the machine's clock; null where the topology leaves it to this computer. */
  get timeZone(): string | null {
    if (this.zone === undefined) this.zone = this.topology.timeZoneOf(this.session.machine.computer) ?? null;
    return this.zone;
  }

  /** The same lab, seen from another machine, perhaps as somebody else. */
  loggedOnTo(machine: string, user = this.session.user): Deployment {
    return new Deployment(this.store, this.folder, { ...this.options, machine, user });
  }

  /** What the clock of the session's machine shows: that of the lab, unless a fault has set it wrong. */
  localTime(): number {
    const lab = this.store.recent();
    return this.time.timeIn(lab) + clockOffset(lab, this.session.machine.fqdn);
  }

  /**
   * A lab in memory that is as this one is now, seen from the same machine: what happens in one is nothing to the other.
   * {@link dispose} deletes it.
   */
  fork(): Deployment {
    this.finishDueWork();
    const machine = this.session.machine.fqdn;
    return openLab({ ...this.options, ...forkLab(this.root, this.name), machine, readOnly: false });
  }

  /** Deletes a lab that was forked; others stay. */
  dispose(): void {
    if (isFork(this.root)) deleteLab(this.root, this.name);
  }

  /** Hears of each change that is made through this object; what it gives ends that. */
  onChange(hear: () => void): () => void {
    return this.store.onCommit(hear);
  }

  /** The lab time at which the deployment was set up. */
  get start(): number {
    return this.store.read(labSection)?.start ?? 0;
  }

  /** How many changes the lab has seen, when all that is due is done: what was read of it holds as long as it is the same. */
  get generation(): number {
    this.finishDueWork();
    return this.store.snapshot().generation;
  }

  /** Does what is due by the lab's clock; returns the lab time of what comes next. Cheap while nothing is due. */
  runDueWork(): number | undefined {
    return this.readOnly ? undefined : this.dueWork.run();
  }

  /** How many milliseconds of host time pass until something is due; `undefined` while nothing is planned. */
  hostDelayUntilDue(): number | undefined {
    const due = this.dueWork.nextDue();
    return due === undefined ? undefined : this.time.hostDelayUntil(due);
  }

  /** Whether the machine of the session reaches another one over the network. */
  isReachable(machine: Machine): boolean {
    return this.machines.areConnected(this.session.machine, machine);
  }

  private access(): LabAccess {
    return {
      topology: () => this.topology,
      snapshot: () => this.store.snapshot(),
      context: () => this.contextIn(this.store.snapshot()),
      limit: (scopes) => {
        this.scopes = scopes;
      },
      reading: () => this.reading(),
      operation: () => {
        this.finishDueWork();
        return {
          ...this.contextIn(this.store.snapshot()),
          change: (work) => this.store.transact((change) => work(this.contextIn(change))),
        };
      },
      change: (work) => this.store.transact((change) => work(change, this.time.timeIn(change))),
      finishDueWork: () => this.finishDueWork(),
    };
  }

  /** Looking must be possible in a lab that cannot be written: it shows what is there. */
  private reading(): ReadingContext {
    try {
      this.finishDueWork();
    } catch (error) {
      if (!(error instanceof StorageError) || (error.code !== 'unwritable' && error.code !== 'busy')) throw error;
    }
    return this.contextIn(this.store.snapshot());
  }

  private contextIn<L extends StoreSnapshot>(lab: L): ReadingContext & { readonly lab: L } {
    return {
      lab,
      topology: topologyOf(lab),
      machine: this.session.machine,
      user: this.session.user,
      scopes: this.scopes,
      now: this.time.timeIn(lab),
    };
  }

  private finishDueWork(): void {
    if (!this.readOnly) this.dueWork.run(LEASE_PATIENCE_MS);
  }

  private makeMachine(computer: Computer): Machine {
    return new Machine(computer, this.disks.diskOf(computer), this.store);
  }
}

/** A lab's topology was checked when the lab was made. */
function requireTopology(store: Store, name: string): void {
  const lab = store.read(labSection);
  if (!lab || !storedTopology(store.snapshot()))
    throw new DeploymentError('lab-damaged', { lab: name, reason: 'its topology is missing' });
}

function migrate(store: Store, name: string): void {
  try {
    migrateLab(store);
  } catch (error) {
    if (!(error instanceof MigrationFailure)) throw error;
    throw new DeploymentError('lab-damaged', { lab: name, reason: error.message }, { cause: error });
  }
}
