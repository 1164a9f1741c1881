// `npm run mutation -- [GROUP [FILE…]]`: changes the sources in small ways, one at a time, and shows which changes no test
// notices. Takes hours for a whole group. Stryker is no dependency of the project: the first run installs it into
// node_modules/.cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

const RELEASE = '9.6.1';
const PACKAGES = ['core', 'jest-runner'].map((name) => `@stryker-mutator/${name}`);

/** What is mutated, by which tests it must be noticed, and the percentage that must be. */
const groups = new Map([
  ['binder', { mutate: ['src/engine/binder/**/*.ts'], tests: ['test/engine/binder'], least: 0 }],
  ['conversions', { mutate: ['src/types/conversion/**/*.ts'], tests: ['test/types'], least: 0 }],
  [
    'deployment',
    {
      mutate: ['src/deployment/**/*.ts'],
      tests: ['test/deployment'],
      // Other processes run what is not mutated, and labs in memory have no files to be damaged.
      except: ['lab', 'lost-updates', 'replicating-processes'].map((name) => `/test/deployment/${name}\\.test\\.ts$`),
      least: 80,
    },
  ],
  // What decides what a deployment does by itself, with the tests that need no process of their own: minutes, not hours.
  [
    'rules',
    {
      mutate: ['back-off', 'certificate-configuration', 'due-steps', 'scheduled-tasks'].map(
        (name) => `src/deployment/${name}.ts`,
      ),
      tests: ['test/deployment'],
      match: ['assignment-rules', 'due-steps', 'rules', 'scheduled-tasks'].map(
        (name) => `**/test/deployment/${name}.test.ts`,
      ),
      least: 80,
    },
  ],
]);

const folder = join(root, 'node_modules/.cache/mutation');

function run(command, args, cwd) {
  // Labs of tests are made for every mutant: in memory.
  const env = { ...process.env, LYNCSHELL_TEST_LABS: 'memory:mutation' };
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

function install() {
  if (existsSync(join(folder, 'node_modules/@stryker-mutator/core'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const packages = PACKAGES.map((name) => `${name}@${RELEASE}`);
  if (run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], folder) !== 0)
    throw new Error(`npm could not install ${packages.join(', ')}`);
}

/** Stryker's settings for a group, or for some files of it. */
function settings({ mutate, tests, match, except, least }, files) {
  return {
    mutate: files.length > 0 ? files : mutate,
    plugins: [join(folder, 'node_modules', PACKAGES[1], 'dist/src/index.js')],
    testRunner: 'jest',
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    jest: {
      configFile: 'jest.config.mjs',
      enableFindRelatedTests: false,
      config: {
        roots: tests.map((path) => `<rootDir>/${path}`),
        ...(match && { testMatch: match }),
        ...(except && { testPathIgnorePatterns: except }),
        testEnvironment: join(folder, 'node_modules', PACKAGES[1], 'dist/src/jest-plugins/jest-environment-node.cjs'),
      },
    },
    coverageAnalysis: 'perTest',
    ignorePatterns: ['dist', 'docs/reference', 'bench', 'test/conformance'],
    thresholds: { high: 80, low: 60, break: least },
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowEmojis: false, logTests: false },
    // Stryker reads a tsconfig by TypeScript's old interface, which TypeScript 7 has not.
    tsconfigFile: 'none',
    tempDirName: '.stryker-tmp',
    allowConsoleColors: false,
    concurrency: 2,
  };
}

try {
  const [name = 'binder', ...files] = process.argv.slice(2);
  const group = groups.get(name);
  if (!group) throw new Error(`no group ${name}: there are ${[...groups.keys()].join(', ')}`);
  install();
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(settings(group, files)));
  const stryker = join(folder, 'node_modules', PACKAGES[0], 'bin/stryker.js');
  process.exitCode = run(process.execPath, [stryker, 'run', file], root);
} catch (error) {
  process.stderr.write(`mutation: ${error.message}\n`);
  process.exitCode = 1;
}
