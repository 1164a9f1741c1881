/** The lease by which one process at a time does what is due. */
import { hostname } from 'node:os';
import { afterAll, expect, test } from '@jest/globals';
import { Clock } from '../../src/deployment/clock.ts';
import { dropLease, leaseSection, newLeaseOwner, takeLease } from '../../src/deployment/lease.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import { deleteFreshLabs, freshLab, MINUTE, storeOf } from './test-lab.ts';

afterAll(deleteFreshLabs);

const DEAD = `${hostname()}:999999999:abcd`;

function take(store: MemoryStore, owner: string, hostNow: number): boolean {
  return store.transact((change) => takeLease(change, owner, hostNow));
}

test('one owner at a time, until it gives the lease back or it runs out', () => {
  const store = new MemoryStore();
  const [one, two] = [newLeaseOwner(), newLeaseOwner()];
  expect(one).not.toBe(two);
  expect([take(store, one, 0), take(store, two, 1_000), take(store, one, 2_000)]).toEqual([true, false, true]);
  store.transact((change) => dropLease(change, two));
  expect(take(store, two, 3_000)).toBe(false);
  store.transact((change) => dropLease(change, one));
  expect(take(store, two, 4_000)).toBe(true);
  expect([take(store, one, 18_000), take(store, one, 20_000)]).toEqual([false, true]);
});

test('an owner that is at work renews its lease, but not at each step', () => {
  const store = new MemoryStore();
  const owner = newLeaseOwner();
  take(store, owner, 0);
  take(store, owner, 1_000);
  expect(store.snapshot().generation).toBe(1);
  take(store, owner, 10_000);
  expect(store.read(leaseSection)).toEqual({ owner, expires: 25_000 });
});

test('the lease of a process that is gone is taken over at once, that of another host when it has run out', () => {
  const store = new MemoryStore();
  const owner = newLeaseOwner();
  store.transact((change) => change.write(leaseSection, { owner: DEAD, expires: 9_000 }));
  expect(take(store, owner, 0)).toBe(true);
  store.transact((change) => change.write(leaseSection, { owner: 'elsewhere:1:abcd', expires: 9_000 }));
  expect([take(store, owner, 0), take(store, owner, 9_000)]).toEqual([false, true]);
});

test('while another holds the lease the due work is left to it', () => {
  const lab = freshLab();
  lab.replication.request();
  const store = storeOf(lab);
  const expires = Date.now() + MINUTE;
  store.transact((change) => change.write(leaseSection, { owner: 'elsewhere:1:abcd', expires }));
  new Clock(store).advanceBy(MINUTE);
  const { generation } = store.snapshot();
  expect(lab.runDueWork()).toBeLessThan(lab.clock.now());
  expect(store.snapshot().generation).toBe(generation);
  store.transact((change) => change.remove(leaseSection));
  expect(lab.runDueWork()).toBeUndefined();
});
