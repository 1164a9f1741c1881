/**
 * Faults that a trainer has put into a lab: what they are, and which strike a machine. They are part of the lab's state, so
 * snapshots, copies and exports have them. What each of them does follows where the deployment asks for it: whether data
 * get through (transfer.ts), what a service or a task does, what time a machine has, whether a disk takes anything.
 */
import {
  flag,
  instant,
  list,
  number,
  oneOf,
  optional,
  record,
  type Shape,
  text,
  variants,
  whole,
} from '../storage/shape.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { type ListenerProblem, listenerProblems, type ShownInstead, shownInsteadShape } from './listener-problems.ts';

/** What every fault has. */
interface FaultHead {
  readonly id: number;
  /** Lab time at which it was put in. */
  readonly since: number;
  /** One of a drill, which shows only what people could see. */
  readonly hidden?: boolean;
}

/** What a fault is, without its number: how one is asked for. Times are milliseconds, machines FQDNs. */
export type FaultKindOf =
  /** The machine is switched off. */
  | {
      readonly kind: 'machine-off';
      readonly machine: string;
      /** It was shut down as one should. */
      readonly planned?: boolean;
      /** When it comes up by itself, where it is restarting. */
      readonly until?: number;
    }
  /** Two machines do not reach each other; `other` may be the computer of the certification authority. */
  | { readonly kind: 'network-cut'; readonly machine: string; readonly other: string }
  /** A Windows service was stopped; whoever starts it has mended it. */
  | { readonly kind: 'service-stopped'; readonly machine: string; readonly service: string }
  /** A Windows service ends so long after each of its starts; Windows starts it again twice. */
  | {
      readonly kind: 'service-crashing';
      readonly machine: string;
      readonly service: string;
      readonly every: number;
      readonly crashes: number;
      /** When it ends next, or is started again while it is down. */
      readonly nextAt?: number;
    }
  /** The disk of the machine takes nothing more. */
  | { readonly kind: 'disk-full'; readonly machine: string }
  /** The next so many runs of tasks that deploy certificates fail. */
  | { readonly kind: 'task-failing'; readonly machine: string; readonly times: number }
  /** The replica cannot take over what it is sent, until it is made anew. */
  | { readonly kind: 'replica-damaged'; readonly machine: string }
  /** The replica is one of another deployment, until it is made anew. */
  | { readonly kind: 'replica-foreign'; readonly machine: string }
  /** What is sent to the machine takes so much longer. */
  | { readonly kind: 'slow-link'; readonly machine: string; readonly delay: number }
  /** The machine's clock is ahead of the lab's by so much. */
  | { readonly kind: 'wrong-clock'; readonly machine: string; readonly offset: number }
  /** The certification authority answers nobody. */
  | { readonly kind: 'authority-unreachable' }
  /** The authority has published no list of revoked certificates of late: whoever asks for one gets none that is good. */
  | { readonly kind: 'revocation-list-expired' }
  /** The share of the replica does not let the File Transfer Agent write. */
  | { readonly kind: 'share-denied'; readonly machine: string }
  /** The local store is that of the server's set-up: it was never sent what came after. */
  | { readonly kind: 'stale-store'; readonly machine: string }
  /** A listener of the machine (without a port all of them) shows something else than it should, or does not answer. */
  | {
      readonly kind: 'bad-listener';
      readonly machine: string;
      readonly port?: number;
      readonly problem: ListenerProblem;
      /** Made when the fault is put in. */
      readonly shown?: readonly ShownInstead[];
    };

export type FaultKind = FaultKindOf['kind'];
export type Fault = FaultHead & FaultKindOf;
export type FaultOf<K extends FaultKind> = Extract<Fault, { readonly kind: K }>;

const head = { id: whole(1), since: instant, hidden: optional(flag) };
const onMachine = { ...head, machine: text() };

