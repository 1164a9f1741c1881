/** The directory of a lab: what follows from its topology, what is stored, and what is refused of a file. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { directorySection } from '../../src/deployment/directory.ts';
import type { DirectoryEntry } from '../../src/deployment/directory-entry.ts';
import { madeDirectory } from '../../src/deployment/made-directory.ts';
import { checkTopology } from '../../src/deployment/topology.ts';
import { builtInTopologies, loadTopology } from '../../src/deployment/topology-file.ts';
import { deleteFreshLabs, freshLab } from './test-lab.ts';

afterAll(deleteFreshLabs);

const namesOf = (entries: readonly DirectoryEntry[], name: string) =>
  entries.map(({ values }) => values[name]).filter((value) => typeof value === 'string');

describe('the directory that a lab has from its start', () => {
  test.each(builtInTopologies)('%s: names, addresses and accounts are those of one entry each', (name) => {
    const entries = madeDirectory(loadTopology(name));
    for (const unique of ['SipAddress', 'LineURI', 'SamAccountName', 'UserPrincipalName', 'Sid', 'DisplayName']) {
      const values = namesOf(entries, unique);
      expect([unique, new Set(values).size]).toEqual([unique, values.length]);
    }
    expect(new Set(entries.map(({ guid }) => guid)).size).toBe(entries.length);
    expect(directorySection.shape.check(entries.map(({ guid, ...entry }) => ({ guid, entry })))).toBeUndefined();
  });

  test('it follows from the topology: people are as many as it says, on pools of their sites', () => {
    const { document } = loadTopology('contoso');
    const topology = checkTopology({ ...document, people: 10_000 }, 'test');
    const people = madeDirectory(topology).filter(({ kind }) => kind === 'user');
    expect(people.filter(({ values }) => values.Department).length).toBe(10_000);
    const pools = new Set(namesOf(people, 'RegistrarPool'));
    expect([...pools].every((pool) => topology.pool(String(pool)) !== undefined)).toBe(true);
    expect(madeDirectory(checkTopology(structuredClone(topology.document), 'test'))).toEqual(madeDirectory(topology));
  });

  test('a topology that asks for something else than a number of people is refused', () => {
    const { document } = loadTopology('contoso');
    for (const people of [-1, 1.5, '200', 1e9, null]) {
      expect(() => checkTopology({ ...document, people }, 'test')).toThrow('$.people');
    }
  });
});

describe('what differs from it', () => {
  test('is stored, and the rest is not', () => {
    const lab = freshLab();
    const [first, second] = lab.directory.list() as [DirectoryEntry, DirectoryEntry];
    lab.directory.change(() => ({ ...first, values: { DisplayName: 'Somebody Else' } }));
    lab.directory.remove(second.guid);
    const added = lab.directory.change(() => ({
      ...first,
      guid: first.guid.replace(/^./, 'f'),
      dn: 'CN=X,DC=contoso',
    }));
    const now = lab.directory.list();
    expect(now.find(({ guid }) => guid === first.guid)?.values.DisplayName).toBe('Somebody Else');
    expect(now.some(({ guid }) => guid === second.guid)).toBe(false);
    expect(now.at(-1)).toEqual(added);
  });

  test('is refused where it has not the shape of an entry', () => {
    const lab = freshLab();
    const [first] = lab.directory.list() as [DirectoryEntry];
    const wrong = [{ kind: 'ghost' }, { dn: 'Ken' }, { values: [] }, { guid: 'x' }];
    for (const part of wrong) {
      expect(() => lab.directory.change(() => ({ ...first, ...part }) as unknown as DirectoryEntry)).toThrow();
    }
    expect(lab.directory.list()[0]).toEqual(first);
  });
});
