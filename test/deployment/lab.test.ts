/** Making, opening, copying and deleting labs, and what a new one holds. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { certificatesSections } from '../../src/deployment/certificate-store.ts';
import { allEncrypted, encryptedCertificatesSection, heldCertificatesSection } from '../../src/deployment/cms.ts';
import { openLab } from '../../src/deployment/deployment.ts';
import type { ProgressListener } from '../../src/deployment/lab-creation.ts';
import { labSection } from '../../src/deployment/lab-sections.ts';
import {
  copyLab,
  createLab,
  createTemporaryLab,
  deleteLab,
  labHistory,
  listLabs,
  repairLab,
  undoLab,
} from '../../src/deployment/labs.ts';
import { isTrustedChain } from '../../src/deployment/machine-trust.ts';
import { mainCertificate, readPfx } from '../../src/deployment/pfx.ts';
import { replicaSection, replicationSection } from '../../src/deployment/replication-state.ts';
import type { StoredCertificate } from '../../src/deployment/stored-certificate.ts';
import { FileStore } from '../../src/storage/file-store.ts';
import { anything } from '../../src/storage/shape.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { sectionKey } from '../../src/storage/store.ts';
import { processorTime } from '../processor-time.ts';
import { bundleProgram, pause, startProgram } from '../storage/child-program.ts';
import { DAY, deleteFreshLabs, deploymentFailure, firstOf, freshLab, START, smallTopology } from './test-lab.ts';

const root = mkdtempSync(join(tmpdir(), 'lyncshell-labs-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  deleteFreshLabs();
});

test('every machine has the certificates of its role, and no token issuer', () => {
  const lab = freshLab();
  const uses = new Map(
    lab.machines.all().map((machine) => [
      machine.name,
      lab
        .loggedOnTo(machine.name)
        .certificates.list()
        .map(({ use, certificate }) => `${use}: ${certificate.subject}`)
        .sort(),
    ]),
  );
  const server = (name: string) => [
    `Default: CN=${name}.contoso.com`,
    `WebServicesExternal: CN=${name}.contoso.com`,
    `WebServicesInternal: CN=${name}.contoso.com`,
  ];
  expect(Object.fromEntries(uses)).toEqual({
    fe01: server('pool01'),
    fe02: server('pool01'),
    fe03: server('pool01'),
    se01: server('se01'),
    dir01: server('dir01'),
    med01: ['Default: CN=med01.contoso.com'],
    edge01: [
      'AccessEdgeExternal: CN=sip.contoso.com',
      'AudioVideoAuthentication: CN=sip.contoso.com',
      'DataEdgeExternal: CN=sip.contoso.com',
      'Internal: CN=edge01.contoso.com',
    ],
    fe04: server('pool02'),
    fe05: server('pool02'),
  });
  expect(lab.certificates.list({ types: ['OAuthTokenIssuer'] })).toEqual([]);
});

test('the certificates are real ones, trusted and valid', () => {
  const lab = freshLab();
  const { certificate } = firstOf(lab.certificates.list({ types: ['Default'] }));
  expect(certificate).toMatchObject({
    issuer: 'CN=contoso-DC1-CA, DC=contoso, DC=com',
    keyBits: 2048,
    keyPurposes: ['1.3.6.1.5.5.7.3.1'],
    alternativeNames: [
      'pool01.contoso.com',
      'fe01.contoso.com',
      'sip.contoso.com',
      'dialin.contoso.com',
      'meet.contoso.com',
      'admin.contoso.com',
      'lyncdiscoverinternal.contoso.com',
      'webext.contoso.com',
      'lyncdiscover.contoso.com',
    ],
  });
  expect(certificate.notBefore).toBeLessThan(START);
  expect(certificate.notAfter).toBeGreaterThan(START + 700 * DAY);
  expect(new Set(lab.machines.all().map((machine) => firstOf(machine.certificates('My')).thumbprint)).size).toBe(9);
  for (const machine of lab.machines.all()) {
    const entry = firstOf(machine.certificates('My'));
    expect(entry.hasPrivateKey).toBe(true);
    expect(isTrustedChain(lab.stores.chain(machine, entry))).toBe(true);
    expect(machine.certificates('Root').map((item) => item.subjectName)).toEqual(['contoso-DC1-CA']);
  }
  expect(lab.certificates.test()).toEqual(
    ['Default', 'WebServicesInternal', 'WebServicesExternal'].map((use) => ({
      use,
      thumbprint: certificate.thumbprint,
      exists: true,
      hasPrivateKey: true,
      isTrusted: true,
      isValid: true,
      problems: [],
    })),
  );
});

test('the Front End Servers have the file of the server-to-server page', () => {
  const lab = freshLab();
  for (const { name } of lab.topology.frontEnds()) {
    const path = 'C:\\Certificates\\ServerToServerAuth.pfx';
    const { certificate } = mainCertificate(readPfx(lab.machines.get(name).disk.readFile(path), 'P@ssw0rd', path));
    expect([certificate.subject, certificate.keyBits]).toEqual(['CN=contoso.com', 2048]);
    expect(certificate.notBefore).toBeLessThan(START);
    expect(certificate.notAfter).toBeGreaterThan(new Date(2015, 0, 1).getTime());
  }
  expect(lab.machines.get('med01').disk.exists('C:\\Certificates')).toBe(false);
});

test('a session is logged on to fe01 in June 2012, and finds the state again when it is opened anew', () => {
  const lab = freshLab();
  expect([lab.session.machine.fqdn, lab.session.user]).toEqual(['fe01.contoso.com', 'CONTOSO\\Administrator']);
  lab.clock.advanceTo(START + DAY);
  const again = openLab({ name: lab.name, root: join(lab.folder, '..'), machine: 'FE04' });
  expect([again.clock.now(), again.session.machine.name]).toEqual([START + DAY, 'fe04']);
});

test('a lab is made with progress; further ones are copies that share nothing that changes', () => {
  const topology = smallTopology();
  const heard: string[] = [];
  const onProgress: ProgressListener = ({ activity, completed, total }) => {
    heard.push(`${activity} ${completed}/${total}`);
  };
  const lab = openLab({ root, name: 'one', create: { topology, onProgress } });
  expect(heard[0]).toBe('Issuing certificates 0/1');
  expect(heard.at(-1)).toBe('Writing the lab 1/1');
  expect(Math.abs(lab.clock.now() - START)).toBeLessThan(5_000);

  const took = processorTime(() => {
    createLab(root, 'two', { topology, start: new Date(2012, 5, 15, 23).getTime() });
  });
  expect(took).toBeLessThan(500);
  const two = openLab({ root, name: 'two' });
  expect(two.clock.now() - START).toBeGreaterThanOrEqual(14 * 3_600_000);
  two.session.machine.disk.writeFile('C:\\Users\\note.txt', 'mine');
  two.stores.remove(two.session.machine.storePlace('My'), firstOf(two.session.machine.certificates('My')).thumbprint);
  expect(lab.session.machine.disk.exists('C:\\Users\\note.txt')).toBe(false);
  expect(lab.session.machine.certificates('My')).toHaveLength(1);

  copyLab(root, 'two', 'three');
  const three = openLab({ root, name: 'three' });
  expect(three.session.machine.disk.readFile('C:\\Users\\note.txt').toString()).toBe('mine');
  expect(listLabs(root)).toEqual(['one', 'three', 'two']);
  deleteLab(root, 'three');
  expect(listLabs(root)).toEqual(['one', 'two']);
});

test('a lab can live in memory', () => {
  const lab = openLab({ root: 'memory:trial', name: 'one', create: { topology: smallTopology() } });
  lab.certificates.assignFromFile({
    types: ['OAuthTokenIssuer'],
    scope: 'global',
    path: 'C:\\Certificates\\ServerToServerAuth.pfx',
    password: 'P@ssw0rd',
  });
  lab.clock.advance(DAY);
  const again = openLab({ root: 'memory:trial', name: 'one' });
  expect(again.replication.status()).toMatchObject([{ upToDate: true }]);
  expect(listLabs('memory:trial')).toEqual(['one']);
  expect(labHistory('memory:trial', 'one').length).toBeGreaterThan(3);
  deleteLab('memory:trial', 'one');
  expect(listLabs('memory:trial')).toEqual([]);
});

test('a lab can live in the present', () => {
  const lab = openLab({ root, name: 'now', create: { topology: smallTopology(), start: 'system' } });
  expect(lab.clock.state()).toEqual({ kind: 'system' });
  expect(lab.certificates.test().every((check) => check.isValid)).toBe(true);
});

test('names that cannot be, labs that are not or are already', () => {
  expect(deploymentFailure(() => openLab({ root, name: 'nowhere' })).code).toBe('lab-missing');
  for (const name of ['', '..', 'a/b', '.hidden']) {
    expect(deploymentFailure(() => openLab({ root, name })).code).toBe('lab-name-invalid');
  }
  createLab(root, 'taken', { topology: smallTopology() });
  expect(deploymentFailure(() => createLab(root, 'taken')).code).toBe('lab-exists');
  expect(deploymentFailure(() => copyLab(root, 'none', 'other')).code).toBe('lab-missing');
  expect(deploymentFailure(() => deleteLab(root, 'none')).code).toBe('lab-missing');
  expect(deploymentFailure(() => createLab(root, 'other', { topology: 'litware' })).code).toBe('topology-unknown');
});

test('a damaged lab and a folder that cannot be written say so', () => {
  mkdirSync(join(root, 'empty'));
  expect(() => openLab({ root, name: 'empty' })).toThrow(StorageError);
  writeFileSync(join(root, 'file'), '');
  expect(() => openLab({ root: join(root, 'file'), name: 'x', create: {} })).toThrow(StorageError);
  rmSync(join(root, 'empty'), { recursive: true });
});

test('each section of a lab has its shape, and the whole is found in order', () => {
  const lab = freshLab();
  const types = ['OAuthTokenIssuer'];
  const path = 'C:\\Certificates\\ServerToServerAuth.pfx';
  lab.certificates.assignFromFile({ types, scope: 'global', path, password: 'P@ssw0rd' });
  lab.services.switch(lab.session.machine, ['RTCCPS'], false);
  lab.services.setStartMode(lab.session.machine, 'RTCCPS', 'Manual');
  lab.eventLogs.register(lab.session.machine, { source: 'x', log: 'Application' });
  lab.registry.change(lab.session.machine, (registry) => registry);
  lab.certificates.request({ types: ['Default'], keyAlgorithm: 'ECDH_P256', output: 'C:\\Users\\x.req' });
  lab.faults.add({ kind: 'slow-link', machine: 'fe02.contoso.com', delay: 1 });
  lab.clock.advance(DAY);
  expect(repairLab(join(lab.folder, '..'), lab.name)).toBeUndefined();
});

test('a lab that was damaged goes back to its newest whole state; what was done can be undone', () => {
  const lab = openLab({ root, name: 'damaged', create: { topology: smallTopology() } });
  lab.services.switch(lab.session.machine, ['RTCCPS'], false);
  const store = FileStore.open(join(lab.folder, 'store'));
  for (const [name, bad] of [
    ['clock', { kind: 'sundial' }],
    ['topology', { name: 'x' }],
    ['machines/se01.contoso.com/stopped-services', [null, 5, {}]],
    ['strange', {}],
  ] as const) {
    store.transact((change) => change.write(sectionKey(name, anything), bad));
    if (name !== 'strange') {
      const look = () =>
        openLab({ root, name: 'damaged' }).services.ofLync(lab.session.machine).length + lab.clock.now();
      expect(look).toThrow(`The section '${name}' of the lab has the wrong shape`);
    }
    expect(repairLab(root, 'damaged')?.fault).toContain(`'${name}'`);
    expect(openLab({ root, name: 'damaged' }).clock.now()).toBeGreaterThan(START);
  }
  const stopped = () => lab.services.ofLync(lab.session.machine).some(({ isRunning }) => !isRunning);
  expect(stopped()).toBe(true);
  const [{ changed } = { changed: [] }] = labHistory(root, 'damaged').filter(({ changed }) =>
    changed?.includes('se01: service changes'),
  );
  expect(changed).toEqual(['se01: service changes', 'se01: service transitions', 'se01: stopped services']);
  undoLab(root, 'damaged', labHistory(root, 'damaged').at(-1)?.number);
  expect(stopped()).toBe(false);
  undoLab(root, 'damaged');
  expect(stopped()).toBe(true);
});

test('a certificate is the one whose thumbprint stands beside it; one of format 4 has none there', () => {
  const lab = openLab({ root, name: 'beside', create: { topology: smallTopology() } });
  const store = FileStore.open(join(lab.folder, 'store'));
  const section = certificatesSections.My('se01.contoso.com');
  const write = (edit: (one: StoredCertificate) => StoredCertificate) =>
    store.transact((change) => change.write(section, (change.read(section) ?? []).map(edit)));
  const listed = () => lab.stores.list(lab.session.machine.storePlace('My')).map(({ notAfter }) => notAfter);
  const before = listed();
  write(({ thumbprint, notBefore, notAfter, ...one }) => one);
  expect(repairLab(root, 'beside')).toBeUndefined();
  expect(listed()).toEqual(before);
  write((one) => ({ ...one, thumbprint: '0'.repeat(40) }));
  const fault = 'se01.contoso.com: certificate 1 in the store My is not the one of the thumbprint beside it';
  expect(repairLab(root, 'beside')?.fault).toContain(fault);
});

test('a lab of the first format is brought into the present one', () => {
  const lab = openLab({ root, name: 'old', create: { topology: smallTopology() } });
  const thumbprint = firstOf(lab.certificates.list({ types: ['Default'] })).certificate.thumbprint;
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint });
  const status = lab.replication.status();
  const store = FileStore.open(join(lab.folder, 'store'));
  const encrypted = allEncrypted(store.snapshot());
  store.transact((change) => {
    change.write(sectionKey(heldCertificatesSection.name, anything), encrypted);
    for (const { replica } of encrypted) change.remove(encryptedCertificatesSection(replica));
    const key = replicaSection('se01.contoso.com');
    const replicas = [{ fqdn: 'se01.contoso.com', ...change.read(key), fault: { kind: 'lagging', delay: 5 } }];
    change.write(sectionKey('replication', anything), { ...change.read(replicationSection), replicas });
    change.remove(key);
    change.write(labSection, { ...(change.read(labSection) as { start: number }), format: 1 });
  });
  expect(repairLab(root, 'old')).toBeUndefined();
  expect(store.read(labSection)?.format).toBe(1);
  const migrated = openLab({ root, name: 'old' });
  expect(allEncrypted(store.snapshot())).toEqual(encrypted);
  expect(migrated.replication.status()).toEqual(status);
  expect(migrated.faults.list()).toMatchObject([{ kind: 'slow-link', machine: 'se01.contoso.com', delay: 5 }]);
  expect(repairLab(root, 'old')).toBeUndefined();
});

test('a lab for a run lies apart from those of people, whatever they are called', () => {
  const topology = smallTopology();
  createLab(root, 'run-424242', { topology });
  const place = createTemporaryLab(root, { topology });
  mkdirSync(join(place.root, '424242-0a1b2c3d'));
  expect(openLab(place).certificates.list()).toHaveLength(3);
  deleteLab(place.root, place.name);
  const next = createTemporaryLab(root, { topology });
  expect(readdirSync(place.root).filter((name) => !name.startsWith('.'))).toEqual([next.name]);
  expect(listLabs(root)).toContain('run-424242');
  deleteLab(next.root, next.name);
});

test('a lab that is open for reading changes nothing', () => {
  const lab = freshLab();
  const reader = openLab({ name: lab.name, root: join(lab.folder, '..'), readOnly: true });
  expect(reader.certificates.list()).toHaveLength(3);
  const remove = () => reader.certificates.remove({ types: ['Default'] });
  expect(remove).toThrow('The lab is open for reading only');
});

test('killed while it makes a lab, a process leaves no half lab', async () => {
  const program = bundleProgram('test/deployment/creating-program.ts');
  const labs = join(root, 'killed');
  const topology = join(root, 'small.json');
  writeFileSync(topology, JSON.stringify(smallTopology().document));
  for (const delay of [150, 400, 700]) {
    const running = startProgram(program, [labs, topology]);
    await pause(delay);
    running.child.kill('SIGKILL');
    await running.ended;
    for (const name of listLabs(labs)) expect(openLab({ root: labs, name }).certificates.list()).toHaveLength(3);
  }
  const done = startProgram(program, [labs, topology]);
  expect(await done.ended).toBe(0);
  const last = listLabs(labs);
  expect(last.length).toBeGreaterThan(0);
  expect(readdirSync(labs).filter((name) => name.startsWith('.work-'))).toEqual([]);
  expect(existsSync(join(labs, '.templates'))).toBe(true);
  expect(readFileSync(program).length).toBeGreaterThan(0);
  rmSync(program);
}, 30_000);

test('labs that are made alike have the same certificates; those of another seed have others', () => {
  const topology = smallTopology();
  const thumbprints = (folder: string, seed: number) => {
    const lab = openLab({ root: `memory:${folder}`, name: `seed-${seed}`, create: { topology, seed } });
    return lab.certificates.list().map(({ certificate }) => certificate.thumbprint);
  };
  expect(thumbprints('here', 0)).toEqual(thumbprints('elsewhere', 0));
  expect(thumbprints('here', 7)).toEqual(thumbprints('elsewhere', 7));
  expect(thumbprints('here', 8)).not.toEqual(thumbprints('here', 7));
});

test('a disk that cannot be made says where and what to do, and leaves nothing half made', () => {
  createLab(root, 'diskless');
  const lab = openLab({ root, name: 'diskless' });
  const disks = join(lab.folder, 'disks');
  rmSync(disks, { recursive: true });
  writeFileSync(disks, '');
  expect(() => lab.disks.files.readdir(lab.session.machine.disk.locate('C:\\').hostPath)).toThrow(
    `The folder's layout is damaged (ENOTDIR): '${join(disks, 'fe01')}'`,
  );
});
