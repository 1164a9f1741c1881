/**
 * A lab as programs have it: the capabilities of the deployment, what happens in it, and copies of it. `openLab` makes one
 * in some milliseconds; nothing of it is seen outside of it.
 */

import { type Deployment, openLab as openDeployment } from '../deployment/deployment.ts';
import { type Duration, durationMs } from '../deployment/duration.ts';
import type { Certificates } from '../deployment/lab-certificates.ts';
import type { Changes } from '../deployment/lab-changes.ts';
import type { LabClock } from '../deployment/lab-clock.ts';
import type { EventLogs } from '../deployment/lab-event-logs.ts';
import type { Faults } from '../deployment/lab-faults.ts';
import type { Machines } from '../deployment/lab-machines.ts';
import type { LabPlace } from '../deployment/lab-places.ts';
import type { Replication } from '../deployment/lab-replication.ts';
import type { Services } from '../deployment/lab-services.ts';
import type { Snapshots } from '../deployment/lab-snapshots.ts';
import type { Tasks } from '../deployment/lab-tasks.ts';
import {
  createLab,
  defaultLabsRoot,
  deleteLab,
  forkLab,
  joinLab,
  type LabCreation,
  labExists,
} from '../deployment/labs.ts';
import type { Machine } from '../deployment/machine.ts';
import { keepPoint, restoreFrom } from '../deployment/snapshots.ts';
import type { Topology } from '../deployment/topology.ts';
import { checkTopologyFile } from '../deployment/topology-file.ts';
import { hexText } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { StorageError } from '../storage/storage-error.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { checkedOptions, either, kinds } from './checked-options.ts';
import { type LabEvent, type LabEventKind, type LabEventOf, labEventKinds, labEvents } from './lab-events.ts';
import { LabUsers } from './lab-people.ts';
import { LabSettings } from './lab-policies.ts';
import { LyncshellError } from './lyncshell-error.ts';

/** A moment, as programs write it: `2026-01-05T09:00:00Z`, a Date, milliseconds since 1970. */
export type Moment = string | number | Date;

/** How a lab is opened. */
export interface LabOptions {
  /**
   * Where labs lie: in memory (`memory:`, also when omitted), the path of a folder, or a PostgreSQL server (`postgres://…`),
   * whose labs are joined where they are there; the disks of their machines are in the folder of one's labs.
   */
  readonly store?: string;
  /** The name of the lab there; one that is not there is made. In memory each lab is a new one when it is omitted. */
  readonly name?: string;
  /** What a new lab is made of: a built-in topology (`contoso`, also when omitted), a file, or the document itself. */
  readonly topology?: string | object;
  /**
   * What time it is in the lab: from a moment on which stands still, `system` for this computer's, or one that runs. A new
   * lab's clock stands still at 15 June 2012, 09:00, when it is omitted.
   */
  readonly clock?: Moment | { readonly at?: Moment; readonly rate?: number };
  /** New labs of one seed have the same certificates. */
  readonly seed?: number;
  /** The machine from which the lab is seen; that of its topology when omitted. */
  readonly machine?: string;
  /** Who is logged on: `CONTOSO\kenmyer`; the topology's administrator when omitted. */
  readonly user?: string;
}

const OPTIONS = {
  store: kinds.text,
  name: kinds.text,
  topology: either(kinds.text, kinds.object),
  clock: either(kinds.text, kinds.number, kinds.object),
  seed: kinds.number,
  machine: kinds.text,
  user: kinds.text,
} as const;

const CLOCK_OPTIONS = { at: either(kinds.text, kinds.number, kinds.object), rate: kinds.any } as const;

/** The catalogue of labs in memory that have no other name. */
const MEMORY = 'memory:library';
const DEFAULT_NAME = 'contoso';
/** The address of a database server. */
const DATABASE = /^postgres(?:ql)?:/i;

/** Opens a lab, and makes it where there is none. */
export function openLab(options?: LabOptions): Lab {
  const { store, name, topology, clock, seed, ...session } = checkedOptions('openLab', options, OPTIONS);
  const server = store !== undefined && DATABASE.test(store) ? store : null;
  const root = server === null ? rootOf(store) : defaultLabsRoot();
  const isPrivate = root === MEMORY;
  const place = { root, name: name ?? (isPrivate ? newName() : DEFAULT_NAME) };
  const made = { ...creation(topology), ...(seed === undefined ? {} : { seed }) };
  const isNew = !labExists(root, place.name) && makeLab(place, made, server);
  const deployment = openDeployment({ ...place, ...session });
  if (clock !== undefined) setClock(deployment, clock);
  else if (isNew) deployment.clock.freeze(deployment.start);
  return new Lab(deployment, isPrivate);
}

