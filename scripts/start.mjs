// `npm start -- ARGS`: the shell, from whatever state the tree is in. It runs in this same process: a second one would
// double the start-up time and stand between the terminal's signals and the shell.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepareTree } from './prepare-tree.mjs';
import { distLoader, root } from './source-tree.mjs';

try {
  await prepareTree();
} catch (error) {
  process.stderr.write(`lyncshell: ${error.message}\n`);
  process.exit(1);
}

const loader = join(root, distLoader);
process.argv[1] = loader;
createRequire(import.meta.url)(loader);
