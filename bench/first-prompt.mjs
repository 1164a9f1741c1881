// `npm run bench -- prompt`: from the start of the program to the last byte of its first prompt, in a pseudo-terminal, beside
// a node that does nothing. Both in turns, so that other work on the machine meets both.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from 'node-pty';
import { distLoader, root } from '../scripts/source-tree.mjs';

const ROUNDS = 25;
/** How many times as long as bare node the prompt may take. */
const TARGET = 2.5;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Milliseconds until what is written is as wanted, or until the end. */
function timeOf(args, env, isThere) {
  return new Promise((resolve) => {
    const begun = performance.now();
    const pty = spawn(process.execPath, args, { cols: 100, rows: 40, env: { ...process.env, ...env } });
    let text = '';
    let seen = null;
    pty.onData((data) => {
      text += data;
      if (seen !== null || !isThere(stripVTControlCharacters(text))) return;
      seen = performance.now() - begun;
      pty.kill('SIGKILL');
    });
    pty.onExit(() => resolve(seen ?? performance.now() - begun));
  });
}

/** Prints the times; whether the prompt is there soon enough. */
export async function printPromptTimes() {
  const home = mkdtempSync(join(tmpdir(), 'lyncshell-bench-'));
  const prompt = () => timeOf([join(root, distLoader)], { LYNCSHELL_HOME: home }, (text) => /^PS .*> /m.test(text));
  const bare = () => timeOf(['-e', '0'], {}, () => false);
  try {
    // The first makes the lab.
    await prompt();
    const [ours, nodes] = [[], []];
    for (let i = 0; i < ROUNDS; i++) {
      nodes.push(await bare());
      ours.push(await prompt());
    }
    const ratio = median(ours) / median(nodes);
    process.stdout.write(
      `first prompt ${median(ours).toFixed(0)} ms, node -e 0 ${median(nodes).toFixed(0)} ms: ${ratio.toFixed(2)} times, ${TARGET} at most\n`,
    );
    return ratio <= TARGET;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
