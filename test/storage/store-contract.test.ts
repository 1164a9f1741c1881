/** One contract for every engine of the store, with its invariants on generated histories. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FileStore } from '../../src/storage/file-store.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import { type Store, sectionKey } from '../../src/storage/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const engines: [string, () => { store: Store; reopen: () => Store }][] = [
  [
    'memory',
    () => {
      const store = new MemoryStore();
      return { store, reopen: () => store };
    },
  ],
  [
    'file',
    () => {
      const path = join(folder, String(count++));
      return { store: FileStore.create(path, { durable: false }), reopen: () => FileStore.open(path) };
    },
  ],
];

const cities = sectionKey<string[]>('cities');
const numbers = sectionKey<{ one: number; two?: number }>('numbers');

describe.each(engines)('the %s store', (_, open) => {
  test('has no sections at first', () => {
    const { store } = open();
    expect(store.snapshot().generation).toBe(0);
    expect(store.snapshot().sectionNames()).toEqual([]);
    expect(store.read(cities)).toBeUndefined();
  });

  test('commits all that a mutator wrote, and returns what it returned', () => {
    const { store, reopen } = open();
    const result = store.transact((change) => {
      change.write(cities, ['Redmond']);
      change.write(numbers, { one: 1 });
      return 'done';
    });
    expect(result).toBe('done');
    expect(reopen().read(cities)).toEqual(['Redmond']);
    expect(reopen().read(numbers)).toEqual({ one: 1 });
    expect(reopen().snapshot().sectionNames()).toEqual(['cities', 'numbers']);
  });

  test('commits nothing when the mutator throws', () => {
    const { store, reopen } = open();
    store.transact((change) => change.write(cities, ['Redmond']));
    const failing = () =>
      store.transact((change) => {
        change.write(cities, ['Paris']);
        change.remove(numbers);
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(reopen().read(cities)).toEqual(['Redmond']);
    expect(reopen().snapshot().generation).toBe(1);
  });

  test('shows a mutator what it has written so far', () => {
    const { store } = open();
    store.transact((change) => {
      change.write(cities, ['Redmond']);
      change.update(cities, (draft) => draft.push('Paris'));
      expect(change.read(cities)).toEqual(['Redmond', 'Paris']);
      change.remove(cities);
      expect(change.read(cities)).toBeUndefined();
      expect(change.sectionNames()).toEqual([]);
      change.update(numbers, (draft) => (draft.two = 2), { one: 1 });
    });
    expect(store.read(numbers)).toEqual({ one: 1, two: 2 });
  });

  test('keeps a snapshot as it was', () => {
    const { store } = open();
    store.transact((change) => change.write(cities, ['Redmond']));
    const before = store.snapshot();
    store.transact((change) => change.write(cities, ['Paris']));
    expect(before.read(cities)).toEqual(['Redmond']);
    expect(store.snapshot().read(cities)).toEqual(['Paris']);
  });

  test('gives out values that nobody can change', () => {
    const { store } = open();
    const mine = ['Redmond'];
    store.transact((change) => change.write(cities, mine));
    mine.push('Paris');
    expect(store.read(cities)).toEqual(['Redmond']);
    expect(() => store.read(cities)?.push('London')).toThrow(TypeError);
  });

  test('makes no generation where nothing changes', () => {
    const { store } = open();
    store.transact((change) => change.write(cities, ['Redmond']));
    store.transact((change) => change.write(cities, ['Redmond']));
    store.transact(() => undefined);
    expect(store.snapshot().generation).toBe(1);
  });

  test('refuses a change-set inside another, a change after its end, and what JSON cannot hold', () => {
    const { store } = open();
    expect(() => store.transact(() => store.transact(() => undefined))).toThrow('inside another');
    let kept: Parameters<Parameters<Store['transact']>[0]>[0] | undefined;
    store.transact((change) => {
      kept = change;
    });
    expect(() => kept?.write(cities, [])).toThrow('committed already');
    expect(() => store.transact((change) => change.write(cities, undefined as never))).toThrow(TypeError);
  });

  test('behaves like a map of JSON values, through any history and reopening', () => {
    const names = fc.constantFrom('a', 'b', 'machines/fe01.contoso.com/certificates-My');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('write' as const), name: names, value: fc.jsonValue() }),
      fc.record({ kind: fc.constant('remove' as const), name: names }),
      fc.record({ kind: fc.constant('fail' as const), name: names }),
      fc.record({ kind: fc.constant('reopen' as const), name: names }),
    );
    const property = fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 12 }), (changeSets) => {
      const { store: first, reopen } = open();
      let store = first;
      const model = new Map<string, string>();
      for (const steps of changeSets) {
        const draft = new Map(model);
        if (steps.some((item) => item.kind === 'reopen')) store = reopen();
        const fails = steps.some((item) => item.kind === 'fail');
        const run = () =>
          store.transact((change) => {
            for (const item of steps) {
              if (item.kind === 'write') change.write(sectionKey(item.name), item.value);
              if (item.kind === 'remove') change.remove(sectionKey(item.name));
              if (item.kind === 'write') draft.set(item.name, JSON.stringify(item.value));
              if (item.kind === 'remove') draft.delete(item.name);
            }
            if (fails) throw new Error('planned');
          });
        if (fails) expect(run).toThrow('planned');
        else run();
        if (!fails) {
          model.clear();
          for (const [name, text] of draft) model.set(name, text);
        }
        const snapshot = store.snapshot();
        expect(snapshot.sectionNames()).toEqual([...model.keys()].sort());
        for (const [name, text] of model) expect(JSON.stringify(snapshot.read(sectionKey(name)))).toBe(text);
      }
    });
    fc.assert(property, { numRuns: 60 });
  });
});

test('a section has a proper name', () => {
  expect(() => sectionKey('../x')).toThrow(RangeError);
  expect(() => sectionKey('')).toThrow(RangeError);
});
