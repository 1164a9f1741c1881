/** What only a store on a disk can suffer: damage, refusal, other processes, and being killed. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FileStore } from '../../src/storage/file-store.ts';
import { anything, number, optional, record, text } from '../../src/storage/shape.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { KEPT_STATES, type StoreSnapshot, sectionKey } from '../../src/storage/store.ts';
import { bundleProgram, linesPrinted, pause, startProgram } from './child-program.ts';

const root = mkdtempSync(join(tmpdir(), 'lyncshell-file-store-'));
const left = sectionKey('left', number);
const right = sectionKey(
  'right',
  record<{ value: number; padding?: string }>({ value: number, padding: optional(text()) }),
);
let program = '';
let count = 0;

beforeAll(() => {
  program = bundleProgram('test/storage/counting-program.ts');
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(program, { force: true });
});

function newFolder(): string {
  return join(root, String(count++));
}

function failure(action: () => unknown): StorageError {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(StorageError);
    return error as StorageError;
  }
  throw new Error('It did not fail.');
}

function newestManifest(folder: string): string {
  return join(folder, 'generations', readdirSync(join(folder, 'generations')).sort().pop() as string);
}

test('a process that is killed at any moment leaves the state before or after', async () => {
  const folder = newFolder();
  FileStore.create(folder);
  let committed = 0;
  for (let round = 0; round < 10; round++) {
    const running = startProgram(program, [folder, '100000']);
    await linesPrinted(running, 1);
    await pause(Math.random() * 25);
    running.child.kill('SIGKILL');
    await running.ended;
    const store = FileStore.open(folder);
    const value = store.read(left) ?? 0;
    expect(store.read(right)?.value).toBe(value);
    const printed = Number(running.lines.at(-1) ?? committed);
    expect([printed, printed + 1]).toContain(value);
    expect(value).toBeGreaterThan(committed);
    committed = value;
  }
  const started = performance.now();
  FileStore.open(folder).transact((change) => change.write(left, -1));
  expect(performance.now() - started).toBeLessThan(8_000); // a dead owner is not waited for for ever
  const referenced = readdirSync(join(folder, 'generations')).length * 2;
  expect(readdirSync(join(folder, 'sections')).length).toBeLessThanOrEqual(referenced);
}, 30_000);

test('processes that write at once never overwrite each other', async () => {
  const folder = newFolder();
  FileStore.create(folder);
  const running = [1, 2, 3].map(() => startProgram(program, [folder, '40']));
  expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0, 0]);
  const numbers = running.flatMap(({ lines }) => lines.map(Number)).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  expect(FileStore.open(folder).read(left)).toBe(120);
}, 30_000);

test('two stores in one process see each other, and a mutator runs again where another came first', () => {
  const folder = newFolder();
  const [one, two] = [FileStore.create(folder), FileStore.open(folder)];
  one.transact((change) => change.write(left, 1));
  expect(two.read(left)).toBe(1);
  let runs = 0;
  two.transact((change) => {
    runs += 1;
    if (runs === 1) commitBehindTheLock(folder);
    change.write(left, (change.read(left) ?? 0) + 10);
  });
  expect(runs).toBe(2);
  expect(one.read(left)).toBe(15);
});

/** What a writer does whose lock was taken over while it was stopped: it commits although another holds the lock. */
function commitBehindTheLock(folder: string): void {
  rmSync(join(folder, 'lock'), { recursive: true });
  FileStore.open(folder).transact((change) => change.write(left, 5));
}

test('a lock that a live process holds is waited for, then named', () => {
  const folder = newFolder();
  FileStore.create(folder);
  const store = FileStore.open(folder, { lockWaitMs: 60 });
  mkdirSync(join(folder, 'lock'));
  writeFileSync(join(folder, 'lock-owner'), `${process.pid}\n${hostname()}\n`);
  const error = failure(() => store.transact((change) => change.write(left, 1)));
  expect(error.code).toBe('busy');
  expect(error.message).toBe(
    `Another process is in the middle of changing the lab: '${folder}'. Wait until it has finished, then try again. Nothing was changed.`,
  );
  expect(store.read(left)).toBeUndefined();
});

