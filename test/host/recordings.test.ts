/** A session is recorded as it was seen, is played, and becomes a page that runs. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { readRecording } from '../../src/learn/recordings/recording-file.ts';
import { program } from './terminal-session.ts';

jest.setTimeout(120_000);

const home = mkdtempSync(join(tmpdir(), 'lyncshell-recordings-'));
const at = (name: string): string => join(home, name);

function lyncshell(args: readonly string[], input = ''): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, LYNCSHELL_HOME: home },
  });
  return { status, text: stdout + stderr };
}

describe('a session with a change of the lab', () => {
  const cast = at('session.cast');

  test('is recorded with its commands and pictures', () => {
    const typed =
      'Set-CsSite Redmond -Description recorded\nStep-LabClock -By 00:10:00\n(Get-CsSite Redmond).Description\n';
    expect(lyncshell(['record', cast], typed).status).toBe(0);
    const { header, events } = readRecording(readFileSync(cast, 'utf8'));
    expect(header).toMatchObject({ title: 'session', place: { lab: 'contoso', machine: 'fe01.contoso.com' } });
    const commands = events.flatMap((event) => (event.kind === 'command' ? [event] : []));
    expect(commands.map(({ input }) => input)).toEqual(typed.trim().split('\n'));
    expect(commands[2]?.output).toBe('recorded\n');
    const pictures = events.flatMap((event) => (event.kind === 'picture' ? [event.message] : []));
    expect(pictures[0]?.t).toBe('state');
    // The change, and then that all replicas have it.
    expect(pictures.length).toBeGreaterThan(2);
    expect(pictures.at(-1)?.clock.at).toBeGreaterThanOrEqual((pictures[0]?.clock.at ?? 0) + 600_000);
  });

  test('is played', () => {
    const { status, text } = lyncshell(['play', cast, '--speed', '1000']);
    expect(status).toBe(0);
    expect(text.replaceAll('\r', '')).toContain('(Get-CsSite Redmond).Description\nrecorded\n');
  });

  test('becomes a page that runs, and a plain file of asciinema', () => {
    expect(lyncshell(['play', cast, '--to', at('session.md')])).toEqual({ status: 0, text: '' });
    const { status, text } = lyncshell(['run', at('session.md'), '--check']);
    expect(text).toContain('3 succeeded');
    expect(status).toBe(0);
    expect(lyncshell(['play', cast, '--to', at('plain.cast')])).toEqual({ status: 0, text: '' });
    const codes = readFileSync(at('plain.cast'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line)[1]);
    expect(new Set(codes)).toEqual(new Set(['o']));
  });

  test('what is there is not written over', () => {
    expect(lyncshell(['play', cast, '--to', cast])).toEqual({
      status: 64,
      text: `lyncshell: ${cast}: is there already\n`,
    });
  });
});

test.each([
  [['play', at('nothing.cast')], `lyncshell: ${at('nothing.cast')}: there is no such file\n`],
  [
    ['play', program],
    `lyncshell: ${program}: line 1: it is no recording: a line of JSON with the version has to begin it\n`,
  ],
])('%j', (args, text) => {
  expect(lyncshell(args)).toEqual({ status: 1, text });
});
