/** The clock of a lab: frozen, offset, accelerated, and what is done when it moves. */
import { expect, test } from '@jest/globals';
import { Clock, DEFAULT_START, movedTo, runningFrom, timeOf } from '../../src/deployment/clock.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';

function clockAt(host: { now: number }): Clock {
  return new Clock(new MemoryStore(), () => host.now);
}

test('the four kinds of clock', () => {
  expect(timeOf({ kind: 'system' }, 5)).toBe(5);
  expect(timeOf({ kind: 'frozen', at: 7 }, 5)).toBe(7);
  expect(timeOf({ kind: 'offset', offset: -3 }, 5)).toBe(2);
  expect(timeOf({ kind: 'accelerated', labAnchor: 100, hostAnchor: 5, rate: 60 }, 7)).toBe(220);
});

test('a lab starts on 15 June 2012 at nine, in the time zone of the host', () => {
  expect(new Date(Date.parse(DEFAULT_START)).toString()).toContain('Jun 15 2012 09:00:00');
  expect(runningFrom(1_000, () => 400)).toEqual({ kind: 'offset', offset: 600 });
});

test('a clock runs, stands still, goes fast and is moved', () => {
  const host = { now: 1_000 };
  const clock = clockAt(host);
  expect(clock.now()).toBe(1_000);
  clock.advanceBy(500);
  host.now += 10;
  expect(clock.now()).toBe(1_510);
  clock.freeze();
  host.now += 10;
  expect(clock.now()).toBe(1_510);
  clock.advanceTo(2_000);
  expect([clock.now(), clock.state().kind]).toEqual([2_000, 'frozen']);
  clock.run(100);
  host.now += 5;
  expect(clock.now()).toBe(2_500);
  expect(clock.hostDelayUntil(3_500)).toBe(10);
  clock.advanceTo(9_000);
  host.now += 1;
  expect(clock.now()).toBe(9_100);
  clock.run();
  host.now += 1;
  expect([clock.now(), clock.hostDelayUntil(9_111)]).toEqual([9_101, 10]);
});

test('a clock that stands still never comes to a later time', () => {
  const clock = clockAt({ now: 1 });
  clock.freeze(100);
  expect([clock.hostDelayUntil(101), clock.hostDelayUntil(100)]).toEqual([undefined, 0]);
});

test('what is no time is refused', () => {
  const clock = clockAt({ now: 1 });
  const message = 'The value "NaN" is not a time that a clock can show.';
  expect(() => clock.advanceTo(Number.NaN)).toThrow(message);
  expect(() => clock.advanceTo(9e15)).toThrow('9000000000000000');
  expect(() => clock.run(0)).toThrow('rate 0');
  expect(movedTo({ kind: 'system' }, 50, 20)).toEqual({ kind: 'offset', offset: 30 });
});
