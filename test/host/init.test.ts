/** `lyncshell init`: a project that tests a folder of scripts. Its tests run in scripts/try-package.mjs, where npm installs. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { program } from './terminal-session.ts';

jest.setTimeout(60_000);

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyncshell-init-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function init(...args: string[]) {
  const env = { ...process.env, LYNCSHELL_HOME: folder };
  return spawnSync(process.execPath, [program, 'init', ...args], { encoding: 'utf8', cwd: folder, env });
}

test('makes what is missing, for the scripts that are there, and leaves the rest', () => {
  writeFileSync(join(folder, 'roll.ps1'), 'param([switch]$WhatIf)\n');
  writeFileSync(join(folder, 'jest.config.js'), '// mine\n');
  const { stdout, status } = init('.');
  expect(status).toBe(0);
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    'made  package.json',
    'is there, and stays  jest.config.js',
    'made  tests/scripts.test.js',
  ]);
  expect(readFileSync(join(folder, 'jest.config.js'), 'utf8')).toBe('// mine\n');
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    scripts: { test: 'jest', analyze: 'lyncshell analyze "roll.ps1"' },
    devDependencies: { lyncshell: expect.stringMatching(/^\^\d/) },
  });
  expect(readFileSync(join(folder, 'tests/scripts.test.js'), 'utf8')).toContain('shell.runFile("roll.ps1"');
  for (const path of ['.github/workflows/scripts.yml', 'azure-pipelines.yml', 'tests/lab.Tests.ps1'])
    expect(existsSync(join(folder, path))).toBe(true);
});

test('makes the folder, and the workflow of one service alone', () => {
  expect(init('new folder', '--ci', 'azure').status).toBe(0);
  expect(existsSync(join(folder, 'new folder/azure-pipelines.yml'))).toBe(true);
  expect(existsSync(join(folder, 'new folder/.github'))).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'new folder/package.json'), 'utf8'))).toMatchObject({
    name: 'new-folder',
  });
});

test('in a project that is there it says what is missing, and speaks CommonJS where .js does not', () => {
  mkdirSync(join(folder, 'own'));
  writeFileSync(join(folder, 'own/package.json'), '{ "name": "own", "type": "module", "scripts": { "test": "mine" } }');
  const { stdout } = init('own', '--ci', 'none');
  expect(stdout).toContain('made  jest.config.cjs\nmade  tests/scripts.test.cjs\n');
  expect(stdout).toMatch(/^Next: npm install --save-dev jest @jest\/globals lyncshell, then npx jest\.$/m);
  writeFileSync(join(folder, 'own/package.json'), 'no JSON');
  expect(init('own', '--ci', 'none')).toMatchObject({ status: 0, stderr: '' });
});

test('its transcript is one that passes', () => {
  const args = [program, 'test', 'new folder/tests/lab.transcript', '--quiet'];
  const env = { ...process.env, LYNCSHELL_HOME: folder };
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder, env });
  expect(stdout).toBe('lab.transcript: 1 of 1 steps match (100.0 %)\n');
});

test('a transcript that is recorded anew keeps the ends of its lines', () => {
  const file = join(folder, 'windows.transcript');
  writeFileSync(file, '## a\r\nPS> 1 + 1\r\n3\r\n');
  const env = { ...process.env, LYNCSHELL_HOME: folder };
  spawnSync(process.execPath, [program, 'test', file, '--update', '--quiet'], { cwd: folder, env });
  expect(readFileSync(file, 'utf8')).toBe('## a\r\nPS> 1 + 1\r\n2\r\n');
});

test('what is no folder, and no service', () => {
  expect(init('roll.ps1')).toMatchObject({ status: 1, stderr: 'lyncshell: roll.ps1: is a file, not a folder\n' });
  expect(init('.', '--ci', 'jenkins').status).toBe(64);
});
