/** How a shell has the endpoints of a lab opened: by a thread that listens, since nothing here waits on an event loop. */
import type { Deployment } from '../deployment/deployment.ts';
import type { HostThreads, Servant } from '../platform/platform.ts';
import { isInMemory } from '../storage/open-catalogue.ts';
import { knownPassphrases } from '../storage/protection.ts';
import type { EndpointQuestion, EndpointReply, EndpointReport } from './endpoint-protocol.ts';

/** To open the lab and a thousand ports on a computer that has much else to do. */
const PATIENCE_MS = 60_000;

/** Why endpoints cannot be opened, for people. */
export class EndpointFailure extends Error {
  override readonly name = 'EndpointFailure';
}

export interface OpeningOptions {
  /** FQDNs; all by default. */
  readonly machines?: readonly string[];
  /** What is added to each port. */
  readonly portOffset?: number;
  /** Whether the lab's name servers answer too. */
  readonly answersNames?: boolean;
}

/** The endpoints that one session has opened. */
export class EndpointLink {
  private servant: Servant | null = null;

  constructor(private readonly serve: HostThreads['serve']) {}

  /** Whether ports are open. */
  get isStarted(): boolean {
    return this.servant !== null;
  }

  /** Opens the endpoints of a lab, in place of those that were open. @throws EndpointFailure */
  start(lab: Deployment, options: OpeningOptions = {}): EndpointReport {
    // What a confined session may not have is refused before anything else is said.
    const servant = this.servant ?? this.serve('endpoints');
    if (isInMemory(lab.root)) {
      servant.end();
      this.servant = null;
      throw new EndpointFailure(
        `The lab "${lab.name}" is in the memory of this program, and another thread cannot read it: use one on disk. What speaks from inside the lab reaches its servers without ports.`,
      );
    }
    const { root, name, leaseOwner } = lab;
    this.servant = servant;
    return this.ask({
      ask: 'start',
      lab: { root, name, leaseOwner, passphrases: knownPassphrases() },
      ...(options.machines && { machines: options.machines }),
      portOffset: options.portOffset ?? 0,
      answersNames: options.answersNames === true,
      tells: false,
    });
  }

  /** What is open; null before anything was. */
  report(): EndpointReport | null {
    return this.servant ? this.ask({ ask: 'list' }) : null;
  }

  stop(): void {
    if (!this.servant) return;
    this.ask({ ask: 'stop' });
    this.servant?.end();
    this.servant = null;
  }

  private ask(question: EndpointQuestion): EndpointReport {
    const reply = this.servant?.ask(question, PATIENCE_MS) as EndpointReply | undefined;
    if (reply && 'report' in reply) return reply.report;
    this.servant?.end();
    this.servant = null;
    throw new EndpointFailure(
      reply && 'failure' in reply
        ? reply.failure
        : `The thread that listens gave no answer for ${PATIENCE_MS / 1000} s.`,
    );
  }
}