/** Makes a lab; false where it is on the server already, and was joined. */
function makeLab({ root, name }: LabPlace, creation: LabCreation, server: string | null): boolean {
  if (server !== null) {
    try {
      joinLab(root, name, server);
      return false;
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== 'missing') throw error;
    }
  }
  createLab(root, name, { ...creation, ...(server === null ? {} : { store: server }) });
  return true;
}

function rootOf(store: string | undefined): string {
  if (store === undefined || store === 'memory:' || store === ':memory:') return MEMORY;
  const scheme = /^([a-z]{2,}):(?!\\)/i.exec(store)?.[1];
  if (scheme !== undefined && !['memory', 'file'].includes(scheme))
    throw new LyncshellError(
      'invalid-option',
      `openLab: 'store' is memory:, the path of a folder or postgres://…, not '${store}'.`,
    );
  return store;
}

function creation(topology: string | object | undefined): LabCreation {
  if (topology === undefined) return {};
  return {
    topology: typeof topology === 'string' ? topology : checkTopologyFile(structuredClone(topology), 'topology'),
  };
}

function newName(): string {
  return `lab-${hexText(platform().random.bytes(6))}`;
}

function setClock({ clock }: Deployment, setting: NonNullable<LabOptions['clock']>): void {
  if (setting === 'system') clock.followHost();
  else if (typeof setting !== 'object' || isDate(setting)) clock.freeze(instantOf(setting));
  else {
    const { at, rate = 1 } = checkedOptions('openLab clock', setting, CLOCK_OPTIONS);
    clock.run(rate, at === undefined ? undefined : instantOf(at));
  }
}

/** A Date of another realm, such as that of jest's tests, is no `instanceof Date`. */
function isDate(value: object): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** A moment in milliseconds since 1970. @throws LyncshellError */
export function instantOf(moment: Moment): number {
  const instant = typeof moment === 'number' ? moment : new Date(moment).getTime();
  if (Number.isFinite(instant)) return instant;
  throw new LyncshellError('invalid-option', `'${String(moment)}' is no moment: write 2026-01-05T09:00:00Z.`);
}

/** A state of a lab that can be gone back to. It outlives the lab. */
export class LabPoint {
  /** @internal */
  constructor(
    private readonly place: LabPlace,
    /** The lab's time at that moment, in milliseconds since 1970. */
    readonly at: number,
  ) {}

  /** A lab of its own that begins where this was taken. */
  open(): Lab {
    return new Lab(openDeployment(forkLab(this.place.root, this.place.name)), true);
  }

  /** @internal */
  restoreInto(lab: LabPlace): void {
    restoreFrom(lab.root, lab.name, this.place);
  }

