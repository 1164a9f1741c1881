// `npm run bench -- serve [LEARNERS]`: what a class costs a server. Each learner has a console and types a command a second or so;
// the time from Enter to the next prompt is measured, and that of a single key to its echo.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { root } from '../scripts/source-tree.mjs';

const COMMANDS = [
  '1 + 1',
  'Get-CsCertificate | Select-Object Use, Thumbprint',
  'Get-CsManagementStoreReplicationStatus | Format-Table ReplicaFqdn, UpToDate',
  'Get-ChildItem Cert:\\LocalMachine\\My',
  'Get-CsWindowsService | Where-Object Status -ne Running',
];
const ROUNDS = 10;
const PROMPT = /\u001b\\\u001b\[0m\u001b\(B\u000f[^\n]*PS C:/;
const HEAD_BYTES = 11;

function middle(numbers, part = 0.5) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
}

/** A learner's page with one console. */
class Page {
  constructor(socket) {
    this.socket = socket;
    this.text = '';
    this.heard = () => undefined;
  }

  static async open(link) {
    const { origin, hash, host } = new URL(link);
    const body = JSON.stringify({ ticket: hash.split('=')[1] });
    const answer = await fetch(`${origin}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body,
    });
    const { key } = await answer.json();
    const cookie = answer.headers.get('set-cookie').split(';')[0];
    const socket = new WebSocket(`ws://${host}/socket`, { headers: { cookie, origin } });
    const page = new Page(socket);
    socket.on('open', () => page.send({ t: 'hello', version: 1, key, language: 'en', resume: [] }));
    socket.on('message', (data, isBinary) => page.hear(data, isBinary));
    await page.until(() => page.channel !== undefined && PROMPT.test(page.text), 120_000);
    return page;
  }

  send(message) {
    this.socket.send(JSON.stringify(message));
  }

  hear(data, isBinary) {
    if (isBinary) {
      this.text += data.subarray(HEAD_BYTES).toString();
      this.send({ t: 'ack', channel: data.readUInt16BE(1), sequence: data.readDoubleBE(3) + data.length - HEAD_BYTES });
    } else {
      const message = JSON.parse(data);
      if (message.t === 'welcome') {
        this.send({ t: 'watch' });
        this.send({ t: 'open', machine: message.machine, user: null, columns: 100, rows: 30 });
      } else if (message.t === 'opened') this.channel = message.tab.channel;
    }
    this.heard();
  }

  type(text) {
    const bytes = Buffer.from(text);
    const frame = Buffer.alloc(HEAD_BYTES + bytes.length);
    frame[0] = 2;
    frame.writeUInt16BE(this.channel, 1);
    bytes.copy(frame, HEAD_BYTES);
    this.socket.send(frame);
  }

  async until(found, milliseconds = 60_000) {
    const limit = performance.now() + milliseconds;
    while (!found()) {
      if (performance.now() > limit) throw new Error(`nothing came: ${JSON.stringify(this.text.slice(-200))}`);
      await Promise.race([new Promise((resolve) => (this.heard = resolve)), pause(1_000)]);
    }
  }

  /** Milliseconds from Enter to the next prompt. */
  async run(command) {
    this.type(command);
    await pause(50);
    this.text = '';
    const began = performance.now();
    this.type('\r');
    await this.until(() => PROMPT.test(this.text));
    return performance.now() - began;
  }

  /** Milliseconds from a key to its echo. */
  async echo() {
    this.text = '';
    const began = performance.now();
    this.type('x');
    await this.until(() => this.text.includes('x'));
    const taken = performance.now() - began;
    this.type('\u007f');
    await pause(50);
    return taken;
  }
}

/** Prints the times; false where a goal is missed. */
export async function printClassTimes([count = '30']) {
  const names = Array.from({ length: Number(count) }, (_none, at) => `learner${at + 1}`);
  const home = mkdtempSync(join(tmpdir(), 'lyncshell-class-'));
  const args = [
    join(root, 'dist/lyncshell.js'),
    'serve',
    '--port',
    '0',
    ...names.flatMap((name) => ['--learner', name]),
  ];
  const server = spawn(process.execPath, args, {
    env: { ...process.env, LYNCSHELL_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let text = '';
    server.stdout.on('data', (bytes) => {
      text += bytes;
    });
    while (!text.includes(`${names.at(-1)} (`)) await pause(100);
    const links = [...text.matchAll(/^ {2}learner\d+ \(.*\): (\S+)$/gm)].map(([, link]) => link);
    const began = performance.now();
    const pages = [];
    // As people come in: not all in one moment, but soon after each other.
    for (const link of links) pages.push(await Page.open(link));
    const opened = (performance.now() - began) / links.length;
    const times = [];
    await Promise.all(
      pages.map(async (page) => {
        for (let round = 0; round < ROUNDS; round++) {
          await pause(Math.random() * 2_000);
          times.push(await page.run(COMMANDS[round % COMMANDS.length]));
        }
      }),
    );
    const echoes = [];
    for (let time = 0; time < 20; time++) echoes.push(await pages[0].echo());
    const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;
    process.stdout.write(
      [
        `${pages.length} learners, ${times.length} commands, one a second each on average`,
        `a console opens in ${Math.round(opened)} ms`,
        `a command answers in ${Math.round(middle(times))} ms (median), ${Math.round(middle(times, 0.95))} ms (95 of 100)`,
        `a key comes back in ${Math.round(middle(echoes))} ms (median of ${echoes.length})`,
        `the server takes ${Math.round(memory)} MB`,
        '',
      ].join('\n'),
    );
    return middle(times) < 300 && middle(echoes) < 50;
  } finally {
    server.kill('SIGTERM');
    server.kill('SIGTERM');
    await new Promise((resolve) => server.on('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  }
}
