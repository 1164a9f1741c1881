/** The rules of current, previous and staged certificates, as pure functions. */
import { describe, expect, test } from '@jest/globals';
import {
  type AssignedCertificate,
  activateStaged,
  assignNow,
  emptyAssignment,
  findAssignment,
  isSameConfiguration,
  stage,
  withAssignment,
  withoutAssignment,
  withoutPrevious,
} from '../../src/deployment/certificate-configuration.ts';

const named = (letter: string): AssignedCertificate => ({ thumbprint: letter.repeat(40), der: letter });
const [A, B, C] = [named('A'), named('B'), named('C')];
const empty = emptyAssignment('global', 'OAuthTokenIssuer');
const later = { ...C, effectiveDate: 500, roll: true };

describe('assigning', () => {
  test('nothing is there at first', () => {
    expect(empty).toEqual({ scope: 'global', type: 'OAuthTokenIssuer', updateTime: 0, revision: 0 });
  });

  test('at once replaces the current one, and drops what was staged and when the last roll was', () => {
    const before = { ...empty, current: A, staged: later, effectiveDate: 77, revision: 4 };
    expect(assignNow(before, B, 100, true)).toEqual({
      ...empty,
      current: B,
      previous: A,
      updateTime: 100,
      revision: 4,
    });
    expect(assignNow(before, B, 100, false)).toEqual({ ...empty, current: B, updateTime: 100, revision: 4 });
  });

  test('the same again keeps the one before it', () => {
    const before = { ...empty, current: B, previous: A };
    expect(assignNow(before, B, 100, true)).toEqual({ ...before, updateTime: 100 });
    expect(assignNow(empty, A, 100, true)).toEqual({ ...empty, current: A, updateTime: 100 });
  });
});

describe('rolling', () => {
  const staged = stage({ ...empty, current: A, previous: B, revision: 2 }, later, 100);

  test('a staged one waits beside the current one; the next one takes its place', () => {
    expect(staged).toEqual({ ...empty, current: A, previous: B, staged: later, updateTime: 100, revision: 2 });
    expect(stage(staged, { ...later, ...B }, 101).staged).toEqual({ ...later, ...B });
  });

  test('then becomes the current one, and with -Roll the current one the previous', () => {
    const rolled = { ...empty, current: C, previous: A, effectiveDate: 500, updateTime: 500, revision: 2 };
    expect(activateStaged(staged, 500)).toEqual(rolled);
    const { previous: _, ...replaced } = rolled;
    expect(activateStaged(stage(staged, { ...later, roll: false }, 100), 500)).toEqual(replaced);
  });

  test('to the same certificate keeps the one before it; without a staged one nothing happens', () => {
    const same = stage({ ...empty, current: C, previous: A }, later, 100);
    expect(activateStaged(same, 500)).toMatchObject({ current: C, previous: A });
    expect(activateStaged(empty, 500)).toBe(empty);
    expect(activateStaged(stage(empty, later, 1), 500)).toEqual({
      ...empty,
      current: C,
      effectiveDate: 500,
      updateTime: 500,
    });
  });

  test('the previous one can be dropped', () => {
    expect(withoutPrevious({ ...empty, current: A, previous: B }, 9)).toEqual({ ...empty, current: A, updateTime: 9 });
  });
});

describe('lists of assignments', () => {
  const site = { ...empty, scope: 'site:Redmond', current: B };
  const own = { ...empty, type: 'Default' as const, current: C };
  const all = [{ ...empty, current: A }, site, own];

  test('a place is a type at a scope, in any letter case', () => {
    expect(findAssignment(all, 'GLOBAL', 'OAuthTokenIssuer')?.current).toBe(A);
    expect(findAssignment(all, 'site:redmond', 'OAuthTokenIssuer')).toBe(site);
    expect(findAssignment(all, 'global', 'Default')).toBe(own);
    expect(findAssignment(all, 'site:Redmond', 'Default')).toBeUndefined();
    expect(findAssignment(undefined, 'global', 'Default')).toBeUndefined();
  });

  test('one takes the place of that which was there, and of no other', () => {
    const next = { ...site, scope: 'SITE:REDMOND', current: C };
    expect(withAssignment(all, next)).toEqual([all[0], own, next]);
    expect(withAssignment(undefined, own)).toEqual([own]);
    expect(withoutAssignment(all, { scope: 'Global', type: 'OAuthTokenIssuer' })).toEqual([site, own]);
    expect(withoutAssignment(undefined, own)).toEqual([]);
  });
});

test('two configurations are the same when they put the same in force, now and later, by the same revision', () => {
  const one = { ...empty, current: A, previous: B, staged: later, revision: 3 };
  expect(isSameConfiguration(one, { ...one, updateTime: 9, effectiveDate: 9 })).toBe(true);
  expect(isSameConfiguration(undefined, undefined)).toBe(true);
  for (const other of [
    undefined,
    empty,
    { ...one, revision: 4 },
    { ...one, current: B },
    { ...one, previous: A },
    { ...one, previous: undefined },
    { ...one, staged: { ...later, ...A } },
    { ...one, staged: { ...later, effectiveDate: 501 } },
    { ...one, staged: undefined },
  ]) {
    expect(isSameConfiguration(one, other)).toBe(false);
    expect(isSameConfiguration(other, one)).toBe(false);
  }
});