test.each<[string, string, (path: string) => void]>([
  ['a file', 'lock', (path) => writeFileSync(path, '')],
  ['a folder with something in it', 'lock', (path) => mkdirSync(join(path, 'x'), { recursive: true })],
  ['a folder', 'lock-owner', (path) => mkdirSync(path)],
  ['a pipe', 'lock-owner', (path) => execFileSync('mkfifo', [path])],
])('%s in the place of the %s is named, and not waited for', (_, name, put) => {
  const folder = newFolder();
  const store = FileStore.create(folder);
  store.transact((change) => change.write(left, 1));
  const path = join(folder, name);
  rmSync(path, { recursive: true, force: true });
  put(path);
  if (name === 'lock') utimesSync(path, 0, 0);
  const error = failure(() => store.transact((change) => change.write(left, 2)));
  expect([error.path, error.message]).toEqual([path, expect.stringContaining('Remove it, then try again.')]);
  rmSync(path, { recursive: true });
  store.transact((change) => change.write(left, 3));
  expect(store.read(left)).toBe(3);
});

test('a lock whose owner is dead and in which something lies is named too', () => {
  const folder = newFolder();
  const store = FileStore.create(folder);
  const ended = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
  mkdirSync(join(folder, 'lock', 'x'), { recursive: true });
  writeFileSync(join(folder, 'lock-owner'), `${ended}\n${hostname()}\n`);
  const error = failure(() => store.transact((change) => change.write(left, 2)));
  expect([error.path, error.message]).toEqual([
    join(folder, 'lock'),
    expect.stringContaining('Remove it, then try again.'),
  ]);
});

test('old generations and what only they name are swept away', () => {
  const folder = newFolder();
  const store = FileStore.create(folder, { durable: false });
  for (let value = 0; value < 200; value++) store.transact((change) => change.write(left, value));
  expect(readdirSync(join(folder, 'generations')).length).toBeLessThanOrEqual(2 * KEPT_STATES + 1);
  expect(readdirSync(join(folder, 'sections')).length).toBeLessThanOrEqual(2 * KEPT_STATES + 2);
  expect(store.read(left)).toBe(199);
});

test('a copy has the same contents and a life of its own', () => {
  const folder = newFolder();
  const store = FileStore.create(folder);
  store.transact((change) => change.write(left, 1));
  const copied = newFolder();
  store.copyTo(copied);
  const copy = FileStore.open(copied);
  copy.transact((change) => change.write(left, 2));
  expect([store.read(left), copy.read(left)]).toEqual([1, 2]);
});

test('damage is named with its place and the way out', () => {
  const folder = newFolder();
  const store = FileStore.create(folder);
  store.transact((change) => change.write(right, { value: 1 }));
  const manifest = newestManifest(folder);
  const good = readFileSync(manifest, 'utf8');

  for (const bad of ['', '{', good.slice(0, 100), good.replace('"generation": 1', '"generation": 7')]) {
    writeFileSync(manifest, bad);
    const error = failure(() => FileStore.open(folder));
    expect([error.code, error.path]).toEqual(['damaged', manifest]);
    expect(error.message).toContain('lyncshell lab repair');
  }
  writeFileSync(manifest, good.replace(/"format": \d+/, '"format": 99'));
  expect(failure(() => FileStore.open(folder)).code).toBe('newer-format');

  writeFileSync(manifest, good);
  const [name = ''] = readdirSync(join(folder, 'sections'));
  const section = join(folder, 'sections', name);
  writeFileSync(section, '{"value":2}');
  expect(failure(() => FileStore.open(folder).read(right))).toMatchObject({ code: 'damaged', path: section });
  rmSync(section);
  expect(failure(() => FileStore.open(folder).read(right)).code).toBe('damaged');

  rmSync(join(folder, 'generations'), { recursive: true });
  expect(failure(() => FileStore.open(folder)).code).toBe('damaged');
  expect(failure(() => FileStore.open(join(folder, 'nowhere'))).code).toBe('missing');
});

