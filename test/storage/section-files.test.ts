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
import { copyState } from '../../src/storage/change-set.ts';
import { FileStore } from '../../src/storage/file-store.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import { number, record, text } from '../../src/storage/shape.ts';
import { namesToCompare } from '../../src/storage/state-differences.ts';
import { KEPT_STATES, sectionKey } from '../../src/storage/store.ts';
import { fc } from '../random-input.ts';

const root = mkdtempSync(join(tmpdir(), 'lyncshell-section-files-'));
const note = record<{ text: string }>({ text: text() });
const noteOf = (index: number) => sectionKey(`notes/${index}`, note);
let count = 0;
const newFolder = () => join(root, String(count++));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function filesHaving(folder: string, mark: string): string[] {
  return readdirSync(join(folder, 'sections')).filter((name) => name.includes(mark));
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
  expect(filesHaving(folder, '-sections.')).toHaveLength(1);
  expect(readFileSync(join(folder, 'sections', filesHaving(folder, '-sections.')[0] ?? ''), 'utf8')).toBe(
    '{"text":"alike"}\n',
  );
  expect(FileStore.open(folder).read(noteOf(49))).toEqual({ text: 'alike' });
  expect(store.snapshot().sectionNames()).toHaveLength(50);
});

test('of thousands of sections a change-set lists what it has changed', () => {
  const { folder, store } = storeOf(3_000);
  expect(filesHaving(folder, '-index.')).toHaveLength(1);
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
  const path = join(folder, 'sections', filesHaving(folder, '-index.')[0] ?? '');
  const good = readFileSync(path, 'utf8');
  const read = () => FileStore.open(folder).read(noteOf(17));
  for (const bad of [
    '',
    '{}',
    good.slice(0, 5_000),
    good.replace('notes/17 ', 'notes/71 '),
    good.replace('"size"', '"Size"'),
  ]) {
    writeFileSync(path, bad);
    expect(read).toThrow(path);
    expect(read).toThrow('lyncshell lab repair');
    expect(() => FileStore.open(folder).snapshot().sectionNames()).toThrow(path);
  }
  rmSync(path);
  expect(read).toThrow(`A file of the lab is missing: '${path}'. Go back`);
  // The state before has no index and is whole.
  expect(FileStore.repair(folder, () => undefined)).toMatchObject({ generation: 0 });
  expect(FileStore.open(folder).snapshot().sectionNames()).toEqual([]);
});

test('of an index a reader takes its head and the block that it needs', () => {
  const { folder } = storeOf(3_000);
  const path = join(folder, 'sections', filesHaving(folder, '-index.')[0] ?? '');
  const good = readFileSync(path, 'utf8');
  writeFileSync(path, good.replace('notes/2999 ', 'notes/x999 '));
  const snapshot = FileStore.open(folder).snapshot();
  expect(snapshot.read(noteOf(0))).toEqual({ text: 'note 0' });
  expect([noteOf(1_500_000), sectionKey('a', note)].map((key) => FileStore.open(folder).read(key))).toEqual([
    undefined,
    undefined,
  ]);
  expect(() => snapshot.read(noteOf(2_999))).toThrow('its checksum differs');
});

test('a reader whose index has gone with its state is told to try again', () => {
  const { folder, store } = storeOf(3_000);
  const held = FileStore.open(folder).snapshot();
  store.transact((change) => {
    for (let index = 0; index < 3_000; index++) change.write(noteOf(index), { text: `new ${index}` });
  });
  for (let round = 0; round <= 2 * KEPT_STATES; round++)
    store.transact((change) => change.write(noteOf(0), { text: `${round}` }));
  expect(() => held.read(noteOf(17))).toThrow('Other processes overtook this reader');
  expect(() => held.sectionNames()).toThrow('Other processes overtook this reader');
});

test('an index of format 3 is read, and written anew with the next change', () => {
  const { folder, store } = storeOf(3_000);
  const digest = (contents: string | Buffer) => createHash('sha256').update(contents).digest('hex');
  const sections = filesHaving(folder, '-sections.')[0] ?? '';
  let start = 0;
  const rows = Array.from({ length: 3_000 }, (_, place) => {
    const line = Buffer.from(JSON.stringify({ text: `note ${place}` }));
    const row = `notes/${place} 0 ${start} ${line.length} ${digest(line).slice(0, 32)}`;
    start += line.length + 1;
    return row;
  });
  const index = JSON.stringify({ files: [sections], sections: rows });
  writeFileSync(join(folder, 'sections', '00000001-index.aa.json'), index);
  const { id, parent } = store.snapshot().manifest;
  const reference = { file: '00000001-index.aa.json', sha256: digest(index) };
  const manifest = { format: 3, generation: 1, id, parent, index: reference, removed: [], files: [], sections: [] };
  const path = join(folder, 'generations', '00000001.json');
  writeFileSync(path, JSON.stringify({ sha256: digest(JSON.stringify(manifest)), manifest }));

  const old = FileStore.open(folder);
  expect(old.read(noteOf(2_999))).toEqual({ text: 'note 2999' });
  old.transact((change) => change.write(noteOf(7), { text: 'changed' }));
  expect([7, 8].map((place) => FileStore.open(folder).read(noteOf(place))?.text)).toEqual(['changed', 'note 8']);
  expect(filesHaving(folder, '00000002-index.')).toHaveLength(1);
});

test('a pipe, a folder or a device in the place of a file is named, and not waited for', () => {
  const { folder } = storeOf(3_000);
  const index = join(folder, 'sections', filesHaving(folder, '-index.')[0] ?? '');
  const sections = join(folder, 'sections', filesHaving(folder, '-sections.')[0] ?? '');
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

test('of two states on the disk only what differs is compared, in copies too', () => {
  const { folder, store } = storeOf(3_000);
  const before = store.snapshot();
  expect(namesToCompare(before, before)).toEqual([]);
  const copied = newFolder();
  store.copyTo(copied);
  const copy = FileStore.open(copied);
  copy.transact((change) => {
    for (let index = 0; index < 2_000; index++) change.write(noteOf(index), { text: `note ${index}` });
    change.write(noteOf(2), { text: 'changed' });
    change.write(noteOf(3_000), { text: 'new' });
    change.remove(noteOf(7));
  });
  const differing = ['notes/2', 'notes/3000', 'notes/7'];
  expect(namesToCompare(before, copy.snapshot())).toEqual(differing);
  expect(namesToCompare(copy.snapshot(), FileStore.open(folder).snapshot())).toEqual(differing);
  const memory = new MemoryStore();
  copyState(before, memory);
  expect(namesToCompare(memory.snapshot(), copy.snapshot())).toHaveLength(3_001);
});

test('a file most of which nobody needs any more goes, and what is needed of it stays', () => {
  const { folder, store } = storeOf(100, (index) => `${index}`.padEnd(2_000));
  const [first = ''] = filesHaving(folder, '-sections.');
  for (let round = 0; round < 3 * KEPT_STATES; round++) {
    store.transact((change) => change.write(noteOf(1 + (round % 98)), { text: `${round}`.padEnd(2_000) }));
  }
  expect(filesHaving(folder, '-sections.')).not.toContain(first);
  const again = FileStore.open(folder);
  expect([0, 99].map((index) => again.read(noteOf(index))?.text.trim())).toEqual(['0', '99']);
  const bytes = filesHaving(folder, '-sections.').map((name) => statSync(join(folder, 'sections', name)).size);
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
