// Finds the exercises (`exercises/<id>/…`) and writes their files as one module, so that the bundle needs no files beside it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

const folder = join(root, 'exercises');

/** The exercises by their ids: folders with an exercise.md. */
function findExercises() {
  const ids = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return ids.map(({ name }) => ({ id: name, files: readdirSync(join(folder, name)).sort() })).sort(byId);
}

function byId(left, right) {
  return left.id < right.id ? -1 : 1;
}

/** The text of the module. */
export function exercisesSource() {
  const entryOf = (id) => (file) => {
    const text = readFileSync(join(folder, id, file), 'utf8').replaceAll('\r\n', '\n');
    return `[${JSON.stringify(file)}, ${JSON.stringify(text)}]`;
  };
  return [
    '// Made by scripts/generate-index.mjs from the folders of exercises. Do not edit.',
    '',
    '/** The files of every exercise by their names, by the id of the exercise. */',
    'export const builtInExercises: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([',
    ...findExercises().map(
      ({ id, files }) => `  [${JSON.stringify(id)}, new Map([${files.map(entryOf(id)).join(', ')}])],`,
    ),
    ']);',
    '',
  ].join('\n');
}
