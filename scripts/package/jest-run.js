// Copied into dist/. Runs a transcript or tests of Pester in a process of its own, which no script can outlive, and tells jest
// of each case what it came to. The lab is a new one, unless LYNCSHELL_HOME says where labs lie.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { basename, join } = require('node:path');
const { describe, test } = require('@jest/globals');

/** Milliseconds that a file may take. */
const TIME_OF_FILE = 10 * 60 * 1000;

/** The result of the only file of a report. */
function resultOf(file) {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-jest-'));
  try {
    const report = join(folder, 'report.json');
    const args = [join(__dirname, 'lyncshell.js'), 'test', '--quiet', '--report', report, file];
    const env = { LYNCSHELL_HOME: folder, ...process.env };
    const run = spawnSync(process.execPath, args, { encoding: 'utf8', env, timeout: TIME_OF_FILE });
    try {
      return JSON.parse(readFileSync(report, 'utf8')).files[0];
    } catch {
      const problem =
        run.error?.code === 'ETIMEDOUT' ? `It did not end within ${TIME_OF_FILE / 1000} seconds.` : run.stderr;
      return { file, cases: [], problem: `${problem}${run.stdout}`.trim() || `It ended with ${run.status}.` };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An error whose place is in the file, so that jest shows the line. */
function failure(file, message, line, name) {
  const lines = message.split('\n');
  const place = lines.find((one) => one.startsWith('at ') && one.includes(`${basename(file)}: line `));
  // The steps inside of Pester are nobody's fault.
  const told = lines.filter((one) => !/^at .*[\\/]Pester[\\/]|^at .*, <No file>: line \d+$/.test(one)).join('\n');
  const error = new Error(told);
  error.stack = `Error: ${told}\n    at ${name} (${file}:${place?.match(/\d+$/)[0] ?? line}:1)`;
  return error;
}

/** Cases as nested blocks; what follows each other in one block stands in one. @param depth how many names are said already */
function tell(file, cases, depth) {
  for (let at = 0; at < cases.length; ) {
    const { path, status, message, line } = cases[at];
    const name = path[depth];
    if (path.length === depth + 1) {
      at++;
      const run = status === 'skipped' ? test.skip : test;
      run(name, () => {
        if (status === 'failed') throw failure(file, message, line, name);
      });
      continue;
    }
    const end = cases.findIndex(
      (one, index) => index >= at && (one.path.length <= depth + 1 || one.path[depth] !== name),
    );
    const block = cases.slice(at, end === -1 ? cases.length : end);
    describe(name, () => tell(file, block, depth + 1));
    at += block.length;
  }
}

module.exports = function runFile(file) {
  const { cases, problem } = resultOf(file);
  if (problem !== null)
    test('the file can be run', () => {
      throw failure(file, problem, 1, 'the file');
    });
  tell(file, cases, 0);
};
