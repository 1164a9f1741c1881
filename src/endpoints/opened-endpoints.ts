/** Endpoints whose ports are open on this computer: which port each has, and that it is open while its service runs. */
import { hostErrorCode } from '../platform/host-error.ts';
import type { ListeningPort, SocketServer } from '../platform/sockets.ts';
import type { Endpoint } from './endpoint.ts';
import type { EndpointProblem, EndpointReport } from './endpoint-protocol.ts';

/** Ports below this need rights of the system, in most systems. */
const FIRST_FREE_PORT = 1024;
/** What is added to those where there are none of these rights: 443 becomes 10443. */
export const MAPPED_BY = 10_000;

interface Opened {
  readonly endpoint: Endpoint;
  hostPort: number;
  listening: ListeningPort | null;
}

export class OpenedEndpoints {
  private opened: Opened[] = [];
  private problems: EndpointProblem[] = [];
  private isChanging = false;

  constructor(private readonly sockets: SocketServer) {}

  async open(endpoints: readonly Endpoint[], portOffset: number): Promise<void> {
    const tried = endpoints.map((endpoint) => this.tryOpen(endpoint, portOffset));
    for (const one of await Promise.all(tried)) {
      if ('code' in one) this.problems.push(one);
      else this.opened.push(one);
    }
  }

  close(): void {
    for (const one of this.opened) one.listening?.close();
    this.opened = [];
    this.problems = [];
  }

  /** Closes the ports of services that have stopped since, and opens those of services that have started. */
  async follow(): Promise<void> {
    if (this.isChanging) return;
    this.isChanging = true;
    try {
      for (const one of this.opened) await this.followOne(one);
    } finally {
      this.isChanging = false;
    }
  }

  report(): Omit<EndpointReport, 'trouble'> {
    const endpoints = this.opened.map(({ endpoint, hostPort, listening }) => ({
      ...endpoint.facts,
      hostPort,
      isOpen: listening !== null,
    }));
    return { endpoints, problems: this.problems, connections: this.sockets.connections };
  }

  private async followOne(one: Opened): Promise<void> {
    const isServing = one.endpoint.isServing();
    if (isServing === (one.listening !== null)) return;
    if (isServing) one.listening = await this.listen(one.endpoint, one.hostPort).catch(() => null);
    else {
      one.listening?.close();
      one.listening = null;
    }
  }

  private async tryOpen(endpoint: Endpoint, portOffset: number): Promise<Opened | EndpointProblem> {
    const { port } = endpoint.facts;
    const ports = [port + portOffset, ...(portOffset === 0 && port < FIRST_FREE_PORT ? [port + MAPPED_BY] : [])];
    let code = '';
    for (const hostPort of ports) {
      try {
        // Whether a port is to be had is known by opening it, that of a stopped service too.
        const listening = await this.listen(endpoint, hostPort);
        if (endpoint.isServing()) return { endpoint, hostPort, listening };
        listening.close();
        return { endpoint, hostPort, listening: null };
      } catch (error) {
        code = hostErrorCode(error) ?? 'EIO';
        // What is in use stays so at another number only by chance: rights alone are a reason to try that.
        if (code !== 'EACCES') return { ...endpoint.facts, hostPort, code };
      }
    }
    return { ...endpoint.facts, hostPort: ports.at(-1) ?? port, code };
  }

  private listen(endpoint: Endpoint, port: number): Promise<ListeningPort> {
    return this.sockets.listen({ ...endpoint, address: endpoint.facts.address, port });
  }
}
