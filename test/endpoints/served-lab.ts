/** A lab whose endpoints listen in this process, and clients that look at them from outside. */
import { spawn } from 'node:child_process';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { EndpointReport, OpenedEndpoint } from '../../src/endpoints/endpoint-protocol.ts';
import { endpointsOf } from '../../src/endpoints/lab-endpoints.ts';
import { OpenedEndpoints } from '../../src/endpoints/opened-endpoints.ts';
import { NodeSockets } from '../../src/platform/node/node-sockets.ts';
import { type SocketLimits, usualLimits } from '../../src/platform/node/socket-limits.ts';

export interface ServedLab {
  readonly lab: Deployment;
  readonly opened: OpenedEndpoints;
  report(): Omit<EndpointReport, 'trouble'>;
  /** The endpoint of a machine at a port of an interface, which a name tells apart. */
  at(machine: string, port: number, name?: string): OpenedEndpoint;
  close(): void;
}

/** An offset of ports that puts none among those that systems give to clients (from 32768 on), so that none is in use by chance. */
export function anyOffset(): number {
  return 10_000 + Math.floor(Math.random() * 14_000);
}

/** Ports are moved so that tests need no rights and meet no other program. */
export async function serveLab(
  lab: Deployment,
  machines?: readonly string[],
  offset = anyOffset(),
  patience: Partial<SocketLimits> = {},
): Promise<ServedLab> {
  const opened = new OpenedEndpoints(
    new NodeSockets(
      (error) => {
        throw error;
      },
      { ...usualLimits, ...patience },
    ),
  );
  await opened.open(endpointsOf(lab, machines), offset);
  return {
    lab,
    opened,
    report: () => opened.report(),
    at(machine, port, name) {
      const found = opened
        .report()
        .endpoints.find(
          (one) =>
            one.machine.startsWith(machine) && one.port === port && (name === undefined || one.names.includes(name)),
        );
      if (!found) throw new Error(`nothing of ${machine} at ${port}`);
      return found;
    },
    close: () => opened.close(),
  };
}

/** Runs a program with a time limit; what it printed, and its exit code. */
export function run(
  program: string,
  args: readonly string[],
  input: string | Uint8Array = '',
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly output: string; readonly code: number | null; readonly bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'pipe', timeout: 60_000, env: { ...process.env, ...environment } });
    const out: Buffer[] = [];
    const all: Buffer[] = [];
    child.on('error', reject);
    child.stdout.on('data', (part: Buffer) => out.push(part) && all.push(part));
    child.stderr.on('data', (part: Buffer) => all.push(part));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code) =>
      resolve({ output: Buffer.concat(all).toString('utf8'), code, bytes: Buffer.concat(out) }),
    );
  });
}

/** What `openssl s_client` says of an endpoint. */
export async function clientView({ address, hostPort, names }: OpenedEndpoint, ...args: string[]): Promise<string> {
  const target = ['-connect', `${address}:${hostPort}`, '-servername', names[0] ?? 'none'];
  return (await run('openssl', ['s_client', ...target, '-showcerts', ...args], '')).output;
}

/** Shakes hands by Node's client. */
export function shake(endpoint: OpenedEndpoint, options: ConnectionOptions = {}): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: endpoint.address,
      port: endpoint.hostPort,
      servername: endpoint.names[0] ?? '',
      rejectUnauthorized: false,
      timeout: 10_000,
      ...options,
    });
    socket.once('secureConnect', () => resolve(socket));
    socket.once('error', reject);
    socket.once('timeout', () => socket.destroy(new Error('timed out')));
    socket.once('close', () => reject(new Error('closed')));
  });
}

/** The thumbprint that an endpoint shows now. */
export async function shownBy(endpoint: OpenedEndpoint): Promise<string> {
  const socket = await shake(endpoint);
  const thumbprint = socket.getPeerCertificate().fingerprint.replaceAll(':', '');
  socket.destroy();
  return thumbprint;
}
