// `npm run test:web`: the page in a real Chromium, sessions at their limits, a server that is killed. What only this needs is installed when it runs:
// playwright-core and axe-core below node_modules/.cache, Debian's chromium by apt-get where that may be. Where there is no
// browser one line says so, and only its tests are skipped.
//
//   npm run test:web -- --test-name-pattern=axe     some of those in the browser
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { filesBelow, root } from './source-tree.mjs';

const folder = join(root, 'node_modules/.cache/browser-tests');
const packages = ['playwright-core@1', 'axe-core@4'];
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const MINUTES = 60_000;

function quietly(command, args, timeout) {
  const { status } = spawnSync(command, args, { stdio: 'ignore', timeout });
  return status === 0;
}

/** The browser's path; null where there is none and none can be installed. */
function browser() {
  const named = process.env.LYNCSHELL_CHROMIUM;
  const find = () => [named, ...BROWSERS].find((path) => path !== undefined && existsSync(path)) ?? null;
  const found = find();
  if (found !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  process.stderr.write('test:web: installing chromium\n');
  quietly('apt-get', ['update'], 2 * MINUTES);
  quietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], 5 * MINUTES);
  return find();
}

/** What writes the authorities that a browser trusts; without it, those tests are skipped that want one. */
function installTrustTool() {
  const isThere = spawnSync('certutil', ['--help'], { stdio: 'ignore' }).error === undefined;
  if (isThere || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  quietly('apt-get', ['install', '-y', '--no-install-recommends', 'libnss3-tools'], 2 * MINUTES);
}

/** Whether the driver of the browser is there. */
function driver() {
  const find = () => {
    try {
      createRequire(join(folder, 'package.json')).resolve('playwright-core');
      return true;
    } catch (error) {
      if (error.code === 'MODULE_NOT_FOUND') return false;
      throw error;
    }
  };
  if (find()) return true;
  mkdirSync(folder, { recursive: true });
  quietly('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...packages], 2 * MINUTES);
  return find();
}

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const isWithin = run([...jest, '--maxWorkers=1', '--testMatch', '<rootDir>/test/web/*.ts']);
const path = browser();
const reason = path === null ? 'there is no Chromium here' : driver() ? null : 'playwright-core cannot be installed';
let isDrawn = true;
if (reason === null) {
  installTrustTool();
  const files = filesBelow('test/web', '.browser.mjs');
  const env = { LYNCSHELL_CHROMIUM: path, LYNCSHELL_BROWSER_TESTS: folder };
  isDrawn = run(['--test', '--test-concurrency=1', ...process.argv.slice(2), ...files], env);
} else process.stdout.write(`test:web: the tests in the browser are skipped: ${reason}.\n`);
process.exitCode = isWithin && isDrawn ? 0 : 1;
