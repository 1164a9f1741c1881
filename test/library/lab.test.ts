/** Labs as programs have them. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TopologyDocument } from '../../src/deployment/topology.ts';
import { builtInTopologyText } from '../../src/deployment/topology-file.ts';
import { DeploymentError, type Lab, type LabEvent, LyncshellError, openLab } from '../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs work that ends in an error of the library. */
function failure(work: () => unknown): LyncshellError {
  try {
    work();
  } catch (error) {
    if (error instanceof LyncshellError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

const assign = (lab: Lab) => {
  const [current] = lab.certificates.list({ types: ['Default'] });
  const thumbprint = current?.certificate.thumbprint ?? '';
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint });
  return thumbprint;
};

describe('a lab', () => {
  let lab: Lab;
  beforeEach(() => {
    lab = openLab();
  });
  afterEach(() => lab.dispose());

  test('by capability: certificates, replication, tasks', () => {
    assign(lab);
    expect(lab.replication.status('se01.contoso.com')).toMatchObject([{ upToDate: false }]);
    lab.clock.advance({ minutes: 10 });
    expect(lab.replication.status('se01.contoso.com')).toMatchObject([{ upToDate: true }]);
    expect(lab.machines.get('se01').scheduledTasks()).toHaveLength(1);
    expect(() => lab.certificates.assign({ types: ['Default'], thumbprint: '00' })).toThrow(DeploymentError);
  });

  test('its clock stands still, is set, runs', () => {
    const at = '2026-01-05T09:00:00.000Z';
    expect(lab.clock.state().kind).toBe('frozen');
    expect(new Date(openLab({ clock: at }).clock.now()).toISOString()).toBe(at);
    expect(new Date(openLab({ clock: new Date(at) }).clock.now()).toISOString()).toBe(at);
    expect(openLab({ clock: { at, rate: 60 } }).clock.state()).toMatchObject({ kind: 'accelerated', rate: 60 });
    expect(openLab({ clock: 'system' }).clock.state()).toEqual({ kind: 'system' });
    expect(failure(() => openLab({ clock: 'yesterday' })).code).toBe('invalid-option');
    const before = lab.clock.now();
    lab.clock.advance({ days: 1, hours: 1 });
    expect(lab.clock.now() - before).toBe(25 * 3_600_000);
  });

  test('settles: what is planned soon is done, and no more', () => {
    assign(lab);
    const passed = lab.settle();
    expect(passed).toBeGreaterThan(0);
    expect(passed).toBeLessThanOrEqual(3_600_000);
    expect(lab.replication.status().every(({ upToDate }) => upToDate)).toBe(true);
    expect(lab.settle()).toBe(0);
  });

  test('a snapshot can be gone back to, and outlives its lab', () => {
    const point = lab.snapshot();
    const thumbprint = assign(lab);
    lab.settle();
    const after = lab.snapshot();
    lab.restore(point);
    expect(lab.certificates.list({ types: ['OAuthTokenIssuer'] })).toEqual([]);
    expect(lab.clock.now()).toBe(point.at);
    lab.dispose();
    using later = after.open();
    expect(later.certificates.list({ types: ['OAuthTokenIssuer'] })[0]?.certificate.thumbprint).toBe(thumbprint);
    expect(later.clock.now()).toBe(after.at);
    point.dispose();
    after.dispose();
    expect(() => after.open()).toThrow(DeploymentError);
  });

  test('what happens in a fork is nothing to the lab', () => {
    using fork = lab.fork();
    assign(fork);
    fork.machines.get('fe02').disk.locate('C:\\Logs');
    expect(lab.certificates.list({ types: ['OAuthTokenIssuer'] })).toEqual([]);
    expect(fork.certificates.list({ types: ['OAuthTokenIssuer'] })).toHaveLength(1);
  });

  test('is heard of: assignments, tasks, replication, faults, logs', () => {
    const heard: LabEvent[] = [];
    const stop = lab.on('replicated', (event) => heard.push(event));
    for (const kind of ['assigned', 'task', 'fault', 'logged'] as const)
      lab.on(kind, (event) => void heard.push(event));
    const thumbprint = assign(lab);
    lab.faults.add({ kind: 'machine-off', machine: 'fe02' });
    lab.settle({ minutes: 10 });
    const of = (kind: LabEvent['kind']) => heard.filter((event) => event.kind === kind);
    expect(of('assigned')).toContainEqual(expect.objectContaining({ machine: 'se01.contoso.com', thumbprint }));
    expect(of('fault')).toMatchObject([{ phase: 'added', fault: { kind: 'machine-off' } }]);
    expect(of('replicated').map((event) => 'machine' in event && event.machine)).toContain('se01.contoso.com');
    const phases = of('task').flatMap((event) =>
      event.kind === 'task' && event.machine === 'se01.contoso.com' ? [event.phase] : [],
    );
    expect(phases).toEqual(['created', 'started', 'finished']);
    expect(of('logged').length).toBeGreaterThan(5);
    stop();
    const before = of('replicated').length;
    lab.faults.clear(lab.machines.get('fe02'));
    lab.settle();
    expect(of('replicated')).toHaveLength(before);
    expect(failure(() => lab.on('rolls' as 'rolled', () => {})).message).toContain('rolled');
  });

  test('a roll is told when it happens', () => {
    const [current] = lab.certificates.list({ types: ['Default'] });
    const rolled: string[] = [];
    lab.on('rolled', ({ machine, use }) => rolled.push(`${machine} ${use}`));
    const { certificate } = lab.certificates.request({ types: ['Default'] });
    const thumbprint = certificate?.thumbprint ?? '';
    expect(thumbprint).not.toBe(current?.certificate.thumbprint);
    const effectiveDate = lab.clock.now() + 86_400_000;
    lab.certificates.assign({ types: ['Default'], thumbprint, effectiveDate, roll: true });
    lab.clock.advance({ days: 2 });
    expect(rolled).toEqual(['fe01.contoso.com Default']);
  });

  test('people and settings, by the names that people use', () => {
    const ken = lab.users.get('kenmyer');
    expect(lab.users.get('CONTOSO\\kenmyer')).toEqual(ken);
    expect(lab.users.get(ken.sipAddress ?? '')).toEqual(ken);
    expect(lab.users.set('kenmyer', { LineURI: 'tel:+1' }).lineUri).toBe('tel:+1');
    expect(lab.users.list('contact').length).toBeGreaterThan(0);
    expect(failure(() => lab.users.get('kenmeyer')).message).toContain("'kenmyer'");
    expect(lab.settings.get('CsVoicePolicy').identity).toBe('Global');
    lab.settings.set('CsVoicePolicy', 'Global', { AllowCallForwarding: false });
    expect(lab.settings.get('CsVoicePolicy').values.AllowCallForwarding).toBe(false);
    expect(failure(() => lab.settings.list('CsVoicePolicies')).message).toContain("'CsVoicePolicy'");
    expect(failure(() => lab.settings.get('CsVoicePolicy', 'Nowhere')).message).toContain('Global');
  });

  test('is nothing any more when it was disposed of', () => {
    lab.dispose();
    lab.dispose();
    expect(failure(() => lab.fork()).code).toBe('disposed');
    expect(failure(() => lab.on('task', () => {})).code).toBe('disposed');
  });
});

describe('opening', () => {
  test('seeds, topologies: by name, by document, by file', () => {
    const first = (lab: Lab) => lab.certificates.list()[0]?.certificate.thumbprint;
    expect(first(openLab({ seed: 7 }))).toBe(first(openLab({ seed: 7 })));
    expect(first(openLab({ seed: 7 }))).not.toBe(first(openLab({ seed: 8 })));
    expect(openLab({ topology: 'litwareinc' }).topology.document.name).toBe('litwareinc');
    const document = JSON.parse(builtInTopologyText()) as TopologyDocument;
    const machines = openLab().machines.all().length;
    expect(openLab({ topology: document }).machines.all()).toHaveLength(machines);
    writeFileSync(join(folder, 't.json'), JSON.stringify(document));
    expect(openLab({ topology: join(folder, 't.json') }).machines.all()).toHaveLength(machines);
    expect(() => openLab({ topology: { name: 'x' } })).toThrow(/domain/);
  });

  test('a lab in a folder stays there; its clock is left alone', () => {
    const store = join(folder, 'labs');
    using lab = openLab({ store, name: 'kept' });
    lab.clock.advance({ days: 3 });
    const now = lab.clock.now();
    lab.dispose();
    expect(existsSync(join(store, 'kept'))).toBe(true);
    using again = openLab({ store, name: 'kept' });
    expect(again.clock.now()).toBe(now);
  });

  test('options that do not exist, or cannot be, name what was meant', () => {
    expect(failure(() => openLab({ sed: 1 } as never)).message).toBe(
      "openLab has no option 'sed'. Did you mean 'seed'?",
    );
    expect(failure(() => openLab({ colour: 1 } as never)).message).toContain('It has store, name');
    expect(failure(() => openLab({ seed: 'x' } as never)).message).toBe("openLab: 'seed' is a whole number, not 'x'.");
    expect(() => openLab({ store: 'postgres://lync@127.0.0.1:1/labs', name: 'nowhere' })).toThrow('does not answer');
    expect(failure(() => openLab({ store: 'http://x' })).code).toBe('invalid-option');
    expect(failure(() => openLab('contoso' as never)).message).toContain('an object of options');
    expect(() => openLab({ machine: 'fe77' })).toThrow(DeploymentError);
  });
});
