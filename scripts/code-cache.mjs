// Run by the build in a process of its own: runs the program once and writes what V8 compiled meanwhile beside each chunk.
// Start-up then deserializes that instead of compiling megabytes of source. Chunks that the run does not read are read
// then, so that at least their outermost functions come compiled.
// Arguments: the loader, the folder of the chunks, that of the caches, the names of those to make caches for, then the program's own arguments.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import { scripts, writeCache } from './kept-scripts.mjs';

const [, , loader, folder, caches, names, ...args] = process.argv;
const require = createRequire(loader);

function writeCaches() {
  for (const name of names.split(',')) {
    const filename = join(folder, `${name}.js`);
    if (!scripts.has(name))
      new vm.Script(readFileSync(filename, 'latin1'), { filename }).runInThisContext()(require, loader);
    writeCache(caches, name);
  }
}

process.on('exit', writeCaches);
process.argv = [process.argv[0], loader, ...args];
require(loader);
