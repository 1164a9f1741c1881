/** Files in memory behave as Node's on a disk: the same results and the same error numbers, whatever is done to them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { HostFiles } from '../../src/platform/files.ts';
import { hostErrorCode } from '../../src/platform/host-error.ts';
import { MemoryFiles } from '../../src/platform/memory/memory-files.ts';
import { nodeFiles } from '../../src/platform/node/node-files.ts';
import { fc } from '../random-input.ts';

type Step = readonly [name: string, run: (files: HostFiles, root: string) => unknown];

const path = fc.constantFrom('a', 'b', 'a/x', 'a/y', 'b/x', 'a/x/z', 'l', 'l/x', 'nothing/x', '.');
const text = fc.constantFrom('', 'one', 'two\n');

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(path, text)
    .map(([at, content]): Step => [`write ${at}`, (files, root) => files.writeFile(join(root, at), content)]),
  fc
    .tuple(path, text)
    .map(([at, content]): Step => [`append ${at}`, (files, root) => files.appendFile(join(root, at), content)]),
  path.map((at): Step => [`new ${at}`, (files, root) => files.writeFile(join(root, at), 'n', { flag: 'wx' })]),
  path.map((at): Step => [`mkdir ${at}`, (files, root) => files.mkdir(join(root, at))]),
  path.map((at): Step => [`mkdir -p ${at}`, (files, root) => files.mkdir(join(root, at), { recursive: true })]),
  path.map((at): Step => [`rm ${at}`, (files, root) => files.unlink(join(root, at))]),
  path.map((at): Step => [`rmdir ${at}`, (files, root) => at !== '.' && files.rmdir(join(root, at))]),
  fc.tuple(path, path).map(
    ([from, to]): Step => [
      `copy ${from} ${to}`,
      (files, root) => {
        // libuv removes the target where the source is no file.
        if (from === to || !files.stat(join(root, from), { throwIfNoEntry: false })?.isFile()) return;
        files.copyFile(join(root, from), join(root, to));
      },
    ],
  ),
  fc
    .tuple(path, path)
    .map(([from, to]): Step => [`link ${from} ${to}`, (files, root) => files.link(join(root, from), join(root, to))]),
  path.map((at): Step => [`symlink ${at}`, (files, root) => files.symlink(at, join(root, 'l'))]),
  path.map((at): Step => [`truncate ${at}`, (files, root) => files.truncate(join(root, at), 2)]),
);

const questions: readonly Step[] = ['a', 'b', 'a/x', 'l', 'l/x', 'nothing/x'].flatMap((at): Step[] => [
  [`read ${at}`, (files, root) => files.readText(join(root, at))],
  [`list ${at}`, (files, root) => files.readdir(join(root, at)).sort()],
  [`kind ${at}`, (files, root) => files.stat(join(root, at), { throwIfNoEntry: false })?.isDirectory()],
  [
    `entry ${at}`,
    (files, root) => {
      const status = files.lstat(join(root, at), { throwIfNoEntry: false });
      return status && [status.isFile(), status.isSymbolicLink(), status.isFile() && [status.size, status.nlink]];
    },
  ],
  [`exists ${at}`, (files, root) => files.exists(join(root, at))],
  [`real ${at}`, (files, root) => files.realpath(join(root, at)).slice(files.realpath(root).length)],
]);

/** What a step gives, or the number of its error. */
function outcome([, run]: Step, files: HostFiles, root: string): unknown {
  try {
    return run(files, root) ?? null;
  } catch (error) {
    const code = hostErrorCode(error);
    if (code === undefined) throw error;
    // The system may tell either of what it will not do to a folder.
    return ['EISDIR', 'EPERM', 'ENOTDIR', 'EINVAL', 'ENOENT', 'EEXIST', 'ELOOP'].includes(code) ? 'refused' : code;
  }
}

test('any steps do the same to both', () => {
  const property = fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
    const memory = new MemoryFiles();
    memory.mkdir('/root');
    const disk = mkdtempSync(join(tmpdir(), 'lyncshell-files-'));
    try {
      for (const one of steps) {
        expect([one[0], outcome(one, memory, '/root')]).toEqual([one[0], outcome(one, nodeFiles, disk)]);
      }
      for (const one of questions) {
        expect([one[0], outcome(one, memory, '/root')]).toEqual([one[0], outcome(one, nodeFiles, disk)]);
      }
    } finally {
      rmSync(disk, { recursive: true, force: true });
    }
  });
  fc.assert(property, { numRuns: 150 });
});

test('open files keep their places, and closed ones are none', () => {
  const files = new MemoryFiles();
  const file = files.open('/x', 'w+');
  files.write(file, Uint8Array.of(1, 2, 3));
  files.write(file, Uint8Array.of(9), 0, 1, 1);
  const into = new Uint8Array(4);
  expect(files.read(file, into, 0, 4, 0)).toBe(3);
  expect([...into]).toEqual([1, 9, 3, 0]);
  files.close(file);
  expect(() => files.fstat(file)).toThrow('EBADF');
});

test('long names and circles of links are errors of the system', () => {
  const files = new MemoryFiles();
  files.symlink('b', '/a');
  files.symlink('a', '/b');
  expect(() => files.readText('/a')).toThrow('ELOOP');
  expect(() => files.writeFile(`/${'x'.repeat(300)}`, '')).toThrow('ENAMETOOLONG');
  expect(files.exists(`/${'x'.repeat(300)}`)).toBe(false);
});
