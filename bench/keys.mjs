// `npm run bench -- keys`: from a key to the screen, in a text of 500 lines with live colours: what an editor on a screen
// of its own takes, in milliseconds. A frame has 16.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../scripts/source-tree.mjs';

const ENTRY = `
import './src/platform/node/node-platform.ts';
import { EditorHarness } from './test/prompt/editor-harness.ts';
export { EditorHarness };
`;
const LINES = 500;
const KEYS = 200;
const FRAME_MS = 16;
const REST_MS = 600;

const line = (i) => `if ($x -gt ${i}) { Get-Item "a$i" | Where-Object { $_.Name -like 'x*' } } # note ${i}`;

/** Milliseconds for each of so many keys at a place of the text. */
async function timesAt(harness, text, place, keyAt) {
  harness.set(`${text.slice(0, place)}|${text.slice(place)}`);
  await harness.rest(REST_MS);
  const times = [];
  for (let i = 0; i < KEYS; i++) {
    const begun = performance.now();
    harness.editor.receive(Buffer.from(keyAt(i)));
    await new Promise((resolve) => setImmediate(resolve));
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b);
}

/** Prints the times; whether half of the keys are seen within a frame. */
export async function printKeyTimes() {
  const outfile = join(root, 'node_modules/.cache/lyncshell-keys.mjs');
  await build({
    stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  try {
    const { EditorHarness } = await import(pathToFileURL(outfile).href);
    const harness = new EditorHarness({ columns: 120, rows: 40 });
    const text = Array.from({ length: LINES }, (_, i) => line(i)).join('\n');
    const places = [
      ['at the end', text.length, () => 'a'],
      ['in the middle', text.length >> 1, () => 'a'],
      ['in the middle, with quotes', text.length >> 1, (i) => (i % 7 === 6 ? '"' : 'a')],
    ];
    let isQuick = true;
    for (const [name, place, keyAt] of places) {
      const times = await timesAt(harness, text, place, keyAt);
      const [half, most] = [times[KEYS >> 1], times[Math.floor(KEYS * 0.95)]];
      isQuick &&= half < FRAME_MS;
      process.stdout.write(`${name.padEnd(28)} median ${half.toFixed(2)} ms, 95 % ${most.toFixed(2)} ms\n`);
    }
    harness.stop();
    return isQuick;
  } finally {
    rmSync(outfile, { force: true });
  }
}
