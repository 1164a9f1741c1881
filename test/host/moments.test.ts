/** Moments as subcommands print and read them: a lab's by the clocks of the lab. */
import { describe, expect, test } from '@jest/globals';
import { labMoment, typedMoment } from '../../src/host/moments.ts';

test.each<[instant: string, zone: string, text: string]>([
  ['2012-06-15T07:00:00Z', 'Europe/Paris', '2012-06-15 09:00:00 (Europe/Paris, GMT+2)'],
  ['2012-10-28T00:30:00Z', 'Europe/Paris', '2012-10-28 02:30:00 (Europe/Paris, GMT+2)'],
  ['2012-10-28T01:30:00Z', 'Europe/Paris', '2012-10-28 02:30:00 (Europe/Paris, GMT+1)'],
  ['2012-06-15T16:00:00Z', 'America/Los_Angeles', '2012-06-15 09:00:00 (America/Los_Angeles, GMT-7)'],
])('%s in %s is %s: which of the hours that come twice is said', (instant, zone, text) => {
  expect(labMoment(Date.parse(instant), zone)).toBe(text);
});

describe('what somebody types', () => {
  test.each<[string, ReturnType<typeof typedMoment>]>([
    ['2012-06-15T09:00', { wall: Date.UTC(2012, 5, 15, 9) }],
    ['2012-06-15 09:00:30', { wall: Date.UTC(2012, 5, 15, 9, 0, 30) }],
    ['6/15/2012 9:00 AM', { wall: Date.UTC(2012, 5, 15, 9) }],
    ['2012-06-15', { wall: Date.UTC(2012, 5, 15) }],
    ['2012-06-15T09:00Z', { instant: Date.UTC(2012, 5, 15, 9) }],
    ['2012-06-15T09:00+02:00', { instant: Date.UTC(2012, 5, 15, 7) }],
    ['nix', null],
  ])('%s', (text, moment) => {
    expect(typedMoment(text)).toEqual(moment);
  });
});
