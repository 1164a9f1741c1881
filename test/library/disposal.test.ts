/**
 * What is disposed of is gone: labs, forks, snapshots and shells leave no files, threads, handles or memory behind, whatever
 * their scripts did; and a program that forgets to dispose of them ends all the same, and leaves nothing on the disk.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, jest, test } from '@jest/globals';

jest.setTimeout(120_000);

const library = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lyncshell-disposal-'));
const temporary = join(folder, 'tmp');

beforeEach(() => {
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program that has the library, in a process whose temporary folder is empty before. */
function run(text: string) {
  const program = `const { openLab, openShell } = require(${JSON.stringify(library)});
const { readdirSync } = require('node:fs');
const left = () => readdirSync(process.env.TMPDIR).flatMap((name) => readdirSync(process.env.TMPDIR + '/' + name));
const resources = () => process.getActiveResourcesInfo().filter((name) => !/^(?:TTY|Pipe|FS)/.test(name)).sort();
(async () => {
${text}
})();`;
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawnSync(process.execPath, ['--expose-gc', '-e', program], {
    encoding: 'utf8',
    env: { ...env, TMPDIR: temporary, LYNCSHELL_HOME: join(folder, 'home') },
    timeout: 60_000,
  });
}

test('labs, forks, snapshots and shells that were disposed of leave no files, handles or memory', () => {
  const { stdout, stderr, status } = run(`
  const round = async () => {
    const lab = openLab();
    const [fork, point] = [lab.fork(), lab.snapshot()];
    const shell = openShell({ lab: fork, files: { 'C:\\\\big.bin': new Uint8Array(2e6) } });
    await shell.run('$big = [byte[]]::new(2000000); Set-Content C:\\\\x.txt y; Start-Job { 1 } | Wait-Job | Receive-Job');
    await shell.run('while ($true) {}', { timeoutMs: 50 }).catch(() => {});
    fork.on('assigned', () => {});
    for (const one of [shell, point, fork, lab]) one.dispose();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  for (let i = 0; i < 3; i++) await round();
  gc();
  const before = { heap: process.memoryUsage().heapUsed, resources: resources(), left: left() };
  for (let i = 0; i < 8; i++) await round();
  gc();
  console.log(JSON.stringify({
    // What the first lab was made of is kept for the next.
    sameFiles: JSON.stringify(left()) === JSON.stringify(before.left),
    sameResources: JSON.stringify(resources()) === JSON.stringify(before.resources),
    grownMegabytes: Math.round((process.memoryUsage().heapUsed - before.heap) / 1e6),
  }));`);
  expect(stderr).toBe('');
  const { grownMegabytes, ...rest } = JSON.parse(stdout) as { grownMegabytes: number };
  expect(rest).toEqual({ sameFiles: true, sameResources: true });
  // A lab that was kept is a megabyte and more; bytes that threads have handed over are freed when the collector likes.
  expect(grownMegabytes).toBeLessThan(4);
  expect(status).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
});

test('a program that disposes of nothing ends by itself and leaves no files', () => {
  const { stdout, status } = run(`
  const shell = openShell();
  const fork = shell.lab.fork();
  fork.snapshot();
  console.log((await shell.run('1 + 1')).objects[0], (await openShell({ lab: fork }).run('2 + 2')).objects[0]);`);
  expect(stdout).toBe('2 4\n');
  expect(status).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
});

test('an error that nobody catches ends the program, and leaves no files', () => {
  const { stderr, status } = run(`
  openShell().runSync('1');
  throw new Error('of the program');`);
  expect(stderr).toContain('of the program');
  expect(status).toBe(1);
  expect(readdirSync(temporary)).toEqual([]);
});

test('scripts that change what is the process’s own are nothing to the program and to the next shell', () => {
  const { stdout, stderr, status } = run(`
  const seen = () => JSON.stringify([process.cwd(), process.exitCode, process.title, process.env.LEAK, process.listenerCount('exit'), process.listenerCount('SIGINT')]);
  const lab = openLab();
  openShell({ lab }).runSync('1');
  const before = seen();
  const shell = openShell({ lab });
  await shell.run(\`[Environment]::CurrentDirectory = '/'; Set-Location /; [Environment]::ExitCode = 9; $env:LEAK = 'x'
    $Host.UI.RawUI.WindowTitle = 'mine'; [Console]::Error.WriteLine('err'); [Console]::WriteLine('out'); [Environment]::SetEnvironmentVariable('LEAK', 'x')
    Register-EngineEvent PowerShell.Exiting -Action { 'bye' } | Out-Null; $ErrorActionPreference = 'Stop'; $PSDefaultParameterValues['*:Verbose'] = $true
    function global:Get-Date { 'never' }; Set-StrictMode -Version Latest; Register-ObjectEvent (New-Object Timers.Timer 10) Elapsed -Action { 1 } | Out-Null\`);
  await shell.run('exit 7');
  await shell.run('[Environment]::Exit(3)').catch(() => {});
  shell.dispose();
  const next = openShell({ lab });
  const { objects } = await next.run('(Get-Date).Year; $env:LEAK; $ErrorActionPreference; $nothing; @(Get-EventSubscriber).Count; (Get-Location).Path');
  console.log(JSON.stringify({ same: seen() === before, objects }));`);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    same: true,
    objects: [2012, null, 'Continue', null, 0, 'C:\\Users\\Administrator'],
  });
  expect(status).toBe(0);
});
