// What the endpoints of a lab cost: `npm run bench -- endpoints`. A shell opens the ports of all machines of a lab; then one client
// shakes hands with a listener of it and, for what this machine can do, with `openssl s_server` that has a key of the same kind,
// in turns, anew each time and with a session that it has kept. Figures wanted: the endpoints of ten machines open within
// 0.5 s, and 1,000 handshakes a second on two cores (client and server together). Other work on the machine takes from what is
// done a second, less from the processor's time for one handshake.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/lyncshell.js', import.meta.url));
const SECONDS = 3;
const ROUNDS = 3;
/** How many clients shake hands at once. */
const CLIENTS = 16;
const OPENSSL_PORT = 26999;

const script = `
$null = Get-LabMachine
$watch = [Diagnostics.Stopwatch]::StartNew()
Start-LabEndpoint -PortOffset 26000
"opened $(@(Get-LabMachine).Count) $(@(Get-LabEndpoint | Where-Object HostPort).Count) $($watch.ElapsedMilliseconds)"
$e = Get-LabEndpoint fe01 | Where-Object { $_.Port -eq 443 -and $_.Side -eq 'Internal' }
"at $($e.Address) $($e.HostPort)"
Start-Sleep 600
`;

/** Lines of a shell, as they come. */
function shell(home) {
  const child = spawn(process.execPath, [program, '-NoProfile', '-Command', script], {
    env: { ...process.env, LYNCSHELL_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const waiting = [];
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      waiting.shift()?.(text.slice(0, end));
      text = text.slice(end + 1);
    }
  });
  return { child, line: () => new Promise((resolve) => waiting.push(resolve)) };
}

/** `openssl s_server` with a certificate of its own; null where there is no openssl. */
async function opensslServer(folder) {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=pool01.contoso.com', '-days', '30'];
  const made = spawnSync('openssl', ['req', ...subject, '-keyout', key, '-out', certificate]);
  if (made.error || made.status !== 0) return null;
  const arguments_ = ['s_server', '-quiet', '-www', '-accept', `127.0.0.1:${OPENSSL_PORT}`];
  const child = spawn('openssl', [...arguments_, '-cert', certificate, '-key', key, '-tls1_2'], { stdio: 'ignore' });
  for (let tries = 0; tries < 50; tries++) {
    try {
      await handshake({ host: '127.0.0.1', port: OPENSSL_PORT, rejectUnauthorized: false });
      return child;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  child.kill();
  throw new Error(`openssl s_server does not answer at port ${OPENSSL_PORT}`);
}

/** Of a process with all its threads, in milliseconds (Linux). */
function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** One handshake. @returns the session that the client may keep */
function handshake(options) {
  return new Promise((resolve, reject) => {
    const socket = connect(options, () => {
      if (options.session && !socket.isSessionReused()) reject(new Error('The server took up no session.'));
      const session = options.session ?? socket.getSession();
      socket.destroy();
      resolve(session);
    });
    socket.on('error', reject);
  });
}

/** Shakes hands for some seconds. @returns how many a second, and milliseconds of processor for one, of both sides */
async function shakeHands({ host, port, pid }, isResumed) {
  const secureContext = createSecureContext({ maxVersion: 'TLSv1.2' });
  const fresh = { host, port, secureContext, rejectUnauthorized: false };
  const options = isResumed ? { ...fresh, session: await handshake(fresh) } : fresh;
  const [begun, serverBefore, start] = [process.cpuUsage(), processorTime(pid), performance.now()];
  const until = start + SECONDS * 1000;
  let done = 0;
  const client = async () => {
    for (; performance.now() < until; done++) await handshake(options);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const { user, system } = process.cpuUsage(begun);
  return {
    rate: (done * 1000) / (performance.now() - start),
    client: (user + system) / 1000 / done,
    server: (processorTime(pid) - serverBefore) / done,
  };
}

const best = (rounds) => rounds.toSorted((a, b) => b.rate - a.rate)[0];

/** Rounds of both servers in turns, and the best of each. */
async function compare(servers, isResumed) {
  const rounds = servers.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, server] of servers.entries()) rounds[index].push(await shakeHands(server, isResumed));
  const title = isResumed ? 'resumed' : 'whole';
  for (const [index, { name }] of servers.entries()) {
    const { rate, client, server } = best(rounds[index]);
    const columns = [Math.round(rate), client.toFixed(2), server.toFixed(2)].map((cell) => String(cell).padStart(11));
    console.log(`${title.padEnd(10)}${name.padEnd(18)}${columns.join('')}`);
  }
}

const home = mkdtempSync(join(tmpdir(), 'lyncshell-bench-'));
const { child, line } = shell(home);
let openssl = null;
try {
  const [first, second] = [line(), line()];
  const [, machines, ports, milliseconds] = (await first).split(' ');
  const [, host, port] = (await second).split(' ');
  console.log(`${ports} ports of ${machines} machines are open after ${milliseconds} ms`);
  openssl = await opensslServer(home);
  if (openssl === null) console.log('There is no openssl to compare with.');
  const servers = [
    { name: 'lyncshell', host, port: Number(port), pid: child.pid },
    ...(openssl ? [{ name: 'openssl s_server', host: '127.0.0.1', port: OPENSSL_PORT, pid: openssl.pid }] : []),
  ];
  console.log(
    `TLS 1.2, RSA 2048, ${cpus().length} cores; milliseconds of processor time a handshake; the best of ${ROUNDS} rounds`,
  );
  console.log(`${'handshake'.padEnd(10)}${'server'.padEnd(18)}   a second  client ms  server ms`);
  await compare(servers, false);
  await compare(servers, true);
} finally {
  openssl?.kill();
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  rmSync(home, { recursive: true, force: true });
}
