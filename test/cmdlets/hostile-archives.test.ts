/** Archives from outside: a name that leads out of the folder, and sizes beyond reason, are refused before anything is written. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { inProcessSession } from '../in-process-session.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-archives-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function expand(archive: Uint8Array): string {
  writeFileSync(join(folder, 'x.zip'), archive);
  const session = inProcessSession();
  const { errors } = session.run(`Expand-Archive ${folder}/x.zip ${folder}/out/below`);
  return errors.map(({ message }) => message).join('\n');
}

test.each(['../../escaped.txt', '/tmp/escaped-by-archive.txt', 'C:\\escaped.txt', 'a\\..\\..\\escaped.txt'])(
  'an entry %s',
  (name) => {
    expect(expand(zipSync({ 'first.txt': Uint8Array.of(1), [name]: Uint8Array.of(2) }))).toContain(
      'outside of the folder',
    );
    expect(existsSync(join(folder, 'escaped.txt')) || existsSync('/tmp/escaped-by-archive.txt')).toBe(false);
    expect(existsSync(join(folder, 'out/below/first.txt'))).toBe(false);
  },
);

test('sizes beyond reason', () => {
  const archive = zipSync({ 'a.txt': new Uint8Array(1000) });
  const fields = new DataView(archive.buffer, archive.byteOffset);
  const directory = fields.getUint32(archive.length - 6, true);
  fields.setUint32(directory + 24, 0x7fffffff, true);
  expect(expand(archive)).toContain('bytes would come out');
});

test('bytes that are no archive, or half of one', () => {
  expect(expand(new TextEncoder().encode('not a zip'))).toContain('no ZIP file');
  expect(expand(zipSync({ 'a.txt': new Uint8Array(5000).fill(7) }).subarray(0, 60))).toContain('no ZIP file');
});
