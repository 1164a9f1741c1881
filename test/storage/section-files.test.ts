/** How a store on a disk holds many sections: one file a change-set, an index, what goes again, and stores of earlier versions. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FileStore } from '../../src/storage/file-store.ts';
import { number, record, text } from '../../src/storage/shape.ts';
import { KEPT_STATES, sectionKey } from '../../src/storage/store.ts';

const root = mkdtempSync(join(tmpdir(), 'lyncshell-section-files-'));
const note = record<{ text: string }>({ text: text() });
const noteOf = (index: number) => sectionKey(`notes/${index}`, note);
let count = 0;
const newFolder = () => join(root, String(count++));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(folder, 'sections')).filter((name) => name.endsWith(ending));
}

/** A store of so many sections, written by one change-set. */
function storeOf(size: number, contents = (index: number) => `note ${index}`): { folder: string; store: FileStore } {
  const folder = newFolder();
  const store = FileStore.create(folder, { durable: false });
  store.transact((change) => {
    for (let index = 0; index < size; index++) change.write(noteOf(index), { text: contents(index) });
  });
  return { folder, store };
}

test('a change-set is one file, and the same text lies in it once', () => {
  const { folder, store } = storeOf(50, () => 'alike');
  expect(filesIn(folder, '.jsonl')).toHaveLength(1);
  expect(readFileSync(join(folder, 'sections', filesIn(folder, '.jsonl')[0] ?? ''), 'utf8')).toBe('{"text":"alike"}\n');
  expect(FileStore.open(folder).read(noteOf(49))).toEqual({ text: 'alike' });
  expect(store.snapshot().sectionNames()).toHaveLength(50);
});

test('of thousands of sections a change-set lists what it has changed', () => {
  const { folder, store } = storeOf(3_000);
  expect(filesIn(folder, '-index')).toHaveLength(0);
  const [index = ''] = filesIn(folder, '.json');
  expect(index).toContain('-index.');
  store.transact((change) => {
    change.write(noteOf(7), { text: 'changed' });
    change.remove(noteOf(8));
  });
  const manifests = join(folder, 'generations');
  const newest = readdirSync(manifests).sort().at(-1) as string;
  expect(statSync(join(manifests, newest)).size).toBeLessThan(1_000);
  const again = FileStore.open(folder);
  expect([7, 8, 9].map((place) => again.read(noteOf(place))?.text)).toEqual(['changed', undefined, 'note 9']);
  expect(again.snapshot().sectionNames()).toHaveLength(2_999);
  expect(again.history()[0]?.changed).toEqual(['notes/7', 'notes/8']);
  again.goBack(1);
  expect(FileStore.open(folder).read(noteOf(8))).toEqual({ text: 'note 8' });
});

test('an index that is damaged, cut off or gone is named with the way out', () => {
  const { folder } = storeOf(3_000);
  const path = join(folder, 'sections', filesIn(folder, '.json')[0] ?? '');
  const good = readFileSync(path, 'utf8');
  for (const bad of ['', '{}', good.slice(0, 5_000), good.replace('notes/17 ', 'notes/71 ')]) {
    writeFileSync(path, bad);
    expect(() => FileStore.open(folder)).toThrow(path);
    expect(() => FileStore.open(folder)).toThrow('lyncshell lab repair');
  }
  rmSync(path);
  expect(() => FileStore.open(folder)).toThrow(path);
  // The state before has no index and is whole.
  expect(FileStore.repair(folder, () => undefined)).toMatchObject({ generation: 0 });
  expect(FileStore.open(folder).snapshot().sectionNames()).toEqual([]);
});

