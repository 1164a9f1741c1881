/** A quota on folders: each way to write meets it as a full disk, and room comes back when something goes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { HostFiles } from '../../src/platform/files.ts';
import { labHost } from '../../src/platform/session-host.ts';

const MEGABYTE = 1 << 20;
const HALF = new Uint8Array(MEGABYTE / 2);

let folder: string;
let files: HostFiles;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-quota-'));
  files = labHost([folder], { most: MEGABYTE, credit: 0 }).files;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const full = expect.objectContaining({ code: 'ENOSPC' });

/** Writes half of what there is room for, by a way; twice it fits not, since folders and files take room themselves. */
const ways: readonly (readonly [string, (name: string) => void])[] = [
  ['a whole file', (name) => files.writeFile(at(name), HALF)],
  ['a text', (name) => files.writeFile(at(name), 'é'.repeat(HALF.length / 2))],
  [
    'an open file',
    (name) => {
      const file = files.open(at(name), 'w');
      try {
        for (let written = 0; written < HALF.length; written += 65_536) files.write(file, HALF, 0, 65_536, null);
      } finally {
        files.close(file);
      }
    },
  ],
  [
    'a place far behind the end',
    (name) => {
      const file = files.open(at(name), 'w');
      try {
        files.write(file, HALF, 0, 1, HALF.length - 1);
      } finally {
        files.close(file);
      }
    },
  ],
  [
    'a length that is set',
    (name) => {
      files.writeFile(at(name), '');
      files.truncate(at(name), HALF.length);
    },
  ],
  ['more behind a file', (name) => files.appendFile(at(name), HALF)],
];

test.each(ways)('%s is written while there is room, and once room was made', (_, write) => {
  write('one');
  expect(() => write('two')).toThrow(full);
  files.rm(at('one'));
  files.rm(at('two'), { force: true });
  write('three');
  expect(files.stat(at('three')).size).toBe(HALF.length);
});

test('copies take room, of files and of folders', () => {
  files.mkdir(at('a'));
  files.writeFile(at('a/one'), HALF);
  expect(() => files.copyFile(at('a/one'), at('two'))).toThrow(full);
  expect(() => files.cp(at('a'), at('b'), { recursive: true })).toThrow(full);
  expect(files.exists(at('b'))).toBe(false);
});

test('nothing is written a little at a time without end, nor without a byte', () => {
  const many = (write: (number: number) => void): number => {
    for (let number = 0; ; number++)
      try {
        write(number);
      } catch (error) {
        expect(error).toEqual(full);
        return number;
      }
  };
  expect(many((number) => files.writeFile(at(`empty${number}`), ''))).toBeLessThanOrEqual(256);
  expect(() => files.mkdir(at('folder'))).toThrow(full);
  expect(() => files.symlink(at('empty0'), at('link'))).toThrow(full);
});

test('sessions of one thread share the room, and others are counted when the folders are measured', () => {
  const room = { most: MEGABYTE, credit: 0 };
  const [first, second] = [labHost([folder], room).files, labHost([folder], room).files];
  first.writeFile(at('one'), HALF);
  expect(() => second.writeFile(at('two'), HALF)).toThrow(full);
  expect(() => files.writeFile(at('three'), HALF)).toThrow(full);
});
