/**
 * Several processes write to one lab at once and nobody's writing is lost: what decides on a change is read in the
 * change-set that makes it. One test for each kind of section.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { openLab } from '../../src/deployment/deployment.ts';
import { bundleProgram, startProgram } from '../storage/child-program.ts';
import { DAY, deleteFreshLabs, freshLab, labsRoot, START } from './test-lab.ts';

const WRITERS = 3;
const TIMES = 4;
const TOTAL = WRITERS * TIMES;
const TYPES = ['Default', 'WebServicesExternal', 'WebServicesInternal'];

let lab: Deployment;
const before = { issued: 0, certificates: 0 };

beforeAll(async () => {
  lab = freshLab();
  const { thumbprint } = lab.loggedOnTo('fe02').certificates.list({ types: ['Default'] })[0]!.certificate;
  lab.loggedOnTo('fe02').certificates.assign({ types: TYPES, thumbprint, effectiveDate: START + 100 * DAY });
  before.issued = lab.authority.issued.length;
  before.certificates = lab.session.machine.certificates('My').length;
  await runTogether('test/deployment/writing-program.ts', WRITERS, String(TIMES));
}, 60_000);
afterAll(deleteFreshLabs);

/** Runs so many processes of a program on the lab at once. */
async function runTogether(source: string, count: number, ...args: string[]): Promise<void> {
  const program = bundleProgram(source);
  const running = Array.from({ length: count }, (_, index) =>
    startProgram(program, [labsRoot, lab.name, String(index), ...args]),
  );
  expect(await Promise.all(running.map(({ ended }) => ended))).toEqual(running.map(() => 0));
  lab = openLab({ root: labsRoot, name: lab.name });
}

test('the clock was moved by every step', () => {
  expect(lab.clock.now()).toBe(START + TOTAL * 1_000);
});

test('four processes that step the clock by a day each 20 times move it by 80 days', async () => {
  const start = lab.clock.now();
  await runTogether('test/deployment/stepping-program.ts', 4, '20');
  expect(lab.clock.now() - start).toBe(80 * DAY);
}, 60_000);

test('the registry has every value', () => {
  const key = lab.registry.of(lab.session.machine).keys.find(({ path }) => path === 'HKEY_CURRENT_USER\\Environment');
  expect(new Set(key?.values.map(({ name }) => name)).size).toBe(TOTAL);
});

test('services are stopped, and start as each process has said', () => {
  const states = lab.services.ofLync(lab.session.machine).filter(({ isRunning }) => !isRunning);
  expect(states.map(({ name, startMode }) => `${name} ${startMode}`)).toEqual(
    ['RTCCAS', 'RTCCPS', 'RTCRGS'].map((name) => `${name} Manual`),
  );
});

test('the event log has every record under a number of its own, and each stop of a service once', () => {
  const { machine } = lab.session;
  const records = lab.eventLogs.records(machine, 'Application').filter(({ source }) => source === 'WSH');
  expect(new Set(records.map(({ index }) => index)).size).toBe(TOTAL);
  expect(lab.eventLogs.records(machine, 'System').filter(({ id }) => id === 7036)).toHaveLength(WRITERS);
  expect(lab.eventLogs.sources(machine).filter(({ source }) => /^W\d-\d$/.test(source))).toHaveLength(TOTAL);
});

test('the store has every certificate, and the authority has issued every request under a number of its own', () => {
  const { machine } = lab.session;
  expect(machine.certificates('My')).toHaveLength(before.certificates + 2 * TOTAL);
  const requests = lab.certificates.requests().map(({ requestId }) => requestId);
  expect(new Set(requests).size).toBe(TOTAL);
  const { issued } = lab.authority;
  expect(new Set(issued.map(({ requestId }) => requestId)).size).toBe(before.issued + TOTAL);
});

test('each assignment is in force, each fault is set, each task is switched off', () => {
  const uses = lab.certificates.list().map(({ use }) => use);
  expect(uses).toEqual(expect.arrayContaining([...TYPES, 'OAuthTokenIssuer']));
  const replicas = ['fe02', 'fe03', 'fe04'].flatMap((name) =>
    lab.faults.list(lab.machines.get(name)).map(({ kind }) => kind),
  );
  expect(replicas).toEqual(['slow-link', 'slow-link', 'slow-link']);
  const tasks = lab.machines
    .get('fe02')
    .scheduledTasks()
    .filter(({ name }) => name.startsWith('Activate'));
  expect(tasks.map(({ state }) => state)).toEqual(['Disabled', 'Disabled', 'Disabled']);
});

test('the Central Management Store has taken over every change', () => {
  const isImport = /^The certificate \w+ was assigned to OAuthTokenIssuer at scope global/;
  expect(lab.session.machine.events().filter(({ message }) => isImport.test(message))).toHaveLength(TOTAL);
  const status = lab.replication.masterStatus();
  expect(status.lastUpdatedOn).toBeLessThanOrEqual(START + TOTAL * 1_000);
  lab.clock.advance(DAY);
  expect(lab.replication.status().filter(({ upToDate }) => !upToDate)).toEqual([]);
});

test('a setting has what every writer gave it', () => {
  const [setting] = lab.settings.list({ name: 'CsPinPolicy', fresh: [] });
  expect(Object.keys(setting?.values ?? {})).toHaveLength(TOTAL);
});
