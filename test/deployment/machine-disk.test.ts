/** The disk of a machine: Windows paths on a folder of the host. */
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { MachineDisk } from '../../src/deployment/machine-disk.ts';
import { fc } from '../random-input.ts';
import { deploymentFailure } from './test-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-disk-'));
const [own, other] = [join(folder, 'fe01'), join(folder, 'fe02')];
const shares = [
  { name: 'C$', folder: [], remark: '', access: [] },
  { name: 'Reports', folder: ['data', 'reports'], remark: '', access: [] },
];
const disk = new MachineDisk(own, 'fe01', (name) =>
  name.toLowerCase() === 'fe02' ? { root: other, shares } : undefined,
);

beforeAll(() => {
  mkdirSync(join(own, 'Program Files', 'Lync'), { recursive: true });
  mkdirSync(other);
  writeFileSync(join(own, 'Program Files', 'Lync', 'ReadMe.txt'), 'own');
  writeFileSync(join(other, 'there.txt'), 'other');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(folder, join(own, 'out'));
  symlinkSync(join(own, 'Program Files'), join(own, 'in'));
  symlinkSync('/nonexistent', join(own, 'dangling'));
  linkSync(join(folder, 'secret.txt'), join(own, 'hard.txt'));
  linkSync(join(own, 'Program Files', 'Lync', 'ReadMe.txt'), join(own, 'twice.txt'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['C:\\Program Files\\Lync\\ReadMe.txt'],
  ['c:/program files/LYNC/readme.TXT'],
  ['C:\\Program Files\\.\\Lync\\..\\Lync\\ReadMe.txt'],
  ['C:\\..\\..\\Program Files\\Lync\\ReadMe.txt'],
  ['C:\\in\\Lync\\ReadMe.txt'],
  ['C:\\twice.txt'],
])('%s is found', (path) => {
  expect(disk.readFile(path).toString()).toBe('own');
});

test('the letter case of what exists is shown', () => {
  expect(disk.locate('c:/PROGRAM files/new/File.txt')).toEqual({
    hostPath: join(own, 'Program Files', 'new', 'File.txt'),
    windowsPath: 'C:\\Program Files\\new\\File.txt',
    exists: false,
    root: own,
  });
  expect(disk.locate('C:\\').windowsPath).toBe('C:\\');
});

test('a share is a folder of a machine, and nothing above it', () => {
  mkdirSync(join(other, 'data', 'reports'), { recursive: true });
  writeFileSync(join(other, 'data', 'reports', 'june.txt'), 'shared');
  expect(disk.readFile('\\\\fe02\\REPORTS\\June.txt').toString()).toBe('shared');
  expect(disk.locate('\\\\fe02\\reports\\june.txt').windowsPath).toBe('\\\\fe02\\reports\\june.txt');
  expect(disk.readFile('\\\\fe02\\reports\\..\\..\\june.txt').toString()).toBe('shared');
  expect(disk.exists('\\\\fe02\\reports\\..\\there.txt')).toBe(false);
  expect(() => disk.locate('\\\\fe02\\nothing\\june.txt')).toThrow(DeploymentError);
  // Somebody has put a link that leads off the disk where the share's folder was.
  rmSync(join(other, 'data'), { recursive: true });
  symlinkSync(folder, join(other, 'data'));
  mkdirSync(join(folder, 'reports'));
  expect(() => disk.locate('\\\\fe02\\reports')).toThrow(DeploymentError);
  rmSync(join(other, 'data'));
});

test('other machines and the host', () => {
  expect(disk.readFile('\\\\FE02\\c$\\THERE.txt').toString()).toBe('other');
  const host = join(folder, 'secret.txt');
  expect(disk.readFile(host).toString()).toBe('secret');
  expect(disk.readFile(`\\\\tsclient${host.replaceAll('/', '\\')}`).toString()).toBe('secret');
});

test.each<[string, string, string]>([
  ['D:\\x', 'drive-not-found', 'A drive with the name "D" does not exist on the computer "fe01".'],
  ['\\\\fe99\\c$\\x', 'network-path-not-found', 'The network path was not found: "\\\\fe99\\c$\\x".'],
  ['\\\\fe02\\d$\\x', 'network-path-not-found', 'The network path was not found: "\\\\fe02\\d$\\x".'],
  ['x.txt', 'path-invalid', 'The path "x.txt" is not valid: it names no drive.'],
  ['C:\\a|b', 'path-invalid', 'The path "C:\\a|b" is not valid: it has illegal characters.'],
  ['C:\\no.txt', 'file-not-found', 'The system cannot find the file specified: "C:\\no.txt".'],
  ['C:\\Program Files', 'not-a-file', 'Access to the path "C:\\Program Files" is denied: it is a folder.'],
  [
    'C:\\out\\secret.txt',
    'path-invalid',
    'The path "C:\\out\\secret.txt" is not valid: it passes a link that leads out of the machine\'s disk.',
  ],
  [
    'C:\\hard.txt',
    'path-invalid',
    'The path "C:\\hard.txt" is not valid: it is a hard link that leads out of the machine\'s disk.',
  ],
  ['C:\\dangling', 'path-invalid', 'The path "C:\\dangling" is not valid: it passes a link that leads nowhere.'],
])('%s is refused', (path, code, message) => {
  expect(deploymentFailure(() => disk.readFile(path))).toEqual({ code, message });
});

test('one that is confined refuses the host, and links that lead there are none of it', () => {
  const confined = new MachineDisk(own, 'fe01', () => undefined, undefined, undefined, true);
  expect(confined.readFile('C:\\twice.txt').toString()).toBe('own');
  for (const path of [join(folder, 'secret.txt'), '\\\\tsclient\\etc\\passwd', '/nonexistent']) {
    expect(deploymentFailure(() => confined.readFile(path)).code).toBe('host-refused');
    expect(deploymentFailure(() => confined.writeFile(path, '')).code).toBe('host-refused');
    expect(deploymentFailure(() => confined.exists(path)).code).toBe('host-refused');
  }
});

test('writing', () => {
  disk.makeFolder('C:\\new\\deep');
  disk.writeFile('c:\\NEW\\deep\\x.txt', 'x');
  expect(disk.readFile('C:\\new\\DEEP\\X.txt').toString()).toBe('x');
  expect(disk.exists('C:\\new\\deep\\y.txt')).toBe(false);
  expect(deploymentFailure(() => disk.writeFile('C:\\none\\x.txt', 'x')).code).toBe('path-not-found');
});

test('no path leads out of the disk', () => {
  const part = fc.constantFrom(
    '..',
    '.',
    'a',
    'out',
    'in',
    'Program Files',
    'secret.txt',
    '\\',
    '/',
    '...',
    '.. ',
    'C:',
  );
  const property = fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
    try {
      expect(`${disk.locate(`C:\\${parts.join('\\')}`).hostPath}/`.startsWith(`${own}/`)).toBe(true);
    } catch (error) {
      expect((error as Error).name).toBe('DeploymentError');
    }
  });
  fc.assert(property, { numRuns: 300 });
});
