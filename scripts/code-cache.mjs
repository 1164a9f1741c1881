// Run by the build in a process of its own: runs the program once and writes what V8 compiled meanwhile beside each chunk.
// Start-up then deserializes that instead of compiling megabytes of source. Chunks that the run does not read are read
// then, so that at least their outermost functions come compiled.
// Arguments: the loader, the folder of the chunks, that of the caches, the names of those to make caches for, then the program's own arguments.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';

const [, , loader, folder, caches, names, ...args] = process.argv;
const require = createRequire(loader);
const scripts = new Map();

vm.Script = class extends vm.Script {
  constructor(text, options) {
    super(text, { filename: options.filename });
    scripts.set(options.filename, this);
  }
};

function writeCaches() {
  mkdirSync(caches, { recursive: true });
  for (const name of names.split(',')) {
    const file = join(folder, `${name}.js`);
    if (!scripts.has(file))
      new vm.Script(readFileSync(file, 'latin1'), { filename: file }).runInThisContext()(require, loader);
    const cache = join(caches, `${name}.cache`);
    const partial = `${cache}.${process.pid}.tmp`;
    writeFileSync(partial, scripts.get(file).createCachedData());
    renameSync(partial, cache);
  }
}

process.on('exit', writeCaches);
process.argv = [process.argv[0], loader, ...args];
require(loader);
