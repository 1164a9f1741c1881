/** `lyncshell serve` and labs that are not there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { run } from '../endpoints/served-lab.ts';
import { program } from '../host/terminal-session.ts';

jest.setTimeout(60_000);

const home = mkdtempSync(join(tmpdir(), 'lyncshell-serve-command-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test.each(['nowhere', '../contoso', 'a b'])('a lab "%s" that is not there is no lab to serve', async (lab) => {
  const { output, code } = await run(process.execPath, [program, 'serve', '--port', '0', '--lab', lab], '', {
    LYNCSHELL_HOME: home,
  });
  expect(output).toMatch(/^lyncshell: .*lab/);
  expect(output).toContain(lab);
  expect(output).not.toMatch(/served at|fault of lyncshell/);
  expect(code).toBe(1);
});

test.each([
  ['--disk', '-1'],
  ['--disk', 'much'],
  ['--learner', '<img src=x>'],
  ['--learner', '../bob'],
  ['--learner', 'trainer'],
])('%s "%s" is refused with what it wants', async (option, value) => {
  const { output, code } = await run(process.execPath, [program, 'serve', '--port', '0', `${option}=${value}`], '', {
    LYNCSHELL_HOME: home,
  });
  expect([code, output]).toEqual([64, expect.stringContaining(`${option} wants a `)]);
});