/** What a lab keeps of each kind. */
export const faultShapes: { readonly [K in FaultKind]: Shape<FaultOf<K>> } = {
  'machine-off': record<FaultOf<'machine-off'>>({
    ...onMachine,
    kind: oneOf('machine-off'),
    planned: optional(flag),
    until: optional(instant),
  }),
  'network-cut': record<FaultOf<'network-cut'>>({ ...onMachine, kind: oneOf('network-cut'), other: text() }),
  'service-stopped': record<FaultOf<'service-stopped'>>({
    ...onMachine,
    kind: oneOf('service-stopped'),
    service: text(),
  }),
  'service-crashing': record<FaultOf<'service-crashing'>>({
    ...onMachine,
    kind: oneOf('service-crashing'),
    service: text(),
    every: whole(1),
    crashes: whole(),
    nextAt: optional(instant),
  }),
  'disk-full': record<FaultOf<'disk-full'>>({ ...onMachine, kind: oneOf('disk-full') }),
  'task-failing': record<FaultOf<'task-failing'>>({ ...onMachine, kind: oneOf('task-failing'), times: whole(1) }),
  'replica-damaged': record<FaultOf<'replica-damaged'>>({ ...onMachine, kind: oneOf('replica-damaged') }),
  'replica-foreign': record<FaultOf<'replica-foreign'>>({ ...onMachine, kind: oneOf('replica-foreign') }),
  'slow-link': record<FaultOf<'slow-link'>>({ ...onMachine, kind: oneOf('slow-link'), delay: whole(1) }),
  'wrong-clock': record<FaultOf<'wrong-clock'>>({ ...onMachine, kind: oneOf('wrong-clock'), offset: number }),
  'authority-unreachable': record<FaultOf<'authority-unreachable'>>({ ...head, kind: oneOf('authority-unreachable') }),
  'revocation-list-expired': record<FaultOf<'revocation-list-expired'>>({
    ...head,
    kind: oneOf('revocation-list-expired'),
  }),
  'share-denied': record<FaultOf<'share-denied'>>({ ...onMachine, kind: oneOf('share-denied') }),
  'stale-store': record<FaultOf<'stale-store'>>({ ...onMachine, kind: oneOf('stale-store') }),
  'bad-listener': record<FaultOf<'bad-listener'>>({
    ...onMachine,
    kind: oneOf('bad-listener'),
    port: optional(whole(1)),
    problem: oneOf(...listenerProblems),
    shown: optional(list(shownInsteadShape)),
  }),
};

export const faultKinds = Object.keys(faultShapes) as readonly FaultKind[];

/** A fault that is no more. */
export interface EndedFault {
  readonly fault: Fault;
  /** Lab time at which it ended. */
  readonly until: number;
}

/** The faults of a lab. */
interface FaultsState {
  readonly nextId: number;
  readonly faults: readonly Fault[];
  /** The last ones that have ended, the newest first; a lab of an earlier version has none. */
  readonly ended?: readonly EndedFault[];
}

/** So many faults that have ended are remembered. */
const MOST_ENDED = 100;

export const faultsSection = sectionKey(
  'faults',
  record<FaultsState>({
    nextId: whole(1),
    faults: list(variants<Fault>(faultShapes)),
    ended: optional(list(record<EndedFault>({ fault: variants<Fault>(faultShapes), until: instant }))),
  }),
);

const NONE: FaultsState = { nextId: 1, faults: [] };

/** All faults of a lab, the oldest first. */
export function allFaults(lab: StoreSnapshot): readonly Fault[] {
  return (lab.read(faultsSection) ?? NONE).faults;
}

const indexes = new WeakMap<readonly Fault[], ReadonlyMap<string, readonly Fault[]>>();

/** The faults of a machine: the same list as long as nothing has changed among faults. */
export function faultsOf(lab: StoreSnapshot, fqdn: string): readonly Fault[] {
  const faults = allFaults(lab);
  if (faults.length === 0) return NONE.faults;
  let index = indexes.get(faults);
  if (!index) indexes.set(faults, (index = byMachine(faults)));
  return index.get(fqdn.toLowerCase()) ?? NONE.faults;
}

function byMachine(faults: readonly Fault[]): ReadonlyMap<string, readonly Fault[]> {
  const index = new Map<string, Fault[]>();
  for (const fault of faults) {
    for (const name of machinesOf(fault)) {
      const key = name.toLowerCase();
      index.set(key, [...(index.get(key) ?? []), fault]);
    }
  }
  return index;
}

/** Whether a fault is one of a machine, and not of the authority. */
export function isOfMachine<F extends FaultKindOf>(fault: F): fault is Extract<F, { readonly machine: string }> {
  return 'machine' in fault;
}

/** The machines that a fault is about. */
export function machinesOf(fault: FaultKindOf): string[] {
  if (!isOfMachine(fault)) return [];
  return fault.kind === 'network-cut' ? [fault.machine, fault.other] : [fault.machine];
}

/** The first fault of a kind that a machine has. */
export function faultOf<K extends FaultKind>(lab: StoreSnapshot, fqdn: string, kind: K): FaultOf<K> | undefined {
  return faultsOf(lab, fqdn).find((fault): fault is FaultOf<K> => fault.kind === kind);
}

/**
 * The fault by which one machine does not reach another: that one is off, or the network between them is cut. Whoever is at
 * a machine that is off works there by hand: it is the others that do not reach it.
 */
