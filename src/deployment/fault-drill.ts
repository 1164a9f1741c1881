/** Drills: something is broken, and a person is to find out what. The same seed breaks the same things in labs that are alike. */
import type { StoreSnapshot } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import { allFaults, type Fault, type FaultKind, type FaultKindOf, isOfMachine, machinesOf } from './faults.ts';
import { listenerProblems } from './listener-problems.ts';
import { findShare, REPLICA_SHARE } from './shares.ts';
import type { Computer, Topology } from './topology.ts';

const MINUTE = 60_000;

/** What can go wrong on a machine. */
type Breakage = (computer: Computer, topology: Topology, chance: Chance) => FaultKindOf;

/** By kind, in the order in which chance counts them; what stands twice is twice as likely. */
const breakages: readonly (readonly [kind: FaultKind, breakage: Breakage])[] = [
  ['machine-off', ({ fqdn }) => ({ kind: 'machine-off', machine: fqdn })],
  [
    'network-cut',
    ({ fqdn }, topology) => ({ kind: 'network-cut', machine: topology.centralManagementMaster().fqdn, other: fqdn }),
  ],
  ['service-stopped', ({ fqdn }) => ({ kind: 'service-stopped', machine: fqdn, service: 'REPLICA' })],
  [
    'service-stopped',
    (_, topology, chance) => ({
      kind: 'service-stopped',
      machine: topology.centralManagementMaster().fqdn,
      service: chance.one(['MASTER', 'FTA']),
    }),
  ],
  ['service-stopped', ({ fqdn }) => ({ kind: 'service-stopped', machine: fqdn, service: 'Schedule' })],
  [
    'service-crashing',
    ({ fqdn }, _, chance) => ({
      kind: 'service-crashing',
      machine: fqdn,
      service: 'REPLICA',
      every: (1 + chance.below(10)) * MINUTE,
      crashes: 0,
    }),
  ],
  ['disk-full', ({ fqdn }) => ({ kind: 'disk-full', machine: fqdn })],
  ['task-failing', ({ fqdn }, _, chance) => ({ kind: 'task-failing', machine: fqdn, times: 1 + chance.below(5) })],
  ['replica-damaged', ({ fqdn }) => ({ kind: 'replica-damaged', machine: fqdn })],
  ['replica-foreign', ({ fqdn }) => ({ kind: 'replica-foreign', machine: fqdn })],
  [
    'slow-link',
    ({ fqdn }, _, chance) => ({ kind: 'slow-link', machine: fqdn, delay: (5 + chance.below(55)) * MINUTE }),
  ],
  [
    'wrong-clock',
    ({ fqdn }, _, chance) => ({
      kind: 'wrong-clock',
      machine: fqdn,
      offset: (chance.below(2) === 0 ? -1 : 1) * (6 + chance.below(120)) * MINUTE,
    }),
  ],
  ['authority-unreachable', () => ({ kind: 'authority-unreachable' })],
  ['revocation-list-expired', () => ({ kind: 'revocation-list-expired' })],
  ['share-denied', ({ fqdn }) => ({ kind: 'share-denied', machine: fqdn })],
  ['stale-store', ({ fqdn }) => ({ kind: 'stale-store', machine: fqdn })],
];

/** What touches only those who connect from outside, and so is chosen where somebody asks for it. */
const seenOutside: typeof breakages = [
  [
    'bad-listener',
    ({ fqdn }, _, chance) => ({ kind: 'bad-listener', machine: fqdn, problem: chance.one(listenerProblems) }),
  ],
];

/** How a drill is made. */
export interface DrillChoice {
  /** The same number breaks the same things in labs that are alike. */
  readonly seed: number;
  /** How many faults; one when omitted. */
  readonly count?: number;
  /** The kinds out of which chance chooses; all when omitted. */
  readonly among?: readonly FaultKind[];
}

/**
 * So many faults, on machines that have none yet: where it is chance that chooses, one fault must not hide another.
 *
 * @throws DeploymentError where there is not so much left to break
 */
export function randomFaults(
  lab: StoreSnapshot,
  topology: Topology,
  { seed, count = 1, among }: DrillChoice,
): FaultKindOf[] {
  const chance = new Chance(seed);
  const chosen = among ? [...breakages, ...seenOutside].filter(([kind]) => among.includes(kind)) : breakages;
  const master = topology.centralManagementMaster();
  const others = topology.computers.length > 1 ? topology.computers.filter((one) => one !== master) : [master];
  const broken = new Set(allFaults(lab).flatMap(placesOf));
  const found: FaultKindOf[] = [];
  for (let attempt = 0; found.length < count && attempt < 50 * count; attempt++) {
    const [, breakage] = chance.one(chosen);
    const fault = breakage(chance.one(others), topology, chance);
    const places = placesOf(fault);
    if (places.some((place) => broken.has(place)) || isMeaningless(fault, lab, topology)) continue;
    for (const place of places) broken.add(place);
    found.push(fault);
  }
  if (found.length < count) throw new DeploymentError('drill-too-large', { count, found: found.length });
  return found;
}

/** The master takes part in every cut: it is the other machine that has the fault. */
function placesOf(fault: FaultKindOf | Fault): string[] {
  if (fault.kind === 'network-cut') return [fault.other];
  return isOfMachine(fault) ? machinesOf(fault) : ['authority'];
}

/** Edge Servers have no share, others may have lost theirs, and machines of a lab of one are not cut off from themselves. */
function isMeaningless(fault: FaultKindOf, lab: StoreSnapshot, topology: Topology): boolean {
  if (fault.kind === 'network-cut') return fault.machine === fault.other;
  if (fault.kind !== 'share-denied') return false;
  const computer = topology.requireComputer(fault.machine);
  return computer.pool.role === 'Edge' || !findShare(lab, topology, computer, REPLICA_SHARE);
}

/** Numbers that follow from a seed (mulberry32). */
class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 on, less than `bound`. */
  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  }

  one<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}
