// What the endpoints of a lab cost: `npm run bench -- endpoints`. A shell opens the ports of all machines of a lab and waits;
// clients in a thread of their own shake hands. Figures wanted: the endpoints of ten machines open within 0.5 s, and 1,000
// handshakes a second on two cores (client and server together).

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/lyncshell.js', import.meta.url));
const SECONDS = 5;
/** How many clients shake hands at once. */
const CLIENTS = 16;

const script = `
$null = Get-LabMachine
$watch = [Diagnostics.Stopwatch]::StartNew()
Start-LabEndpoint -PortOffset 26000
"opened $(@(Get-LabMachine).Count) $(@(Get-LabEndpoint | Where-Object HostPort).Count) $($watch.ElapsedMilliseconds)"
$e = Get-LabEndpoint fe01 | Where-Object { $_.Port -eq 443 -and $_.Side -eq 'Internal' }
"at $($e.Address) $($e.HostPort)"
Start-Sleep ${SECONDS + 60}
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

/** Of a process with all its threads, in milliseconds (Linux). */
function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Shakes hands until the time is over. @returns how many */
async function shakeHands(host, port, until) {
  const secureContext = createSecureContext({ maxVersion: 'TLSv1.2' });
  let done = 0;
  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port, secureContext, rejectUnauthorized: false }, () => {
        done++;
        socket.destroy();
        resolve();
      });
      socket.on('error', reject);
    });
  const client = async () => {
    while (Date.now() < until) await one();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return done;
}

const home = mkdtempSync(join(tmpdir(), 'lyncshell-bench-'));
const { child, line } = shell(home);
try {
  const [first, second] = [line(), line()];
  const [, machines, ports, milliseconds] = (await first).split(' ');
  const [, host, port] = (await second).split(' ');
  console.log(`open    ${ports} ports of ${machines} machines in ${milliseconds} ms`);
  const begun = process.cpuUsage();
  const before = processorTime(child.pid);
  const done = await shakeHands(host, Number(port), Date.now() + SECONDS * 1000);
  const { user, system } = process.cpuUsage(begun);
  const own = (user + system) / 1e6;
  console.log(`shake   ${Math.round(done / SECONDS)} handshakes a second, RSA 2048, ${cpus().length} cores`);
  console.log(`client  ${((own * 1000) / done).toFixed(2)} ms of processor time a handshake`);
  console.log(`server  ${((processorTime(child.pid) - before) / done).toFixed(2)} ms of processor time a handshake`);
} finally {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  rmSync(home, { recursive: true, force: true });
}