export function separation(lab: StoreSnapshot, from: string, to: string): Fault | undefined {
  const [here, there] = [from.toLowerCase(), to.toLowerCase()];
  if (here === there) return undefined;
  const isCut = (fault: Fault): boolean =>
    fault.kind === 'network-cut' && machinesOf(fault).every((name) => [here, there].includes(name.toLowerCase()));
  return faultOf(lab, to, 'machine-off') ?? faultsOf(lab, to).find(isCut);
}

/** What is the matter with a listener of a machine; what is said of one port goes before what is said of all. */
export function listenerFault(lab: StoreSnapshot, fqdn: string, port: number): FaultOf<'bad-listener'> | undefined {
  const found = faultsOf(lab, fqdn).filter((fault): fault is FaultOf<'bad-listener'> => fault.kind === 'bad-listener');
  return found.find((fault) => fault.port === port) ?? found.find((fault) => fault.port === undefined);
}

/** How far a machine's clock is ahead of the lab's. */
export function clockOffset(lab: StoreSnapshot, fqdn: string): number {
  return faultOf(lab, fqdn, 'wrong-clock')?.offset ?? 0;
}

/** Clocks that differ more than this from the domain controller's end in errors of Kerberos. */
const MOST_SKEW_MS = 5 * 60_000;

/** The machine whose clock lets Kerberos fail between two of them. */
export function skewedClock(lab: StoreSnapshot, from: string, to: string): FaultOf<'wrong-clock'> | undefined {
  if (from.toLowerCase() === to.toLowerCase()) return undefined;
  const faults = [faultOf(lab, to, 'wrong-clock'), faultOf(lab, from, 'wrong-clock')];
  return faults.find((fault) => fault && Math.abs(fault.offset) > MOST_SKEW_MS);
}

/** The fault by which nobody gets a list of revoked certificates that is good at the moment. */
export function revocationListExpiry(lab: StoreSnapshot): FaultOf<'revocation-list-expired'> | undefined {
  return allFaults(lab).find((fault): fault is FaultOf<'revocation-list-expired'> => {
    return fault.kind === 'revocation-list-expired';
  });
}

/** Whether a machine gets no answer from the certification authority on a computer. */
export function isAuthorityUnreachable(lab: StoreSnapshot, fqdn: string, authority: string): boolean {
  if (allFaults(lab).some(({ kind }) => kind === 'authority-unreachable')) return true;
  return (separation(lab, fqdn, authority) ?? skewedClock(lab, fqdn, authority)) !== undefined;
}

/** Puts a fault in. Of a kind of which a machine can have only one the new one takes the place of the old. */
export function addFault(change: StoreChange, asked: FaultKindOf, since: number, hidden: boolean): Fault {
  const state = change.read(faultsSection) ?? NONE;
  const { nextId, faults } = state;
  const fault = { ...asked, id: nextId, since, ...(hidden && { hidden }) } as Fault;
  const others = faults.filter((other) => !isSamePlace(other, fault));
  change.write(faultsSection, { ...state, nextId: nextId + 1, faults: [...others, fault] });
  return fault;
}

/** A fault is as it is given from now on. */
export function replaceFault(change: StoreChange, fault: Fault): void {
  const state = change.read(faultsSection) ?? NONE;
  change.write(faultsSection, {
    ...state,
    faults: state.faults.map((other) => (other.id === fault.id ? fault : other)),
  });
}

/** A fault is no more; that it was is remembered. */
export function endFault(change: StoreChange, { id }: Fault, until: number): void {
  const state = change.read(faultsSection) ?? NONE;
  const fault = state.faults.find((one) => one.id === id);
  if (!fault) return;
  change.write(faultsSection, {
    ...state,
    faults: state.faults.filter((other) => other !== fault),
    ended: [{ fault, until }, ...(state.ended ?? [])].slice(0, MOST_ENDED),
  });
}

/** The faults that a machine has had, the last one first. */
export function endedFaultsOf(lab: StoreSnapshot, fqdn: string): readonly EndedFault[] {
  const isOfIt = (name: string): boolean => name.toLowerCase() === fqdn.toLowerCase();
  return (lab.read(faultsSection)?.ended ?? []).filter(({ fault }) => machinesOf(fault).some(isOfIt));
}

/** The fault of the same kind in the same place: the machines, the service, the port. */
export function faultInPlaceOf(lab: StoreSnapshot, asked: FaultKindOf): Fault | undefined {
  return allFaults(lab).find((fault) => isSamePlace(fault, asked));
}

function isSamePlace(left: FaultKindOf, right: FaultKindOf): boolean {
  const place = (fault: FaultKindOf): string =>
    [
      fault.kind,
      ...machinesOf(fault).sort(),
      'service' in fault ? fault.service : '',
      'port' in fault ? fault.port : '',
    ]
      .join(' ')
      .toLowerCase();
  return place(left) === place(right);
}
