/** What shells offer behind Tab: the words, and the script of bash as bash reads it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { completionScript, completionShells } from '../../src/host/shell-completion.ts';
import { parseSubcommand } from '../../src/host/subcommands.ts';
import { program } from './terminal-session.ts';

jest.setTimeout(60_000);

const words = (...args: string[]) => {
  const line = parseSubcommand(['completion', '--words', '--', ...args]);
  return line.kind === 'text' ? line.text.split('\n').slice(0, -1) : line;
};

describe('words', () => {
  test.each<[string[], string[]]>([
    [['l'], ['lab', 'learn']],
    [['-No'], ['-NoExit', '-NoProfile', '-NoLogo', '-NonInteractive']],
    [
      ['lab', 's'],
      ['snapshot', 'show'],
    ],
    [['lab', 'snapshot', 'r'], ['restore']],
    [['lab', 'show', '--w'], ['--watch']],
    [
      ['run', '--s'],
      ['--set', '--strict'],
    ],
    [
      ['init', '--ci', ''],
      ['github', 'azure', 'both', 'none'],
    ],
    [['completion', ''], [...completionShells]],
    [['run', 'page'], []],
    [['config', 'list', 'x'], []],
  ])('%j', (args, expected) => {
    expect(words(...args)).toEqual(expected);
  });

  test('of no shell there is a script that is not there', () => {
    for (const shell of completionShells) expect(completionScript(shell)).toContain('lyncshell completion --words --');
    expect(parseSubcommand(['completion', 'tcsh']).kind).toBe('mistake');
  });
});

describe('in bash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-completion-'));

  beforeAll(() => {
    mkdirSync(join(folder, 'labs/training'), { recursive: true });
    symlinkSync(program, join(folder, 'lyncshell'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each<[string, string]>([
    ['lyncshell con', 'config'],
    ['lyncshell lab unp', 'unprotect'],
  ])('%s', (line, expected) => {
    const typed = line.split(' ');
    const text = `${completionScript('bash')}
COMP_WORDS=(${typed.join(' ')}); COMP_CWORD=${typed.length - 1}
_lyncshell; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, LYNCSHELL_HOME: folder };
    const { stdout, stderr } = spawnSync('bash', ['-c', text], { encoding: 'utf8', env });
    expect(stderr).toBe('');
    expect(stdout).toBe(`${expected}\n`);
  });
});
