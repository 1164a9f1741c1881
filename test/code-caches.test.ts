/** What V8 compiled beforehand lies beside the program, for each of its threads, and V8 takes it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const loader = readFileSync(`${dist}/lyncshell.js`, 'utf8');
const bundle = `${dist}/${/bundle-\w+/.exec(loader)?.[0]}`;
const caches = `${bundle}/${process.version}-${process.arch}`;

const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.cache'))
    .map((file) => file.slice(0, -'.cache'.length));

const LOOK = `
  const { readFileSync } = require('node:fs');
  const { Script } = require('node:vm');
  const [bundle, folder, ...names] = process.argv.slice(1);
  const isRefused = (name) => {
    const filename = bundle + '/' + name + '.js';
    const cachedData = readFileSync(folder + '/' + name + '.cache');
    return new Script(readFileSync(filename, 'latin1'), { filename, cachedData }).cachedDataRejected;
  };
  console.log(JSON.stringify(names.filter(isRefused)));
`;

/**
 * The chunks in a folder whose caches V8 refuses: in a process of its own, as the program is one. It refuses them all where its
 * flags are others than when they were made, and another test in this process may have set some.
 */
function refusedIn(folder: string): string[] {
  const look = execFileSync(process.execPath, ['-e', LOOK, bundle, folder, ...namesIn(folder)], { encoding: 'utf8' });
  return JSON.parse(look) as string[];
}

test('every chunk of the program has its cache', () => {
  const chunks = readdirSync(bundle)
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.slice(0, -'.js'.length));
  expect(namesIn(caches).sort()).toEqual(chunks.filter((name) => name !== 'library').sort());
  expect(refusedIn(caches)).toEqual([]);
});

test('the engine of the prompt has caches of its own, of what it reads until the first prompt stands', () => {
  expect(namesIn(`${caches}/prompt`)).toEqual(expect.arrayContaining(['deployment', 'entry', 'prompt', 'start']));
  expect(namesIn(`${caches}/prompt`)).not.toContain('lab');
  expect(refusedIn(`${caches}/prompt`)).toEqual([]);
});
