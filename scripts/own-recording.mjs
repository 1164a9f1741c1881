// Types cases at this shell and gives what its console shows, as recording.mjs does with the real PowerShell.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

/** After this time a batch counts as one that holds a case which never ends. */
const BATCH_SECONDS = 40;

const typedLines = (input) => `PS> ${input.replaceAll('\n', '\n>> ')}\n`;

/** The output of the last step of each case, out of a transcript that `test --update` has filled in. */
function lastOutputs(transcript, cases) {
  const parts = transcript.split(/^## \d+\n/m).slice(1);
  return parts.map((part, i) => {
    const last = typedLines(cases[i].steps.at(-1).input);
    return part.slice(part.lastIndexOf(last) + last.length);
  });
}

/** What this shell prints at the last step of each case, each in a session of its own; null for one that does not end. */
export function ownOutputs(cases) {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-own-'));
  try {
    const file = join(folder, 'batch.transcript');
    const typed = cases.map(({ steps }, i) => `## ${i}\n${steps.map(({ input }) => typedLines(input)).join('')}\n`);
    writeFileSync(file, typed.join(''));
    const { status } = spawnSync(process.execPath, [join(root, 'dist/lyncshell.js'), 'test', '--update', file], {
      stdio: 'ignore',
      timeout: 1000 * BATCH_SECONDS,
      killSignal: 'SIGKILL',
      env: { ...process.env, LYNCSHELL_HOME: folder, HOME: folder },
    });
    if (status !== null) return lastOutputs(readFileSync(file, 'utf8'), cases);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (cases.length === 1) return [null];
  const half = cases.length >> 1;
  return [...ownOutputs(cases.slice(0, half)), ...ownOutputs(cases.slice(half))];
}

/** Whether two outputs are the same but for empty lines at their ends. */
export const sameOutput = (one, other) => (one ?? '').replace(/\n+$/, '') === (other ?? '').replace(/\n+$/, '');
