/** From a changed Central Management Store to every Front End Server: snapshots, agents, tasks, rolls and faults. */
import { createPrivateKey, privateDecrypt } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { certificatesSections } from '../../src/deployment/certificate-store.ts';
import { Clock } from '../../src/deployment/clock.ts';
import { allEncrypted, fetchEncrypted, replicaKeySection } from '../../src/deployment/cms.ts';
import { type Deployment, openLab } from '../../src/deployment/deployment.ts';
import { everywhere, FRONT_ENDS, IMPORT, inForce, TOKEN, upToDate } from './replicated-lab.ts';
import {
  DAY,
  deleteFreshLabs,
  deploymentFailure,
  firstOf,
  freshLab,
  labsRoot,
  MINUTE,
  START,
  storeOf,
} from './test-lab.ts';

afterAll(deleteFreshLabs);

const DEPLOY = 'Deploy OAuthTokenIssuer certificate (global)';

let lab: Deployment;
beforeEach(() => {
  lab = freshLab();
});

test('a new deployment is up to date', () => {
  expect(lab.replication.status()).toHaveLength(9);
  expect(lab.replication.status('FE01.contoso.com')).toEqual([
    {
      upToDate: true,
      replicaFqdn: 'fe01.contoso.com',
      lastStatusReport: START - 596_000,
      lastUpdateCreation: START - 600_000,
      productVersion: '5.0.8308.0',
    },
  ]);
  expect(lab.replication.masterStatus()).toMatchObject({
    activeMasterFqdn: 'fe01.contoso.com',
    activeFileTransferAgents: ['fe01.contoso.com'],
    deletedReplicas: [],
  });
  expect(lab.runDueWork()).toBeUndefined();
});

test('a global certificate reaches every Front End Server within a minute', () => {
  lab.certificates.assignFromFile(IMPORT);
  const { certificate } = firstOf(lab.certificates.list({ types: TOKEN }));
  expect(upToDate(lab)).toEqual([]);
  expect(inForce(lab).get('fe02')).toEqual([undefined, undefined, undefined]);

  lab.clock.advance(MINUTE);
  expect(inForce(lab)).toEqual(everywhere(certificate.thumbprint, undefined, undefined));
  expect(upToDate(lab)).toHaveLength(9);
  expect(firstOf(lab.replication.status('fe05.contoso.com')).lastStatusReport).toBeGreaterThan(START);
  for (const name of FRONT_ENDS) {
    const machine = lab.machines.get(name);
    expect(machine.certificates('My').find((entry) => entry.thumbprint === certificate.thumbprint)?.hasPrivateKey).toBe(
      true,
    );
    expect(machine.scheduledTasks()).toMatchObject([{ name: DEPLOY, state: 'Ready', lastResult: 0, retries: 0 }]);
  }
  for (const name of ['dir01', 'med01', 'edge01']) expect(lab.machines.get(name).scheduledTasks()).toEqual([]);
});

test('a certificate that is imported on another server reaches the Front End Servers, and not that one', () => {
  const director = lab.loggedOnTo('dir01');
  director.certificates.assignFromFile({
    ...IMPORT,
    path: '\\\\fe01\\c$\\Certificates\\ServerToServerAuth.pfx',
  });
  lab.clock.advance(MINUTE);
  const { certificate } = firstOf(director.certificates.list({ types: TOKEN }));
  expect(inForce(lab)).toEqual(everywhere(certificate.thumbprint, undefined, undefined));
  expect(director.session.machine.certificates('My')).toHaveLength(1);
});

test('a task goes from Ready to Running to its result, and the log tells of it', () => {
  lab.certificates.assignFromFile(IMPORT);
  const states = new Set<string>();
  for (let second = 0; second < 60; second++) {
    lab.clock.advance(1_000);
    for (const task of lab.machines.get('fe03').scheduledTasks()) {
      states.add(`${task.state} 0x${task.lastResult.toString(16)} ${task.nextRun === undefined ? 'done' : 'planned'}`);
    }
  }
  expect([...states]).toEqual(['Ready 0x41303 planned', 'Running 0x41301 done', 'Ready 0x0 done']);
  expect(
    lab.machines
      .get('fe03')
      .events()
      .map(({ index, source, id, level }) => `${index} ${level} ${source} ${id}`),
  ).toEqual(['2 Information LS Replica Replicator Agent Service 3003', '1 Information LS Certificate Deployment 4113']);
});

