// Types cases at a real PowerShell and gives what its console shows; used by confirm.mjs and snippets.mjs.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

/** After this time a step counts as one that never ends. */
export const STEP_SECONDS = 20;

/** What PowerShell prints for each step, by case and step; a step that did not end in time has none. */
export async function recordCases(pwsh, cases) {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-recording-'));
  const [input, output] = [join(folder, 'cases.jsonl'), join(folder, 'outputs.jsonl')];
  // What is installed and registered is so in a home of its own.
  const home = join(folder, 'home');
  mkdirSync(join(home, '.local/share'), { recursive: true });
  try {
    const lines = cases.map(({ steps }, id) => JSON.stringify({ id, steps: steps.map((step) => step.input) }));
    writeFileSync(input, `${lines.join('\n')}\n`);
    const script = join(root, 'test/oracle/record.ps1');
    const args = ['-NoProfile', '-NonInteractive', '-File', script, input, output, '-StepSeconds', STEP_SECONDS];
    const child = spawn(pwsh, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 1000 * (4 * STEP_SECONDS + 3 * cases.length),
      killSignal: 'SIGKILL',
      // Scripts can't set the culture of the threads that PowerShell makes for their sessions.
      env: { ...process.env, TZ: 'UTC', LANG: 'en_US.UTF-8', NO_COLOR: '1', HOME: home, XDG_DATA_HOME: '' },
    });
    const errors = [];
    child.stderr.on('data', (text) => errors.push(text));
    // Not 'close': a job that a case left behind would hold standard error open.
    const status = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
    child.stderr.destroy();
    if (status > 0) throw new Error(`record.ps1 failed: ${Buffer.concat(errors)}`);
    const printed = new Map();
    for (const line of readFileSync(output, 'utf8').split('\n').filter(Boolean)) {
      const { id, step, output: text } = JSON.parse(line);
      // As transcripts say it: without the last line end, but one empty line is not nothing.
      printed.set(`${id}/${step}`, text.replace(/(?<=.)\n$/s, ''));
    }
    return cases.map(({ steps }, id) => steps.map((_, step) => printed.get(`${id}/${step}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
