/** Faults of the program: what a script sees of them, and what their reports hold. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CaptureUI } from '../../src/docs/capture-ui.ts';
import { createRunspace } from '../../src/host/create-runspace.ts';
import { noHost } from '../../src/platform/session-host.ts';

const home = mkdtempSync(join(tmpdir(), 'lyncshell-incidents-'));
const homeBefore = process.env.LYNCSHELL_HOME;

beforeAll(() => {
  process.env.LYNCSHELL_HOME = home;
});

afterAll(() => {
  if (homeBefore === undefined) delete process.env.LYNCSHELL_HOME;
  else process.env.LYNCSHELL_HOME = homeBefore;
  rmSync(home, { recursive: true, force: true });
});

/** A session whose clock is broken: whatever asks for the time meets a fault. */
function brokenSession(fault: () => never, options: { confined?: boolean } = {}) {
  const ui = new CaptureUI();
  const runspace = createRunspace({
    ui,
    now: fault,
    startDirectory: 'C:\\',
    mounts: [{ prefix: 'C:\\', hostPath: () => home }],
    ...(options.confined ? { host: noHost() } : {}),
  });
  return (text: string) => {
    runspace.run(text);
    return ui.take();
  };
}

function typeError(): never {
  throw new TypeError(`The argument 'path' must be a string. Received 'P@ssw0rd'`);
}

test('a script can catch it, and goes on', () => {
  const run = brokenSession(typeError);
  expect(run("try { Get-Date } catch { $_.FullyQualifiedErrorId } 'next'")).toBe(
    'InternalError,Microsoft.PowerShell.Commands.GetDateCommand\nnext\n',
  );
  expect(run("[datetime]::Now; 'next'")).toMatch(/^A fault of lyncshell itself[\s\S]*\nnext\n$/);
});

test('it names its number and its report, and shows no stack', () => {
  const output = brokenSession(typeError)('Get-Date');
  const [, number, file] = /incident (\d{8}-\d{6}-[0-9a-f]{4}) [\s\S]*'([^']*)'/.exec(output) ?? [];
  expect(file).toBe(join(home, 'incidents', `${number}.txt`));
  expect(output).not.toMatch(/\bat .*\.ts/);
  expect(output).not.toContain('P@ssw0rd');
});

test('a report holds the place in the program, and nothing of the user', () => {
  const [name = ''] = readdirSync(join(home, 'incidents'));
  const file = join(home, 'incidents', name);
  const report = readFileSync(file, 'utf8');
  expect(report).toMatch(/^incident \d/);
  expect(report).toMatch(/^TypeError$/m);
  expect(report).toMatch(/^\s+at .*typeError/m);
  expect(report).toMatch(/^statement at line 1, column \d+$/m);
  expect(report).not.toMatch(/P@ssw0rd|Get-Date/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('the same fault in a loop is one incident, and only the newest reports are kept', () => {
  const before = readdirSync(join(home, 'incidents')).length;
  const run = brokenSession(typeError);
  run('1..5 | ForEach-Object { Get-Date }');
  expect(readdirSync(join(home, 'incidents')).length).toBeLessThanOrEqual(before + 1);
  for (let i = 0; i < 30; i++) writeFileSync(join(home, 'incidents', `19990101-0000${i}-0000.txt`), '');
  brokenSession(() => {
    throw new SyntaxError('another place');
  })('Get-Date');
  expect(readdirSync(join(home, 'incidents'))).toHaveLength(20);
});

test('a confined session hears the number alone', () => {
  const output = brokenSession(typeError, { confined: true })('Get-Date');
  expect(output).toMatch(/A fault of lyncshell itself, incident [\w-]+\.$/m);
  expect(output).not.toContain(home);
});

test('where no report can be written, it says so', () => {
  process.env.LYNCSHELL_HOME = '/dev/null/x';
  const output = brokenSession(() => {
    throw new ReferenceError('a third place');
  })('Get-Date');
  process.env.LYNCSHELL_HOME = home;
  expect(output).toContain('No report could be written.');
  expect(existsSync('/dev/null/x')).toBe(false);
});
