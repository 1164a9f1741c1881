/** Paths of a session: what they mean from where it stands, and that a drive's root is their end. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CaptureUI } from '../../src/docs/capture-ui.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { createRunspace } from '../../src/host/create-runspace.ts';
import { DRIVES, type DriveTable } from '../../src/providers/drive-table.ts';
import { directoryMount } from '../../src/providers/mounted-files.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';

let directory: string;
let runspace: Runspace;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'drives-'));
  mkdirSync(join(directory, 'conf/sub'), { recursive: true });
  mkdirSync(join(directory, 'disk/Users'), { recursive: true });
  writeFileSync(join(directory, 'conf/a.txt'), 'one\ntwo\n');
  writeFileSync(join(directory, 'conf/[b].txt'), 'brackets');
  writeFileSync(join(directory, 'secret.txt'), 'outside');
  symlinkSync('a.txt', join(directory, 'conf/link.txt'));
  runspace = createRunspace({
    ui: new CaptureUI(),
    mounts: [directoryMount('/conf', join(directory, 'conf')), directoryMount('C:\\', join(directory, 'disk'))],
    startDirectory: '/conf',
    environment: new Map([['HOME', '/conf']]),
  });
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function shown(path: string): string {
  return runspace.enter(() => displayPath(table().resolve(path)));
}

function table(): DriveTable {
  return runspace.services.require(DRIVES);
}

describe('what a path means', () => {
  test.each([
    ['a.txt', '/conf/a.txt'],
    ['./sub/../a.txt', '/conf/a.txt'],
    ['/conf//sub/', '/conf/sub'],
    ['~/sub', '/conf/sub'],
    ['FileSystem::/conf/sub', '/conf/sub'],
    ['Microsoft.PowerShell.Core\\FileSystem::/conf', '/conf'],
    ['env:HOME', 'Env:/HOME'],
    ['C:\\Users', 'C:\\Users'],
    ['c:/users', 'C:\\users'],
    ['C:\\..\\..\\secret.txt', 'C:\\secret.txt'],
  ])('%s', (path, expected) => {
    expect(shown(path)).toBe(expected);
  });

  test('a drive that is not there', () => {
    expect(() => shown('nope:x')).toThrow(
      expect.objectContaining({ message: "Cannot find drive. A drive with the name 'nope' does not exist." }),
    );
  });
});

describe('wildcards', () => {
  const found = (path: string, literal = false) =>
    runspace.enter(() => table().find(path, { literal }).map(displayPath));

  test('find names in whichever letter case', () => {
    expect(found('*.TXT')).toEqual(['/conf/[b].txt', '/conf/a.txt', '/conf/link.txt']);
  });

  test('count for nothing in a literal path and behind a backtick', () => {
    expect(found('[b].txt', true)).toEqual(['/conf/[b].txt']);
    expect(found('`[b`].txt')).toEqual(['/conf/[b].txt']);
  });

  test('that find nothing are no error, a name that is not there is one', () => {
    expect(found('nope*')).toEqual([]);
    expect(() => found('nope')).toThrow(
      expect.objectContaining({ message: "Cannot find path '/conf/nope' because it does not exist." }),
    );
  });
});

describe('locations', () => {
  test('every drive keeps its own', () => {
    runspace.enter(() => {
      table().setLocation('sub');
      table().setLocation('C:\\Users');
      expect(table().pathInfo.path).toBe('C:\\Users');
      table().setLocation('/conf');
      expect(displayPath(table().resolve('C:'))).toBe('C:\\Users');
    });
  });

  test('retraced with - and +', () => {
    runspace.enter(() => {
      table().setLocation('sub');
      expect(table().retrace('-').path).toBe('/conf');
      expect(table().retrace('+').path).toBe('/conf/sub');
    });
  });
});