test('a pipe, a folder or a device in the place of a file is named, and not waited for', () => {
  const { folder } = storeOf(3_000);
  const index = join(folder, 'sections', filesIn(folder, '.json')[0] ?? '');
  const sections = join(folder, 'sections', filesIn(folder, '.jsonl')[0] ?? '');
  const manifest = join(folder, 'generations', readdirSync(join(folder, 'generations')).sort().at(-1) as string);
  const read = () => FileStore.open(folder).read(noteOf(7));
  for (const path of [sections, index, manifest]) {
    const good = readFileSync(path);
    for (const put of [
      () => execFileSync('mkfifo', [path]),
      () => mkdirSync(path),
      () => symlinkSync('/dev/zero', path),
    ]) {
      rmSync(path, { recursive: true });
      put();
      expect(read).toThrow(path);
      expect(read).toThrow('lyncshell lab repair');
    }
    rmSync(path, { recursive: true });
    writeFileSync(path, good);
  }
  expect(read()).toEqual({ text: 'note 7' });
}, 20_000);

test('a file most of which nobody needs any more goes, and what is needed of it stays', () => {
  const { folder, store } = storeOf(100, (index) => `${index}`.padEnd(2_000));
  const [first = ''] = filesIn(folder, '.jsonl');
  for (let round = 0; round < 3 * KEPT_STATES; round++) {
    store.transact((change) => change.write(noteOf(1 + (round % 98)), { text: `${round}`.padEnd(2_000) }));
  }
  expect(filesIn(folder, '.jsonl')).not.toContain(first);
  const again = FileStore.open(folder);
  expect([0, 99].map((index) => again.read(noteOf(index))?.text.trim())).toEqual(['0', '99']);
  const bytes = filesIn(folder, '.jsonl').map((name) => statSync(join(folder, 'sections', name)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3 * KEPT_STATES * 2_100 + 400_000);
});

test('a store of the first format is read, goes on in the present one, and can go back', () => {
  const folder = newFolder();
  for (const part of ['generations', 'sections']) mkdirSync(join(folder, part), { recursive: true });
  const sha256 = (contents: string) => createHash('sha256').update(contents).digest('hex');
  const [left, right] = ['left', 'right'].map((name) => sectionKey(name, number)) as [
    ReturnType<typeof sectionKey<number>>,
    ReturnType<typeof sectionKey<number>>,
  ];
  for (const [name, value] of [
    ['left', '1'],
    ['right', '2'],
  ] as const)
    writeFileSync(join(folder, 'sections', `00000001-${name}.00.json`), value);
  const sections = [
    ['left', { file: '00000001-left.00.json', sha256: sha256('1') }],
    ['right', { file: '00000001-right.00.json', sha256: sha256('2') }],
  ];
  const manifest = { format: 1, generation: 1, id: 'aa', parent: '', sections };
  const envelope = { sha256: sha256(JSON.stringify(manifest)), manifest };
  writeFileSync(join(folder, 'generations', '00000001.json'), JSON.stringify(envelope, null, 1));

  const store = FileStore.open(folder);
  store.transact((change) => change.write(left, 10));
  expect([store.read(left), FileStore.open(folder).read(right)]).toEqual([10, 2]);
  store.goBack(1);
  expect(FileStore.open(folder).read(left)).toBe(1);
});

test('whatever is written, changed and removed is there again as it was (property)', () => {
  const contents = fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: undefined });
  const changes = fc.array(fc.array(fc.tuple(fc.nat(30), contents), { maxLength: 12 }), { maxLength: 80 });
  fc.assert(
    fc.property(changes, (sets) => {
      const folder = newFolder();
      const store = FileStore.create(folder, { durable: false });
      const expected = new Map<number, string>();
      for (const set of sets) {
        store.transact((change) => {
          for (const [index, value] of set) {
            if (value === undefined) change.remove(noteOf(index));
            else change.write(noteOf(index), { text: value });
          }
        });
        for (const [index, value] of set) {
          if (value === undefined) expected.delete(index);
          else expected.set(index, value);
        }
      }
      const again = FileStore.open(folder);
      for (let index = 0; index <= 30; index++) expect(again.read(noteOf(index))?.text).toBe(expected.get(index));
      expect(FileStore.repair(folder, () => undefined)).toBeUndefined();
    }),
    { numRuns: 15 },
  );
});
