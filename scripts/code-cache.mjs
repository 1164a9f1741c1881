// Run by the build in a process of its own: runs the bundle once, as dist/lyncshell.js would, and writes what V8
// compiled meanwhile beside it. Start-up then deserializes that instead of compiling megabytes of source.
// Arguments: the bundle, the cache file, then the program's own arguments.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

const [, , bundle, cacheFile, ...args] = process.argv;
const loader = join(dirname(bundle), 'lyncshell.js');
const script = new Script(readFileSync(bundle, 'latin1'), { filename: bundle });
process.on('exit', () => writeFileSync(cacheFile, script.createCachedData()));
process.argv = [process.argv[0], loader, ...args];
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(loader), module, loader, dirname(loader));
