/** Labs whose files are encrypted under a passphrase: what lies on the disk, and what opens it. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openLab } from '../../src/deployment/deployment.ts';
import { exportLab, importLab } from '../../src/deployment/lab-archive.ts';
import { changePassphrase, isProtected, protectLab, unprotectLab } from '../../src/deployment/lab-protection.ts';
import { copyLab, labHistory } from '../../src/deployment/labs.ts';
import { manifestPath, manifestText, readManifest } from '../../src/storage/manifest.ts';
import { providePassphrases } from '../../src/storage/protection.ts';
import { deleteFreshLabs, deploymentFailure, firstOf, freshLab, labsRoot, storeContents } from './test-lab.ts';

/** A process that has never opened a lab: what a passphrase has opened is kept for as long as one runs. */
const elsewhere = async () => {
  jest.resetModules();
  await import('../platform-setup.ts');
  return {
    ...(await import('../../src/storage/protection.ts')),
    ...(await import('../../src/deployment/deployment.ts')),
    ...(await import('../../src/deployment/lab-archive.ts')),
    ...(await import('../../src/deployment/snapshots.ts')),
  };
};

const PASSPHRASE = 'correct horse battery';
let asked = 0;

afterAll(deleteFreshLabs);
beforeEach(() => {
  asked = 0;
  providePassphrases(() => undefined);
});

/** All that lies in the folder of a lab's state, and in those of its snapshots. */
function filesOf(name: string): string {
  const folders = [join(labsRoot, name, 'store'), join(labsRoot, '.snapshots', `.${name}`)];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

describe('a protected lab', () => {
  test('has no key in its files, in none of its states and none of its snapshots, and is as it was', () => {
    const lab = freshLab();
    lab.snapshots.take('before');
    const contents = storeContents(lab);
    expect(filesOf(lab.name)).toContain('"privateKey"');
    protectLab(labsRoot, lab.name, PASSPHRASE);
    const files = filesOf(lab.name);
    for (const word of ['privateKey', 'der', 'thumbprint', 'CONTOSO']) expect(files).not.toContain(`"${word}`);
    expect(labHistory(labsRoot, lab.name)).toHaveLength(1);
    expect(storeContents(lab)).toEqual(contents);
    lab.faults.add({ kind: 'machine-off', machine: 'fe02' });
    expect(filesOf(lab.name)).not.toContain('machine-off');
    lab.snapshots.restore('before');
    expect(lab.faults.list()).toEqual([]);
    unprotectLab(labsRoot, lab.name);
    expect(filesOf(lab.name)).toContain('"privateKey"');
    expect(isProtected(labsRoot, lab.name)).toBe(false);
  });

  test('opens by its passphrase alone, which is asked for once', async () => {
    const lab = freshLab();
    protectLab(labsRoot, lab.name, PASSPHRASE);
    const { openLab: open, providePassphrases: provide, listSnapshots } = await elsewhere();
    const place = { root: labsRoot, name: lab.name };
    expect(() => open(place)).toThrow(
      /^The lab is protected by a passphrase: '.*'\. Give it in the environment variable/,
    );
    provide((_, attempt) => ['wrong horse', 'Correct horse battery'][attempt]);
    expect(() => open(place)).toThrow(/^The passphrase is not that of the lab: '.*'\. Nothing was changed\.$/);
    provide((_, attempt) => {
      asked++;
      return ['wrong horse', PASSPHRASE][attempt];
    });
    expect(open(place).topology.computers.length).toBeGreaterThan(3);
    open(place).faults.list();
    listSnapshots(labsRoot, lab.name);
    expect(asked).toBe(2);
  });

  test('opens by another passphrase after a change, and by the old one no more', async () => {
    const lab = freshLab();
    lab.snapshots.take('before');
    protectLab(labsRoot, lab.name, PASSPHRASE);
    changePassphrase(labsRoot, lab.name, 'another passphrase');
    const { openLab: open, providePassphrases: provide, compareSnapshots } = await elsewhere();
    provide((_, attempt) => (attempt === 0 ? PASSPHRASE : undefined));
    expect(() => open({ root: labsRoot, name: lab.name })).toThrow('The passphrase is not that of the lab');
    provide(() => 'another passphrase');
    expect(compareSnapshots(labsRoot, lab.name, 'before').state).toEqual([]);
  });

  test('goes into a file and into copies protected, and comes out of them with its passphrase', async () => {
    const lab = freshLab();
    protectLab(labsRoot, lab.name, PASSPHRASE);
    const archive = exportLab(labsRoot, lab.name);
    const [twin, copy] = [`${lab.name}-twin`, `${lab.name}-copy`];
    copyLab(labsRoot, lab.name, copy);
    const { importLab: take, providePassphrases: provide, openLab: open } = await elsewhere();
    expect(() => take(labsRoot, twin, archive, 'x.zip')).toThrow("The lab is protected by a passphrase: 'x.zip'.");
    provide(() => PASSPHRASE);
    take(labsRoot, twin, archive, 'x.zip');
    for (const name of [twin, copy]) {
      expect(isProtected(labsRoot, name)).toBe(true);
      expect(filesOf(name)).not.toContain('privateKey');
      expect(open({ root: labsRoot, name }).session.user).toBe('CONTOSO\\Administrator');
    }
    const cut = archive.slice();
    cut.fill(0, 200, 300);
    expect(deploymentFailure(() => importLab(labsRoot, 'never', cut, 'x.zip')).code).toBe('lab-archive-invalid');
  });

  test('is not made of one that is protected, one in memory, or by a short passphrase', () => {
    const lab = freshLab();
    expect(deploymentFailure(() => unprotectLab(labsRoot, lab.name)).code).toBe('lab-not-protected');
    expect(deploymentFailure(() => changePassphrase(labsRoot, lab.name, PASSPHRASE)).code).toBe('lab-not-protected');
    expect(deploymentFailure(() => protectLab(labsRoot, lab.name, 'häßlich')).message).toBe(
      'A passphrase needs 8 characters or more.',
    );
    protectLab(labsRoot, lab.name, PASSPHRASE);
    expect(deploymentFailure(() => protectLab(labsRoot, lab.name, PASSPHRASE)).code).toBe('lab-protected');
    const fork = lab.fork();
    expect(fork.topology.computers).toEqual(openLab({ root: labsRoot, name: lab.name }).topology.computers);
    expect(() => protectLab(fork.root, fork.name, PASSPHRASE)).toThrow('goes with the process');
    fork.dispose();
  });

  test('does not take a section in place of another one, though the checksums were made to fit', () => {
    const lab = freshLab();
    protectLab(labsRoot, lab.name, PASSPHRASE);
    const store = join(labsRoot, lab.name, 'store');
    const generation = firstOf(labHistory(labsRoot, lab.name)).number;
    const manifest = readManifest(store, generation);
    const [, other] = firstOf([...manifest.sections.entries()]);
    const sections = manifest.sections.with([['lab', other]]);
    writeFileSync(manifestPath(store, generation), manifestText({ ...manifest, sections }));
    expect(() => openLab({ root: labsRoot, name: lab.name })).toThrow(
      "The section 'lab' of the lab cannot be decrypted",
    );
  });
});