test('a folder that cannot be written says so and stays as it is', () => {
  const folder = newFolder();
  const store = FileStore.create(folder);
  store.transact((change) => change.write(left, 1));
  if (process.getuid?.() === 0) {
    // root may write anywhere: a file in the place of a folder refuses root too
    const sections = join(folder, 'sections');
    const kept = readdirSync(sections).map((name) => [name, readFileSync(join(sections, name))] as const);
    rmSync(sections, { recursive: true });
    writeFileSync(sections, '');
    expect(failure(() => store.transact((change) => change.write(left, 2))).code).toBe('damaged');
    rmSync(sections);
    mkdirSync(sections);
    for (const [name, bytes] of kept) writeFileSync(join(sections, name), bytes);
  } else {
    chmodSync(join(folder, 'sections'), 0o500);
    expect(failure(() => store.transact((change) => change.write(left, 2))).code).toBe('unwritable');
    chmodSync(join(folder, 'sections'), 0o700);
  }
  expect(FileStore.open(folder).read(left)).toBe(1);
});

test('a store that is open for reading writes nothing', () => {
  const folder = newFolder();
  FileStore.create(folder).transact((change) => change.write(left, 1));
  const before = statSync(folder).mtimeMs;
  const store = FileStore.open(folder, { readOnly: true });
  expect(failure(() => store.transact((change) => change.write(left, 2))).code).toBe('read-only');
  expect([store.read(left), statSync(folder).mtimeMs, existsSync(join(folder, 'lock'))]).toEqual([1, before, false]);
  expect(failure(() => FileStore.create(folder)).code).toBe('exists');
});

test('a section of the wrong shape is named, though its checksum is right', () => {
  const folder = newFolder();
  FileStore.create(folder).transact((change) => change.write(sectionKey('right', anything), { value: 'x' }));
  const store = FileStore.open(folder);
  const error = failure(() => store.read(right));
  expect(error.code).toBe('damaged');
  expect(error.message).toContain(
    "The section 'right' of the lab has the wrong shape ($.value: a number is needed here)",
  );
  expect(error.message).toContain('lyncshell lab repair');
  expect(failure(() => store.transact((change) => change.update(right, () => {}))).code).toBe('damaged');
});

describe('a repair', () => {
  const isWhole = (state: StoreSnapshot) => (state.read(left) === 13 ? 'thirteen is unlucky' : undefined);

  /** Commits the numbers 1, 2 … in a change-set each. */
  function counted(to: number): string {
    const folder = newFolder();
    const store = FileStore.create(folder, { durable: false });
    for (let value = 1; value <= to; value++) store.transact((change) => change.write(left, value));
    return folder;
  }

  test('leaves a whole store alone', () => {
    const folder = counted(3);
    expect(FileStore.repair(folder, isWhole)).toBeUndefined();
    expect(FileStore.open(folder).snapshot().generation).toBe(3);
  });

  test.each<[string, number, (folder: string) => void]>([
    ['the newest manifest is cut off', 4, (folder) => truncateSync(newestManifest(folder), 20)],
    ['the newest manifest is empty', 4, (folder) => truncateSync(newestManifest(folder))],
    ['a section is changed', 4, (folder) => writeFileSync(newestSection(folder), '7')],
    ['a section is gone', 4, (folder) => rmSync(newestSection(folder))],
    [
      'a section is wrong by the rules above it',
      4,
      (folder) => FileStore.open(folder).transact((change) => change.write(left, 13)),
    ],
  ])('goes back to the newest whole state where %s', (_, kept, damage) => {
    const folder = counted(5);
    damage(folder);
    const repair = FileStore.repair(folder, isWhole);
    // What was wrong, and not what to do, which has just been done.
    expect(repair?.fault).not.toContain('lab repair');
    const expected = kept + Number(repair?.fault === 'thirteen is unlucky');
    expect(repair).toMatchObject({ generation: expected });
    expect(readdirSync(repair?.aside ?? '').length).toBeGreaterThan(0);
    const store = FileStore.open(folder);
    expect(store.read(left)).toBe(expected);
    store.transact((change) => change.write(left, 6));
    expect(FileStore.open(folder).read(left)).toBe(6);
    expect(FileStore.repair(folder, isWhole)).toBeUndefined();
  });

  test('says so where no state is whole', () => {
    const folder = counted(2);
    expect(failure(() => FileStore.repair(folder, () => 'never'))).toMatchObject({ code: 'damaged' });
    expect(FileStore.open(folder).read(left)).toBe(2);
  });
});

function newestSection(folder: string): string {
  return join(folder, 'sections', readdirSync(join(folder, 'sections')).sort().pop() as string);
}
