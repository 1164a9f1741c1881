/** Room for those who connect: who has said nothing makes some for who comes. */
import { expect, test } from '@jest/globals';
import { ConnectionRoom, type Guest } from '../../src/platform/node/connection-room.ts';

/** A guest that leaves its room when it is turned away, and writes down that it was. */
function guestOf(name: string, room: ConnectionRoom, gone: string[]): Guest {
  const guest: Guest = {
    turnAway() {
      gone.push(name);
      room.leave(guest);
    },
  };
  return guest;
}

test('the one that waits longest goes first, and those who were heard stay', () => {
  const room = new ConnectionRoom(3);
  const gone: string[] = [];
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((name) => guestOf(name, room, gone)) as [
    Guest,
    Guest,
    Guest,
    Guest,
    Guest,
  ];
  for (const guest of [a, b, c]) expect(room.enter(guest)).toBe(true);
  room.hear(a);
  expect(room.enter(d)).toBe(true);
  expect(gone).toEqual(['b']);
  room.hear(c);
  room.hear(d);
  expect(room.enter(e)).toBe(false);
  expect([gone, room.size]).toEqual([['b'], 3]);
  room.leave(a);
  expect(room.enter(e)).toBe(true);
});

test('a port is part of all: who is turned away at one makes room at another', () => {
  const all = new ConnectionRoom(2);
  const [web, sip] = [new ConnectionRoom(2, all), new ConnectionRoom(2, all)];
  const gone: string[] = [];
  expect(web.enter(guestOf('web', web, gone))).toBe(true);
  expect(sip.enter(guestOf('first', sip, gone))).toBe(true);
  expect(sip.enter(guestOf('second', sip, gone))).toBe(true);
  expect([gone, web.size, sip.size, all.size]).toEqual([['web'], 0, 2, 2]);
  sip.turnAllAway();
  expect([sip.size, all.size]).toEqual([0, 0]);
});
