/** Labs on a PostgreSQL server, by `npm run test:postgres`; without a server only what needs none is tried. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openLab } from '../../src/deployment/deployment.ts';
import {
  copyLab,
  createLab,
  defaultLabsRoot,
  deleteLab,
  joinLab,
  labHistory,
  leaveLab,
  listLabs,
  repairLab,
  undoLab,
} from '../../src/deployment/labs.ts';
import { restoreSnapshot, takeSnapshot } from '../../src/deployment/snapshots.ts';
import { openLab as openLabOfLibrary } from '../../src/library/lab.ts';
import { placeText } from '../../src/storage/postgres-link.ts';
import { PostgresStore } from '../../src/storage/postgres-store.ts';
import { anything, number, record } from '../../src/storage/shape.ts';
import { sectionKey } from '../../src/storage/store.ts';
import { smallTopology } from '../deployment/test-lab.ts';
import { bundleProgram } from './child-program.ts';

const root = mkdtempSync(join(tmpdir(), 'lyncshell-postgres-labs-'));
const other = mkdtempSync(join(tmpdir(), 'lyncshell-postgres-others-'));
afterAll(() => {
  for (const folder of [root, other]) rmSync(folder, { recursive: true, force: true });
});

test('a password is never shown', () => {
  const place = { address: 'postgres://lync:secret@db.contoso.com:5432/labs', name: 'class' };
  expect(placeText(place)).toBe('postgres://lync@db.contoso.com:5432/labs class');
  expect(placeText({ ...place, address: 'postgres://db/labs?user=a&password=secret' })).not.toContain('secret');
});

test('an address that is none, and a server that is not there, are told', () => {
  const create = (store: string) => () => createLab(root, 'nowhere', { topology: smallTopology(), store });
  expect(create('mysql://db/labs')).toThrow('postgres://user@host:5432/database');
  expect(create('postgres://lync:secret@127.0.0.1:1/labs')).toThrow(
    /^The PostgreSQL server does not answer \(.*ECONNREFUSED.*\): 'postgres:\/\/lync@127\.0\.0\.1:1\/labs nowhere'\. Start it/,
  );
  expect(listLabs(root)).toEqual([]);
});

const server = process.env.LYNCSHELL_TEST_POSTGRES ?? '';
const counter = sectionKey('counter', record<{ count: number }>({ count: number }));

/** Tried on a server alone: they count as none where there is no server. */
function onServer(): void {
  const name = `class-${process.pid}-${Date.now()}`;

  test('a lab is made, shared, copied, gone back with, left and deleted', () => {
    createLab(root, name, { topology: smallTopology(), store: server });
    expect(() => createLab(other, name, { topology: smallTopology(), store: server })).toThrow(
      'There is a lab already',
    );
    expect(listLabs(other)).toEqual([]);
    joinLab(other, name, server);
    const [mine, theirs] = [openLab({ root, name }), openLab({ root: other, name })];
    mine.clock.freeze(Date.parse('2013-01-01T00:00:00Z'));
    expect(theirs.clock.now()).toBe(mine.clock.now());

    mine.services.switch(mine.session.machine, ['RTCCPS'], false);
    theirs.clock.advance(60_000);
    const stopped = () => mine.services.ofLync(mine.session.machine).filter(({ state }) => state === 'Stopped');
    expect(stopped().map((service) => service.name)).toEqual(['RTCCPS']);

    takeSnapshot(root, name, 'before');
    mine.services.switch(mine.session.machine, ['RTCSRV'], false);
    restoreSnapshot(root, name, 'before');
    expect(stopped().map((service) => service.name)).toEqual(['RTCCPS']);
    const before = labHistory(other, name).length;
    undoLab(other, name);
    expect(labHistory(root, name)).toHaveLength(before + 1);

    copyLab(root, name, 'copy');
    expect(openLab({ root, name: 'copy' }).clock.now()).toBe(mine.clock.now());
    expect(mine.fork().clock.now()).toBe(mine.clock.now());

    leaveLab(other, name);
    expect(listLabs(other)).toEqual([]);
    deleteLab(root, name);
    expect(PostgresStore.names(server)).not.toContain(name);
    expect(() => mine.clock.advance(1)).toThrow('There is no lab here');
    expect(() => leaveLab(root, 'copy')).toThrow('The lab is on no server');
  });

  test('openLab of the library makes a lab there, and joins it', () => {
    const options = { store: server, name: `library-${name}`, clock: '2013-01-01T00:00:00Z' };
    const made = openLabOfLibrary(options);
    made.clock.advance({ hours: 1 });
    leaveLab(defaultLabsRoot(), options.name);
    const { clock: _, ...again } = options;
    expect(openLabOfLibrary(again).clock.now()).toBe(made.clock.now());
    deleteLab(defaultLabsRoot(), options.name);
  });

  test('a section that somebody has edited by hand is told, and the lab is repaired', () => {
    const lab = `edited-${name}`;
    createLab(root, lab, { topology: smallTopology(), store: server });
    openLab({ root, name: lab });
    PostgresStore.open({ address: server, name: lab }).transact((change) =>
      change.write(sectionKey('clock', anything), { kind: 'sundial' }),
    );
    expect(() => openLab({ root, name: lab }).clock.now()).toThrow(
      "The section 'clock' of the lab has the wrong shape",
    );
    expect(repairLab(root, lab)?.fault).toContain("'clock'");
    expect(openLab({ root, name: lab }).clock.now()).toBeGreaterThan(0);
    deleteLab(root, lab);
  });

  test('four processes that count at once lose nothing', async () => {
    const place = { address: server, name: `counting-${name}` };
    const store = PostgresStore.create(place);
    store.transact((change) => change.write(counter, { count: 0 }));
    const program = bundleProgram('test/storage/postgres-counting-program.ts');
    // Programs for tests lie where bundles of them are made: the thread's program is that of the last build.
    const thread = join(process.cwd(), 'dist/postgres.worker.cjs');
    writeFileSync(join(dirname(program), 'postgres.worker.cjs'), `require(${JSON.stringify(thread)});\n`);
    const run = () => promisify(execFile)(process.execPath, [program, server, place.name, '25']);
    await Promise.all([run(), run(), run(), run()]);
    expect(PostgresStore.open(place).read(counter)).toEqual({ count: 100 });
    PostgresStore.remove(place);
  }, 20_000);
}

if (server !== '') describe('on a server', onServer);
