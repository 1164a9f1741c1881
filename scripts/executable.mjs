// Makes the single-file program of this platform (Node's single executable application): dist/executable/lyncshell. It holds
// node itself, the program and its code caches. The tool that puts them into node's binary is no dependency of the project: the
// first run installs it into node_modules/.cache.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { distLoader, root } from './source-tree.mjs';

const TOOL = 'postject@1.0.0-alpha.6';
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const dist = join(root, 'dist');
const folder = join(dist, 'executable');
const tools = join(root, 'node_modules/.cache/executable');
const isWindows = process.platform === 'win32';
const target = join(folder, isWindows ? 'lyncshell.exe' : 'lyncshell');

function run(command, args, cwd = root) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], shell: isWindows });
  if (status !== 0) throw new Error(`${command} ${args[0]}: ${error?.message ?? `ended with ${status}`}`);
}

/** The files of the program: the loaders, the current bundle with the caches of this node, the libraries. */
function programFiles(bundle) {
  const isPart = (path) => !/^(?:executable|types)\b/.test(path) && (!/^bundle-/.test(path) || path.startsWith(bundle));
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => isPart(path) && statSync(join(dist, path)).isFile());
}

await build();
const bundle = /bundle-[0-9a-f]+/.exec(readFileSync(join(root, distLoader), 'utf8'))[0];
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const files = programFiles(bundle);
writeFileSync(join(folder, 'files.json'), JSON.stringify({ name: `${bundle}-${process.version}`, files }));
const assets = Object.fromEntries(files.map((file) => [file, join(dist, file)]));
const config = {
  main: join(root, 'scripts/executable/main.cjs'),
  output: join(folder, 'program.blob'),
  disableExperimentalSEAWarning: true,
  useCodeCache: true,
  assets: { ...assets, 'files.json': join(folder, 'files.json') },
};
writeFileSync(join(folder, 'sea.json'), JSON.stringify(config));
run(process.execPath, ['--experimental-sea-config', join(folder, 'sea.json')]);
copyFileSync(process.execPath, target);
chmodSync(target, 0o755);
if (!existsSync(join(tools, 'node_modules/postject'))) {
  mkdirSync(tools, { recursive: true });
  run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', tools, TOOL], tools);
}
if (process.platform === 'darwin') run('codesign', ['--remove-signature', target]);
const macho = process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
const postject = join(tools, 'node_modules/postject/dist/cli.js');
run(process.execPath, [postject, target, 'NODE_SEA_BLOB', config.output, '--sentinel-fuse', FUSE, ...macho]);
if (process.platform === 'darwin') run('codesign', ['--sign', '-', target]);
for (const name of ['files.json', 'sea.json', 'program.blob']) rmSync(join(folder, name));
process.stdout.write(`${relative(root, target)}: ${(statSync(target).size / 1e6).toFixed(0)} MB\n`);
