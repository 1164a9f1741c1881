/** One contract for every catalogue, whatever engine its address names. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openCatalogue, openStore } from '../../src/storage/open-catalogue.ts';
import { number } from '../../src/storage/shape.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { sectionKey } from '../../src/storage/store.ts';

const root = mkdtempSync(join(tmpdir(), 'lyncshell-catalogues-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const count = sectionKey('count', number);
const addresses: [string, string][] = [
  ['a folder', join(root, 'plain')],
  ['file:', `file:${join(root, 'labs')}`],
  ['memory:', 'memory:labs'],
];

describe.each(addresses)('a catalogue at %s', (_, address) => {
  test('makes, lists, copies and removes entries with their files', () => {
    const catalogue = openCatalogue(address);
    expect(catalogue.list()).toEqual([]);
    const isMade = catalogue.create('one', ({ store, folder }) => {
      store.transact((change) => change.write(count, 1));
      writeFileSync(join(folder, 'note.txt'), 'mine');
    });
    expect([isMade, catalogue.has('one'), catalogue.has('two')]).toEqual([true, true, false]);
    expect(catalogue.create('one', () => {})).toBe(false);

    const change = (next: number) =>
      catalogue.copy({ catalogue, name: 'one' }, `copy${next}`, ({ store }) => {
        store.transact((draft) => draft.write(count, next));
      });
    expect([change(2), change(3), change(3)]).toEqual([true, true, false]);
    expect(openCatalogue(address).list()).toEqual(['copy2', 'copy3', 'one']);
    expect(['one', 'copy2', 'copy3'].map((name) => openStore(address, name).read(count))).toEqual([1, 2, 3]);
    expect(readFileSync(join(catalogue.folder('copy3'), 'note.txt'), 'utf8')).toBe('mine');

    catalogue.remove('copy2');
    expect(catalogue.list()).toEqual(['copy3', 'one']);
    expect(() => catalogue.remove('copy2')).toThrow(StorageError);
    expect(() => openStore(address, 'copy2')).toThrow('There is no lab here');
  });

  test('shows nothing of what could not be made', () => {
    const catalogue = openCatalogue(address);
    const failing = () => {
      throw new Error('planned');
    };
    expect(() => catalogue.create('half', failing)).toThrow('planned');
    expect(() => catalogue.copy({ catalogue, name: 'one' }, 'half', failing)).toThrow('planned');
    expect(catalogue.has('half')).toBe(false);
  });

  test('has others beside it that its list does not show', () => {
    const catalogue = openCatalogue(address);
    const names = catalogue.list();
    catalogue.beside('templates').create('pristine', ({ store }) => store.transact((change) => change.write(count, 9)));
    expect(catalogue.list()).toEqual(names);
    expect(catalogue.copy({ catalogue: catalogue.beside('templates'), name: 'pristine' }, 'fresh')).toBe(true);
    expect(openStore(address, 'fresh').read(count)).toBe(9);
  });

  test('goes back to the newest whole state of an entry', () => {
    const catalogue = openCatalogue(address);
    const isUnlucky = (state: { read(key: typeof count): number | undefined }) =>
      state.read(count) === 13 ? 'unlucky' : undefined;
    expect(catalogue.repair('one', isUnlucky)).toBeUndefined();
    for (const next of [12, 13]) catalogue.open('one').transact((change) => change.write(count, next));
    expect(catalogue.repair('one', isUnlucky)).toMatchObject({ fault: 'unlucky' });
    expect(catalogue.open('one').read(count)).toBe(12);
    expect(() => catalogue.repair('one', () => 'never')).toThrow('None of the states');
  });
});
