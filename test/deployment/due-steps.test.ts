/** Which step comes first, found without looking at what has not changed: the same as by looking at everything. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DueSteps, earliest, type Step } from '../../src/deployment/due-steps.ts';
import { type ReplicaState, replicaSection } from '../../src/deployment/replication-state.ts';
import { builtInTopologyText, Topology } from '../../src/deployment/topology.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';

const topology = new Topology(JSON.parse(builtInTopologyText()));
const machines = topology.computers.map(({ fqdn }) => fqdn);

function stepOf(machine: string, replica: ReplicaState | null): Step[] {
  const at = replica?.dueAt;
  return at === undefined ? [] : [{ at, rank: replica?.retries ?? 0, machine, perform: () => {} }];
}

const replica = (dueAt: number | undefined, retries: number): ReplicaState => ({
  appliedVersion: 1,
  sentVersion: 1,
  lastStatusReport: 0,
  lastUpdateCreation: 0,
  retries,
  ...(dueAt === undefined ? {} : { dueAt }),
});

test('after any changes of one machine or of all', () => {
  const change = fc.record({
    machine: fc.constantFrom(...machines),
    dueAt: fc.option(fc.nat(6), { nil: undefined }),
    rank: fc.nat(2),
    all: fc.boolean(),
  });
  const isFirst = fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
    const store = new MemoryStore();
    const steps = new DueSteps(topology, (fqdn, work) => stepOf(fqdn, work.replica));
    steps.refresh(store.snapshot());
    for (const { machine, dueAt, rank, all } of changes) {
      store.transact((draft) => draft.write(replicaSection(machine), replica(dueAt, rank)));
      steps.refresh(store.snapshot(), all ? undefined : machine);
      const expected = earliest(machines.flatMap((fqdn) => stepOf(fqdn, store.read(replicaSection(fqdn)) ?? null)));
      const { at, rank: found, machine: owner } = steps.first() ?? {};
      expect([at, found, owner]).toEqual([expected?.at, expected?.rank, expected?.machine]);
    }
  });
  fc.assert(isFirst, { numRuns: 100 });
});

test('of steps at the same moment the one with the lower rank', () => {
  const step = (at: number, rank: number): Step => ({ at, rank, machine: null, perform: () => {} });
  const [late, early, first] = [step(2, 0), step(1, 3), step(1, 1)];
  expect(earliest([late, early, first])).toBe(first);
  expect(earliest([first, step(1, 1)])).toBe(first);
  expect(earliest([])).toBeUndefined();
});
