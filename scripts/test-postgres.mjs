// `npm run test:postgres`: the tests of stores on PostgreSQL, on a real server: that of LYNCSHELL_TEST_POSTGRES (an address of
// a database that may be written to), or one that is made for the occasion by the initdb and postgres of this machine.
//
//   npm run test:postgres -- -t contract     some of them
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './source-tree.mjs';

/** The folders in which distributions put PostgreSQL's programs, besides those of the PATH. */
const FOLDERS = [18, 17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** PostgreSQL refuses to run as root: it then runs as this user. */
const asServer = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A server of its own: its address, and how to start, stop and kill it. */
export async function makeServer() {
  const env = { ...process.env, PATH: [process.env.PATH, ...FOLDERS].join(delimiter), LC_ALL: 'C' };
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-postgres-'));
  if (asServer.uid !== undefined) chownSync(folder, asServer.uid, asServer.gid);
  const options = { ...asServer, env, cwd: folder };
  const data = join(folder, 'data');
  const made = spawnSync('initdb', ['-D', data, '-U', 'lync', '-A', 'trust', '-E', 'UTF8', '-N'], options);
  if (made.error || made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    const reason = made.error?.message ?? made.stderr.toString();
    throw new Error(
      `No PostgreSQL server can be made here (${reason.trim()}). Install one, or set LYNCSHELL_TEST_POSTGRES.`,
    );
  }
  const port = await freePort();
  let child = null;
  const server = {
    address: `postgres://lync@127.0.0.1:${port}/postgres`,
    async start() {
      const settings = ['-c', `unix_socket_directories=${folder}`, '-c', 'listen_addresses=127.0.0.1'];
      child = spawn('postgres', ['-D', data, '-p', String(port), ...settings], { ...options, stdio: 'ignore' });
      child.ended = new Promise((resolve) => child.on('exit', resolve));
      for (let attempt = 0; attempt < 300; attempt++) {
        const asked = spawnSync('pg_isready', ['-h', '127.0.0.1', '-p', String(port)], { env });
        if (asked.status === 0) return;
        await pause(100);
      }
      throw new Error('The PostgreSQL server does not come up.');
    },
    /** At once, as by a loss of power: what was committed must be there afterwards. */
    async kill(signal = 'SIGQUIT') {
      child?.kill(signal);
      await child?.ended;
    },
    async remove() {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function main(args) {
  const given = process.env.LYNCSHELL_TEST_POSTGRES;
  const server = given === undefined ? await makeServer() : null;
  try {
    const jest = [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      'test/storage/store-contract.test.ts',
      'test/storage/postgres.test.ts',
    ];
    execFileSync(process.execPath, [...jest, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, LYNCSHELL_TEST_POSTGRES: given ?? server.address },
    });
    return 0;
  } catch (error) {
    if (error.status === undefined) process.stderr.write(`test:postgres: ${error.message}\n`);
    return 1;
  } finally {
    await server?.remove();
  }
}

if (import.meta.filename === process.argv[1]) process.exitCode = await main(process.argv.slice(2));
