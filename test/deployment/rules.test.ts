/**
 * The deployment's rules by themselves, where a mistake would not show in what a lab does in a minute: how long failed work
 * waits, what the Central Management Store forgets, a roll whose time has passed while nobody was at work.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { EVERYWHERE } from '../../src/deployment/admin-roles.ts';
import { backOff } from '../../src/deployment/back-off.ts';
import { findAssignment } from '../../src/deployment/certificate-configuration.ts';
import { setCertificate } from '../../src/deployment/certificate-operations.ts';
import { allEncrypted, heldCertificatesSection, readManagementStore } from '../../src/deployment/cms.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { OperationContext } from '../../src/deployment/operation-context.ts';
import {
  finishTask,
  scheduleTask,
  startTask,
  type TaskState,
  taskResults,
  tasksSection,
} from '../../src/deployment/scheduled-tasks.ts';
import { makeSelfSigned } from '../../src/deployment/self-signed.ts';
import { openStore } from '../../src/storage/open-catalogue.ts';
import type { Store } from '../../src/storage/store.ts';
import { fc } from '../random-input.ts';
import { DAY, deleteFreshLabs, freshLab, MINUTE, START } from './test-lab.ts';

afterAll(deleteFreshLabs);

const TOKEN = ['OAuthTokenIssuer'];

describe('what failed waits', () => {
  test('a minute, then twice as long each time, up to its bound', () => {
    expect([0, 1, 2, 3].map((failures) => backOff(failures, 1e9) / MINUTE)).toEqual([1, 2, 4, 8]);
    const isBounded = fc.property(fc.nat(2000), fc.integer({ min: MINUTE, max: 1e9 }), (failures, longest) => {
      expect(backOff(failures, longest)).toBeLessThanOrEqual(longest);
      expect(backOff(failures + 1, longest)).toBeGreaterThanOrEqual(backOff(failures, longest));
    });
    fc.assert(isBounded, { numRuns: 50 });
  });

  test('as a task: until it succeeds, when it is done for good', () => {
    const { store } = openLab();
    const fqdn = 'fe01.contoso.com';
    const waits: number[] = [];
    const task = () => store.read(tasksSection(fqdn))?.at(-1) as TaskState;
    store.transact((change) => {
      scheduleTask(change, fqdn, { kind: 'deploy', scope: 'global', type: 'OAuthTokenIssuer' }, START, START);
    });
    for (let failures = 0; failures < 8; failures++) {
      store.transact((change) => {
        const running = startTask(change, fqdn, task(), START);
        expect([running.state, running.finishesAt, running.nextRun]).toEqual(['Running', START + 2_000, undefined]);
        finishTask(change, fqdn, running, START, taskResults.serverUnavailable);
      });
      expect(task()).toMatchObject({
        state: 'Ready',
        retries: failures + 1,
        lastResult: taskResults.serverUnavailable,
      });
      waits.push(((task().nextRun ?? 0) - START) / MINUTE);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    store.transact((change) =>
      finishTask(change, fqdn, startTask(change, fqdn, task(), START), START, taskResults.success),
    );
    expect(task()).toMatchObject({ state: 'Ready', retries: 0, lastResult: taskResults.success });
    expect(task().nextRun).toBeUndefined();
  });
});

describe('the Central Management Store', () => {
  test('keeps the keys of what it names and forgets those of what it does not', () => {
    const { lab, store, thumbprints } = openLab();
    const kept = () => {
      const named = new Set(store.read(heldCertificatesSection)?.map(({ thumbprint }) => thumbprint));
      expect(named).toEqual(new Set(allEncrypted(store.snapshot()).map(({ thumbprint }) => thumbprint)));
      return named;
    };
    const assign = (thumbprint: string, effectiveDate?: number) =>
      lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint, effectiveDate });
    const [first, second, third] = thumbprints;
    assign(first);
    assign(second);
    expect(kept()).toEqual(new Set([first, second]));
    assign(third);
    expect(kept()).toEqual(new Set([second, third]));
    assign(first, START + DAY);
    expect(kept()).toEqual(new Set([first, second, third]));
    lab.certificates.remove({ types: TOKEN, scope: 'global', previous: true });
    expect(kept()).toEqual(new Set([first, third]));
    // The roll replaces what was current, and keeps no previous one without -Roll.
    lab.clock.advance(2 * DAY);
    expect(kept()).toEqual(new Set([first]));
    lab.certificates.remove({ types: TOKEN, scope: 'global' });
    expect(kept()).toEqual(new Set());
  });

  test('encrypts for every Front End Server, once for each', () => {
    const { lab, store, thumbprints } = openLab();
    for (let time = 0; time < 2; time++) {
      lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint: thumbprints[0] });
    }
    const replicas = allEncrypted(store.snapshot()).map(({ replica }) => replica);
    expect(replicas.sort()).toEqual(
      lab.topology
        .frontEnds()
        .map(({ fqdn }) => fqdn)
        .sort(),
    );
  });

  test('a roll whose time has passed counts as done when the next certificate is assigned', () => {
    const { lab, store, thumbprints } = openLab();
    const [first, second, third] = thumbprints;
    const at = (now: number): OperationContext => {
      const { topology, session } = lab;
      const context = { topology, machine: session.machine, user: session.user, scopes: EVERYWHERE, now };
      return {
        ...context,
        lab: store.snapshot(),
        change: (work) => store.transact((change) => work({ ...context, lab: change })),
      };
    };
    const request = { types: TOKEN, scope: 'global' };
    const inStore = () =>
      findAssignment(readManagementStore(store.snapshot()).assignments, 'global', 'OAuthTokenIssuer');
    setCertificate(at(START), { ...request, thumbprint: first });
    setCertificate(at(START), { ...request, thumbprint: second, effectiveDate: START + DAY, roll: true });
    setCertificate(at(START + DAY - 1), { ...request, thumbprint: third, effectiveDate: START + 3 * DAY, roll: true });
    expect(inStore()).toMatchObject({
      current: { thumbprint: first },
      staged: { thumbprint: second },
      later: [{ thumbprint: third, effectiveDate: START + 3 * DAY }],
    });
    setCertificate(at(START + DAY - 1), { ...request, thumbprint: second, effectiveDate: START + DAY, roll: true });
    setCertificate(at(START + DAY), { ...request, thumbprint: third });
    expect(inStore()).toMatchObject({ current: { thumbprint: third }, previous: { thumbprint: second } });
    expect(inStore()?.staged).toBeUndefined();
  });
});

/** Three certificates that can be a token issuer's. */
const issuers = ['a', 'b', 'c'].map((name) => {
  const validity = { notBefore: START - DAY, notAfter: START + 900 * DAY };
  return { ...makeSelfSigned({ subject: `CN=${name}`, dnsNames: [], keyPurposes: [], ...validity }), exportable: true };
});

/** A lab whose first machine has them, with its store. */
function openLab(): { lab: Deployment; store: Store; thumbprints: [string, string, string] } {
  const lab = freshLab();
  lab.stores.add(lab.session.machine.storePlace('My'), issuers);
  const thumbprints = issuers.map(({ certificate }) => certificate.thumbprint) as [string, string, string];
  return { lab, store: openStore(lab.root, lab.name), thumbprints };
}
