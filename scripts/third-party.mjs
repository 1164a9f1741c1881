// The licences of the libraries that are bundled into the program: most want to be told with every copy.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

const modules = join(root, 'node_modules');

/** The libraries and all that they depend on, by name. */
function withDependencies(libraries) {
  const seen = new Set();
  const take = (name) => {
    const file = join(modules, name, 'package.json');
    if (seen.has(name) || !existsSync(file)) return;
    seen.add(name);
    for (const dependency of Object.keys(JSON.parse(readFileSync(file, 'utf8')).dependencies ?? {})) take(dependency);
  };
  for (const specifier of libraries) take(/^(?:@[^/]+\/)?[^/]+/.exec(specifier)[0]);
  return [...seen].sort();
}

/** One text with all of them. */
export function licencesOf(libraries) {
  const parts = withDependencies(libraries).map((name) => {
    const folder = join(modules, name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((one) => /^(?:licen[cs]e|copying)(?:\.|-|$)/i.test(one));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `lyncshell contains parts of these libraries.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
