// `npm run exercises`: tries all exercises of the program out, in a home folder of its own. The arguments name some of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

const home = mkdtempSync(join(tmpdir(), 'lyncshell-exercises-'));
try {
  const args = [join(root, 'dist/lyncshell.js'), 'learn', 'test', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, LYNCSHELL_HOME: home },
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}
