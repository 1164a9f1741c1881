/** What the chapters of docs/security.md share: a home, a canary that nothing may touch, and sessions that may and may not reach it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from '@jest/globals';
import { program } from '../../host/terminal-session.ts';
import { type InProcessSession, inProcessSession } from '../../in-process-session.ts';

export const SECRET = 'SECRET-OF-THE-CANARY';

export const folder = mkdtempSync(join(tmpdir(), 'lyncshell-security-'));
export const home = join(folder, 'home');
export const canary = join(folder, 'canary');
export const inWindows = canary.replaceAll('/', '\\');
export const secret = `${canary}/a.txt`;
const homeBefore = process.env.LYNCSHELL_HOME;

export const tested = new Set<string>();

/** A test of the sentences of the page that begin so. */
export function sentence(text: string, run: () => void | Promise<void>): void {
  tested.add(text);
  test(text, run);
}

export function sentencesOfPage(): string[] {
  return readFileSync('docs/security.md', 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .split(/\n\n|\n(?=- )/)
    .map((block) => block.replace(/^- /, '').replaceAll(/\s+/g, ' ').trim())
    .filter((block) => block !== '')
    .flatMap((block) => block.split(/(?<=\.) (?=[A-Z])/));
}

/** Runs the program itself. */
export function lyncshell(args: readonly string[], input = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    input,
    encoding: 'utf8',
    cwd: canary,
    env: { ...process.env, LYNCSHELL_HOME: home, SECRET_VARIABLE: SECRET },
  });
  return { output: stdout + stderr, status };
}

/** Each command is a block of its own; the last block is no block of PowerShell but looks like a program's call. */
export function page(commands: readonly string[], ...options: string[]) {
  const path = join(folder, 'page.md');
  const blocks = commands.map((command) => `\`\`\`powershell\n${command}\n\`\`\`\n`);
  writeFileSync(path, [...blocks, '    /bin/sh -c true', ''].join('\n'));
  return lyncshell(['run', path, ...options]);
}

/** Names and contents of the canary's folder. */
export function canaryState(): string {
  return readdirSync(canary, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(canary, name);
      const { mtimeMs, mode, nlink } = statSync(path);
      return `${name} ${mtimeMs} ${mode} ${nlink} ${statSync(path).isFile() ? readFileSync(path, 'utf8') : ''}`;
    })
    .join('\n');
}

export const disk = (machine = 'fe01') => join(home, 'labs', 'contoso', 'disks', machine, 'C');

export let confined: InProcessSession;
export let full: InProcessSession;

beforeAll(() => {
  mkdirSync(join(canary, 'sub'), { recursive: true });
  writeFileSync(secret, `${SECRET}\n`);
  writeFileSync(join(canary, 's.ps1'), `Set-Content ${canary}/pwned 1; '${SECRET}'\n`);
  writeFileSync(join(canary, 'm.psm1'), `Set-Content ${canary}/pwned 1\n`);
  process.env.LYNCSHELL_HOME = home;
  full = inProcessSession({ lab: 'contoso' });
  confined = inProcessSession({ lab: 'contoso', access: 'lab' });
});

afterAll(() => {
  if (homeBefore === undefined) delete process.env.LYNCSHELL_HOME;
  else process.env.LYNCSHELL_HOME = homeBefore;
  rmSync(folder, { recursive: true, force: true });
});
