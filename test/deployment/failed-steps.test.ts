/** A step of the due work that fails: it holds up nothing else, is said once, and is done when its cause is gone. */
import { afterAll, expect, test } from '@jest/globals';
import { LabStore } from '../../src/deployment/due-moments.ts';
import { eventsSection } from '../../src/deployment/event-log.ts';
import { failedStepsOf, failedStepsSection, performGuarded } from '../../src/deployment/failed-steps.ts';
import { faultOfLab } from '../../src/deployment/lab-contents.ts';
import { replicaSection } from '../../src/deployment/replication-state.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import { anything } from '../../src/storage/shape.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { sectionKey } from '../../src/storage/store.ts';
import { deleteFreshLabs, freshLab, MINUTE, START, storeOf } from './test-lab.ts';

afterAll(deleteFreshLabs);

const FE02 = 'fe02.contoso.com';

test('a machine whose agent fails keeps that to itself, until its cause is gone', () => {
  const lab = freshLab();
  const store = LabStore.of(storeOf(lab));
  const replica = replicaSection(FE02);
  const { machine } = lab.loggedOnTo(FE02).session;
  const cut = lab.faults.add({ kind: 'network-cut', machine: 'fe01.contoso.com', other: FE02 });
  const path = 'C:\\Certificates\\ServerToServerAuth.pfx';
  lab.certificates.assignFromFile({ types: ['OAuthTokenIssuer'], scope: 'global', path, password: 'P@ssw0rd' });
  lab.clock.advance(2 * MINUTE);
  // No number of tries can follow this one: the agent cannot write down that it has failed once more.
  const tries = (retries: number) =>
    store.transact((change) => change.update(replica, (state) => Object.assign(state, { retries })));
  tries(Number.MAX_SAFE_INTEGER);
  const before = store.read(replica);

  lab.clock.advance(20 * MINUTE);
  lab.clock.advance(20 * MINUTE);
  const behind = lab.replication.status().filter(({ upToDate }) => !upToDate);
  expect(behind.map(({ replicaFqdn }) => replicaFqdn)).toEqual([FE02]);
  expect(lab.replication.explain(machine).causes.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(
      /^a step failed and waits to be tried again \(the agent of the replica looks at what it was sent\): .*retries.*; 2 tries so far$/,
    ),
  );
  expect(store.read(replica)).toEqual(before);
  const told = () => lab.eventLogs.records(machine, 'Lync Server').filter(({ id }) => id === 32_990);
  expect(told()).toHaveLength(1);
  expect(faultOfLab(store.snapshot())).toBeUndefined();

  tries(1);
  lab.faults.remove(cut.id);
  lab.clock.advance(24 * 60 * MINUTE);
  expect(lab.replication.status().every(({ upToDate }) => upToDate)).toBe(true);
  expect(store.read(failedStepsSection)).toBeUndefined();
  expect(told()).toHaveLength(1);
});

test('where the event log itself is at its end, the step waits all the same', () => {
  const lab = freshLab();
  const store = LabStore.of(storeOf(lab));
  store.transact((change) => change.write(eventsSection(FE02), { nextIndex: Number.MAX_SAFE_INTEGER, records: [] }));
  const path = 'C:\\Certificates\\ServerToServerAuth.pfx';
  lab.certificates.assignFromFile({ types: ['OAuthTokenIssuer'], scope: 'global', path, password: 'P@ssw0rd' });
  lab.clock.advance(10 * MINUTE);
  expect(failedStepsOf(store.snapshot(), FE02)).toMatchObject([{ tries: 1 }]);
  const behind = lab.replication.status().filter(({ upToDate }) => !upToDate);
  expect(behind.map(({ replicaFqdn }) => replicaFqdn)).toEqual([FE02]);
});

const note = sectionKey('note', anything);

function step(perform: () => void) {
  return { at: START, rank: 0, machine: null, what: 'a step', perform };
}

test('nothing of what a failed step has written stays, and what was written before it does', () => {
  const store = new MemoryStore();
  store.transact((change) => {
    change.write(note, 'before');
    performGuarded(
      change,
      step(() => {
        change.write(note, 'half');
        change.write(sectionKey('other', anything), 1);
        throw new TypeError('no such thing');
      }),
      START,
    );
  });
  expect(store.snapshot().sectionNames()).toEqual([failedStepsSection.name, note.name]);
  expect(store.read(note)).toBe('before');
  expect(failedStepsOf(store.snapshot(), null)).toMatchObject([{ what: 'a step', tries: 1, reason: 'no such thing' }]);
});

test('what the store or the disk of the host refuses is no fault of the step', () => {
  const store = new MemoryStore();
  for (const error of [
    new StorageError('damaged', 'x', 'It is damaged', 'Repair it.'),
    Object.assign(new Error('no space'), { code: 'ENOSPC' }),
  ]) {
    const attempt = () =>
      store.transact((change) =>
        performGuarded(
          change,
          step(() => {
            throw error;
          }),
          START,
        ),
      );
    expect(attempt).toThrow(error);
  }
  expect(store.read(failedStepsSection)).toBeUndefined();
});

test('a part of a change that is attempted within another goes back with it', () => {
  const store = new MemoryStore();
  const give = () => {
    throw new Error('given up');
  };
  store.transact((change) => {
    change.write(note, 1);
    const outer = () =>
      change.attempt(() => {
        change.attempt(() => change.write(note, 2));
        const inner = () =>
          change.attempt(() => {
            change.write(note, 3);
            give();
          });
        expect(inner).toThrow('given up');
        expect(change.read(note)).toBe(2);
        give();
      });
    expect(outer).toThrow('given up');
    expect(change.read(note)).toBe(1);
  });
  expect(store.read(note)).toBe(1);
});
