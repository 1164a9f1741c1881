/**
 * The program on a Windows host, faked where no such machine is there: paths have drives and backslashes, a folder cannot be
 * put on the disk by fsync, no file's name may have what Windows forbids. What lies at `C:\…` is below a temporary folder.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openLab } from '../../src/index.ts';
import { copiedScript, isMachinePath } from '../../src/library/script-folder.ts';
import { dataFolder } from '../../src/platform/data-folder.ts';
import { type Platform, platform, setPlatform } from '../../src/platform/platform.ts';

const root = mkdtempSync(join(tmpdir(), 'lyncshell-windows-'));
const real = platform();
/** Paths that no Windows would take. */
const impossible: string[] = [];

/** `C:\Labs\x` as it lies on this computer. */
function placeOf(path: string): string {
  const full = win32.resolve('C:\\Work', path);
  if (/[<>:"|?*\x00-\x1f]|[ .](?:\\|$)/.test(full.slice(2))) impossible.push(full);
  return join(root, ...full.slice(3).split('\\'));
}

/** An object whose methods get the paths of this computer where they are given those of Windows. */
function translated<T extends object>(target: T): T {
  return new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (name === 'fsync' && real.files.fstat(args[0] as number).isDirectory()) throw new Error('EPERM');
        const given = args.map((arg) => (typeof arg === 'string' && /^[A-Z]:\\/i.test(arg) ? placeOf(arg) : arg));
        return Reflect.apply(value, target, given);
      };
    },
  });
}

const windows: Platform = {
  ...real,
  files: translated(real.files),
  locks: translated(real.locks),
  paths: {
    separator: '\\',
    join: win32.join,
    resolve: (...parts) => win32.resolve('C:\\Work', ...parts),
    directoryName: win32.dirname,
    baseName: (path) => win32.basename(path),
  },
  system: Object.create(real.system, {
    os: { value: 'win32' },
    homeDirectory: { value: 'C:\\Users\\kim' },
    temporaryDirectory: { value: 'C:\\Temp' },
    environment: { value: new Map() },
  }),
};

beforeAll(() => {
  for (const folder of ['Work', 'Temp', 'Users/kim']) mkdirSync(join(root, folder), { recursive: true });
  setPlatform(windows);
});
afterAll(() => {
  setPlatform(real);
  rmSync(root, { recursive: true, force: true });
});

test('what is the program’s own lies in the user’s home', () => {
  expect(dataFolder()).toBe('C:\\Users\\kim\\.lyncshell');
});

test('a script of this computer is told from one of a machine, and copied with what lies beside it', () => {
  expect(isMachinePath('C:\\Scripts\\roll.ps1')).toBe(false);
  mkdirSync(join(root, 'Work/scripts/parts'), { recursive: true });
  writeFileSync(join(root, 'Work/scripts/roll.ps1'), 'param($a)\r\n');
  writeFileSync(join(root, 'Work/scripts/parts/lib.ps1'), '1\r\n');
  const { path, files, originals } = copiedScript('scripts\\roll.ps1');
  expect(path).toBe('C:\\Scripts\\scripts\\roll.ps1');
  expect(files.map(([file]) => file)).toEqual([path, 'C:\\Scripts\\scripts\\parts\\lib.ps1']);
  expect(originals.get('c:\\scripts\\scripts\\parts\\lib.ps1')).toBe('C:\\Work\\scripts\\parts\\lib.ps1');
});

test('a lab in a folder is made, changed, kept and opened again; its machines have disks', () => {
  const store = 'C:\\Labs';
  const lab = openLab({ store, name: 'training' });
  const [current] = lab.certificates.list({ types: ['Default'] });
  const thumbprint = current?.certificate.thumbprint ?? '';
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], scope: 'global', thumbprint });
  lab.settle();
  const { hostPath } = lab.machines.get('fe02').disk.locate('C:\\Logs\\x.txt');
  expect(hostPath).toMatch(/^C:\\Labs\\training\\.*\\fe02\\C\\Logs\\x\.txt$/);
  windows.files.mkdir(windows.paths.directoryName(hostPath), { recursive: true });
  windows.files.writeFile(hostPath, 'x');
  lab.snapshots.take('before');
  lab.dispose();
  expect(statSync(join(root, 'Labs/training')).isDirectory()).toBe(true);

  using again = openLab({ store, name: 'training', machine: 'fe02' });
  expect(again.certificates.list({ types: ['OAuthTokenIssuer'] })[0]?.certificate.thumbprint).toBe(thumbprint);
  windows.files.writeFile(hostPath, 'y');
  again.snapshots.restore('before');
  expect(readFileSync(placeOf(hostPath), 'utf8')).toBe('x');
  expect(() => openLab({ store, name: 'training', machine: 'fe77' })).toThrow(/fe77/);
});

test('no file was given a name that Windows does not take', () => {
  expect(impossible).toEqual([]);
});
