// Finds the about topics (`cmdlets/<module>/about/about_<Subject>.txt`) and writes them as one module, so that the bundle
// needs no files beside it and jest and tsc see an ordinary import.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow, root } from './source-tree.mjs';

/** Every topic file; its name is the topic's. */
function findTopics(inFolder) {
  const files = filesBelow('cmdlets', '.txt').filter(
    (file) => file.split('/')[2] === 'about' && inFolder(file.split('/')[1]),
  );
  return files.map((file) => ({
    name: basename(file, '.txt'),
    text: readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n'),
  }));
}

/** The text of the module. */
export function topicsSource(inFolder = () => true) {
  return [
    '// Made by scripts/generate-index.mjs from the topic files. Do not edit.',
    '',
    '/** Every about topic by its name. */',
    'export const aboutTopics: ReadonlyMap<string, string> = new Map([',
    ...findTopics(inFolder).map(({ name, text }) => `  [${JSON.stringify(name)}, ${JSON.stringify(text)}],`),
    ']);',
    '',
  ].join('\n');
}
