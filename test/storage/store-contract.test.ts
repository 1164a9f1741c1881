/** One contract for every engine of the store, with its invariants on generated histories. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { FileStore } from '../../src/storage/file-store.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import { PostgresStore } from '../../src/storage/postgres-store.ts';
import { anything, list, number, optional, record, type Shape, text } from '../../src/storage/shape.ts';
import { type Store, sectionKey } from '../../src/storage/store.ts';
import { fc } from '../random-input.ts';

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

// The third engine wants a server: `npm run test:postgres`.
const server = process.env.LYNCSHELL_TEST_POSTGRES;
if (server !== undefined) {
  engines.push([
    'PostgreSQL',
    () => {
      const place = { address: server, name: `contract-${process.pid}-${Date.now()}-${count++}` };
      return { store: PostgresStore.create(place), reopen: () => PostgresStore.open(place) };
    },
  ]);
}

const cities = sectionKey('cities', list(text()) as Shape<string[]>);
const numbers = sectionKey('numbers', record<{ one: number; two?: number }>({ one: number, two: optional(number) }));

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

  test('shows in a loop what was committed here at once, and what others have committed within a moment', async () => {
    const { store, reopen } = open();
    store.recent();
    store.transact((change) => change.write(cities, ['Redmond']));
    expect(store.recent().read(cities)).toEqual(['Redmond']);
    reopen().transact((change) => change.write(cities, ['Chicago']));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(store.recent().read(cities)).toEqual(['Chicago']);
  });

  test('gives out values that nobody can change', () => {
    const { store } = open();
    const mine = ['Redmond'];
    store.transact((change) => change.write(cities, mine));
    expect(() => mine.push('Paris')).toThrow(TypeError);
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

  test('keeps earlier states, and going back is a change that can be undone', () => {
    const { store, reopen } = open();
    for (const one of [1, 2, 3]) store.transact((change) => change.write(numbers, { one }));
    store.transact((change) => change.write(cities, ['Redmond']));
    const [newest, before] = store.history();
    expect([newest?.generation, newest?.changed, before?.changed]).toEqual([4, ['cities'], ['numbers']]);
    expect(before?.read(numbers)).toEqual({ one: 3 });
    expect(Date.now() - (newest?.committedAt ?? 0)).toBeLessThan(60_000);
    store.goBack(2);
    expect([store.read(numbers), store.read(cities)]).toEqual([{ one: 2 }, undefined]);
    expect(reopen().history()[0]).toMatchObject({ generation: 5, changed: ['cities', 'numbers'] });
    store.goBack(4);
    expect([store.read(numbers), store.read(cities)]).toEqual([{ one: 3 }, ['Redmond']]);
    for (const never of [-1, 7, 99]) expect(() => store.goBack(never)).toThrow('no state');
  });

  test('takes nothing that has not the shape of its section', () => {
    const { store } = open();
    const write = (value: unknown) => () => store.transact((change) => change.write(numbers, value as { one: number }));
    for (const bad of [null, [], 5, {}, { one: '1' }, { one: Number.NaN }, { one: 1, three: 3 }]) {
      expect(write(bad)).toThrow("The section 'numbers' cannot hold this: $");
    }
    expect(store.snapshot().generation).toBe(0);
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
              if (item.kind === 'write') change.write(sectionKey(item.name, anything), item.value);
              if (item.kind === 'remove') change.remove(sectionKey(item.name, anything));
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
        for (const [name, text] of model) expect(JSON.stringify(snapshot.read(sectionKey(name, anything)))).toBe(text);
      }
    });
    fc.assert(property, { numRuns: 60 });
  });
});

test('a section has a proper name', () => {
  expect(() => sectionKey('../x', anything)).toThrow(RangeError);
  expect(() => sectionKey('', anything)).toThrow(RangeError);
});
