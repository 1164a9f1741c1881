/** The lock of a store's folder, in orders of two writers that processes meet only by chance. */
import { existsSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { type Platform, platform, setPlatform } from '../../src/platform/platform.ts';
import { FileStore } from '../../src/storage/file-store.ts';
import { number } from '../../src/storage/shape.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { sectionKey } from '../../src/storage/store.ts';

const real = platform();
const counter = sectionKey('counter', number);
const root = mkdtempSync(join(tmpdir(), 'lyncshell-store-lock-'));
afterEach(() => {
  setPlatform(real);
  rmSync(root, { recursive: true, force: true });
});

/** What a writer meets whose new lock is removed by another, which read the name of the owner before, and that one has ended. */
function lockTakenAway(times: number, alsoRemoved: () => void = () => {}): Platform {
  let left = times;
  const tryLock: Platform['locks']['tryLock'] = (folder, file, staleMs) => {
    if (left === 0) return real.locks.tryLock(folder, file, staleMs);
    left -= 1;
    const release = real.locks.tryLock(folder, file, staleMs);
    rmdirSync(file);
    release?.();
    alsoRemoved();
    throw Object.assign(new Error(`ENOENT: no such file or directory, utime '${file}'`), { code: 'ENOENT' });
  };
  return { ...real, locks: { ...real.locks, tryLock } };
}

test('a writer whose new lock another takes away locks again, and writes', () => {
  const folder = join(root, 'shared');
  const store = FileStore.create(folder);
  setPlatform(lockTakenAway(3));
  store.transact((change) => change.write(counter, 1));
  expect(FileStore.open(folder).read(counter)).toBe(1);
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

test('where the lab itself has gone meanwhile the writer says so', () => {
  const folder = join(root, 'gone');
  const store = FileStore.create(folder);
  setPlatform(lockTakenAway(1, () => rmSync(folder, { recursive: true })));
  expect(() => store.transact((change) => change.write(counter, 1))).toThrow(StorageError);
});
