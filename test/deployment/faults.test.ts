/** What a trainer breaks: each fault is found by its explanation, and nothing of it stays when it is taken away. */
import { afterAll, expect, test } from '@jest/globals';
import { type FaultKindOf, faultKinds } from '../../src/deployment/faults.ts';
import { faultOfLab } from '../../src/deployment/lab-contents.ts';
import { deleteFreshLabs, freshLab, MINUTE, storeOf } from './test-lab.ts';

afterAll(deleteFreshLabs);

const FE02 = 'fe02.contoso.com';

/** One fault of each kind, on fe02 where it is a machine's. */
const faults: readonly FaultKindOf[] = [
  { kind: 'machine-off', machine: FE02 },
  { kind: 'network-cut', machine: 'fe01.contoso.com', other: FE02 },
  { kind: 'service-stopped', machine: FE02, service: 'REPLICA' },
  { kind: 'service-crashing', machine: FE02, service: 'REPLICA', every: 1, crashes: 0 },
  { kind: 'disk-full', machine: FE02 },
  { kind: 'task-failing', machine: FE02, times: 9 },
  { kind: 'replica-damaged', machine: FE02 },
  { kind: 'replica-foreign', machine: FE02 },
  { kind: 'slow-link', machine: FE02, delay: 90 * MINUTE },
  { kind: 'wrong-clock', machine: FE02, offset: -30 * MINUTE },
  { kind: 'share-denied', machine: FE02 },
];

test('each fault of a machine keeps a certificate from it, and is named by the explanation', () => {
  for (const fault of faults) {
    const lab = freshLab();
    const { machine } = lab.loggedOnTo(FE02).session;
    const { text, remedy } = lab.faults.inWords(lab.faults.add(fault));
    assign(lab);
    lab.clock.advance(10 * MINUTE);
    const { isUpToDate, causes } = lab.replication.explain(machine);
    expect([fault.kind, isUpToDate]).toEqual([fault.kind, false]);
    // Of the tasks that fail there is less to come by then; a service is stopped, whoever has stopped it.
    const names = causes.map((cause) => `${cause.text} ${cause.remedy}`).join('\n');
    expect(names).toMatch(fault.kind === 'task-failing' ? 'tasks on fe02 will fail' : remedy);
    if (fault.kind === 'disk-full') expect(names).toContain(text);
    lab.faults.clear(machine);
    lab.clock.advance(5 * MINUTE);
    expect([fault.kind, lab.replication.explain(machine)]).toMatchObject([
      fault.kind,
      { isUpToDate: true, causes: [] },
    ]);
  }
  expect(
    [
      ...faults.map(({ kind }) => kind),
      'authority-unreachable',
      'revocation-list-expired',
      'stale-store',
      'bad-listener',
    ].sort(),
  ).toEqual([...faultKinds].sort());
});

test('whatever chance breaks, the lab is whole, and all is up to date when it is mended', () => {
  for (let seed = 1; seed <= 6; seed++) {
    const lab = freshLab();
    lab.faults.drill({ seed, count: 4 });
    assign(lab);
    lab.clock.advance(120 * MINUTE);
    expect([seed, faultOfLab(storeOf(lab).snapshot())]).toEqual([seed, undefined]);
    for (const { id } of lab.faults.list()) lab.faults.remove(id);
    lab.clock.advance(10 * MINUTE);
    expect([seed, lab.replication.status().filter(({ upToDate }) => !upToDate)]).toEqual([seed, []]);
    expect(lab.faults.list()).toEqual([]);
  }
});

test('a drill is the same for the same number, and one fault does not hide another', () => {
  const drilled = (seed: number) => freshLab().faults.drill({ seed, count: 8 });
  expect(drilled(5)).toEqual(drilled(5));
  expect(drilled(5)).not.toEqual(drilled(6));
  const lab = freshLab();
  const machines = lab.faults
    .drill({ seed: 5, count: 8 })
    .map((fault) => (fault.kind === 'network-cut' ? fault.other : 'machine' in fault ? fault.machine : ''));
  expect(new Set(machines).size).toBe(8);
});

test('a roll comes by the clock of its machine', () => {
  const lab = freshLab();
  const token = lab.certificates.request({ types: ['OAuthTokenIssuer'], keyAlgorithm: 'RSA' });
  const first = lab.certificates.list({ types: ['Default'] })[0]?.certificate.thumbprint ?? '';
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint: first });
  lab.clock.advance(5 * MINUTE);
  const effectiveDate = lab.clock.now() + 600 * MINUTE;
  const thumbprint = token.certificate?.thumbprint ?? '';
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint, effectiveDate, roll: true });
  lab.clock.advance(5 * MINUTE);
  lab.faults.add({ kind: 'wrong-clock', machine: FE02, offset: 60 * MINUTE });
  lab.clock.advanceTo(effectiveDate - 60 * MINUTE);
  const current = (name: string) =>
    lab.loggedOnTo(name).certificates.list({ types: ['OAuthTokenIssuer'] })[0]?.certificate.thumbprint;
  expect([current('fe02') === thumbprint, current('fe03') === first]).toEqual([true, true]);
});

function assign(lab: ReturnType<typeof freshLab>): void {
  const path = 'C:\\Certificates\\ServerToServerAuth.pfx';
  lab.certificates.assignFromFile({ types: ['OAuthTokenIssuer'], scope: 'global', path, password: 'P@ssw0rd' });
}
