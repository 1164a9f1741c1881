/** Which step comes first, found without looking at what has not changed: the same as by looking at everything. */
import { expect, test } from '@jest/globals';
import { dueMoments, dueSection, LabStore } from '../../src/deployment/due-moments.ts';
import { earliest, type Step } from '../../src/deployment/due-step.ts';
import { DueSteps } from '../../src/deployment/due-steps.ts';
import { addFault, allFaults, endFault } from '../../src/deployment/faults.ts';
import { firstStepOf } from '../../src/deployment/machine-steps.ts';
import { REPLICA } from '../../src/deployment/obstacles.ts';
import { replicaSection } from '../../src/deployment/replication-state.ts';
import { scheduleTask, TASK_SCHEDULER } from '../../src/deployment/scheduled-tasks.ts';
import { Topology, topologySection } from '../../src/deployment/topology.ts';
import { builtInTopologyText } from '../../src/deployment/topology-file.ts';
import { serviceTransitionsSection, stoppedServicesSection } from '../../src/deployment/windows-services.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import type { StoreChange, StoreSnapshot } from '../../src/storage/store.ts';
import { fc } from '../random-input.ts';

const document = JSON.parse(builtInTopologyText());
const topology = new Topology(document);
const machines = topology.computers.map(({ fqdn }) => fqdn);

type Edit = (change: StoreChange, machine: string, at: number) => void;

const edits: Edit[] = [
  (change, machine, at) => {
    const state = { appliedVersion: 1, sentVersion: 1, lastStatusReport: 0, lastUpdateCreation: 0, retries: 0 };
    change.write(replicaSection(machine), { ...state, ...(at > 2 && { dueAt: at }) });
  },
  (change, machine, at) =>
    scheduleTask(change, machine, { kind: 'deploy', scope: 'global', type: 'OAuthTokenIssuer' }, at, 0),
  (change, machine, at) =>
    scheduleTask(change, machine, { kind: 'activate', scope: 'global', type: 'OAuthTokenIssuer' }, at, 0),
  (change, machine, at) => change.write(stoppedServicesSection(machine), at > 3 ? [REPLICA, TASK_SCHEDULER] : []),
  (change, machine, at) =>
    change.write(serviceTransitionsSection(machine), [
      { name: 'RTCSRV', running: true, from: at, until: at + 2, begun: at > 3 },
    ]),
  (change, machine, at) => void addFault(change, { kind: 'machine-off', machine }, at, false),
  (change, machine, at) => void addFault(change, { kind: 'wrong-clock', machine, offset: at }, 0, false),
  (change, machine, at) =>
    void addFault(
      change,
      { kind: 'service-crashing', machine, service: 'RTCSRV', every: 1, crashes: 0, nextAt: at },
      0,
      false,
    ),
  (change, _, at) => allFaults(change).forEach((fault) => void endFault(change, fault, at)),
];

function expected(lab: StoreSnapshot): Step | undefined {
  return earliest(machines.flatMap((fqdn) => firstStepOf(lab, topology, fqdn) ?? []));
}

function facts(step: Step | undefined) {
  return [step?.at, step?.rank, step?.machine];
}

const change = fc.record({
  edits: fc.array(
    fc.record({ edit: fc.constantFrom(...edits), machine: fc.constantFrom(...machines), at: fc.nat(6) }),
    { minLength: 1, maxLength: 3 },
  ),
  isMachineOnly: fc.boolean(),
});

test('after any changes, of what is known of the last state or of none', () => {
  const isFirst = fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
    const store = LabStore.of(new MemoryStore());
    store.transact((draft) => draft.write(topologySection, document));
    const steps = new DueSteps(topology, (lab, fqdn) => firstStepOf(lab, topology, fqdn));
    steps.refresh(store.snapshot());
    for (const { edits, isMachineOnly } of changes) {
      store.transact((draft) => edits.forEach(({ edit, machine, at }) => void edit(draft, machine, at)));
      const lab = store.snapshot();
      if (isMachineOnly) for (const fqdn of machines) steps.refreshMachine(lab, fqdn);
      else steps.refresh(lab);
      expect(facts(steps.first(lab))).toEqual(facts(expected(lab)));
      expect(facts(earliestKnown(lab))).toEqual(facts(expected(lab)));
    }
  });
  fc.assert(isFirst, { numRuns: 150 });
});

/** What the section alone says comes first. */
function earliestKnown(lab: StoreSnapshot): Step | undefined {
  const [first] = lab.read(dueSection) ?? [];
  return first && { at: first.at, rank: first.rank, machine: first.machines[0] ?? null, what: '', perform: () => {} };
}

test('a lab without the section has it looked up, and gets it with its first change', () => {
  const old = new MemoryStore();
  old.transact((draft) => {
    draft.write(topologySection, document);
    edits[0]?.(draft, 'fe02.contoso.com', 5);
  });
  const moments = [{ at: 5, rank: 2, machines: ['fe02.contoso.com'] }];
  expect(old.read(dueSection)).toBeUndefined();
  expect(dueMoments(old.snapshot(), topology)).toEqual(moments);
  LabStore.of(old).transact((draft) => draft.write(stoppedServicesSection('fe01.contoso.com'), []));
  expect(old.read(dueSection)).toEqual(moments);
});

test('what the section says wrongly is found out and does no harm', () => {
  const store = new MemoryStore();
  store.transact((draft) => {
    draft.write(topologySection, document);
    draft.write(dueSection, [{ at: 1, rank: 2, machines: ['fe02.contoso.com', 'nobody.contoso.com'] }]);
  });
  const steps = new DueSteps(topology, (lab, fqdn) => firstStepOf(lab, topology, fqdn));
  steps.refresh(store.snapshot());
  expect(steps.first(store.snapshot())).toBeUndefined();
});

test('of steps at the same moment the one with the lower rank', () => {
  const step = (at: number, rank: number): Step => ({ at, rank, machine: null, what: '', perform: () => {} });
  const [late, early, first] = [step(2, 0), step(1, 3), step(1, 1)];
  expect(earliest([late, early, first])).toBe(first);
  expect(earliest([first, step(1, 1)])).toBe(first);
  expect(earliest([])).toBeUndefined();
});
