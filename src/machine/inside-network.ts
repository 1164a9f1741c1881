/**
 * The simulated network as cmdlets and types reach it: servers answer in memory, and nothing goes over the network of this
 * computer. Whoever has machines (a lab) fills the port of the ambient.
 */
import type { HttpReply, HttpRequest } from '../platform/network.ts';
import type { TlsVersion } from '../platform/sockets.ts';
import { AmbientPort } from '../types/ambient.ts';

/** What a client shows in a handshake. */
export interface ShownIdentity {
  readonly serverName: string;
  /** DER, its own first. */
  readonly certificates: readonly Uint8Array[];
  readonly oldest: TlsVersion;
  readonly newest: TlsVersion;
}

/** A connection to a server. Its methods throw host errors. */
export interface InsideConnection {
  secure(identity: ShownIdentity): { readonly version: TlsVersion; readonly certificates: readonly Uint8Array[] };
  send(bytes: Uint8Array): void;
  /** Up to so many bytes of what has come; none where the other side has ended. */
  receive(count: number): Uint8Array;
  readonly available: number;
}

/** An answer with the address that it comes from. */
export interface InsideDatagram {
  readonly bytes: Uint8Array;
  readonly address: string;
}

export interface InsideNetwork {
  /** `undefined` where the host is none of the simulated network. Throws host errors. */
  exchange(request: HttpRequest): HttpReply | undefined;
  connect(host: string, port: number): InsideConnection | undefined;
  /**
   * Sends a datagram from a port of the session's machine; null where nobody answers, `undefined` where the host is none of
   * the simulated network. Throws host errors.
   */
  datagram(host: string, port: number, question: Uint8Array, fromPort: number): InsideDatagram | null | undefined;
  /** Whether a certificate (DER) is one of a host. */
  isNameOf(certificate: Uint8Array, host: string): boolean;
}

export const insideNetwork = new AmbientPort<InsideNetwork>('network of the lab');