test('the certificate travels encrypted: only its replica can read it', () => {
  lab.certificates.assignFromFile(IMPORT);
  const snapshot = storeOf(lab).snapshot();
  const encrypted = allEncrypted(snapshot);
  expect(encrypted.map(({ replica }) => replica.split('.')[0])).toEqual(FRONT_ENDS);
  const { thumbprint, wrappedKey } = firstOf(encrypted);
  expect(fetchEncrypted(snapshot, 'fe01.contoso.com', thumbprint)?.certificate.thumbprint).toBe(thumbprint);
  const other = createPrivateKey({
    key: Buffer.from(snapshot.read(replicaKeySection('fe02.contoso.com'))?.privateKey ?? '', 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const steal = () => privateDecrypt({ key: other, oaepHash: 'sha256' }, Buffer.from(wrappedKey, 'base64'));
  expect(steal).toThrow();
  const stored = snapshot.read(certificatesSections.My('fe01.contoso.com')) ?? [];
  const key = stored.find((entry) => JSON.stringify(encrypted).includes(String(entry.privateKey)));
  expect(key).toBeUndefined();
});

test('at the effective date the new one is current and the old one previous, everywhere', () => {
  lab.certificates.assignFromFile(IMPORT);
  const { certificate: old } = firstOf(lab.certificates.list({ types: TOKEN }));
  const { thumbprint } = firstOf(lab.certificates.list({ types: ['Default'] })).certificate;
  const effectiveDate = new Date(2012, 6, 1).getTime();
  lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint, effectiveDate, roll: true });
  lab.clock.advance(MINUTE);
  expect(inForce(lab)).toEqual(everywhere(old.thumbprint, undefined, thumbprint));
  lab.clock.advanceTo(effectiveDate - 1);
  expect(inForce(lab)).toEqual(everywhere(old.thumbprint, undefined, thumbprint));
  lab.clock.advanceTo(effectiveDate);
  expect(inForce(lab)).toEqual(everywhere(thumbprint, old.thumbprint, undefined));
  lab.clock.advance(MINUTE);
  expect(inForce(lab)).toEqual(everywhere(thumbprint, old.thumbprint, undefined));
  expect(upToDate(lab)).toHaveLength(9);
  expect(lab.machines.get('fe04').scheduledTasks()[0]).toMatchObject({
    name: 'Activate OAuthTokenIssuer certificate (global)',
    lastRun: effectiveDate,
    lastResult: 0,
  });
});

test('a lab that was closed shows what would have happened, dated as it would have been', () => {
  lab.certificates.assignFromFile(IMPORT);
  const { certificate } = firstOf(lab.certificates.list({ types: TOKEN }));
  new Clock(storeOf(lab)).advanceTo(START + 30 * DAY);
  const later = openLab({ root: labsRoot, name: lab.name });
  later.runDueWork();
  expect(inForce(later)).toEqual(everywhere(certificate.thumbprint, undefined, undefined));
  const reports = later.replication.status().map((status) => status.lastStatusReport);
  expect(Math.max(...reports)).toBeLessThan(START + MINUTE);
});

test('a certificate of a site reaches that site alone and counts before the global one', () => {
  lab.certificates.assignFromFile(IMPORT);
  const paris = lab.loggedOnTo('fe04');
  const { thumbprint } = firstOf(paris.certificates.list({ types: ['Default'] })).certificate;
  paris.certificates.assign({ types: TOKEN, scope: 'site:paris', thumbprint });
  lab.clock.advance(MINUTE);
  const fromGlobal = firstOf(lab.certificates.list({ types: TOKEN }));
  expect([fromGlobal.sourceScope, fromGlobal.certificate.subject]).toEqual(['Global', 'CN=contoso.com']);
  const pool02 = lab.loggedOnTo('fe05').certificates;
  expect(pool02.list({ types: TOKEN }).map(({ sourceScope, scope }) => [sourceScope, scope])).toEqual([
    ['Site', 'site:Paris'],
  ]);
  expect(firstOf(pool02.list({ types: TOKEN, scope: 'global' })).sourceScope).toBe('Global');
});

test('a replica that is offline waits, and follows when it is back', () => {
  lab.faults.add({ kind: 'machine-off', machine: 'FE02.contoso.com' });
  lab.certificates.assignFromFile(IMPORT);
  lab.clock.advance(10 * MINUTE);
  expect(upToDate(lab)).toEqual(['fe01', 'fe03', 'se01', 'dir01', 'med01', 'edge01', 'fe04', 'fe05']);
  expect(lab.machines.get('fe02').scheduledTasks()).toEqual([]);
  const complaints = lab.machines
    .get('fe01')
    .events()
    .filter(({ level }) => level === 'Error');
  expect(complaints.length).toBeGreaterThanOrEqual(3);
  expect(firstOf(complaints).message).toBe(
    'The replica on fe02.contoso.com cannot be reached. The data are sent again later.',
  );
  const [first = 0, second = 0, third = 0] = complaints.map(({ time }) => time).reverse();
  expect(third - second).toBe(2 * (second - first));

  lab.faults.clear(lab.machines.get('fe02.contoso.com'));
  lab.clock.advance(MINUTE);
  expect(upToDate(lab)).toHaveLength(9);
  expect(inForce(lab).get('fe02')).toEqual(inForce(lab).get('fe03'));
});

test('a task that fails tells why and is tried again, each time after a longer while', () => {
  lab.certificates.assignFromFile(IMPORT);
  const tasks = () => lab.machines.get('fe03').scheduledTasks();
  const made = () => firstOf(tasks());
  while (tasks().length === 0) lab.clock.advance(500);
  lab.faults.add({ kind: 'replica-damaged', machine: 'fe03.contoso.com' });
  lab.clock.advance(20_000);
  expect(made()).toMatchObject({ state: 'Ready', lastResult: 0x80090005, retries: 1 });
  lab.clock.advance(10 * MINUTE);
  expect(made().retries).toBeGreaterThan(2);
  expect(firstOf(lab.machines.get('fe03').events()).message).toContain('could not be deployed: Bad data.');
  expect(upToDate(lab)).not.toContain('fe03');

  lab.faults.clear(lab.machines.get('fe03.contoso.com'));
  lab.clock.advance(MINUTE);
  expect(made()).toMatchObject({ state: 'Ready', lastResult: 0, retries: 0 });
  expect(upToDate(lab)).toContain('fe03');
});

test('a lagging replica comes later; a push does not make it quicker', () => {
  lab.faults.add({ kind: 'slow-link', machine: 'fe05.contoso.com', delay: 10 * MINUTE });
  lab.certificates.assignFromFile(IMPORT);
  lab.clock.advance(2 * MINUTE);
  expect(upToDate(lab)).toHaveLength(8);
  lab.clock.advance(10 * MINUTE);
  expect(upToDate(lab)).toHaveLength(9);
});

test('a push gives a new report; an unknown replica is an error', () => {
  const before = firstOf(lab.replication.status('fe02.contoso.com'));
  lab.replication.request('fe02.contoso.com');
  lab.clock.advance(MINUTE);
  const after = firstOf(lab.replication.status('fe02.contoso.com'));
  expect(after.upToDate).toBe(true);
  expect(after.lastStatusReport).toBeGreaterThan(before.lastStatusReport);
  expect(after.lastUpdateCreation).toBe(START);
  expect(deploymentFailure(() => lab.replication.status('nobody')).message).toBe(
    'No replica was found for the computer "nobody" in the Central Management store.',
  );
});

test('a task can be switched off, on, and run at once', () => {
  lab.certificates.assignFromFile(IMPORT);
  const machine = lab.machines.get('fe03');
  while (machine.scheduledTasks().length === 0) lab.clock.advance(500);
  lab.tasks.enable(machine, DEPLOY, false);
  lab.clock.advance(MINUTE);
  expect(firstOf(machine.scheduledTasks()).state).toBe('Disabled');
  expect(upToDate(lab)).not.toContain('fe03');
  lab.tasks.enable(machine, DEPLOY, true);
  lab.tasks.start(machine, DEPLOY.toUpperCase());
  expect(firstOf(machine.scheduledTasks()).state).toBe('Running');
  lab.clock.advance(2_000);
  expect(upToDate(lab)).toContain('fe03');
  expect(deploymentFailure(() => lab.tasks.start(machine, 'x')).code).toBe('unknown-task');
});

const HOUR = 60 * MINUTE;

test.each(['MASTER', 'FTA'])(
  'nothing is replicated while %s is stopped, and all of it once it is started',
  (service) => {
    const master = lab.machines.get('fe01');
    lab.clock.advance(MINUTE / 2);
    lab.services.switch(master, [service], false);
    lab.certificates.assignFromFile(IMPORT);
    lab.replication.request();
    lab.clock.advance(HOUR);
    expect(upToDate(lab)).toEqual([]);
    const isMaster = service === 'MASTER';
    const status = lab.replication.masterStatus();
    expect([status.activeMasterFqdn, status.activeFileTransferAgents]).toEqual(
      isMaster ? [null, ['fe01.contoso.com']] : ['fe01.contoso.com', []],
    );
    expect(isMaster ? status.activeMasterLastHeartbeat : status.activeFileTransferAgentLastHeartbeat).toBe(START);

    lab.services.switch(master, [service], true);
    const started = lab.clock.now();
    lab.clock.advance(MINUTE);
    const reports = lab.replication.status();
    expect(reports.filter((report) => !report.upToDate || report.lastStatusReport <= started)).toEqual([]);
    expect(lab.replication.masterStatus()).toMatchObject({
      activeMasterFqdn: 'fe01.contoso.com',
      activeMasterLastHeartbeat: started + MINUTE / 2,
      activeFileTransferAgents: ['fe01.contoso.com'],
    });
  },
);

test.each(['REPLICA', 'Schedule'])('a machine on which %s is stopped stays behind until it is started', (service) => {
  const machine = lab.machines.get('fe03');
  lab.services.switch(machine, [service], false);
  lab.certificates.assignFromFile(IMPORT);
  lab.clock.advance(HOUR);
  expect(upToDate(lab)).toHaveLength(8);
  expect(upToDate(lab)).not.toContain('fe03');
  expect(inForce(lab).get('fe03')).toEqual([undefined, undefined, undefined]);
  lab.services.switch(machine, [service], true);
  lab.clock.advance(MINUTE);
  expect(upToDate(lab)).toContain('fe03');
  expect(machine.scheduledTasks()).toMatchObject([{ name: DEPLOY, lastResult: 0 }]);
  expect(machine.scheduledTasks()[0]?.lastRun).toBeGreaterThanOrEqual(START + HOUR);
});

test('a machine whose agent was stopped in the middle reports when it is started', () => {
  const machine = lab.machines.get('fe03');
  lab.certificates.assignFromFile(IMPORT);
  while (machine.scheduledTasks().length === 0) lab.clock.advance(500);
  lab.services.switch(machine, ['REPLICA'], false);
  lab.clock.advance(HOUR);
  expect(inForce(lab).get('fe03')?.[0]).toBeDefined();
  expect(upToDate(lab)).not.toContain('fe03');
  lab.services.switch(machine, ['REPLICA'], true);
  lab.clock.advance(MINUTE);
  expect(upToDate(lab)).toContain('fe03');
});

test('a task that was switched off does not run for the next certificate either, until it is switched on', () => {
  const machine = lab.machines.get('fe03');
  lab.certificates.assignFromFile(IMPORT);
  lab.clock.advance(MINUTE);
  const before = inForce(lab).get('fe03')?.[0];
  lab.tasks.enable(machine, DEPLOY, false);
  const [own] = lab.certificates.list({ types: ['Default'] });
  lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint: own?.certificate.thumbprint ?? '' });
  lab.clock.advance(HOUR);
  expect(inForce(lab).get('fe03')?.[0]).toBe(before);
  expect(upToDate(lab)).toHaveLength(8);
  lab.tasks.enable(machine, DEPLOY, true);
  lab.clock.advance(MINUTE);
  expect(inForce(lab).get('fe03')?.[0]).toBe(own?.certificate.thumbprint);
  expect(machine.scheduledTasks().find(({ name }) => name === DEPLOY)?.lastRun).toBe(START + MINUTE + HOUR);
});
