/**
 * When something is due on which machine: a section of its own, so that a lab of ten thousand servers is opened without
 * reading what lies ahead of each. It follows from other sections. Whoever changes one of those through {@link LabStore}
 * changes it in the same change-set; a lab that an earlier version wrote gets it with its first change.
 */
import { instant, list, record, text, whole } from '../storage/shape.ts';
import {
  type SectionKey,
  type Store,
  type StoreChange,
  type StoredState,
  type StoreSnapshot,
  sectionKey,
} from '../storage/store.ts';
import { failedStepsSection, machinesWithOtherFailures } from './failed-steps.ts';
import { allFaults, faultsSection, machinesOf } from './faults.ts';
import { firstStepOf, partsOfSteps } from './machine-steps.ts';
import { storedTopology } from './stored-topology.ts';
import { type Computer, type Topology, topologySection } from './topology.ts';

/** The machines whose first step is due at a moment, in the order of the topology. */
export interface DueMoment {
  readonly at: number;
  readonly rank: number;
  readonly machines: readonly string[];
}

/** The first ones come first. */
export const dueSection = sectionKey(
  'due',
  list(record<DueMoment>({ at: instant, rank: whole(), machines: list(text()) })),
);

/** What is due on machines, by the section, or by looking at each where there is none yet. */
export function dueMoments(lab: StoreSnapshot, topology: Topology): readonly DueMoment[] {
  return lab.read(dueSection) ?? momentsOf(topology, firstSteps(lab, topology, topology.computers));
}

/** Takes into the section what a change-set has changed of what it follows from. */
export function keepDueMoments(change: StoreChange): void {
  const topology = storedTopology(change);
  if (!topology) return;
  const known = change.read(dueSection);
  const touched = known && touchedMachines(change, topology);
  if (!touched) change.write(dueSection, momentsOf(topology, firstSteps(change, topology, topology.computers)));
  else if (touched.length > 0) rewrite(change, topology, known, touched);
}

interface Due {
  readonly at: number;
  readonly rank: number;
}

function rewrite(
  change: StoreChange,
  topology: Topology,
  known: readonly DueMoment[],
  touched: readonly Computer[],
): void {
  const due = new Map<string, Due>();
  for (const { at, rank, machines } of known) for (const machine of machines) due.set(machine, { at, rank });
  const now = firstSteps(change, topology, touched);
  const isSame = touched.every(({ fqdn }) => {
    const [before, after] = [due.get(fqdn), now.get(fqdn)];
    return before?.at === after?.at && before?.rank === after?.rank;
  });
  if (isSame) return;
  for (const { fqdn } of touched) due.delete(fqdn);
  for (const [fqdn, step] of now) due.set(fqdn, step);
  change.write(dueSection, momentsOf(topology, due));
}

function firstSteps(lab: StoreSnapshot, topology: Topology, computers: readonly Computer[]): Map<string, Due> {
  const due = new Map<string, Due>();
  for (const { fqdn } of computers) {
    const step = firstStepOf(lab, topology, fqdn);
    if (step) due.set(fqdn, step);
  }
  return due;
}

function momentsOf(topology: Topology, due: ReadonlyMap<string, Due>): DueMoment[] {
  const moments = new Map<string, DueMoment & { readonly machines: string[] }>();
  for (const { fqdn } of topology.computers) {
    const step = due.get(fqdn);
    if (!step) continue;
    const { at, rank } = step;
    const key = `${at} ${rank}`;
    const moment = moments.get(key);
    if (moment) moment.machines.push(fqdn);
    else moments.set(key, { at, rank, machines: [fqdn] });
  }
  return [...moments.values()].sort((left, right) => left.at - right.at || left.rank - right.rank);
}

/** The machines of which something has changed that decides on their steps; undefined where that may be all. */
function touchedMachines(change: StoreChange, topology: Topology): Computer[] | undefined {
  const touched = new Set<Computer>();
  const touch = (name: string) => {
    const computer = topology.computer(name);
    if (computer) touched.add(computer);
  };
  for (const name of change.writtenNames()) {
    if (name === topologySection.name) return undefined;
    if (name === faultsSection.name) for (const fault of changedFaults(change)) machinesOf(fault).forEach(touch);
    if (name === failedStepsSection.name) machinesWithOtherFailures(change).forEach(touch);
    const [, machine, part] = /^machines\/([^/]+)\/(.+)$/.exec(name) ?? [];
    if (machine !== undefined && part !== undefined && partsOfSteps.has(part)) touch(machine);
  }
  return [...touched];
}

function changedFaults(change: StoreChange) {
  const [before, after] = [new Set(allFaults(change.base)), new Set(allFaults(change))];
  return [...before, ...after].filter((fault) => !before.has(fault) || !after.has(fault));
}

/** A lab's store: what is due follows each change. */
export class LabStore implements Store {
  private constructor(private readonly inner: Store) {}

  static of(store: Store): LabStore {
    return store instanceof LabStore ? store : new LabStore(store);
  }

  snapshot(): StoreSnapshot {
    return this.inner.snapshot();
  }

  recent(): StoreSnapshot {
    return this.inner.recent();
  }

  read<T>(section: SectionKey<T>): T | undefined {
    return this.inner.read(section);
  }

  transact<R>(mutator: (change: StoreChange) => R): R {
    return this.inner.transact((change) => {
      const result = mutator(change);
      keepDueMoments(change);
      return result;
    });
  }

  history(): StoredState[] {
    return this.inner.history();
  }

  goBack(generation: number): void {
    this.inner.goBack(generation);
  }

  onCommit(hear: () => void): () => void {
    return this.inner.onCommit(hear);
  }
}
