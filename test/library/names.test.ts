/** What the library exports: programs rely on these names. */
import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import * as lyncshell from '../../src/index.ts';

const NAMES = [
  'DeploymentError',
  'Lab',
  'LyncshellError',
  'Shell',
  'credential',
  'defineCmdlet',
  'defineFunction',
  'defineType',
  'openLab',
  'openShell',
  'secret',
];

test('the names, in the sources and in what is built', () => {
  expect(Object.keys(lyncshell).sort()).toEqual(NAMES);
  expect(Object.keys(createRequire(import.meta.url)('../../dist/index.js')).sort()).toEqual(NAMES);
});