  /** Forgets it: its memory is free again. */
  dispose(): void {
    if (labExists(this.place.root, this.place.name)) deleteLab(this.place.root, this.place.name);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

/** Something of a lab that ends before it: its shells. */
interface Belonging {
  dispose(): void;
}

/** A lab that is open. */
export class Lab {
  /** What time it is; moving it lets happen what falls due on the way: `lab.clock.advance({ days: 40 })`. */
  readonly clock: LabClock;
  /** The machines: `lab.machines.get('fe01')`. */
  readonly machines: Machines;
  /** What the certificate cmdlets do, as the machine from which the lab is seen: `lab.certificates.assign(…)`. */
  readonly certificates: Certificates;
  /** The replicas of the Central Management Store: `lab.replication.status()`. */
  readonly replication: Replication;
  /** The scheduled tasks of machines: `lab.tasks.start(machine, name)`. */
  readonly tasks: Tasks;
  /** What is broken: `lab.faults.add({ kind: 'machine-off', machine: 'fe05' })`. */
  readonly faults: Faults;
  /** The Windows services of machines. */
  readonly services: Services;
  /** The event logs of machines. */
  readonly eventLogs: EventLogs;
  /** The people: `lab.users.get('kenmyer')`. */
  readonly users: LabUsers;
  /** Policies and configurations: `lab.settings.get('CsVoicePolicy')`. */
  readonly settings: LabSettings;
  /** Snapshots under names, which stay with a lab in a folder: `lab.snapshots.take('before')`. */
  readonly snapshots: Snapshots;
  /** What differs between two moments. */
  readonly changes: Changes;
  private readonly listeners = new Map<LabEventKind, Set<(event: LabEvent) => void>>();
  private readonly belongings = new Set<Belonging>();
  private readonly opened: StoreSnapshot;
  private seen: StoreSnapshot;
  private stopListening: (() => void) | null = null;
  private disposed = false;

  /** @internal */
  constructor(
    private readonly deployment: Deployment,
    private readonly isTemporary: boolean,
  ) {
    this.clock = deployment.clock;
    this.machines = deployment.machines;
    this.certificates = deployment.certificates;
    this.replication = deployment.replication;
    this.tasks = deployment.tasks;
    this.faults = deployment.faults;
    this.services = deployment.services;
    this.eventLogs = deployment.eventLogs;
    this.snapshots = deployment.snapshots;
    this.changes = deployment.changes;
    this.users = new LabUsers(deployment);
    this.settings = new LabSettings(deployment);
    this.opened = deployment.changes.mark();
    this.seen = this.opened;
  }

  get name(): string {
    return this.deployment.name;
  }

  /** The machine from which the lab is seen. */
  get machine(): Machine {
    return this.deployment.session.machine;
  }

  /** Who is logged on: `CONTOSO\Administrator`. */
  get user(): string {
    return this.deployment.session.user;
  }

  /** Sites, pools and computers. */
  get topology(): Topology {
    return this.deployment.topology;
  }

  /** The same lab, seen from another machine, perhaps as somebody else. It ends with this one. */
  seenFrom(machine: string, user?: string): Lab {
    this.requireOpen();
    const lab = new Lab(this.deployment.loggedOnTo(machine, user), false);
    this.belongings.add(lab);
    return lab;
  }

  /** Hears of what happens: `lab.on('rolled', ({ machine }) => …)`; what it gives ends that. */
  on<K extends LabEventKind>(kind: K, hear: (event: LabEventOf<K>) => void): () => void {
    this.requireOpen();
    if (!labEventKinds.includes(kind))
      throw new LyncshellError('invalid-option', `A lab has no event '${kind}'. It has ${labEventKinds.join(', ')}.`);
    return this.listen(kind, hear as (event: LabEvent) => void);
  }

  /** What has happened since the lab was opened, as far as the newest states tell it. */
  events(): LabEvent[] {
    return labEvents(this.opened, this.deployment.changes.mark(), this.clock.now());
  }

  /**
   * Lets the lab go on until nothing is planned any more, for an hour of its time at most unless another is given:
   * replication, tasks, retries. Gives how many milliseconds of the lab's time have passed.
   */
  settle(within: Duration = { hours: 1 }): number {
    this.requireOpen();
    const start = this.clock.now();
    const limit = start + durationMs(within);
    for (
      let next = this.deployment.runDueWork();
      next !== undefined && next <= limit;
      next = this.deployment.runDueWork()
    )
      this.clock.advanceTo(Math.max(next, this.clock.now()));
    return this.clock.now() - start;
  }

  /** Keeps the lab as it is now, for {@link restore}. */
  snapshot(): LabPoint {
    this.requireOpen();
    this.deployment.runDueWork();
    return new LabPoint(keepPoint(this.deployment.root, this.deployment.name), this.clock.now());
  }

  /** Makes the lab what it was; it goes on from there. */
  restore(point: LabPoint): void {
    this.requireOpen();
    point.restoreInto(this.place);
    this.tell();
  }

  /** A lab in memory that is as this one is now: what happens in one is nothing to the other. */
  fork(): Lab {
    this.requireOpen();
    return new Lab(this.deployment.fork(), true);
  }

  /** Ends the shells of the lab; a lab that only this process has is gone afterwards. */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.stopListening?.();
    this.listeners.clear();
    for (const belonging of [...this.belongings]) belonging.dispose();
    if (this.isTemporary && labExists(this.place.root, this.place.name)) deleteLab(this.place.root, this.place.name);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose();
  }

  /** What the machinery of the library asks of a lab. @internal */
  get inside(): LabInside {
    return {
      deployment: this.deployment,
      place: this.place,
      requireOpen: () => this.requireOpen(),
      own: (belonging) => this.belongings.add(belonging),
      disown: (belonging) => this.belongings.delete(belonging),
      tell: () => this.tell(),
    };
  }

  private get place(): LabPlace {
    return { root: this.deployment.root, name: this.deployment.name };
  }

  private requireOpen(): void {
    if (this.disposed) throw new LyncshellError('disposed', `The lab '${this.name}' was disposed of.`);
  }

  private listen(kind: LabEventKind, hear: (event: LabEvent) => void): () => void {
    if (!this.stopListening) {
      this.seen = this.deployment.changes.mark();
      this.stopListening = this.deployment.onChange(() => this.tell());
    }
    const listeners = this.listeners.get(kind) ?? new Set();
    this.listeners.set(kind, listeners.add(hear));
    return () => void listeners.delete(hear);
  }

  /** Tells those who listen what has happened since the last time. */
  private tell(): void {
    if (!this.stopListening) return;
    const [before, after] = [this.seen, this.deployment.changes.mark()];
    if (before === after) return;
    this.seen = after;
    for (const event of labEvents(before, after, this.clock.now()))
      for (const hear of this.listeners.get(event.kind) ?? []) hear(event);
  }
}

/** What the machinery of the library asks of a lab. */
export interface LabInside {
  readonly deployment: Deployment;
  readonly place: LabPlace;
  requireOpen(): void;
  own(belonging: Belonging): void;
  disown(belonging: Belonging): void;
  tell(): void;
}
