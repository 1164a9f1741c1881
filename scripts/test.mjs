// `npm test`: prepares the tree, runs jest (arguments are passed on), and ends with one line of counts.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareTree } from './prepare-tree.mjs';
import { root } from './source-tree.mjs';

/** Counts of a jest run. A test file that could not run at all counts as one failure. */
function readCounts(resultFile) {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function runJest() {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-test-'));
  try {
    const resultFile = join(folder, 'result.json');
    const jest = [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(import.meta.resolve('jest/bin/jest')),
    ];
    const args = [...jest, '--json', `--outputFile=${resultFile}`, ...process.argv.slice(2)];
    // --json puts the result on stdout as well; the readable report is on stderr, and is what a reader wants.
    const run = spawnSync(process.execPath, args, { cwd: root, stdio: ['inherit', 'ignore', 'inherit'] });
    if (run.error) throw run.error;
    return { status: run.status ?? 1, ...readCounts(resultFile) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await prepareTree();
  const { status, passed, failed, skipped } = runJest();
  process.exitCode = status !== 0 || failed > 0 || passed + failed === 0 ? 1 : 0;
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
} catch (error) {
  process.stderr.write(`npm test: ${error.message}\n`);
  process.stdout.write('0 passed, 1 failed, 0 skipped\n');
  process.exitCode = 1;
}
