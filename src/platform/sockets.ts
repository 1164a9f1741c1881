/**
 * Listening for others, as a thread of its own does it for an engine that has no event loop: what is said to whom is decided
 * by values that are asked for at each connection, so that nothing of a protocol's limits is left to those who answer.
 */

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** What a server shows of itself, and what it wants to see of its client. */
export interface TlsPresentation {
  /** The same text for the same contents: secure contexts are kept under it. */
  readonly id: string;
  /** DER, the server's own first; none where the server has none to show. */
  readonly certificates: readonly Uint8Array[];
  /** PKCS #8, DER; null where the machine has none. */
  readonly privateKey: Uint8Array | null;
  readonly oldest: TlsVersion;
  readonly newest: TlsVersion;
  /** Whether a certificate of the client is asked for, and whether it goes on without one. */
  readonly client: 'none' | 'asked' | 'required';
}

/** What happens to a connection when it comes. */
export type Greeting =
  | { readonly kind: 'reset' | 'close' | 'silence' }
  | { readonly kind: 'rubbish'; readonly bytes: Uint8Array }
  | { readonly kind: 'talk'; readonly tls: TlsPresentation | null };

/** Who is at the other end. */
export interface Peer {
  /** Address and port. */
  readonly address: string;
  /** The name that it asked for (SNI); null without one. */
  readonly serverName: string | null;
  /** Its certificates, DER, its own first. */
  readonly certificates: readonly Uint8Array[];
}

/** A request over HTTP, whole. */
export interface ServedRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  /** The name in the Host header, in lower case, without a port. */
  readonly host: string;
  /** By lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

export interface ServedAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** A protocol of messages on one connection. */
export interface Conversation {
  /** What came, in any pieces. */
  hear(bytes: Uint8Array): Heard;
}

/** What comes of what was heard. */
export interface Heard {
  /** What to send. */
  readonly reply: Uint8Array;
  /** Whether the connection ends behind it. */
  readonly ends: boolean;
  /** Whether a message has begun that is not whole. */
  readonly isPartial: boolean;
}

/** A question to a name server (RFC 1035): the name in lower case, without the dot behind it. */
export interface NameQuestion {
  readonly name: string;
  /** `A`, `SRV`, …, `ANY`. */
  readonly type: string;
}

/** What a name server knows of a name. */
export type NameRecord = {
  readonly name: string;
  /** In seconds. */
  readonly ttl: number;
} & (
  | { readonly type: 'A' | 'NS' | 'PTR'; readonly data: string }
  | {
      readonly type: 'SRV';
      readonly data: {
        readonly priority: number;
        readonly weight: number;
        readonly port: number;
        readonly target: string;
      };
    }
  | {
      readonly type: 'SOA';
      readonly data: {
        readonly mname: string;
        readonly rname: string;
        readonly serial: number;
        readonly refresh: number;
        readonly retry: number;
        readonly expire: number;
        readonly minimum: number;
      };
    }
);

export interface NameAnswer {
  readonly outcome: 'NOERROR' | 'NXDOMAIN' | 'REFUSED';
  readonly answers: readonly NameRecord[];
  readonly authorities: readonly NameRecord[];
  readonly additionals: readonly NameRecord[];
}

export type Speech =
  /** DNS, over UDP and TCP. */
  | { readonly kind: 'names'; answer(question: NameQuestion): NameAnswer }
  | { readonly kind: 'http'; answer(request: ServedRequest, peer: Peer): ServedAnswer }
  | { readonly kind: 'messages'; open(peer: Peer): Conversation };

/** A place to listen at, and what is said there. */
export interface ListeningPlan {
  readonly address: string;
  readonly port: number;
  greet(): Greeting;
  /** Whether who has shown these certificates may go on; asked behind the handshake. */
  admits(peer: Peer): boolean;
  readonly speech: Speech;
}

/** A port that is open. */
export interface ListeningPort {
  close(): void;
}

export interface SocketServer {
  /** Opens a port. Rejects with a host error: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`. */
  listen(plan: ListeningPlan): Promise<ListeningPort>;
  /** How many connections there are. */
  readonly connections: number;
}
