/** Settings of the Central Management Store: what each machine has of them, and how long old values are kept. */
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { OrderedStore } from '../../cmdlets/lync/settings/setting-order.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { deleteFreshLabs, freshLab } from './test-lab.ts';

const MINUTE = 60_000;
const kind = { name: 'CsVoicePolicy', fresh: [{ identity: 'Global', values: {} }] };

let lab: Deployment;

beforeEach(() => {
  lab = freshLab();
});
afterAll(deleteFreshLabs);

const valuesOn = (machine: string, local = true) => lab.loggedOnTo(machine).settings.list(kind, local);

describe('settings', () => {
  test('what is fresh is there until it is changed, and one that was taken away is not', () => {
    expect(lab.settings.list(kind)).toEqual(kind.fresh);
    lab.settings.change(kind, 'Tag:A', () => ({ EnableTeamCall: false }));
    expect(lab.settings.list(kind).map(({ identity }) => identity)).toEqual(['Global', 'Tag:A']);
    lab.settings.change(kind, 'tag:a', () => null);
    expect(lab.settings.list(kind)).toEqual(kind.fresh);
  });

  test('what stands in an order is asked once what it becomes, and the others make way in the same change', () => {
    const ordered = new OrderedStore({ name: 'CsVoiceRoute', fresh: [] }, lab, false);
    for (const name of ['a', 'b', 'c']) ordered.change(name, () => ({ Description: name }));
    const before = lab.generation;
    let asked = 0;
    ordered.change('C', (values) => {
      asked++;
      return { ...values, Priority: 0 };
    });
    expect([asked, lab.generation - before]).toEqual([1, 1]);
    expect(ordered.list().map(({ identity }) => identity)).toEqual(['c', 'a', 'b']);
    ordered.change('a', () => null);
    expect(
      lab.settings.list({ name: 'CsVoiceRoute', fresh: [] }).map(({ identity, values }) => [identity, values.Priority]),
    ).toEqual(
      expect.arrayContaining([
        ['c', 0],
        ['b', 1],
      ]),
    );
  });

  test('a replica has the values of the version that it has taken over', () => {
    lab.settings.change(kind, 'Global', () => ({ EnableTeamCall: false }));
    expect(valuesOn('fe02')).toEqual(kind.fresh);
    expect(valuesOn('fe02', false)[0]!.values).toEqual({ EnableTeamCall: false });
    lab.clock.advance(10 * MINUTE);
    expect(valuesOn('fe02')[0]!.values).toEqual({ EnableTeamCall: false });
  });

  test('a machine that cannot be reached keeps the old values, however often they change', () => {
    lab.faults.add({ kind: 'machine-off', machine: 'fe02.contoso.com' });
    for (const count of [1, 2, 3, 4]) {
      lab.settings.change(kind, 'Global', () => ({ PSTNVoicemailEscapeTimer: count }));
      lab.clock.advance(10 * MINUTE);
    }
    expect(valuesOn('fe02')).toEqual(kind.fresh);
    expect(valuesOn('fe03')[0]!.values).toEqual({ PSTNVoicemailEscapeTimer: 4 });
    lab.faults.clear(lab.machines.get('fe02.contoso.com'));
    lab.clock.advance(60 * MINUTE);
    expect(valuesOn('fe02')[0]!.values).toEqual({ PSTNVoicemailEscapeTimer: 4 });
  });

  test('go into a file of the configuration, and out of it again', () => {
    lab.settings.change(kind, 'Global', () => ({ EnableTeamCall: false }));
    lab.settings.change(kind, 'Tag:A', () => ({}));
    const kept = lab.settings.list(kind);
    const archive = lab.configuration.export();
    lab.settings.change(kind, 'Tag:A', () => null);
    lab.settings.change(kind, 'Tag:B', () => ({}));
    lab.configuration.import(archive, 'x.zip');
    expect(lab.settings.list(kind)).toEqual(kept);
    lab.settings.change(kind, 'Tag:B', (values) => values ?? { EnableTeamCall: true });
    expect(lab.settings.list(kind).at(-1)).toEqual({ identity: 'Tag:B', values: { EnableTeamCall: true } });
  });

  test('a file from before anything was changed makes them fresh again, on each machine when it hears of it', () => {
    const archive = lab.configuration.export();
    lab.settings.change(kind, 'Global', () => ({ EnableTeamCall: false }));
    lab.clock.advance(10 * MINUTE);
    lab.configuration.import(archive, 'x.zip');
    expect(lab.settings.list(kind)).toEqual(kind.fresh);
    expect(valuesOn('fe02')[0]?.values).toEqual({ EnableTeamCall: false });
    lab.clock.advance(10 * MINUTE);
    expect(valuesOn('fe02')).toEqual(kind.fresh);
  });
});
