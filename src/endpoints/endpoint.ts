/** A place in the lab's network at which somebody answers: what it shows, whom it lets in, what it says. */
import type { Conversation, Greeting, ListeningPlan, Peer } from '../platform/sockets.ts';
import type { NetworkSide } from './name-map.ts';

/** What can be told of an endpoint; crosses threads. */
export interface EndpointFacts {
  /** The FQDN of the machine. */
  readonly machine: string;
  readonly side: NetworkSide;
  /** In lower case. */
  readonly names: readonly string[];
  readonly address: string;
  readonly port: number;
  readonly service: string;
  /** The use whose certificate it shows; null where it shows none. */
  readonly use: string | null;
  readonly protocol: string;
}

export interface Endpoint extends Omit<ListeningPlan, 'address' | 'port'> {
  readonly facts: EndpointFacts;
  /** Whether its service runs: one that does not has no port open. */
  isServing(): boolean;
}

/** What everybody lets in. */
export const admitsEverybody = (_: Peer): boolean => true;

export const PLAIN: Greeting = { kind: 'talk', tls: null };
export const RESET: Greeting = { kind: 'reset' };

const NOTHING = new Uint8Array(0);

/** A protocol of which only TLS is there: what is said is heard and not answered. */
export const listensOnly = (): Conversation => ({
  hear: () => ({ reply: NOTHING, ends: false, isPartial: false }),
});
